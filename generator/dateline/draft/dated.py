"""The dates in a text's sentences: the words, and the date that they give."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from dateline.dates import Date, DateError, read_words
from dateline.dates.names import fold, names_of
from dateline.quotes import SourceText
from dateline.quotes.folding import MARK, is_word

_LONGEST: Final = 7  # tokens
# English words without which no words of an English text are a date, beside names and numbers.
_RELATIVE: Final = frozenset(
    """yesterday today tomorrow tonight ago last next this earlier week weeks month months year
    years weekend century decade""".split()  # noqa: SIM905
)
_BEFORE_YEAR: Final = frozenset("in since until till before after".split())  # noqa: SIM905
_AFTER_YEAR: Final = frozenset(
    """and when as by at in on to after but where with because while for or before who which
    that""".split()  # noqa: SIM905
)
# Matches `1998`.
_YEAR: Final = re.compile(r"1\d{3}|20\d\d")
_WITHOUT_DAY: Final = ("needs-anchor", "missing-year")


@dataclass(frozen=True, slots=True)
class DatedWords:
    """Words of a date: the tokens, and the date, or None with a reason why there is none."""

    first: int
    last: int
    date: Date | None
    why: str = ""


class DateFinder:
    """Finds the dates among the tokens of a text that are outside of quotations.

    `anchor` is the day that relative words are counted from, if the article states one.
    """

    def __init__(self, source: SourceText, anchor: Date | None, language: str) -> None:
        self._source, self._anchor, self._language = source, anchor, language
        names = names_of(language)
        self._named = frozenset(
            word
            for word in source.folded
            if (fold(word) in names.months or fold(word) in names.weekdays)
            # In English, `may` and `march` are other words.
            and (word[:1].isupper() or not language.startswith("en"))
        )
        self._weekdays = frozenset(w for w in self._named if fold(w) in names.weekdays)
        self._telling = frozenset(
            word
            for word in source.folded
            if word in self._named or word in _RELATIVE or _YEAR.fullmatch(word)
        )

    def find(self, first: int, last: int) -> Iterator[DatedWords]:
        """The dates among some tokens, of the words at one place the longest that are one."""
        at = first
        while at < last:
            found = self._at(at, last)
            if found is None:
                at += 1
            else:
                yield found
                at = found.last

    def _at(self, at: int, last: int) -> DatedWords | None:
        source = self._source
        longest = min(at + _LONGEST, last)
        if self._telling.isdisjoint(source.token(near) for near in range(at, longest)):
            return None
        if not is_word(source.token(at)) or source.passage_of(at, at + 1) is not None:
            return None
        for end in range(longest, at, -1):
            if self._may_be_date(at, end):
                found = _read(source, at, end, self._anchor, self._language)
                if found is not None:
                    return found
        return None

    def _may_be_date(self, first: int, last: int) -> bool:
        """Whether the words may be a date, so that it is worth to read them."""
        source = self._source
        words = [source.token(at) for at in range(first, last)]
        if MARK in words or not is_word(words[-1]):
            return False
        if not self._named.isdisjoint(words):
            return len(words) > 1 or words[0] in self._weekdays
        if not _RELATIVE.isdisjoint(words):
            return len(words) > 1 or words[0] in {"yesterday", "today", "tomorrow"}
        # A year alone may be any number, unless the words around it say that it is a year.
        is_year = len(words) == 2 and _YEAR.fullmatch(words[1]) is not None
        following = source.token(last)
        ends = not is_word(following) or following in _AFTER_YEAR or following[:1].isupper()
        return is_year and words[0].casefold() in _BEFORE_YEAR and ends


def _read(
    source: SourceText, first: int, last: int, anchor: Date | None, language: str
) -> DatedWords | None:
    text = " ".join(source.text[source.starts[first] : source.ends[last - 1]].split())
    try:
        date = read_words(text, anchor, language=language)
    except DateError as error:
        if error.code in _WITHOUT_DAY:
            return DatedWords(first, last, None, "no-day")
        return None
    return DatedWords(first, last, date)
