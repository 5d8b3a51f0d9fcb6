"""The strip: a picture of the timeline, drawn at build time.

A lane for each side, and one for the sources' own words. Each event is a mark in the lanes of
those whose words it has: a dot where its day is known, a pale bar where it is not, a full one for
a length of time, an arrow where an end is open. Marks that would lie on one another are stacked.
Beyond so many events each lane has a bar a period.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from dateline.data.resolved import ResolvedEra, ResolvedEvent, ResolvedTimeline, Standing
from dateline.dates import Date, Kind, PeriodUnit, period_date, period_name
from dateline.dates.calendar_days import day_number, year_month_day
from dateline.render.layout.flags import Flag, flag_number, flag_width, letters_in, put_flag
from dateline.render.layout.shapes import shape_of
from dateline.render.layout.ticks import Tick, ticks_of
from dateline.render.layout.time_scale import SLOT, WIDTH, Stretch, TimeScale, scale_of
from dateline.render.layout.times import first_and_last, stretch_of, usual_offset

MOST_MARKS: Final = 150
"""Beyond so many events there are bars."""

MOST_BARS: Final = 80
CELLS: Final = 10
"""A lane has so many links at most, side by side: each is as wide as a finger on a phone."""

MOST_ROWS: Final = 8
"""So many marks are above one another in a lane; of the others of their time, how many."""

ROW: Final = 10
LEAST_HEIGHT: Final = 24
BARS_HEIGHT: Final = 28
"""The height of a row of marks, the least one of a lane, and that of bars, in pixels."""

_CELL: Final = 100 / CELLS
_LEAST: Final = 0.8
"""The least width of a bar that has a width."""

_LEAST_SEEN: Final = 2.6
"""That of a mark whose day is not known: it must not seem to be a line."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One event in one lane. `kind` is `dot`, `bar` (the day is not known), `band` (a length of
    time), `before`, `after`, or `more` for `count` events for which there is no room.

    `x` and `width` are in hundredths; what has no width is at `x`. `row` counts from below.
    `number` is the event's place on its page, from 0.
    """

    kind: str
    x: float
    width: float = 0
    row: int = 0
    contested: bool = False
    count: int = 1
    number: int = 0


@dataclass(frozen=True, slots=True)
class Bar:
    """The events of one period in one lane: heights are parts of the tallest bar. A `vague` one has
    those known less exactly, and is as wide as all of the time they may be in.
    """

    x: float
    width: float
    height: float
    contested: float
    vague: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A link over the marks of one cell of a lane: to the first of their events."""

    cell: int
    first: ResolvedEvent
    count: int
    number: int = 0


@dataclass(frozen=True, slots=True)
class Lane:
    """A side's, or the sources' own (`side` is then empty, `number` 0)."""

    side: str
    number: int
    count: int
    marks: tuple[Mark, ...]
    bars: tuple[Bar, ...]
    hits: tuple[Hit, ...]

    @property
    def rows(self) -> int:
        """How many marks are above one another."""
        return max((mark.row + 1 for mark in self.marks), default=1)

    @property
    def height(self) -> int:
        """In pixels: no link is lower than a finger."""
        return BARS_HEIGHT if self.bars else max(LEAST_HEIGHT, self.rows * ROW + 5)

    def y(self, mark: Mark) -> int:
        """The middle of a mark, in pixels from above."""
        return self.height - 2 - mark.row * ROW - ROW // 2


@dataclass(frozen=True, slots=True)
class Band:
    """An era, as far as it is within the strip; its name is a flag above it, on `wide` screens and
    on a `phone`.
    """

    era: ResolvedEra
    x: float
    width: float
    wide: Flag | None = None
    phone: Flag | None = None

    @property
    def flag(self) -> int:
        """Where its name is, for the style sheet."""
        return flag_number(self.wide, self.phone)


MOST_FLAG_ROWS: Final = 5
"""Names of eras are in no more rows: where these do not suffice, all have numbers instead."""


@dataclass(frozen=True, slots=True)
class Label:
    """The name of a key event, above its mark at `x`, which is in hundredths; on phones too where
    there is room.
    """

    event: ResolvedEvent
    text: str
    x: float
    wide: Flag | None
    phone: Flag | None

    @property
    def flag(self) -> int:
        """Where it is, for the style sheet."""
        return flag_number(self.wide, self.phone)


