"""Resolve: work out what follows from a timeline's data and what no editor types."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Final, TypeVar

from dateline.data.model import (
    Account,
    Correction,
    CorrectionKind,
    Dispute,
    Event,
    Person,
    Source,
    Speaker,
    Timeline,
)
from dateline.data.resolved import (
    DateClaim,
    Period,
    RemarkStanding,
    ResolvedAccount,
    ResolvedDispute,
    ResolvedEvent,
    ResolvedPerson,
    ResolvedPosition,
    ResolvedRemark,
    ResolvedSource,
    ResolvedTimeline,
    Standing,
    Voice,
)
from dateline.data.settings import Settings
from dateline.data.verbatim import VerbatimString, account_string, verbatim_strings
from dateline.dates import Date, iso_day, read_date
from dateline.quotes import Comparison, Verdict, compare_wordings
from dateline.text.prose import cited_in_prose

T = TypeVar("T")

SOURCES_A_PAGE: Final = 250
"""Beyond so many sources their records stand on several pages."""

WORDS_A_PAGE: Final = 500
"""Beyond so many people and accounts of their words, the people stand on several pages."""


def resolve_timeline(timeline: Timeline, settings: Settings) -> ResolvedTimeline:
    """Work out standings, voices, disputes, remarks and pages of a checked timeline."""
    timeline = _without_drafts(timeline)
    shown = sorted(timeline.events.values(), key=lambda event: event.date.sort_key)
    periods = _split_periods(shown, settings.page_size)
    page_of = {event.id: path for path, events in periods.items() for event in events}
    held = _held_positions(shown)
    corrections = _group_corrections(timeline.corrections)
    resolved = {
        event.id: _resolve_event(
            timeline, event, held, corrections[event.id], page_of.get(event.id, "index.md")
        )
        for event in shown
    }
    in_time = [account for event in resolved.values() for account in event.accounts]
    in_time.sort(key=lambda account: account.date.sort_key)
    ordered = tuple(reversed(resolved.values()) if timeline.newest_first else resolved.values())
    strings = verbatim_strings(timeline)
    checked = [timeline.checks[s.key] for s in strings if s.key in timeline.checks]
    sources = _resolve_sources(timeline, resolved.values(), in_time, strings)
    people = _resolve_people(timeline, in_time)
    return ResolvedTimeline(
        timeline=timeline,
        events=ordered,
        by_id=resolved,
        periods=_periods(periods, resolved, newest_first=timeline.newest_first),
        disputes=tuple(_resolve_dispute(d, in_time) for d in timeline.disputes.values()),
        remarks=_resolve_remarks(timeline, in_time),
        people=people,
        sources=sources,
        source_pages={source.source.id: source.page for source in sources},
        person_pages={person.person.id: person.page for person in people},
        strings=len(strings),
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


def _held_positions(events: Iterable[Event]) -> Mapping[str, set[str]]:
    """The positions that accounts hold, by dispute."""
    held: dict[str, set[str]] = defaultdict(set)
    for event in events:
        for account in event.accounts:
            if account.position:
                held[account.dispute].add(account.position)
    return held


def _resolve_event(
    timeline: Timeline,
    event: Event,
    held: Mapping[str, set[str]],
    corrections: Iterable[Correction],
    page: str,
) -> ResolvedEvent:
    accounts = tuple(
        _resolve_account(timeline, event, account, number)
        for number, account in enumerate(event.accounts, 1)
    )
    voices = [v for a in accounts for v in (a.by, a.via) if v]
    cited = _unique(_cited(timeline, event))
    outlets = count_witnesses(timeline, event.accounts)
    contested = _unique(a.dispute for a in accounts if _is_contested(a.account, held))
    return ResolvedEvent(
        event=event,
        standing=_standing(outlets, is_contested=bool(contested), is_cited=bool(cited)),
        outlets=outlets,
        accounts=accounts,
        cited=cited,
        claims=_date_claims(timeline, event),
        disputes=contested,
        people=_unique(v.person for v in voices if v.person),
        sides=_unique(v.side for v in voices if v.side),
        corrections=tuple(corrections),
        page=page,
    )


def _cited(timeline: Timeline, event: Event) -> Iterator[Source]:
    """The sources that an event names without their words: as bare citations, then in its text
    where no account of it rests on them.
    """
    heard = {account.source for account in event.accounts if account.words}
    named = [account.source for account in event.accounts if not account.words]
    named += [id_ for id_ in cited_in_prose(event.text) if id_ not in heard]
    yield from (timeline.sources[id_] for id_ in named)


def _is_contested(account: Account, held: Mapping[str, set[str]]) -> bool:
    """Whether it holds a position, and any account of the timeline another of that dispute."""
    return bool(account.position and held[account.dispute] - {account.position})


def _standing(outlets: int, *, is_contested: bool, is_cited: bool) -> Standing:
    if is_contested:
        return Standing.CONTESTED
    if outlets > 1:
        return Standing.SEVERAL_OUTLETS
    return Standing.ONE_SOURCE if outlets or is_cited else Standing.UNSOURCED


def count_witnesses(timeline: Timeline, accounts: Iterable[Account]) -> int:
    """How many outlets bear witness, of those whose words stand in the accounts.

    Bare citations do not count. Items of one outlet, of one agency, or that retell
    one another or the same source are one witness: when in doubt, fewer.
    """
    groups: list[set[str]] = []
    for source_id in dict.fromkeys(a.source for a in accounts if a.words):
        marks = _witness_marks(timeline.sources, source_id)
        touching = [group for group in groups if group & marks]
        groups = [group for group in groups if not group & marks]
        groups.append(marks.union(*touching))
    return len(groups)


def _witness_marks(sources: Mapping[str, Source], source_id: str) -> set[str]:
    """What makes two sources one witness: a shared outlet, agency or root."""
    marks: set[str] = set()
    waiting = [source_id]
    while waiting:
        source = sources.get(waiting.pop())
        if source is None or f"source {source.id}" in marks:
            continue
        marks.add(f"source {source.id}")
        # An outlet that is itself an agency is the same witness as its customers.
        marks |= {f"name {name.casefold()}" for name in (source.outlet, source.agency) if name}
        waiting.extend(source.based_on)
    return marks


def _resolve_account(
    timeline: Timeline, event: Event, account: Account, number: int
) -> ResolvedAccount:
    dispute = timeline.disputes.get(account.dispute)
    positions = {p.id: p for p in dispute.positions} if dispute else {}
    words = account_string(account)
    day = account.said or event.date
    return ResolvedAccount(
        account=account,
        event=event,
        number=number,
        source=timeline.sources[account.source],
        by=_voice(timeline, account.by, day),
        via=_voice(timeline, account.via, day),
        dispute=dispute,
        position=positions.get(account.position),
        check=timeline.checks.get(words.key) if words else None,
    )


def _voice(timeline: Timeline, speaker: Speaker | None, day: Date) -> Voice | None:
    if speaker is None:
        return None
    person = timeline.people.get(speaker.person)
    if person is None:
        return Voice(name=speaker.unnamed)
    return Voice(person.name, person, timeline.sides.get(person.side), role_at(person, day))


def role_at(person: Person, day: Date) -> str:
    """What the person was on a day, or empty where the data do not say.

    A role without years counts only if no role with years fits.
    """
    fitting = [r.role for r in person.roles if (r.start or r.end) and _within(r.start, r.end, day)]
    open_ended = [r.role for r in person.roles if not r.start and not r.end]
    return ", ".join(fitting or open_ended)


def _within(start: Date | None, end: Date | None, day: Date) -> bool:
    starts_late = start is not None and _after(start.earliest, day.latest)
    ends_early = end is not None and _after(day.earliest, end.latest)
    return not starts_late and not ends_early


def _after(left: int | None, right: int | None) -> bool:
    return left is not None and right is not None and left > right


def _date_claims(timeline: Timeline, event: Event) -> tuple[DateClaim, ...]:
    """Who gives the event which date, where not all give the event's own."""
    differing = [(account.date, account.source) for account in event.accounts if account.date]
    if not differing:
        return ()
    dates: dict[str, Date] = {}
    sources: dict[str, list[Source]] = defaultdict(list)
    own = [(event.date, source) for source in _sources_of_own_date(event)]
    for date, source in (*own, *differing):
        dates.setdefault(date.edtf, date)
        sources[date.edtf].append(timeline.sources[source])
    claims = [DateClaim(dates[edtf], _unique(sources[edtf])) for edtf in dates]
    return tuple(sorted(claims, key=lambda claim: claim.date.sort_key))


