"""Pages of the whole site, if it asks for them (`site_pages: true`): its people, its sources, and
its timelines, each with the way to where they are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dateline.data.file_names import INDEX, PEOPLE, SITE_TIMELINES, SOURCES, path_in
from dateline.data.model import Person, Source
from dateline.data.outputs import Output
from dateline.data.resolved import Across
from dateline.data.settings import Settings
from dateline.languages import text_direction, texts_for
from dateline.render.citing.references import inked_reference, reference
from dateline.render.inks import MarkdownBlocks
from dateline.render.inks.inline import element, joined, name_of
from dateline.render.pages.pages import front_matter
from dateline.render.shared.edition import Edition
from dateline.render.shared.environment import markdown_environment
from dateline.render.shared.phrases import Told
from dateline.text.inks import MARKDOWN, Piece
from dateline.text.prose import plain_prose


@dataclass(frozen=True, slots=True)
class Listed:
    """A record of a timeline: where it is on the timeline's pages, how many events have it, and
    its anchor on the page of all, if several timelines have it.
    """

    record: Person | Source
    page: str
    events: int
    anchor: str


@dataclass(frozen=True, slots=True)
class SiteEntry:
    """What the pages of the whole site say of one timeline."""

    folder: str
    title: str
    about: str
    language: str
    events: int
    people: tuple[Listed, ...]
    sources: tuple[Listed, ...]


def site_entry(edition: Edition) -> SiteEntry:
    """What is kept of a timeline, once its own pages are made."""
    resolved, paging = edition.resolved, edition.resolved.paging
    across = edition.across or Across({}, {})
    of_people = Counter(person.id for event in resolved.events for person in event.people)
    people = [
        Listed(
            one.record,
            paging.page_of_person(one.id),
            of_people[one.id],
            across.people.get(one.id, ""),
        )
        for one in resolved.people
    ]
    sources = [
        Listed(
            one.record,
            paging.page_of_source(one.id),
            len({account.event.id for account in one.accounts} | {e.id for e in one.cited_in}),
            across.sources.get(one.id, ""),
        )
        for one in resolved.sources
    ]
    return SiteEntry(
        folder=edition.folder,
        title=edition.timeline.title,
        about=plain_prose(edition.timeline.summary),
        language=edition.language,
        events=len(resolved.events),
        people=tuple(people),
        sources=tuple(sources),
    )


def render_site_pages(entries: Sequence[SiteEntry], settings: Settings) -> Iterator[Output]:
    """The pages, in the docs folder; none where a timeline is in the docs folder itself, whose own
    pages have these names.
    """
    if not entries or any(not entry.folder for entry in entries):
        return
    language = Counter(entry.language for entry in entries).most_common(1)[0][0]
    page = _SitePage(language, settings)
    yield page.write(SITE_TIMELINES, "timelines", map(page.timeline, entries))
    if any(entry.people for entry in entries):
        yield page.write(PEOPLE, "people", page.records(entries, "people"))
    yield page.write(SOURCES, "sources", page.records(entries, "sources"))


@dataclass(frozen=True, slots=True)
class _SitePage:
    language: str
    settings: Settings

    def write(self, path: str, name: str, items: Iterable[Piece]) -> Output:
        """A page with a list."""
        t = Told(texts_for(self.language), MARKDOWN)
        title = t.plain(f"site_{name}_title")
        intro = t.plain(f"site_{name}_intro")
        text = (
            markdown_environment(self.settings.templates)
            .get_template("site_list.md")
            .render(
                head=MARKDOWN.piece(front_matter(title, intro, is_beside=name == "sources")),
                ink=MarkdownBlocks(),
                title=title,
                intro=intro,
                items=list(items),
                language=self.language,
                direction=text_direction(self.language),
            )
        )
        return Output(path, f"{text.strip()}\n".encode())

    def timeline(self, entry: SiteEntry) -> Piece:
        """A timeline: its title, how much it has, and what it is about."""
        t = Told(texts_for(self.language), MARKDOWN)
        parts = [_link(entry.title, entry, INDEX)]
        parts += [t("events", n=entry.events), t("sources", n=len(entry.sources))]
        line = joined(MARKDOWN, " · ", parts)
        about = [MARKDOWN.escape(entry.about)] if entry.about else []
        return joined(MARKDOWN, "<br>", [line, *about])

    def records(self, entries: Sequence[SiteEntry], name: str) -> Iterator[Piece]:
        """Every person or source once, in the order of their names, with the timelines they are
        in. What several timelines share is one; what each has of its own is another.
        """
        found: dict[tuple[str, str], list[tuple[SiteEntry, Listed]]] = {}
        for entry in entries:
            for listed in getattr(entry, name):
                key = (str(listed.record.place), listed.record.id)
                found.setdefault(key, []).append((entry, listed))
        rows = sorted(found.values(), key=lambda row: _sorted_as(row[0][1].record))
        t = Told(texts_for(self.language), MARKDOWN)
        for row in rows:
            shown, anchor = self._shown(row[0][1].record), row[0][1].anchor
            if anchor:
                shown = element(MARKDOWN, "span", shown, id=anchor)
            places = [
                joined(
                    MARKDOWN,
                    ", ",
                    [
                        _link(entry.title, entry, listed.page, listed.record.id),
                        t("events", n=listed.events),
                    ],
                )
                for entry, listed in row
            ]
            yield joined(MARKDOWN, "<br>", [shown, joined(MARKDOWN, " · ", places)])

    def _shown(self, record: Person | Source) -> Piece:
        if isinstance(record, Person):
            return name_of(MARKDOWN, record.name)
        return inked_reference(reference(record, texts_for(self.language)), MARKDOWN)


def _sorted_as(record: Person | Source) -> tuple[str, str]:
    name = record.name if isinstance(record, Person) else record.label
    return name.casefold(), record.id


def _link(words: str, entry: SiteEntry, page: str, anchor: str = "") -> Piece:
    target = path_in(entry.folder, page).replace(" ", "%20")
    return MARKDOWN.link(name_of(MARKDOWN, words), f"{target}#{anchor}" if anchor else target)
