"""Bars that count events: of a day, a week, a month or longer each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from dateline.data.resolved import Standing
from dateline.dates import Date, PeriodUnit, period_date, period_name
from dateline.dates.calendar_days import day_number, year_month_day
from dateline.render.layout.drawn.placing import Placed
from dateline.render.layout.drawn.time_scale import WIDTH, Stretch, TimeScale

MOST_BARS: Final = 80


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
class BarLabel:
    """The place for the number of the tallest bar, at its top, in hundredths: the number `begins`
    or `ends` there, beside the bar, or is `within` it, in the middle.
    """

    x: float
    kind: str


_DIGIT: Final = 3.4
"""The width of a digit, in hundredths, on a phone of 320 px."""
_DIGIT_HEIGHT: Final = 20
"""The room for it from the bars' top down, in pixels."""


def label_of_tallest(bars: Sequence[Bar], tallest: int, height: int) -> BarLabel | None:
    """Where the number of the `tallest` bar has room: in it, else right of it, else left of it,
    over lower bars. None where it has none, and where that bar is not among these. The drawing has
    a `height` in pixels.
    """
    highest = next((bar for bar in bars if bar.height == 1), None)
    if highest is None:
        return None
    room = _DIGIT * len(str(tallest))
    left, right = highest.x, highest.x + highest.width
    if not highest.vague and not highest.contested and highest.width >= room:
        return BarLabel(left + highest.width / 2, "within")
    high = [bar for bar in bars if bar.height > 1 - _DIGIT_HEIGHT / height and bar != highest]

    def is_free(start: float) -> bool:
        end = start + room + _DIGIT / 2
        beside = any(bar.x < end and start < bar.x + bar.width for bar in high)
        return start >= 0 and end <= WIDTH and not beside

    if is_free(right):
        return BarLabel(right, "begins")
    return BarLabel(left, "ends") if is_free(left - room - _DIGIT / 2) else None


_UNITS: Final = (
    *(("day", 1.0), ("week", 7.0), ("month", 30.4), ("year", 365.2), ("decade", 3652.0)),
    *(("century", 36_524.0), ("age", 365_242.0)),
)
_LEAST: Final = 0.8
"""The least width of a bar."""

_YEARS: Final = {"year": 1, "decade": 10, "century": 100, "age": 1000}


def unit_of(scale: TimeScale) -> str:
    """The finest unit of which the drawing has few enough."""
    length = sum(segment.time.end - segment.time.start for segment in scale.segments)
    return next((unit for unit, days in _UNITS if length / days <= MOST_BARS), "age")


def bars_of(
    placed: Iterable[Placed], scale: TimeScale, unit: str, lanes: int, least: float
) -> tuple[list[tuple[Bar, ...]], int]:
    """The bars of each lane, none lower than some part of the tallest, and how many that has. An
    event is in the bar of the period in which it begins; one that may be in any of several is in a
    bar that is as wide as they are.
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
    bars = [
        tuple(
            _bar(
                period,
                max(count / tallest, least),
                disputed[period] / tallest,
                scale,
                vague=period not in exact,
            )
            for period, count in sorted(lane.items())
        )
        for lane, disputed in zip(counts, contested, strict=True)
    ]
    return bars, tallest


def _bar(period: Stretch, height: float, contested: float, scale: TimeScale, *, vague: bool) -> Bar:
    left, right = scale.place(period.start), scale.right(period)
    width = max((right - left) * (1 if vague else 0.86), _LEAST)
    return Bar(
        round(min(left, 100 - width), 1),
        round(width, 1),
        round(height, 2),
        round(contested, 2),
        vague,
    )


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


def peak_of(placed: Sequence[Placed]) -> Date:
    """The day, month or year in which most events begin."""
    length = placed[-1].time.start - placed[0].time.start
    unit = PeriodUnit.DAY if length < 200 else PeriodUnit.MONTH
    unit = PeriodUnit.YEAR if length > 6000 else unit
    counts = Counter(period_name(int(one.time.start), unit) for one in placed)
    return period_date(max(counts, key=lambda name: counts[name]))
