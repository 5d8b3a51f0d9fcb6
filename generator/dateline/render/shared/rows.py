"""Rows of a page: lines that are put together from several pieces. Templates know them by name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, Final
from urllib.parse import quote

from dateline.data.file_names import CORRECTIONS, DISPUTES, HOW_CHECKED, PEOPLE, SOURCES
from dateline.data.model import Correction, Event, Person, Side, Source
from dateline.data.resolved import (
    Period,
    ResolvedAccount,
    ResolvedDispute,
    ResolvedEra,
    ResolvedEvent,
    ResolvedPerson,
    ResolvedPosition,
    ResolvedSource,
    Standing,
)
from dateline.data.source_types import SourceType
from dateline.dates import Date
from dateline.render.inks.inline import element, joined
from dateline.render.layout.beside.changes import Change
from dateline.render.layout.beside.people import Occasion
from dateline.render.layout.beside.river import Alone, River, RiverRow, place_of
from dateline.render.layout.facets import Facet
from dateline.render.layout.groups import Group
from dateline.render.layout.naming import Naming
from dateline.render.layout.opening import Opening
from dateline.render.layout.overview import count_sources, listed_events, why_listed
from dateline.render.layout.stops import Stop
from dateline.render.shared.captions import caption, place_of_words, translation_of
from dateline.render.shared.parts.count_bars import count_bar
from dateline.render.shared.parts.date_notes import date_notes
from dateline.render.shared.parts.figures import figure_table, figure_told
from dateline.render.shared.parts.media import medium_shown, medium_told
from dateline.render.shared.phrases import Phrases, all_match
from dateline.text.inks import Piece
from dateline.text.prose import plain_prose

_BETWEEN: Final = " · "
_MORE: Final = 2
# So many sources are named where they are counted: more would be a list, which has its own page.
SOURCES_NAMED: Final = 3
_NAMES_LENGTH: Final = 60  # of what is known by its title alone, the name may be a sentence


def in_row(words: Phrases, *parts: object) -> Piece:
    """Pieces and texts one after the other."""
    return joined(words.ink, "", [words.ink.stretch(p) if type(p) is str else p for p in parts])  # type: ignore[misc]


def below_each_other(words: Phrases, *parts: Piece) -> Piece:
    """Pieces, each on a line of its own."""
    return joined(words.ink, "<br>", list(parts))


def where_and_standing(
    words: Phrases, event: ResolvedEvent, told: Collection[str] = (), heading: str = ""
) -> Piece:
    """An event's place, if it has one that its `heading` does not say, the clock time there if the
    page goes by another clock, and its standing with the questions it is contested on, but for
    those whose ids are `told`. Empty where nothing of it is to be said: that no event of a timeline
    has a source is said at its head.
    """
    where = event.whereabouts
    parts = [words.name(where)] if where and where != heading else []
    if event.on_clock and not event.claims:
        parts.append(words.local_time(event.record.date, event.on_clock))
    standing = words.standing_line(event, told) if words.resolved.sources else None
    return joined(words.ink, _BETWEEN, [*parts, standing] if standing else parts)


def facts_in_short(
    words: Phrases,
    span: tuple[Date, Date] | None,
    *,
    checks: bool = True,
    opens: Opening | None = None,
) -> Piece:
    """From when to when, where any date is known; how many events, sources and disputes; with
    `checks`, how many words are checked. All but the events of a frame lead to what they count.
    A few sources are named. Where the page `opens` with a dispute, a narrow screen has only what
    is not told near by.
    """
    t, resolved, ink = words.texts, words.resolved, words.ink
    between = ink.piece(_BETWEEN)
    count = t("events", n=len(resolved.events))
    if checks:  # by keyboard, this is the way past the strip and the filters
        count = _link_to_first(words, resolved.events, count)
    before = [words.span(*span), between] if span else []
    after: list[Piece] = []
    if not resolved.sources:
        after += [between, t("standing.unsourced")] if resolved.events else []
    else:
        after += [between, words.link(t("sources", n=len(resolved.sources)), SOURCES)]
        few = resolved.sources if len(resolved.sources) <= SOURCES_NAMED else ()
        names = {words.source_name(each.source): each.source.type for each in few}
        if names and sum(map(len, names)) <= _NAMES_LENGTH:
            told = words.listed(_name_and_kind(words, *each) for each in names.items())
            after += [t("colon"), ink.piece(" "), told]
    if resolved.disputes:
        after += [between, words.link(t("disputes", n=len(resolved.disputes)), DISPUTES)]
    if opens:
        before, after = (
            [element(ink, "span", joined(ink, "", part), class_="dl-told-near")] if part else []
            for part in (before, after)
        )
    parts = [joined(ink, "", [*before, count, *after])]
    if checks and resolved.sources:
        parts.append(checked_in_short(words))
    return joined(ink, _BETWEEN, parts)


def _name_and_kind(words: Phrases, name: str, kind: SourceType) -> Piece:
    """A source's name, and that it is an analysis: readers take what is named for news."""
    ink, shown = words.ink, words.name(name)
    if kind is not SourceType.ANALYSIS:
        return shown
    return joined(ink, "", [shown, ink.piece(" ("), words.texts("kind_analysis"), ink.piece(")")])


