"""The density strip: how many events fall on each day, month or year.

Drawn at build time. Events that are known less finely than a bar is wide are no bar:
they are drawn as spans under the axis, so that nothing looks finer than it is known.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from dateline.data.resolved import ResolvedEvent, ResolvedTimeline, Standing
from dateline.dates import Date, PeriodUnit, edtf_year, period_date, period_name, year_of

MOST_BARS: Final = 150
BAR: Final = 0.86
"""How much of its place a bar fills: the rest keeps it from its neighbour."""

LEAST_WIDTH: Final = 6
LEAST_HEIGHT: Final = 0.05
"""A bar of one event among hundreds is still seen."""
WIDTH: Final = 1000
"""The width of the drawing, in units of its own; the page stretches it."""

_DAYS: Final = {PeriodUnit.DAY: 1, PeriodUnit.MONTH: 28}
"""Days in the shortest of each unit."""


@dataclass(frozen=True, slots=True)
class Bar:
    """The events of one unit: where it is (0 to WIDTH), how high (0 to 1)."""

    date: Date
    x: float
    width: float
    height: float
    contested: float
    count: int
    first: ResolvedEvent


@dataclass(frozen=True, slots=True)
class Span:
    """An event known less finely than a unit: the stretch it may fall on."""

    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Tick:
    """A label under the axis: `left` in hundredths of the width.

    `shape` is the classes of its box: `dl-late` for one that ends at its place, `dl-wide`
    for one that has room on wide screens only.
    """

    date: Date
    left: float
    shape: str = ""


@dataclass(frozen=True, slots=True)
class Strip:
    """The whole drawing, and what its text alternative says.

    `unit` is what a bar means: `day`, `month` or `year`.
    """

    unit: str
    bars: tuple[Bar, ...]
    spans: tuple[Span, ...]
    ticks: tuple[Tick, ...]
    first: Date
    last: Date
    peak: Bar


def strip_of(resolved: ResolvedTimeline) -> Strip | None:
    """The strip of a timeline; None where there is nothing to compare."""
    days = [
        (event, date.earliest, date.latest)
        for event in resolved.events
        for date in [event.own_date]
        if date.earliest is not None and date.latest is not None
    ]
    if len(days) < 2:
        return None
    first, last = min(a for _, a, _ in days), max(b for _, _, b in days)
    unit = _unit(first, last)
    filed = _file(days, unit)
    if not filed:
        return None
    scale = WIDTH / (last - first + 1)
    bars = tuple(_bars(filed, first, scale))
    ordered = sorted((e.own_date for e, _, _ in days), key=lambda date: date.sort_key)
    return Strip(
        unit=unit.name.lower(),
        bars=bars,
        spans=tuple(_spans(days, filed, first, scale)),
        ticks=tuple(_ticks(first, last)),
        first=ordered[0],
        last=ordered[-1],
        peak=max(bars, key=lambda bar: bar.count),
    )


def _unit(first: int, last: int) -> PeriodUnit:
    """The finest unit with few enough bars, that days so far away are filed under."""
    for unit, length in _DAYS.items():
        if (last - first + 1) / length <= MOST_BARS and _is_named(first, last, unit):
            return unit
    return PeriodUnit.YEAR


def _is_named(first: int, last: int, unit: PeriodUnit) -> bool:
    """Whether days have a name of that unit: in years of more than four digits none has."""
    return all(period_name(d, unit) != period_name(d, PeriodUnit.YEAR) for d in (first, last))


def _file(
    days: Iterable[tuple[ResolvedEvent, int, int]], unit: PeriodUnit
) -> dict[str, list[ResolvedEvent]]:
    """The events that fall within one unit, by the unit's EDTF."""
    filed: dict[str, list[ResolvedEvent]] = {}
    for event, earliest, latest in sorted(days, key=lambda row: row[0].own_date.sort_key):
        name = period_name(earliest, unit)
        if name == period_name(latest, unit):
            filed.setdefault(name, []).append(event)
    return filed


def _bars(filed: dict[str, list[ResolvedEvent]], start: int, scale: float) -> Iterable[Bar]:
    tallest = max(len(events) for events in filed.values())
    for name, events in filed.items():
        unit = period_date(name)
        if unit.earliest is None or unit.latest is None:
            continue
        contested = sum(e.standing is Standing.CONTESTED for e in events)
        begin = max(unit.earliest - start, 0)
        left = begin * scale
        end = min((unit.latest - start + 1) * scale, WIDTH)
        width = max((end - left) * BAR, LEAST_WIDTH)
        yield Bar(
            date=unit,
            x=round(min(left, WIDTH - width), 1),
            width=round(width, 1),
            height=round(max(len(events) / tallest, LEAST_HEIGHT), 3),
            contested=round(contested / tallest, 3),
            count=len(events),
            first=events[0],
        )


def _spans(
    days: Sequence[tuple[ResolvedEvent, int, int]],
    filed: dict[str, list[ResolvedEvent]],
    start: int,
    scale: float,
) -> Iterable[Span]:
    barred = {event.id for events in filed.values() for event in events}
    stretches = {(a, b) for event, a, b in days if event.id not in barred}
    for earliest, latest in sorted(stretches):
        yield Span(round((earliest - start) * scale, 1), round((latest - earliest + 1) * scale, 1))


def _ticks(first: int, last: int) -> Iterable[Tick]:
    """The first days of some four to seven months, years or round years within the strip."""
    days = last - first + 1
    names = _months(first, last) or _years(first, last)
    dates = [period_date(name) for name in names]
    places = [round(max((d.earliest or first) - first, 0) / days * 100, 1) for d in dates]
    shown, on_phones = _fit(places, TICK), _fit(places, PHONE_TICK)
    for place, (date, left) in enumerate(zip(dates, places, strict=True)):
        if place in shown:
            late = "dl-late" if left > LATE else ""
            wide = "" if place in on_phones else "dl-wide"
            yield Tick(date, left, f"{late} {wide}".strip())


def _months(first: int, last: int) -> list[str]:
    """The months from one day to another; none if there are too many for a label each."""
    if last - first > MOST_TICKS * 31 or not _is_named(first, last, PeriodUnit.MONTH):
        return []
    days = [*range(first, last + 1, 27), last]
    months = list(dict.fromkeys(period_name(day, PeriodUnit.MONTH) for day in days))
    return months if len(months) <= MOST_TICKS else []


def _years(first: int, last: int) -> list[str]:
    """The years from one day to another, or every so many of them: enough for the labels."""
    begin, end = year_of(first), year_of(last)
    step = -(-(end - begin + 1) // MOST_TICKS)
    return [edtf_year(year) for year in range(begin, end + 1, step)]


def _fit(places: Sequence[float], width: int) -> set[int]:
    """Which labels of so many hundredths' width fit beside one another, from the right.

    From the right, since the first unit may have begun before the strip does.
    """
    kept: set[int] = set()
    free = 100.0
    for place in reversed(range(len(places))):
        left = places[place]
        begin, end = (left - width, left) if left > LATE else (left, left + width)
        if end <= free or not kept:
            kept.add(place)
            free = begin
    return kept


MOST_TICKS: Final = 6
TICK: Final = 15
"""Hundredths of the width that a label needs on a wide screen, and on a phone."""

PHONE_TICK: Final = 32
LATE: Final = 84
"""From here on a label ends at its place: after it there is no room."""
