"""The strip: a picture of the timeline, drawn at build time.

A lane for each side, and one for the sources' own words. Each event is a mark in the lanes of
those whose words it has: a dot where its day is known, a thin pale line where it is not, a full
bar for a length of time, an arrow where an end is open. Marks that would lie on one another are
stacked. Beyond so many events each lane has a bar a period.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from dateline.data.resolved import ResolvedEvent, ResolvedTimeline, Standing
from dateline.dates import Date
from dateline.render.layout.drawn.bars import (
    Bar,
    BarLabel,
    Bars,
    bar_labels,
    bars_of,
    busiest_of,
    unit_of,
    whole_periods,
)
from dateline.render.layout.drawn.era_lane import EraLane, era_lane, is_whole
from dateline.render.layout.drawn.labels import (
    BusiestBar,
    Label,
    Nameable,
    busiest_labels,
    label_rows,
    labels_of,
    wide_size,
)
from dateline.render.layout.drawn.placing import (
    POINTS,
    Placed,
    placed_of,
    speaking,
    stretches_of,
    vague_of,
)
from dateline.render.layout.drawn.ticks import MORE_TICKS, MOST_TICKS, Tick, ticks_of
from dateline.render.layout.drawn.time_scale import SLOT, WIDTH, TimeScale, even_scale_of, scale_of
from dateline.render.layout.times import first_and_last, stretch_of

MOST_LANES: Final = 8
"""More lanes fill a phone's screen: then all events are in one."""

MOST_MARKS: Final = 150
"""Beyond so many events there are bars."""

CELLS: Final = 10
"""A lane has so many links at most, side by side: each is as wide as a finger on a phone."""

MOST_ROWS: Final = 16
"""Marks above one another take so many rows in a lane; of the others of their time, how many."""

ROW: Final = 5
LEAST_HEIGHT: Final = 24
BARS_HEIGHT: Final = 28
HIGH_BARS: Final = 120
"""The height of a row of marks, the least one of a lane, that of bars, and that of the bars of an
overview, in pixels.
"""

RULE_LABEL: Final = 25
"""The room for the number of the round line, in hundredths on a phone."""

_CELL: Final = 100 / CELLS
_LEAST: Final = 0.8
"""The least width of a bar that has a width."""

_LEAST_SEEN: Final = 2.6
"""That of a mark whose day is not known: it must not seem to be a line."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One event in one lane. `kind` is `dot`, `bar` (the day is not known), `band` (a length of
    time), `before`, `after`, or `more` for `count` events for which there is no room.

    `x` and `width` are in hundredths; what has no width is at `x`. `row` is the lowest of the rows
    that it takes, counted from below. `number` is the event's place on its page, from 0.
    """

    kind: str
    x: float
    width: float = 0
    row: int = 0
    contested: bool = False
    count: int = 1
    number: int = 0

    @property
    def rows(self) -> int:
        """How many rows it takes: what is known less exactly is the lightest, unless contested."""
        return 1 if self.kind == "bar" and not self.contested else 2

    @property
    def middle(self) -> float:
        """Its place, or the middle of its width, in hundredths."""
        return self.x + self.width / 2


def rows_of(marks: Iterable[Mark]) -> int:
    """How many rows marks take; one, where there are none."""
    return max((mark.row + mark.rows for mark in marks), default=1)


@dataclass(frozen=True, slots=True)
class Hit:
    """A link over the marks of one cell of a lane, from the first of their events to the last: it
    leads to the first.
    """

    cell: int
    first: ResolvedEvent
    last: ResolvedEvent
    count: int
    number: int = 0


@dataclass(frozen=True)  # no slots: each of its marks asks for its height
class Lane:
    """A side's, or the sources' own (`side` is then empty, `number` 0)."""

    side: str
    number: int
    count: int
    marks: tuple[Mark, ...]
    bars: tuple[Bar, ...]
    hits: tuple[Hit, ...]
    labels: tuple[Label, ...] = ()
    bars_height: int = BARS_HEIGHT

    @cached_property
    def rows(self) -> int:
        """How many rows its marks take."""
        return rows_of(self.marks)

    @property
    def height(self) -> int:
        """In pixels: no link is lower than a finger."""
        return self.bars_height if self.bars else max(LEAST_HEIGHT, self.rows * ROW + 5)

    def y(self, mark: Mark) -> float:
        """The middle of a mark, in pixels from above."""
        return self.height - 2 - ROW * (mark.row + mark.rows / 2)

    @property
    def label_rows(self) -> tuple[int, int]:
        """How many rows the names of its events are in, on wide screens and on phones."""
        return label_rows(self.labels)


