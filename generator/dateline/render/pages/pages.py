"""The Markdown pages of a timeline."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, partial
from types import MappingProxyType
from typing import Any, Final

from dateline.cache import Unit
from dateline.data.file_names import INDEX, TIMELINE, part_page, section_file
from dateline.data.model import Side
from dateline.data.outputs import MOST_LISTED, Output
from dateline.data.resolved import (
    Part,
    Period,
    ResolvedEvent,
    ResolvedPerson,
    ResolvedSource,
    by_outlet,
)
from dateline.dates import Date
from dateline.render.exports.calendar import has_calendar
from dateline.render.layout.beside.changes import changes_of
from dateline.render.layout.beside.people import by_words
from dateline.render.layout.beside.river import (
    MOST_COLUMNS,
    Alone,
    River,
    RiverRow,
    place_of,
    rivers_of,
    sides_of,
)
from dateline.render.layout.blocks import blocks_of, folded, questions_told
from dateline.render.layout.drawn.strip import Strip, strip_of, strip_of_overview
from dateline.render.layout.drawn.whole import Whole, whole_of
from dateline.render.layout.facets import Facet, facet_tokens, facets_of
from dateline.render.layout.groups import Group, group_events, into_chunks, times_of
from dateline.render.layout.heights import (
    height_of,
    height_of_chunk,
    height_of_lines,
    height_of_list,
    height_of_overview,
)
from dateline.render.layout.naming import Naming, namings_of
from dateline.render.layout.opening import opening_of
from dateline.render.layout.overview import (
    LISTED,
    MainEvents,
    listed_events,
    main_events,
    reasons_told,
)
from dateline.render.layout.spells import spells_of
from dateline.render.layout.stops import Stop, parts_of, stops_of, stops_of_groups
from dateline.render.marks import Marks
from dateline.render.pages.descriptions import first_headlines
from dateline.render.pages.source_names import part_name
from dateline.render.pages.sources import Link, labels_of, letters_of, sources_on_paper
from dateline.render.pages.written_page import write_page
from dateline.render.reuse import Reuse
from dateline.render.shared.edition import Edition
from dateline.render.shared.parts.signs import lead_and_more
from dateline.render.shared.phrases import Phrases
from dateline.text.escaping import escape_title
from dateline.text.prose import plain_prose
from dateline.text.style_numbers import style_numbers

DRAWN: Final = 5
"""A period with fewer events has no strip."""


def render_pages(edition: Edition) -> Iterator[Output]:
    """The pages, each made when it is asked for."""
    for unit in page_units(Reuse(edition)):
        yield from unit.make()


def page_units(reuse: Reuse) -> Iterator[Unit]:
    """The timeline, its period pages if it is long, and the pages beside it; a unit each."""
    resolved = reuse.edition.resolved
    pages = _Pages(reuse)
    yield reuse.unit(INDEX, lambda marks: [marks.all], lambda: [pages.timeline()])
    for position in range(len(resolved.periods)):
        yield pages.period_unit(position)
    for kind in reuse.edition.kinds:
        yield from pages.beside(kind.name)


class _Pages:
    """What all pages of one timeline share."""

    def __init__(self, reuse: Reuse) -> None:
        self._reuse = reuse
        self._edition = reuse.edition
        self._resolved = reuse.edition.resolved
        self._texts = reuse.edition.texts

    def timeline(self) -> Output:
        """`index.md`: every event, or an overview if there are period pages."""
        timeline = self._resolved.timeline
        periods = self._resolved.periods
        template = "overview.md" if periods else "timeline.md"
        events = () if periods else self._resolved.events
        main = main_events(self._resolved) if periods else MainEvents()
        # In the picture a name is a landmark: only what the editors chose is one.
        landmarks = main.events if main.why == "key" else ()
        language = self._edition.language
        strip = (
            strip_of_overview(
                self._resolved, language, landmarks, Phrases(self._edition, INDEX).peak_names
            )
            if periods
            else strip_of(self._resolved, language)
        )
        return self._page(
            INDEX,
            template,
            title=timeline.title,
            description=plain_prose(lead_and_more(timeline.summary)[0])
            or first_headlines(self._resolved.events, self._edition, self._edition.span),
            edit=TIMELINE,
            **self._listing(events),
            strip=strip,
            opening=opening_of(self._resolved),
            stops=stops_of(periods) or stops_of_groups(self._edition.groups),
            **(self._of_whole() if periods else {}),
            main_events=main,
            first_last=self._edition.span,
            listed=LISTED,
            listed_events=listed_events,
            reasons_told=reasons_told(periods),
            height_of_overview=height_of_overview,
            spells=spells_of(periods),
        )

    def _of_whole(self) -> dict[str, Any]:
        """What the overview of a long timeline tells of all of it."""
        events = self._resolved.events
        within: dict[int, list[ResolvedEvent]] = {}
        for event in events:
            for era in event.eras:
                within.setdefault(era.number, []).append(event)
        eras = ((era, within.get(era.number, [])) for era in self._resolved.eras)
        return {
            "facets_of_all": self._edition.facets,
            "eras": [(era, those) for era, those in eras if len(those) < len(events)],
        }

    @cached_property
    def _whole(self) -> Whole | None:
        """The picture of all of the time, in which each period's page has its place."""
        return whole_of(self._resolved.events)

    def period_unit(self, position: int) -> Unit:
        """A page of one year's or month's events."""
        periods = self._resolved.periods

        def told(marks: Marks) -> Iterator[object]:
            yield from ((period.path, len(period.events)) for period in periods)
            yield marks.about
            yield self._whole and [*self._whole.time, *self._whole.bars]
            yield (
                bool(self._resolved.events),
                self._edition.has_feed,
                has_calendar(self._resolved),
            )
            yield from map(marks.event, periods[position].events)
            listed = sources_on_paper(self._resolved, periods[position].events)
            yield [source.id for source in listed]  # in the order of the data

        return self._reuse.unit(periods[position].path, told, lambda: [self._period(position)])

    def _period(self, position: int) -> Output:
        periods = self._resolved.periods
        period = periods[position]
        words = Phrases(self._edition, period.path)
        title = self._texts.plain(
            "period_title",
            title=self._resolved.timeline.title,
            period=words.period(period.date),
        )
        return self._page(
            period.path,
            "period.md",
            title=title,
            description=first_headlines(period.events, self._edition),
            edit=self._data_file("events"),
            **self._listing(period.events, period),
            strip=self._strip_of_period(period),
            stops=stops_of(periods, period),
            period=period,
            whole=self._whole,
            place=self._whole.place(period.date) if self._whole else None,
            within=parts_of(group_events(period.events, period.date)),
            before=periods[position - 1] if position else None,
            after=periods[position + 1] if position + 1 < len(periods) else None,
        )

    def _strip_of_period(self, period: Period) -> Strip | None:
        """A picture of the period's events, if they are more than are seen at once."""
        if len(period.events) < DRAWN:
            return None
        return strip_of(self._resolved, self._edition.language, period.events)

    def beside(self, name: str) -> Iterator[Unit]:
        """A page beside the timeline, and the pages that have parts of a list too long for it."""
        if name == "people":
            yield from self._people()
        elif name == "sources":
            yield from self._sources()
        elif name == "sides":
            yield from self._sides()
        elif name == "headlines":
            yield self._headlines()
        elif name == "disputes":
            disputes = self._resolved.disputes
            yield self._reuse.unit(
                name, lambda marks: map(marks.dispute, disputes), lambda: [self._beside(name)]
            )
        else:
            context = {"days": changes_of(self._resolved)} if name == "changes" else {}
            yield self._reuse.unit(
                name, lambda marks: [marks.all], lambda: [self._beside(name, **context)]
            )

    def _people(self) -> Iterator[Unit]:
        """`people.md`: every person's record, or their names if the records are many, and
        then the pages that have these, which go by the order of the data: addresses do not change
        with what someone says.
        """
        people, parts = by_words(self._resolved.people), self._resolved.paging.people_parts
        here, names = ((), people) if parts else (people, ())
        yield self._reuse.unit(
            "people",
            lambda marks: [
                *map(marks.person, here),
                *((marks.name_of_person(person), len(person.accounts)) for person in names),
            ],
            lambda: [self._beside("people", people=here, names=names, index=people)],
        )
        for part in parts:
            yield self._part_unit("people", part, lambda marks: marks.person)

    def _sources(self) -> Iterator[Unit]:
        """`sources.md`: every source in full, or the pages that have them if they are many; by
        outlet where they are more than a page's contents name.
        """
        sources, parts = self._resolved.sources, self._resolved.paging.source_parts
        many = by_outlet(sources) if len(sources) > MOST_LISTED else ()
        here = () if parts else many or sources
        links = [
            Link(self._part_name("sources", part), part.path, len(part.records)) for part in parts
        ]
        totals = Counter(source.record.label for source in sources)
        letters = letters_of(many)
        row = {
            "letters": letters if len(letters) > 1 else (),
            "here_letters": (),
            "grouped": bool(many),
            "totals": totals,
        }
        yield self._reuse.unit(
            "sources",
            lambda marks: [
                [(link.name, link.path, link.count) for link in links],
                [(source.id, source.record.label) for source in many],
                *map(marks.source, here),
            ],
            lambda: [
                self._beside("sources", sources=here, source_parts=links, by_outlet=many, **row)
            ],
        )
        for number, part in enumerate(parts):
            beside = {
                **row,
                "here_letters": letters_of(part.records),
                "totals": {label: totals[label] for label in labels_of(part.records)},
                "before": links[number - 1] if number else None,
                "after": links[number + 1] if number + 1 < len(links) else None,
            }
            yield self._part_unit("sources", part, lambda marks: marks.source, **beside)

    def _headlines(self) -> Unit:
        """`headlines.md`: every event of a long timeline in a line, with filters for all."""
        events = self._resolved.events

        def made() -> Output:
            groups = self._edition.groups
            filters = _filters_of(groups, self._edition.facets)
            return self._beside(
                "headlines",
                groups=groups,
                only_headlines=True,
                height_of_lines=height_of_lines,
                mark_of_lines=self._mark_of_lines,
                **filters,
            )

        return self._reuse.unit(
            "headlines", lambda marks: map(marks.event, events), lambda: [made()]
        )

    def _mark_of_lines(
        self, events: Sequence[ResolvedEvent], group: Group, tokens: Mapping[str, str]
    ) -> str:
        return self._reuse.piece(
            "headlines",
            lambda marks: [group.date, *((marks.event(e), tokens[e.id]) for e in events)],
        )

    def _sides(self) -> Iterator[Unit]:
        """`sides.md`: the sides side by side; of many events on several pages, with a row of them
        on each.
        """
        rivers = rivers_of(self._resolved, self._edition.settings.page_size)
        paths = ["sides.md", *(part_page("sides", number) for number in range(2, len(rivers) + 1))]
        stops = [
            Stop(river.date, path, "", river.count)
            for river, path in zip(rivers, paths, strict=True)
            if river.date
        ]
        for river, path in zip(rivers, paths, strict=True):
            row = [replace(stop, here=stop.page == path) for stop in stops if len(stops) > 1]
            yield self._sides_unit(river, path, row)

    def _sides_unit(self, river: River, path: str, stops: Sequence[Stop]) -> Unit:
        title = self._texts.plain("sides_title")

        def told(marks: Marks) -> Iterator[object]:
            yield from ((stop.page, stop.date, stop.count) for stop in stops)
            yield from (marks.event(event) for event in river.listed)
            yield from ((alone.account.anchor, alone.more) for alone in river.alone)
            yield from map(marks.dispute, river.disputes)

        def made() -> Output:
            return self._page(
                path,
                "sides.md",
                title=self._texts.labelled(title, self._resolved.timeline.title),
                heading=title,
                description=self._texts.plain("sides_intro"),
                edit=self._data_file("events"),
                river=river,
                mark_of_row=partial(self._mark_of_row, path, river),
                stops=stops,
                columns_of=_columns_of,
                sides_of=partial(sides_of, sides=self._resolved.timeline.sides.values()),
            )

        return self._reuse.unit(path, told, lambda: [made()])

    def _mark_of_row(self, page: str, river: River, row: RiverRow | Alone) -> str:
        accounts = [row.account] if isinstance(row, Alone) else row.accounts
        # Who is named in full depends on what the page says before.
        named = [river.namings[place_of(row, account)].name for account in accounts]
        return self._reuse.piece(f"row {page}", lambda _: [row, named])

    def _part_unit(
        self,
        name: str,
        part: Part[Any],
        mark_by: Callable[[Marks], Callable[[Any], str]],
        **beside: object,
    ) -> Unit:
        return self._reuse.unit(
            part.path,
            lambda marks: [part.first, part.last, beside, *map(mark_by(marks), part.records)],
            lambda: [self._part(name, part, **{name: part.records}, **beside)],
        )

    def _part(self, name: str, part: Part[Any], **records: object) -> Output:
        """A page of a long list of people or sources."""
        heading = self._part_name(name, part)
        return self._page(
            part.path,
            f"{name}_part.md",
            title=self._texts.labelled(heading, self._resolved.timeline.title),
            heading=heading,
            description=self._texts.plain(f"{name}_intro"),
            edit=self._data_file(name),
            **records,
        )

    def _part_name(self, name: str, part: Part[Any]) -> str:
        if name == "people":
            return self._texts.plain("people_part", first=part.first, last=part.last)
        return part_name(self._texts, self._resolved.paging.source_parts, part)

    def _beside(self, name: str, **context: object) -> Output:
        """A page beside the timeline, from the template of its name."""
        title = self._texts.plain(f"{name}_title")
        return self._page(
            f"{name}.md",
            f"{name}.md",
            title=self._texts.labelled(title, self._resolved.timeline.title),
            heading=title,
            description=self._texts.plain(f"{name}_intro"),
            edit=self._data_file(name),
            **context,
        )

    def _listing(
        self, events: tuple[ResolvedEvent, ...], period: Period | None = None
    ) -> dict[str, Any]:
        return {
            **listing_of(events, self._edition, period.date if period else None),
            "mark_of_chunk": partial(self._mark_of_chunk, period.name if period else ""),
        }

    def _mark_of_chunk(
        self,
        page: str,
        chunk: Sequence[Group],
        tokens: Mapping[str, str],
        namings: Mapping[str, Naming],
        marks: Mapping[str, str] = MappingProxyType({}),
    ) -> str:
        groups = [(g.edtf, g.date, g.time, g.goes_on, g.about, g.among, g.in_time) for g in chunk]
        events = [event for group in chunk for event in group.events]
        # Who is named in full depends on what the page says before.
        named = [namings[a.anchor].name for e in events for a in e.accounts if a.anchor in namings]
        return self._reuse.piece(
            f"events {page}",
            lambda made: [
                groups,
                named,
                *((made.event(e), tokens[e.id], marks.get(e.id, "")) for e in events),
            ],
        )

    def _mark_of_person(self, page: str, person: ResolvedPerson) -> str:
        return self._reuse.piece(f"people {page}", lambda marks: [marks.person(person)])

    def _mark_of_source(self, page: str, source: ResolvedSource) -> str:
        return self._reuse.piece(f"sources {page}", lambda marks: [marks.source(source)])

    def _page(self, page: str, template: str, *, edit: str, **context: object) -> Output:
        is_beside = template in ("sources.md", "sources_part.md", "sides.md")
        title, description = str(context["title"]), str(context["description"])
        head = front_matter(title, description, is_beside=is_beside)
        given = {
            "mark_of_person": partial(self._mark_of_person, page),
            "mark_of_source": partial(self._mark_of_source, page),
            **context,
            "edit": edit,
        }
        written = write_page(self._reuse, page, template, head, given)
        return Output(
            self._edition.path(page),
            written.markdown.encode(),
            self._edition.path(edit),
            in_navigation=not self._resolved.paging.is_part(page),
            body=written.body,
        )

    def _data_file(self, section: str) -> str:
        """The data file that an edit of a page goes to: the section's own, if it has one."""
        folder = self._resolved.timeline.folder
        below = [
            path.removeprefix(f"{folder}/") if folder else path
            for path in self._resolved.timeline.files
        ]
        return section_file(section) if section_file(section) in below else TIMELINE


