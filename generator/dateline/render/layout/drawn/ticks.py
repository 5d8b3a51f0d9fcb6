"""Round dates under a drawing of time, with labels that never overlap."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Final

from babel import Locale
from babel.dates import format_skeleton

from dateline.dates import DateError, PeriodUnit, edtf_year, period_date, period_name, show_date
from dateline.dates.calendar_days import day_number, year_month_day
from dateline.dates.names import shown_locale
from dateline.render.layout.drawn.time_scale import DAYS, MONTHS, WIDTH, Segment, TimeScale

CHARACTER: Final = 2.35
"""The width of a character on a phone, in hundredths of the drawing's; on wide screens half."""
APART: Final = 3.0
NEARER: Final = 0.5
"""Labels are so far from each other; and a day alone, which begins at a line, from that before."""
MOST_TICKS: Final = 14
MORE_TICKS: Final = 26
"""So many lines are under a drawing, and under that of an overview: the months of two years."""

LAST_YEAR: Final = 9999


@dataclass(frozen=True, slots=True)
class Tick:
    """A line through the lanes, and its label under the axis: `left` in hundredths of the width.

    `shape` is the classes of its box: `dl-late` for one that ends at its place, `dl-wide`
    for one that has room on wide screens only. A line between others may have no label. On a phone
    it is the `day` alone, if that is not empty: the label before it names the month.
    """

    text: str
    left: float
    shape: str = ""
    day: str = ""


@dataclass(frozen=True, slots=True)
class _Mark:
    """A round time: its place and its label; it may be the `first` of a segment. It is the
    `count`th of its `unit`: a year, a month of all years, a minute of the day, a day of those that
    follow one that is `dated`: whose label names the year beside the day or the month. A day of a
    `month` has the number of it alone as its `day`.
    """

    left: float
    text: str
    first: bool
    count: int = 0
    unit: str = ""
    dated: bool = False
    year: int = 0
    month: int = 0
    day: str = ""


def ticks_of(
    scale: TimeScale,
    language: str,
    most: int = MOST_TICKS,
    bars: str = "",
    wide_size: float = 0.5,
) -> tuple[Tick, ...]:
    """The labels of a scale, in order, and the lines between them: about so many at most, and none
    finer than the unit of `bars`, if there are any. Letters have a `wide_size` on wide screens, and
    1 on phones.
    """
    finest = _FINEST.get(bars, 0.0)
    times = [_times(segment, most, finest, _unit_of_a_day(scale)) for segment in scale.segments]
    year = _only_year(scale)
    # Bars have few breaks. Among marks many are in one year: there it is told anew only where a
    # label that begins a year has no room.
    for at_breaks in (bool(bars), True):
        marks = _marks(scale, times, language, year, at_breaks=at_breaks)
        wide = _fitting(dict(enumerate(marks)), wide_size)
        phone = _fitting({n: marks[n] for n in wide}, 1.0, days_alone=True)
        if _tells_years(marks, wide, year) and _tells_years(marks, phone, year):
            break
    return tuple(_ticks(marks, wide, phone))


def _marks(
    scale: TimeScale,
    times: Sequence[Sequence[tuple[float, str]]],
    language: str,
    only_year: int | None,
    *,
    at_breaks: bool,
) -> list[_Mark]:
    """The round times of segments. A year is told where a new one begins, and anew `at_breaks`."""
    marks: list[_Mark] = []
    year = only_year
    for segment, those in zip(scale.segments, times, strict=True):
        since_dated = -1
        for number, (time, unit) in enumerate(those):
            own_year = year_month_day(int(time))[0]
            again = at_breaks and number == 0 and only_year is None
            dated = own_year != year or again
            text = _label(time, unit, language, dated=dated)
            # Of a day before Christ only the year is told: nothing new beside the same.
            if not marks or marks[-1].text != text:
                place = segment.place(time)
                if number == 0 and _ends_outside(place, text):
                    place = segment.left + segment.width
                since_dated = 0 if dated else since_dated + 1
                count = _count(time, unit, since_dated)
                told = dated and unit != "year"
                mark = _Mark(round(place, 1), text, number == 0, count, unit, told, own_year)
                marks.append(_with_day(mark, time, language))
            year = own_year
    return marks


def _tells_years(marks: Sequence[_Mark], shown: Iterable[int], year: int | None) -> bool:
    """Whether each label that is shown without a year is of that of the label before it."""
    for number in sorted(shown):
        mark = marks[number]
        if mark.unit != "year" and not mark.dated and mark.year != year:
            return False
        year = mark.year
    return True


