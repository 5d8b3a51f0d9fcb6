"""Round dates under a drawing of time, with labels that never overlap."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final

from babel import Locale
from babel.core import UnknownLocaleError
from babel.dates import format_skeleton

from dateline.dates import PeriodUnit, edtf_year, period_date, period_name, show_date
from dateline.dates.calendar_days import day_number, year_month_day
from dateline.render.layout.drawn.time_scale import DAYS, MONTHS, WIDTH, Segment, TimeScale

CHARACTER: Final = 2.35
"""The width of a character on a phone, in hundredths of the drawing's; on wide screens half."""
APART: Final = 3.0
MOST_TICKS: Final = 14
MORE_TICKS: Final = 26
"""So many lines are under a drawing, and under that of an overview: the months of two years."""

LAST_YEAR: Final = 9999


@dataclass(frozen=True, slots=True)
class Tick:
    """A line through the lanes, and its label under the axis: `left` in hundredths of the width.

    `shape` is the classes of its box: `dl-late` for one that ends at its place, `dl-wide`
    for one that has room on wide screens only. A line between others may have no label.
    """

    text: str
    left: float
    shape: str = ""


@dataclass(frozen=True, slots=True)
class _Mark:
    """A round time: its place and its label; it is the `number`th of a segment, or its `first`. The
    label of one that is `dated` names the year beside the day or the month.
    """

    left: float
    text: str
    first: bool
    number: int = 0
    dated: bool = False


def ticks_of(scale: TimeScale, language: str, most: int = MOST_TICKS) -> tuple[Tick, ...]:
    """The labels of a scale, in order, and the lines between them: about so many at most."""
    marks: list[_Mark] = []
    year = _only_year(scale)
    for segment in scale.segments:
        for number, (time, unit) in enumerate(_times(segment, most)):
            own_year = year_month_day(int(time))[0]
            dated = own_year != year
            text = _label(time, unit, language, dated=dated)
            # Of a day before Christ only the year is told: nothing new beside the same.
            if not marks or marks[-1].text != text:
                place = round(segment.place(time), 1)
                marks.append(_Mark(place, text, number == 0, number, dated and unit != "year"))
            year = own_year
    wide = _fitting(dict(enumerate(marks)), 0.5)
    phone = _fitting({n: marks[n] for n in wide}, 1.0)
    return tuple(_ticks(marks, wide, phone))


def _only_year(scale: TimeScale) -> int | None:
    """The year in which all is: the page says it beside the drawing."""
    years = {year_month_day(int(scale.segments[0].time.start))[0]}
    years.add(year_month_day(int(scale.segments[-1].time.end - 1e-6))[0])
    return years.pop() if len(years) == 1 else None


def _ticks(marks: Sequence[_Mark], wide: set[int], phone: set[int]) -> Iterator[Tick]:
    for number, mark in enumerate(marks):
        late = "dl-late" if _is_late(mark) else ""
        shape = "" if number in phone or number not in wide else "dl-wide"
        yield Tick(mark.text if number in wide else "", mark.left, f"{late} {shape}".strip())


def _width(mark: _Mark, size: float) -> float:
    return len(mark.text) * CHARACTER * size


def _is_late(mark: _Mark) -> bool:
    """Whether a label ends at its place: a segment's own, if there is no room at its right."""
    return mark.first and mark.left + _width(mark, 1.0) > WIDTH + APART


def _box(mark: _Mark, size: float) -> tuple[float, float]:
    """Where a label is."""
    width = _width(mark, size)
    return (mark.left - width, mark.left) if _is_late(mark) else (mark.left, mark.left + width)


def _fitting(marks: Mapping[int, _Mark], size: float) -> set[int]:
    """The labels that fit beside one another: first those with which segments begin, then of each
    segment every one, or every second, and so on.
    """
    kept: dict[int, tuple[float, float]] = {}
    runs: list[list[int]] = []
    for number, mark in marks.items():
        if mark.first or not runs:
            runs.append([])
            _keep(kept, [number], marks, size)
        runs[-1].append(number)
    for run in runs:
        # Where a new year begins it is said, so that no label seems to be of the year before.
        year = next((n for n, number in enumerate(run) if n and marks[number].dated), 0)
        steps = range(1, len(run))
        at_year = [(every, year % every or every) for every in steps]
        for every, start in (*at_year, *zip(steps, steps, strict=True)):
            if _keep(kept, run[start::every], marks, size):
                break
    return set(kept) or {*[*marks][:1]}


def _keep(
    kept: dict[int, tuple[float, float]],
    numbers: Iterable[int],
    marks: Mapping[int, _Mark],
    size: float,
) -> bool:
    """Keep labels if all of them have room, but for one that would end outside."""
    boxes = dict(kept)
    for number in numbers:
        start, end = _box(marks[number], size)
        if start < -APART or end > WIDTH:
            continue
        if any(end + APART * size > s and e + APART * size > start for s, e in boxes.values()):
            return False
        boxes[number] = start, end
    kept.update(boxes)
    return True


