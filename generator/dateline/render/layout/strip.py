"""The strip: a picture of the timeline, drawn at build time.

A lane for each side, and one for the sources' own words. Each event is a mark in the lanes of
those whose words it has: a dot where its day is known, a bar where it is not, a broad band for a
length of time, an arrow where an end is open. Beyond so many events each lane has a bar a period.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from dateline.data.resolved import ResolvedEra, ResolvedEvent, ResolvedTimeline, Standing
from dateline.dates import Date, Kind, PeriodUnit, period_date, period_name
from dateline.dates.calendar_days import day_number, year_month_day
from dateline.render.layout.shapes import shape_of
from dateline.render.layout.ticks import Tick, name_width, ticks_of
from dateline.render.layout.time_scale import Stretch, TimeScale, scale_of
from dateline.render.layout.times import stretch_of, usual_offset

MOST_MARKS: Final = 150
"""Beyond so many events there are bars."""

MOST_BARS: Final = 80
CELLS: Final = 10
"""A lane has so many links at most, side by side: each is as wide as a finger on a phone."""

ROWS: Final = 3
"""So many bars of days not known are below one another in a lane."""
_CELL: Final = 100 / CELLS
_LEAST: Final = 0.8


@dataclass(frozen=True, slots=True)
class Mark:
    """One event in one lane. `kind` is `dot`, `bar`, `band`, `before` or `after`.

    `x` and `width` are in hundredths; a dot or an arrow has no width and is at `x`. `row` counts
    bars that would lie on one another.
    """

    kind: str
    x: float
    width: float = 0
    row: int = 0
    contested: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """The events of one period in one lane: heights are parts of the tallest bar."""

    x: float
    width: float
    height: float
    contested: float


@dataclass(frozen=True, slots=True)
class Hit:
    """A link over the marks of one cell of a lane: to the first of their events."""

    lane: int
    cell: int
    first: ResolvedEvent
    count: int


@dataclass(frozen=True, slots=True)
class Lane:
    """A side's, or the sources' own (`side` is then empty, `number` 0)."""

    side: str
    number: int
    count: int
    marks: tuple[Mark, ...]
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Join:
    """An event in two lanes or more: a line from one to the other."""

    x: float
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Band:
    """An era, as far as it is within the strip.

    `shape` is the classes of its name: `dl-short` where that has room on wide screens only,
    `dl-shorter` as well where it has none there either. The era's number is then in its place.
    """

    era: ResolvedEra
    x: float
    width: float

    @property
    def shape(self) -> str:
        """How much of its name has room."""
        needed = name_width(self.era.title)
        fits = [size for size in (1.0, 0.5) if needed * size <= self.width]
        return "" if len(fits) == 2 else "dl-short" if fits else "dl-short dl-shorter"


@dataclass(frozen=True, slots=True)
class Strip:
    """The whole drawing, and what its text alternative says.

    `unit` is what a bar means (`day`, `month`, `year`, `decade`, `century`, `age`), or empty
    where each event is a mark. `total` counts its events, `undated` those of them that have no
    place in time.
    """

    lanes: tuple[Lane, ...]
    joins: tuple[Join, ...]
    hits: tuple[Hit, ...]
    ticks: tuple[Tick, ...]
    breaks: tuple[float, ...]
    unit: str
    first: Date
    last: Date
    peak: Date
    total: int
    undated: int
    bands: tuple[Band, ...] = ()

    @property
    def era_shape(self) -> str:
        """The classes of the list of eras: those of the name that has least room."""
        return max((band.shape for band in self.bands), key=len, default="")

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of marks that it has, `contested` among them."""
        marks = [mark for lane in self.lanes for mark in lane.marks]
        bars = [bar for lane in self.lanes for bar in lane.bars]
        found = {mark.kind for mark in marks}
        if any(mark.contested for mark in marks) or any(bar.contested for bar in bars):
            found.add("contested")
        return frozenset(found)


@dataclass(frozen=True, slots=True)
class _Placed:
    """An event with the stretch that its mark is for, and the lanes it is in."""

    event: ResolvedEvent
    kind: str
    time: Stretch
    lanes: tuple[int, ...]


