"""People and sources with all that rests on them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from dateline.data.model import Event, Timeline
from dateline.data.resolved import ResolvedAccount, ResolvedEvent, ResolvedPerson, ResolvedSource
from dateline.data.verbatim import VerbatimString, find_check


def resolve_people(
    timeline: Timeline, events: Iterable[ResolvedEvent], in_time: Iterable[ResolvedAccount]
) -> tuple[ResolvedPerson, ...]:
    """Everyone of the timeline, with what they are recorded as saying, and what is about them.

    `events` are in time order.
    """
    about: dict[str, list[tuple[ResolvedEvent, str]]] = defaultdict(list)
    for event in events:
        for one in event.involved:
            about[one.person.id].append((event, one.role))
    said: dict[str, list[ResolvedAccount]] = defaultdict(list)
    for account in in_time:
        voices = [voice for voice in (account.by, *account.via) if voice]
        for person in dict.fromkeys(person.id for voice in voices for person in voice.people):
            said[person].append(account)
    return tuple(
        ResolvedPerson(
            person,
            timeline.sides.get(person.side),
            tuple(said[person.id]),
            tuple(about[person.id]),
        )
        for person in timeline.people.values()
    )


def resolve_sources(
    timeline: Timeline,
    events: Iterable[ResolvedEvent],
    in_time: Iterable[ResolvedAccount],
    strings: Iterable[VerbatimString],
) -> tuple[ResolvedSource, ...]:
    """Every source, with what rests on it and what was checked."""
    citing: dict[str, list[ResolvedAccount]] = defaultdict(list)
    for account in in_time:
        citing[account.source.id].append(account)
    cited_in: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        told = {account.source.id for account in event.accounts}
        for source in event.cited:
            if source.id not in told:
                cited_in[source.id].append(event.record)
    own: dict[str, list[VerbatimString]] = defaultdict(list)
    for string in strings:
        own[string.source].append(string)
    resolved = []
    for source in timeline.sources.values():
        found = (find_check(timeline.checks, string) for string in own[source.id])
        checks = [check for check in found if check]
        checked_on = max((check.on for check in checks), default="")
        resolved.append(
            ResolvedSource(
                record=source,
                accounts=tuple(citing[source.id]),
                cited_in=tuple(cited_in[source.id]),
                strings=len(own[source.id]),
                matched=len(checks),
                checked_on=checked_on,
            )
        )
    return tuple(resolved)
