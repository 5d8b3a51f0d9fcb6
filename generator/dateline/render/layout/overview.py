"""Which events of a period an overview names."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from dateline.data.resolved import Period, ResolvedEvent

LISTED: Final = 3
"""Events of a period that an overview names, unless more of them are key events."""


def listed_events(period: Period) -> tuple[ResolvedEvent, ...]:
    """Every key event, and where there is room those that most sources are cited for, in order of
    showing. Of events that have no place in time only key events are named: what is first among
    them says nothing.
    """
    keys = {event.id for event in period.events if event.key}
    others = [e for e in period.events if e.id not in keys and not e.own_date.is_undated]
    others.sort(key=lambda event: -_cited(event))
    chosen = keys | {event.id for event in others[: max(LISTED - len(keys), 0)]}
    return tuple(event for event in period.events if event.id in chosen)


def overview_events(periods: Iterable[Period]) -> tuple[ResolvedEvent, ...]:
    """All events that an overview names."""
    return tuple(event for period in periods for event in listed_events(period))


def _cited(event: ResolvedEvent) -> int:
    """How many sources have an event."""
    return len({account.source.id for account in event.accounts})
