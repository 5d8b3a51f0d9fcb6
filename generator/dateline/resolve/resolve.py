"""The story of resolving: from a checked timeline to one with all that follows from it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Self

from dateline.data.model import (
    NO_COPY,
    Account,
    Correction,
    CorrectionKind,
    Event,
    Position,
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
    Witnesses,
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
    resolver = _Resolver.of(timeline, in_order)
    resolved = {event.id: resolver.event(event) for event in in_order}
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
        side_numbers={side: number for number, side in enumerate(timeline.sides, 1)},
        correction_numbers={c: number for number, c in enumerate(timeline.corrections, 1)},
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


@dataclass(frozen=True, slots=True)
class _Resolver:
    """Resolves each event, with what the whole timeline says of it.

    `held` are the positions that accounts of any event hold, `positions` those that each
    dispute has by their ids, both by dispute; `corrections` are those of each event.
    """

    timeline: Timeline
    held: Mapping[str, set[str]]
    positions: Mapping[str, Mapping[str, Position]]
    corrections: Mapping[str, list[Correction]]
    witnesses: Witnesses

    @classmethod
    def of(cls, timeline: Timeline, events: Iterable[Event]) -> Self:
        """For the events of a timeline."""
        disputes = timeline.disputes.values()
        return cls(
            timeline,
            held_positions(events),
            {dispute.id: {p.id: p for p in dispute.positions} for dispute in disputes},
            _group_corrections(timeline.corrections),
            Witnesses(timeline.sources),
        )

    def event(self, event: Event) -> ResolvedEvent:
        """An event with its accounts and its standing."""
        accounts = tuple(
            self._account(event, account, number)
            for number, account in enumerate(event.accounts, 1)
        )
        voices = [v for a in accounts for v in (a.by, a.via) if v]
        cited = unique(_cited(self.timeline, event))
        outlets = self.witnesses.count(event.accounts)
        own = held_positions([event])
        contested = unique(a.dispute for a in accounts if is_disputed(a.record, own))
        disputed = unique(a.dispute for a in accounts if is_disputed(a.record, self.held))
        contested_ids = {dispute.id for dispute in contested}
        bears = tuple(dispute for dispute in disputed if dispute.id not in contested_ids)
        claims = date_claims(self.timeline, event)
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
            corrections=tuple(self.corrections.get(event.id, ())),
        )

    def _account(self, event: Event, account: Account, number: int) -> ResolvedAccount:
        timeline = self.timeline
        words = account_string(account)
        day = account.said or event.date
        return ResolvedAccount(
            record=account,
            event=event,
            number=number,
            source=timeline.sources[account.source],
            by=voice_of(timeline, account.by, day),
            via=voice_of(timeline, account.via, day),
            dispute=timeline.disputes.get(account.dispute),
            position=self.positions.get(account.dispute, {}).get(account.position),
            check=find_check(timeline.checks, words) if words else None,
        )


def _cited(timeline: Timeline, event: Event) -> Iterator[Source]:
    """The sources that an event names without their words: as bare citations, then in its text
    where no account of it rests on them.
    """
    heard = {account.source for account in event.accounts if account.words}
    named = [account.source for account in event.accounts if not account.words]
    named += [id_ for id_ in cited_in_prose(event.text) if id_ not in heard]
    yield from (timeline.sources[id_] for id_ in named)
