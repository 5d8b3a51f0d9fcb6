"""A timeline's data, once it has been checked: frozen, typed, without I/O.

The words are those of the data format: a timeline has events, an event has
accounts, an account says what one source says. Every record keeps the place it
was read from (`place`) and the places of its keys (`places`), so that any later
finding can point at the right line.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from dateline.data.bibliography.person_names import short_name
from dateline.data.bibliography.web_addresses import account_at, host_of
from dateline.data.media.kinds import MediaKind
from dateline.data.source_types import Called, SourceType
from dateline.dates import Date, Kind, year_of
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
    words they are). `within` is more of the sentence (`in:`), where the words recur. `start`
    (`from:`) is the event's id or the date that the words are counted from, and `told` the date
    of it; None where it has none that can be read.
    """

    source: str = ""
    words: str = ""
    within: str = ""
    start: str = ""
    told: Date | None = None
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
class Holding(Record):
    """Where a paper is kept: an archive, its `town`, the collection, and the paper's shelfmark."""

    name: str
    town: str = ""
    collection: str = ""
    shelfmark: str = ""

    @property
    def parts(self) -> tuple[str, ...]:
        """What is known of it, from the widest to the narrowest."""
        return tuple(filter(None, (self.name, self.town, self.collection, self.shelfmark)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Version(Record):
    """An older version of a source: the day on which it was seen, its private copy, and what we
    saw in it that the newest has not.
    """

    seen: Date
    text: str = ""
    saw: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Record):
    """One published item. Only `type` is required; the rest is what our copy shows.

    `text` is the private copy's path, from the project's root, or `none` where there will
    never be one; of a source that changed it is the newest, and `versions` has the older ones.
    `ignore` are patterns of lines of that copy that are none of the source's words. `removed` is
    when it was taken down. `details` are the texts of the keys that only some types have. `because`
    is our own reasoning about the record, shown as such.
    """

    id: str
    type: SourceType
    title: str = ""
    subtitle: str = ""
    outlet: str = ""
    by: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    translators: tuple[str, ...] = ()
    agency: str = ""
    based_on: tuple[str, ...] = ()
    published: Date | None = None
    published_from: tuple[DateFrom, ...] = ()
    dateline: Dateline | None = None
    language: str = ""
    url: str = ""
    archived: Archive | None = None
    archive: Holding | None = None
    accessed: Date | None = None
    text: str = ""
    ignore: tuple[str, ...] = ()
    versions: tuple[Version, ...] = ()
    removed: Date | None = None
    details: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    note: str = ""
    because: str = ""

    @property
    def has_copy(self) -> bool:
        """Whether there is a private copy, on this machine or another."""
        return bool(self.text) and self.text != NO_COPY

    @property
    def copies(self) -> tuple[str, ...]:
        """The paths of all private copies, the newest first."""
        own = (self.text,) if self.has_copy else ()
        return (*own, *(version.text for version in self.versions if version.text))

    @property
    def full_title(self) -> str:
        """Title and subtitle, in the form that libraries have for them."""
        return ": ".join(filter(None, (self.title, self.subtitle)))

    @property
    def publisher(self) -> str:
        """Who published it: of a work by itself that is its outlet, if no other is named."""
        named = self.details.get("publisher", "")
        return named or (self.outlet if self.type.traits.own_work else "")

    @property
    def container(self) -> str:
        """What it is a part of."""
        return self.outlet if self.outlet != self.publisher else ""

    @property
    def year(self) -> str:
        """The year of publication, with a question mark where it is in doubt; empty if it is not
        one year of our era.
        """
        date = self.published
        if date is None or date.kind is not Kind.POINT or not date.earliest or not date.latest:
            return ""
        year = year_of(date.earliest)
        in_doubt = date.approximate or date.uncertain
        return f"{year}{'?' * in_doubt}" if 0 < year == year_of(date.latest) else ""

    @property
    def known_as(self) -> str:
        """The shortest name that our copy shows, or empty: what is usual for its type, else what
        there is.
        """
        usual = next(filter(None, _CALLED[self.type.traits.called](self)), "")
        named = usual or self.outlet or self.agency or ", ".join(self.by) or self.full_title
        return named or host_of(self.url)

    @property
    def label(self) -> str:
        """What it is called in passing: the name that our copy shows, or its id."""
        return self.known_as or self.id

    @property
    def account(self) -> str:
        """The account that its address names, of what is known by the host of that alone."""
        at_host = self.url and self.known_as == host_of(self.url)
        return account_at(self.url) if at_host else ""

    @property
    def heading(self) -> str:
        """What it is called where it is named alone: its title, or what there is."""
        return self.full_title or self.label


def _by_whom(source: Source, *others: str) -> str:
    """Who wrote it, and in what year: the family names, as far as they are known."""
    names = [short_name(name) for name in source.by or source.editors or others if name]
    if not names:
        return ""
    listed = f"{names[0]} et al." if len(names) > _MOST_AUTHORS else ", ".join(names)
    return " ".join(filter(None, (listed, source.year)))


def _chapter(source: Source) -> str:
    author = _by_whom(source)
    return f"{author} ({source.outlet})" if author and source.outlet else author


def _decision(source: Source) -> str:
    parts = (source.details.get("court", ""), source.details.get("number", ""))
    return ", ".join(filter(None, parts)) if all(parts) else source.full_title or "".join(parts)


def _shelfmark(source: Source) -> str:
    kept = source.archive
    if kept is None:
        return source.full_title
    return ", ".join(filter(None, (kept.name, kept.shelfmark or kept.collection)))


_MOST_AUTHORS: Final = 3
"""So many authors are named in passing."""

_CALLED: Final[Mapping[Called, Callable[[Source], tuple[str, ...]]]] = {
    Called.OUTLET: lambda source: (source.outlet,),
    Called.AUTHOR: lambda source: (_by_whom(source), source.full_title),
    Called.BODY: lambda source: (_by_whom(source, source.publisher), source.full_title),
    Called.CHAPTER: lambda source: (_chapter(source), source.full_title),
    Called.COURT: lambda source: (_decision(source),),
    Called.NUMBER: lambda source: (source.full_title, source.details.get("number", "")),
    Called.SHELFMARK: lambda source: (_shelfmark(source),),
}


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who said it or passed it on: a person's id, or a description of someone unnamed; or one of
    several of these, not known which.
    """

    person: str = ""
    unnamed: str = ""
    one_of: tuple[Speaker, ...] = ()

    @property
    def recorded_as(self) -> str:
        """What the record of a check says of who is quoted."""
        return self.person or self.unnamed or " or ".join(s.recorded_as for s in self.one_of)

    @property
    def people(self) -> tuple[str, ...]:
        """The ids of all people it may be."""
        return (self.person,) if self.person else tuple(s.person for s in self.one_of if s.person)


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation(Record):
    """An account's words in another language. `by` is who translated them; empty if we did."""

    text: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class Count:
    """A number as an account's words have it, and what it is."""

    words: str
    number: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Record):
    """How many of something an account gives: from `low` to `high`, one of them at least, and
    `out_of` how many, if it says so.

    `as_of` is when that was the count, if the account says so.
    """

    of: str
    low: Count | None = None
    high: Count | None = None
    out_of: Count | None = None
    as_of: Date | None = None