def checked_in_short(words: Phrases) -> Piece:
    """How many words of the sources were checked, or that none were, with the way to how it is
    done.
    """
    t, resolved = words.texts, words.resolved
    if not resolved.matched:
        return words.link(t("checked_nothing"), SOURCES, HOW_CHECKED)
    key = "matched_in_short" if all_match(resolved) else "checked_in_short"
    checked = t(key, n=resolved.strings, matched=resolved.matched)
    link = words.link(checked, SOURCES, HOW_CHECKED)
    return in_row(words, words.check_sign(), "\N{NO-BREAK SPACE}", link)


def _link_to_first(words: Phrases, events: Sequence[ResolvedEvent], count: Piece) -> Piece:
    first = events[0].id
    return words.link(count, words.page_of(first), first)


def period_in_short(words: Phrases, period: Period) -> Piece:
    """What a period has, on a page of another: its share of the whole, and its facts."""
    parts = [period_share(words, period), period_facts(words, period)]
    return joined(words.ink, _BETWEEN, [part for part in parts if part])


def period_on_overview(words: Phrases, period: Period) -> Piece:
    """What a period has, with the way to it: how many events, on how many sources they rest, how
    many are contested, and what most of them are about.
    """
    events = period.events
    count = words.link(words.texts("events", n=len(events)), period.path)
    parts = [count, *_sources_of(words, events), *_contested_of(words, events)]
    topics = Counter(topic for event in events for topic in event.topics)
    if topics:
        parts.append(words.listed(map(words.name, (topic for topic, _ in topics.most_common(3)))))
    return joined(words.ink, _BETWEEN, parts)


def period_share(words: Phrases, period: Period) -> Piece:
    """How many events of the whole a period has, with the way to the first of them."""
    t, total = words.texts, len(words.resolved.events)
    count = t("events_of", shown=t.number(len(period.events)), n=total)
    return _link_to_first(words, period.events, count)


def period_facts(words: Phrases, period: Period, chunks: Iterable[Sequence[Group]] = ()) -> Piece:
    """On how many sources a period's events rest, but for a narrow screen; how many are contested,
    if nothing is checked, and how those of a day are in order if no more is known of their time.
    Empty where nothing of it is to be said.
    """
    ink, t = words.ink, words.texts
    sources, contested = _sources_of(words, period.events), _contested_of(words, period.events)
    is_unchecked = bool(words.resolved.sources and not words.resolved.matched)
    unchecked = words.link(t("checked_nothing_short"), SOURCES, HOW_CHECKED)
    after = [*contested, *[unchecked] * is_unchecked, *order_told(words, chunks)]
    if not sources:
        return joined(ink, _BETWEEN, after)
    between = [ink.piece(_BETWEEN)] if after else []
    near = element(ink, "span", joined(ink, "", [*sources, *between]), class_="dl-told-near")
    return joined(ink, "", [near, joined(ink, _BETWEEN, after)])


def _sources_of(words: Phrases, events: Iterable[ResolvedEvent]) -> list[Piece]:
    sources = {account.source.id for event in events for account in event.accounts}
    return [words.texts("sources", n=len(sources))] if sources else []


def _contested_of(words: Phrases, events: Iterable[ResolvedEvent]) -> list[Piece]:
    contested = sum(event.standing is Standing.CONTESTED for event in events)
    return [words.texts("period_contested", n=contested)] if contested else []


def event_in_short(words: Phrases, event: ResolvedEvent, period: Period | None = None) -> Piece:
    """An event on the overview: its title as a link, and below it its date but for what its period
    says, its place, on how many sources it rests, and whether it is contested.
    """
    t, parts = words.texts, []
    if period is None:
        parts.append(words.date(event.own_date))
    elif event.own_date.edtf != period.date.edtf and not event.own_date.is_undated:
        parts.append(words.date_under(event.own_date, period.date))
    if event.whereabouts:
        parts.append(words.name(event.whereabouts))
    sources = count_sources(event)
    if sources > 1:
        parts.append(t("sources", n=sources))
    if event.standing is Standing.CONTESTED:
        contested = t(f"standing.{event.standing}")
        parts.append(element(words.ink, "span", contested, class_="dl-hatched"))
    lines = [words.event(event), *([joined(words.ink, _BETWEEN, parts)] if parts else [])]
    return below_each_other(words, *lines)


