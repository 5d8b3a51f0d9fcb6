"""From times to places in a drawing: to scale, but for stretches in which nothing happens.

Times are days as numbers with fractions, counted as `Date` counts them. Places are hundredths of
the drawing's width.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, NamedTuple

WIDTH: Final = 100.0
BREAK: Final = 2.5
"""The width of a break."""

WIDE_GAP: Final = 4
"""An empty stretch is cut if it is longer than the whole, divided by this."""

CROWDED_GAP: Final = 10
"""So is one where marks lie close if it is longer than their part of time, divided by this."""

SLOT: Final = 3.6
"""The width of a mark with what is clear of it: 12 pixels on a phone."""

MOST_BREAKS: Final = 8
CROWD: Final = 40
"""So many marks beside one another fill the drawing."""

MOST_COLUMNS: Final = 18
"""No part asks for more room than so many columns: then its marks overlap."""


class Stretch(NamedTuple):
    """A stretch of time, its end not included."""

    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of time between breaks, and the places that it has. It `has_clocks` where
    something in it is known to the hour or the minute.
    """

    time: Stretch
    left: float
    width: float
    has_clocks: bool = False

    def place(self, time: float) -> float:
        """The place of a time; of one outside, the nearest edge."""
        start, end = self.time
        inside = min(max(time, start), end)
        return self.left + self.width * (inside - start) / (end - start)


@dataclass(frozen=True, slots=True)
class TimeScale:
    """The segments, in order."""

    segments: tuple[Segment, ...]

    def place(self, time: float) -> float:
        """The place of a time. What lies in a break is at the break's end."""
        for segment in self.segments:
            if time < segment.time.end or segment is self.segments[-1]:
                return segment.place(time)
        return 0.0

    def right(self, time: Stretch) -> float:
        """The place at which a stretch ends: before a break, not after it."""
        for segment in self.segments:
            if time.end <= segment.time.end:
                return segment.place(time.end)
        return self.place(time.end)

    @property
    def length(self) -> float:
        """The days that are drawn, without those in breaks."""
        return sum(segment.time.end - segment.time.start for segment in self.segments)

    @property
    def breaks(self) -> tuple[float, ...]:
        """The middle of each break."""
        return tuple(segment.left - BREAK / 2 for segment in self.segments[1:])


def scale_of(stretches: Sequence[Stretch], vague: Collection[Stretch] = ()) -> TimeScale:
    """The scale for what happens in some stretches; there is one at least. What happens in those
    that are `vague` does so at one time that is not known.
    """
    parts = _cut(stretches)
    columns = Counter(stretches)
    begins, ends = _cut_begin(parts[0], columns, vague), _cut_end(parts[-1], columns, vague)
    if len(parts) > 1:
        parts = [*begins, *parts[1:-1], *ends]
    else:
        parts = begins if len(begins) > 1 else ends
    needs = [_need(part, columns) for part in parts]
    room = WIDTH - BREAK * (len(parts) - 1)
    least = [_label_width(part) for part in parts]
    if len(ends) > 1 and parts[-1] == ends[-1]:
        least[-1] = BREAK  # its label is beside it, below the break
    widths = _widths(needs, least, room)
    segments, left = [], 0.0
    for part, width in zip(parts, widths, strict=True):
        clocks = any(one.end - one.start < 1 and _within(one, part) for one in columns)
        segments.append(Segment(part, left, width, clocks))
        left += width + BREAK
    return TimeScale(tuple(segments))


def even_scale_of(stretches: Sequence[Stretch]) -> TimeScale:
    """The scale for bars: each length of time is as wide as any other of that length. Only the
    widest gaps of the whole are left out.
    """
    parts = _cut(stretches, even=True)
    room = WIDTH - BREAK * (len(parts) - 1)
    whole = sum(part.end - part.start for part in parts)
    segments, left = [], 0.0
    for part in parts:
        width = room * (part.end - part.start) / whole
        segments.append(Segment(part, left, width))
        left += width + BREAK
    return TimeScale(tuple(segments))


def _widths(needs: Sequence[float], least: Sequence[float], room: float) -> list[float]:
    """The widths of parts by what they need, none less than its label takes if there is room."""
    if sum(least) > room * MOST_LABELS:
        least = [width * room * MOST_LABELS / sum(least) for width in least]
    small: set[int] = set()
    while True:
        rest = room - sum(least[n] for n in small)
        total = sum(need for n, need in enumerate(needs) if n not in small)
        widths = [least[n] if n in small else rest * need / total for n, need in enumerate(needs)]
        found = {n for n, width in enumerate(widths) if width < least[n]} - small
        if not found:
            return widths
        small |= found


