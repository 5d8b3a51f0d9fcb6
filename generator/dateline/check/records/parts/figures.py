"""Figures: how many of something an account gives, each number in its words."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from dateline.check.values.dating import Calendar, read_date_of
from dateline.data.fields import Fields, open_fields
from dateline.data.keys import COUNT, FIGURE
from dateline.data.model import Count, Figure
from dateline.data.nodes import Mapping, Node
from dateline.problems import Problems
from dateline.problems.wording import quoted

# Matches `30`, `1,200`, `1 200 000`, `2.5`.
_NUMBER: Final = re.compile(
    r"(?P<whole>\d{1,3}(?:[.,'\u2019\u00a0\u202f ]\d{3})+|\d+)(?:[.,](?P<part>\d+))?"
)


def read_figure(fields: Fields, words: str, calendar: Calendar) -> Figure | None:
    """The figure of an account, whose own words are `words`; None if there is none, or no whole
    one.
    """
    node = fields.node("figure")
    inner = node and open_fields(node, FIGURE, fields.problems)
    if not inner:
        return None
    of = inner.required("of")
    low, high, whole = (_read_count(inner, key, words) for key in ("low", "high", "out_of"))
    as_of = read_date_of(inner, "as_of", calendar)
    if not inner.has("low") and not inner.has("high"):
        inner.missing("low", "Add `low: …`, `high: …` or both, as the words have the number.")
    if low and high and low.number > high.number:
        message = f"{quoted(low.words)} is the lowest number and more than {quoted(high.words)}."
        inner.problems.error(
            inner.place_of("low"), "reversed-figure", message, "Exchange `low` and `high`."
        )
    _refuse_more_than_whole(inner, high or low, whole)
    if of is None or not (low or high):
        return None
    return Figure(
        of=of.text.strip(),
        low=low,
        high=high,
        out_of=whole,
        as_of=as_of,
        place=inner.place,
        places=inner.places,
    )


def _refuse_more_than_whole(fields: Fields, most: Count | None, whole: Count | None) -> None:
    """Whether a part is no more than what it is a part of."""
    if most and whole and most.number > whole.number:
        message = f"{quoted(most.words)} is more than the whole, {quoted(whole.words)}."
        hint = "`out_of` is the number of all of them."
        fields.problems.error(fields.place_of("out_of"), "reversed-figure", message, hint)


def _read_count(fields: Fields, key: str, words: str) -> Count | None:
    """A number as it is written: in digits, or in letters beside what it is."""
    node = fields.node(key)
    if node is None:
        return None
    if isinstance(node, Mapping):
        return _read_letters(node, words, fields.problems)
    scalar = fields.scalar(key)
    if scalar is None:
        return None
    text = scalar.text.strip()
    number = _value(text)
    if number is None:
        message = f"{quoted(scalar.text)} is not a number in digits."
        hint = f"Write `{key}: {{words: {text}, number: …}}` for a number in letters."
        fields.problems.error(scalar.place, "bad-number", message, hint)
        return None
    return _if_said(Count(text, number), words, fields, key)


def _read_letters(node: Node, words: str, problems: Problems) -> Count | None:
    inner = open_fields(node, COUNT, problems)
    if inner is None:
        return None
    said, number = inner.required("words"), inner.required("number")
    value = _value(number.text.strip()) if number else None
    if number and value is None:
        message = f"{quoted(number.text)} is not a number in digits."
        problems.error(number.place, "bad-number", message, "Write `number: 9`, for example.")
    if said is None or value is None:
        return None
    return _if_said(Count(said.text.strip(), value), words, inner, "words")


def _if_said(count: Count, words: str, fields: Fields, key: str) -> Count | None:
    """The number, if the account's words contain it by itself, and not in a larger one."""
    said = rf"(?<![\w.,])(?<!\d ){re.escape(_fold(count.words))}(?![\w]|[.,]\d)"
    if re.search(said, _fold(words)):
        return count
    message = f"The words of this account do not contain the number {quoted(count.words)}."
    hint = "Write the number as the words have it, or quote the words that have it."
    fields.problems.error(fields.place_of(key), "figure-not-in-words", message, hint)
    return None


def _fold(text: str) -> str:
    return unicodedata.normalize("NFC", " ".join(text.split())).casefold()


def _value(text: str) -> float | None:
    """What a number in digits is; None for anything else. Three digits after a mark are a group."""
    found = _NUMBER.fullmatch(text)
    if found is None:
        return None
    whole = int(re.sub(r"\D", "", found["whole"]))
    return float(f"{whole}.{found['part']}") if found["part"] else whole
