"""The story of resolving: from a checked timeline to one with all that follows from it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from dateline.data.model import (
    NO_COPY,
    Account,
    Correction,
    CorrectionKind,
    Event,
    Source,
    Timeline,
)
from dateline.data.resolved import ResolvedAccount, ResolvedEvent, ResolvedTimeline
from dateline.data.settings import Settings
from dateline.data.verbatim import account_string, find_check, verbatim_strings
from dateline.resolve.dates_told import date_claims
from dateline.resolve.disputes import resolve_disputes, resolve_remarks
from dateline.resolve.paging import lay_out_pages
from dateline.resolve.records import resolve_people, resolve_sources
from dateline.resolve.standing import (
    count_witnesses,
    held_positions,
    is_disputed,
    standing_of,
    witness_of,
)
from dateline.resolve.unique import unique
from dateline.resolve.voices import voice_of
from dateline.text.prose import cited_in_prose


def resolve_timeline(timeline: Timeline, settings: Settings) -> ResolvedTimeline:
    """Work out standings, voices, disputes, remarks and pages of a checked timeline."""
    timeline = _without_drafts(timeline)
    in_order = sorted(timeline.events.values(), key=lambda event: event.date.sort_key)
    held = held_positions(in_order)
    corrections = _group_corrections(timeline.corrections)
    resolved = {
        event.id: _resolve_event(timeline, event, held, corrections[event.id]) for event in in_order
    }
    events = tuple(resolved.values())
    accounts = [account for event in events for account in event.accounts]
    accounts.sort(key=lambda account: account.date.sort_key)
    strings = verbatim_strings(timeline)
    with_copy = [s for s in strings if timeline.sources[s.source].text != NO_COPY]
    checked = [check for s in strings if (check := find_check(timeline.checks, s))]
    people = resolve_people(timeline, accounts)
    sources = resolve_sources(timeline, events, accounts, strings)
    newest_first = timeline.newest_first
    return ResolvedTimeline(
        timeline=timeline,
        events=tuple(reversed(events)) if newest_first else events,
        by_id=resolved,
        disputes=resolve_disputes(timeline, accounts),
        remarks=resolve_remarks(timeline, accounts),
        people=people,
        sources=sources,
        paging=lay_out_pages(
            events, people, sources, settings.page_size, newest_first=newest_first
        ),
        strings=len(with_copy),
        without_copy=len(strings) - len(with_copy),
        matched=len(checked),
        checked_on=max((check.on for check in checked), default=""),
    )


def _without_drafts(timeline: Timeline) -> Timeline:
    """The timeline as it is published: without drafts, and without what was noted of them.

    A draft that was retracted has been published before: its corrections stay.
    """
    drafts = {event.id for event in timeline.events.values() if event.draft}
    retracted = {c.event for c in timeline.corrections if c.kind is CorrectionKind.RETRACTION}
    unheard = drafts - retracted
    if not drafts:
        return timeline
    events = {name: event for name, event in timeline.events.items() if not event.draft}
    corrections = tuple(c for c in timeline.corrections if c.event not in unheard)
    return replace(timeline, events=MappingProxyType(events), corrections=corrections)


def _group_corrections(corrections: Iterable[Correction]) -> Mapping[str, list[Correction]]:
    """The corrections of each event, in file order."""
    found: dict[str, list[Correction]] = defaultdict(list)
    for correction in corrections:
        found[correction.event].append(correction)
    return found


def _resolve_event(
    timeline: Timeline,
    event: Event,
    held: Mapping[str, set[str]],
    corrections: Iterable[Correction],
) -> ResolvedEvent:
    accounts = tuple(
        _resolve_account(timeline, event, account, number)
        for number, account in enumerate(event.accounts, 1)
    )
    voices = [v for a in accounts for v in (a.by, a.via) if v]
    cited = unique(_cited(timeline, event))
    outlets = count_witnesses(timeline, event.accounts)
    own = held_positions([event])
    contested = unique(a.dispute for a in accounts if is_disputed(a.record, own))
    disputed = unique(a.dispute for a in accounts if is_disputed(a.record, held))
    bears = tuple(dispute for dispute in disputed if dispute not in contested)
    claims = date_claims(timeline, event)
    witness = witness_of(outlets, cited=bool(cited))
    return ResolvedEvent(
        record=event,
        standing=standing_of(witness, contested=contested, bears=bears, dates=len(claims)),
        witness=witness,
        outlets=outlets,
        accounts=accounts,
        cited=cited,
        claims=claims,
        contested_on=contested,
        bears_on=bears,
        people=unique(v.person for v in voices if v.person),
        sides=unique(v.side for v in voices if v.side),
        corrections=tuple(corrections),
    )


def _cited(timeline: Timeline, event: Event) -> Iterator[Source]:
    """The sources that an event names without their words: as bare citations, then in its text
    where no account of it rests on them.
    """
    heard = {account.source for account in event.accounts if account.words}
    named = [account.source for account in event.accounts if not account.words]
    named += [id_ for id_ in cited_in_prose(event.text) if id_ not in heard]
    yield from (timeline.sources[id_] for id_ in named)


def _resolve_account(
    timeline: Timeline, event: Event, account: Account, number: int
) -> ResolvedAccount:
    dispute = timeline.disputes.get(account.dispute)
    positions = {p.id: p for p in dispute.positions} if dispute else {}
    words = account_string(account)
    day = account.said or event.date
    return ResolvedAccount(
        record=account,
        event=event,
        number=number,
        source=timeline.sources[account.source],
        by=voice_of(timeline, account.by, day),
        via=voice_of(timeline, account.via, day),
        dispute=dispute,
        position=positions.get(account.position),
        check=find_check(timeline.checks, words) if words else None,
    )