@dataclass(frozen=True, slots=True)
class Strip:
    """The whole drawing, and what its text alternative says.

    `unit` is what a bar means (`day`, `week`, `month`, `year`, `decade`, `century`, `age`), or
    empty where each event is a mark; the `tallest` has so many events. `rule` is a round number of
    events and how high a bar of so many is, in parts of a drawing of high bars; 0 in others. `most`
    events are in the time of the `peak`; 0 and None where that is not known. `total` counts its
    events, `undated` those of them that have no place in time. `whole` has the numbers of eras that
    are all of the time: they say nothing. One of a timeline of several pages `is_overview`.
    """

    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    breaks: tuple[float, ...]
    unit: str
    tallest: int
    rule: tuple[int, float]
    first: Date
    last: Date
    peak: Date | None
    most: int
    total: int
    undated: int
    eras: EraLane | None = None
    whole: frozenset[int] = frozenset()
    is_overview: bool = False

    @property
    def names_peak(self) -> bool:
        """Whether the busiest time has its name at its bar."""
        return any(label.event is None for lane in self.lanes for label in lane.labels)

    def bar_labels(self, lane: Lane) -> tuple[BarLabel, ...]:
        """Where the numbers of the tallest bars are in a lane, if they are the lane's and are not
        told with the name of the busiest time.
        """
        if self.names_peak and "cut" not in self.kinds:
            return ()
        return bar_labels(lane.bars, self.tallest, lane.bars_height)

    def rule_side(self, lane: Lane) -> int | None:
        """Where the number of the round line has room: at 0 or at 100 hundredths, if at all."""
        high = [bar for bar in lane.bars if bar.height > self.rule[1]]
        if all(bar.x >= RULE_LABEL for bar in high):
            return 0
        return 100 if all(bar.x + bar.width <= WIDTH - RULE_LABEL for bar in high) else None

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
        if any(bar.is_cut for bar in bars):
            found.add("cut")
        return frozenset(found)


def strip_of(
    resolved: ResolvedTimeline,
    language: str = "en",
    events: Sequence[ResolvedEvent] | None = None,
) -> Strip | None:
    """The strip of a timeline, or of some of its events. None where there is nothing to
    compare: of one day without clock times nothing but the number of events is known.
    """
    events = resolved.events if events is None else events
    return _strip(resolved, language, events)


Telling = Callable[[Date, int, int], tuple[str, str]]
"""What the busiest time is called: of its date, how many of its events, and how many there are in
all makes its name at length, and in short.
"""


def strip_of_overview(
    resolved: ResolvedTimeline,
    language: str,
    named: Iterable[ResolvedEvent],
    telling: Telling | None = None,
) -> Strip | None:
    """The strip of a timeline that has several pages: bars, each the same length of time, which
    are high where one lane has them all, and the names of some events and of the busiest time.
    """
    return _strip(resolved, language, resolved.events, [event.id for event in named], telling)


def _strip(
    resolved: ResolvedTimeline,
    language: str,
    events: Sequence[ResolvedEvent],
    named: Collection[str] | None = None,
    telling: Telling | None = None,
) -> Strip | None:
    """The strip of events in the lanes of sides; in bars alone, if some are to be `named`."""
    dated = dated_in_order(events)
    if len(dated) < 2:
        return None
    numbers = {event.id: number for number, event in enumerate(events)}
    sides = _sides(resolved, dated)
    lanes = {side: number for number, side in enumerate(sides)}
    if len(sides) > MOST_LANES:
        lanes, sides = dict.fromkeys(["", *sides], 0), [""]
    placed = placed_of(dated, lanes, numbers)
    if len({one.time for one in placed}) < 2:
        return None
    is_high = named is not None and len(sides) == 1
    height = HIGH_BARS if is_high else BARS_HEIGHT
    if named is not None or len(dated) > MOST_MARKS:
        unit = unit_of(even_scale_of([one.time for one in placed]))
        scale = even_scale_of(whole_periods(placed, unit))
        bars = bars_of(placed, scale, unit, len(sides), height)
    else:
        scale = scale_of(list(stretches_of(placed)), vague_of(placed))
        unit, bars = "", Bars((), 0, 0)
    eras = [era for era in resolved.eras if not is_whole(era, scale)]
    drawn = tuple(_lanes(resolved, sides, placed, scale, bars.lanes))
    drawn = tuple(replace(lane, bars_height=height) for lane in drawn)
    most_ticks, size = MOST_TICKS if named is None else MORE_TICKS, wide_size(len(sides))
    first, last = first_and_last([event.own_date for event in dated])
    peak, most = busiest_of(placed, unit)
    if is_high and telling and peak:
        busiest = _busiest(drawn[0], scale, peak, telling(peak, most, len(events)))
        drawn = (replace(drawn[0], labels=busiest),)
    return Strip(
        lanes=_labelled(resolved, drawn, placed, scale, named),
        ticks=ticks_of(scale, language, most_ticks, unit, size),
        breaks=tuple(round(place, 1) for place in scale.breaks),
        unit=unit,
        tallest=bars.tallest,
        rule=bars.rule if is_high else (0, 0.0),
        first=first,
        last=last,
        peak=peak,
        most=most,
        total=len(events),
        undated=len(events) - len(dated),
        eras=era_lane(eras, scale, size),
        whole=frozenset(era.number for era in resolved.eras) - {era.number for era in eras},
        is_overview=named is not None,
    )


