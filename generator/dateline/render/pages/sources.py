"""A source's record as rows of label and value: what our copy shows, and what it does not."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final, TypeAlias

from babel import Locale
from babel.core import UnknownLocaleError

from dateline.data.bibliography.identifiers import identifier_address
from dateline.data.file_names import SOURCES
from dateline.data.model import NO_COPY, Event, Source, Version
from dateline.data.resolved import (
    ResolvedAccount,
    ResolvedEvent,
    ResolvedSource,
    ResolvedTimeline,
    filed_under,
)
from dateline.data.source_types import SourceField
from dateline.render.citing.references import inked_reference, reference
from dateline.render.inks.inline import element, joined
from dateline.render.pages.source_names import shorten_address, words_of_address
from dateline.render.shared.parts.count_bars import count_bar
from dateline.render.shared.phrases import Phrases
from dateline.text.inks import Piece

_Resting: TypeAlias = tuple[tuple[Event, tuple[ResolvedAccount, ...]], ...]


def what_source_is(words: Phrases, source: ResolvedSource) -> tuple[tuple[Piece, Piece], ...]:
    """The first rows of a source's record: what it is, by whom, of when, whose report it carries,
    and what we take it for, so that a reader knows it before what rests on it.
    """
    return tuple(_what(words, source))


def source_facts(words: Phrases, source: ResolvedSource) -> tuple[tuple[Piece, Piece], ...]:
    """The last rows of a source's record, in a fixed order."""
    return tuple(_facts(words, source))


def use_of_source(words: Phrases, source: ResolvedSource) -> tuple[tuple[Piece, Piece], ...]:
    """The rows between these: what our copy of a source does not state, what rests on it, and how
    its words were checked.
    """
    t, rests, missing = words.texts, list(_rests_on(words, source)), _missing(words, source)
    use = [(t("source_unknown"), words.listed(missing))] if missing else []
    use += [(t("source_rests"), joined(words.ink, " ", rests))] if rests else []
    return (*use, (t("source_checks"), joined(words.ink, " ", _checked(words, source))))


def source_in_line(words: Phrases, source: ResolvedSource) -> Piece:
    """One of many sources of an outlet, in a line below the outlet's name: what it is, with the way
    there, when it was published, and how its words were checked, as far as it has any.
    """
    t, record = words.texts, source.record
    kind = t(f"source_type.{record.type}")
    parts: list[Piece]
    if record.url and not record.full_title and words_of_address(record.url):
        # Its name is words of ours from the address: that is seen as it is.
        parts = [kind, words.outside_link(shorten_address(record.url), record.url)]
    else:
        parts = [words.outside_link(kind, record.url) if record.url else kind]
    if record.by:
        parts.append(words.listed(words.name(name) for name in record.by))
    if record.published is not None:
        parts.append(words.date(record.published, brief=True))
    if record.archived is not None:
        parts.append(words.outside_link(t.plain("source_archived"), record.archived.url))
    if source.strings:
        parts.append(joined(words.ink, " ", _checked(words, source)))
    return joined(words.ink, " · ", parts)


@dataclass(frozen=True, slots=True)
class Outlet:
    """The sources that are called the same, in a row."""

    name: str
    sources: tuple[ResolvedSource, ...]

    @property
    def anchor(self) -> str:
        """The id of its heading. No id of ours has an underscore."""
        return f"outlet_{self.sources[0].id}"


def outlets_of(sources: Iterable[ResolvedSource]) -> tuple[Outlet, ...]:
    """Sources that are by outlet, under their outlets."""
    return tuple(
        Outlet(name, tuple(those)) for name, those in groupby(sources, lambda s: s.record.label)
    )


