"""The story of resolving: from a checked timeline to one with all that follows from it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from types import MappingProxyType
from typing import Any, Self

from dateline.cache import Again, Cache, Itself
from dateline.data.model import (
    NO_COPY,
    Account,
    Correction,
    CorrectionKind,
    Event,
    Position,
    Published,
    Source,
    Timeline,
)
from dateline.data.resolved import (
    FieldValue,
    Involved,
    ResolvedAccount,
    ResolvedEra,
    ResolvedEvent,
    ResolvedPlace,
    ResolvedTimeline,
    Standing,
)
from dateline.data.settings import Settings
from dateline.data.verbatim import (
    account_string,
    find_check,
    verbatim_strings,
    with_patterns,
)
from dateline.dates import on_clock
from dateline.languages import date_words_of
from dateline.resolve.answers import Answers, find_answers, find_denials
from dateline.resolve.dates_told import date_claims
from dateline.resolve.disputes import resolve_disputes, resolve_remarks
from dateline.resolve.eras import resolve_eras
from dateline.resolve.figures import resolve_figures
from dateline.resolve.initials import initials_of
from dateline.resolve.order import events_in_order, in_time_order, showing_order
from dateline.resolve.paging import lay_out_pages
from dateline.resolve.places import place_claims, resolve_places
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


def resolve_timeline(
    timeline: Timeline, settings: Settings, cache: Cache | None = None
) -> ResolvedTimeline:
    """Work out standings, voices, disputes, remarks and pages of a checked timeline. In a preview,
    the cache has the events that were resolved before.
    """
    timeline = _without_drafts(timeline)
    in_order = events_in_order(timeline.events.values())
    resolver = _Resolver.of(timeline, in_order, Again(cache, timeline.folder))
    resolved = resolver.events(in_order)
    events = tuple(resolved.values())
    accounts = [account for event in events for account in event.accounts]
    accounts.sort(key=lambda account: account.date.sort_key)
    accounts = in_time_order(accounts, lambda account: account.date)
    strings = verbatim_strings(timeline)
    with_copy = [s for s in strings if timeline.sources[s.source].text != NO_COPY]
    checked = [check for s in strings if (check := find_check(timeline.checks, s))]
    people = resolve_people(timeline, events, accounts)
    sources = resolve_sources(timeline, events, accounts, strings)
    newest_first = timeline.newest_first
    shown = showing_order(events, lambda event: event.own_date, newest_first=newest_first)
    return ResolvedTimeline(
        timeline=timeline,
        events=shown,
        by_id=resolved,
        eras=resolver.eras,
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
        side_initials=initials_of(
            {id_: side.name for id_, side in timeline.sides.items()},
            date_words_of(timeline.language).articles,
        ),
        correction_numbers={c: number for number, c in enumerate(timeline.corrections, 1)},
    )


def _without_events(timeline: Timeline) -> Timeline:
    """The timeline without its events, and without what is said of single events."""
    nothing = MappingProxyType[str, Any]({})
    return replace(
        timeline,
        events=nothing,
        halves=(),
        corrections=(),
        elsewhere=nothing,
        published=Published(ids=()),
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

    `timeline` has nothing that is of single events, so that one event's change leaves it as it is:
    `again` has the events that were resolved with the same. `held` are the positions that accounts
    of any event hold, `positions` those that each dispute has by their ids, both by dispute;
    `corrections` are those of each event.
    """

    timeline: Timeline
    held: Mapping[str, set[str]]
    positions: Mapping[str, Mapping[str, Position]]
    corrections: Mapping[str, list[Correction]]
    answers: Answers
    witnesses: Witnesses
    eras: tuple[ResolvedEra, ...]
    places: Mapping[str, ResolvedPlace]
    again: Again

    @classmethod
    def of(cls, timeline: Timeline, events: Iterable[Event], again: Again) -> Self:
        """For the events of a timeline."""
        disputes = timeline.disputes.values()
        events = tuple(events)
        answers = find_answers(events)
        return cls(
            again.same("timeline without events", _without_events(timeline)),
            again.same("held positions", held_positions(events, answers.to)),
            {dispute.id: {p.id: p for p in dispute.positions} for dispute in disputes},
            _group_corrections(timeline.corrections),
            answers,
            Witnesses(timeline.sources),
            resolve_eras(timeline),
            resolve_places(timeline),
            again,
        )

    def events(self, in_order: Sequence[Event]) -> dict[str, ResolvedEvent]:
        """All events by their ids, each with the denials of other events too."""
        resolved = {event.id: self._resolved_again(event) for event in in_order}
        for id_, denials in find_denials(resolved, self.answers).items():
            event = resolved[id_]
            standing = Standing.CONTESTED
            resolved[id_] = replace(event, denials=tuple(denials), standing=standing)
        return resolved

    def _resolved_again(self, event: Event) -> ResolvedEvent:
        """An event as it was resolved before, if all that is known of it here is the same."""
        numbers = range(len(event.accounts) + 1)
        answers = [given.get((event.id, n)) for n in numbers for given in self.answers.all]
        corrections = self.corrections.get(event.id)
        return self.again.make(
            f"resolved {event.id}",
            (Itself(event), self.timeline, self.held, answers, corrections),
            partial(self.event, event),
        )

    def event(self, event: Event) -> ResolvedEvent:
        """An event with its accounts and its standing."""
        accounts = tuple(
            self._account(event, account, number)
            for number, account in enumerate(event.accounts, 1)
        )
        voices = [v for a in accounts for v in (a.by, *a.via) if v]
        cited = unique(_cited(self.timeline, event))
        outlets = self.witnesses.count(event.accounts)
        holding = [a for a in accounts if a.holds_position]
        own = held_positions([event], self.answers.to)
        contested = unique(a.dispute for a in holding if is_disputed(a.record, own))
        disputed = unique(a.dispute for a in holding if is_disputed(a.record, self.held))
        contested_ids = {dispute.id for dispute in contested}
        bears = tuple(dispute for dispute in disputed if dispute.id not in contested_ids)
        claims = date_claims(self.timeline, event)
        placed = place_claims(self.timeline, event, self.places)
        involved = self._involved(event)
        people = unique((*(one.person for one in involved), *(p for v in voices for p in v.people)))
        sides = unique(self.timeline.sides.get(person.side) for person in people)
        witness = witness_of(outlets, cited=bool(cited))
        figures = resolve_figures(accounts)
        differ = len(claims) > 1 or len(placed) > 1 or any(f.is_contested for f in figures)
        moved = on_clock(event.date, self.timeline.zone)
        return ResolvedEvent(
            record=event,
            standing=standing_of(witness, contested=contested, bears=bears, differ=differ),
            witness=witness,
            outlets=outlets,
            accounts=accounts,
            cited=cited,
            claims=claims,
            contested_on=contested,
            bears_on=bears,
            people=people,
            sides=sides,
            corrections=tuple(self.corrections.get(event.id, ())),
            eras=tuple(era for era in self.eras if era.has(event.date)),
            location=self.places.get(event.location),
            involved=involved,
            fields=self._fields(event),
            place_claims=placed,
            figures=figures,
            on_clock=moved if moved is not event.date else None,
        )

    def _involved(self, event: Event) -> tuple[Involved, ...]:
        people = self.timeline.people
        named = (one for one in event.people if one.person in people)
        return tuple(Involved(people[one.person], one.role) for one in named)

    def _fields(self, event: Event) -> tuple[FieldValue, ...]:
        declared = self.timeline.fields
        return tuple(FieldValue(declared[id_], values) for id_, values in event.fields.items())

    def _account(self, event: Event, account: Account, number: int) -> ResolvedAccount:
        timeline = self.timeline
        words = account_string(account)
        words = with_patterns(words, timeline) if words else None
        day = account.said or event.date
        return ResolvedAccount(
            record=account,
            event=event,
            number=number,
            source=timeline.sources[account.source],
            by=voice_of(timeline, account.by, day),
            via=tuple(v for one in account.via if (v := voice_of(timeline, one, day))),
            dispute=timeline.disputes.get(account.dispute),
            position=self.positions.get(account.dispute, {}).get(account.position),
            check=find_check(timeline.checks, words) if words else None,
            location=self.places.get(account.location),
            answered_by=tuple(self.answers.to.get((event.id, number), ())),
            answers=tuple(self.answers.of.get((event.id, number), ())),
        )


def _cited(timeline: Timeline, event: Event) -> Iterator[Source]:
    """The sources that an event names without their words: as bare citations, then in its text
    where no account of it rests on them.
    """
    heard = {account.source for account in event.accounts if account.words}
    named = [account.source for account in event.accounts if not account.words]
    named += [id_ for id_ in cited_in_prose(event.text) if id_ not in heard]
    yield from (timeline.sources[id_] for id_ in named)
