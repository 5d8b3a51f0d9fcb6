"""Dates as stretches of time: days as numbers, with fractions where a clock time is known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from dateline.data.resolved import ResolvedTimeline
from dateline.dates import Clock, Date, Kind, PeriodUnit, iso_day, period_name, read_date
from dateline.render.layout.drawn.time_scale import Stretch

_CLOCKS: Final = {"hour": 3600, "minute": 60, "second": 1}
_LEAST: Final = 1e-5
_FINEST: Final = 1e-12
"""So little of a number that a float still knows it."""


def has_several_zones(dates: Iterable[Date]) -> bool:
    """Whether clock times of several zones are on one day, or on two that follow each other."""
    zones: dict[int, set[int]] = {}
    for day, offset in _zoned(dates):
        for near in (day - 1, day, day + 1):
            zones.setdefault(near, set()).add(offset)
    return any(len(offsets) > 1 for offsets in zones.values())


def usual_offset(dates: Sequence[Date]) -> int | None:
    """The distance from UTC, in minutes, of most of the dates; None where there is no need for one,
    since no day has clock times of several zones.
    """
    if not has_several_zones(dates):
        return None
    offsets = Counter(offset for _, offset in _zoned(dates))
    return max(sorted(offsets), key=lambda offset: offsets[offset])


def first_and_last(dates: Sequence[Date]) -> tuple[Date, Date]:
    """From when to when some dates in order are: the last is that which may be latest. Of a choice
    of days, whose first may be long before, it is told by when it was.
    """
    ends = [(date.latest, number) for number, date in enumerate(dates) if date.latest is not None]
    last = dates[max(ends)[1]] if ends else dates[-1]
    if last.kind is Kind.ONE_OF and last.latest is not None and last is not dates[0]:
        day = period_name(last.latest, PeriodUnit.DAY)
        return dates[0], read_date(f"[..{day}]", edtf_only=True)
    return dates[0], last


def span_of(resolved: ResolvedTimeline) -> tuple[Date, Date] | None:
    """From when to when the events of a timeline are, as far as they have a place in time. Of one
    whose last event goes on, no end is told, even if an earlier one has one: that is none of all.
    """
    dates = [event.own_date for event in resolved.events if not event.own_date.is_undated]
    if resolved.timeline.newest_first:
        dates.reverse()
    # `after` may move an event; what is at the ends is told by the dates, but for their zones.
    if not has_several_zones(dates):
        dates.sort(key=lambda date: date.sort_key)
    if not dates:
        return None
    last = dates[-1]
    goes_on = last.kind is Kind.INTERVAL and last.latest is None
    return (dates[0], last) if goes_on else first_and_last(dates)


def _zoned(dates: Iterable[Date]) -> Iterator[tuple[int, int]]:
    """The day and the distance from UTC of each clock time that has one."""
    for date in dates:
        for end in (date, date.start, date.end):
            day = (end.earliest if end.earliest is not None else end.latest) if end else None
            if end and end.clock and end.clock.offset is not None and day is not None:
                yield day, end.clock.offset


def begins_in(date: Date, time: Date, offset: int | None) -> bool:
    """Whether a date begins in a time of known days; with `offset` as in `stretch_of`."""
    if date.earliest is None or time.earliest is None or time.latest is None:
        return False
    return time.earliest <= stretch_of(date, offset).start < time.latest + 1


def stretch_of(date: Date, offset: int | None = None) -> Stretch:
    """From when to when; of a bound, the day that it names. Clock times with a zone are those
    of the zone that is `offset` minutes from UTC, so that they are in the order of the instants.
    """
    named = date
    if date.kind in (Kind.BEFORE, Kind.AFTER):
        named = date.end or date.start or date
    first, last = named.start or named, named.end or named
    start = _begin(first, offset) if first.earliest is not None else _begin(named, offset)
    end = _end(last, offset) if last.latest is not None else _end(named, offset)
    return Stretch(start, max(end, start + _LEAST, start + abs(start) * _FINEST))


def _begin(date: Date, offset: int | None) -> float:
    day = date.earliest if date.earliest is not None else date.latest or 0
    return day + (_seconds(date.clock, offset) / 86_400 if date.clock else 0)


def _seconds(clock: Clock, offset: int | None) -> int:
    if offset is None or clock.offset is None:
        return clock.second
    return clock.second + 60 * (offset - clock.offset)


def _end(date: Date, offset: int | None) -> float:
    day = date.latest if date.latest is not None else date.earliest or 0
    if date.clock is None:
        return float(day + 1)
    return day + (_seconds(date.clock, offset) + _CLOCKS.get(date.clock.precision, 60)) / 86_400


def published_day(day: Date | None) -> str:
    """A day of ours as ISO, or empty: none, or one that no feed can write (RFC 3339)."""
    if day is None or day.earliest is None:
        return ""
    iso = iso_day(day.earliest)
    return iso if len(iso) == len("2022-07-08") and not iso.startswith(("-", "0000")) else ""
