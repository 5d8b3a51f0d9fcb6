"""What the rows of `[dates.relative]` in a language's file mean.

The name of a row is what its words mean, in a few words of this notation:

    day -1, week 0, unit -n     a unit so many steps away; `unit` is {unit} or {units}, `n` is {n}
    earlier unit, later unit    the part of the present unit before today, or after it
    weekday last                {weekday}: recent, last (ambiguous on the day after), past, this,
                                coming, nearest, next (ambiguous)
    weekday within -1           {weekday} in the week so many away
    weekend last, named last    a weekend; {month}, which is a month or a season
    monthday -1                 {day} of a month so many away, or the `recent` one
    in-year -1 date             {date} in a year so many away
    week-of date                the week that contains {date}, which is a day
    days 1 14 date              so many days from {date} on, of a month too; -1 is its last day
    days -8 -7                  one of the days so many away: "huit jours" is 8 of them, and a week
    longer date                 {date}: a weekend, a season, a decade or a span of dates
    portion quarter-1 date      a part of {date}
    night-to date               the night from the day before to {date}, which is a day
    night-to weekday            the same of the last {weekday} that such a night led to
    checked date                {date}, a day that must be a {weekday}
    date                        {date} itself
    twofold before not_after date   words with two meanings, refused; the rows that say each

Before it may be `told` (counted from the day that the text speaks of), `about`, or `part night`
(a part of the day, a row of `[dates.parts_of_day]`; `part of-day` is {part}).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from dateline.dates.tree import (
    Away,
    DayOfMonth,
    Expression,
    Flagged,
    InYear,
    Nearby,
    NightTo,
    OnWeekday,
    PartOfDay,
    Piece,
    Portion,
    Range,
    RestOf,
    Stretch,
    Told,
    Twofold,
    Unit,
    Weekday,
    Weekend,
    is_one_day,
    lacks_year,
    weekday_inside,
)
from dateline.languages import UNITS, LanguageError

_WEEKDAYS: Final = ("recent", "last", "past", "this", "coming", "nearest", "next")
_WEEKENDS: Final = ("recent", "last", "this", "next")
_SEASONS: Final = range(21, 25)
_NAMED: Final = ("last", "this", "coming", "next")
# Matches `-7n`, `+1`, `n`.
_COUNT: Final = re.compile(r"(-?)([0-9]*)(n?)")


@dataclass(frozen=True, slots=True)
class Found:
    """What the places in a form were filled with: {n}, {unit}, {weekday} (0 is Monday), {month}
    (a month or a season), {day}, {part} and {date}.
    """

    number: int = 1
    unit: str = "week"
    weekday: int = 0
    month: Piece | None = None
    day: int = 1
    part: str = "night"
    date: Expression | None = None


def build(meaning: str, found: Found) -> Expression | None:
    """The expression that a form means; None where its {date} is of the wrong kind.

    Raises:
        LanguageError: the meaning has words that are not in the notation above.
    """
    words = meaning.split()
    expression = _build(words, found)
    if expression is _UNKNOWN:
        raise LanguageError(
            f"'{meaning}' is no meaning of a row of `dates.relative`: correct it, or describe and "
            "build it in dates/parse/meanings.py."
        )
    return expression


_UNKNOWN: Final = Twofold(("not a meaning",))


def _build(words: Sequence[str], found: Found) -> Expression | None:
    """The expression, None, or `_UNKNOWN`."""
    match list(words):
        case [("told" | "about" | "checked") as word, *rest] if rest:
            return _around(word, _build(rest, found), found)
        case ["part", name, *rest] if rest:
            return _part_of_day(found.part if name == "of-day" else name, _build(rest, found))
        case ["date"]:
            return found.date
        case ["twofold", *rows]:
            return Twofold(tuple(row for row in rows if row != "date"))
        case [*_, "date"]:
            return _of_date(words[:-1], found)
        case _:
            return _away(words, found)


def _around(word: str, inner: Expression | None, found: Found) -> Expression | None:
    if inner is None or inner is _UNKNOWN:
        return inner
    if word == "told":
        return Told(inner)
    return (
        Flagged(inner, approximate=True, uncertain=False)
        if word == "about"
        else _checked(inner, found.weekday)
    )


def _part_of_day(which: str, inner: Expression | None) -> Expression | None:
    if inner is None or inner is _UNKNOWN:
        return inner
    return PartOfDay(inner, which) if is_one_day(inner) else None


def _checked(inner: Expression, weekday: int) -> Expression | None:
    if isinstance(inner, PartOfDay):
        checked = _checked(inner.inner, weekday)
        return replace(inner, inner=checked) if checked else None
    if isinstance(inner, Piece):
        right = inner.unit is Unit.DAY and inner.weekday is None
        return replace(inner, weekday=weekday) if right else None
    return OnWeekday(inner, weekday) if is_one_day(inner) and not weekday_inside(inner) else None


def _of_date(words: Sequence[str], found: Found) -> Expression | None:
    """Meanings that end in `date`."""
    date = found.date
    match words:
        case ["week-of"]:
            return Stretch(date) if date and is_one_day(date) else None
        case ["days", first, last]:
            return Stretch(date, int(first), int(last)) if date and _has_days(date) else None
        case ["longer"]:
            return date if date and _is_longer(date) else None
        case ["night-to"]:
            return NightTo(date) if date and is_one_day(date) else None
        case ["portion", which]:
            is_century = isinstance(date, Piece) and date.unit is Unit.CENTURY
            return Portion(date, which) if date and is_century else None
        case ["in-year", count]:
            return InYear(date, int(count)) if date and lacks_year(date) else None
        case _:
            return _UNKNOWN


def _has_days(date: Expression) -> bool:
    return is_one_day(date) or (isinstance(date, Piece) and date.unit is Unit.MONTH)


def _is_longer(date: Expression) -> bool:
    """Whether it is a weekend, a season, a decade, or from one date to another: words around it may
    then mean all of it. "Over 1000 BC" and "over a year ago" are more than that.
    """
    piece = date.piece if isinstance(date, Nearby) else date
    if isinstance(piece, Piece):
        is_season = piece.unit is Unit.SUB_YEAR and piece.code in _SEASONS
        return is_season or piece.unit is Unit.DECADE
    if isinstance(piece, Range):
        return isinstance(piece.start, Piece) and isinstance(piece.end, Piece)
    return isinstance(piece, Weekend)


def _away(words: Sequence[str], found: Found) -> Expression:
    """Meanings without a date."""
    match words:
        case ["night-to", "weekday"]:
            return NightTo(Weekday(found.weekday, "recent"))
        case ["weekday", which, *weeks] if which in (*_WEEKDAYS, "within"):
            return Weekday(found.weekday, which, -_count(weeks[0], found) if weeks else 0)
        case ["weekend", which] if which in _WEEKENDS:
            return Weekend(which)
        case ["named", which] if which in _NAMED:
            return Nearby(found.month or Piece(Unit.MONTH, month=1), which)
        case ["days", first, last]:
            return Stretch(Away("day", int(first)), 1, int(last) - int(first) + 1)
        case ["monthday", months]:
            return DayOfMonth(found.day, None if months == "recent" else _count(months, found))
        case [("earlier" | "later") as which, unit] if unit in (*UNITS, "unit"):
            return RestOf(found.unit if unit == "unit" else unit, which)
        case [unit, count] if unit in (*UNITS, "unit") and _COUNT.fullmatch(count):
            unit = found.unit if unit == "unit" else unit
            steps = _count(count, found)
            return Away("week", 2 * steps) if unit == "fortnight" else Away(unit, steps)
        case _:
            return _UNKNOWN


def _count(written: str, found: Found) -> int:
    match = _COUNT.fullmatch(written)
    sign, digits, times = match.groups() if match else ("", "0", "")
    number = int(digits or 1) * (found.number if times else 1)
    return -number if sign else number
