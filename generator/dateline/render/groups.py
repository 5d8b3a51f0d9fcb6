"""Headings within a list of events: a day, a month or a year each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.dates import Date, iso_day, read_date
from dateline.markdown_text import Markdown
from dateline.resolved import ResolvedEvent

MOST_GROUPS = 24
"""Months make headings while there are no more of them than this; then years do."""


@dataclass(frozen=True, slots=True)
class Group:
    """Events that follow one another under one heading.

    `edtf` is the year, month or day they are filed under, `date` the same for showing.
    `time` counts the headings of the same name: what is known only to the year may stand
    among events of its months.
    """

    edtf: str
    date: Date
    events: tuple[ResolvedEvent, ...]
    time: int = 1

    @property
    def anchor(self) -> Markdown:
        """The heading's id. No event id holds an underscore, so none is the same."""
        again = f"_{self.time}" if self.time > 1 else ""
        return Markdown(f"on_{self.edtf}{again}")


def group_events(events: Sequence[ResolvedEvent], within: str = "") -> tuple[Group, ...]:
    """Group events by month, or by year where there would be too many headings.

    `within` is the EDTF of the page's own period: a month's page groups by day.
    """
    width = _DAY if within.count("-", 1) else _MONTH
    groups = _group(events, width)
    if width == _MONTH and len(groups) > MOST_GROUPS:
        groups = _group(events, _YEAR)
    return groups


_DAY, _MONTH, _YEAR = 0, 3, 6  # characters of an ISO day that a heading leaves out


def _group(events: Sequence[ResolvedEvent], width: int) -> tuple[Group, ...]:
    found: list[tuple[str, list[ResolvedEvent]]] = []
    for event in events:
        key = _key(event.event.date, width)
        if not found or found[-1][0] != key:
            found.append((key, []))
        found[-1][1].append(event)
    times: Counter[str] = Counter()
    groups = []
    for key, filed in found:
        times[key] += 1
        date = read_date(key, edtf_only=True)
        groups.append(Group(key, date, tuple(filed), times[key]))
    return tuple(groups)


def _key(date: Date, width: int) -> str:
    """The EDTF of the heading: no finer than the date itself is known."""
    day = date.earliest if date.earliest is not None else date.latest
    first = iso_day(day or 0)
    last = iso_day(date.latest) if date.latest is not None else first
    for candidate in (_DAY, _MONTH):
        if candidate >= width and _cut(first, candidate) == _cut(last, candidate):
            return _cut(first, candidate)
    return _cut(first, _YEAR)


def _cut(iso: str, width: int) -> str:
    return iso[: len(iso) - width]