def outlet_told(words: Phrases, outlet: Outlet, total: int = 0) -> Piece:
    """How many sources an outlet has, how many events rest on them, and on them alone; `total` is
    how many it has, if they are on several pages.
    """
    t, uses = words.texts, _uses(words, outlet)
    here, is_part = len(outlet.sources), len(outlet.sources) < total
    parts = [t("sources_of", shown=t.number(here), n=total) if is_part else t("sources", n=here)]
    if uses.events:
        parts.append(t("events", n=uses.events))
    if uses.alone:
        told = t.labelled(t.plain("outlet_alone"), t.number(uses.alone))
        parts.append(words.ink.escape(told))
    return joined(words.ink, " · ", parts)


@dataclass(frozen=True, slots=True)
class _Uses:
    """How many events rest on an outlet, and on no other."""

    events: int
    alone: int


def _uses(words: Phrases, outlet: Outlet) -> _Uses:
    events = {event.id for source in outlet.sources for event, _ in by_event(source)}
    alone = sum(
        all(one.source.label == outlet.name for one in words.resolved.by_id[id_].accounts)
        for id_ in events
    )
    return _Uses(len(events), alone)


def outlets_used(words: Phrases, sources: Iterable[ResolvedSource]) -> Piece:
    """A table of the outlets that most events rest on: how many sources each has, of how many
    events they are, and of how many of these no other outlet is a source. Below each is one bar,
    of its events, of which these are the darker part.
    """
    t, ink = words.texts, words.ink
    outlets = [(outlet, _uses(words, outlet)) for outlet in outlets_of(sources)]
    most = sorted(outlets, key=lambda told: -told[1].events)[:MOST_USED]
    signs = [element(ink, "b", "", class_=name) for name in ("dl-of-all", "dl-of-one")]
    heads = [
        *(t("source_outlet.outlet"), t("filter_sources")),
        joined(ink, " ", [signs[0], t("outlet_events")]),
        joined(ink, " ", [signs[1], t("outlet_alone_in_these")]),
    ]
    head = element(ink, "tr", joined(ink, "", [element(ink, "th", h, scope="col") for h in heads]))
    most_events = max((uses.events for _, uses in most), default=1)
    rows = []
    for outlet, uses in most:
        page = words.resolved.paging.page_of_source(outlet.sources[0].id)
        link = words.link(_breakable(words, outlet.name), page, outlet.anchor)
        numbers = (len(outlet.sources), uses.events, uses.alone)
        cells = [element(ink, "td", ink.escape(t.number(n))) for n in numbers]
        name = element(ink, "th", link, scope="row")
        rows.append(element(ink, "tr", joined(ink, "", [name, *cells])))
        bars = [
            count_bar(ink, uses.alone, most_events, "dl-of-one"),
            count_bar(ink, uses.events - uses.alone, most_events, "dl-of-all"),
        ]
        bar = element(ink, "td", joined(ink, "", bars), colspan="4")
        rows.append(element(ink, "tr", bar, aria_hidden="true"))
    parts = [element(ink, "thead", head), element(ink, "tbody", joined(ink, "", rows))]
    return element(ink, "table", joined(ink, "", parts), class_="dl-wordings dl-outlets")


MOST_USED: Final = 10
"""So many outlets are told first."""


def cited_in_full(words: Phrases, source: ResolvedSource) -> Piece:
    """The source as a bibliography has it."""
    return inked_reference(reference(source.record, words.texts.catalogue), words.ink)


MOST_ON_PAPER: Final = 30
"""On paper a page lists so many; of more, the sources page tells, and each event has addresses."""


def sources_on_paper(
    resolved: ResolvedTimeline, events: Iterable[ResolvedEvent]
) -> tuple[ResolvedSource, ...]:
    """The sources of a page's events, which a printed page lists in full: of their words, cited in
    their text, and those by whose words a date is known. None if they are many.
    """
    used: set[str] = set()
    for event in events:
        used.update(account.source.id for account in event.accounts)
        used.update(source.id for source in event.cited)
        used.update(known.source for known in event.date_from)
        used.update(known.source for account in event.accounts for known in account.date_from)
    used.discard("")  # of our own reasoning
    if len(used) > MOST_ON_PAPER:
        return ()
    return tuple(source for source in resolved.sources if source.id in used)