def _times(segment: Segment, lines: int) -> list[tuple[float, str]]:
    """Round times of a segment, each with the unit that its label names.

    A segment without a round time is named by the day, month or year that it begins with.
    """
    start, end = segment.time
    most = max(1, int(lines * segment.width / WIDTH))
    options: list[list[tuple[float, str]]] = []
    for step, unit in _STEPS:
        if (end - start) / step > most * 2 or (unit == "minute" and not segment.has_clocks):
            continue  # of a day without clock times no hour is told
        found = [time for time in _round_times(start, end, step, unit) if start <= time < end]
        if not found:
            break
        if len(found) <= most * 2:
            options.append([(time, unit) for time in found])
    if not options:
        return [(start, _unit_of(end - start))]
    chosen = next((each for each in options if 2 <= len(each) <= most), options[0])
    begins = segment.place(chosen[0][0]) - segment.left > segment.width / 3
    return [(start, _unit_of(end - start)), *chosen] if begins and segment.width > 1 else chosen


def _unit_of(length: float) -> str:
    return "day" if length <= DAYS else "month" if length < MONTHS else "year"


_YEAR: Final = 365.2425
_MINUTES: Final = tuple((n / 1440, "minute") for n in (1, 5, 15, 30))
_HOURS: Final = tuple((n / 24, "minute") for n in (1, 3, 6, 12))
_DAYS: Final = ((1.0, "day"), (5.0, "day"), (10.0, "day"))
_MONTHS: Final = ((30.4, "month"), (91.3, "month"), (182.6, "month"))
_YEARS: Final = tuple((_YEAR * n * 10**p, "year") for p in range(12) for n in (1, 2, 5))
_STEPS: Final = (*_MINUTES, *_HOURS, *_DAYS, *_MONTHS, *_YEARS)


def _round_times(start: float, end: float, step: float, unit: str) -> list[float]:
    """The times within a stretch that are whole numbers of steps."""
    if unit == "minute":
        first = -(-(start % 1) // step)
        count = int((end - start) / step) + 2
        return [int(start) + (first + n) * step for n in range(count)]
    if unit == "day":
        return [float(day) for day in _round_days(int(start), int(end) + 1, int(step))]
    year, month, _ = year_month_day(int(start))
    last = year_month_day(int(end))[0]
    if unit == "month":
        every = round(step / 30.4)
        months = range(year * 12 + month - 1, last * 12 + 12)
        return [float(day_number(m // 12, m % 12 + 1, 1)) for m in months if m % 12 % every == 0]
    every = round(step / _YEAR)
    return [float(day_number(y, 1, 1)) for y in _round_years(year, last, every)]


def _round_days(first: int, last: int, every: int) -> Iterator[int]:
    """Days 1, 6, 11 … (or 1, 11, 21) of each month; each day if `every` is one."""
    for day in range(first, last + 1):
        of_month = year_month_day(day)[2]
        if every == 1 or ((of_month - 1) % every == 0 and of_month < 30):
            yield day


def _round_years(first: int, last: int, every: int) -> Iterator[int]:
    """Years that are round as people name them: 1000 BC is -999 here."""
    if every == 1:
        yield from range(first, last + 2)
        return
    begin = first // every * every
    for year in range(begin, last + every + 1, every):
        yield year + 1 if year < 0 else year or 1


def _label(time: float, unit: str, language: str, *, dated: bool) -> str:
    """A time as readers see it, its year only where it is `dated`."""
    day = int(time + 1e-6)
    year, month, of_month = year_month_day(day)
    if unit == "year" or not 1 <= year <= LAST_YEAR:
        return show_date(period_date(edtf_year(year)), language, brief=True)
    if unit == "minute":
        minutes = round((time - day) * 1440)
        if not dated and minutes:
            return f"{minutes // 60:02}:{minutes % 60:02}"
        unit = "minute" if minutes else "day"
    locale = babel_locale(language)
    if locale is None:
        name = period_name(day, PeriodUnit.DAY if unit == "day" else PeriodUnit.MONTH)
        return show_date(period_date(name), language, brief=True)
    if unit == "minute":
        return f"{minutes // 60:02}:{minutes % 60:02}"
    skeleton = ("y" if dated else "") + {"day": "MMMd", "month": "MMM"}[unit]
    return str(format_skeleton(skeleton, date(year, month, of_month), locale=locale))


def babel_locale(language: str) -> Locale | None:
    """The locale by whose rules dates are shortened; None for a language that Babel lacks."""
    try:
        # English as the pages write dates: 8 July, not July 8.
        return Locale.parse("en_GB" if language == "en" else language.replace("-", "_"))
    except (ValueError, UnknownLocaleError):
        return None


def overlaps(ticks: Sequence[Tick], size: float) -> bool:
    """Whether labels of that size (1 on a phone) overlap."""
    told = [(_Mark(t.left, t.text, "dl-late" in t.shape)) for t in ticks if t.text]
    boxes = sorted(_box(mark, size) for mark in told)
    return any(one[1] > other[0] for one, other in pairwise(boxes))
