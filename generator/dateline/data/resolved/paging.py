"""Which page has what, worked out once for all that links to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from dateline.data.file_names import INDEX, PAGES, PEOPLE, SOURCES
from dateline.data.resolved.records import ResolvedEvent, ResolvedPerson, ResolvedSource
from dateline.dates import Date

Record = TypeVar("Record", ResolvedPerson, ResolvedSource)


@dataclass(frozen=True, slots=True)
class Period:
    """A part of the timeline that has a page of its own.

    `edtf` is a year or a month; `date` is the same as a date, for showing. `events` are in
    the order of showing.
    """

    edtf: str
    path: str
    date: Date
    events: tuple[ResolvedEvent, ...]


@dataclass(frozen=True, slots=True)
class Part(Generic[Record]):
    """A page of a list that is too long for one: `first` and `last` count from 1."""

    path: str
    first: int
    last: int
    records: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class Paging:
    """The pages of a timeline, paths below its folder.

    `periods`, `people_parts` and `source_parts` are empty where one page has room for all.
    The mappings go from an id to the page that has the record.
    """

    periods: tuple[Period, ...]
    people_parts: tuple[Part[ResolvedPerson], ...]
    source_parts: tuple[Part[ResolvedSource], ...]
    events: Mapping[str, str]
    people: Mapping[str, str]
    sources: Mapping[str, str]

    def page_of_event(self, event_id: str) -> str:
        """The page that has an event; the timeline's first for an id that is no event's."""
        return self.events.get(event_id, INDEX)

    def page_of_person(self, person_id: str) -> str:
        """The page that has a person's record."""
        return self.people.get(person_id, PEOPLE)

    def page_of_source(self, source_id: str) -> str:
        """The page that has a source's record."""
        return self.sources.get(source_id, SOURCES)

    def is_part(self, page: str) -> bool:
        """Whether a page has a part of what another page leads to."""
        return page not in PAGES
