"""Headings within a list of events: a day, a month or a year each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dateline.data.resolved import ResolvedEvent
from dateline.dates import Date, PeriodUnit, period_date, period_name
from dateline.text.escaping import Markdown

MOST_GROUPS = 24
"""Months make headings while there are no more of them than this; then years do."""

MOST_TOGETHER = 5
"""Events in a chunk: browsers skip those far from the screen, a whole chunk at a time.
With fewer, or with more, a page of a thousand events takes longer to show."""

ENOUGH_TOGETHER = 3
"""Events after which a group begins a chunk of its own, so that its heading is before the
chunk, not in it: the table of contents asks where headings are, and what contains one is then
laid out. Groups of an event or two share a chunk, since chunks take time too."""


@dataclass(frozen=True, slots=True)
class Group:
    """Events that follow one another under one heading.

    `edtf` is the year, month or day they are filed under, `date` the same for showing.
    `time` counts the headings of the same name: what is known only to the year may stand
    among events of its months. One that `goes_on` has its heading before.
    """

    edtf: str
    date: Date
    events: tuple[ResolvedEvent, ...]
    time: int = 1
    goes_on: bool = False

    @property
    def anchor(self) -> Markdown:
        """The heading's id. No event id holds an underscore, so none is the same."""
        again = f"_{self.time}" if self.time > 1 else ""
        return Markdown(f"on_{self.edtf}{again}")


def group_events(events: Sequence[ResolvedEvent], within: str = "") -> tuple[Group, ...]:
    """Group events by month, or by year where there would be too many headings.

    `within` is the EDTF of the page's own period: a month's page groups by day.
    """
    of_month = bool(within) and period_date(within).precision == "month"
    finest = PeriodUnit.DAY if of_month else PeriodUnit.MONTH
    groups = _group(events, finest)
    if finest is PeriodUnit.MONTH and len(groups) > MOST_GROUPS:
        groups = _group(events, PeriodUnit.YEAR)
    return groups


def into_chunks(groups: Iterable[Group]) -> tuple[tuple[Group, ...], ...]:
    """Lay out groups in chunks of so many events, and cut a group where it must be."""
    chunks: list[list[Group]] = []
    room = 0
    for group in groups:
        done = 0
        if room <= MOST_TOGETHER - ENOUGH_TOGETHER:
            room = 0
        while done < len(group.events):
            if not room:
                chunks.append([])
                room = MOST_TOGETHER
            events = group.events[done : done + room]
            chunks[-1].append(replace(group, events=events, goes_on=done > 0))
            done += len(events)
            room -= len(events)
    return tuple(map(tuple, chunks))


def _group(events: Sequence[ResolvedEvent], finest: PeriodUnit) -> tuple[Group, ...]:
    found: list[tuple[str, list[ResolvedEvent]]] = []
    for event in events:
        key = _key(event.own_date, finest)
        if not found or found[-1][0] != key:
            found.append((key, []))
        found[-1][1].append(event)
    times: Counter[str] = Counter()
    groups = []
    for key, filed in found:
        times[key] += 1
        date = period_date(key)
        groups.append(Group(key, date, tuple(filed), times[key]))
    return tuple(groups)


def _key(date: Date, finest: PeriodUnit) -> str:
    """The EDTF of the heading: no finer than the date itself is known."""
    day = date.earliest if date.earliest is not None else date.latest
    first = day or 0
    last = date.latest if date.latest is not None else first
    for unit in (PeriodUnit.DAY, PeriodUnit.MONTH):
        name = period_name(first, unit)
        if unit >= finest and name == period_name(last, unit):
            return name
    return period_name(first, PeriodUnit.YEAR)
