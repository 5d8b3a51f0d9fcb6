"""Bars that count events: of a day, a week, a month or longer each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile
from math import inf
from typing import Final

from dateline.data.resolved import Standing
from dateline.dates import Date, PeriodUnit, period_date, period_name, read_date
from dateline.dates.calendar_days import day_number, year_month_day
from dateline.render.layout.drawn.placing import Placed
from dateline.render.layout.drawn.round_numbers import round_numbers
from dateline.render.layout.drawn.time_scale import WIDTH, Stretch, TimeScale

MOST_BARS: Final = 80


@dataclass(frozen=True, slots=True)
class Bar:
    """The events of one period in one lane: heights are parts of the drawing's. A `vague` one has
    those known less exactly, and is as wide as all of the time they may be in. One that `is_cut`
    would be higher than the drawing.
    """

    x: float
    width: float
    height: float
    contested: float
    vague: bool = False
    count: int = 0
    is_cut: bool = False


@dataclass(frozen=True, slots=True)
class Bars:
    """The bars of each lane. The `tallest` has so many events; a bar as high as the drawing has as
    many as the `top`, if it is not cut.
    """

    lanes: Sequence[tuple[Bar, ...]]
    tallest: int
    top: float

    @property
    def rule(self) -> tuple[int, float]:
        """A round number of events, and how high a bar of so many is, in parts of the drawing."""
        highest = self.top * HIGHEST_RULE
        number = max(takewhile(lambda number: number <= highest, round_numbers()), default=0)
        return number, number / self.top


@dataclass(frozen=True, slots=True)
class BarLabel:
    """The numbers of the highest bars, and their place at the tops of these, in hundredths: they
    `begin` or `end` there, beside the bars, or are `within` one, in the middle.
    """

    x: float
    kind: str
    counts: tuple[int, ...]


HIGHEST_RULE: Final = 0.8
"""The line at a round number is no higher: above are the numbers of the highest bars."""


_DIGIT: Final = 3.4
"""The width of a digit, in hundredths, on a phone of 320 px."""
_DIGIT_HEIGHT: Final = 20
"""The room for it from the bars' top down, in pixels."""


def bar_labels(bars: Sequence[Bar], tallest: int, height: int) -> tuple[BarLabel, ...]:
    """Where the numbers of bars that are cut have room, or that of the `tallest` if none is: in it,
    else right of it, else left of it, over lower bars. Those that are close to each other are told
    together. The drawing has a `height` in pixels.
    """
    groups: list[list[Bar]] = []
    cut = [bar for bar in bars if bar.is_cut]
    for bar in cut or [bar for bar in bars if bar.count == tallest][:1]:
        room = _DIGIT * (len(str(bar.count)) + 1)
        if groups and bar.x - groups[-1][-1].x - groups[-1][-1].width < room:
            groups[-1].append(bar)
        else:
            groups.append([bar])
    found = (_label_of(group, bars, height) for group in groups)
    return tuple(label for label in found if label)


def _label_of(group: Sequence[Bar], bars: Sequence[Bar], height: int) -> BarLabel | None:
    counts = tuple(bar.count for bar in group)
    room = _DIGIT * (sum(len(str(count)) for count in counts) + 3 * (len(counts) - 1))
    left, right = group[0].x, group[-1].x + group[-1].width
    is_plain = not any(bar.vague or bar.contested or bar.is_cut for bar in group)
    if len(group) == 1 and is_plain and right - left >= room:
        return BarLabel(left + (right - left) / 2, "within", counts)
    high = [bar for bar in bars if bar.height > 1 - _DIGIT_HEIGHT / height and bar not in group]

    def is_free(start: float) -> bool:
        end = start + room + _DIGIT / 2
        beside = any(bar.x < end and start < bar.x + bar.width for bar in high)
        return start >= 0 and end <= WIDTH and not beside

    if is_free(right):
        return BarLabel(right, "begins", counts)
    return BarLabel(left, "ends", counts) if is_free(left - room - _DIGIT / 2) else None


_UNITS: Final = (
    *(("day", 1.0), ("week", 7.0), ("month", 30.4), ("year", 365.2), ("decade", 3652.0)),
    *(("century", 36_524.0), ("age", 365_242.0)),
)
_UNITS_OF_MARKS: Final = (("day", 200), ("month", 6000), ("year", inf))
"""Where each event is a mark, in which unit of time most of them are looked for, by how many days
they are from each other at most.
"""

_LEAST: Final = 0.8
"""The least width of a bar."""

_YEAR: Final = 365
_YEARS: Final = {"year": 1, "decade": 10, "century": 100, "age": 1000}


def unit_of(scale: TimeScale) -> str:
    """The finest unit of which the drawing has few enough."""
    length = scale.length
    return next((unit for unit, days in _UNITS if length / days <= MOST_BARS), "age")


def whole_periods(placed: Iterable[Placed], unit: str) -> list[Stretch]:
    """The stretches to lay out: all of the period of each bar, so that all of them are as wide."""
    return [_period_of(one, unit)[0] for one in placed]


