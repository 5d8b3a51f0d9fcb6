"""The Markdown pages of a timeline."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from dateline.data.outputs import Output
from dateline.data.resolved import ResolvedEvent, ResolvedTimeline
from dateline.data.settings import Settings
from dateline.dates import Date
from dateline.languages import text_direction, texts_for
from dateline.render.pages.coins_spans import coins_span
from dateline.render.pages.other_formats import other_forms
from dateline.render.pages.paging import Part, parts_of
from dateline.render.pages.sources import by_event, source_facts
from dateline.render.shared.captions import account_words, caption, remark_told
from dateline.render.shared.environment import markdown_environment
from dateline.render.shared.facets import facet_tokens, facets_of
from dateline.render.shared.groups import group_events, into_stretches
from dateline.render.shared.heights import LISTED, height_of, height_of_overview, height_of_stretch
from dateline.render.shared.json_ld import page_json_ld
from dateline.render.shared.layout import blocks_of
from dateline.render.shared.links import beside
from dateline.render.shared.phrases import Phrases
from dateline.render.shared.strip import strip_of
from dateline.text.escaping import Markdown, escape_title
from dateline.text.prose import plain_prose


def render_pages(resolved: ResolvedTimeline, settings: Settings) -> Iterator[Output]:
    """The timeline, its period pages if it is long, and the pages beside it."""
    pages = _Pages(resolved, settings)
    yield pages.timeline()
    for position in range(len(resolved.periods)):
        yield pages.period(position)
    if resolved.disputes:
        yield pages.beside("disputes")
    yield from pages.people()
    yield from pages.sources()
    if resolved.timeline.corrections:
        yield pages.beside("corrections")


class _Pages:
    """What all pages of one timeline share."""

    def __init__(self, resolved: ResolvedTimeline, settings: Settings) -> None:
        self._resolved = resolved
        self._settings = settings
        self._texts = texts_for(resolved.timeline.language)
        lists = {*resolved.source_pages.values(), *resolved.person_pages.values()}
        # Pages that hold a part of what another page leads to.
        self._parts = lists - {"sources.md", "people.md"} | {p.path for p in resolved.periods}

    def timeline(self) -> Output:
        """`index.md`: every event, or an overview if there are period pages."""
        timeline = self._resolved.timeline
        template = "overview.md" if self._resolved.periods else "timeline.md"
        events = () if self._resolved.periods else self._resolved.events
        return self._page(
            "index.md",
            template,
            title=timeline.title,
            description=plain_prose(timeline.summary),
            edit="timeline.yml",
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
        words = Phrases(self._resolved, period.path)
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

    def people(self) -> Iterator[Output]:
        """`people.md`: every person's record, or their names if the records are many, and
        then the pages that hold these.
        """
        people = self._resolved.people
        parts = parts_of(people, "people.md")
        yield self.beside("people", people=() if parts else people, names=people if parts else ())
        for part in parts:
            yield self._part("people", part, people=part.records)

    def sources(self) -> Iterator[Output]:
        """`sources.md`: every source in full, or the pages that hold them if they are many."""
        sources = self._resolved.sources
        parts = parts_of(sources, "sources.md")
        links = [{"name": self._part_name("sources", part), "path": part.path} for part in parts]
        yield self.beside("sources", sources=() if parts else sources, source_parts=links)
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

    def beside(self, name: str, **context: object) -> Output:
        """One of the pages beside the timeline: disputes, people, sources, corrections."""
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
            "stretches": into_stretches(group_events(events, within)),
            "facets": facets,
            "tokens": {event.event.id: facet_tokens(event, facets) for event in events},
            "blocks_of": blocks_of,
            "heights": {event.event.id: height_of(event) for event in events},
            "height_of_stretch": height_of_stretch,
            "total": len(events),
        }

    def _page(self, page: str, template: str, *, edit: str, **context: object) -> Output:
        timeline = self._resolved.timeline
        words = Phrases(self._resolved, page)
        text = (
            markdown_environment(self._settings.templates)
            .get_template(template)
            .render(
                head=_front_matter(str(context["title"]), str(context["description"])),
                edit=edit,
                resolved=self._resolved,
                timeline=timeline,
                settings=self._settings,
                words=words,
                t=self._texts,
                direction=text_direction(timeline.language),
                account_words=account_words,
                caption=caption,
                remark_told=remark_told,
                source_facts=source_facts,
                by_event=by_event,
                other_forms=other_forms,
                coins_span=coins_span,
                json_ld=self._json_ld(page),
                **context,
            )
        )
        path = beside(timeline.folder, page)
        edit_path = beside(timeline.folder, edit)
        return Output(path, _tidy(text).encode(), edit_path, in_navigation=page not in self._parts)

    def _json_ld(self, page: str) -> Markdown:
        """What programs read in a page; a part of a list says nothing of its own."""
        if page in self._parts:
            return Markdown("")
        kind = "timeline" if page == "index.md" else page.removesuffix(".md")
        return page_json_ld(kind, self._resolved, self._settings)

    def _data_file(self, section: str) -> str:
        """The data file that an edit of a page goes to: the section's own, if it has one."""
        folder = self._resolved.timeline.folder
        below = [
            path.removeprefix(f"{folder}/") if folder else path
            for path in self._resolved.timeline.files
        ]
        return f"{section}.yml" if f"{section}.yml" in below else "timeline.yml"

    def _span(self) -> tuple[Date, Date] | None:
        """The dates of the first and the last event in time."""
        dates = sorted((e.event.date for e in self._resolved.events), key=lambda d: d.sort_key)
        return (dates[0], dates[-1]) if dates else None


def _front_matter(title: str, description: str) -> Markdown:
    """The page's metadata. MkDocs puts it into HTML as it is, so it is escaped for HTML."""
    fields = {"title": escape_title(title), "description": escape_title(description)}
    lines = [
        f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in fields.items() if value
    ]
    return Markdown("\n".join(["---", *lines, "---"]))


def _tidy(text: str) -> str:
    """No space at line ends but Markdown's own line break, no more than one blank line."""
    lines: list[str] = []
    for line in text.split("\n"):
        stripped = line.rstrip()
        if stripped or (lines and lines[-1]):
            lines.append(stripped + "  " if line.endswith("  ") and stripped else stripped)
    return "\n".join(lines).strip("\n") + "\n"