def busiest_time(resolved: ResolvedTimeline) -> Date | None:
    """The time in which most events of a timeline of several pages begin, if that is known."""
    dated = dated_in_order(resolved.events)
    if len(dated) < 2:
        return None
    one_lane = dict.fromkeys(["", *_sides(resolved, dated)], 0)
    placed = placed_of(dated, one_lane, {event.id: n for n, event in enumerate(dated)})
    return busiest_of(placed, unit_of(even_scale_of([one.time for one in placed])))[0]


def dated_in_order(events: Iterable[ResolvedEvent]) -> list[ResolvedEvent]:
    """Those that have a place in time, the first one first."""
    return sorted(filter(is_dated, events), key=lambda event: event.own_date.sort_key)


def is_dated(event: ResolvedEvent) -> bool:
    """Whether it has a place in time, at least with one end."""
    date = event.own_date
    return date.earliest is not None or date.latest is not None


def _sides(resolved: ResolvedTimeline, events: Iterable[ResolvedEvent]) -> list[str]:
    """The ids of the sides that have a lane, in the order of the data; the sources' is last."""
    spoken = [speaking(event) for event in events]
    found = {side for sides in spoken for side in sides}
    sides = [id_ for id_ in resolved.timeline.sides if id_ in found]
    return sides if all(spoken) else [*sides, ""]