def source_on_paper(words: Phrases, source: ResolvedSource) -> Piece:
    """A source in full, with what our copy of it does not state."""
    cited, missing = cited_in_full(words, source), _missing(words, source)
    if not missing:
        return cited
    t = words.texts
    label = joined(words.ink, "", [t("source_unknown"), t("colon")])
    unknown = joined(words.ink, " ", [label, words.listed(missing)])
    return joined(words.ink, " ", [cited, unknown])


def by_event(source: ResolvedSource) -> _Resting:
    """What rests on a source: events with their accounts of it, those that only cite it last."""
    found: dict[str, list[ResolvedAccount]] = {}
    for account in source.accounts:
        found.setdefault(account.event.id, []).append(account)
    told = [(group[0].event, tuple(group)) for group in found.values()]
    return (*told, *((event, ()) for event in source.cited_in))


def by_event_apart(words: Phrases, source: ResolvedSource) -> Iterator[tuple[Piece, _Resting]]:
    """What rests on a source: first what no other source has, then the rest, under their names."""
    alone, resting = words.resolved.alone_in(source), by_event(source)
    if alone:
        yield words.texts("source_alone_in"), tuple(t for t in resting if t[0].id in alone)
    if len(alone) < len(resting):
        yield words.texts("source_with_others"), tuple(t for t in resting if t[0].id not in alone)


def outlets_by_letter(words: Phrases, sources: Sequence[ResolvedSource]) -> tuple[Piece, ...]:
    """A row for each first letter, with the outlets of sources that are by outlet: each leads to
    its first source, and has how many there are.
    """
    found: dict[str, dict[str, list[Source]]] = {}
    for source in sources:
        label = source.record.label
        found.setdefault(_letter(filed_under(label)), {}).setdefault(label, []).append(
            source.record
        )
    return tuple(
        joined(
            words.ink,
            " ",
            [
                element(words.ink, "b", words.ink.escape(letter), id=letter_id(number)),
                *(element(words.ink, "span", _outlet(words, *each)) for each in outlets.items()),
            ],
        )
        for number, (letter, outlets) in enumerate(found.items())
    )


def letters_of(sources: Iterable[ResolvedSource]) -> tuple[str, ...]:
    """The letters that sources, which are by outlet, are filed under; each is once."""
    return tuple(dict.fromkeys(_letter(filed_under(source.record.label)) for source in sources))


def labels_of(sources: Iterable[ResolvedSource]) -> tuple[str, ...]:
    """What sources are called, each once."""
    return tuple(dict.fromkeys(source.record.label for source in sources))


def letter_id(number: int) -> str:
    """The id of the row of outlets below the letter of a number. No id of ours is like it."""
    return f"letter_{number}"


def _outlet(words: Phrases, label: str, sources: Sequence[Source]) -> Piece:
    page = words.resolved.paging.page_of_source(sources[0].id)
    link = words.link(_breakable(words, label), page, f"outlet_{sources[0].id}")
    count = words.texts.number(len(sources))
    return joined(words.ink, " ", [link, words.ink.escape(count)]) if len(sources) > 1 else link


def _breakable(words: Phrases, label: str) -> Piece:
    """An outlet's name; that of a site breaks before a dot, if it is wider than its column."""
    first, *rest = label.split(".")
    if not rest or " " in label:
        return words.name(label)
    parts = [words.ink.escape(first), *(words.ink.escape(f".{part}") for part in rest)]
    return joined(words.ink, "<wbr>", parts)


def _letter(label: str) -> str:
    """A label's first letter, without accents; of one that begins with a digit or a sign, `#`."""
    first = unicodedata.normalize("NFD", label.strip()[:1].upper())[:1]
    return first if first.isalpha() else "#"


def part_pager(words: Phrases, before: Link | None, after: Link | None) -> Piece:
    """Links to the pages of sources before and after one, and to all of them."""
    links = [words.link(words.ink.escape(each.name), each.path) for each in (before, after) if each]
    home = words.link(words.texts("sources_title"), SOURCES)
    at = 1 if before else 0
    return joined(words.ink, " ", [*links[:at], home, *links[at:]])