def event_with_lead(words: Phrases, event: ResolvedEvent) -> Piece:
    """A telling event of the whole timeline: as on the overview, and how its text begins."""
    short, lead = event_in_short(words, event), first_sentence(event.text)
    if not lead:
        return short
    begun = element(words.ink, "span", words.name(lead), class_="dl-lead")
    return below_each_other(words, short, begun)


def first_sentence(text: str) -> str:
    """How a text begins, as plain words: its first sentence, or as much of one as is read at once.

    >>> first_sentence("The quay is *opened* at noon. Nobody has told the mayor.")
    'The quay is opened at noon.'
    """
    plain = " ".join(plain_prose(text).split())
    if found := _SENTENCE.match(plain):
        return found[0]
    if len(plain) <= _MOST_LEAD:
        return plain
    return f"{plain[:_MOST_LEAD].rpartition(' ')[0]}…"


_MOST_LEAD: Final = 220
# Matches `At noon the quay is opened.` before a space or at the end.
_SENTENCE: Final = re.compile(rf".{{20,{_MOST_LEAD}}}?[.!?…](?=\s|$)")


def listed_told(words: Phrases, period: Period, reasons_at: Collection[str]) -> Piece | None:
    """The way to all events of a period of which an overview names some, after the reason why it
    names these if the period's path is among `reasons_at`; None where it names all.
    """
    why = why_listed(period)
    if not why:
        return None
    t = words.texts
    link = words.link(t("listed_all", n=len(period.events)), period.path)
    if period.path not in reasons_at:
        return link
    shown, total = t.number(len(listed_events(period))), t.number(len(period.events))
    return joined(words.ink, " ", [t(f"listed.{why}", shown=shown, total=total), link])


def chips_told(words: Phrases, facet: Facet, page: str = "") -> Piece:
    """What most events of a facet have, with how many have it; each leads to `page`, or to this
    one, where only these are shown.
    """
    ink, number = words.ink, words.texts.number
    return words.listed(
        joined(
            ink,
            " ",
            [
                ink.link(words.name(chip.label), f"{page}?show={quote(chip.token)}"),
                ink.escape(number(chip.count)),
            ],
        )
        for chip in facet.chips[: _TOLD if page else _MOST_ABOUT]
    )


_TOLD: Final = 8
_MOST_ABOUT: Final = 3
"""So many values of a facet are told of a timeline, and of a period."""


def period_about(words: Phrases, facets: Iterable[Facet], parts: Sequence[Stop] = ()) -> Piece:
    """What most events of a period are about, where they were, and which sides speak in them: but
    for what its `parts` are named by, which are told below.
    """
    kinds = ("sides",) if any(part.name for part in parts) else ("sides", "topics", "places")
    return joined(
        words.ink,
        _BETWEEN,
        [
            in_row(words, facet.title, words.texts("colon"), " ", chips_told(words, facet))
            for facet in facets
            if facet.id in kinds and len(facet.chips) > 1
        ],
    )


def period_places(
    words: Phrases, period: Period, facets: Iterable[Facet], parts: Sequence[Stop] = ()
) -> Piece | None:
    """Where most events of a period were, as far as no more is known of a place than its name; None
    where the parts of the page are named by that, or all were at one place.
    """
    counts = Counter(event.whereabouts for event in period.events if event.whereabouts)
    is_told = any(part.name for part in parts) or any(facet.id == "places" for facet in facets)
    if is_told or len(counts) < 2 or counts.most_common(1)[0][1] < 2:
        return None
    most = [_counted(words, *each) for each in counts.most_common(_MOST_ABOUT)]
    return in_row(
        words, words.texts("filter_places"), words.texts("colon"), " ", words.listed(most)
    )


def _counted(words: Phrases, name: str, count: int) -> Piece:
    return joined(words.ink, " ", [words.name(name), words.ink.escape(words.texts.number(count))])


_FEW_DATES: Final = 10
"""One in so many events may have a date of its own above its headline, and not beside it."""


