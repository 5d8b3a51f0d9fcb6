"""A timeline with everything that follows from its data worked out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dateline.data.model import Correction, Timeline
from dateline.data.resolved.paging import Paging, Period
from dateline.data.resolved.records import (
    ResolvedDispute,
    ResolvedEra,
    ResolvedEvent,
    ResolvedPerson,
    ResolvedRemark,
    ResolvedSource,
)


@dataclass(frozen=True, slots=True)
class ResolvedTimeline:
    """Everything the pages show.

    `timeline` is the timeline without its drafts; `events` are in the order of showing,
    `eras` in time order.
    `paging` says which page has what. `remarks` goes from id to remark.
    `side_numbers` goes from a side's id to its number, `correction_numbers` from a correction to
    its: both count from 1, in the order of the data. `side_initials` goes from a side's id to the
    letters it is told from the others by.
    `strings`, `matched` and `checked_on` sum up the checks of all verbatim strings whose source
    has a copy; `without_copy` counts the others.
    """

    timeline: Timeline
    events: tuple[ResolvedEvent, ...]
    by_id: Mapping[str, ResolvedEvent]
    eras: tuple[ResolvedEra, ...]
    disputes: tuple[ResolvedDispute, ...]
    remarks: Mapping[str, ResolvedRemark]
    people: tuple[ResolvedPerson, ...]
    sources: tuple[ResolvedSource, ...]
    strings: int
    matched: int
    without_copy: int
    checked_on: str
    paging: Paging
    side_numbers: Mapping[str, int]
    side_initials: Mapping[str, str]
    correction_numbers: Mapping[Correction, int]

    @property
    def periods(self) -> tuple[Period, ...]:
        """The parts that have pages of their own; none if one page has room for all."""
        return self.paging.periods

    def alone_in(self, source: ResolvedSource) -> tuple[str, ...]:
        """The ids of the events of which a source is the only one."""
        events = dict.fromkeys(account.event.id for account in source.accounts)
        return tuple(
            id_
            for id_ in events
            if all(one.source.id == source.id for one in self.by_id[id_].accounts)
        )
