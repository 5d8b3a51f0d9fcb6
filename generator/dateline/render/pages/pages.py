"""The Markdown pages of a timeline."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from dateline.data.file_names import INDEX, TIMELINE, section_file
from dateline.data.outputs import Output
from dateline.data.resolved import Part, ResolvedEvent
from dateline.dates import Date
from dateline.render.layout.blocks import blocks_of
from dateline.render.layout.facets import facet_tokens, facets_of
from dateline.render.layout.groups import group_events, into_chunks
from dateline.render.layout.heights import LISTED, height_of, height_of_chunk, height_of_overview
from dateline.render.layout.strip import strip_of
from dateline.render.pages.written_page import write_page
from dateline.render.shared.edition import Edition
from dateline.render.shared.page_kinds import pages_beside
from dateline.render.shared.phrases import Phrases
from dateline.text.escaping import escape_title
from dateline.text.prose import plain_prose


def render_pages(edition: Edition) -> Iterator[Output]:
    """The timeline, its period pages if it is long, and the pages beside it."""
    pages = _Pages(edition)
    yield pages.timeline()
    for position in range(len(edition.resolved.periods)):
        yield pages.period(position)
    for kind in pages_beside(edition.resolved):
        yield from pages.beside(kind.name)


class _Pages:
    """What all pages of one timeline share."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._resolved = edition.resolved
        self._texts = edition.texts

    def timeline(self) -> Output:
        """`index.md`: every event, or an overview if there are period pages."""
        timeline = self._resolved.timeline
        template = "overview.md" if self._resolved.periods else "timeline.md"
        events = () if self._resolved.periods else self._resolved.events
        return self._page(
            INDEX,
            template,
            title=timeline.title,
            description=plain_prose(timeline.summary),
            edit=TIMELINE,
            **self._listing(events),
            strip=strip_of(self._resolved),
            first_last=self._span(),
            listed=LISTED,
            height_of_overview=height_of_overview,
        )

    def period(self, position: int) -> Output:
        """A page of one year's or month's events."""
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
            description=title,
            edit=self._data_file("events"),
            **self._listing(period.events, period.edtf),
            period=period,
            before=periods[position - 1] if position else None,
            after=periods[position + 1] if position + 1 < len(periods) else None,
        )

    def beside(self, name: str) -> Iterator[Output]:
        """A page beside the timeline, and the pages that have parts of a list too long for it."""
        if name == "people":
            yield from self._people()
        elif name == "sources":
            yield from self._sources()
        else:
            yield self._beside(name)

    def _people(self) -> Iterator[Output]:
        """`people.md`: every person's record, or their names if the records are many, and
        then the pages that have these.
        """
        people, parts = self._resolved.people, self._resolved.paging.people_parts
        yield self._beside("people", people=() if parts else people, names=people if parts else ())
        for part in parts:
            yield self._part("people", part, people=part.records)

    def _sources(self) -> Iterator[Output]:
        """`sources.md`: every source in full, or the pages that have them if they are many."""
        sources, parts = self._resolved.sources, self._resolved.paging.source_parts
        links = [{"name": self._part_name("sources", part), "path": part.path} for part in parts]
        yield self._beside("sources", sources=() if parts else sources, source_parts=links)
        for part in parts:
            yield self._part("sources", part, sources=part.records)

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
        return self._texts.plain(f"{name}_part", first=part.first, last=part.last)

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

    def _listing(self, events: tuple[ResolvedEvent, ...], within: str = "") -> dict[str, object]:
        facets = facets_of(events, self._texts)
        return {
            "chunks": into_chunks(group_events(events, within)),
            "facets": facets,
            "tokens": {event.id: facet_tokens(event, facets) for event in events},
            "blocks_of": blocks_of,
            "heights": {event.id: height_of(event) for event in events},
            "height_of_chunk": height_of_chunk,
            "total": len(events),
        }

    def _page(self, page: str, template: str, *, edit: str, **context: object) -> Output:
        head = _front_matter(str(context["title"]), str(context["description"]))
        written = write_page(self._edition, page, template, head, {**context, "edit": edit})
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

    def _span(self) -> tuple[Date, Date] | None:
        """The dates of the first and the last event in time."""
        dates = sorted((e.own_date for e in self._resolved.events), key=lambda d: d.sort_key)
        return (dates[0], dates[-1]) if dates else None


def _front_matter(title: str, description: str) -> str:
    """The page's metadata. MkDocs puts it into HTML as it is, so it is escaped for HTML."""
    fields = {"title": escape_title(title), "description": escape_title(description)}
    lines = [
        f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in fields.items() if value
    ]
    return "\n".join(["---", *lines, "---"])
