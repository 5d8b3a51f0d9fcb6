"""Headings within a list of events: as fine as its density asks, from a millennium to an hour."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from itertools import groupby, islice, pairwise
from operator import itemgetter
from typing import Final, TypeAlias

from dateline.data.resolved import ResolvedEvent
from dateline.dates import (
    UNDATED,
    Clock,
    Date,
    Kind,
    PeriodUnit,
    edtf_year,
    period_date,
    period_name,
    read_date,
    year_of,
)
from dateline.dates.calendar_days import year_bounds
from dateline.render.layout.drawn.time_scale import Stretch
from dateline.render.layout.times import stretch_of
from dateline.text.escaping import Markdown

MOST_GROUPS: Final = 40
"""A page has no more headings than this, unless not even millennia make fewer."""

FEWEST_EVENTS: Final = 2.5
"""So many events a heading, on the whole: a heading for each event would only break the rail."""

FEW: Final = 8
"""So few events are under one heading, rather than under decades or centuries."""

MOST_TOGETHER: Final = 5
"""Events in a chunk: browsers skip those far from the screen, a whole chunk at a time.
With fewer, or with more, a page of a thousand events takes longer to show."""

# A gap that may be this much longer is not told: no one number would be true.
_ROUGH: Final = 1.25
WIDE_GAP: Final = 10
"""An empty stretch is told if it is longer than all of the page's time, divided by this."""

_UNUSUAL: Final = 1.5
"""One between two events under one heading also if it is so many times the usual one, so that
not each of a few is told."""

FEWEST_TIMES: Final = 3
"""A range of fewer headings is no choice."""

WIDE_PAUSE: Final = 6
"""One between two clock times of a group is told if it is longer than all time divided by this."""

LEAST_GAP: Final = 1 / 24


class Unit(IntEnum):
    """What a heading is for."""

    HOUR = 0
    DAY = 1
    MONTH = 2
    YEAR = 3
    DECADE = 4
    CENTURY = 5
    MILLENNIUM = 6


# The broadest unit of headings on the page of a period. A third of a month is an interval.
_WITHIN: Final = {
    "": Unit.CENTURY,
    "century": Unit.DECADE,
    "decade": Unit.YEAR,
    "year": Unit.MONTH,
    "month": Unit.DAY,
    "interval": Unit.DAY,
}


@dataclass(frozen=True, slots=True)
class InTime:
    """Where an event of a group is in time, beside the others of its page.

    `pause` is how many days are empty before it, if they are many and known, and else 0; about so
    many, if it is `rough`. `place` is `spans` for an event that lasts while those after it happen,
    `within` for these, else empty.
    """

    pause: float = 0
    rough: bool = False
    place: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Events that follow one another under one heading.

    `edtf` is the century, year, day … they are filed under, `date` the same for showing.
    `time` counts the headings of the same name: what is known only to the year may be
    among events of its months. One that `goes_on` has its heading before. `gap` is how many days
    are empty before it, if they are many; about so many, if it is `gap_rough`. One `among` groups
    of its days or months is of what is known less exactly than they are, and of no stretch of time,
    whose dates may well be known. `in_time` is where each of its events is in time.
    `about` is what its events are headed by on a page of one day, whose order says nothing of time:
    where they were, or what they are about. An hour is of the `same_day` where all headings are of
    one day that the first has told.
    """

    edtf: str
    date: Date
    events: tuple[ResolvedEvent, ...]
    time: int = 1
    goes_on: bool = False
    gap: float = 0
    gap_rough: bool = False
    among: bool = False
    in_time: tuple[InTime, ...] = ()
    about: str = ""
    same_day: bool = False

    @property
    def token(self) -> str:
        """Marks its events, for a range of dates."""
        return f"w-{self.anchor.removeprefix('on_')}"

    @property
    def anchor(self) -> Markdown:
        """The heading's id. No event id contains an underscore, so none is the same."""
        again = f"_{self.time}" if self.time > 1 else ""
        return Markdown(f"on_{self.edtf}{again}")


_Run: TypeAlias = tuple[str, Date, list[ResolvedEvent]]