def _only_year(scale: TimeScale) -> int | None:
    """The year in which all is: the page says it beside the drawing."""
    years = {year_month_day(int(scale.segments[0].time.start))[0]}
    years.add(year_month_day(int(scale.segments[-1].time.end - 1e-6))[0])
    return years.pop() if len(years) == 1 else None


def _with_day(mark: _Mark, time: float, language: str) -> _Mark:
    """A mark that knows its day alone, if its label names a day and a month."""
    year, month, day = year_month_day(int(time + 1e-6))
    locale = babel_locale(language)
    if mark.unit != "day" or locale is None or not 1 <= year <= LAST_YEAR:
        return mark
    alone = "" if mark.dated else str(format_skeleton("d", date(year, month, day), locale=locale))
    return replace(mark, month=year * 12 + month, day=alone)


def _ticks(
    marks: Sequence[_Mark], wide: Mapping[int, str], phone: Mapping[int, str]
) -> Iterator[Tick]:
    for number, mark in enumerate(marks):
        text = wide.get(number, "")
        late = "dl-late" if _is_late(mark) else ""
        shape = "" if number in phone or not text else "dl-wide"
        day = phone.get(number, text)
        yield Tick(text, mark.left, f"{late} {shape}".strip(), day if day != text else "")


def _width(mark: _Mark, size: float) -> float:
    return len(mark.text) * CHARACTER * size


def _is_late(mark: _Mark) -> bool:
    """Whether a label ends at its place: a segment's own, if there is no room at its right."""
    return mark.first and _ends_outside(mark.left, mark.text)


def _ends_outside(left: float, text: str) -> bool:
    """Whether a label on a phone does not end where the drawing does."""
    return left + len(text) * CHARACTER > WIDTH + APART


def _box(mark: _Mark, size: float) -> tuple[float, float]:
    """Where a label is."""
    width = _width(mark, size)
    return (mark.left - width, mark.left) if _is_late(mark) else (mark.left, mark.left + width)


def _fitting(
    marks: Mapping[int, _Mark], size: float, *, days_alone: bool = False
) -> Mapping[int, str]:
    """The labels that fit beside one another: first those with which segments begin, then of each
    segment every one, or all but the last, or those of a longer step that is round too. Where
    there is no room for them, they may be `days_alone`.
    """
    kept: dict[int, tuple[float, float]] = {}
    texts = {number: mark.text for number, mark in marks.items()}
    runs: list[list[int]] = []
    for number, mark in marks.items():
        if mark.first or not runs:
            runs.append([])
            _keep(kept, [number], marks, size)
        runs[-1].append(number)
    for head, *run in runs:
        heads = [head] if head in kept else []
        for every in _EVERY[marks[run[0]].unit] if run else ():
            those = [number for number in run if marks[number].count % every == 0]
            whole, near = (_clear_of(head, those, marks, size, each) for each in (APART, NEARER))
            days = _days_alone(heads, near, marks) if days_alone else {}
            is_cut = any(_box(marks[number], size)[1] > WIDTH for number in whole)
            if not (days and is_cut) and _keep(kept, whole, marks, size):
                break
            if days and _keep(kept, near, {**marks, **days}, size, NEARER):
                texts.update((number, mark.text) for number, mark in days.items())
                break
            # The last is often too close to the one with which the next segment begins.
            if _can_go(whole, marks) and _keep(kept, whole[:-1], marks, size):
                break
    return {number: texts[number] for number in sorted(kept) or [*marks][:1]}


def _can_go(those: Sequence[int], marks: Mapping[int, _Mark]) -> bool:
    """Whether the last of some labels may be left out: no other relies on it."""
    return len(those) > 2 and not marks[those[-1]].dated


def _days_alone(
    heads: Sequence[int], those: Sequence[int], marks: Mapping[int, _Mark]
) -> dict[int, _Mark]:
    """Of labels those that may be a day alone, as they are then: the one before is of its month."""
    run = [*heads, *those]
    return {
        number: replace(marks[number], text=marks[number].day)
        for before, number in pairwise(run)
        if marks[number].day and marks[number].month == marks[before].month
    }


_EVERY: Final[Mapping[str, Sequence[int]]] = {
    "minute": (1, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440),
    "day": (1, 2, 5, 10, 20),
    "month": (1, 2, 3, 6, 12, 24, 60, 120),
    "year": tuple(n * 10**p for p in range(12) for n in (1, 2, 4, 5)),
}
"""Every which of a unit may be labelled: none of them leaves out a January and not its year's
other months, which would seem to be of the year before.
"""