def _sources_of_own_date(event: Event) -> list[str]:
    """The sources that give the event's own date: those whose words say how it is known;
    if there are none, those that have no other date for it.
    """
    told = [item.source for item in event.date_from if item.source and item.words]
    others = {account.source for account in event.accounts if account.date}
    return told or [a.source for a in event.accounts if a.source not in others]


def _resolve_dispute(dispute: Dispute, in_time: Iterable[ResolvedAccount]) -> ResolvedDispute:
    accounts = [a for a in in_time if a.account.dispute == dispute.id]
    positions = tuple(
        ResolvedPosition(p, tuple(a for a in accounts if a.account.position == p.id))
        for p in dispute.positions
    )
    voices = [a.by for a in accounts if a.by and a.account.words]
    sides = _unique(voice.side for voice in voices)
    # Someone of no side, or of whom none is known, is heard too.
    is_one_sided = len(sides) == 1 and all(voice.side for voice in voices)
    return ResolvedDispute(dispute, positions, sides[0] if is_one_sided else None)


def _resolve_remarks(
    timeline: Timeline, in_time: Iterable[ResolvedAccount]
) -> dict[str, ResolvedRemark]:
    reports: dict[str, list[ResolvedAccount]] = defaultdict(list)
    for account in in_time:
        if account.account.remark and account.account.words:
            reports[account.account.remark].append(account)
    remarks = {}
    for remark in timeline.remarks.values():
        accounts = tuple(reports[remark.id])
        words = [a.account.words for a in accounts]
        comparison = compare_wordings(*words) if len(words) > 1 else None
        is_translated = _is_translated(timeline, remark.spoken_in, accounts)
        standing = _remark_standing(comparison, is_translated=is_translated)
        remarks[remark.id] = ResolvedRemark(remark, accounts, standing, comparison)
    return remarks