def group_events(events: Sequence[ResolvedEvent], within: Date | None = None) -> tuple[Group, ...]:
    """Group events by the finest unit of which there are few enough.

    `within` is the page's own period: its groups are finer than that.
    """
    coarsest = _WITHIN.get(within.precision, Unit.HOUR) if within else Unit.MILLENNIUM
    units = [unit for unit in Unit if unit <= coarsest]
    dated = sum(not event.own_date.is_undated for event in events)
    undated = UNDATED if dated else ""  # their heading is beside those of times
    most = min(MOST_GROUPS, int(dated / FEWEST_EVENTS))
    for unit in units:
        runs = list(islice(_runs(events, unit), most + 2))  # of many, only the first are looked at
        if len(runs) == 1 and within and runs[0][0] == within.edtf:
            return _with_gaps(_by_subject(_group(runs)[0]))
        if sum(key != undated for key, *_ in runs) <= most:
            return _with_gaps(_group(_in_years(runs, unit, few=dated <= FEW)))
    found = {unit: list(_runs(events, unit)) for unit in units}
    fewest = min(len(runs) for runs in found.values())
    unit, runs = next(
        (unit, runs)
        for unit, runs in found.items()
        if len(runs) == fewest and unit >= min(Unit.MONTH, coarsest)
    )
    if within is None:
        several = sum(key != undated for key, *_ in runs) > 1
        runs = _in_years(runs, max(unit, Unit.DECADE) if several else unit, few=dated <= FEW)
    return _with_gaps(_group(runs))


def _in_years(runs: list[_Run], unit: Unit, *, few: bool) -> list[_Run]:
    """The runs, headed by the years of their events where they are of millennia; a few events
    that are not within a year in one run.
    """
    if few and unit > Unit.YEAR:
        known = [run for run in runs if run[0] != UNDATED]
        events = [event for *_, filed in known for event in filed]
        date = _span_of_years(events)
        if date is None or date.earliest is None:
            return runs
        undated = [run for run in runs if run[0] == UNDATED]
        return [(edtf_year(year_of(date.earliest)), date, events), *undated]
    if unit < Unit.MILLENNIUM:
        return runs
    return [_in_century(run) for run in runs]


def _in_century(run: _Run) -> _Run:
    """What is filed under a millennium under its one century, or else from year to year."""
    *_, events = run
    filed = [_filed(event.own_date, Unit.CENTURY) for event in events]
    first, date = filed[0]
    if any(key != first for key, _ in filed):
        date = _span_of_years(events) or date
    return first, date, events


def _span_of_years(events: Sequence[ResolvedEvent]) -> Date | None:
    """From the first year to the last that a date names; None of years with more than four
    digits. What is after 1990 names 1990, though it is in 1991 or later.
    """
    days = [
        day + beside * event.own_date.exclusive
        for event in events
        for day, beside in ((event.own_date.earliest, -1), (event.own_date.latest, 1))
        if day is not None
    ]
    years = [edtf_year(year_of(day)) for day in (min(days), max(days))] if days else []
    if not years or any(year.startswith("Y") for year in years):
        return None
    return read_date("/".join(dict.fromkeys(years)), edtf_only=True)


MANY: Final = 20
"""So many events of one day need headings, if there is anything to head them by."""


def _by_subject(group: Group) -> tuple[Group, ...]:
    """The events of a page's one day under where they were, or else under what they are about, if
    the data has them in such an order: none is moved, since that order may be the editor's.
    """
    if len(group.events) <= MANY:
        return (group,)
    for subject in (_where, _first_topic):
        runs = [(name, tuple(run)) for name, run in groupby(group.events, subject)]
        names = {name for name, _ in runs}
        few = len(runs) <= min(MOST_GROUPS, len(group.events) / FEWEST_EVENTS)
        if few and 1 < len(runs) == len(names) and "" not in names:
            return tuple(
                replace(group, events=events, about=name, time=number)
                for number, (name, events) in enumerate(runs, 1)
            )
    return (group,)


def _where(event: ResolvedEvent) -> str:
    return event.whereabouts


def _first_topic(event: ResolvedEvent) -> str:
    return next(iter(event.topics), "")


def times_of(groups: Sequence[Group]) -> tuple[Group, ...]:
    """The groups from and to which readers can ask for events; none where they are few, or all of
    one time.
    """
    return tuple(groups) if len(groups) >= FEWEST_TIMES and not groups[0].about else ()


def into_chunks(groups: Iterable[Group]) -> tuple[tuple[Group, ...], ...]:
    """Lay out groups in chunks of so many events. A group begins a chunk of its own, so that its
    heading is before the chunk, not in it: the table of contents asks where headings are, and what
    contains one is then laid out; and a heading that stays in place stays for all of its group.
    """
    return tuple(
        (_part(group, start),)
        for group in groups
        for start in range(0, len(group.events), MOST_TOGETHER)
    )


