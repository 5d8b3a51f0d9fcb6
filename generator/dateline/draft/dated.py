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

_LONGEST: Final = 9  # tokens: "on the morning of Friday, 8 March 2023"
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
_NO_DAY: Final = "The copy shows no day from which these words can be counted."
_WITHOUT_DAY: Final = ("needs-anchor", "missing-year")
# What is a date as a whole and gives none: a part of it would give another one.
_REFUSED: Final = frozenset(
    ["weekday-mismatch", "invalid-date", "ambiguous-relative", "ambiguous-day-month"]
)
# English words beside "Friday" or "May" that make it another day than the last one, or no day.
_NOT_THE_LAST: Final = frozenset(
    """every each any most some many all next same a an one black week weeks day days month months
    year years""".split()  # noqa: SIM905
)
_COUNTS: Final = frozenset("after before from of".split())  # noqa: SIM905
_RUNS_ON: Final = frozenset("of week weeks next".split())  # noqa: SIM905


@dataclass(frozen=True, slots=True)
class DatedWords:
    """Words of a date: the tokens, and the date, or None with a sentence that says why there is
    none; without one they are only a part of a date, or count from a day that is not known.
    """

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
                if found.date or found.why:
                    yield found
                at = found.last

    def _at(self, at: int, last: int) -> DatedWords | None:
        source = self._source
        longest = min(at + _LONGEST, last)
        if self._telling.isdisjoint(source.token(near) for near in range(at, longest)):
            return None
        if not is_word(source.token(at)) or source.passage_of(at, at + 1) is not None:
            return None
        shortest = None
        for end in range(longest, at, -1):
            if self._may_be_date(at, end):
                found = _read(source, at, end, self._anchor, self._language)
                if found is not None and (found.date or found.why):
                    return found if self._is_whole(at, end) else DatedWords(at, end, None)
                shortest = found or shortest
        return shortest

    def _is_whole(self, first: int, last: int) -> bool:
        """Whether words that are a date are not a part of words that mean another: `every Friday`,
        `a week after Friday`, `Friday week`, `8 March`, before `2023`.
        """
        source = self._source
        words = [source.token(at) for at in range(first, last)]
        if any(character.isdigit() for word in words for character in word):
            following = last + 1 if source.token(last) == "," else last
            has_year = any(_YEAR.fullmatch(word) for word in words)
            return has_year or _YEAR.fullmatch(source.token(following)) is None
        if self._named.isdisjoint(words) or not self._language.startswith("en"):
            return True
        before = first - 1
        if source.token(before).casefold() in _COUNTS:
            before -= 1
        is_part = before >= 0 and source.token(before).casefold() in _NOT_THE_LAST
        return not is_part and source.token(last).casefold() not in _RUNS_ON

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
            return DatedWords(first, last, None, _NO_DAY)
        if error.code == "needs-from":
            return DatedWords(first, last, None)
        return DatedWords(first, last, None, error.message) if error.code in _REFUSED else None
    return DatedWords(first, last, date)