class AnswerKind(StrEnum):
    """What an account does to another; the value is the key that names the other."""

    WITHDRAWS = "withdraws"
    REVISES = "revises"
    DENIES = "denies"


@dataclass(frozen=True, slots=True, kw_only=True)
class Account(Record):
    """What one source says of an event.

    `kind` says whose words `words` are; a citation has none. `dispute` and
    `position` are ids, both set or both empty. `date` is set where this source
    gives the event another date than the event's own, `location` (a place's id) where it gives it
    a place of its own. `via` passed it on, the first to the second and so on. `language` is that
    of the words (BCP 47), empty where it is the source's own. `answers` has the ids of the
    accounts, or of an event, that this one withdraws, revises or denies. `doubt` is ours.
    """

    source: str
    id: str = ""
    kind: WordsKind = WordsKind.CITATION
    words: str = ""
    language: str = ""
    translation: Translation | None = None
    by: Speaker | None = None
    via: tuple[Speaker, ...] = ()
    to: str = ""
    said: Date | None = None
    remark: str = ""
    dispute: str = ""
    position: str = ""
    date: Date | None = None
    date_from: tuple[DateFrom, ...] = ()
    location: str = ""
    figure: Figure | None = None
    answers: Mapping[AnswerKind, str] = field(default_factory=lambda: MappingProxyType({}))
    doubt: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Medium(Record):
    """A picture, film, recording or document of an event.

    Either `file` is set, or `url`, an address elsewhere. `file` and `poster` (a picture that is
    shown before it plays) are paths from the timeline's folder, or from the docs folder if they
    begin with `/`. `alt` is what it shows or says; `transcript` is a path like these, or an
    address.
    """

    kind: MediaKind
    alt: str
    file: str = ""
    url: str = ""
    credit: str = ""
    credit_url: str = ""
    poster: str = ""
    transcript: str = ""


