"""What each part of an edition is made from, as marks: the same marks give the same bytes.

A mark may say more than is shown, which only makes a thing anew that would be the same; it
must never say less. So records go in with all of their fields. And whatever record they name, in
a field or in prose, goes in too, with the page that has it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from functools import cached_property
from typing import Final

from dateline.cache import Cache
from dateline.data.file_names import INDEX
from dateline.data.model import Timeline
from dateline.data.resolved import ResolvedDispute, ResolvedEvent, ResolvedPerson, ResolvedSource
from dateline.render.shared.edition import Edition
from dateline.render.shared.parts.signs import signs
from dateline.render.shared.phrases import Phrases
from dateline.render.shared.rows import SOURCES_NAMED

# The parts of a timeline that are many, and are in the marks of what shows them.
_MANY: Final = frozenset(
    (
        *("events", "sources", "people", "checks", "published", "corrections", "disputes"),
        *("remarks", "elsewhere"),
    )
)


class Marks:
    """The marks of one edition. Those of records that have not changed, the cache may know."""

    def __init__(self, edition: Edition, cache: Cache) -> None:
        self._edition = edition
        self._resolved = edition.resolved
        timeline = edition.timeline
        known = {*edition.resolved.by_id, *timeline.sources, *timeline.people}
        known |= {*edition.resolved.remarks}
        self._marker = cache.marker(f"edition {timeline.folder}", frozenset(known))
        self._events: dict[str, str] = {}
        self._names: dict[str, str] = {}

    @cached_property
    def few(self) -> str:
        """The settings, and all of the timeline but its long sections."""
        timeline = self._edition.timeline
        few = {
            field.name: getattr(timeline, field.name)
            for field in fields(Timeline)
            if field.name not in _MANY | {"place", "places"}
        }
        others = {
            folder: titles
            for folder, titles in timeline.elsewhere.items()
            if folder != timeline.folder
        }
        sides = self._resolved.side_numbers, self._resolved.side_initials
        has_site_pages = self._edition.across is not None
        kinds = [kind.name for kind in self._edition.kinds]  # each page leads to the rest
        # Without any source, no event says that it has none.
        has_sources = bool(self._resolved.sources)
        more = has_site_pages, has_sources, kinds
        return self.of(self._edition.settings, few, others, *sides, *more)

    @cached_property
    def about(self) -> str:
        """What the head of a page says of the whole timeline: its length, how much it has and how
        its words were checked; and what its signs and eras are.
        """
        resolved = self._resolved
        counts = [*map(len, (resolved.events, resolved.sources, resolved.disputes))]
        checks = [resolved.strings, resolved.matched, resolved.without_copy, resolved.checked_on]
        meanings = signs(Phrases(self._edition, INDEX))
        eras = [(era.record, era.number, era.source) for era in resolved.eras]
        few = resolved.sources if len(resolved.sources) <= SOURCES_NAMED else ()
        named = [source.record for source in few]
        return self.of(counts, checks, self._edition.span, meanings, eras, named)

    @cached_property
    def all(self) -> str:
        """The settings and the whole timeline."""
        edition = self._edition
        return self._marker.of(edition.settings, self._resolved, edition.across).text

    def event(self, event: ResolvedEvent) -> str:
        """An event with all that is shown of it."""
        mark = self._events.get(event.id)
        if mark is None:
            numbers = self._resolved.correction_numbers
            told = [numbers[correction] for correction in event.corrections]
            mark = self._events[event.id] = self.of(event, told)
        return mark

    def source(self, source: ResolvedSource) -> str:
        """A source with what rests on it."""
        across = self._edition.across
        alone = self._resolved.alone_in(source)
        return self.of(source, alone, across.sources.get(source.id) if across else None)

    def person(self, person: ResolvedPerson) -> str:
        """A person with all that they say."""
        across = self._edition.across
        return self.of(person, across.people.get(person.id) if across else None)

    def name_of_person(self, person: ResolvedPerson) -> str:
        """A person's own record, and the page that has all that they say."""
        return self.of(person.record)

    def dispute(self, dispute: ResolvedDispute) -> str:
        """A question with its positions, and with all that is said for them."""
        return self.of(dispute)

    def of(self, *values: object) -> str:
        """The mark of values, and of the records that they name."""
        mark = self._marker.of(*values)
        return self._marker.of(mark.text, [*map(self._named, sorted(mark.names))]).text

    def _named(self, name: str) -> str:
        """The mark of what a link to a record, or a mention of it, may say."""
        mark = self._names.get(name)
        if mark is None:
            mark = self._names[name] = self._marker.of([*self._said_of(name)]).text
        return mark

    def _said_of(self, name: str) -> Iterator[tuple[object, ...]]:
        resolved, timeline = self._resolved, self._edition.timeline
        paging = resolved.paging
        if name in resolved.by_id:
            event = resolved.by_id[name]
            sources = [account.source for account in event.accounts]
            yield "event", paging.page_of_event(name), event.record, sources
        if name in timeline.sources:
            yield "source", paging.page_of_source(name), timeline.sources[name]
        if name in timeline.people:
            yield "person", paging.page_of_person(name), timeline.people[name]
        if name in resolved.remarks:
            yield "remark", resolved.remarks[name]