MOST_LABELS: Final = 0.7
"""As much of the width, at most, is given to parts for the sake of their labels."""


def _label_width(part: Stretch) -> float:
    """What the name of a part's day, month or year takes on a phone."""
    length = part.end - part.start
    return 16.0 if length < SHORTEST_MONTH else 10.0 if length < MONTHS else 13.0


SHORTEST_MONTH: Final = 28


DAYS: Final = 45
MONTHS: Final = 700
"""Parts of so many days at most are named by a day, longer ones by a month, else by a year."""


def _cut(stretches: Sequence[Stretch], *, even: bool = False) -> list[Stretch]:
    """The stretches of time that are drawn: without the widest gaps of the whole, and without
    those between which marks would be too close to be told apart, unless the scale is to be even.
    """
    covered = _union(stretches)
    whole = covered[-1].end - covered[0].start
    parts = [covered]
    for _ in range(MOST_BREAKS):
        found = _widest(parts, () if even else stretches, whole)
        if found is None:
            break
        number, at = found
        part = parts[number]
        parts[number : number + 1] = [part[:at], part[at:]]
    return [Stretch(part[0].start, part[-1].end) for part in parts]


def _cut_end(
    part: Stretch, stretches: Iterable[Stretch], vague: Collection[Stretch]
) -> list[Stretch]:
    """The last part of time without most of what only vague stretches are in, at its end, of which
    a piece stays; whole where it is short.
    """
    inside = [one for one in stretches if part.start <= one.start]
    to_the_end = [one for one in inside if one in vague and one.end == part.end]
    end = max((one.end for one in inside if one not in to_the_end), default=part.start)
    is_near = any(one.start < end for one in to_the_end)
    if not is_near or (part.end - end) * WIDE_GAP <= part.end - part.start:
        return [part]
    return [Stretch(part.start, end), Stretch(part.end - min(1, (part.end - end) / 2), part.end)]


def _cut_begin(
    part: Stretch, stretches: Iterable[Stretch], vague: Collection[Stretch]
) -> list[Stretch]:
    """The same at the beginning of the first part."""
    turned = (Stretch(-one.end, -one.start) for one in stretches)
    found = _cut_end(
        Stretch(-part.end, -part.start), turned, {Stretch(-one.end, -one.start) for one in vague}
    )
    return [Stretch(-one.end, -one.start) for one in reversed(found)]


def _widest(
    parts: Sequence[Sequence[Stretch]], stretches: Sequence[Stretch], whole: float
) -> tuple[int, int] | None:
    """The widest gap that is to be cut: the part's number and the place within it."""
    best, place = 0.0, None
    columns = Counter(stretches)
    for number, part in enumerate(parts):
        length = part[-1].end - part[0].start
        crowded = _is_crowded(Stretch(part[0].start, part[-1].end), columns)
        least = length / CROWDED_GAP if crowded else whole / WIDE_GAP
        for at, (one, other) in enumerate(pairwise(part), 1):
            gap = other.start - one.end
            if gap > least and gap > best:
                best, place = gap, (number, at)
    return place


def _union(stretches: Iterable[Stretch]) -> list[Stretch]:
    found: list[Stretch] = []
    for one in sorted(stretches):
        if found and one.start <= found[-1].end:
            found[-1] = Stretch(found[-1].start, max(found[-1].end, one.end))
        else:
            found.append(one)
    return found


def _is_crowded(part: Stretch, columns: Counter[Stretch]) -> bool:
    """Whether most marks of a part would lie on others if it were drawn to scale."""
    room = (part.end - part.start) / CROWD
    places = sorted(
        one.start + (one.end - one.start) * (n + 0.5) / count
        for one, count in columns.items()
        if _within(one, part)
        for n in range(count)
    )
    close = sum(other - one < room for one, other in pairwise(places))
    return close * 2 > len(places)


def _need(part: Stretch, columns: Counter[Stretch]) -> float:
    """How much room a part asks for, in columns of a mark each."""
    return 1.5 + min(_to_scale(part, columns), _beside(part, columns) * 2, MOST_COLUMNS)


def _to_scale(part: Stretch, columns: Counter[Stretch]) -> float:
    length = part.end - part.start
    return max(
        (length * n / (one.end - one.start) for one, n in columns.items() if _within(one, part)),
        default=1.0,
    )


def _beside(part: Stretch, columns: Counter[Stretch]) -> int:
    return sum(n for one, n in columns.items() if _within(one, part)) or 1


def _within(one: Stretch, part: Stretch) -> bool:
    return part.start <= one.start and one.end <= part.end
