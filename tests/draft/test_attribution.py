"""Whose words a quotation is: as often as a rule is sure, and then right."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from tests.draft.annotated import TEXTS, read_annotated

from dateline.draft.attribution import Attribution, attribute
from dateline.quotes import SourceText
from dateline.quotes.folding import is_word


def said_in(text: str) -> list[tuple[str, Attribution]]:
    """Each quoted passage of three words or more, and whose words it is."""
    source = SourceText.of(text)
    found = attribute(source)
    return [
        (source.text[source.starts[p.first] : source.ends[p.last - 1]], found[p])
        for p in source.passages
        if sum(is_word(source.token(at)) for at in range(p.first, p.last)) >= 3
    ]


def who(text: str) -> list[str]:
    """Who says each quotation: a name, `~` and words for someone without one, or empty."""
    speakers = [found.speaker for _, found in said_in(text)]
    return [(s.name or f"~{s.unnamed}") if s else "" for s in speakers]


def test_texts_of_many_kinds() -> None:
    assert len(TEXTS) >= 20
    every = found = dared = right = 0
    wrong = []
    for path in TEXTS:
        annotated = read_annotated(path)
        source = SourceText.of(annotated.text)
        attributed = attribute(source)
        ends = {source.ends[p.last - 1]: p for p in source.passages}
        for offset, expected in annotated.spoken:
            every += 1
            passage = next((ends[at] for at in range(offset, offset - 4, -1) if at in ends), None)
            if passage is None:
                continue
            found += 1
            speaker = attributed[passage].speaker
            if speaker:
                dared += 1
                named = speaker.name or f"~{speaker.unnamed}"
                # A part of a name is of the right one too; two may have it in one text.
                is_right = named == expected or (
                    named[0] != "~" and named.split()[-1] == expected.split()[-1]
                )
                right += is_right
                if not is_right:
                    wrong.append(f"{path.name}: {named}, and not {expected}")
    assert every > 290
    assert found >= 0.97 * every
    assert dared >= 0.55 * found, f"{dared} of {found}"
    assert right >= 0.98 * dared, wrong


def test_the_two_articles(articles: Mapping[str, str]) -> None:
    blinken, lavrov, borrell = "Antony Blinken", "Sergei Lavrov", "Josep Borrell"
    assert who(articles["afp"]) == [*[blinken] * 5, lavrov, borrell]
    assert who(articles["anzalone"]) == [blinken, lavrov, lavrov, blinken, blinken, lavrov]
    via = [found.via.unnamed for _, found in said_in(articles["afp"]) if found.via]
    assert via == ["a Western official present"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We will not leave,” said Ana Lee.", ["Ana Lee"]),
        ("“We will not leave,” Ana Lee, who leads the union, told reporters.", ["Ana Lee"]),
        ("Foreign Minister Ana Lee said: “We will not leave.”", ["Ana Lee"]),
        ("According to Ana Lee, “we will not leave now”.", ["Ana Lee"]),
        ("Ana Lee called it “a very bad day”.", ["Ana Lee"]),
        ("“We go,” Ana Lee said. “We go at once today.”", ["Ana Lee"]),
        ("Ana Lee said no. “We will not leave.” She added: “Not one of us.”", ["Ana Lee"] * 2),
        ("“We will not leave,” a spokesman for Ana Lee said.", ["~a spokesman for Ana Lee"]),
        ("“We will not leave,” said Ana Lee's lawyer.", ["~Ana Lee's lawyer"]),
        ("“We will not leave,” said Ana Lee's lawyer, Bo Park.", ["Bo Park"]),
        ("“We will not leave,” said the firm's head of supply, Bo Park.", ["Bo Park"]),
        ("“We will not leave,” said Ana Lee's lawyer, on Monday.", ["~Ana Lee's lawyer"]),
        ("“We will not leave,” said Ana Lee's lawyer, Monday.", ["~Ana Lee's lawyer"]),
        ("“We will not leave,” Ana Lee cautioned.", ["Ana Lee"]),
        # What is somebody else's, or nobody's.
        ("According to Ana Lee, the note that he left read “we will not leave”.", [""]),
        ("“We will not leave,” Ana Lee was told.", [""]),
        ("“We will not leave.” Ana Lee said nothing.", [""]),
        ("“Will you not leave?” Ana Lee said nothing.", [""]),
        ("Ana Lee said Bo Park had told her “to leave at once”.", [""]),
        ("Ana Lee said a sign on the door read “closed for the winter”.", [""]),
        ("Ana Lee read from “The Long Winter Night”.", [""]),
        ("“We will not leave,” said Ana Lee and Bo Park.", [""]),
        ("“We will not leave,” it said.", [""]),
        ("Ana Lee met Bo Park. “We will not leave,” she said.", [""]),
        ("Her brother Bo Park came. Ana Lee too. “It is late now,” he said.", [""]),
    ],
)
def test_rules(text: str, expected: list[str]) -> None:
    assert who(text) == expected


def test_what_is_open_has_a_candidate() -> None:
    ((_, found),) = said_in("Ana Lee met Bo Park. “We will not leave,” she said.")
    assert (found.speaker, found.candidate) == (None, "Bo Park")