def _remark_standing(
    comparison: Comparison | None, *, is_translated: bool
) -> RemarkStanding | None:
    if comparison is None:
        return None
    if comparison.verdict is Verdict.SAME_WORDING:
        return RemarkStanding.SAME_WORDING
    return RemarkStanding.TRANSLATIONS_DIFFER if is_translated else RemarkStanding.WORDING_DIFFERS


def _is_translated(
    timeline: Timeline, spoken_in: str, accounts: tuple[ResolvedAccount, ...]
) -> bool:
    """Whether at least one report renders the remark in another language than it was spoken in."""
    tags = [a.source.language or timeline.language for a in accounts]
    written_in = {_language_alone(tag) for tag in tags}
    return len(written_in) > 1 or bool(spoken_in and written_in != {_language_alone(spoken_in)})


def _language_alone(tag: str) -> str:
    """The language of a BCP 47 tag, without script and country: en-GB and en-US are one."""
    return tag.partition("-")[0].casefold()


def _resolve_people(
    timeline: Timeline, in_time: Iterable[ResolvedAccount]
) -> tuple[ResolvedPerson, ...]:
    said: dict[str, list[ResolvedAccount]] = defaultdict(list)
    for account in in_time:
        for voice in (account.by, account.via):
            if voice and voice.person:
                said[voice.person.id].append(account)
    people = timeline.people.values()
    pages = _people_pages([1 + len(said[person.id]) for person in people])
    return tuple(
        ResolvedPerson(person, timeline.sides.get(person.side), tuple(said[person.id]), page)
        for person, page in zip(people, pages, strict=True)
    )