def _lanes(
    resolved: ResolvedTimeline,
    sides: Sequence[str],
    placed: Sequence[Placed],
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


def _stacked(here: Sequence[Placed], scale: TimeScale) -> list[Mark]:
    """A mark for each event of a lane, in the lowest rows in which it lies on no other: first, in
    half of the rows, those that last, so that a line from above reaches those of a day or an hour;
    of these the key events last, since they have names above them.
    """
    crowd = Counter(one.time for one in here if one.kind in POINTS)
    rows: list[list[tuple[float, float]]] = [[] for _ in range(MOST_ROWS)]
    lasting = [n for n, one in enumerate(here) if one.kind not in POINTS]
    lasting.sort(key=lambda n: here[n].time.start - here[n].time.end)
    points = [n for n, one in enumerate(here) if one.kind in POINTS]
    points.sort(key=lambda n: here[n].event.key)
    marks: dict[int, Mark] = {}
    for numbers, most in ((lasting, MOST_ROWS // 2), (points, MOST_ROWS), (lasting, MOST_ROWS)):
        for number in numbers:
            if number not in marks or marks[number].row == MOST_ROWS:
                boxes = _boxes(here[number], crowd[here[number].time], scale)
                marks[number] = _put(here[number], boxes, rows[:most])
    return [marks[number] for number in range(len(here))]


def _put(
    one: Placed, boxes: Sequence[tuple[float, float]], rows: Sequence[list[tuple[float, float]]]
) -> Mark:
    """The mark of an event in the lowest rows in which one of its places is free, which it takes;
    else above all.
    """
    mark = Mark(one.kind, 0, contested=one.event.standing is Standing.CONTESTED, number=one.number)
    free = (
        (row, box)
        for row in range(len(rows) + 1 - mark.rows)
        for box in boxes
        if all(_is_free(box, taken) for taken in rows[row : row + mark.rows])
    )
    row, box = next(free, (MOST_ROWS, boxes[0]))
    for taken in rows[row : row + mark.rows]:
        taken.append(box)
    is_point = one.kind in POINTS
    x, width = ((box[0] + box[1]) / 2, 0.0) if is_point else (box[0], box[1] - box[0])
    return replace(mark, x=round(x, 1), width=round(width, 1), row=row)


def _is_free(box: tuple[float, float], taken: Iterable[tuple[float, float]]) -> bool:
    return all(box[1] <= start + _NEAR or box[0] >= end - _NEAR for start, end in taken)


_NEAR: Final = 0.05


def _boxes(one: Placed, crowd: int, scale: TimeScale) -> list[tuple[float, float]]:
    """The places that a mark may have, the first choice first: of a day, beside one another as far
    as there is room.
    """
    left, right = scale.place(one.time.start), scale.right(one.time)
    if one.kind not in POINTS:
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
            over.setdefault(round(mark.middle / SLOT / 2), []).append(mark)
    for those in over.values():
        yield Mark("more", round(those[0].middle, 1), row=MOST_ROWS, count=len(those))


def _hits(here: Sequence[Placed], places: Sequence[tuple[float, float]]) -> Iterator[Hit]:
    """The links of a lane from left to right."""
    cells: dict[int, list[Placed]] = {}
    for one, (x, width) in zip(here, places, strict=True):
        cell = min(int((x + min(width, _CELL) / 2) / _CELL), CELLS - 1)
        cells.setdefault(cell, []).append(one)
    for cell, those in sorted(cells.items()):
        yield Hit(cell, those[0].event, those[-1].event, len(those), those[0].number)


# --- names of events ---------------------------------------------------------------------


def _labelled(
    resolved: ResolvedTimeline,
    lanes: Sequence[Lane],
    placed: Sequence[Placed],
    scale: TimeScale,
    named: Collection[str] | None,
) -> tuple[Lane, ...]:
    """The lanes with the names of some of their events, beside labels that they have: those to be
    `named`, else the key events and others that have marks of their own.
    """
    events = {one.number: one.event for one in placed}
    first = {one.event.id for one in placed if one.event.key} if named is None else named
    found: list[Nameable] = []
    for number, lane in enumerate(lanes):
        found += (
            Nameable(
                events[mark.number],
                number,
                mark.middle,
                round(lane.y(mark) - ROW * mark.rows / 2 + 1),
                is_key=events[mark.number].id in first,
                is_seen=not _is_below_others(mark, lane.marks),
                number=mark.number,
            )
            for mark in lane.marks
            if mark.kind != "more"
        )
        if lane.bars:
            here = (one for one in placed if number in one.lanes and one.event.id in first)
            found += _apart([_on_bar(one, number, lane, scale) for one in here])
    names = [_letters(resolved, lane.side) for lane in lanes] if len(lanes) > 1 else []
    labels = labels_of(found, names, lanes[0].labels)
    return tuple(
        replace(lane, labels=tuple(label for n, label in labels if n == number))
        for number, lane in enumerate(lanes)
    )


def _is_below_others(mark: Mark, marks: Iterable[Mark]) -> bool:
    """Whether a line from above meets other marks before this one."""
    return any(
        other.row > mark.row
        and other.middle - max(other.width, SLOT) / 2
        <= mark.middle
        <= other.middle + max(other.width, SLOT) / 2
        for other in marks
    )


def _on_bar(one: Placed, number: int, lane: Lane, scale: TimeScale) -> Nameable:
    """An event whose mark is a part of a bar, that of the time in which it begins: its name points
    at the bar's top.
    """
    start = scale.place(one.time.start)
    x = (start + scale.right(one.time)) / 2
    before = [bar for bar in lane.bars if bar.x <= start + _NEAR]
    if before:
        bar = max(before, key=lambda bar: bar.x)
        x = min(max(x, bar.x + bar.width * _EDGE), bar.x + bar.width * (1 - _EDGE))
    top = _top_at(x, lane)
    return Nameable(one.event, number, x, top, is_key=True, is_seen=True, number=one.number)


_EDGE: Final = 0.2
"""So far from its edges, in parts of its width, the line of a name meets a bar."""


def _top_at(x: float, lane: Lane) -> int:
    """How many pixels below a lane's top its bars are at a place."""
    height = max((b.height for b in lane.bars if b.x <= x <= b.x + b.width), default=0.0)
    return round(lane.height - 2 - (lane.height - 4) * height)


def _busiest(lane: Lane, scale: TimeScale, peak: Date, names: tuple[str, str]) -> tuple[Label, ...]:
    """The name of the busiest time at its bar."""
    time = stretch_of(peak)
    x = (scale.place(time.start) + scale.right(time)) / 2
    bar = next((bar for bar in lane.bars if bar.x <= x <= bar.x + bar.width), None)
    if bar is None:
        return ()
    middle = bar.x + bar.width / 2
    return busiest_labels(BusiestBar(middle, _top_at(middle, lane), *names))


def _apart(found: Iterable[Nameable]) -> Iterator[Nameable]:
    """Of events that are near each other the one that most is told of: several names at one bar
    say no more than one.
    """
    taken: list[float] = []
    for one in sorted(found, key=lambda one: -len(one.event.accounts)):
        if all(abs(one.x - x) >= APART for x in taken):
            yield one
            taken.append(one.x)


APART: Final = 8
"""So far from each other are the bars that are named, in hundredths of the drawing."""


_REPORTS: Final = 16
"""The word for the sources' own lane has no more letters in any language."""


def _letters(resolved: ResolvedTimeline, side: str) -> int:
    """How many letters the name of a lane has, with those of its sign."""
    if not side:
        return _REPORTS
    return len(resolved.timeline.sides[side].name) + len(resolved.side_initials.get(side, "")) + 1