def _part(group: Group, start: int) -> Group:
    here = slice(start, start + MOST_TOGETHER)
    return replace(
        group,
        events=group.events[here],
        goes_on=start > 0,
        gap=0 if start else group.gap,
        in_time=group.in_time[here],
    )


def _runs(events: Iterable[ResolvedEvent], finest: Unit) -> Iterator[_Run]:
    """Events that follow one another under one heading, each run as soon as it has ended."""
    filed = ((*_filed(event.own_date, finest), event) for event in events)
    for key, run in groupby(filed, itemgetter(0)):
        (_, date, first), *more = run
        yield key, date, [first, *(event for _, _, event in more)]


def _group(runs: Iterable[_Run]) -> tuple[Group, ...]:
    times: Counter[str] = Counter()
    groups = []
    for key, date, filed in runs:
        times[key] += 1
        in_time = (InTime(),) * len(filed)
        groups.append(Group(key, date, tuple(filed), times[key], in_time=in_time))
    return tuple(groups)


def _filed(date: Date, finest: Unit) -> tuple[str, Date]:
    """The heading's EDTF and date: no finer than the date itself is known, or, of a stretch of
    time, than its beginning is.
    """
    if date.is_undated:
        return UNDATED, period_date(UNDATED)
    if date.kind is Kind.INTERVAL and date.start is not None:
        date = date.start
    if finest is Unit.HOUR and (filed := _hour(date)) is not None:
        return filed
    if date.kind in (Kind.BEFORE, Kind.AFTER):
        date = date.end or date.start or date  # what it names, as finely as it does
    day = date.earliest if date.earliest is not None else date.latest
    first = day or 0
    last = date.latest if date.latest is not None else first
    for unit in (Unit.DAY, Unit.MONTH):
        name = period_name(first, PeriodUnit(unit - 1))
        if unit >= finest and name == period_name(last, PeriodUnit(unit - 1)):
            return name, period_date(name)
    return _years(first, max(finest, Unit.YEAR))


def _hour(date: Date) -> tuple[str, Date] | None:
    """The hour of a clock time, of a bound that names one, or of a stretch within one."""
    first, last = date.start or date.end or date, date.end or date.start or date
    if first.clock is None or last.clock is None or first.earliest is None:
        return None
    hour = first.clock.second // 3600
    if first.earliest != last.earliest or hour != last.clock.second // 3600:
        return None
    clock = replace(first.clock, second=hour * 3600, precision="minute")
    name = f"{period_name(first.earliest, PeriodUnit.DAY)}T{hour:02}"
    return name, first.changed(clock=clock, approximate=False, uncertain=False)


def whole_hour(begin: Date, clock: Clock) -> Date:
    """The hour that begins with a clock time; the last of a day is until 00:00."""
    end = begin.changed(clock=replace(clock, second=(clock.second + 3600) % _DAY))
    return begin.changed(kind=Kind.INTERVAL, start=begin, end=end, clock=None)


_DAY: Final = 86_400  # seconds


def _years(day: int, unit: Unit) -> tuple[str, Date]:
    """The year, decade, century or millennium of a day. Years of more than four digits have no
    others.
    """
    year = year_of(day)
    name = edtf_year(year)
    if unit is Unit.YEAR or name.startswith("Y"):
        return name, period_date(name)
    if year == 0:  # 1 BC, which EDTF has in one century with years AD
        year, name = -1, edtf_year(-1)
    cut = unit - Unit.YEAR
    years = 10**cut
    # 301 to 400 BC are -300 to -399 here, and named by what these begin with.
    first = year // years * years if year >= 0 else -(-year // years * years) - years + 1
    name = f"{name[:-cut]}{'X' * cut}"
    bounds = year_bounds(first or 1, first + years - 1)
    precision = {Unit.DECADE: "decade", Unit.CENTURY: "century"}.get(unit, "")
    return name, Date(name, name, Kind.POINT, *bounds, precision=precision)