def _people_pages(lengths: Sequence[int]) -> list[str]:
    """The page of each person's record, given how long the records are. None is divided."""
    if sum(lengths) <= WORDS_A_PAGE:
        return ["people.md"] * len(lengths)
    pages, number, filled = [], 1, 0
    for length in lengths:
        if filled and filled + length > WORDS_A_PAGE:
            number, filled = number + 1, 0
        filled += length
        pages.append(f"people-{number}.md")
    return pages


def _resolve_sources(
    timeline: Timeline,
    events: Iterable[ResolvedEvent],
    in_time: Iterable[ResolvedAccount],
    strings: Iterable[VerbatimString],
) -> tuple[ResolvedSource, ...]:
    citing: dict[str, list[ResolvedAccount]] = defaultdict(list)
    for account in in_time:
        citing[account.source.id].append(account)
    cited_in: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        for source in event.cited:
            if all(account.source is not source for account in event.accounts):
                cited_in[source.id].append(event.event)
    keys: dict[str, list[str]] = defaultdict(list)
    for string in strings:
        keys[string.source].append(string.key)
    resolved = []
    for number, source in enumerate(timeline.sources.values()):
        checks = [timeline.checks[key] for key in keys[source.id] if key in timeline.checks]
        checked_on = max((check.on for check in checks), default="")
        resolved.append(
            ResolvedSource(
                source=source,
                accounts=tuple(citing[source.id]),
                cited_in=tuple(cited_in[source.id]),
                strings=len(keys[source.id]),
                matched=len(checks),
                checked_on=checked_on,
                page=_source_page(number, len(timeline.sources)),
            )
        )
    return tuple(resolved)


def _source_page(number: int, total: int) -> str:
    """The page that carries the source of that number, counted from 0."""
    if total <= SOURCES_A_PAGE:
        return "sources.md"
    return f"sources-{number // SOURCES_A_PAGE + 1}.md"


def _split_periods(events: list[Event], page_size: int) -> dict[str, list[Event]]:
    """The events of each period page by its path; empty if one page holds them all."""
    if len(events) <= page_size:
        return {}
    by_year: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        by_year[_period_key(event.date)[0]].append(event)
    pages: dict[str, list[Event]] = {}
    for year, in_year in by_year.items():
        if len(in_year) <= page_size:
            pages[f"{year}.md"] = in_year
            continue
        for event in in_year:
            # An event known only to its year stays on the year's own page.
            month = _period_key(event.date)[1]
            pages.setdefault(f"{month or year}.md", []).append(event)
    return pages


def _period_key(date: Date) -> tuple[str, str]:
    """The year and the month (empty if not known) under which a date is filed, as EDTF."""
    day = date.earliest if date.earliest is not None else date.latest
    first = iso_day(day or 0)
    year, month = first[:-6], first[:-3]
    return year, month if date.precision in _WITHIN_A_MONTH else ""


_WITHIN_A_MONTH = frozenset(
    ("second", "minute", "hour", "day", "week", "part", "month", "interval", "set", "")
)


def _periods(
    pages: Mapping[str, list[Event]],
    resolved: Mapping[str, ResolvedEvent],
    *,
    newest_first: bool,
) -> tuple[Period, ...]:
    periods = []
    for path, events in pages.items():
        edtf = path.removesuffix(".md")
        in_order = [resolved[event.id] for event in events]
        if newest_first:
            in_order.reverse()
        date = read_date(edtf, edtf_only=True)
        periods.append(Period(edtf, path, date, tuple(in_order)))
    return tuple(reversed(periods) if newest_first else periods)


def _unique(items: Iterable[T | None]) -> tuple[T, ...]:
    """The items that are not None, each once, in order. Records may be unhashable."""
    found: list[T] = []
    for item in items:
        if item is not None and item not in found:
            found.append(item)
    return tuple(found)
