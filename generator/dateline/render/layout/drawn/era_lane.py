"""The lane of eras in the strip: a bar to scale for each, with its name in it or beside it.

The bars are in the same rows on wide screens and on phones, the first in time above.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, product
from typing import Final

from dateline.data.resolved import ResolvedEra
from dateline.render.layout.drawn.labels import name_width
from dateline.render.layout.drawn.time_scale import WIDTH, Stretch, TimeScale

MOST_ROWS: Final = 5
"""Eras are in no more rows: where these do not suffice for their names, all go by numbers."""

_NEAR: Final = 0.15
_LEAST: Final = 0.6
_FAR: Final = 3.0
"""A name beside its bar is so far from the next one at least, so that it is that bar's."""


INSIDE: Final = 0
"""A name begins with its bar."""

BEFORE: Final = 2
CENTRED: Final = 4
AFTER: Final = 6
END: Final = 8
"""It ends where its bar begins, has its middle over that of the bar, begins where the bar ends, or
ends with it.
"""
WRAPPED: Final = 9
"""It is within its bar, in two lines."""

LINE: Final = 2
LINES: Final = 3
"""The height of a row, and of one that has a name in two lines, in halves of a row."""

_OUT_OF_ORDER: Final = 4
"""Rows in which an era is above an earlier one cost as much as so many halves of a row."""


@dataclass(frozen=True, slots=True)
class Place:
    """The row of an era's bar, and the way in which its name is at it: `WRAPPED`, or three times
    the half widths of the bar from its start to a point, and the half widths of the name to there.
    The row is so far from the `top`, in halves of a row, and may be a high one, of two lines.
    """

    row: int
    way: int
    top: int = 0
    is_high: bool = False


@dataclass(frozen=True, slots=True)
class Band:
    """An era, as far as it is within the strip: from where and how wide, in hundredths, and its
    place on `wide` screens and on a `phone`.
    """

    era: ResolvedEra
    x: float
    width: float
    wide: Place = Place(0, INSIDE)
    phone: Place = Place(0, INSIDE)

    @property
    def start(self) -> tuple[float, float]:
        """For the style sheet: its start in thousandths; and, as the first two of four digits, the
        ways of its name on wide screens and on phones.
        """
        return self.x * 10, self.wide.way * 1000 + self.phone.way * 100

    @property
    def size(self) -> tuple[float, float]:
        """Its width in thousandths; and, two digits each, how far its rows are from the top."""
        return self.width * 10, self.wide.top * 100 + self.phone.top

    @property
    def heights(self) -> str:
        """The classes of a bar that has two lines: `dl-two-wide` on wide screens, `dl-two`."""
        found = (("dl-two-wide", self.wide), ("dl-two", self.phone))
        return " ".join(name for name, place in found if place.is_high)


@dataclass(frozen=True, slots=True)
class EraLane:
    """The bars of all eras, and how high they are together on wide screens and on phones, in halves
    of a row.

    `shape` is the classes of eras that go by numbers: `dl-short` on phones, `dl-shorter` on wide
    screens.
    """

    bands: tuple[Band, ...]
    heights: tuple[int, int]
    shape: str = ""


def era_lane(eras: Iterable[ResolvedEra], scale: TimeScale, wide: float) -> EraLane | None:
    """The lane of eras, with letters of the size `wide` on wide screens; None if there are none."""
    bands = tuple(_bands(eras, scale))
    if not bands:
        return None
    titles = [band.era.title for band in bands]
    numbers = [str(band.era.number) for band in bands]
    for names, shape in (((titles, titles), ""), ((titles, numbers), "dl-short")):
        found = [
            lane
            for in_order in (True, False)
            for wraps in product((False, True), repeat=2)
            if (lane := _Rows((wide, 1.0), wraps, MOST_ROWS, in_order).lane(bands, names, shape))
        ]
        if found:
            return min(found, key=_cost)
    rows = _Rows((wide, 1.0), (False, False), len(bands), in_order=False)
    return rows.lane(bands, (numbers, numbers), "dl-short dl-shorter")


def _cost(lane: EraLane) -> int:
    """What speaks against rows of eras: their height and their order; names in bars speak for."""
    pairs = pairwise(band.wide.row for band in lane.bands)
    inside = sum(
        place.way in (INSIDE, WRAPPED) for band in lane.bands for place in (band.wide, band.phone)
    )
    disorder = any(one > other for one, other in pairs)
    return sum(lane.heights) + disorder * _OUT_OF_ORDER - inside


def is_whole(era: ResolvedEra, scale: TimeScale) -> bool:
    """Whether an era is all of the time of a strip: then it says nothing."""
    start, end = scale.segments[0].time.start, scale.segments[-1].time.end
    begins = era.date.earliest is None or era.date.earliest <= start
    return begins and (era.date.latest is None or era.date.latest + 1 >= end)


def _bands(eras: Iterable[ResolvedEra], scale: TimeScale) -> Iterator[Band]:
    """The eras that are within the strip or reach into it."""
    start, end = scale.segments[0].time.start, scale.segments[-1].time.end
    for era in eras:
        begin = start if era.date.earliest is None else max(era.date.earliest, start)
        last = end if era.date.latest is None else min(era.date.latest + 1, end)
        if begin < last:
            left, right = scale.place(begin), scale.right(Stretch(begin, last))
            width = max(right - left, _LEAST)
            yield Band(era, round(min(left, WIDTH - width), 1), round(width, 1))


