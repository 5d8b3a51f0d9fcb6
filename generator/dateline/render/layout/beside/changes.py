"""What is new in a timeline, by day: what was added, corrected, or changed in its source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, islice
from typing import Final

from dateline.data.model import Correction, Source, Version
from dateline.data.resolved import ResolvedEvent, ResolvedTimeline
from dateline.dates import Date, Kind, iso_day

MOST_CHANGES: Final = 200
"""The newest changes, which are all that a page shows."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change. `about` is an event that was added, a correction, a source that was taken down,
    or an older version of a source, which is then `source`.
    """

    day: str
    about: ResolvedEvent | Correction | Source | Version
    source: Source | None = None

    @property
    def kind(self) -> str:
        """`added`, `corrected`, `removed` or `version`."""
        kinds = {Correction: "corrected", Source: "removed", Version: "version"}
        return kinds.get(type(self.about), "added")


@dataclass(frozen=True, slots=True)
class ChangedDay:
    """The changes of one day."""

    day: str
    changes: tuple[Change, ...]


def has_changes(resolved: ResolvedTimeline) -> bool:
    """Whether there is more to tell than that all was there from the first day."""
    days: set[str] = set()
    for change in _changes(resolved):
        days.add(change.day)
        if change.kind != "added" or len(days) > 1:
            return True
    return False


def changes_of(resolved: ResolvedTimeline) -> tuple[ChangedDay, ...]:
    """The newest changes, the newest day first."""
    found = sorted(_changes(resolved), key=lambda change: change.day, reverse=True)
    newest = islice(found, MOST_CHANGES)
    return tuple(
        ChangedDay(day, tuple(changes)) for day, changes in groupby(newest, lambda c: c.day)
    )


def _changes(resolved: ResolvedTimeline) -> Iterator[Change]:
    for correction in resolved.timeline.corrections:
        yield from _on(correction.on, correction)
    for source in resolved.sources:
        yield from _on(source.record.removed, source.record)
        for version in source.record.versions:
            yield from _on(version.seen, version, source.record)
    for event in resolved.events:
        yield from _on(event.record.added, event)


def _on(
    day: Date | None,
    about: ResolvedEvent | Correction | Source | Version,
    source: Source | None = None,
) -> Iterator[Change]:
    # A removal "in July 2022" is on no day: its source's own record tells of it.
    if day is None or day.kind is not Kind.POINT or day.approximate or day.uncertain:
        return
    if day.earliest is not None and day.earliest == day.latest:
        yield Change(iso_day(day.earliest), about, source)