def bars_of(placed: Iterable[Placed], scale: TimeScale, unit: str, lanes: int, height: int) -> Bars:
    """The bars of each lane, in a drawing of a `height` in pixels. An event is in the bar of the
    period in which it begins; one that may be in any of several is in a bar that is as wide as they
    are.
    """
    counts: list[Counter[Stretch]] = [Counter() for _ in range(lanes)]
    contested: list[Counter[Stretch]] = [Counter() for _ in range(lanes)]
    exact: set[Stretch] = set()
    for one in placed:
        period, is_exact = _period_of(one, unit)
        if is_exact:
            exact.add(period)
        for lane in one.lanes:
            counts[lane][period] += 1
            contested[lane][period] += one.event.standing is Standing.CONTESTED
    numbers = sorted((count for lane in counts for count in lane.values()), reverse=True)
    top = _top(numbers)
    bars = [
        tuple(
            _bar(
                period,
                (count, max(count / top, _LEAST_SEEN / height)),
                disputed[period] / count,
                scale,
                vague=period not in exact,
            )
            for period, count in sorted(lane.items())
        )
        for lane, disputed in zip(counts, contested, strict=True)
    ]
    return Bars(bars, numbers[0], top)


_LEAST_SEEN: Final = 2
"""No bar is lower, in pixels."""

MOST_CUT: Final = 3
FLATTENED: Final = 10
ABOVE: Final = 2.5
UNCUT: Final = 0.7
"""Up to so many bars are cut where half of all bars are so many times lower than the highest, and
those that are not cut are so many times lower. The highest that is not cut has that part of the
drawing's height.
"""


def _top(numbers: Sequence[int]) -> float:
    """How many events a bar as high as the drawing has, of bars from the highest on.

    >>> _top([321, 234, 118, *range(60, 1, -1)])
    168.57142857142858
    >>> _top([65, 55, 51, 31, 2, 1])
    65
    """
    highest, middle = numbers[0], numbers[len(numbers) // 2]
    if middle * FLATTENED < highest:
        for rest in numbers[1 : min(MOST_CUT, len(numbers) // 8) + 1]:
            if rest * ABOVE <= highest:
                return rest / UNCUT
    return highest


def _bar(
    period: Stretch, size: tuple[int, float], contested: float, scale: TimeScale, *, vague: bool
) -> Bar:
    """A bar of so many events, so high. `contested` is a part of them."""
    left, right = scale.place(period.start), scale.right(period)
    width = max((right - left) * (1 if vague else 0.86), _LEAST)
    count, height = size
    return Bar(
        round(min(left, 100 - width), 1),
        round(width, 1),
        round(min(height, 1), 2),
        round(contested * min(height, 1), 2),
        vague,
        count,
        height > 1,
    )


def _period_of(one: Placed, unit: str) -> tuple[Stretch, bool]:
    """The time of the bar that an event is in, and whether it is one of those of the unit."""
    period = _period(int(one.time.start), unit)
    is_vague = one.kind == "bar" and one.time.end > period.end
    return (one.time if is_vague else period), not is_vague


@lru_cache(4096)
def _period(day: int, unit: str) -> Stretch:
    year, month, _ = year_month_day(day)
    if unit == "day":
        return Stretch(day, day + 1)
    if unit == "week":
        monday = day - (day - 1) % 7
        return Stretch(monday, monday + 7)
    if unit == "month":
        after = day_number(year + month // 12, month % 12 + 1, 1)
        return Stretch(day_number(year, month, 1), after)
    years = _YEARS[unit]
    first = year // years * years
    return Stretch(day_number(first, 1, 1), day_number(first + years, 1, 1))


def date_of_bar(time: Stretch) -> Date:
    """The days of a bar, or its years."""
    first, last = int(time.start), int(time.end) - 1
    for unit in (PeriodUnit.DAY, PeriodUnit.MONTH, PeriodUnit.YEAR):
        name = period_name(first, unit)
        found = period_date(name)
        if (found.earliest, found.latest) == (first, last):
            return found
    unit = PeriodUnit.DAY if last - first < _YEAR else PeriodUnit.YEAR
    return read_date(f"{period_name(first, unit)}/{period_name(last, unit)}", edtf_only=True)


def busiest_of(placed: Sequence[Placed], unit: str) -> tuple[Date | None, int]:
    """The time in which most events begin, and how many: each event once. None and 0 where that is
    not known: two times have as many, or as many are in a time that is known less exactly. Nor
    where it has all of them, which says nothing.
    """
    if not unit:
        length = placed[-1].time.start - placed[0].time.start
        unit = next(name for name, most in _UNITS_OF_MARKS if length < most)
    known: Counter[Stretch] = Counter()
    vague: Counter[Stretch] = Counter()
    for one in placed:
        period, is_exact = _period_of(one, unit)
        has_begun = one.event.own_date.earliest is not None
        is_known = is_exact and has_begun and one.kind not in ("before", "after")
        (known if is_known else vague)[period] += 1
    (time, most), *others = [*known.most_common(2), (None, 0)][:2]
    rivals = [count for _, count in (*others, *vague.most_common(1))]
    is_busiest = max(1, *rivals) < most < len(placed)
    return (date_of_bar(time), most) if time and is_busiest else (None, 0)