@dataclass(frozen=True, slots=True)
class Link:
    """A page of a long list, by its name."""

    name: str
    path: str
    count: int = 0


def part_told(words: Phrases, part: Link) -> Piece:
    """The way to a page of sources, and how many these are."""
    link = words.link(words.ink.escape(part.name), part.path)
    return joined(words.ink, " · ", [link, words.texts("sources", n=part.count)])


def _checked(words: Phrases, resolved: ResolvedSource) -> list[Piece]:
    """How a source's words were checked, behind the sign of the check where all were found."""
    told = [_checks(words, resolved)]
    if resolved.matched and resolved.matched == resolved.strings:
        told.insert(0, words.check_sign())
    return told


def _rests_on(words: Phrases, resolved: ResolvedSource) -> Iterator[Piece]:
    """In how many events a source is used, of how many of these it is the only source, and whose
    words it has most of.
    """
    t, ink = words.texts, words.ink
    events = len(by_event(resolved))
    if events:
        yield t("source_used", events=t("events", n=events))
    alone = words.resolved.alone_in(resolved)
    if events > 1 and alone:
        yield t("source_alone", n=len(alone))
    heard = Counter(
        account.by.person.id
        for account in resolved.accounts
        if account.words and account.by and account.by.person
    )
    if heard:
        known = words.resolved.timeline.people
        people = [
            joined(ink, " ", [words.person(known[id_]), ink.escape(t.number(n))])
            for id_, n in heard.most_common(MOST_HEARD)
        ]
        yield t("source_heard", people=words.listed(people))


MOST_HEARD: Final = 5
"""Those most of whose words a source has."""


def tells_all(source: ResolvedSource) -> bool:
    """Whether the words that rest on a source are so few that all are seen at once."""
    return sum(bool(account.words) for account in source.accounts) <= FEW_WORDS


FEW_WORDS: Final = 4


def _facts(words: Phrases, resolved: ResolvedSource) -> Iterator[tuple[Piece, Piece]]:
    t, source = words.texts, resolved.source
    yield from _dateline(words, source)
    yield from _details(words, source)
    yield from _addresses(words, resolved)
    if source.ignore:
        patterns = words.listed(words.name(pattern) for pattern in source.ignore)
        yield t("source_ignored_label"), t("source_ignored", patterns=patterns)


def _what(words: Phrases, resolved: ResolvedSource) -> Iterator[tuple[Piece, Piece]]:
    t, source = words.texts, resolved.source
    yield t("source_type_label"), t(f"source_type.{source.type}")
    if source.outlet and source.outlet != resolved.heading:
        yield t(f"source_outlet.{_outlet_word(source)}"), words.name(source.outlet)
    yield from _names(words, source)
    yield from _published(words, source)
    if source.language:
        yield t("source_language"), words.name(_language_name(source.language, words.language))
    if source.agency:
        yield t("source_agency"), words.name(source.agency)
    if source.based_on:
        known = words.resolved.timeline.sources
        yield t("source_based_on"), words.source_list(known[id_] for id_ in source.based_on)
    if source.note:
        yield t("source_note"), words.ink.escape(source.note)
    if source.because:
        yield t("source_because"), words.ink.escape(source.because)


def _details(words: Phrases, source: Source) -> Iterator[tuple[Piece, Piece]]:
    """The keys that only some types have, and where it is kept."""
    t = words.texts
    for field in source.type.traits.fields:
        if text := source.details.get(field.name):
            yield t(f"source_field.{field.name}"), _detail(words, field, text)
    if source.archive:
        yield t("source_archive"), words.listed(words.name(p) for p in source.archive.parts)


def _outlet_word(source: Source) -> str:
    """What the outlet of a source is; of a work by itself with a publisher, what it is in."""
    traits = source.type.traits
    return "work" if traits.own_work and source.container else traits.container