def has_dates(words: Phrases, chunks: Iterable[Sequence[Group]]) -> bool:
    """Whether events of a list have dates beside them: of more than a few, no heading says all."""
    dates = [(group, event.date) for groups in chunks for group in groups for event in group.events]
    own = (True for group, date in dates if not words.says_all(group.date, date, among=group.among))
    return len(list(islice(own, len(dates) // _FEW_DATES + 1))) > len(dates) // _FEW_DATES


MANY_OF_DAY: Final = 5
"""So many events of a day without a clock time have an order that says nothing of time."""


def order_told(words: Phrases, chunks: Iterable[Sequence[Group]]) -> list[Piece]:
    """By what a page's events of one day are in order, where they are many and the page has no
    time of day.
    """
    groups = [group for chunk in chunks for group in chunk]
    dates = [event.own_date for group in groups for event in group.events]
    days = Counter(date.earliest for date in dates if date.precision == "day")
    if max(days.values(), default=0) < MANY_OF_DAY or any(
        _has_clock(one) for date in dates for one in (date, date.start, date.end)
    ):
        return []
    by = {_order_within(group) for group in groups}
    return [words.texts(f"no_clock.{by.pop() if len(by) == 1 else 'list'}")]


def has_order(words: Phrases, chunks: Sequence[Sequence[Group]]) -> bool:
    """Whether events of a list come one after another: not where all are of one day and no time of
    that is known.
    """
    if not order_told(words, chunks):
        return True
    groups = [group for chunk in chunks for group in chunk]
    days = {event.own_date.earliest for group in groups for event in group.events}
    return len(days) > 1 and not all(group.about for group in groups)


def _order_within(group: Group) -> str:
    if not group.about:
        return "list"
    return "place" if group.about == group.events[0].whereabouts else "topic"


def _has_clock(date: Date | None) -> bool:
    return date is not None and date.clock is not None


def contents_in_short(
    words: Phrases, stops: Sequence[Stop], events: Iterable[ResolvedEvent] = ()
) -> Piece:
    """The first and the last part of a page: what its contents are from and to. Of parts that are
    named by where their events were, or by what they are about, those that most events have.
    """
    t = words.texts
    if not stops[0].name:
        first, last = (words.stop_name(stop, stops[0]) for stop in (stops[0], stops[-1]))
        return t("contents", first=first, last=last)
    are_places = any(event.whereabouts == stops[0].name for event in events)
    most = sorted(stops, key=lambda stop: -stop.count)[:_MOST_ABOUT]
    told = words.listed(_counted(words, stop.name, stop.count) for stop in most)
    label = t("filter_places" if are_places else "filter_topics"), t("colon"), " "
    return in_row(words, *label, told, " …" if len(stops) > len(most) else "")


def contents_told(words: Phrases, stops: Sequence[Stop]) -> Piece:
    """The parts of a page, each with the way there and how many events it has."""
    ink = words.ink
    return joined(
        ink,
        "\N{NO-BREAK SPACE}· ",
        [
            joined(
                ink,
                "\N{NO-BREAK SPACE}",
                [
                    words.link(words.stop_name(stop, stops[0]), words.page, stop.anchor),
                    ink.escape(words.texts.number(stop.count)),
                ],
            )
            for stop in stops
        ],
    )


def event_in_line(words: Phrases, event: ResolvedEvent, heading: Date) -> Piece:
    """An event in a line: its date but for what the heading says, and its title as a link."""
    date = element(words.ink, "span", words.date_under(event.own_date, heading), class_="dl-on-day")
    parts: list[object] = [date, " ", words.event(event)]
    if event.standing is Standing.CONTESTED:
        contested = words.texts(f"standing.{event.standing}")
        parts += [" ", element(words.ink, "span", contested, class_="dl-meta dl-hatched")]
    return in_row(words, *parts)


def era_told(
    words: Phrases, era: ResolvedEra, events: Sequence[ResolvedEvent] | None = None
) -> Piece:
    """An era's name, its time, and whose it is; and how many are its `events`, on other pages,
    with the way to the first of them.
    """
    t, ink = words.texts, words.ink
    name = element(
        ink,
        "span",
        words.name(era.title),
        class_=f"dl-era {words.era_class(era)}",
        data_era=era.number,
    )
    parts: list[object] = [name, t("colon"), " ", words.date(era.date)]
    if era.side:
        parts += [_BETWEEN, words.name(era.side.name)]
    if era.source:
        parts += [_BETWEEN, words.source(era.source)]
    if events:
        parts += [_BETWEEN, words.event(events[0], t("events", n=len(events)))]
    return in_row(words, *parts)


def other_dates(words: Phrases, event: ResolvedEvent) -> Piece:
    """The dates that sources give an event, and which source gives which."""
    t, ink = words.texts, words.ink
    claims = [
        ink.piece(f"{words.date(claim.date)} ({words.source_list(claim.sources)})")
        for claim in event.claims
    ]
    return joined(ink, " ", [t("dates_differ"), joined(ink, f"{t('semicolon')} ", claims)])


def other_places(words: Phrases, event: ResolvedEvent) -> Piece:
    """The places that sources give an event, and which source gives which."""
    t, ink = words.texts, words.ink
    claims = [
        ink.piece(f"{words.name(claim.place.name)} ({words.source_list(claim.sources)})")
        for claim in event.place_claims
    ]
    return joined(ink, " ", [t("places_differ"), joined(ink, f"{t('semicolon')} ", claims)])


def event_people(words: Phrases, event: ResolvedEvent) -> Piece:
    """Those an event is about, each linked to their record, and as what."""
    return words.texts("event_people", people=words.listed(_taking_part(words, event)))


def _taking_part(words: Phrases, event: ResolvedEvent) -> Iterator[Piece]:
    for one in event.involved:
        name = words.person(one.person)
        yield words.texts("person_as", name=name, role=one.role) if one.role else name


def event_fields(words: Phrases, event: ResolvedEvent) -> Piece:
    """What an event has in its timeline's own fields, each behind its label."""
    t, ink = words.texts, words.ink
    rows = [
        joined(
            ink,
            f"{t('colon')} ",
            [words.name(one.field.label), words.listed(map(words.name, one.values))],
        )
        for one in event.fields
    ]
    return joined(ink, _BETWEEN, rows)


def occasion_told(words: Phrases, occasion: Occasion, *, folded: bool = False) -> Piece:
    """When someone spoke, and of which event; or which event is about them, and as what. Where
    such events are `folded`, what they are folded under says that they are.
    """
    t, ink = words.texts, words.ink
    day = element(ink, "b", words.date(occasion.date))
    named = words.event_named(occasion.event)
    if occasion.role:
        named = t("person_as", name=named, role=occasion.role)
    about = [t("person_spoken_of")] if not (occasion.accounts or occasion.role or folded) else []
    return joined(ink, _BETWEEN, [day, named, *about])


def person_in_index(words: Phrases, person: ResolvedPerson, most: int) -> Piece:
    """A person's name, with how many words of theirs there are, and a bar to the scale of those
    who have `most`; without words, in how many events they are spoken of.
    """
    ink, said = words.ink, _count_words(person)
    parts: list[Piece] = [words.person(person.record)]
    if said:
        colour = words.side_class(person.side) if person.side else ""
        parts += [ink.escape(words.texts.number(said)), count_bar(ink, said, most, colour)]
    elif person.events:
        told = words.texts("person_only_told_of", n=len(person.events))
        parts.append(element(ink, "span", told, class_="dl-spoken"))
    return joined(ink, " ", parts)


def most_words(people: Iterable[ResolvedPerson]) -> int:
    """How many words there are of whoever says most."""
    return max(map(_count_words, people), default=0)


def _count_words(person: ResolvedPerson) -> int:
    return sum(bool(account.words) for account in person.accounts)


def side_in_index(words: Phrases, side: Side | None) -> Piece:
    """What the people of a side are under; those of none too."""
    return _side_named(words, side) if side else words.texts("people_no_side")


def _side_named(words: Phrases, side: Side) -> Piece:
    """A side's letters and its name, in its colour."""
    told = side_with_letters(words, side)
    return element(words.ink, "span", told, class_=f"dl-badge {words.side_class(side)}")


def pager(words: Phrases, here: Period, before: Period | None, after: Period | None) -> Piece:
    """Links to the page before, to the overview, and to the page after; those beside say whether
    they are earlier or later.

    `before` and `after` are beside `here` in the order of showing.
    """
    t = words.texts
    older, newer = before, after
    if words.resolved.timeline.newest_first:
        older, newer = after, before
    told = []
    if older and not (here.date.is_undated or older.date.is_undated):
        told.append((older, t("older", period=words.period(older.date))))
    if newer and not (here.date.is_undated or newer.date.is_undated):
        told.append((newer, t("newer", period=words.period(newer.date))))
    ways = {period is after: words.link(text, period.path) for period, text in told}
    overview = words.link(t("overview"), "index.md")
    parts = [ways.get(False), overview, ways.get(True)]
    return joined(words.ink, " ", [part for part in parts if part])


def side_with_letters(words: Phrases, side: Side, number: int | None = None) -> Piece:
    """A side's name behind the letters that it goes by; a number after it, if there is one."""
    ink = words.ink
    letters = element(ink, "b", ink.escape(words.resolved.side_initials[side.id]))
    name = element(ink, "span", words.name(side.name), class_="dl-side")
    count = [] if number is None else [ink.escape(words.texts.number(number))]
    return joined(ink, " ", [letters, name, *count])


def sides_alone(words: Phrases, rows: Iterable[Alone]) -> Iterator[Piece]:
    """How often each side is heard alone."""
    found = Counter(
        row.account.by.side.id for row in rows if row.account.by and row.account.by.side
    )
    for side in words.resolved.timeline.sides.values():
        if side.id in found:
            told = side_with_letters(words, side, found[side.id])
            yield element(words.ink, "span", told, class_=words.side_class(side))


def river_tally(words: Phrases, parts: Iterable[tuple[str, str, Sequence[object]]]) -> Piece:
    """How much each part of the page of sides has, each with the way there: `parts` are headings
    with their ids and with what is below them.
    """
    links = [
        words.link(words.texts.labelled(name, words.texts.number(len(rows))), words.page, anchor)
        for name, anchor, rows in parts
        if rows
    ]
    return joined(words.ink, _BETWEEN, links)


def river_caption(
    words: Phrases, river: River, row: RiverRow | Alone, account: ResolvedAccount
) -> Piece:
    """What is beside an account's words on the page of sides: under a question, or where another
    event's words answer, with their day, which leads to that event.
    """
    when = None
    if isinstance(row, RiverRow) and row.about.id != account.event.id:
        when = _day_of_words(words, account)
    return caption(
        words,
        account,
        link_people=False,
        naming=river.namings[place_of(row, account)],
        name_side=False,
        when=when,
        under_question=isinstance(row, RiverRow) and isinstance(row.about, ResolvedDispute),
    )


def _day_of_words(words: Phrases, account: ResolvedAccount) -> Piece:
    """When an account's words were said or written, which leads to them at their event."""
    day = words.date(account.date)
    return words.link(day, words.page_of(account.event.id), account.anchor)


def dispute_caption(
    words: Phrases, account: ResolvedAccount, naming: Naming, *, dated: bool
) -> Piece:
    """Below words for a position, in as few as can be: the letters of the side are beside them, and
    the position has said whose they are. Who speaks leads to their record, where the role is; the
    day leads to the event, and is told if it is not that of the words above.
    """
    when = _day_of_words(words, account) if dated else None
    return caption(words, account, naming=naming, name_side=False, when=when)


def river_question(words: Phrases, dispute: ResolvedDispute) -> Piece:
    """A question, linked to its own part of the page of disputes."""
    return words.question(dispute.record)


def person_in_short(words: Phrases, person: ResolvedPerson) -> Piece | None:
    """In how many events someone speaks or is spoken of, and what most of these are about."""
    events = {account.event.id: account.event for account in person.accounts}
    events |= {event.id: event.record for event, _ in person.events}
    across = in_other_timelines(words, person.record)
    topics = Counter(topic for event in events.values() for topic in event.topics)
    if len(events) < _MORE and not topics:
        return across  # its row says all
    t = words.texts
    speaks = {account.event.id for account in person.accounts if account.words}
    parts = [t("person_speaks", n=len(speaks))] if speaks else []
    if about := {event.id for event, _ in person.events} - speaks:
        told = (
            t("person_told_of", n=len(about)) if speaks else t("person_only_told_of", n=len(about))
        )
        parts.append(told)
    sources = Counter(account.source.label for account in person.accounts if account.words)
    parts += [
        joined(words.ink, " ", [in_row(words, label, t("colon")), _most_common(words, counts)])
        for label, counts in ((t("filter_sources"), sources), (t("filter_topics"), topics))
        if counts
    ]
    parts += [across] if across else []
    return joined(words.ink, _BETWEEN, parts)


def _most_common(words: Phrases, counts: Counter[str]) -> Piece:
    """The three that are most frequent, each with how often it is, if any is so more than once."""
    ink, number, most = words.ink, words.texts.number, counts.most_common(3)
    if most[0][1] == 1:
        return words.listed(words.name(name) for name, _ in most)
    return words.listed(
        joined(ink, " ", [words.name(name), ink.escape(number(n))]) for name, n in most
    )


def in_other_timelines(words: Phrases, record: Person | Source) -> Piece | None:
    """A link to a record on the page of the whole site, if other timelines have it too."""
    across = words.edition.across
    if across is None:
        return None
    is_person = isinstance(record, Person)
    anchor = (across.people if is_person else across.sources).get(record.id)
    page = words.edition.site_path(PEOPLE if is_person else SOURCES)
    return words.link(words.texts("site_elsewhere"), page, anchor) if anchor else None


def of_whole_site(words: Phrases, name: str) -> Piece | None:
    """A link to the page of all people or sources of the site, if there is one."""
    if words.edition.across is None:
        return None
    return words.link(words.texts(f"site_{name}_link"), words.edition.site_path(f"{name}.md"))


def side_and_roles(words: Phrases, person: ResolvedPerson) -> Piece:
    """A person's side, roles and other names."""
    parts: list[Piece] = []
    if person.side:
        parts.append(_side_named(words, person.side))
    parts += map(words.role, person.roles)
    if person.also:
        parts.append(words.texts("also_known", names=words.listed(person.also)))
    return joined(words.ink, _BETWEEN, parts)


def date_and_event(words: Phrases, account: ResolvedAccount) -> Piece:
    """When an account's words were said or written, and of which event they are."""
    return joined(words.ink, _BETWEEN, [words.date(account.date), words.event_of(account)])


def position_link(words: Phrases, dispute: ResolvedDispute, position: ResolvedPosition) -> Piece:
    """A position behind the letters of the sides that take it, linked to its column, with how many
    accounts it has and from whom.
    """
    ink = words.ink
    sides = {
        account.by.side.id: account.by.side
        for account in position.accounts or position.former
        if account.by and account.by.side
    }
    letters = [
        element(
            ink, "b", ink.escape(words.resolved.side_initials[key]), class_=words.side_class(side)
        )
        for key, side in sides.items()
    ]
    link = words.link(words.name(position.summary), DISPUTES, f"{dispute.id}_{position.id}")
    voices = position_voices(words, position) or words.texts("position_count", n=0)
    of = joined(ink, " ", letters or [element(ink, "b", ink.escape("–"))])
    named = joined(ink, " ", [element(ink, "span", of, class_="dl-letters"), link])
    return joined(ink, "<br>", [named, voices])


def opening_caption(words: Phrases, account: ResolvedAccount, *, name_side: bool = False) -> Piece:
    """Below words at the head of a timeline: whose they are, the source, and when, which leads to
    the event; with `name_side`, of which side too, where nothing near by explains its letters.
    """
    event = account.event
    when = words.link(words.date(event.date), words.page_of(event.id), event.id)
    told = caption(words, account, link_people=False, naming=Naming.SHORT, under_question=True)
    side = account.by.side if name_side and account.by else None
    named = [element(words.ink, "span", words.name(side.name), class_="dl-side")] if side else []
    return joined(words.ink, _BETWEEN, [*named, told, when])


def position_voices(words: Phrases, position: ResolvedPosition) -> Piece:
    """How many accounts take a position and whose they are: by side, else by source; empty if
    none ever did. Several reports of one remark are no more voices than one.
    """
    t, ink = words.texts, words.ink
    accounts = position.accounts or position.former
    if not accounts:
        return ink.piece("")
    said = {account.remark or account.anchor for account in accounts}
    if not position.accounts:
        count = t("position_former")
    elif len(said) < len(accounts):
        count = t("position_remarks", n=len(said), reports=t.number(len(accounts)))
    else:
        count = t("position_count", n=len(accounts))
    voices = dict.fromkeys(
        account.by.side.name if account.by and account.by.side else account.source.label
        for account in accounts
    )
    return joined(ink, f"{t('colon')} ", [count, words.listed(map(words.name, voices))])


def cited_on(words: Phrases, account: ResolvedAccount) -> Piece:
    """A source that is only cited, and for what."""
    source = words.located(words.source(account.source), account.source, [account.at])
    return joined(words.ink, _BETWEEN, [source, date_and_event(words, account)])


def event_in_source(words: Phrases, event: Event, accounts: Sequence[ResolvedAccount]) -> Piece:
    """An event that rests on a source, with how many words of it, and where these are."""
    used = []
    if said := sum(bool(account.words) for account in accounts):
        used.append(words.texts("quotations", n=said))
    places = dict.fromkeys(place_of_words(words, account) for account in accounts if account.at)
    if places:
        used.append(words.listed(places))
    return _resting(words, event, joined(words.ink, _BETWEEN, used), "dl-used")


def _resting(words: Phrases, event: Event, used: Piece, kind: str) -> Piece:
    """The date of an event, its headline, and what it takes from a source: a column each."""
    ink = words.ink
    parts = [element(ink, "span", words.date(event.date), class_="dl-on-day")]
    parts.append(words.event_named(event))
    if used:
        parts.append(element(ink, "span", used, class_=kind))
    return joined(ink, " ", parts)


def source_in_index(words: Phrases, source: ResolvedSource) -> Piece:
    """A source's name, what the pages call it, what it is, by whom and with whose report, when it
    was published, how many of its words are used and checked.
    """
    t, record = words.texts, source.record
    name = words.link(
        words.name(source.heading), words.resolved.paging.page_of_source(source.id), source.id
    )
    others = dict.fromkeys((words.source_name(record), record.outlet))
    told = [source.heading, *(each for each in others if each and each != source.heading)]
    parts = [name, *map(words.name, told[1:]), t(f"source_type.{record.type}")]
    if writers := [each for each in record.by if each not in told]:
        parts.append(words.listed(map(words.name, writers)))
    if record.agency and record.agency not in (*told, *writers):
        parts.append(words.name(record.agency))
    if record.published is not None:
        parts.append(words.date(record.published, brief=True))
    if used := len({account.event.id for account in source.accounts}) + len(source.cited_in):
        parts.append(t("events", n=used))
    if source.strings:
        if source.matched == source.strings:
            match = t("matched_in_short", n=source.strings)
            checked = joined(words.ink, "\N{NO-BREAK SPACE}", [words.check_sign(), match])
        else:
            checked = t("checked_in_short", n=source.strings, matched=source.matched)
        parts.append(checked)
    return joined(words.ink, _BETWEEN, parts)


def event_with_words(words: Phrases, event: Event, accounts: Sequence[ResolvedAccount]) -> Piece:
    """An event that rests on a source, with the words that it takes from it."""
    t, ink = words.texts, words.ink
    told = [_words_and_place(words, account) for account in accounts if account.words or account.at]
    return _resting(words, event, joined(ink, f"{t('semicolon')} ", told), "dl-words")


def _words_and_place(words: Phrases, account: ResolvedAccount) -> Piece:
    """An account's words, and where in its source they are."""
    place = words.ink.escape(words.place_in_source(account.source, [account.at]))
    if not account.words:
        return place
    quoted = words.quoted(account)
    return words.ink.piece(f"{quoted} ({place})") if place else quoted


def correction_of(words: Phrases, correction: Correction) -> Piece:
    """What kind of correction, of what day and of which event."""
    t, ink = words.texts, words.ink
    told = words.listed([t(f"correction.{correction.kind}"), words.date(correction.on)])
    event = words.resolved.by_id.get(correction.event)
    return joined(ink, f"{t('colon')} ", [told, words.event(event)] if event else [told])


def change_told(words: Phrases, change: Change) -> Piece:
    """What is new, and the way to it."""
    t, about = words.texts, change.about
    if isinstance(about, Correction):
        event = words.resolved.by_id.get(about.event)
        of = event.title if event else about.was or about.now or about.event
        kind = t.plain(f"correction.{about.kind}")
        link = words.link(kind, CORRECTIONS, words.correction_anchor(about))
        return in_row(words, link, t("colon"), " ", words.name(of)) if of else link
    if isinstance(about, ResolvedEvent):
        # The title first: what stands behind "Added" is read as when.
        dated = in_row(words, words.event(about), " (", words.date(about.date), ")")
        return t("changes_added", event=dated)
    if isinstance(about, Source):
        return t("changes_removed", source=words.source(about))
    source = words.source(change.source) if change.source else words.ink.piece("")
    told = t("changes_version", source=source)
    return joined(words.ink, " – ", [told, words.ink.escape(about.saw)]) if about.saw else told


def day_and_kind(words: Phrases, correction: Correction) -> str:
    """When something was corrected, and what kind of correction it is, as plain text."""
    t = words.texts
    return t.labelled(words.plain_date(correction.on), t.plain(f"correction.{correction.kind}"))


def told_in_short(words: Phrases, event: ResolvedEvent) -> Piece:
    """An event's date, place and standing."""
    place = [words.name(event.whereabouts)] if event.whereabouts else []
    return joined(words.ink, _BETWEEN, [words.date(event.date), *place, words.standing(event)])


ROWS: Final[Mapping[str, Callable[..., Any]]] = {
    row.__name__: row
    for row in (
        *(
            in_row,
            below_each_other,
            where_and_standing,
            facts_in_short,
            checked_in_short,
            period_in_short,
            period_on_overview,
            period_share,
            period_facts,
            event_in_short,
            event_with_lead,
            listed_told,
            event_in_line,
            chips_told,
            period_about,
            period_places,
            has_dates,
            has_order,
            contents_in_short,
            contents_told,
            side_with_letters,
            person_in_short,
            change_told,
            river_tally,
            sides_alone,
            river_caption,
            river_question,
            dispute_caption,
            era_told,
            other_dates,
            pager,
        ),
        *(day_and_kind, side_and_roles, date_and_event, cited_on, event_with_words),
        *(event_in_source, source_in_index),
        *(
            correction_of,
            told_in_short,
            position_link,
            opening_caption,
            position_voices,
            other_places,
            event_people,
            event_fields,
        ),
        *(in_other_timelines, of_whole_site),
        *(
            occasion_told,
            date_notes,
            person_in_index,
            most_words,
            side_in_index,
            medium_shown,
            medium_told,
            figure_table,
            figure_told,
            translation_of,
        ),
    )
}
"""All of them, by the names that templates know."""
