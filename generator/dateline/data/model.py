"""A timeline's data, once it has been checked: frozen, typed, without I/O.

The words are those of the data format: a timeline has events, an event has
accounts, an account says what one source says. Every record keeps the place it
was read from (`place`) and the places of its keys (`places`), so that any later
finding can point at the right line.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from dateline.data.source_types import SourceType
from dateline.dates import Date
from dateline.problems import Place

NOWHERE = Place("")
NO_COPY = "none"
"""What a source's `text` says where no one will ever have a copy."""
_NONE: Mapping[str, Place] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What every record has: its place, and the place of each key's value."""

    place: Place = NOWHERE
    places: Mapping[str, Place] = field(default_factory=lambda: _NONE, compare=False, repr=False)

    def place_of(self, key: str) -> Place:
        """The place of a key's value, or of the record if the key is absent."""
        return self.places.get(key, self.place)


class WordsKind(StrEnum):
    """How an account gives its words. Each is verbatim from the source."""

    QUOTE = "quote"  # the speaker's words
    PARAPHRASE = "paraphrase"  # the source's words for what a speaker said
    NARRATION = "narration"  # the source's own voice
    CITATION = "citation"  # no words: the source is only named


class CorrectionKind(StrEnum):
    """What a correction did to an event."""

    CORRECTION = "correction"
    CLARIFICATION = "clarification"
    UPDATE = "update"
    RETRACTION = "retraction"


@dataclass(frozen=True, slots=True, kw_only=True)
class Side(Record):
    """A party to the timeline's disputes."""

    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Position(Record):
    """One answer to a dispute's question, in our neutral words."""

    id: str
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute(Record):
    """A question on which the sides or the sources differ."""

    id: str
    question: str
    positions: tuple[Position, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark(Record):
    """One utterance that several sources report; that it is one is our judgement.

    `spoken_in` is the language it was spoken in (BCP 47), if known.
    """

    id: str
    same_because: str
    spoken_in: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Role(Record):
    """What a person was, and when."""

    role: str
    start: Date | None = None
    end: Date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Record):
    """Someone who speaks or is spoken of; a group too. `side` is a side's id or empty."""

    id: str
    name: str
    side: str = ""
    also: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DateFrom(Record):
    """How a date is known: a source's words, or the editor's own reasoning.

    Either `because` is set, or `words` (and `source`, the id of the source whose
    words they are). `within` is more of the sentence (`in:`), where the words recur.
    """

    source: str = ""
    words: str = ""
    within: str = ""
    because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline(Record):
    """The place and date that a news item states at its head. The source's `place` of
    writing is `town`, since every record's own `place` is its place in the file.
    """

    town: str = ""
    date: Date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive(Record):
    """An archived copy of a source."""

    url: str
    on: Date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Record):
    """One published item. Only `type` is required; the rest is what our copy shows.

    `text` is the private copy's path, from the project's root, or `none` where there will
    never be one. `details` are the keys that only its type has, with their text. `because` is
    our own reasoning about the record, shown as such.
    """

    id: str
    type: SourceType
    title: str = ""
    outlet: str = ""
    by: tuple[str, ...] = ()
    agency: str = ""
    based_on: tuple[str, ...] = ()
    published: Date | None = None
    published_from: tuple[DateFrom, ...] = ()
    dateline: Dateline | None = None
    language: str = ""
    url: str = ""
    archived: Archive | None = None
    accessed: Date | None = None
    text: str = ""
    details: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    because: str = ""

    @property
    def has_copy(self) -> bool:
        """Whether there is a private copy, on this machine or another."""
        return bool(self.text) and self.text != NO_COPY

    @property
    def known_as(self) -> str:
        """The shortest name that our copy shows, or empty."""
        return self.outlet or self.agency or ", ".join(self.by) or self.title

    @property
    def label(self) -> str:
        """What it is called in passing: the name that our copy shows, or its id."""
        return self.known_as or self.id

    @property
    def heading(self) -> str:
        """What it is called where it is named alone: its title, or what there is."""
        return self.title or self.label


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who said it or passed it on: a person's id, or a description of someone unnamed."""

    person: str = ""
    unnamed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account(Record):
    """What one source says of an event.

    `kind` says whose words `words` are; a citation has none. `dispute` and
    `position` are ids, both set or both empty. `date` is set where this source
    gives the event another date than the event's own.
    """

    source: str
    kind: WordsKind = WordsKind.CITATION
    words: str = ""
    by: Speaker | None = None
    via: Speaker | None = None
    to: str = ""
    said: Date | None = None
    remark: str = ""
    dispute: str = ""
    position: str = ""
    date: Date | None = None
    date_from: tuple[DateFrom, ...] = ()
    at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Image(Record):
    """A picture: a file in the timeline's folder, its text alternative and its credit."""

    file: str
    alt: str
    credit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptance(Record):
    """A warning that an editor considered and accepted, and why."""

    code: str
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Record):
    """One dated thing that happened, with what the sources say of it."""

    id: str
    date: Date
    title: str
    was: tuple[str, ...] = ()
    date_from: tuple[DateFrom, ...] = ()
    text: str = ""
    where: str = ""
    topics: tuple[str, ...] = ()
    image: Image | None = None
    added: Date | None = None
    draft: bool = False
    note: str = ""
    accept: tuple[Acceptance, ...] = ()
    accounts: tuple[Account, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction(Record):
    """A change to what was published: on which day, of what, and why."""

    on: Date
    kind: CorrectionKind
    event: str = ""
    was: str = ""
    now: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check(Record):
    """The record of one verbatim string's check against its source (checked.yml).

    `key` is a hash of source, kind and words; `grade` a grade of `dateline.quotes`;
    `start` and `end` are offsets in the text whose SHA-256 is `sha256`; `on` is the
    day (ISO). `fragment` is the text directive for a link that lands on the words.
    `cut_start` and `cut_end` tell that the words start or stop inside a sentence. `by` is
    who is quoted, `doubts` are the codes of the doubts found. `old` tells that the record is of
    a form that had neither.
    """

    key: str
    source: str
    grade: str
    start: int
    end: int
    sha256: str
    on: str
    fragment: str = ""
    cut_start: bool = False
    cut_end: bool = False
    by: str = ""
    doubts: tuple[str, ...] = ()
    old: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Published(Record):
    """The ids that readers may have linked to (published.yml)."""

    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline(Record):
    """A whole timeline, checked. Mappings go from id to record, in file order.

    `folder` is below the docs folder, posix, empty for the docs folder itself;
    `files` are its data files, relative to the docs folder. `halves` are the events that are
    not whole, with a date or a title made up: they are there only so that what is wrong with
    their words is reported at once with the rest, and where there are any, nothing is rendered.
    """

    folder: str
    title: str
    summary: str = ""
    language: str = "en"
    zone: str = ""
    date_order: str = ""
    newest_first: bool = False
    sides: Mapping[str, Side]
    disputes: Mapping[str, Dispute]
    remarks: Mapping[str, Remark]
    people: Mapping[str, Person]
    sources: Mapping[str, Source]
    events: Mapping[str, Event]
    corrections: tuple[Correction, ...] = ()
    checks: Mapping[str, Check]
    published: Published
    files: tuple[str, ...] = ()
    halves: tuple[Event, ...] = ()
