"""The small pieces that templates are made from: dates, names, links, words."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import quote, unquote

from markupsafe import Markup

from dateline.data.file_names import (
    CORRECTIONS,
    DISPUTES,
    FILTERS,
    HOW_CHECKED,
    INDEX,
    SOURCES,
    cite_page,
    event_page,
    path_in,
)
from dateline.data.model import (
    NO_COPY,
    Correction,
    CorrectionKind,
    DateFrom,
    Dispute,
    Event,
    Person,
    Role,
    Side,
    Source,
    WordsKind,
)
from dateline.data.resolved import (
    ResolvedAccount,
    ResolvedEra,
    ResolvedEvent,
    ResolvedTimeline,
    Standing,
    Voice,
)
from dateline.dates import (
    UNDATED,
    Date,
    DateError,
    PeriodUnit,
    on_clock,
    period_date,
    period_name,
    read_date,
    read_words,
    show_date,
    show_date_parts,
)
from dateline.languages import ENGLISH, Texts, borrows_date_words, own_runs, text_direction
from dateline.render.citing.places import address_of_place, shown_places
from dateline.render.inks.inline import element, joined, name_of
from dateline.render.layout.drawn.strip import Hit, Lane, Strip, is_dated
from dateline.render.layout.facets import topics_with_tokens
from dateline.render.layout.groups import Group, whole_hour
from dateline.render.layout.shapes import shape_of
from dateline.render.layout.stops import Stop, short_period
from dateline.render.layout.times import begins_in, usual_offset
from dateline.render.shared.edition import Edition
from dateline.render.shared.links import follow_from_page
from dateline.render.shared.parts.date_spans import named_end, on_one_day, span_dates
from dateline.render.shared.parts.dates_said import (
    apart,
    goes_beyond,
    rest_below,
    said_by,
    show_length,
)
from dateline.text.inks import MARKDOWN, HtmlInk, Ink, OwnWayError, Piece

SIDE_COLOURS: Final = 6
"""The stylesheet has this many colours for sides; further sides use them again."""
CHECK_SIGN: Final = "✓"
"""Says that the words are in the source, letter for letter."""


_DECADE: Final = 3652.425  # days


_OF_A_DAY: Final = frozenset(("day", "hour", "minute", "second"))
"""The precisions of which the day is known."""


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

    def in_row(self, values: Iterable[str]) -> str:
        """Values in a row, as plain text."""
        return self.catalogue.in_row(values)

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
        return name_of(self.ink, text, to_left=text_direction(self.language) == "rtl")

    def names(self, sides: Iterable[Side]) -> Iterator[Piece]:
        """The names of sides."""
        yield from (self.name(side.name) for side in sides)

    def date(self, date: Date, *, brief: bool = False) -> Piece:
        """A date with what programs read: `<time>` where HTML has one, else the EDTF.

        `brief` leaves out what is not known of it: that of a year the day is not known says
        nothing where a year is all that is usual. A clock time is that of the timeline's clock.
        """
        return self._date(on_clock(date, self.resolved.timeline.zone), brief=brief)

    def alike(self, key: tuple[object, ...], make: Callable[[Phrases], Piece]) -> Piece:
        """A piece that is written once for all pages, such as a date: an event is on half a dozen
        of them. `key` says all that it comes of. What has a link of ours is written anew.
        """
        if not isinstance(self.ink, HtmlInk):
            return make(self)
        pieces, place = self.edition.pieces, (type(self.ink), *key)
        if place not in pieces:
            try:
                pieces[place] = make(Phrases(self.edition, "", self.ink.of_no_page()))
            except OwnWayError:
                pieces[place] = None
        piece = pieces[place]
        return piece if isinstance(piece, Markup) else make(self)

    def _date(self, date: Date, *, brief: bool = False) -> Piece:
        """A date by the clock that it is given by."""
        return self.alike((date, brief), lambda each: _written_date(each, date, brief=brief))

    def date_under(self, date: Date, heading: Date, *, among: bool = False) -> Piece:
        """A date below a heading: what that says is there for programs, search and paper only. The
        whole date is shown where the rest is no date by itself: "or later", "possibly". `among`
        groups of its days or months, a heading says that of its date no more is known.
        """
        shown = show_date_parts(date, self.language)
        cut = self._cut(date, [part.text for part in shown], heading, among=among)
        if cut is None:
            return self._date(date)
        parts: list[Piece] = []
        for part, stretches in zip(shown, cut, strict=True):
            words = joined(self.ink, "", [self._stretch_of_date(*each) for each in stretches])
            if part.datetime:
                parts.append(element(self.ink, "time", words, datetime=part.datetime))
            elif part.edtf:
                parts.append(element(self.ink, "span", words, data_edtf=part.edtf))
            else:
                parts.append(words)
        return joined(self.ink, "", parts)

    def _cut(
        self, date: Date, texts: list[str], heading: Date, *, among: bool
    ) -> list[list[tuple[str, bool]]] | None:
        """The parts of a date in stretches, each with whether its heading says it; None where the
        whole date is shown, as where it goes on beyond what the heading names: of "2016–2019" below
        "2016", "–2019" would be left.
        """
        if goes_beyond(date, heading):
            return None
        said = said_by(self.period, heading)
        if not said or borrows_date_words(self.language):
            return None
        if among and "".join(texts) == self.plain_date(heading):
            return [[(text, True)] for text in texts]
        return rest_below(texts, said, heading)

    def says_all(self, heading: Date, date: Date, *, among: bool = False) -> bool:
        """Whether a heading says all of a date below it, so that none is shown there."""
        texts = [part.text for part in show_date_parts(date, self.language)]
        cut = self._cut(date, texts, heading, among=among)
        return cut is not None and all(said for part in cut for text, said in part if text.strip())

    def local_time(self, date: Date, shown: Date) -> Piece:
        """A date as the clocks of its own zone had it, beside that of the timeline's clock."""
        if shown.earliest is None:
            return self._date(date)
        return self.date_under(date, period_date(period_name(shown.earliest, PeriodUnit.DAY)))

    def pause(self, days: float, *, rough: bool = False) -> Piece:
        """How long nothing happens before an event; about so long, if it is `rough`."""
        if rough and days > 10 * _DECADE:
            days = _DECADE * round(days / _DECADE)
        later = "gap_later_about" if rough else "gap_later"
        earlier = "gap_earlier_about" if rough else "gap_earlier"
        order = earlier if self.resolved.timeline.newest_first else later
        return self.texts(order, time=show_length(days, self.edition.texts.locale))

    def _stretch_of_date(self, text: str, said: bool) -> Piece:  # noqa: FBT001
        ink = self.ink
        if not said:
            return ink.stretch(text)
        return element(ink, "span", ink.stretch(text), class_="dl-said")

    def gap(self, group: Group) -> Piece:
        """How long nothing happens before a group: "two months later", "about 540 years later"."""
        return self.pause(group.gap, rough=group.gap_rough)

    def plain_date(self, date: Date) -> str:
        """A date as plain text, a clock time by the timeline's clock."""
        return show_date(on_clock(date, self.resolved.timeline.zone), self.language)

    def period(self, date: Date) -> str:
        """A day, month or year as the name of a heading or of a stretch of time."""
        if date.is_undated:
            return self.texts.plain("undated")
        return show_date(date, self.language, brief=True)

    def heading(self, group: Group) -> str:
        """The name of a group: "July 2022", and among groups of its days "July 2022, day not
        known". An hour has both of its ends: one alone would be a moment. On the page of one day
        what its events have in common.
        """
        if group.about:
            return group.about
        if group.date.clock is not None:
            hour = whole_hour(group.date, group.date.clock)
            return self._below_day(hour) if group.same_day else show_date(hour, self.language)
        return self.plain_date(group.date) if group.among else self.period(group.date)

    def _below_day(self, date: Date) -> str:
        """A clock time, or a stretch between two, without the day."""
        shown = show_date(date, self.language)
        named = named_end(date)
        if named.earliest is None:
            return shown
        day = self.period(period_date(period_name(named.earliest, PeriodUnit.DAY)))
        return "".join(text for text, said in apart([shown], [day])[0] if not said)

    def dot(self, date: Date) -> str:
        """The shape of a date's dot: `bar`, `full` (surely that day, or finer) or `ring`."""
        return shape_of(date)

    def prose(self, text: str) -> Piece:
        """A prose field, its citations and links to events resolved."""
        return self.ink.prose(text, self._prose_link)

    def voice(self, voice: Voice, *, linked: bool = True) -> Piece:
        """A name, linked to its record unless that is linked nearby, with the role then."""
        if voice.one_of:
            names = [self.voice(one, linked=linked) for one in voice.one_of]
            return self.texts("one_of", names=self.listed(names))
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

    def source_address(
        self, source: Source, fragment: str = "", at: str = "", label: str = ""
    ) -> Piece:
        """A source's badge, linked to the source itself, at the place `at` in it where a link can
        lead there; to its record if it has no address. `label` is what the badge says, if not the
        source's name.
        """
        label = label or self.source_name(source)
        address = address_of_place(source, at, fragment, self.language)
        if not address:
            page = self.resolved.paging.page_of_source(source.id)
            return self.link(self.name(label), page, source.id)
        return self.outside_link(label, address)

    def place_in_source(self, source: Source, ats: Iterable[str]) -> str:
        """The places in a source that are cited, as plain text."""
        return shown_places(source, ats, self.language)

    def located(self, badge: Piece, source: Source, ats: Iterable[str]) -> Piece:
        """A source's badge with the places in it that are cited."""
        places = self.place_in_source(source, ats)
        if not places:
            return badge
        comma = f"{self.texts.plain('comma')}\N{NO-BREAK SPACE}"
        return joined(self.ink, comma, [badge, self.ink.escape(unbroken(places))])

    def source_name(self, source: Source) -> str:
        """What a source is called in passing; of one that is known by its host alone also the
        account there that its address names.
        """
        return f"{source.account} ({source.label})" if source.account else source.label

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
        return self.between_marks(self._with_ellipses(words, account))

    def cut(self, words: Piece, account: ResolvedAccount) -> Piece:
        """Words that are a piece already, with an ellipsis where they are cut and no marks."""
        return element(self.ink, "bdi", self._with_ellipses(words, account))

    def _with_ellipses(self, words: Piece, account: ResolvedAccount) -> str:
        texts, check = self.texts, account.check
        start = texts.plain("ellipsis") if check and check.cut_start else ""
        end = texts.plain("ellipsis") if check and check.cut_end else ""
        return f"{start}{words}{end}"

    def between_marks(self, words: str) -> Piece:
        """Words that are written in the ink already, between quotation marks."""
        marks = self.texts.plain("quote_open"), self.texts.plain("quote_close")
        return element(self.ink, "bdi", f"{marks[0]}{words}{marks[1]}")

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

    def eras_class(self, event: ResolvedEvent) -> str:
        """The classes of an event's place in time: those of the last era that has begun then."""
        return f" dl-in-era {self.era_class(event.eras[-1])}" if event.eras else ""

    def era_class(self, era: ResolvedEra) -> str:
        """The classes of an era: its turn, and the colour of its side."""
        turn = "odd" if era.number % 2 else "even"
        return f"dl-era-{turn}{self._side_class(era.side, 'era-s')}"

    def _side_class(self, side: Side | None, name: str) -> str:
        if side is None:
            return ""
        return f" dl-{name}{(self.resolved.side_numbers[side.id] - 1) % SIDE_COLOURS + 1}"

    def side_class(self, side: Side) -> str:
        """The class of a side's colour."""
        return self._side_class(side, "s").strip()

    def account_class(self, account: ResolvedAccount) -> str:
        """The classes of an account: its kind, and the colour of its speaker's side."""
        side = account.by.side if account.by else None
        status = " dl-withdrawn" if account.withdrawn else ""
        return f"dl-account dl-{account.kind}{self._side_class(side, 's')}{status}"

    def initial(self, account: ResolvedAccount) -> str | None:
        """The letters that a speaker's side goes by; None for a speaker of no side."""
        side = account.by.side if account.by else None
        return self.resolved.side_initials.get(side.id) if side else None

    def how_dated(self, event: ResolvedEvent) -> list[Piece]:
        """How an event's date is known, and those that sources give it, a piece for each reason."""
        known = [self.how_known(item) for item in event.date_from]
        for account in event.accounts:
            date = self.date(account.record.date or event.own_date)
            for item in account.date_from:
                how = self.how_known(item, account.source)
                known.append(self.texts("how_claim", date=date, how=how))
        return known

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
        own_day = (source.dateline.date if source.dateline else None) or source.published
        anchor = item.told or own_day
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
            told = item.told is not None
            return read_words(item.words, anchor, language=language, told=told)
        except DateError:
            return None

    def listed(self, items: Iterable[object]) -> Piece:
        """Items in a row, commas between."""
        comma = f"{self.texts.plain('comma')} "
        return joined(self.ink, comma, [self.ink.escape(item) for item in items])

    def source_list(self, sources: Iterable[Source]) -> Piece:
        """Sources in a row, each linked to its record."""
        return self.listed(self.source(source) for source in sources)

    def also_cited(self, event: ResolvedEvent) -> Piece:
        """The sources that an event names without their words, each linked to where it is. Those
        of one name are numbered: "reddit.com 1, reddit.com 2".
        """
        places = event.places_cited
        names = numbered([self.source_name(source) for source in event.cited])
        cited = [
            self._cited(source, places.get(source.id, ()), name)
            for source, name in zip(event.cited, names, strict=True)
        ]
        if not places:
            return self.listed(cited)
        # A comma is before each place already.
        return joined(self.ink, f"{self.texts.plain('semicolon')} ", cited)

    def _cited(self, source: Source, ats: Sequence[str], name: str) -> Piece:
        badge = self.source_address(source, at="".join(ats[:1]), label=name)
        return self.located(badge, source, ats)

    def standing_line(self, event: ResolvedEvent, told: Collection[str] = ()) -> Piece:
        """An event's standing: what it is contested on, then who reports it, if its accounts do not
        show that.

        `told` are the ids of the questions that the event's accounts are laid out by: they are
        not said twice. What it only bears on, each account says by a sign.
        """
        parts: list[Piece] = []
        if event.standing is Standing.CONTESTED:
            on = [self.question(each) for each in event.contested_on if each.id not in told]
            on += [self.texts("contested_date")] * (len(event.claims) > 1)
            on += [self.texts("contested_place")] * (len(event.place_claims) > 1)
            contested = [figure.of for figure in event.figures if figure.is_contested]
            on += [self.texts("contested_figure", of=of) for of in contested]
            on += [self.texts("contested_denied")] * bool(event.denials)
            parts.append(self._labelled_standing(Standing.CONTESTED, on))
        if not event.shows_its_witness:
            parts.append(self.witness(event))
        return joined(self.ink, " · ", parts)

    def _labelled_standing(self, standing: Standing, told: Sequence[Piece]) -> Piece:
        plain = self.texts.plain
        colon = plain("colon") if told else ""
        label = self.ink.escape(plain(f"standing.{standing}") + colon)
        shown = element(self.ink, "span", label, class_="dl-hatched")
        return joined(self.ink, " ", [shown, self.listed(told)]) if told else shown

    def question(self, dispute: Dispute) -> Piece:
        """A dispute's question, linked to its own part of the page of disputes."""
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

    def check_sign(self, kind: WordsKind | None = None) -> Piece:
        """The sign of words that are in their source, letter for letter. That of a paraphrase is
        quiet: nothing is proved of what was said.
        """
        classes = "dl-ok dl-retold" if kind is WordsKind.PARAPHRASE else "dl-ok"
        return element(self.ink, "b", self.ink.stretch(CHECK_SIGN), class_=classes)

    def day(self, iso: str) -> str:
        """A day of the record (ISO) as readers see it."""
        return self.plain_date(read_date(iso, edtf_only=True)) if iso else ""

    def span(self, first: Date, last: Date) -> Piece:
        """From the first to the last event's date, shared parts written once."""
        dates, same = self._ends_of(first, last)
        if len(dates) > 1:
            end = self.ink.stretch(self._below_day(dates[1])) if same else self._date(dates[1])
            return joined(self.ink, " – ", [self._date(dates[0]), end])
        brief = self.period(dates[0])  # "2022": that no day is known is said of each event
        is_whole = brief == self.plain_date(dates[0])
        return self._date(dates[0]) if is_whole else self.ink.stretch(brief)

    def plain_span(self, first: Date, last: Date) -> str:
        """The same as plain text."""
        dates, same = self._ends_of(first, last)
        if same:
            return f"{self.period(dates[0])} – {self._below_day(dates[1])}"
        return " – ".join(map(self.period, dates))

    def _ends_of(self, first: Date, last: Date) -> tuple[tuple[Date, ...], bool]:
        """The one or two dates that a span is told by, and whether two are times of one day."""
        dates = span_dates(first, last, self.resolved.timeline.zone)
        return dates, len(dates) > 1 and on_one_day(*map(named_end, dates))

    def strip_summary(self, strip: Strip) -> str:
        """What the strip shows, in words: from when to when, and how many events each lane has."""
        plain = self.texts.plain
        told = self.texts.plain(
            "strip_summary",
            total=plain("events", n=strip.total),
            first=self.period(strip.first),
            last=self.period(strip.last),
        )
        if strip.peak:
            peak = self.period(strip.peak)
            busiest = plain("strip_peak", period=peak, n=strip.most, total=strip.total)
            told = f"{told} {busiest}."
        if len(strip.lanes) < 2:
            return told
        between = f"{plain('semicolon')} "
        lanes = [f"{self.lane_name(lane)}{plain('colon')} {lane.count}" for lane in strip.lanes]
        return f"{told} {between.join(lanes)}."

    def whole_ends(self) -> tuple[Date, Date]:
        """The beginning and the end of all of the time, of a timeline that has some: both as days,
        as months or as years, where one of them is known less exactly than the other.
        """
        unknown = period_date(UNDATED)
        first, last = self.edition.span or (unknown, unknown)
        first, last = first.start or first, last.end or last
        if first.precision == last.precision or first.earliest is None or last.latest is None:
            return first, last
        exact = {first.precision, last.precision}
        unit = PeriodUnit.MONTH if exact <= {"day", "month"} else PeriodUnit.YEAR
        if exact <= _OF_A_DAY:
            unit = PeriodUnit.DAY
        begin, end = period_name(first.earliest, unit), period_name(last.latest, unit)
        return period_date(begin), period_date(end)

    def whole_summary(self, period: Date) -> str:
        """What the picture of the whole shows, in words: which period is where in it."""
        first, last = map(self.period, self.whole_ends())
        return self.texts.plain("whole_summary", period=self.period(period), first=first, last=last)

    def lane_name(self, lane: Lane) -> str:
        """What a lane of the strip is for, as plain text."""
        sides = self.resolved.timeline.sides
        if lane.side:
            return sides[lane.side].name
        return self.texts.plain("strip_reports") if sides else ""

    def lane_sign(self, lane: Lane) -> str:
        """The letters of a lane's side."""
        return self.resolved.side_initials.get(
            lane.side, "–" if self.resolved.timeline.sides else ""
        )

    def strip_key(self, strip: Strip) -> Piece:
        """What the strip's marks mean, as far as it has them."""
        t = self.texts
        kinds = strip.kinds
        parts = [t(f"strip_key.{strip.unit}")] if strip.unit else []
        if strip.unit and not (strip.rule[0] and strip.peak):
            parts.append(t("strip_key.tallest", n=strip.tallest))
        if "cut" in kinds:
            parts.append(t("strip_key.cut"))
        if "contested" in kinds:
            parts.append(t("strip_key.hatched" if strip.unit else "strip_key.contested"))
        if "bar" in kinds:
            parts.append(t("strip_key.vague"))
        if "band" in kinds:
            parts.append(t("strip_key.band"))
        if kinds & {"before", "after"}:
            before, after = self._arrows()
            parts.append(t("strip_key.open", before=before, after=after))
        if strip.breaks:
            parts.append(t("strip_key.break"))
        if strip.undated:
            parts.append(t("strip_key.undated", n=strip.undated))
        return joined(self.ink, " · ", parts)

    def _arrows(self) -> tuple[str, str]:
        """The signs of what may be earlier and of what may be later, as time runs in the strip."""
        return ("▸", "◂") if self.edition.direction == "rtl" else ("◂", "▸")

    def strip_peak(self, strip: Strip) -> Piece | None:
        """When most events of a long timeline are, and how many: above the drawing, where its bar
        has no room for that.
        """
        if not (strip.is_overview and strip.peak) or strip.names_peak:
            return None
        return self.texts(
            "strip_peak", period=self.period(strip.peak), n=strip.most, total=strip.total
        )

    def peak_names(self, peak: Date, most: int, total: int) -> tuple[str, str]:
        """What the busiest time of a long timeline is called: at length, and in short."""
        period, plain = self.period(peak), self.texts.plain
        at_length = plain("strip_peak", period=period, n=most, total=total)
        return at_length, plain("strip_bar", period=period, n=most)

    def peak_target(self, peak: Date) -> str:
        """Where the busiest time begins: the page of its period, or the event on it that is the
        first of that time; if it is in several, the first of them on the overview.
        """
        dates = [event.own_date for event in self.resolved.events if is_dated(event)]
        offset = usual_offset(dates)
        found = [
            (period, event)
            for period in self.resolved.periods
            for event in period.events
            if begins_in(event.own_date, peak, offset)
        ]
        period, event = found[0]
        if any(other.path != period.path for other, _ in found):
            return f"#{period.anchor}"
        whole = len(found) == len(period.events)
        return self.page_target(period.path) if whole else self.event_target(event)

    def hit_title(self, hit: Hit) -> str:
        """What a link of the strip leads to, as plain text."""
        if hit.count == 1:
            return self.texts.labelled(self.plain_date(hit.first.own_date), hit.first.title)
        times = self.plain_span(hit.first.own_date, hit.last.own_date)
        return self.texts.plain("strip_bar", n=hit.count, period=times)

    def event_target(self, event: ResolvedEvent) -> str:
        """Where a mark of the strip leads.

        Links inside a drawing are not resolved by the site builder, so this is an address.
        """
        return self.page_target(f"{self.page_of(event.id)}#{event.id}")

    def stop_name(self, stop: Stop, before: Stop | None) -> str:
        """A period in the row of periods, as short as it can be beside the one `before` it."""
        return stop.name or self.short_period(stop.date, before.date if before else None)

    def short_period(self, date: Date, before: Date | None = None) -> str:
        """A day, month or year in few letters, without the year where `before` is of that."""
        return short_period(date, before, self.language) or self.period(date)

    def time_choice(self, times: Sequence[Group], number: int) -> str:
        """A group as the end of a choice of time. That which is latest is as long as the time of
        all events, some of which may end later than the days of the last group.
        """
        date = times[number].date
        if number != (0 if self.resolved.timeline.newest_first else len(times) - 1):
            return self.short_period(date)
        ends = [e.own_date.latest for group in times for e in group.events]
        last = max((end for end in ends if end is not None), default=None)
        if last is None or date.earliest is None or last <= (date.latest or last):
            return self.short_period(date)
        days = (period_name(day, PeriodUnit.DAY) for day in (date.earliest, last))
        return self.period(read_date("/".join(days), edtf_only=True))

    def stop_target(self, stop: Stop) -> str:
        """Where a period of the row leads."""
        if stop.page and stop.anchor:
            return self.page_target(f"{stop.page}#{stop.anchor}")
        return f"#{stop.anchor}" if stop.anchor else self.page_target(stop.page)

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

    def foot(self, event: ResolvedEvent, *_settings: object, about: Piece | None = None) -> Piece:
        """The last correction, what the event is `about` unless its details say so, the permanent
        address and the citation.
        """
        t, record = self.texts, event.record
        parts: list[Piece] = []
        if event.corrections:
            # The last of the file, where several are of one day.
            last = max(reversed(event.corrections), key=lambda each: each.on.earliest or 0)
            day, anchor = self.plain_date(last.on), self.correction_anchor(last)
            is_plain = last.kind is CorrectionKind.CORRECTION
            kind = t.plain(f"correction.{last.kind}")
            told = t("corrected", day=day) if is_plain else t.labelled(kind, day)
            parts.append(self.link(told, CORRECTIONS, anchor))
        parts += [about] if about else []
        # The style sheet draws a sign for each of the last two: all events have them.
        signs = (t("permalink"), event_page(record.id)), (t("cite"), cite_page(record.id))
        first = [joined(self.ink, " · ", parts)] if parts else []
        return joined(self.ink, " ", [*first, *(self.ink.link(*sign) for sign in signs)])

    def event_page(self, event: ResolvedEvent) -> str:
        """The page at an event's permanent address."""
        return event_page(event.id)

    def about(self, event: ResolvedEvent, chosen: str = "", heading: str = "") -> Piece:
        """Whom an event is about and who speaks, each linked to their record, but for those who
        are named above with what they were in it; its topics, but for one that is the `heading`
        it is under; and where to report an error.
        Topics that its page can be filtered by, by the tokens in `chosen`, are links to the page
        filtered so.
        """
        named = {one.person.id for one in event.involved if event.has_roles}
        people = [self.person(one) for one in event.people if one.id not in named]
        tokens = {*chosen.split()}
        page = self.resolved.paging.page_of_event(event.id)
        page = "" if page == self.page else page
        topics = [
            self.ink.link(self.name(topic), f"{page}?show={quote(token)}#{event.id}")
            if token in tokens
            else self.name(topic)
            for token, topic in topics_with_tokens(event)
            if topic != heading
        ]
        address = self.edition.settings.report_url.replace("{id}", quote(event.id, safe=""))
        report = [self.outside_link(self.texts("report"), address)] if address else []
        return joined(self.ink, " · ", [*people, *topics, *report])

    def pages_beside(self) -> Piece:
        """Links to the pages beside the timeline, for sites whose navigation lacks them."""
        kinds = self.edition.kinds
        links = [self.link(self.texts(f"{kind.name}_title"), kind.path) for kind in kinds]
        return joined(self.ink, " · ", links)

    def views(self) -> Piece:
        """Links to the timeline and the pages beside it, and of this page its name alone: where a
        screen has no room for a site's navigation.
        """
        views = [self._view(self.texts("timeline_title"), INDEX)]
        for kind in self.edition.kinds:
            is_long = kind.name == "sides"  # its title is too long for a row of all
            name = self.texts("filter_sides") if is_long else self.texts(f"{kind.name}_title")
            views.append(self._view(name, kind.path))
        return joined(self.ink, " ", views)

    def _view(self, name: Piece, page: str) -> Piece:
        if page == self.page:
            return element(self.ink, "b", name, aria_current="page")
        return self.link(name, page)

    def base_address(self, *_settings: object) -> str:
        """What the permanent addresses of events begin with; empty if the site has no address."""
        return self.edition.absolute(self.edition.address(""))

    def address_on_paper(self, event: ResolvedEvent) -> str | None:
        """What its permanent address has of an event, its id; None where its link on the page
        begins as that does.
        """
        page = self.edition.page_address(self.page).removeprefix(self.edition.address(""))
        return quote(event.id) if "/" in page else None

    def correction_anchor(self, correction: Correction) -> str:
        """A correction's place on the corrections page."""
        return f"correction_{self.resolved.correction_numbers[correction]}"

    def file_address(self, path: str) -> str:
        """A file in the timeline's folder, or in the docs folder if its path begins with `/`, for
        a link.
        """
        if not path.startswith("/"):
            return quote(path)
        folder = self.edition.folder
        up = "../" * (folder.count("/") + 1 if folder else 0)
        return quote(up + path.removeprefix("/"))

    def file_on_site(self, path: str) -> str:
        """The same as an address for raw HTML, which no site builder resolves."""
        return follow_from_page(self.edition, self.page)(self.file_address(path))

    def filters_style(self) -> str:
        """The address, for raw HTML, of the style sheet of filters without a script."""
        if not self.page and isinstance(self.ink, HtmlInk):  # a page by hand, where this is put in
            return self.ink.follow(FILTERS)
        return self.file_on_site(FILTERS)

    def outside_link(self, words: object, address: str) -> Piece:
        """A link to another site."""
        return self.ink.link_out(words, address)

    def elsewhere(self, target: str) -> tuple[str, str]:
        """An event of another timeline, written `folder/its-id`: its permanent address, relative
        to this timeline's pages, and its title.
        """
        folder, _, name = target.removeprefix("./").rpartition("/")
        title = self.edition.timeline.elsewhere.get(folder, {}).get(name, "")
        own = self.edition.folder or "."
        address = posixpath.relpath(path_in(folder, event_page(name)), own)
        return quote(address), title or name

    def moved_to(self, correction: Correction) -> Piece:
        """Where an event is now that was moved to another timeline."""
        address, title = self.elsewhere(correction.moved_to)
        return self.texts("correction_moved", event=self.ink.link(self.name(title), address))

    def _prose_link(self, kind: str, target: str) -> tuple[str, str]:
        if kind == "event" and "/" in target:
            return self.elsewhere(unquote(target))
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
    where sources are only named, never one lower than that of the links to them. Books, archives
    and the like are sources and no outlets.
    """
    if standing is Standing.SEVERAL_OUTLETS:
        quoted = (account.source for account in event.accounts if account.words)
        is_press = all(source.type.traits.is_of_outlet for source in quoted)
        return str(standing) if is_press else "several-sources", event.outlets
    if standing is not Standing.ONLY_CITED:
        return str(standing), event.outlets
    outlets = {source.label for source in event.cited if source.type.traits.is_of_outlet}
    named = "outlets" if len(outlets) == len(event.cited) else "sources"
    return f"{standing}-{named}", len(event.cited)


def numbered(names: Sequence[str]) -> list[str]:
    r"""Names in a row, those that are there more than once each with its number.

    >>> numbered(["reddit.com", "The Herald", "reddit.com"])
    ['reddit.com\xa01', 'The Herald', 'reddit.com\xa02']
    """
    often, seen = Counter(names), Counter[str]()
    found = []
    for name in names:
        seen[name] += 1
        found.append(f"{name}\N{NO-BREAK SPACE}{seen[name]}" if often[name] > 1 else name)
    return found


SHORT_PLACE: Final = 12
"""The place of words in a source, if it is no longer, is on one line with the source's name."""