def _names(words: Phrases, source: Source) -> Iterator[tuple[Piece, Piece]]:
    t = words.texts
    if source.by:
        yield t("source_by"), words.listed(words.name(name) for name in source.by)
    if source.editors:
        yield t("source_editors"), words.listed(words.name(name) for name in source.editors)
    if source.translators:
        yield t("source_translators"), words.listed(words.name(n) for n in source.translators)


def _detail(words: Phrases, field: SourceField, text: str) -> Piece:
    """A field's text; an identifier leads to where it is looked up."""
    address = identifier_address(field.identifier, text) if field.identifier else ""
    return words.outside_link(text, address) if address else words.ink.escape(text)


def _published(words: Phrases, source: Source) -> Iterator[tuple[Piece, Piece]]:
    if source.published is not None:
        known = [words.how_known(item, source) for item in source.published_from]
        published = words.date(source.published, brief=True)
        yield words.texts("source_published"), joined(words.ink, ". ", [published, *known])


def _dateline(words: Phrases, source: Source) -> Iterator[tuple[Piece, Piece]]:
    if source.dateline is not None:
        parts = [words.name(source.dateline.town)] if source.dateline.town else []
        if source.dateline.date is not None:
            parts.append(words.date(source.dateline.date, brief=True))
        yield words.texts("source_dateline"), words.listed(parts)


def _addresses(words: Phrases, resolved: ResolvedSource) -> Iterator[tuple[Piece, Piece]]:
    t, source = words.texts, resolved.source
    # Without an identifier, the address is a part of the reference.
    if source.url and source.details.get("doi"):
        yield t("source_address"), words.outside_link(source.url, source.url)
    if source.archived is not None:
        link = words.outside_link(source.archived.url, source.archived.url)
        on = source.archived.on
        day = t("source_archived_on", day=words.period(on)) if on else ""
        yield t("source_archived"), words.ink.piece(f"{link} ({day})") if day else link
    if source.removed is not None:
        yield t("source_removed"), words.date(source.removed, brief=True)
    if source.versions:
        yield (
            t("source_versions"),
            joined(words.ink, "; ", [_version(words, v) for v in source.versions]),
        )
    if source.accessed is not None:
        yield t("source_accessed"), words.date(source.accessed, brief=True)


def _version(words: Phrases, version: Version) -> Piece:
    """An older version: when it was seen, and what we saw in it."""
    seen = words.texts("source_version_seen", day=words.date(version.seen))
    parts = [seen, words.ink.escape(version.saw)] if version.saw else [seen]
    return joined(words.ink, f"{words.texts.plain('colon')} ", parts)


def _missing(words: Phrases, resolved: ResolvedSource) -> list[Piece]:
    """What our copy does not state, so that no reader takes silence for carelessness."""
    source = resolved.source
    values = {
        **source.details,
        "title": source.title,
        **dict.fromkeys(("outlet", "book", "journal"), source.outlet),
        "author": source.by or source.editors,
        "publisher": source.publisher,
        **dict.fromkeys(("published", "decided"), source.published),
        "archive": source.archive,
        "address": source.url,
    }
    states = source.type.traits.states
    return [words.texts(f"missing.{word}") for word in states if not values.get(word)]


def _checks(words: Phrases, resolved: ResolvedSource) -> Piece:
    t = words.texts
    if not resolved.strings:
        return t("source_no_strings")
    if resolved.record.text == NO_COPY:
        return t("checked_no_copy", n=resolved.strings)
    if not resolved.matched:
        return t("source_unchecked", n=resolved.strings)
    day = words.day(resolved.checked_on)
    return t("source_checked", n=resolved.strings, matched=resolved.matched, day=day)


def _language_name(tag: str, language: str) -> str:
    """A language's own name for a language, by the CLDR; the tag where it knows none."""
    try:
        name = Locale.parse(tag.replace("-", "_")).get_display_name(language.replace("-", "_"))
    except (ValueError, UnknownLocaleError):
        return tag
    return name or tag