def strip_of(
    resolved: ResolvedTimeline,
    language: str = "en",
    events: Sequence[ResolvedEvent] | None = None,
) -> Strip | None:
    """The strip of a timeline, or of some of its events. None where there is nothing to
    compare: of one day without clock times nothing but the number of events is known.
    """
    events = resolved.events if events is None else events
    dated = [e for e in events if _is_dated(e.own_date)]
    if len(dated) < 2:
        return None
    dated.sort(key=lambda event: event.own_date.sort_key)
    sides = _sides(resolved, dated)
    placed = _placed(dated, {side: n for n, side in enumerate(sides)})
    if len({one.time for one in placed}) < 2:
        return None
    columns = _columns(placed)
    scale = scale_of(list(_stretches(placed, columns)))
    unit = _unit(scale) if len(dated) > MOST_MARKS else ""
    xs = [_x(one, own, scale) for one, own in zip(placed, columns, strict=True)]
    bars = _bars(placed, scale, unit, len(sides)) if unit else []
    return Strip(
        lanes=tuple(_lanes(resolved, sides, list(zip(placed, xs, strict=True)), bars)),
        joins=() if unit else tuple(_joins(placed, xs)),
        hits=tuple(_hits(placed, xs)),
        ticks=ticks_of(scale, language),
        breaks=tuple(round(place, 1) for place in scale.breaks),
        unit=unit,
        first=dated[0].own_date,
        last=dated[-1].own_date,
        peak=_peak(placed),
        total=len(events),
        undated=len(events) - len(dated),
        bands=tuple(_bands(resolved.eras, scale)),
    )


def _is_dated(date: Date) -> bool:
    return date.earliest is not None or date.latest is not None


def _sides(resolved: ResolvedTimeline, events: Iterable[ResolvedEvent]) -> list[str]:
    """The ids of the sides that have a lane, in the order of the data; the sources' is last."""
    spoken = [_speaking(event) for event in events]
    found = {side for sides in spoken for side in sides}
    sides = [id_ for id_ in resolved.timeline.sides if id_ in found]
    return sides if all(spoken) else [*sides, ""]


def _speaking(event: ResolvedEvent) -> frozenset[str]:
    """The ids of the sides whose words an event has."""
    voices = [account.by for account in event.accounts if account.words and account.by]
    return frozenset(voice.side.id for voice in voices if voice.side)


def _placed(events: Sequence[ResolvedEvent], lanes: Mapping[str, int]) -> list[_Placed]:
    offset = usual_offset([event.own_date for event in events])
    times = [stretch_of(event.own_date, offset) for event in events]
    start = min(time.start for time in times)
    end = max(time.end for time in times)
    found = []
    for event, time in zip(events, times, strict=True):
        kind, own = _kind(event.own_date), time
        if kind == "band" and event.own_date.latest is None:
            own = Stretch(time.start, max(end, time.end))
        if kind == "band" and event.own_date.earliest is None:
            own = Stretch(min(start, time.start), time.end)
        sides = tuple(lanes[side] for side in _speaking(event)) or (lanes[""],)
        found.append(_Placed(event, kind, own, tuple(sorted(sides))))
    return found


def _kind(date: Date) -> str:
    if date.kind is Kind.BEFORE:
        return "before"
    if date.kind is Kind.AFTER:
        return "after"
    return {"bar": "band", "full": "dot", "ring": "bar"}[shape_of(date)]


def _columns(placed: Sequence[_Placed]) -> list[tuple[int, int]]:
    """For each mark without a width: its column among those of the same time, and how many
    columns these take. Marks in different lanes share one.
    """
    filled: dict[Stretch, Counter[int]] = {}
    own: list[int] = []
    for one in placed:
        lanes = filled.setdefault(one.time, Counter())
        column = max(lanes[lane] for lane in one.lanes) if one.kind in _POINTS else 0
        if one.kind in _POINTS:
            lanes.update({lane: column + 1 - lanes[lane] for lane in one.lanes})
        own.append(column)
    totals = [max(filled[one.time].values(), default=1) for one in placed]
    return list(zip(own, totals, strict=True))


_POINTS: Final = frozenset(("dot", "before", "after"))


def _stretches(placed: Sequence[_Placed], columns: Sequence[tuple[int, int]]) -> Iterator[Stretch]:
    """The stretches to lay out, each as often as it has columns; once in all if it has none."""
    seen: set[tuple[Stretch, int]] = set()
    for one, (column, _) in zip(placed, columns, strict=True):
        if (one.time, column) not in seen:
            seen.add((one.time, column))
            yield one.time


def _x(one: _Placed, column: tuple[int, int], scale: TimeScale) -> tuple[float, float]:
    """The place and the width of a mark."""
    left, right = scale.place(one.time.start), _right(one.time, scale)
    if one.kind in _POINTS:
        own, count = column
        return round(left + (right - left) * (own + 0.5) / count, 1), 0
    width = max(right - left, _LEAST)
    return round(min(left, 100 - width), 1), round(width, 1)


def _right(time: Stretch, scale: TimeScale) -> float:
    """The place at which a stretch ends: before a break, not after it."""
    for segment in scale.segments:
        if time.end <= segment.time.end:
            return segment.place(time.end)
    return scale.place(time.end)


def _lanes(
    resolved: ResolvedTimeline,
    sides: Sequence[str],
    drawn: Sequence[tuple[_Placed, tuple[float, float]]],
    bars: Sequence[tuple[Bar, ...]],
) -> Iterator[Lane]:
    """The lanes: with bars if there are any, else with a mark for each event."""
    for number, side in enumerate(sides):
        here = [each for each in drawn if number in each[0].lanes]
        yield Lane(
            side,
            resolved.side_numbers[side] if side else 0,
            len(here),
            () if bars else tuple(_marks(here)),
            bars[number] if bars else (),
        )


