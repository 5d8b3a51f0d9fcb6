"""The small pieces that templates are made from: dates, names, links, words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import quote

from dateline.data.file_names import (
    CORRECTIONS,
    DISPUTES,
    HOW_CHECKED,
    INDEX,
    SOURCES,
    cite_page,
    event_page,
)
from dateline.data.model import (
    NO_COPY,
    Correction,
    DateFrom,
    Dispute,
    Event,
    Person,
    Role,
    Side,
    Source,
)
from dateline.data.resolved import (
    ResolvedAccount,
    ResolvedEvent,
    ResolvedTimeline,
    Standing,
    Voice,
)
from dateline.dates import (
    Date,
    DateError,
    Kind,
    read_date,
    read_words,
    show_date,
    show_date_parts,
)
from dateline.languages import ENGLISH, Texts, borrows_date_words, own_runs
from dateline.render.inks.inline import element, joined, name_of
from dateline.render.layout.strip import Bar, Strip
from dateline.render.shared.edition import Edition
from dateline.render.shared.page_kinds import pages_beside
from dateline.text.inks import MARKDOWN, Ink, Piece

SIDE_COLOURS: Final = 6
"""The stylesheet has this many colours for sides; further sides use them again."""

_FINE: Final = frozenset(("day", "hour", "minute", "second"))


@dataclass(frozen=True, slots=True)
class Told:
    """The catalogue of a language, its messages written in an ink."""

    catalogue: Texts
    ink: Ink

    def __call__(self, key: str, **values: object) -> Piece:
        """A message: the pattern and all values that are no pieces of the ink, escaped."""
        ink = self.ink
        return ink.piece(self.catalogue.written(ink.escape, ink.stretch, key, **values))

    def plain(self, key: str, **values: object) -> str:
        """A message as plain text."""
        return self.catalogue.plain(key, **values)

    def labelled(self, label: str, value: str) -> str:
        """A value behind its label, as plain text."""
        return self.catalogue.labelled(label, value)

    def number(self, value: int) -> str:
        """A number as the language writes it."""
        return self.catalogue.number(value)


@dataclass(frozen=True, slots=True)
class Phrases:
    """The pieces of one page of a timeline, in the timeline's language, written in an ink.

    `page` is the page's path below the timeline's folder: links to places on the same
    page are bare fragments. Methods that take `_settings` had need of them once, and templates
    of older sites still hand them over.
    """

    edition: Edition
    page: str
    ink: Ink = MARKDOWN
    texts: Told = field(init=False)

    def __post_init__(self) -> None:
        """Join the catalogue and the ink, once."""
        object.__setattr__(self, "texts", Told(self.edition.texts, self.ink))

    @property
    def resolved(self) -> ResolvedTimeline:
        """The timeline with all that follows from it."""
        return self.edition.resolved

    @property
    def language(self) -> str:
        """The timeline's language tag."""
        return self.edition.language

    def link(self, words: object, page: str, anchor: str = "") -> Piece:
        """A link to a place on a page of this timeline."""
        target = "" if page == self.page and anchor else page
        fragment = f"#{anchor}" if anchor else ""
        return self.ink.link(words, f"{target}{fragment}")

    def name(self, text: str) -> Piece:
        """A name, kept apart from the direction of the text around it where it matters."""
        return name_of(self.ink, text)

    def names(self, sides: Iterable[Side]) -> Iterator[Piece]:
        """The names of sides."""
        yield from (self.name(side.name) for side in sides)

    def date(self, date: Date) -> Piece:
        """A date with what programs read: `<time>` where HTML has one, else the EDTF."""
        ink = self.ink
        parts: list[Piece] = []
        shown = show_date_parts(date, self.language)
        english = borrows_date_words(self.language) and own_runs("".join(p.text for p in shown))
        for part in shown:
            words = ink.attribute(part.text) if part.text.strip() else part.text
            if english:
                words = self._own_words_apart(part.text)
            if part.datetime:
                parts.append(element(ink, "time", words, datetime=part.datetime))
            elif part.edtf:
                parts.append(element(ink, "span", words, data_edtf=part.edtf))
            else:
                parts.append(ink.piece(words) if english else ink.stretch(part.text))
        whole = joined(ink, "", parts)
        return element(ink, "bdi", whole, **ENGLISH) if english else whole

    def _own_words_apart(self, text: str) -> str:
        """A part of a date of which some words are English, its other words in elements."""
        ink = self.ink
        runs = own_runs(text) or [(text, not text.isascii())]
        written = [(ink.stretch(run), own) for run, own in runs]
        return "".join(f"<bdi>{words}</bdi>" if own else words for words, own in written)

    def plain_date(self, date: Date) -> str:
        """A date as plain text."""
        return show_date(date, self.language)

    def period(self, date: Date) -> str:
        """A day, month or year as the name of a heading or of a stretch of time."""
        return show_date(date, self.language, brief=True)

    def dot(self, date: Date) -> str:
        """The shape of a date's dot: `bar`, `full` (surely that day, or finer) or `ring`."""
        if date.kind is Kind.INTERVAL:
            return "bar"
        sure = not (date.approximate or date.uncertain)
        return "full" if sure and date.precision in _FINE else "ring"

    def prose(self, text: str) -> Piece:
        """A prose field, its citations and links to events resolved."""
        return self.ink.prose(text, self._prose_link)

    def voice(self, voice: Voice, *, linked: bool = True) -> Piece:
        """A name, linked to its record unless that is linked nearby, with the role then."""
        name = self.name(voice.name)
        if linked and voice.person is not None:
            name = self.person(voice.person)
        return self.texts("by_line", name=name, role=voice.role) if voice.role else name

    def person(self, person: Person) -> Piece:
        """A person's name, linked to their record."""
        return self.link(
            self.name(person.name), self.resolved.paging.page_of_person(person.id), person.id
        )

    def source(self, source: Source) -> Piece:
        """A source's badge: its outlet (or what there is), linked to its record."""
        return self.link(
            self.name(self.source_name(source)),
            self.resolved.paging.page_of_source(source.id),
            source.id,
        )

    def source_address(self, source: Source, fragment: str = "") -> Piece:
        """A source's badge, linked to the source itself; to its record if it has no address."""
        if not source.url:
            return self.source(source)
        return self.outside_link(self.source_name(source), source.url + fragment)

    def source_name(self, source: Source) -> str:
        """What a source is called in passing."""
        return source.label

    def event(self, event: ResolvedEvent, words: object = "") -> Piece:
        """A link to an event on the page that carries it."""
        return self.link(words or event.title, self.page_of(event.id), event.id)

    def event_of(self, account: ResolvedAccount) -> Piece:
        """A link to the event that an account belongs to."""
        return self.event_named(account.event)

    def event_named(self, event: Event) -> Piece:
        """A link to an event by its title, from any page."""
        return self.link(self.name(event.title), self.page_of(event.id), event.id)

    def page_of(self, event_id: str) -> str:
        """The page that carries an event."""
        return self.resolved.paging.page_of_event(event_id)

    def quoted(self, account: ResolvedAccount) -> Piece:
        """An account's words in quotation marks, with an ellipsis where it is cut."""
        return self.in_marks(self.ink.escape(account.words), account)

    def in_marks(self, words: Piece, account: ResolvedAccount) -> Piece:
        """Words that are a piece already, in quotation marks."""
        texts, check = self.texts, account.check
        start = texts.plain("ellipsis") if check and check.cut_start else ""
        end = texts.plain("ellipsis") if check and check.cut_end else ""
        marks = texts.plain("quote_open"), texts.plain("quote_close")
        return element(self.ink, "bdi", f"{marks[0]}{start}{words}{end}{marks[1]}")

    def grade(self, account: ResolvedAccount) -> Piece:
        """How the words were checked, in words for readers."""
        if account.source.text == NO_COPY:
            return self.texts("no_copy")
        if account.check is None:
            return self.texts("unchecked")
        grade = self.texts(f"grade.{account.check.grade}")
        if account.check.cut_start or account.check.cut_end:
            return self.texts("grade_cut", grade=grade)
        return grade

    def standing(self, event: ResolvedEvent) -> Piece:
        """An event's standing in words."""
        word, number = standing_words(event, event.standing)
        return self.texts(f"standing.{word}", n=number)

    def witness(self, event: ResolvedEvent) -> Piece:
        """Who reports an event, in words: how many outlets, or how many are only named."""
        word, number = standing_words(event, event.witness)
        return self.texts(f"standing.{word}", n=number)

    def account_class(self, account: ResolvedAccount) -> str:
        """The classes of an account: its kind, and the colour of its speaker's side."""
        classes = f"dl-account dl-{account.kind}"
        side = account.by.side if account.by else None
        if side is None:
            return classes
        number = (self.resolved.side_numbers[side.id] - 1) % SIDE_COLOURS + 1
        return f"{classes} dl-s{number}"

    def how_known(self, item: DateFrom, default: Source | None = None) -> Piece:
        """A sentence on how a date is known."""
        reasoning = self.texts("our_reasoning", because=item.because)
        if not item.words:
            return reasoning
        said = self._how_said(item, default)
        return joined(self.ink, " ", [said, reasoning]) if item.because else said

    def _how_said(self, item: DateFrom, default: Source | None) -> Piece:
        source = self.resolved.timeline.sources.get(item.source, default)
        if source is None:
            return self.ink.escape(item.words)
        anchor = (source.dateline.date if source.dateline else None) or source.published
        values = {"source": self.source(source), "words": item.words}
        counted = self._count_words(item, source, anchor)
        if counted is None or anchor is None:
            return self.texts("says_word", **values)
        key = "says_word_bounded" if counted.is_counted_loosely else "says_word_counted"
        return self.texts(key, **values, anchor=self.plain_date(anchor))

    def _count_words(self, item: DateFrom, source: Source, anchor: Date | None) -> Date | None:
        """The date that words give when counted from the source's day; None for words that
        need no such day, or that are no date.
        """
        language = source.language or self.language
        try:
            read_words(item.words, None, language=language)
        except DateError:
            pass
        else:
            return None
        try:
            return read_words(item.words, anchor, language=language)
        except DateError:
            return None

    def listed(self, items: Iterable[object]) -> Piece:
        """Items in a row, commas between."""
        return joined(self.ink, ", ", [self.ink.escape(item) for item in items])

    def source_list(self, sources: Iterable[Source]) -> Piece:
        """Sources in a row, each linked to its record."""
        return self.listed(self.source(source) for source in sources)

    def also_cited(self, event: ResolvedEvent) -> Piece:
        """The sources that an event names without their words, each linked to where it is."""
        return self.listed(self.source_address(source) for source in event.cited)

    def standing_line(self, event: ResolvedEvent) -> Piece:
        """An event's standing: what it is contested on or bears on, then who reports it."""
        parts: list[Piece] = []
        if event.standing is Standing.CONTESTED:
            told = [self._question(dispute) for dispute in event.contested_on]
            told += [self.texts("contested_date")] * (len(event.claims) > 1)
            parts.append(self._labelled_standing(Standing.CONTESTED, told))
        if event.bears_on:
            told = [self._question(dispute) for dispute in event.bears_on]
            parts.append(self._labelled_standing(Standing.BEARS_ON_DISPUTE, told))
        parts.append(element(self.ink, "span", self.witness(event), class_="dl-standing"))
        return joined(self.ink, " · ", parts)

    def _labelled_standing(self, standing: Standing, told: Iterable[Piece]) -> Piece:
        plain = self.texts.plain
        label = self.ink.escape(plain(f"standing.{standing}") + plain("colon"))
        shown = element(self.ink, "span", label, class_="dl-standing")
        return joined(self.ink, " ", [shown, self.listed(told)])

    def _question(self, dispute: Dispute) -> Piece:
        return self.link(self.name(dispute.question), DISPUTES, dispute.id)

    def checked_line(self) -> Piece:
        """One line on how the timeline was checked, linked to what that means."""
        resolved, t = self.resolved, self.texts
        day = self.day(resolved.checked_on)
        if not resolved.strings:
            line = t("no_strings")
        elif resolved.matched == resolved.strings:
            line = t("checked_all", n=resolved.strings, day=day)
        elif resolved.matched:
            line = t("checked_some", n=resolved.strings, matched=resolved.matched)
        else:
            line = t("checked_none", n=resolved.strings)
        if resolved.without_copy:
            more = t("checked_no_copy", n=resolved.without_copy)
            line = joined(self.ink, " ", [line, more]) if resolved.strings else more
        return self.link(line, SOURCES, HOW_CHECKED)

    def day(self, iso: str) -> str:
        """A day of the record (ISO) as readers see it."""
        return self.plain_date(read_date(iso, edtf_only=True)) if iso else ""

    def span(self, first: Date, last: Date) -> Piece:
        """From the first to the last event's date, shared parts written once."""
        if first.edtf == last.edtf:
            return self.date(first)
        try:
            both = read_date(f"{first.edtf}/{last.edtf}", edtf_only=True)
        except DateError:
            return joined(self.ink, " – ", [self.date(first), self.date(last)])
        return self.date(both)

    def strip_summary(self, strip: Strip) -> str:
        """What the strip shows, in words."""
        return self.texts.plain(
            "strip_summary",
            total=self.texts.plain("events", n=len(self.resolved.events)),
            first=self.plain_date(strip.first),
            last=self.plain_date(strip.last),
            peak=self.period(strip.peak.date),
        )

    def strip_key(self, strip: Strip) -> Piece:
        """What the strip's marks mean, as far as it has them."""
        t = self.texts
        parts = [t(f"strip_key.{strip.unit}")]
        if any(bar.contested for bar in strip.bars):
            parts.append(t("strip_key.contested"))
        if strip.spans:
            parts.append(t("strip_key.span"))
        return joined(self.ink, " ", parts)

    def bar_target(self, bar: Bar, *_settings: object) -> str:
        """Where a bar of the strip leads: to the first event of its day, month or year.

        Links inside a drawing are not resolved by the site builder, so this is an address.
        """
        return self.page_target(f"{self.page_of(bar.first.id)}#{bar.first.id}")

    def page_target(self, target: str, *_settings: object) -> str:
        """An address for raw HTML, which no site builder resolves: from this page to a page
        of the same timeline.
        """
        page, _, fragment = target.partition("#")
        anchor = f"#{fragment}" if fragment else ""
        if page == self.page and anchor:
            return anchor
        stem = page.removesuffix(".md")
        if not self.edition.settings.directory_urls:
            return f"{stem}.html{anchor}"
        # Pages other than index.md are in a folder of their own.
        up = "" if self.page == INDEX else "../"
        here = f"{up}{stem}/" if stem != "index" else up or "./"
        return f"{here}{anchor}"

    def role(self, role: Role) -> Piece:
        """A role with its years."""
        values = {"role": role.role}
        if role.start and role.end:
            start, end = self.period(role.start), self.period(role.end)
            return self.texts("role_from_to", **values, start=start, end=end)
        if role.start:
            return self.texts("role_from", **values, start=self.period(role.start))
        if role.end:
            return self.texts("role_to", **values, end=self.period(role.end))
        return self.ink.escape(role.role)

    def foot(self, event: ResolvedEvent, *_settings: object) -> Piece:
        """Topics, people, the permanent address, the citation, a way to report an error."""
        t, record = self.texts, event.record
        parts: list[Piece] = []
        if record.topics:
            parts.append(self.listed(self.name(topic) for topic in record.topics))
        if event.people:
            parts.append(self.listed(self.person(person) for person in event.people))
        parts.append(self.ink.link(t("permalink"), event_page(record.id)))
        parts.append(self.ink.link(t("cite"), cite_page(record.id)))
        report = self.edition.settings.report_url
        if report:
            address = report.replace("{id}", quote(record.id, safe=""))
            parts.append(self.outside_link(t("report"), address))
        if event.corrections:
            day = self.plain_date(event.corrections[-1].on)
            anchor = self.correction_anchor(event.corrections[-1])
            parts.append(self.link(t("corrected", day=day), CORRECTIONS, anchor))
        return joined(self.ink, " · ", parts)

    def pages_beside(self) -> Piece:
        """Links to the pages beside the timeline, for sites whose navigation lacks them."""
        kinds = pages_beside(self.resolved)
        links = [self.link(self.texts(f"{kind.name}_title"), kind.path) for kind in kinds]
        return joined(self.ink, " · ", links)

    def base_address(self, *_settings: object) -> str:
        """What the addresses of links on this page are relative to."""
        page = self.edition.page_address(self.page)
        return self.edition.absolute(page[: page.rfind("/") + 1])

    def correction_anchor(self, correction: Correction) -> str:
        """A correction's place on the corrections page."""
        return f"correction_{self.resolved.correction_numbers[correction]}"

    def file_address(self, path: str) -> str:
        """A file in the timeline's folder, for a link."""
        return quote(path)

    def outside_link(self, words: object, address: str) -> Piece:
        """A link to another site."""
        return self.ink.link_out(words, address)

    def _prose_link(self, kind: str, target: str) -> tuple[str, str]:
        if kind == "event":
            event = self.resolved.by_id.get(target)
            page = self.page_of(target)
            words = event.title if event else target
            return (f"#{target}" if page == self.page else f"{page}#{target}"), words
        source = self.resolved.timeline.sources.get(target)
        page = self.resolved.paging.page_of_source(target)
        return f"{page}#{target}", f"[{source.label if source else target}]"


def standing_words(event: ResolvedEvent, standing: Standing) -> tuple[str, int]:
    """What the catalogue calls one of an event's standings, and the number that goes with it:
    where sources are only named, never one lower than that of the links to them.
    """
    if standing is not Standing.ONLY_CITED:
        return str(standing), event.outlets
    outlets = {source.label for source in event.cited}
    named = "outlets" if len(outlets) == len(event.cited) else "sources"
    return f"{standing}-{named}", len(event.cited)
