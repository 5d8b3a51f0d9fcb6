"""The lane of eras in the strip: a bar to scale for each, with its name in it or beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from dateline.data.resolved import ResolvedEra
from dateline.render.layout.drawn.labels import name_width
from dateline.render.layout.drawn.time_scale import WIDTH, Stretch, TimeScale

MOST_ROWS: Final = 5
"""Eras are in no more rows: where these do not suffice for their names, all go by numbers."""

_NEAR: Final = 0.15
_LEAST: Final = 0.6


INSIDE: Final = 0
"""A name begins with its bar."""

BEFORE: Final = 2
CENTRED: Final = 4
AFTER: Final = 6
END: Final = 8
"""It ends where its bar begins, has its middle over that of the bar, begins where the bar ends, or
ends with it.
"""


@dataclass(frozen=True, slots=True)
class Place:
    """The row of an era's bar, from below, and the way in which its name is at it: three times the
    half widths of the bar from its start to a point, and the half widths of the name to there.
    """

    row: int
    way: int


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
    def numbers(self) -> tuple[float, float]:
        """Where it is, for the style sheet: its start in thousandths; and, as digits, the ways of
        its name on wide screens and on phones, and its rows.
        """
        ways, rows = (self.wide.way, self.phone.way), (self.wide.row, self.phone.row)
        return self.x * 10, ways[0] * 1000 + ways[1] * 100 + rows[0] * 10 + rows[1]


@dataclass(frozen=True, slots=True)
class EraLane:
    """The bars of all eras, and how many rows they are in, on wide screens and on phones.

    `shape` is the classes of eras that go by numbers: `dl-short` on phones, `dl-shorter` on wide
    screens.
    """

    bands: tuple[Band, ...]
    rows: tuple[int, int]
    shape: str = ""


def era_lane(eras: Iterable[ResolvedEra], scale: TimeScale, wide: float) -> EraLane | None:
    """The lane of eras, with letters of the size `wide` on wide screens; None if there are none."""
    found = tuple(_bands(eras, scale))
    if not found:
        return None
    places: list[Sequence[Place]] = []
    shape = ""
    for size, numbered in ((wide, "dl-short dl-shorter"), (1.0, "dl-short")):
        those = _places(found, [name_width(band.era.title, size) for band in found], size)
        if those is None:
            shape = shape or numbered
            widths = [name_width(str(band.era.number), size) for band in found]
            those = _places(found, widths, 0, len(found)) or []
        places.append(those)
    bands = tuple(
        Band(band.era, band.x, band.width, one, other)
        for band, one, other in zip(found, *places, strict=True)
    )
    rows = [max(place.row for place in those) + 1 for those in places]
    return EraLane(bands, (rows[0], rows[1]), shape)


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


def _places(
    bands: Sequence[Band], widths: Sequence[float], arrow: float, rows: int = MOST_ROWS
) -> list[Place] | None:
    """A place for each era, in the lowest row where neither its bar nor its name is on another.
    A name is in its bar if it is short enough, else after it or before it, with an arrow of letters
    of that size to it, else over it. None if one has no room.
    """
    taken: list[list[tuple[float, float]]] = [[] for _ in range(rows)]
    found = []
    for band, width in zip(bands, widths, strict=True):
        beside, over = (AFTER, BEFORE), (INSIDE, END, CENTRED)
        boxes = (
            (row, way, box_of(band, way, width + name_width("←", arrow) * (way in beside)))
            for ways in ([over[:1]] if width <= band.width else [beside, over])
            for row in range(rows)
            for way in ways
        )
        free = (each for each in boxes if _is_free(each[2], taken[each[0]]))
        place = next(free, None)
        if place is None:
            return None
        taken[place[0]].append(place[2])
        found.append(Place(place[0], place[1]))
    return found


def box_of(band: Band, way: int, name: float) -> tuple[float, float]:
    """From where to where an era's bar is, with its name of that width."""
    start = band.x + band.width * (way // 3) / 2 - name * (way % 3) / 2
    return min(band.x, start), max(band.x + band.width, start + name)


def _is_free(box: tuple[float, float], taken: Iterable[tuple[float, float]]) -> bool:
    inside = box[0] >= -_NEAR and box[1] <= WIDTH + _NEAR
    return inside and all(box[1] <= s + _NEAR or box[0] >= e - _NEAR for s, e in taken)
