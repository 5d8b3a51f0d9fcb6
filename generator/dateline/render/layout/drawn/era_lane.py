"""The lane of eras in the strip: a bar to scale for each, with its name in it or hanging from it.

A name that is longer than its bar is never beside it, where another era's time is: it hangs below
the row of bars, at a line from the middle of its own bar.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Final

from dateline.data.resolved import ResolvedEra
from dateline.render.layout.drawn.labels import STEPS, Flag, name_width
from dateline.render.layout.drawn.time_scale import WIDTH, Stretch, TimeScale

MOST_ROWS: Final = 6
"""Bars and names are in no more rows: where these do not suffice, all names go by numbers."""

MOST_HANGING: Final = 3
"""So many rows of names may hang from one row of bars."""

_NEAR: Final = 0.15
_LEAST: Final = 0.6

LINE: Final = 2
LINES: Final = 3
"""The height of a row, and of one that has a name in two lines, in halves of a row."""


@dataclass(frozen=True, slots=True)
class Place:
    """An era's bar and its name: the bar is so far from the `top`, in halves of a row, and may be a
    high one. A name without a `flag` is within the bar, in two lines if it `is_wrapped`. One
    that `is_number` is the era's number.
    """

    row: int = 0
    top: int = 0
    is_high: bool = False
    is_wrapped: bool = False
    is_number: bool = False
    flag: Flag | None = None

    @property
    def digits(self) -> int:
        """For the style sheet: 1 for what hangs; 1 for a name in two lines, 2 for a number; and the
        row and the step of what hangs.
        """
        kind = 200 if self.is_number else 100 * self.is_wrapped
        return kind + (1000 + self.flag.row * 10 + self.flag.back if self.flag else 0)


@dataclass(frozen=True, slots=True)
class Band:
    """An era, as far as it is within the strip: from where and how wide, in hundredths, and its
    place on `wide` screens and on a `phone`. It may have begun `earlier` or last `longer`.
    """

    era: ResolvedEra
    x: float
    width: float
    is_earlier: bool = False
    is_longer: bool = False
    wide: Place = Place()
    phone: Place = Place()

    @property
    def start(self) -> float:
        """For the style sheet: its start in thousandths."""
        return self.x * 10

    @property
    def size(self) -> tuple[float, float]:
        """Its width in thousandths; and, two digits each, how far its rows are from the top."""
        return self.width * 10, self.wide.top * 100 + self.phone.top

    @property
    def name(self) -> tuple[int, int]:
        """Where its name is, on wide screens and on phones."""
        return self.wide.digits, self.phone.digits

    @property
    def shape(self) -> str:
        """The classes of its bar: of one that has two lines, `dl-two-wide` on wide screens and
        `dl-two` on phones; of one that goes on, `dl-earlier` and `dl-longer`.
        """
        found = {
            "dl-two-wide": self.wide.is_high,
            "dl-two": self.phone.is_high,
            "dl-earlier": self.is_earlier,
            "dl-longer": self.is_longer,
        }
        return " ".join(name for name, is_so in found.items() if is_so)


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
    on_wide, on_phone = (_layout(bands, size, _rows(bands)) for size in (wide, 1.0))
    shape = "" if on_wide and on_phone else "dl-short" if on_wide else "dl-short dl-shorter"
    of_wide = on_wide or _by_numbers(bands, wide)
    of_phone = on_phone if on_wide and on_phone else _by_numbers(bands, 1.0)
    placed = (
        replace(band, wide=one, phone=other)
        for band, one, other in zip(bands, of_wide.places, of_phone.places, strict=True)
    )
    return EraLane(tuple(placed), (of_wide.height, of_phone.height), shape)


def is_whole(era: ResolvedEra, scale: TimeScale) -> bool:
    """Whether an era is all of the time of a strip: then it says nothing."""
    start, end = scale.segments[0].time.start, scale.segments[-1].time.end
    begins = era.date.earliest is None or era.date.earliest <= start
    return begins and (era.date.latest is None or era.date.latest + 1 >= end)


def _bands(eras: Iterable[ResolvedEra], scale: TimeScale) -> Iterator[Band]:
    """The eras that are within the strip or reach into it."""
    start, end = scale.segments[0].time.start, scale.segments[-1].time.end
    for era in eras:
        first = start if era.date.earliest is None else era.date.earliest
        last = end if era.date.latest is None else era.date.latest + 1
        begin, stop = max(first, start), min(last, end)
        if begin < stop:
            left, right = scale.place(begin), scale.right(Stretch(begin, stop))
            width = max(right - left, _LEAST)
            x = round(min(left, WIDTH - width), 1)
            yield Band(era, x, round(width, 1), first < start, last > end)


def _rows(bands: Sequence[Band]) -> list[int]:
    """The row of each bar: the highest in which it is on no other."""
    ends: list[float] = []
    found = []
    for band in bands:
        free = (row for row, end in enumerate(ends) if band.x >= end - _NEAR)
        row = next(free, len(ends))
        ends[row : row + 1] = [band.x + band.width]
        found.append(row)
    return found


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where all bars and names are at one size of letters, and how high that is."""

    places: Sequence[Place]
    height: int


