"""A date: what was typed, what it means, and how much of it is known.

A date is a frozen value with inclusive bounds in whole days. It keeps apart a point
("some time in 2022") and an interval ("all through 2022"), an open end and an unknown
one, and it never has more precision than was given.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, fields
from enum import StrEnum
from operator import attrgetter
from typing import Any

from dateline.dates.calendar_days import (
    iso_day,
    iso_week,
    iso_year,
    month_bounds,
    weekday,
    year_bounds,
    year_month_day,
)


class DateError(ValueError):
    """A text is not read as a date.

    `code` is one of the refusals, `message` quotes what was found and says what is
    wrong, `hint` says what to write instead.
    """

    def __init__(self, code: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint


class Kind(StrEnum):
    """What a date says about its bounds."""

    POINT = "point"  # some time between them
    INTERVAL = "interval"  # all through them
    ONE_OF = "one-of"  # one of the members
    ALL_OF = "all-of"  # each of the members
    BEFORE = "before"  # not after a day
    AFTER = "after"  # not before a day
    UNKNOWN = "unknown"  # it has none: nothing is known


class EndState(StrEnum):
    """What is known of an end: a day, that there is none (yet), or nothing."""

    KNOWN = "known"
    OPEN = "open"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class DateWarning:
    """A date was read, but an author should look at it."""

    code: str
    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Clock:
    """A local time of day.

    `second` is the second of the day (0 to 86399); `precision` is hour, minute or
    second. `offset` is in minutes east of UTC, None for a local time without a zone;
    `offset_text` writes it (`Z`, `+08:00`, empty). `zone` is its name, if it was named.
    """

    second: int
    precision: str
    offset: int | None = None
    offset_text: str = ""
    zone: str = ""

    @property
    def iso(self) -> str:
        """`10:30` or `10:30:15`, with `Z` or `+08:00` where the offset is known."""
        hour, rest = divmod(self.second, 3600)
        minute, second = divmod(rest, 60)
        time = f"{hour:02}:{minute:02}"
        if self.precision == "second":
            time += f":{second:02}"
        return time + self.offset_text


@dataclass(frozen=True, slots=True)
class Counting:
    """How words were counted from an anchor of which only bounds are known.

    `count` gives the date for one possible day of the anchor, or None where the words
    make no sense on that day. `first` and `last` bound the anchor (None: no bound).
    """

    count: Callable[[int], Date | None]
    first: int | None
    last: int | None


@dataclass(frozen=True, slots=True)
class Date:
    """One date.

    `earliest` and `latest` are inclusive day numbers as `datetime.date.toordinal` gives
    them, for any year; None where the end is open or unknown (`start_state`,
    `end_state`). `approximate` and `uncertain` never widen the bounds.

    `start` and `end` are an interval's ends, each with its own precision and flags; for
    a bound, the date it names, where `exclusive` distinguishes "before" from "not after".
    `code` is the EDTF code (21 to 41) of a season, quarter, third or half of a year.
    `part` names a part of the date `within`: "early July 2022", "night of 25 May 2020".
    `likely` says that an uncertain date is called probable, not only possible.
    `old_style` is a day as its source counts it, in the Julian calendar: year, month, day, and 1
    where the year is given as two ("1731/32"), else 0.
    `counting` is set when the words it comes from were counted from an anchor of which
    only bounds are known: the date is then what follows from them, and proves nothing.
    """

    text: str
    edtf: str
    kind: Kind
    earliest: int | None
    latest: int | None
    start_state: EndState = EndState.KNOWN
    end_state: EndState = EndState.KNOWN
    precision: str = ""
    approximate: bool = False
    uncertain: bool = False
    start: Date | None = None
    end: Date | None = None
    members: tuple[Date, ...] = ()
    clock: Clock | None = None
    code: int = 0
    part: str = ""
    within: Date | None = None
    exclusive: bool = False
    likely: bool = False
    old_style: tuple[int, int, int, int] | None = None
    warnings: tuple[DateWarning, ...] = ()
    counting: Counting | None = field(default=None, compare=False, repr=False)

    def changed(self, **changes: object) -> Date:
        """The same date with some values changed; `dataclasses.replace` takes three times as long.

        >>> day = Date("8 July 2022", "2022-07-08", Kind.POINT, 738344, 738344, precision="day")
        >>> day.changed(approximate=True, edtf="2022-07-08~").edtf
        '2022-07-08~'
        """
        values = list(_values(self))
        for name, value in changes.items():
            values[_PLACE_OF[name]] = value
        return Date(*values)

    @property
    def is_undated(self) -> bool:
        """Whether neither its first day nor its last is known, so that it has no place in time."""
        return self.earliest is None and self.latest is None

    @property
    def is_counted_loosely(self) -> bool:
        """Whether it was counted from an anchor of which only bounds are known."""
        return self.counting is not None

    @property
    def sort_key(self) -> tuple[int, int, int, int, int, int, int]:
        """Orders dates: where they begin, wider first, then where they end, then the clock.

        A bound is placed at what it names: "9 July or earlier" before all that is known to be of
        9 July, "9 July or later" after it. Another date without a known start is placed at its
        known end. One without any bound comes last.
        """
        named = self._named_limit
        if named is not None and named.latest is not None:
            if named.clock is not None:
                side = -1 if self.earliest is None else 1
                return (0, named.latest, 1, 0, named.latest, named.clock.second, side)
            if self.earliest is None:
                return (0, _at(named.earliest), 0, 0, named.latest, -1, 0)
            return (0, named.latest + 1, -1, 0, named.latest, -1, 0)
        if self.earliest is not None:
            place = self.earliest
        elif self.latest is not None:
            place = self.latest + (self.kind is Kind.BEFORE)
        else:
            return (1, 0, 0, 0, 0, 0, 0)
        endless = self.earliest is None or self.latest is None
        width = 0 if endless else _at(self.latest) - _at(self.earliest)
        clock = self.clock or (self.start.clock if self.start is not None else None)
        second = -1 if clock is None else clock.second
        return (0, place, 0 if endless else 1, -width, _at(self.latest), second, 0)

    @property
    def _named_limit(self) -> Date | None:
        """The date or time that a point known to be not before or not after it names."""
        if self.kind is Kind.ONE_OF and len(self.members) == 1:
            only = self.members[0]
            one_ended = only.kind is Kind.INTERVAL and (only.start is None or only.end is None)
            return (only.start or only.end) if one_ended else None
        if self.kind not in (Kind.BEFORE, Kind.AFTER):
            return None
        named = self.start or self.end
        return named if not self.exclusive or (named and named.clock) else None

    @property
    def html_time(self) -> str:
        """The value of `<time datetime>`, or empty where HTML has none.

        HTML knows days, months, years, weeks and clock times from year 1 on:
        https://html.spec.whatwg.org/multipage/text-level-semantics.html#the-time-element
        """
        if self.kind is not Kind.POINT or self.earliest is None or self.latest is None:
            return ""
        if self.part and self.within is not None:
            return self.within.html_time
        year, month, _ = year_month_day(self.earliest)
        if year < 1:
            return ""
        if self.clock is not None:
            return f"{iso_day(self.earliest)}T{self.clock.iso}"
        bounds = (self.earliest, self.latest)
        if self.precision == "day" and self.earliest == self.latest:
            return iso_day(self.earliest)
        if self.precision == "month" and bounds == month_bounds(year, month):
            return f"{iso_year(year)}-{month:02}"
        if self.precision == "year" and bounds == year_bounds(year, year):
            return iso_year(year)
        if self.precision == "week" and self.latest - self.earliest == 6:
            return _html_week(self.earliest)
        return ""


UNKNOWN_DATE = Date("unknown", "", Kind.UNKNOWN, None, None, EndState.UNKNOWN, EndState.UNKNOWN)
"""That nothing is known of when. EDTF has no word for it."""

_NAMES = tuple(each.name for each in fields(Date))
_PLACE_OF = {name: at for at, name in enumerate(_NAMES)}
_values: Callable[[Date], tuple[Any, ...]] = attrgetter(*_NAMES)


def _at(day: int | None) -> int:
    return 0 if day is None else day


def _html_week(monday: int) -> str:
    year, week = iso_week(monday)
    return f"{iso_year(year)}-W{week:02}" if weekday(monday) == 0 and year >= 1 else ""
