"""When events are, as far as a drawing of time shows it, and in which lanes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from dateline.data.resolved import ResolvedEvent
from dateline.dates import Date, Kind
from dateline.render.layout.drawn.time_scale import Stretch
from dateline.render.layout.shapes import shape_of
from dateline.render.layout.times import stretch_of, usual_offset


@dataclass(frozen=True, slots=True)
class Placed:
    """An event with the stretch that its mark is for, and the lanes it is in."""

    event: ResolvedEvent
    kind: str
    time: Stretch
    lanes: tuple[int, ...]
    number: int


def placed_of(
    events: Sequence[ResolvedEvent], lanes: Mapping[str, int], numbers: Mapping[str, int]
) -> list[Placed]:
    """The events in their lanes, which are known by the ids of sides; `numbers` are those of events
    on their page.
    """
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
        sides = {lanes[side] for side in speaking(event)} or {lanes[""]}
        found.append(Placed(event, kind, own, tuple(sorted(sides)), numbers[event.id]))
    return found


def _kind(date: Date) -> str:
    if date.kind is Kind.BEFORE:
        return "before"
    if date.kind is Kind.AFTER:
        return "after"
    return {"bar": "band", "full": "dot", "ring": "bar"}[shape_of(date)]


POINTS: Final = frozenset(("dot", "before", "after"))
"""The kinds of marks that have no width."""


def stretches_of(placed: Sequence[Placed]) -> Iterator[Stretch]:
    """The stretches to lay out, each as often as its marks ask for columns: few are stacked high
    where there is room beside them.
    """
    lanes: dict[Stretch, Counter[int]] = {one.time: Counter() for one in placed}
    for one in placed:
        if one.kind in POINTS:
            lanes[one.time].update(one.lanes)
    for time, counts in lanes.items():
        highest = max(counts.values(), default=1)
        yield from [time] * -(-highest // STACKED)


def vague_of(placed: Iterable[Placed]) -> frozenset[Stretch]:
    """The stretches that are only of events whose day is not known."""
    return frozenset(one.time for one in placed if one.kind == "bar") - frozenset(
        one.time for one in placed if one.kind != "bar"
    )


STACKED: Final = 2
"""So many marks above one another are no crowd."""


def speaking(event: ResolvedEvent) -> frozenset[str]:
    """The ids of the sides whose words an event has."""
    voices = [account.by for account in event.accounts if account.words and account.by]
    return frozenset(voice.side.id for voice in voices if voice.side)