_Box = tuple[float, float]
_Way = tuple[int, _Box]


@dataclass(frozen=True, slots=True)
class _Rows:
    """So many rows of bars, with names in letters of two `sizes`, which one or both `wrap` where
    they are too long. `in_order`, no era is above an earlier one.
    """

    sizes: tuple[float, float]
    wraps: tuple[bool, ...]
    most: int
    in_order: bool

    def lane(
        self, bands: Sequence[Band], names: tuple[Sequence[str], Sequence[str]], shape: str
    ) -> EraLane | None:
        """Each era in the highest row where neither its bar nor its name is on another, at both
        sizes. None if one has no room.
        """
        taken: list[tuple[list[_Box], list[_Box]]] = [([], []) for _ in range(self.most)]
        found: list[tuple[int, list[_Way]]] = []
        for band, *own in zip(bands, *names, strict=True):
            options = [
                _options(band, name, size, wraps=wraps)
                for name, size, wraps in zip(own, self.sizes, self.wraps, strict=True)
            ]
            place = self._place(options, taken, found[-1][0] if found and self.in_order else 0)
            if place is None:
                return None
            for boxes, (_, box) in zip(taken[place[0]], place[1], strict=True):
                boxes.append(box)
            found.append(place)
        wide, phone = (_tops([(row, ways[n][0]) for row, ways in found]) for n in (0, 1))
        placed = (
            replace(band, wide=one, phone=other)
            for band, one, other in zip(bands, wide, phone, strict=True)
        )
        ends = [
            max(place.top + (LINES if place.is_high else LINE) for place in places)
            for places in (wide, phone)
        ]
        return EraLane(tuple(placed), (ends[0], ends[1]), shape)

    def _place(
        self,
        options: Sequence[Sequence[Sequence[_Way]]],
        taken: Sequence[tuple[Sequence[_Box], Sequence[_Box]]],
        first: int,
    ) -> tuple[int, list[_Way]] | None:
        """The highest row from the `first` on in which a bar has room at both sizes, with the ways
        of its name there: over the bar only if there is no other in any row.
        """
        for stages in (1, 2):
            for row in range(first, self.most):
                ways = [
                    _first_free(each[:stages], boxes)
                    for each, boxes in zip(options, taken[row], strict=True)
                ]
                there = [way for way in ways if way]
                if len(there) == len(ways):
                    return row, there
        return None


def _tops(places: Sequence[tuple[int, int]]) -> list[Place]:
    """Places by their rows and ways: a row is as high as the highest in it."""
    high = {row for row, way in places if way == WRAPPED}
    tops = [0]
    for row in range(max(row for row, _ in places)):
        tops.append(tops[-1] + (LINES if row in high else LINE))
    return [Place(row, way, tops[row], row in high) for row, way in places]


def _options(band: Band, name: str, size: float, *, wraps: bool) -> list[list[_Way]]:
    """The ways in which a name in letters of a size may be at its bar, with the room that it takes:
    in it if it is short enough, or in two lines; else after it or before it; at last over it.
    """
    width = name_width(name, size)
    if width <= band.width:
        return [[(INSIDE, box_of(band, INSIDE, width))]]
    if wraps and name_width(_longer_half(name), size) <= band.width:
        return [[(WRAPPED, box_of(band, WRAPPED, width))]]
    beside = [(way, _with_room(box_of(band, way, width), way)) for way in (AFTER, BEFORE)]
    return [beside, [(way, box_of(band, way, width)) for way in (INSIDE, END, CENTRED)]]


def _longer_half(name: str) -> str:
    """The longer line of a name in two lines, broken where that is shortest.

    >>> _longer_half("Roman Empire in the West")
    'Roman Empire'
    >>> _longer_half("Antiquity")
    'Antiquity'
    """
    words = name.split()
    halves = [(" ".join(words[:n]), " ".join(words[n:])) for n in range(1, len(words))]
    return min((max(each, key=len) for each in halves), key=len, default=name)


def _with_room(box: _Box, way: int) -> _Box:
    """A box of a name beside its bar, with what is clear of it."""
    start, end = box
    if way == AFTER:
        return start, max(end, min(end + _FAR, WIDTH))
    return min(start, max(start - _FAR, 0)), end


def _first_free(stages: Sequence[Sequence[_Way]], taken: Sequence[_Box]) -> _Way | None:
    return next((way for ways in stages for way in ways if _is_free(way[1], taken)), None)


def box_of(band: Band, way: int, name: float) -> _Box:
    """From where to where an era's bar is, with its name of that width."""
    if way == WRAPPED:
        return band.x, band.x + band.width
    start = band.x + band.width * (way // 3) / 2 - name * (way % 3) / 2
    return min(band.x, start), max(band.x + band.width, start + name)


def _is_free(box: _Box, taken: Iterable[_Box]) -> bool:
    inside = box[0] >= -_NEAR and box[1] <= WIDTH + _NEAR
    return inside and all(box[1] <= s + _NEAR or box[0] >= e - _NEAR for s, e in taken)