def all_match(resolved: ResolvedTimeline) -> bool:
    """Whether every quotation matches its source. A page then says what was found, and not only
    that it was looked for: readers take "checked" for the truth of what was said.
    """
    return resolved.matched == resolved.strings and not resolved.without_copy


def unbroken(place: str) -> str:
    r"""A place in a source as what never begins a line by itself, unless it is long.

    >>> unbroken("page 12") == "page\N{NO-BREAK SPACE}12"
    True
    """
    return place.replace(" ", "\N{NO-BREAK SPACE}") if len(place) <= SHORT_PLACE else place


def _written_date(words: Phrases, date: Date, *, brief: bool) -> Piece:
    ink, language = words.ink, words.language
    parts: list[Piece] = []
    shown = show_date_parts(date, language, brief=brief)
    english = borrows_date_words(language) and own_runs("".join(p.text for p in shown))
    for part in shown:
        written = ink.attribute(part.text) if part.text.strip() else part.text
        if english:
            written = _own_words_apart(ink, part.text)
        if part.datetime:
            parts.append(element(ink, "time", written, datetime=part.datetime))
        elif part.edtf:
            parts.append(element(ink, "span", written, data_edtf=part.edtf))
        else:
            parts.append(ink.piece(written) if english else ink.stretch(part.text))
    whole = joined(ink, "", parts)
    return element(ink, "bdi", whole, **ENGLISH) if english else whole


def _own_words_apart(ink: Ink, text: str) -> str:
    """A part of a date of which some words are English, its other words in elements."""
    runs = own_runs(text) or [(text, not text.isascii())]
    written = [(ink.stretch(run), own) for run, own in runs]
    return "".join(f"<bdi>{words}</bdi>" if own else words for words, own in written)
