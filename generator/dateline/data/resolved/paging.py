"""Which page has what, worked out once for all that links to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from dateline.data.file_names import INDEX, PAGES, PEOPLE, SOURCES
from dateline.data.resolved.records import ResolvedEvent, ResolvedPerson, ResolvedSource
from dateline.dates import Date

Record = TypeVar("Record", ResolvedPerson, ResolvedSource)


@dataclass(frozen=True, slots=True)
class Period:
    """A part of the timeline that has a page of its own.

    `name` is a century, a decade, a year, a month, a day or an hour as EDTF, or ten days of a month
    (`2020-06-01_10`), or `undated`; `date` is the same as a date, for showing. `events` are in
    the order of showing.
    """

    name: str
    path: str
    date: Date
    events: tuple[ResolvedEvent, ...]

    @property
    def anchor(self) -> str:
        """The id of its heading on the overview."""
        return f"on_{self.name}"


@dataclass(frozen=True, slots=True)
class Part(Generic[Record]):
    """A page of a list that is too long for one: `first` and `last` count from 1."""

    path: str
    first: int
    last: int
    records: tuple[Record, ...]


def by_outlet(sources: Sequence[ResolvedSource]) -> tuple[ResolvedSource, ...]:
    """Sources by what they are called, those of one outlet by the account that they are at, and
    else as they were.
    """
    return tuple(sorted(sources, key=_by_name))


def _by_name(source: ResolvedSource) -> tuple[str, str]:
    record = source.record
    return filed_under(record.label).casefold(), record.account.casefold()


def filed_under(label: str) -> str:
    """A label as lists file it: without an English article, which half of all outlets have.

    >>> filed_under("The Harbour Herald")
    'Harbour Herald'
    """
    first, _, rest = label.strip().partition(" ")
    return rest if rest and first.casefold() == "the" else label.strip()


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
