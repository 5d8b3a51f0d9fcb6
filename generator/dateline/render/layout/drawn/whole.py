"""Where a period of a long timeline lies in the whole of it, as a small picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from dateline.data.resolved import ResolvedEvent
from dateline.dates import Date, Kind
from dateline.render.layout.drawn.time_scale import Stretch
from dateline.render.layout.times import stretch_of

PARTS: Final = 60
"""Into so many parts of equal length all of the time is divided."""

HEIGHT: Final = 24
ABOVE: Final = 4
WIDTH: Final = 1000
"""Of the picture, in which so much is above the bars; it is drawn as wide as there is room."""

_FILLED: Final = 0.8
"""A bar is as wide as this part of its time."""

_LEAST: Final = 20
"""A period is no narrower: five pixels on a phone."""


@dataclass(frozen=True, slots=True)
class Whole:
    """All of a timeline's time, and how high the bar of each part of it is, from 0 to `HEIGHT`."""

    time: Stretch
    bars: tuple[int, ...]

    @property
    def size(self) -> tuple[int, int]:
        """The width and the height of the picture."""
        return WIDTH, ABOVE + HEIGHT

    @property
    def path(self) -> str:
        """The bars, as a path of SVG."""
        step, foot = WIDTH / len(self.bars), ABOVE + HEIGHT
        wide = round(step * _FILLED)
        return "".join(
            f"M{round(number * step)} {foot}v-{height}h{wide}v{height}z"
            for number, height in enumerate(self.bars)
            if height
        )

    def place(self, date: Date) -> tuple[int, int] | None:
        """Where a period begins and how wide it is; None where it has no place in time."""
        if date.is_undated:
            return None
        start, end = (min(max(_share(at, self.time), 0), 1) * WIDTH for at in stretch_of(date))
        width = max(round(end - start), _LEAST)
        return min(round(start), WIDTH - width), width


def whole_of(events: Sequence[ResolvedEvent]) -> Whole | None:
    """The picture of events; None where all of them are at one time.

    An event is counted where it begins, in equal shares wherever that may be.
    """
    dates = [event.own_date for event in events if not event.own_date.is_undated]
    times = [stretch_of(date) for date in dates]
    if len(set(times)) < 2:
        return None
    time = Stretch(min(start for start, _ in times), max(end for _, end in times))
    counts = [0.0] * PARTS
    for date, own in zip(dates, times, strict=True):
        begins = stretch_of(date.start) if date.kind is Kind.INTERVAL and date.start else own
        first = _part(begins.start, time)
        last = max(first, _part(min(begins.end, own.end) - 1e-9, time))
        for part in range(first, last + 1):
            counts[part] += 1 / (last - first + 1)
    most = max(counts)
    return Whole(time, tuple(max(round(n / most * HEIGHT), 1) if n else 0 for n in counts))


def _part(at: float, time: Stretch) -> int:
    return min(max(int(_share(at, time) * PARTS), 0), PARTS - 1)


def _share(at: float, time: Stretch) -> float:
    return (at - time.start) / (time.end - time.start)