def _with_gaps(groups: Sequence[Group]) -> tuple[Group, ...]:
    """The groups, with the empty stretches before them that are wide."""
    dated = [event for group in groups for event in group.events if not event.own_date.is_undated]
    if not dated:
        return tuple(groups)
    times = [stretch_of(event.own_date) for event in dated]
    whole = max(time.end for time in times) - min(time.start for time in times)
    usual = whole / max(len(dated) - 1, 1)
    places = iter(_places([event for group in groups for event in group.events]))
    groups = [_with_pauses(group, whole, usual, places) for group in groups]
    told = [groups[0]]
    for one, other in pairwise(groups):
        gap, most = _gap(one, other)
        wide = gap > max(whole / WIDE_GAP, LEAST_GAP) and UNDATED not in (one.edtf, other.edtf)
        rough = not (_has_days(one) and _has_days(other))
        if rough and most > gap * _ROUGH:
            wide = False
        told.append(replace(other, gap=gap, gap_rough=rough) if wide else other)
    names = ["", *(group.edtf for group in groups), ""]
    days = {name.partition("T")[0] for name in names if name not in ("", UNDATED)}
    return tuple(
        replace(
            group,
            among=any(f"{group.edtf}-" in near for near in (names[n], names[n + 2]))
            and all(event.own_date.kind is not Kind.INTERVAL for event in group.events),
            same_day=len(days) == 1 and group.date.clock is not None and n > 0,
        )
        for n, group in enumerate(told)
    )


def _with_pauses(group: Group, whole: float, usual: float, places: Iterator[str]) -> Group:
    pauses = _pauses(group.events, whole, usual)
    in_time = (InTime(*pause, place) for pause, place in zip(pauses, places, strict=False))
    return replace(group, in_time=tuple(in_time))


def _pauses(
    events: Sequence[ResolvedEvent], whole: float, usual: float
) -> Iterator[tuple[float, bool]]:
    """How long nothing happens before each event, if that is known and long, and whether it is
    about so long; `usual` is what is between two events of the page on average.
    """
    yield 0, False
    for one, other in pairwise(event.own_date for event in events):
        yield _pause_of_clock(one, other, whole) or _pause(one, other, whole, usual)


def _pause_of_clock(one: Date, other: Date, whole: float) -> tuple[float, bool] | None:
    """None where it is not known by the clock."""
    ends = [date.start or date for date in (one, other)]
    if not all(end.clock and not (end.approximate or end.uncertain) for end in ends):
        return None
    bound = any(date.kind in (Kind.BEFORE, Kind.AFTER) for date in (one, other))
    pause = abs(stretch_of(ends[1]).start - stretch_of(ends[0]).start)
    return (pause if not bound and pause > whole / WIDE_PAUSE else 0), False


def _pause(one: Date, other: Date, whole: float, usual: float) -> tuple[float, bool]:
    is_open = any(date.earliest is None or date.latest is None for date in (one, other))
    if is_open or (one.clock and other.clock):
        return 0, False
    first, then = sorted(map(stretch_of, (one, other)), key=lambda time: time.start)
    least, most = then.start - first.end, then.end - first.start
    rough = not all(
        _has_day(date) and not (date.approximate or date.uncertain) for date in (one, other)
    )
    long = least > max(whole / WIDE_GAP, usual * _UNUSUAL, 1)
    return (least if long and not (rough and most > least * _ROUGH) else 0), rough


def _places(events: Sequence[ResolvedEvent]) -> tuple[str, ...]:
    """Which events of a page last while those that follow happen, under other headings too, and
    which follow.
    """
    found = ["" for _ in events]
    lasting: list[tuple[int, Stretch]] = []
    for number, event in enumerate(events):
        date = event.own_date
        if date.earliest is None or date.latest is None:
            lasting = []
            continue
        own = stretch_of(date)
        lasting = [(n, one) for n, one in lasting if one.start <= own.start and own.end <= one.end]
        if lasting:
            found[number] = "within"
            found[lasting[-1][0]] = found[lasting[-1][0]] or "spans"
        if date.kind is Kind.INTERVAL:
            lasting.append((number, own))
    return tuple(found)


def _has_days(group: Group) -> bool:
    """Whether all of a group's dates are known to the day."""
    return all(_has_day(event.own_date) for event in group.events)


def _has_day(date: Date) -> bool:
    return date.precision == "day" or date.clock is not None


def _gap(one: Group, other: Group) -> tuple[float, float]:
    """The days between two groups, whichever is the earlier: at the least and at the most."""
    before, after = (
        [stretch_of(event.own_date) for event in group.events] for group in (one, other)
    )
    if min(time.start for time in before) > min(time.start for time in after):
        before, after = after, before
    is_open = any(
        event.own_date.kind in (Kind.BEFORE, Kind.AFTER)
        for group in (one, other)
        for event in group.events
    )
    least = min(time.start for time in after) - max(time.end for time in before)
    most = min(time.end for time in after) - max(time.start for time in before)
    return least, math.inf if is_open else most