def listing_of(
    events: tuple[ResolvedEvent, ...], edition: Edition, within: Date | None = None
) -> dict[str, Any]:
    """What the list of some events needs; `within` is the page's own period."""
    facets = facets_of(events, edition.texts)
    sizes = edition.timeline.sizes
    blocks = {event.id: blocks_of(event) for event in events}
    namings = namings_of(blocks.values())
    groups = group_events(events, within)
    return {
        "chunks": into_chunks(groups),
        **_filters_of(groups, facets),
        "blocks_of": lambda event: blocks[event.id],
        "folded": folded,
        "questions_told": questions_told,
        "namings": namings,
        "heights": {event.id: height_of(event, namings, sizes) for event in events},
        "height_of_chunk": height_of_chunk,
        "height_of_list": height_of_list,
        "total": len(events),
    }


def _columns_of(sides: Sequence[Side]) -> str | None:
    """How many columns there are, for the style sheet; None where the sides are too many to be
    beside each other.
    """
    return style_numbers(len(sides)) if len(sides) <= MOST_COLUMNS else None


def _filters_of(groups: Sequence[Group], facets: Sequence[Facet]) -> dict[str, Any]:
    """What the filters of some groups' events need, and the tokens of each of these."""
    times = times_of(groups)
    return {
        "facets": facets,
        "times": times,
        "tokens": {
            event.id: f"{facet_tokens(event, facets)} {group.token if times else ''}".strip()
            for group in groups
            for event in group.events
        },
    }


def front_matter(title: str, description: str, *, is_beside: bool = False) -> str:
    """A page's metadata. MkDocs puts it into HTML as it is, so it is escaped for HTML. What
    `is_beside` the events comes after them where both are found: titles of sources are many.
    """
    fields = {"title": escape_title(title), "description": escape_title(description)}
    lines = [
        f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in fields.items() if value
    ]
    lines += ["search: {boost: 0.2}"] if is_beside else []
    return "\n".join(["---", *lines, "---"])
