"""The sides side by side: a row an event, a column a side. What a side does not say is an empty
place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from dateline.data.model import Side
from dateline.data.resolved import ResolvedAccount, ResolvedEvent, ResolvedTimeline


@dataclass(frozen=True, slots=True)
class RiverRow:
    """An event, and for each side its words of it, in the order of the sides."""

    event: ResolvedEvent
    cells: tuple[tuple[Side, tuple[ResolvedAccount, ...]], ...]


def has_river(resolved: ResolvedTimeline) -> bool:
    """Whether two sides have words at least."""
    if len(resolved.timeline.sides) < 2:
        return False
    spoken = (
        account.by.side.id
        for event in resolved.events
        for account in event.accounts
        if account.words and account.by and account.by.side
    )
    first = next(spoken, None)
    return any(side != first for side in spoken)


def river_of(resolved: ResolvedTimeline) -> tuple[RiverRow, ...]:
    """The events of which a side has words, in the order of showing."""
    found = [(event, _by_side(event)) for event in resolved.events]
    speaking = {side for _, words in found for side in words}
    sides = [side for id_, side in resolved.timeline.sides.items() if id_ in speaking]
    return tuple(
        RiverRow(event, tuple((side, tuple(words.get(side.id, ()))) for side in sides))
        for event, words in found
        if words
    )


def parts_of(rows: Sequence[RiverRow], size: int) -> tuple[tuple[RiverRow, ...], ...]:
    """The rows of each page."""
    source = iter(rows)
    return tuple(iter(lambda: tuple(islice(source, size)), ()))


def _by_side(event: ResolvedEvent) -> dict[str, list[ResolvedAccount]]:
    found: dict[str, list[ResolvedAccount]] = {}
    for account in event.accounts:
        if account.words and account.by and account.by.side:
            found.setdefault(account.by.side.id, []).append(account)
    return found