@dataclass(frozen=True, slots=True)
class Size:
    """Of a picture, in its own pixels."""

    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Location(Record):
    """A place on the map. `lat` and `lon` are degrees (WGS 84), both set or both None; `within`
    is the id of the place that it is a part of, or empty.
    """

    id: str
    name: str
    lat: float | None = None
    lon: float | None = None
    within: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant(Record):
    """Someone an event is about: a person's id, and as what they took part, or empty."""

    person: str
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventField(Record):
    """A field of events that a timeline declares for itself.

    `values` are those it may have, or empty for any. `is_filter` says that readers filter by it.
    """

    id: str
    label: str
    is_filter: bool = False
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Era(Record):
    """A stretch of time behind the events. Both ends of its date are known. `side` and `source`
    are ids, or empty.
    """

    date: Date
    title: str
    side: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptance(Record):
    """A warning that an editor considered and accepted, and why."""

    code: str
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Record):
    """One dated thing that happened, with what the sources say of it.

    `where` is its place in words, `location` the id of a place. `fields` are the timeline's own.
    `key` says that an overview shows it whatever else it leaves out. `after` are the ids of events
    that it came after.
    """

    id: str
    date: Date
    title: str
    was: tuple[str, ...] = ()
    date_from: tuple[DateFrom, ...] = ()
    after: tuple[str, ...] = ()
    text: str = ""
    where: str = ""
    location: str = ""
    people: tuple[Participant, ...] = ()
    topics: tuple[str, ...] = ()
    media: tuple[Medium, ...] = ()
    fields: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    key: bool = False
    added: Date | None = None
    draft: bool = False
    note: str = ""
    accept: tuple[Acceptance, ...] = ()
    accounts: tuple[Account, ...] = ()

    @property
    def image(self) -> Medium | None:
        """The first picture that is a file, or None."""
        pictures = (medium for medium in self.media if medium.kind.traits.is_picture)
        return next((picture for picture in pictures if picture.file), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction(Record):
    """A change to what was published: on which day, of what, and why.

    `moved_to` is where an event is now: the folder of another timeline, a slash and its id there.
    """

    on: Date
    kind: CorrectionKind
    event: str = ""
    was: str = ""
    now: str = ""
    why: str = ""
    moved_to: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check(Record):
    """The record of one verbatim string's check against its source (checked.yml).

    `key` is a hash of source, kind and words; `grade` a grade of `dateline.quotes`;
    `start` and `end` are offsets in the text whose SHA-256 is `sha256`; `on` is the
    day (ISO). `fragment` is the text directive for a link that lands on the words.
    `cut_start` and `cut_end` say that the words start or stop inside a sentence. `by` is
    who is quoted, `doubts` are the codes of the doubts found. `old` says that the record is of
    a form that had neither. `version` is the day (ISO) of the older version of the source that has
    the words, where the newest has them no more.
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
    version: str = ""
    old: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Published(Record):
    """The ids that readers may have linked to (published.yml)."""

    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OtherLanguage:
    """The same timeline in another language: the tag, and the folder below the docs folder."""

    language: str
    folder: str


@dataclass(frozen=True, slots=True)
class OriginalOf:
    """What a translation translates: the original's folder. `own_files` are the files that have
    the translation's words, as people see them.
    """

    folder: str
    own_files: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline(Record):
    """A whole timeline, checked. Mappings go from id to record, in file order.

    `folder` is below the docs folder, posix, empty for the docs folder itself;
    `files` are its data files, relative to the docs folder; `elsewhere` are the titles of the
    events of all timelines of the site, by folder and id. `sizes` are those of its pictures, by
    their paths as the data have them, as far as they are known. `halves` are the events that are
    not whole, with a date or a title made up: they are there only so that what is wrong with
    their words is reported at once with the rest, and where there are any, nothing is rendered.
    `original` is set for a translation. `other_languages` are those that the timeline is in beside
    its own, the original's first.
    """

    folder: str
    title: str
    summary: str = ""
    language: str = "en"
    zone: str = ""
    date_order: str = ""
    newest_first: bool = False
    sides: Mapping[str, Side]
    eras: tuple[Era, ...] = ()
    fields: Mapping[str, EventField] = field(default_factory=lambda: MappingProxyType({}))
    locations: Mapping[str, Location] = field(default_factory=lambda: MappingProxyType({}))
    disputes: Mapping[str, Dispute]
    remarks: Mapping[str, Remark]
    people: Mapping[str, Person]
    sources: Mapping[str, Source]
    events: Mapping[str, Event]
    corrections: tuple[Correction, ...] = ()
    checks: Mapping[str, Check]
    published: Published
    files: tuple[str, ...] = ()
    elsewhere: Mapping[str, Mapping[str, str]] = field(
        default_factory=lambda: MappingProxyType({}), compare=False, repr=False
    )
    sizes: Mapping[str, Size] = field(default_factory=lambda: MappingProxyType({}))
    halves: tuple[Event, ...] = ()
    original: OriginalOf | None = None
    other_languages: tuple[OtherLanguage, ...] = ()
