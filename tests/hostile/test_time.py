"""Time grows with the length of a text, and never with its square, whatever the text repeats."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from dateline.check.references import Known
from dateline.check.values.addresses import check_address
from dateline.check.values.prose import read_prose
from dateline.data.fields import Fields
from dateline.data.ids import make_id
from dateline.data.keys import EVENT
from dateline.data.nodes import Mapping, Scalar
from dateline.dates import DateError, read_date
from dateline.problems import Place, Problems
from dateline.problems.wording import Names
from dateline.quotes import KnownNames, Match, SourceText, find_words, speaker_named_near
from dateline.text.escaping import escape_markdown, escape_title
from dateline.text.prose import plain_prose, render_prose

NONE = Names()

PLACE = Place("a.yml", 1, 1)
SHORT, LONG = 2_500, 10_000
NEGLIGIBLE = 0.05
"""Seconds of the processor that are too few to compare."""

MOST = 10
"""How many times longer four times the text may take: linear is 4, the square 16."""


def check_prose(text: str) -> None:
    node = Mapping(((Scalar("text", PLACE), Scalar(text, PLACE)),), PLACE)
    known = Known(NONE, NONE, NONE, NONE, NONE, NONE, {}, frozenset())
    read_prose(Fields(node, EVENT, Problems()), "text", known)


def date(text: str) -> None:
    with pytest.raises(DateError):
        read_date(text)


WAYS: dict[str, Callable[[str], object]] = {
    "check": check_prose,
    "render": lambda text: render_prose(text, lambda kind, target: (kind, target)),
    "plain": plain_prose,
    "escape": escape_markdown,
    "title": escape_title,
    "id": make_id,
    "address": lambda text: check_address(Scalar(f"https://a.example/{text}", PLACE), Problems()),
    "host": lambda text: check_address(Scalar(f"https://{text}.example/", PLACE), Problems()),
    "date": date,
}
# What stands before, what is repeated, and what stands after.
TEXTS = [
    ("](", " ", ""),
    ("](<", " ", ""),
    ("[@", ";", ""),
    ("[@a", ",", "b"),
    ("x", " ", "[@a]"),
    ("x", " ", "y"),
    ("\u00a0x", "\u00a0", "y\u00a0"),
    ("", "[@a ", ""),
    ("", "[", ""),
    ("", "](", ""),
    ("", "<", ""),
    ("", "<file:", ""),
    ("", "&a", ""),
    ("", "*a_ ", ""),
    ("", "2. a\n", ""),
    ("", "- ", "x"),
    ("", "1", ""),
    ("", "a1", ""),
    ("", ".", "x"),
    ("", "\n ", "x"),
    ("", "\u4e00\u4e01\u4e02\u4e03", ""),
]


def seconds(way: Callable[[str], object], text: str) -> float:
    """The processor's time, at best: other programs take time too."""
    taken = []
    for attempt in "12":  # a text of its own each time, since some are remembered
        start = time.process_time()
        way(text + attempt)
        taken.append(time.process_time() - start)
        if taken[-1] < NEGLIGIBLE:
            break
    return min(taken)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(("before", "repeated", "after"), TEXTS)
def test_four_times_the_text_takes_no_sixteen_times_the_time(
    way: str, before: str, repeated: str, after: str
) -> None:
    short, long = (
        seconds(WAYS[way], before + repeated * (length // len(repeated)) + after)
        for length in (SHORT, LONG)
    )
    assert long < max(NEGLIGIBLE, MOST * short)


def name_speaker_after(words: int) -> float:
    """Seconds to look for the speaker, and for 50 others, in so many words without a stop."""
    source = SourceText.of("“We will go there now,” " + "so it was " * (words // 3) + "with Lee 1")
    match = find_words("We will go there now", source)
    assert isinstance(match, Match)
    others = KnownNames.of(f"Lee {number}" for number in range(50))
    return seconds(lambda name: speaker_named_near(match, source, [name], others), "Belov")


def test_words_without_a_stop_are_looked_through_once_for_names() -> None:
    assert name_speaker_after(900) < max(NEGLIGIBLE, MOST * name_speaker_after(225))
