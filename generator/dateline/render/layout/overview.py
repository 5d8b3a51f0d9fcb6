"""Which events an overview names, of the whole timeline and of each period."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from dateline.data.resolved import Period, ResolvedEvent, ResolvedTimeline, Standing
from dateline.render.layout.drawn.strip import busiest_time, dated_in_order
from dateline.render.layout.times import begins_in, usual_offset

LISTED: Final = 3
"""Events of a period that an overview names, unless more of them are key events."""


def listed_events(period: Period) -> tuple[ResolvedEvent, ...]:
    """Every key event, and where there is room those that most sources are cited for, in order of
    showing. Of events that have no place in time only key events are named: what is first among
    them says nothing.
    """
    keys = {event.id for event in period.events if event.key}
    others = [e for e in period.events if e.id not in keys and not e.own_date.is_undated]
    chosen = keys | {event.id for event in _most_cited(others, LISTED - len(keys))}
    return tuple(event for event in period.events if event.id in chosen)


def why_listed(period: Period) -> str:
    """Why an overview names just these events of a period: `key`, `cited`, `key-and-cited`, or
    `spread` where others have as many sources; empty where it names all of them, or none.
    """
    listed = listed_events(period)
    if not listed or len(listed) == len(period.events):
        return ""
    if all(event.key for event in listed):
        return "key"
    if any(event.key for event in listed):
        return "key-and-cited"
    least = min(map(count_sources, listed))
    equal = [count_sources(event) for event in period.events].count(least)
    return "cited" if equal <= len(listed) else "spread"


def reasons_told(periods: Iterable[Period]) -> frozenset[str]:
    """The paths of the periods at which a reason is told: each once, at the first that has it."""
    first: dict[str, str] = {}
    for period in periods:
        first.setdefault(why_listed(period), period.path)
    return frozenset(first.values())


def _most_cited(events: Sequence[ResolvedEvent], room: int) -> Iterator[ResolvedEvent]:
    """So many events that most sources have; of those that equally many have, some from all of
    the period.
    """
    if room <= 0:
        return
    counts = [*map(count_sources, events)]
    least = sorted(counts, reverse=True)[:room][-1:]
    more = [event for event, count in zip(events, counts, strict=True) if [count] > least]
    equal = [event for event, count in zip(events, counts, strict=True) if [count] == least]
    left = min(room - len(more), len(equal))
    yield from more
    yield from (equal[(2 * n + 1) * len(equal) // (2 * left)] for n in range(left))


def overview_events(periods: Iterable[Period]) -> tuple[ResolvedEvent, ...]:
    """All events that an overview names."""
    return tuple(event for period in periods for event in listed_events(period))


MAIN: Final = 8
"""So many key events of the whole timeline an overview names at most."""
MOST_CITED: Final = 5
"""So many events that most sources have it names at most, where none is a key event."""


@dataclass(frozen=True, slots=True)
class MainEvents:
    """The events of the whole timeline that an overview begins with, in order of showing.

    `why` is `key` (the editors say so), `cited` (most sources have them: then most first),
    `contested` (sources or sides differ on them) or `ends` (the first, the last, and the first of
    the busiest time); empty where there are none.
    """

    why: str = ""
    events: tuple[ResolvedEvent, ...] = ()


def main_events(resolved: ResolvedTimeline) -> MainEvents:
    """The key events, or so many of them that most sources have. Without key events, those that
    more sources have than any other event has. Where many events have as many, that says nothing:
    then those that are contested, if they are few, else where the time begins, is fullest, and
    ends.
    """
    keys = [event for event in resolved.events if event.key]
    if keys:
        chosen = {event.id for event in _most_cited(keys, MAIN)}
        return MainEvents("key", tuple(event for event in keys if event.id in chosen))
    counts = sorted(map(count_sources, resolved.events), reverse=True)
    others = counts[MOST_CITED] if len(counts) > MOST_CITED else 0
    found = [event for event in resolved.events if count_sources(event) > others]
    if len(found) >= LISTED:
        return MainEvents("cited", tuple(sorted(found, key=count_sources, reverse=True)))
    contested = [e for e in resolved.events if e.standing is Standing.CONTESTED]
    if LISTED <= len(contested) <= MAIN:
        return MainEvents("contested", tuple(contested))
    ends = _first_busiest_last(resolved)
    return MainEvents("ends" if ends else "", ends)


def _first_busiest_last(resolved: ResolvedTimeline) -> tuple[ResolvedEvent, ...]:
    """The first event, the first of the busiest time, and the last, if these are three."""
    events = resolved.events
    dated = dated_in_order(events)
    peak = busiest_time(resolved)
    offset = usual_offset([event.own_date for event in dated])
    within = [event for event in dated if peak and begins_in(event.own_date, peak, offset)]
    if not within:
        return ()
    chosen = {event.id for event in (dated[0], within[0], dated[-1])}
    return tuple(e for e in events if e.id in chosen) if len(chosen) == LISTED else ()


def count_sources(event: ResolvedEvent) -> int:
    """How many sources have an event."""
    return len({account.source.id for account in event.accounts})