def _count(time: float, unit: str, number: int) -> int:
    """By what a time is known to be round; of days, its `number`."""
    year, month, _ = year_month_day(int(time + 1e-6))
    if unit == "minute":
        return round(time % 1 * 1440)
    if unit == "day":
        return number
    if unit == "month":
        return year * 12 + month - 1
    return year - 1 if year <= 1 else year  # 1000 BC is -999 here, and year 1 is where an era ends


def _clear_of(
    head: int,
    those: Sequence[int],
    marks: Mapping[int, _Mark],
    size: float,
    apart: float = APART,
) -> Sequence[int]:
    """The labels of a run without its first one, where that is too close to the one it begins with
    and tells no year that others rely on.
    """
    if not those or marks[those[0]].dated:
        return those
    end = _box(marks[head], size)[1] + apart * size
    return those[1:] if marks[those[0]].left < end else those


def _keep(
    kept: dict[int, tuple[float, float]],
    numbers: Iterable[int],
    marks: Mapping[int, _Mark],
    size: float,
    apart: float = APART,
) -> bool:
    """Keep labels if all of them have room, but for one that would end outside."""
    boxes = dict(kept)
    for number in numbers:
        start, end = _box(marks[number], size)
        if start < -APART or end > WIDTH:
            continue
        if any(end + apart * size > s and e + apart * size > start for s, e in boxes.values()):
            return False
        boxes[number] = start, end
    kept.update(boxes)
    return True


def _unit_of_a_day(scale: TimeScale) -> str:
    """By what a day between breaks is named: among many years by its year."""
    length = scale.length
    return "day" if length < MONTHS else "month" if length < MANY_YEARS else "year"


MANY_YEARS: Final = 3650


def _times(segment: Segment, lines: int, finest: float, of_a_day: str) -> list[tuple[float, str]]:
    """Round times of a segment, each with the unit that its label names; no two are nearer each
    other than `finest`, in days.

    A segment without a round time is named by the day, month or year that it begins with, or by
    the unit `of_a_day` if it is one.
    """
    start, end = segment.time
    if end - start <= 1 and not segment.has_clocks:
        return [(start, of_a_day)]
    most = max(1, int(lines * segment.width / WIDTH))
    options: list[list[tuple[float, str]]] = []
    for step, unit in _STEPS:
        if (end - start) / step > most * 2 or (unit == "minute" and not segment.has_clocks):
            continue  # of a day without clock times no hour is told
        if step < finest:
            continue
        found = [time for time in _round_times(start, end, step, unit) if start <= time < end]
        if not found:
            break
        if len(found) <= most * 2:
            options.append([(time, unit) for time in found])
    if not options:
        return [(start, _unit_of(end - start, finest))]
    chosen = next((each for each in options if 2 <= len(each) <= most), options[0])
    begins = segment.place(chosen[0][0]) - segment.left > segment.width / 3
    if begins and segment.width > 1:
        return [(start, _unit_of(end - start, finest)), *chosen]
    return chosen


def _unit_of(length: float, finest: float) -> str:
    if length <= DAYS and finest < _MONTH:
        return "day"
    return "month" if length < MONTHS and finest < _YEAR else "year"


_YEAR: Final = 365.2425
_MONTH: Final = 30.4
_FINEST: Final[Mapping[str, float]] = {
    "day": 1.0,
    "week": 10.0,
    "month": _MONTH,
    "year": _YEAR,
    "decade": _YEAR * 10,
    "century": _YEAR * 100,
    "age": _YEAR * 1000,
}
"""The shortest step, in days, below bars of a unit."""
_MINUTES: Final = tuple((n / 1440, "minute") for n in (1, 5, 15, 30))
_HOURS: Final = tuple((n / 24, "minute") for n in (1, 3, 6, 12))
_DAYS: Final = ((1.0, "day"), (5.0, "day"), (10.0, "day"))
_MONTHS: Final = ((_MONTH, "month"), (91.3, "month"), (182.6, "month"))
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
        return shown_locale(language)
    except DateError:
        return None


def overlaps(ticks: Sequence[Tick], size: float) -> bool:
    """Whether labels of that size (1 on a phone) overlap."""
    texts = [(t, t.day if t.day and size == 1 else t.text) for t in ticks if t.text]
    told = [_Mark(tick.left, text, "dl-late" in tick.shape) for tick, text in texts]
    boxes = sorted(_box(mark, size) for mark in told)
    return any(one[1] > other[0] for one, other in pairwise(boxes))
