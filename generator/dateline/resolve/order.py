"""The order of records: by their dates, by the instant where zones differ, and as `after` says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from heapq import heapify, heappop, heappush
from itertools import pairwise
from typing import Final, TypeVar

from dateline.data.model import Event
from dateline.dates import Date, PeriodUnit, period_name

T = TypeVar("T")
_DAY: Final = 86_400  # seconds
_MONTH: Final = 31  # days, as all that follow
_YEAR: Final = 366


def events_in_order(events: Iterable[Event]) -> list[Event]:
    """Events from the oldest on; one stays where its date puts it, unless what it comes after, by
    its clock or by `after`, is further down. There it does not divide a day of others, if its own
    date is known less exactly: "July 2022" follows all of 8 July, not an event of it.
    """
    by_date = sorted(events, key=lambda event: event.date.sort_key)
    places = {event.id: place for place, event in enumerate(by_date)}
    after = {
        place: [places[name] for name in event.after if name in places]
        for place, event in enumerate(by_date)
        if event.after
    }
    return in_time_order(by_date, lambda event: event.date, after)


def in_time_order(
    items: Sequence[T],
    date_of: Callable[[T], Date],
    after: Mapping[int, Sequence[int]] | None = None,
) -> list[T]:
    """Items that are sorted by their dates, those with a clock time and a zone by the instant.

    `after` has for the place of an item the places of those that it comes after. A circle among
    them leaves its items where they were.
    """
    later: dict[int, list[int]] = {}
    waits = [0] * len(items)
    clocked = [
        (instant, place)
        for place, item in enumerate(items)
        if (instant := _instant(date_of(item))) is not None
    ]
    pairs = [(one, other) for (_, one), (_, other) in pairwise(sorted(clocked))]
    pairs += [(one, place) for place, others in (after or {}).items() for one in others]
    if all(one < other for one, other in pairs):
        return list(items)
    for one, other in pairs:
        later.setdefault(one, []).append(other)
        waits[other] += 1
    dates = [date_of(item) for item in items]
    ends: dict[PeriodUnit, dict[str, int]] = {}
    # Whose turn it is: what is late has that of the place that it follows, and comes after it.
    ready = [(place, False, place) for place, count in enumerate(waits) if not count]
    heapify(ready)
    order: list[int] = []
    while ready:
        turn, _, place = heappop(ready)
        order.append(place)
        for other in later.get(place, ()):
            waits[other] -= 1
            if not waits[other]:
                late = other < turn
                last = max(turn, _last_beside(dates, place, other, ends)) if late else other
                heappush(ready, (last, late, other))
    rest = sorted(set(range(len(items))) - set(order))
    return [items[place] for place in (*order, *rest)]


def showing_order(
    in_time: Sequence[T], date_of: Callable[[T], Date], *, newest_first: bool
) -> tuple[T, ...]:
    """Records that are in time order, as readers meet them: what has no place in time is last,
    whichever end is first.
    """
    dated = [record for record in in_time if not date_of(record).is_undated]
    undated = [record for record in in_time if date_of(record).is_undated]
    return (*(reversed(dated) if newest_first else dated), *undated)


def _last_beside(
    dates: Sequence[Date], one: int, late: int, ends: dict[PeriodUnit, dict[str, int]]
) -> int:
    """The last place in the day of `one` if the date of `late` is wider than a day, in its month
    if it is wider than a month, in its year if it is wider than a year. `ends` remembers.
    """
    width = _width(dates[late])
    if not width:
        return one
    unit = PeriodUnit((width > _MONTH) + (width > _YEAR))
    period = _period_of(dates[one], unit)
    if period == _period_of(dates[late], unit):
        return one
    if unit not in ends:
        named = ((_period_of(date, unit), place) for place, date in enumerate(dates))
        ends[unit] = {name: place for name, place in named if name}
    return ends[unit].get(period, one)


def _width(date: Date) -> int:
    """The days of a date, or of what a bound names; 0 for one day, for less, and for no date."""
    is_whole = date.earliest is not None and date.latest is not None
    named = date if is_whole else date.end or date.start
    if named is None or named.earliest is None or named.latest is None:
        return 0
    days = named.latest - named.earliest
    return days + 1 if days or named is not date else 0


def _period_of(date: Date, unit: PeriodUnit) -> str:
    """The day, month or year that a date is within; empty if it is wider."""
    ends = [end for end in (date.earliest, date.latest) if end is not None]
    names = {period_name(end, unit) for end in ends}
    return names.pop() if len(names) == 1 else ""


def _instant(date: Date) -> int | None:
    """The second of UTC at which it begins; None without a clock time and a zone."""
    clock = date.clock or (date.start.clock if date.start else None)
    if clock is None or clock.offset is None or date.earliest is None:
        return None
    return date.earliest * _DAY + clock.second - 60 * clock.offset
