"""Eras with the records that they name, in time order."""

from __future__ import annotations

from dateline.data.model import Timeline
from dateline.data.resolved import ResolvedEra


def resolve_eras(timeline: Timeline) -> tuple[ResolvedEra, ...]:
    """The eras of a timeline, numbered in time order."""
    in_order = sorted(timeline.eras, key=lambda era: era.date.sort_key)
    return tuple(
        ResolvedEra(era, number, timeline.sides.get(era.side), timeline.sources.get(era.source))
        for number, era in enumerate(in_order, 1)
    )