@dataclass(frozen=True, slots=True)
class Strip:
    """The whole drawing, and what its text alternative says.

    `unit` is what a bar means (`day`, `month`, `year`, `decade`, `century`, `age`), or empty
    where each event is a mark. `total` counts its events, `undated` those of them that have no
    place in time. `whole` has the numbers of eras that are all of the time: they say nothing.
    """

    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    breaks: tuple[float, ...]
    unit: str
    first: Date
    last: Date
    peak: Date
    total: int
    undated: int
    bands: tuple[Band, ...] = ()
    whole: frozenset[int] = frozenset()
    labels: tuple[Label, ...] = ()
    era_shape: str = ""
    """The classes of eras that go by numbers: `dl-short` on phones, `dl-shorter` on wide screens.
    """

    @property
    def band_rows(self) -> tuple[int, int]:
        """How many rows the names of eras are in, on wide screens and on phones."""
        return _rows(self.bands)

    @property
    def label_rows(self) -> tuple[int, int]:
        """How many rows the names of events are in."""
        return _rows(self.labels)

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of marks that it has, `contested` among them."""
        marks = [mark for lane in self.lanes for mark in lane.marks]
        bars = [bar for lane in self.lanes for bar in lane.bars]
        found = {mark.kind for mark in marks}
        if any(mark.contested for mark in marks) or any(bar.contested for bar in bars):
            found.add("contested")
        if any(bar.vague for bar in bars):
            found.add("bar")
        return frozenset(found)


@dataclass(frozen=True, slots=True)
class _Placed:
    """An event with the stretch that its mark is for, and the lanes it is in."""

    event: ResolvedEvent
    kind: str
    time: Stretch
    lanes: tuple[int, ...]
    number: int


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
    numbers = {event.id: number for number, event in enumerate(events)}
    placed = _placed(dated, {side: n for n, side in enumerate(sides)}, numbers)
    if len({one.time for one in placed}) < 2:
        return None
    scale = scale_of(list(_stretches(placed)))
    unit = _unit(scale) if len(dated) > MOST_MARKS else ""
    bars = _bars(placed, scale, unit, len(sides)) if unit else []
    bands, shape = _named_bands(
        _bands((e for e in resolved.eras if not _is_whole(e, scale)), scale), len(sides)
    )
    first, last = first_and_last([event.own_date for event in dated])
    return Strip(
        lanes=tuple(_lanes(resolved, sides, placed, scale, bars)),
        ticks=ticks_of(scale, language),
        breaks=tuple(round(place, 1) for place in scale.breaks),
        unit=unit,
        first=first,
        last=last,
        peak=_peak(placed),
        total=len(events),
        undated=len(events) - len(dated),
        bands=bands,
        whole=frozenset(e.number for e in resolved.eras if _is_whole(e, scale)),
        labels=tuple(_labels(placed, scale, len(sides), phones=not bands and len(sides) < 2)),
        era_shape=shape,
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


def _placed(
    events: Sequence[ResolvedEvent], lanes: Mapping[str, int], numbers: Mapping[str, int]
) -> list[_Placed]:
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
        found.append(_Placed(event, kind, own, tuple(sorted(sides)), numbers[event.id]))
    return found


def _kind(date: Date) -> str:
    if date.kind is Kind.BEFORE:
        return "before"
    if date.kind is Kind.AFTER:
        return "after"
    return {"bar": "band", "full": "dot", "ring": "bar"}[shape_of(date)]


_POINTS: Final = frozenset(("dot", "before", "after"))


def _stretches(placed: Sequence[_Placed]) -> Iterator[Stretch]:
    """The stretches to lay out, each as often as its marks ask for columns: few are stacked high
    where there is room beside them.
    """
    lanes: dict[Stretch, Counter[int]] = {one.time: Counter() for one in placed}
    for one in placed:
        if one.kind in _POINTS:
            lanes[one.time].update(one.lanes)
    for time, counts in lanes.items():
        highest = max(counts.values(), default=1)
        yield from [time] * -(-highest // STACKED)


STACKED: Final = 2
"""So many marks above one another are no crowd."""


def _right(time: Stretch, scale: TimeScale) -> float:
    """The place at which a stretch ends: before a break, not after it."""
    for segment in scale.segments:
        if time.end <= segment.time.end:
            return segment.place(time.end)
    return scale.place(time.end)


def _lanes(
    resolved: ResolvedTimeline,
    sides: Sequence[str],
    placed: Sequence[_Placed],
    scale: TimeScale,
    bars: Sequence[tuple[Bar, ...]],
) -> Iterator[Lane]:
    """The lanes: with bars if there are any, else with a mark for each event."""
    for number, side in enumerate(sides):
        here = [one for one in placed if number in one.lanes]
        marks = [] if bars else _stacked(here, scale)
        places = [(scale.place(one.time.start), 0.0) for one in here]
        if marks:
            places = [(mark.x, mark.width) for mark in marks]
        yield Lane(
            side,
            resolved.side_numbers[side] if side else 0,
            len(here),
            tuple(_shown(marks)),
            bars[number] if bars else (),
            tuple(_hits(here, places)),
        )


def _stacked(here: Sequence[_Placed], scale: TimeScale) -> list[Mark]:
    """A mark for each event of a lane, in the lowest row in which it lies on no other: first those
    of a day or an hour, then, above them, those that last.
    """
    crowd = Counter(one.time for one in here if one.kind in _POINTS)
    rows: list[list[tuple[float, float]]] = [[] for _ in range(MOST_ROWS)]
    marks: dict[int, Mark] = {}
    for number in sorted(range(len(here)), key=lambda n: (here[n].kind not in _POINTS, n)):
        one = here[number]
        contested = one.event.standing is Standing.CONTESTED
        mark = Mark(one.kind, 0, contested=contested, number=one.number)
        boxes = [
            (row, box) for row in range(MOST_ROWS) for box in _boxes(one, crowd[one.time], scale)
        ]
        free = (each for each in boxes if _is_free(each[1], rows[each[0]]))
        row, box = next(free, (MOST_ROWS, boxes[0][1]))
        if row < MOST_ROWS:
            rows[row].append(box)
        if one.kind in _POINTS:
            x, width = (box[0] + box[1]) / 2, 0.0
        else:
            x, width = box[0], box[1] - box[0]
        marks[number] = replace(mark, x=round(x, 1), width=round(width, 1), row=row)
    return [marks[number] for number in range(len(here))]


def _is_free(box: tuple[float, float], taken: Iterable[tuple[float, float]]) -> bool:
    return all(box[1] <= start + _NEAR or box[0] >= end - _NEAR for start, end in taken)


_NEAR: Final = 0.05


def _boxes(one: _Placed, crowd: int, scale: TimeScale) -> list[tuple[float, float]]:
    """The places that a mark may have, the first choice first: of a day, beside one another as far
    as there is room.
    """
    left, right = scale.place(one.time.start), _right(one.time, scale)
    if one.kind not in _POINTS:
        width = max(right - left, _LEAST_SEEN if one.kind == "bar" else _LEAST)
        start = min(max(0.0, (left + right - width) / 2), WIDTH - width)
        return [(start, start + width)]
    columns = min(max(1, int((right - left) / SLOT)), crowd)
    start = (left + right - columns * SLOT) / 2
    return [(start + n * SLOT, start + (n + 1) * SLOT) for n in range(columns)]


def _shown(marks: Sequence[Mark]) -> Iterator[Mark]:
    """The marks for which there is room, and how many have none."""
    over: dict[float, list[Mark]] = {}
    for mark in marks:
        if mark.row < MOST_ROWS:
            yield mark
        else:
            over.setdefault(round((mark.x + mark.width / 2) / SLOT / 2), []).append(mark)
    for those in over.values():
        x = those[0].x + those[0].width / 2
        yield Mark("more", round(x, 1), row=MOST_ROWS, count=len(those))


def _hits(here: Sequence[_Placed], places: Sequence[tuple[float, float]]) -> Iterator[Hit]:
    """The links of a lane from left to right."""
    cells: dict[int, list[_Placed]] = {}
    for one, (x, width) in zip(here, places, strict=True):
        cell = min(int((x + min(width, _CELL) / 2) / _CELL), CELLS - 1)
        cells.setdefault(cell, []).append(one)
    for cell, those in sorted(cells.items()):
        yield Hit(cell, those[0].event, len(those), those[0].number)


MOST_LABELS: Final = 5
"""So many key events are named."""

LABEL_ROWS: Final = (2, 1)
"""In so many rows, on wide screens and on phones, where an event is to be on the first screen."""

MOST_LETTERS: Final = 46
"""A longer name is cut after a word."""


def _labels(
    placed: Iterable[_Placed], scale: TimeScale, lanes: int, *, phones: bool
) -> Iterator[Label]:
    """The names of key events that have room beside each other, those first that are told most."""
    keys = [one for one in placed if one.event.key and one.kind in ("dot", "bar")]
    keys.sort(key=lambda one: -len(one.event.accounts))
    wide: list[Flag] = []
    phone: list[Flag] = []
    left = MOST_LABELS
    for one in keys:
        x = (scale.place(one.time.start) + _right(one.time, scale)) / 2
        text = _cut(one.event.title, letters_in(WIDTH, _wide_size(lanes)))
        width = flag_width(text, _wide_size(lanes))
        flag = put_flag(width, (x, x), LABEL_ROWS[0], wide, over=True)
        small = put_flag(flag_width(text, 1.0), (x, x), LABEL_ROWS[1], phone) if phones else None
        if left and (flag or small):
            left -= 1
            wide += [flag] if flag else []
            phone += [small] if small else []
            yield Label(one.event, text, round(x, 1), flag, small)


def _wide_size(lanes: int) -> float:
    """The size of letters on wide screens, where the names of lanes are beside the drawing."""
    return 0.7 if lanes > 1 else 0.5


def _rows(named: Sequence[Band | Label]) -> tuple[int, int]:
    wide, phone = (
        max((flag.row + 1 for flag in flags if flag), default=0)
        for flags in ([one.wide for one in named], [one.phone for one in named])
    )
    return wide, phone


def _cut(title: str, room: int) -> str:
    """A title that is no longer than a label is, nor than there is room for.

    >>> _cut("The foreign ministers of the Group of Twenty meet in Bali", 60)
    'The foreign ministers of the Group of Twenty…'
    """
    most = min(room, MOST_LETTERS)
    if len(title) <= most:
        return title
    return f"{title[: most + 1].rpartition(' ')[0] or title[:most]}…"


def _bands(eras: Iterable[ResolvedEra], scale: TimeScale) -> Iterator[Band]:
    """The eras that are within the strip or reach into it."""
    start, end = scale.segments[0].time.start, scale.segments[-1].time.end
    for era in eras:
        begin = start if era.date.earliest is None else max(era.date.earliest, start)
        last = end if era.date.latest is None else min(era.date.latest + 1, end)
        if begin < last:
            left, right = scale.place(begin), _right(Stretch(begin, last), scale)
            yield Band(era, round(left, 1), round(right - left, 1))


def _named_bands(bands: Iterable[Band], lanes: int) -> tuple[tuple[Band, ...], str]:
    """The eras with flags for their names, and the classes for those that go by numbers: all of
    them, on wide screens or on phones, where one of the names has no room.
    """
    found = tuple(bands)
    flags: list[Sequence[Flag | None]] = []
    shapes = []
    for size, shape in ((_wide_size(lanes), "dl-short dl-shorter"), (1.0, "dl-short")):
        named = _flags([band.era.title for band in found], found, size)
        if None in named:
            shapes.append(shape)
            named = _flags([str(band.era.number) for band in found], found, size)
        flags.append(named)
    told = (
        replace(band, wide=wide, phone=phone)
        for band, wide, phone in zip(found, *flags, strict=True)
    )
    return tuple(told), max(shapes, key=len, default="")


def _flags(names: Sequence[str], bands: Sequence[Band], size: float) -> list[Flag | None]:
    """From the last on, since a name that begins at its era goes on over those that follow; if
    that leaves one without room, from the first on.
    """
    order = sorted(range(len(bands)), key=lambda n: -bands[n].x)
    for numbers in (order, order[::-1]):
        found: dict[int, Flag] = {}
        for n in numbers:
            ends = (bands[n].x, bands[n].x + bands[n].width)
            width = flag_width(names[n], size)
            if flag := put_flag(width, ends, MOST_FLAG_ROWS, found.values(), over=True):
                found[n] = flag
        if len(found) == len(bands):
            break
    return [found.get(n) for n in range(len(bands))]


def _is_whole(era: ResolvedEra, scale: TimeScale) -> bool:
    start, end = scale.segments[0].time.start, scale.segments[-1].time.end
    begins = era.date.earliest is None or era.date.earliest <= start
    return begins and (era.date.latest is None or era.date.latest + 1 >= end)


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
    """The bars of each lane. An event is in the bar of the period in which it begins; one that may
    be in any of several is in a bar that is as wide as they are.
    """
    counts: list[Counter[Stretch]] = [Counter() for _ in range(lanes)]
    contested: list[Counter[Stretch]] = [Counter() for _ in range(lanes)]
    exact: set[Stretch] = set()
    for one in placed:
        period = _period(int(one.time.start), unit)
        if one.kind == "bar" and one.time.end > period.end:
            period = one.time
        else:
            exact.add(period)
        for lane in one.lanes:
            counts[lane][period] += 1
            contested[lane][period] += one.event.standing is Standing.CONTESTED
    tallest = max(count for lane in counts for count in lane.values())
    return [
        tuple(
            _bar(
                period,
                count / tallest,
                disputed[period] / tallest,
                scale,
                vague=period not in exact,
            )
            for period, count in sorted(lane.items())
        )
        for lane, disputed in zip(counts, contested, strict=True)
    ]


def _bar(period: Stretch, height: float, contested: float, scale: TimeScale, *, vague: bool) -> Bar:
    left, right = scale.place(period.start), _right(period, scale)
    width = max((right - left) * (1 if vague else 0.86), _LEAST)
    return Bar(
        round(min(left, 100 - width), 1),
        round(width, 1),
        round(max(height, 0.08), 2),
        round(contested, 2),
        vague,
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
