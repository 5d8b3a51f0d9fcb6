"""Reading words that depend on another day: "last Friday", "two days ago", "last month".

Texts come folded, without a leading preposition.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from dateline.dates.names import fold
from dateline.dates.parse.patterns import patterns_of
from dateline.dates.tree import (
    Away,
    Expression,
    Nearby,
    PartOfDay,
    Piece,
    RestOf,
    Unit,
    Weekday,
    Weekend,
)
from dateline.languages import words_read_in

_NUMBERS = {
    word: number
    for number, word in enumerate(
        [
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
        ],
        1,
    )
} | {"a": 1, "an": 1, "twenty": 20, "thirty": 30}
_NUMBER = "(?P<n>[0-9]{1,3}|" + "|".join(sorted(_NUMBERS, key=lambda word: -len(word))) + ")"
_UNIT = "(?P<unit>day|week|month|year|decade)"
_FIXED: dict[str, Expression] = {
    "the day before yesterday": Away("day", -2),
    "day before yesterday": Away("day", -2),
    "the day after tomorrow": Away("day", 2),
    "day after tomorrow": Away("day", 2),
    "the day before": Away("day", -1),
    "the day after": Away("day", 1),
    "the night before": PartOfDay(Away("day", -1), "night"),
    "the week before": Away("week", -1),
    "the month before": Away("month", -1),
    "the year before": Away("year", -1),
    "the week before last": Away("week", -2),
    "the month before last": Away("month", -2),
    "the year before last": Away("year", -2),
    "the next day": Away("day", 1),
    "next day": Away("day", 1),
    "the same day": Away("day", 0),
    "same day": Away("day", 0),
    "that day": Away("day", 0),
    "that same day": Away("day", 0),
    "last night": PartOfDay(Away("day", -1), "night"),
    "tonight": PartOfDay(Away("day", 0), "night"),
    "this morning": PartOfDay(Away("day", 0), "morning"),
    "this afternoon": PartOfDay(Away("day", 0), "afternoon"),
    "this evening": PartOfDay(Away("day", 0), "evening"),
    "the weekend": Weekend("recent"),
    "weekend": Weekend("recent"),
    "last weekend": Weekend("last"),
    "the past weekend": Weekend("last"),
    "this past weekend": Weekend("last"),
    "past weekend": Weekend("last"),
    "the previous weekend": Weekend("last"),
    "this weekend": Weekend("this"),
    "next weekend": Weekend("next"),
}
_WHICH = {
    "last": -1, "the previous": -1, "previous": -1, "this": 0, "the current": 0, "current": 0,
    "the same": 0, "next": 1, "the following": 1, "following": 1, "the next": 1,
}  # fmt: skip
_ANY_WHICH = "(?P<which>" + "|".join(sorted(_WHICH, key=lambda word: -len(word))) + ")"
# Matches `last month`.
_STEP = re.compile(rf"{_ANY_WHICH} (?P<unit>day|week|month|quarter|year)", re.ASCII)
_WAYS = "ago earlier before later after from last this next past coming previous"
# Matches `two days ago`.
_COUNT = re.compile(
    rf"(?:exactly )?{_NUMBER} {_UNIT}s? (?P<way>ago|earlier|before|later|after|from now)", re.ASCII
)
# Matches `two weeks ago today`.
_WEEK_TODAY = re.compile(rf"(?:exactly )?{_NUMBER} weeks? ago today", re.ASCII)
# Matches `earlier this week`.
_REST = re.compile(r"(?P<which>earlier|later) this (?P<unit>week|month|year)", re.ASCII)


@dataclass(frozen=True, slots=True)
class _Patterns:
    weekday: re.Pattern[str]
    weeks_ago: re.Pattern[str]
    named: re.Pattern[str]
    vocabulary: frozenset[str]  # a text without any of these is not relative


@lru_cache(maxsize=64)
def _patterns_of(language: str) -> _Patterns:
    patterns = patterns_of(language)
    weekday = rf"(?P<day>{patterns.names.weekday})\.?"
    every = (*_FIXED, *_WHICH, *days_away(language), *patterns.names.weekdays, _WAYS)
    seasons = "|".join(map(re.escape, patterns.seasons))
    return _Patterns(
        vocabulary=frozenset(word for text in every for word in text.split()) - {"the"},
        weekday=re.compile(
            rf"(?:(?P<which>last|this|next|this past|the past|past|this coming|coming|this last"
            rf"|the previous|the same) )?{weekday}(?P<after> last)?"
        ),
        weeks_ago=re.compile(rf"{_NUMBER} weeks? ago,? (?:on )?{weekday}"),
        named=re.compile(
            rf"(?P<which>last|this|next|this past|the past|past) "
            rf"(?:(?P<month>{patterns.names.month})\.?|(?P<season>{seasons}))"
        ),
    )


@lru_cache(maxsize=64)
def days_away(language: str) -> dict[str, int]:
    """Words for the days around today, folded, in a language and in English."""
    found: dict[str, int] = {}
    for words in reversed(words_read_in(language)):
        found |= {fold(word): days for word, days in words.days_away.items()}
    return found


def read_relative(folded: str, language: str) -> Expression | None:
    """Read a relative expression, or return None."""
    if _patterns_of(language).vocabulary.isdisjoint(
        folded.replace(",", " ").replace(".", " ").split()
    ):
        return None
    fixed = _FIXED.get(folded)
    if fixed is not None:
        return fixed
    away = days_away(language).get(folded)
    if away is not None:
        return Away("day", away)
    return _read_weekday(folded, language) or _read_count(folded) or _read_named(folded, language)


def _read_weekday(folded: str, language: str) -> Expression | None:
    patterns, weekdays = _patterns_of(language), patterns_of(language).names.weekdays
    match = patterns.weekday.fullmatch(folded)
    if match:
        which = match["which"] or ("last" if match["after"] else "recent")
        if match["which"] and match["after"]:
            return None
        meaning = {
            "this past": "last", "the past": "last", "past": "last", "this last": "last",
            "the previous": "last", "this coming": "coming", "the same": "recent",
        }.get(which, which)  # fmt: skip
        return Weekday(weekdays[match["day"]], meaning)
    match = patterns.weeks_ago.fullmatch(folded)
    if match:
        return Weekday(weekdays[match["day"]], "recent", _number(match["n"]))
    return None


def _read_count(folded: str) -> Expression | None:
    match = _STEP.fullmatch(folded)
    if match:
        return Away(match["unit"], _WHICH[match["which"]])
    match = _COUNT.fullmatch(folded)
    if match:
        sign = -1 if match["way"] in ("ago", "earlier", "before") else 1
        return Away(match["unit"], sign * _number(match["n"]))
    match = _WEEK_TODAY.fullmatch(folded)
    if match:
        return Away("day", -7 * _number(match["n"]))
    match = _REST.fullmatch(folded)
    return RestOf(match["unit"], match["which"]) if match else None


def _read_named(folded: str, language: str) -> Expression | None:
    match = _patterns_of(language).named.fullmatch(folded)
    if not match:
        return None
    patterns = patterns_of(language)
    if match["month"]:
        piece = Piece(Unit.MONTH, month=patterns.names.months[match["month"]])
    else:
        piece = Piece(Unit.SUB_YEAR, code=patterns.seasons[match["season"]])
    which = match["which"]
    return Nearby(piece, which if which in ("this", "next") else "last")


def _number(written: str) -> int:
    return int(written) if written.isdigit() else _NUMBERS[written]