def _marks(here: Iterable[tuple[_Placed, tuple[float, float]]]) -> Iterator[Mark]:
    ends: list[float] = []
    for one, (x, width) in here:
        row = 0
        if one.kind == "bar":
            free = (n for n, end in enumerate(ends) if end <= x)
            row = next(free, len(ends))
            ends[row : row + 1] = [x + width]
        contested = one.event.standing is Standing.CONTESTED
        yield Mark(one.kind, x, width, row % ROWS, contested)


def _joins(placed: Iterable[_Placed], xs: Iterable[tuple[float, float]]) -> Iterator[Join]:
    for one, (x, _) in zip(placed, xs, strict=True):
        if len(one.lanes) > 1 and one.kind in _POINTS:
            yield Join(x, one.lanes[0], one.lanes[-1])


def _hits(placed: Sequence[_Placed], xs: Sequence[tuple[float, float]]) -> Iterator[Hit]:
    """The links of each lane from left to right."""
    cells: dict[tuple[int, int], list[ResolvedEvent]] = {}
    for one, (x, width) in zip(placed, xs, strict=True):
        cell = min(int((x + min(width, _CELL) / 2) / _CELL), CELLS - 1)
        for lane in one.lanes:
            cells.setdefault((lane, cell), []).append(one.event)
    for (lane, cell), events in sorted(cells.items()):
        yield Hit(lane, cell, events[0], len(events))


def _bands(eras: Iterable[ResolvedEra], scale: TimeScale) -> Iterator[Band]:
    """The eras that are within the strip or reach into it."""
    start, end = scale.segments[0].time.start, scale.segments[-1].time.end
    for era in eras:
        begin = start if era.date.earliest is None else max(era.date.earliest, start)
        last = end if era.date.latest is None else min(era.date.latest + 1, end)
        if begin < last:
            left, right = scale.place(begin), _right(Stretch(begin, last), scale)
            yield Band(era, round(left, 1), round(right - left, 1))


# --- bars --------------------------------------------------------------------------------


_UNITS: Final = (
    *(("day", 1.0), ("month", 30.4), ("year", 365.2), ("decade", 3652.0)),
    *(("century", 36_524.0), ("age", 365_242.0)),
)
_YEARS: Final = {"year": 1, "decade": 10, "century": 100, "age": 1000}


def _unit(scale: TimeScale) -> str:
    """The finest unit of which the drawing has few enough."""
    length = sum(segment.time.end - segment.time.start for segment in scale.segments)
    return next((unit for unit, days in _UNITS if length / days <= MOST_BARS), "age")


def _bars(
    placed: Iterable[_Placed], scale: TimeScale, unit: str, lanes: int
) -> list[tuple[Bar, ...]]:
    """The bars of each lane. An event is in the bar of the period in which it begins."""
    counts: list[Counter[Stretch]] = [Counter() for _ in range(lanes)]
    contested: list[Counter[Stretch]] = [Counter() for _ in range(lanes)]
    for one in placed:
        period = _period(int(one.time.start), unit)
        for lane in one.lanes:
            counts[lane][period] += 1
            contested[lane][period] += one.event.standing is Standing.CONTESTED
    tallest = max(count for lane in counts for count in lane.values())
    return [
        tuple(
            _bar(period, count / tallest, disputed[period] / tallest, scale)
            for period, count in sorted(lane.items())
        )
        for lane, disputed in zip(counts, contested, strict=True)
    ]


def _bar(period: Stretch, height: float, contested: float, scale: TimeScale) -> Bar:
    left, right = scale.place(period.start), _right(period, scale)
    width = max((right - left) * 0.86, _LEAST)
    return Bar(
        round(min(left, 100 - width), 1),
        round(width, 1),
        round(max(height, 0.08), 2),
        round(contested, 2),
    )


def _period(day: int, unit: str) -> Stretch:
    year, month, _ = year_month_day(day)
    if unit == "day":
        return Stretch(day, day + 1)
    if unit == "month":
        after = day_number(year + month // 12, month % 12 + 1, 1)
        return Stretch(day_number(year, month, 1), after)
    years = _YEARS[unit]
    first = year // years * years
    return Stretch(day_number(first, 1, 1), day_number(first + years, 1, 1))


def _peak(placed: Sequence[_Placed]) -> Date:
    """The day, month or year in which most events begin."""
    length = placed[-1].time.start - placed[0].time.start
    unit = PeriodUnit.DAY if length < 200 else PeriodUnit.MONTH
    unit = PeriodUnit.YEAR if length > 6000 else unit
    counts = Counter(period_name(int(one.time.start), unit) for one in placed)
    return period_date(max(counts, key=lambda name: counts[name]))