def _layout(bands: Sequence[Band], size: float, rows: Sequence[int]) -> _Layout | None:
    """All names at their bars. None where some have no room."""
    found = _laid_out(bands, size, rows, by_number=False)
    return found if found and found.height <= MOST_ROWS * LINE else None


def _by_numbers(bands: Sequence[Band], size: float) -> _Layout:
    """Names where they are in their bars, and numbers at the others."""
    found = _laid_out(bands, size, _rows(bands), by_number=True)
    return found or _laid_out(bands, size, range(len(bands)), by_number=True) or _Layout([], 0)


def _laid_out(
    bands: Sequence[Band], size: float, rows: Sequence[int], *, by_number: bool
) -> _Layout | None:
    """Bars in their rows: names are in two lines only where a row takes less room so."""
    places: dict[int, Place] = {}
    top = 0
    for row in range(max(rows) + 1):
        here = [number for number, own in enumerate(rows) if own == row]
        those = [bands[number] for number in here]
        tried = (_row(those, size, wraps=wraps, by_number=by_number) for wraps in (False, True))
        found = [each for each in tried if each]
        if not found:
            return None
        best, height = min(found, key=lambda each: (each[1], _outside(each[0])))
        for number, place in zip(here, best, strict=True):
            places[number] = replace(place, row=row, top=top)
        top += height
    return _Layout([places[number] for number in range(len(bands))], top)


def _outside(places: Iterable[Place]) -> int:
    """How many names are not in their bars."""
    return sum(place.flag is not None or place.is_number for place in places)


def _row(
    bands: Sequence[Band], size: float, *, wraps: bool, by_number: bool
) -> tuple[list[Place], int] | None:
    """The names of one row of bars and the height of it all; None if some have no room."""
    found = [_inside(band, size, wraps=wraps, by_number=by_number) for band in bands]
    outside = [number for number, place in enumerate(found) if place is None]
    names = [
        str(bands[number].era.number) if by_number else bands[number].era.title
        for number in outside
    ]
    flags = _hung(
        [
            (bands[number].x + bands[number].width / 2, name_width(name, size))
            for number, name in zip(outside, names, strict=True)
        ]
    )
    if flags is None:
        return None
    hanging = dict(zip(outside, flags, strict=True))
    is_high = any(place.is_wrapped for place in found if place)
    places = [
        replace(
            place or Place(flag=hanging[number], is_number=by_number),
            is_high=is_high,
        )
        for number, place in enumerate(found)
    ]
    rows = max((flag.row + 1 for flag in flags), default=0)
    return places, (LINES if is_high else LINE) + rows * LINE


def _inside(band: Band, size: float, *, wraps: bool, by_number: bool) -> Place | None:
    """The place of a name, or of a number, that is in its bar; None if it is too long."""
    title = band.era.title
    if name_width(title, size) <= band.width:
        return Place()
    if wraps and name_width(_longer_half(title), size) <= band.width:
        return Place(is_wrapped=True)
    if by_number and name_width(str(band.era.number), size) <= band.width:
        return Place(is_number=True)
    return None


def _hung(names: Sequence[tuple[float, float]]) -> list[Flag] | None:
    """Names by the middles of their bars and their widths, each below its own in a row in which
    it lies on no other and no line crosses it: in the fewest rows, there as near as may be.
    """
    orders = (range(len(names)), range(len(names) - 1, -1, -1))
    tried = (_tried(names, order, step) for order, step in product(orders, range(STEPS + 1)))
    return min(filter(None, tried), key=_how_far, default=None) if names else []


def _how_far(flags: Sequence[Flag]) -> tuple[int, float]:
    rows = max(flag.row for flag in flags)
    return rows, sum((flag.back - STEPS / 2) ** 2 for flag in flags)


def _tried(
    names: Sequence[tuple[float, float]], order: Sequence[int], step: int
) -> list[Flag] | None:
    """Names hung one after another in an order, each as near to a step as there is room."""
    steps = sorted(range(STEPS + 1), key=lambda each: abs(each - step))
    flags: dict[int, Flag] = {}
    for number in order:
        x, width = names[number]
        options = (Flag(x, width, s, row) for row in range(MOST_HANGING) for s in steps)
        flag = next((each for each in options if _is_free(each, flags.values())), None)
        if flag is None:
            return None
        flags[number] = flag
    return [flags[number] for number in range(len(names))]


def _is_free(flag: Flag, others: Iterable[Flag]) -> bool:
    start, end = flag.box
    inside = start >= -_NEAR and end <= WIDTH + _NEAR
    return inside and all(flag.is_clear_of(other) for other in others)


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
