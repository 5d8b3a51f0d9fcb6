"""The records that authors write, and their keys: one row each.

All that must know every key reads this table: the check of unknown keys and their hints, and
the tables of the guide's reference (`make tables`). To add a key, add a row, a field
of the model, and a line where the record is read (`check/records/`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Final

from dateline.data.media.kinds import MediaKind
from dateline.data.source_types import Shape, SourceField, SourceType, types_with_field
from dateline.problems.wording import listed

# Matches `(#person-keys)` in `a section: [people](#person-keys)`.
_ANCHOR: Final = re.compile(r"\(#([\w-]+-keys)\)")


class Kind(StrEnum):
    """What shape a key's value has, and what kind of text it contains."""

    TEXT = "text"
    PROSE = "prose"  # Markdown
    DATE = "date"
    DAY = "day"  # one full day
    FLAG = "flag"  # true or false
    WORD = "word"  # one of a few words
    ID = "id"
    REFERENCE = "reference"  # the id of a record
    ADDRESS = "address"  # http or https
    PATH = "path"
    SITE_PATH = "site-path"  # from the timeline's folder; after a `/`, from the docs folder
    LANGUAGE = "language"
    ZONE = "zone"
    NUMBER = "number"
    SPEAKER = "speaker"  # a person's id, or a record of someone unnamed
    SPEAKERS = "speakers"  # the same, or a list of them
    COUNT = "count"  # a number in digits, or a record of one in letters
    TEXTS = "texts"
    NAMES = "names"  # a list of texts, or of records of a family and a given name
    IDS = "ids"
    REFERENCES = "references"
    RECORD = "record"
    RECORDS = "records"  # a list
    NAMED_TEXTS = "named-texts"  # ids, each with one line of text
    TERMS = "terms"  # texts, each with what it is in another language
    NAMED_VALUES = "named-values"  # ids, each with a text or a list of texts
    NAMED_RECORDS = "named-records"  # ids, each with a record


class Translated(StrEnum):
    """What a timeline that translates another does with a key's value."""

    NOT = "not"  # it is the original's
    HERE = "here"  # it is written anew, in the record of the same id
    NAME = "name"  # so are names, where they differ: nothing is missing without
    TERM = "term"  # it is one of the `terms`
    LABEL = "label"  # it may be one: nothing is missing without
    WITHIN = "within"  # it contains records or ids that have such keys


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a record. `says` is a line of Markdown for the reference page.

    `of` names the section that has the id of a reference. `words` are the values that a `WORD`
    may have. `translated` is what becomes of it in another language.
    """

    name: str
    kind: Kind
    says: str
    required: bool = field(default=False, kw_only=True)
    since: str = field(default="0.1", kw_only=True)
    of: str = field(default="", kw_only=True)
    words: tuple[str, ...] = field(default=(), kw_only=True)
    translated: Translated = field(default=Translated.NOT, kw_only=True)

    @property
    def records(self) -> str:
        """The anchor of the records that the value is made of, as `says` links it, or empty."""
        found = _ANCHOR.search(self.says)
        return found[1] if found else ""


@dataclass(frozen=True)
class RecordKeys:
    """A kind of record: what messages call it, with its article, and its keys in order.

    `anchor` is its place in the reference page, empty for what only the program writes. An id
    alone in place of the record is the value of its key `alone`. Of the keys in `needs_one` at
    least one must be there, of those in `has_one` at most one can be.
    """

    what: str
    anchor: str
    keys: tuple[Key, ...]
    alone: str = field(default="", kw_only=True)
    needs_one: tuple[str, ...] = field(default=(), kw_only=True)
    has_one: tuple[str, ...] = field(default=(), kw_only=True)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of the keys, in the order of the table."""
        return tuple(key.name for key in self.keys)

    @cached_property
    def known(self) -> frozenset[str]:
        """The same, for who asks whether one is there: that is a hundred times for each event."""
        return frozenset(self.names)


SECTIONS: Final = (
    "people", "sources", "places", "events", "disputes", "remarks", "corrections",
)  # fmt: skip
"""Parts of a timeline that may be in timeline.yml, in a file, or in a folder of files."""

SHARED_SECTIONS: Final = ("people", "sources", "places")
"""Those that a folder of shared records may have."""

TIMELINE: Final = RecordKeys(
    "a timeline",
    "timeline-keys",
    (
        Key(
            "title",
            Kind.TEXT,
            "the timeline's title; without it, a warning, and the folder's name",
            translated=Translated.HERE,
        ),
        Key("summary", Kind.PROSE, "prose: one or two sentences", translated=Translated.HERE),
        Key(
            "language",
            Kind.LANGUAGE,
            "a language tag, such as `en` or `pt-BR`: of the pages, and of names of months in "
            "dates; `en` if left out",
        ),
        Key(
            "translates",
            Kind.TEXT,
            "the folder, from this one, of a timeline that this one has [in another "
            "language](languages.md): `../../talks`",
        ),
        Key(
            "terms",
            Kind.TERMS,
            "of a translation: texts of the original that are short or recur, such as its topics, "
            "each with what it is in this language: `{talks: pourparlers}`",
        ),
        Key(
            "zone",
            Kind.ZONE,
            "the time zone of clock times without one, such as `Asia/Makassar`",
        ),
        Key(
            "order",
            Kind.WORD,
            "`oldest-first` (the default) or `newest-first`",
            words=("oldest-first", "newest-first"),
        ),
        Key(
            "date_order",
            Kind.WORD,
            "what 07/08/2022 means: `dmy` (7 August) or `mdy` (July 8); refused if left out",
            words=("dmy", "mdy"),
        ),
        Key(
            "uses",
            Kind.TEXTS,
            "a list of folders, from this one, with [records that several timelines "
            "share](write.md#shared): `[../records]`",
        ),
        Key("calendar", Kind.RECORD, "of what [calendar](#calendar-keys) its days are"),
        Key(
            "sides",
            Kind.NAMED_TEXTS,
            "ids and names: `{north: Northland, south: Southland}`",
            translated=Translated.NAME,
        ),
        Key("eras", Kind.RECORDS, "a list of [stretches of time](#era-keys) that events are in"),
        Key(
            "fields",
            Kind.NAMED_RECORDS,
            "ids, each with a [field](#field-keys) that your events have",
        ),
        Key(
            "people",
            Kind.NAMED_RECORDS,
            "a section: [people](#person-keys)",
            translated=Translated.WITHIN,
        ),
        Key("sources", Kind.NAMED_RECORDS, "a section: [sources](#source-keys)"),
        Key(
            "places",
            Kind.NAMED_RECORDS,
            "a section: [places](#place-keys)",
            translated=Translated.WITHIN,
        ),
        Key(
            "events", Kind.RECORDS, "a section: [events](#event-keys)", translated=Translated.WITHIN
        ),
        Key(
            "disputes",
            Kind.NAMED_RECORDS,
            "a section: [disputes](#dispute-keys)",
            translated=Translated.WITHIN,
        ),
        Key(
            "remarks",
            Kind.NAMED_RECORDS,
            "a section: [remarks](#remark-keys)",
            translated=Translated.WITHIN,
        ),
        Key("corrections", Kind.RECORDS, "a section: [corrections](#correction-keys)"),
    ),
)

CALENDAR: Final = RecordKeys(
    "a calendar",
    "calendar-keys",
    (
        Key(
            "julian-until",
            Kind.DAY,
            "the first day that is of our calendar: days before it are read in the Julian one, "
            "such as `1582-10-15` (Rome), `1752-09-14` (Britain) or `1918-02-14` (Russia)",
            required=True,
        ),
    ),
)

ERA: Final = RecordKeys(
    "an era",
    "era-keys",
    (
        Key("date", Kind.DATE, "from when to when: both ends are known", required=True),
        Key("title", Kind.TEXT, "plain text", required=True, translated=Translated.TERM),
        Key("side", Kind.REFERENCE, "a side's id: the era is drawn in its colour", of="sides"),
        Key("source", Kind.REFERENCE, "the id of the source that has the era", of="sources"),
    ),
)

EVENT: Final = RecordKeys(
    "an event",
    "event-keys",
    (
        Key(
            "id",
            Kind.ID,
            "the event's id; it becomes its address. In a file that is one event, the file's name",
            required=True,
        ),
        Key("was", Kind.IDS, "a list of ids that it had before"),
        Key(
            "date",
            Kind.DATE,
            "the date; `unknown` where nothing is known of it, with `because` in `date_from`",
            required=True,
        ),
        Key("date_from", Kind.RECORDS, "a list: [how the date is known](#date_from-keys)"),
        Key(
            "after",
            Kind.REFERENCES,
            "a list of ids: events that it came after, where their dates do not say so",
            of="events",
        ),
        Key("title", Kind.TEXT, "plain text", required=True, translated=Translated.HERE),
        Key("text", Kind.PROSE, "prose", translated=Translated.HERE),
        Key("where", Kind.TEXT, "plain text: the place", translated=Translated.NAME),
        Key("place", Kind.REFERENCE, "a place's id; `where` may say more beside it", of="places"),
        Key(
            "people",
            Kind.RECORDS,
            "a list of those it is about: ids of people, or [records](#participant-keys) that say "
            "as what",
        ),
        Key(
            "topics", Kind.TEXTS, "a list of plain texts, to filter by", translated=Translated.TERM
        ),
        Key(
            "fields",
            Kind.NAMED_VALUES,
            "the timeline's own [fields](#field-keys), each with a text or a list of texts",
            translated=Translated.TERM,
        ),
        Key("image", Kind.RECORD, "a [picture](#image-keys): the short form of `media`"),
        Key("media", Kind.RECORDS, "a list of [pictures, films and so on](#medium-keys)"),
        Key(
            "key",
            Kind.FLAG,
            "`true` shows it in the overview of a long timeline, and lets readers filter by it",
        ),
        Key("added", Kind.DAY, "the day you added it; feeds use it"),
        Key(
            "draft",
            Kind.FLAG,
            "`true` leaves it out of what is published; `false` if left out",
        ),
        Key("note", Kind.TEXT, "for editors, never on a page"),
        Key("accept", Kind.RECORDS, "a list of [warnings accepted](#accept-keys)"),
        Key(
            "accounts",
            Kind.RECORDS,
            "a list of [accounts](#account-keys); an id alone is a citation",
            translated=Translated.WITHIN,
        ),
    ),
)

ACCOUNT: Final = RecordKeys(
    "an account",
    "account-keys",
    (
        Key("source", Kind.REFERENCE, "a source's id", required=True, of="sources"),
        Key("id", Kind.ID, "an id, so that other accounts can answer this one"),
        Key(
            "by",
            Kind.SPEAKER,
            "who says it: a person's id, `{unnamed: …}`, or `{one_of: [ana, ben]}` if it is not "
            "known which of them",
            of="people",
        ),
        Key(
            "via",
            Kind.SPEAKERS,
            "who passed it on: the same, or a list, the first of whom passed it to the next",
            of="people",
        ),
        Key("to", Kind.TEXT, "plain text: to whom", translated=Translated.LABEL),
        Key("said", Kind.DATE, "the date on which it was said, if stated"),
        Key(
            "quote",
            Kind.TEXT,
            "the speaker's words; an account has one of `quote`, `paraphrase` and `narration`",
        ),
        Key("paraphrase", Kind.TEXT, "the source's words for what was said"),
        Key("narration", Kind.TEXT, "the source's own voice; no `by`"),
        Key("language", Kind.LANGUAGE, "a language tag of the words, if not the source's own"),
        Key(
            "translation",
            Kind.RECORD,
            "the words in the timeline's language: a [translation](#translation-keys)",
            translated=Translated.NAME,
        ),
        Key("remark", Kind.REFERENCE, "the id of a remark", of="remarks"),
        Key("position", Kind.REFERENCE, "a dispute's id, a slash, a position's id", of="positions"),
        Key("date", Kind.DATE, "the date, if this source gives the event another"),
        Key(
            "date_from",
            Kind.RECORDS,
            "a list: [how that date is known](#date_from-keys); `source` may be left out",
        ),
        Key(
            "place",
            Kind.REFERENCE,
            "a place's id, if this source gives the event another",
            of="places",
        ),
        Key("figure", Kind.RECORD, "how many of something: a [figure](#figure-keys)"),
        Key(
            "withdraws",
            Kind.REFERENCE,
            "the `id` of an account that this one takes back",
            of="accounts",
        ),
        Key(
            "revises",
            Kind.REFERENCE,
            "the `id` of an account that this one replaces",
            of="accounts",
        ),
        Key(
            "denies",
            Kind.REFERENCE,
            "the `id` of an account that this one denies, or an event's id",
            of="accounts",
        ),
        Key(
            "doubt",
            Kind.TEXT,
            "your own doubt about the account or the copy, shown as yours",
            translated=Translated.TERM,
        ),
        Key("at", Kind.TEXT, "plain text: where in the source", translated=Translated.LABEL),
    ),
    alone="source",
    has_one=("quote", "paraphrase", "narration"),
)

UNNAMED: Final = RecordKeys(
    "a speaker without a name",
    "",
    (
        Key("unnamed", Kind.TEXT, "who it is, in the source's words"),
        Key("one_of", Kind.SPEAKERS, "those it may be", of="people"),
    ),
    needs_one=("unnamed", "one_of"),
    has_one=("unnamed", "one_of"),
)

TRANSLATION: Final = RecordKeys(
    "a translation",
    "translation-keys",
    (
        Key("text", Kind.TEXT, "the words, translated", required=True),
        Key("by", Kind.TEXT, "who translated them; left out if you did"),
    ),
)

FIGURE: Final = RecordKeys(
    "a figure",
    "figure-keys",
    (
        Key(
            "of",
            Kind.TEXT,
            "of what: `killed`; the same words in all accounts of an event",
            required=True,
            translated=Translated.TERM,
        ),
        Key(
            "low",
            Kind.COUNT,
            "the lowest number, as the words have it: `30`, `1,200`; one in letters as a "
            "[record](#count-keys)",
        ),
        Key(
            "high", Kind.COUNT, "the highest number; the same as `low` if the words have one number"
        ),
        Key(
            "out_of",
            Kind.COUNT,
            "of how many, as the words have it, where they say so: the `40` of `3 of 40`",
        ),
        Key("as_of", Kind.DATE, "when that was the count, if the source says so"),
    ),
    needs_one=("low", "high"),
)

COUNT: Final = RecordKeys(
    "a number in letters",
    "count-keys",
    (
        Key("words", Kind.TEXT, "as the account's words have it: `nine`", required=True),
        Key("number", Kind.NUMBER, "what it is: `9`", required=True),
    ),
)

DATE_FROM: Final = RecordKeys(
    "a date_from item",
    "date_from-keys",
    (
        Key("source", Kind.REFERENCE, "the id of the source whose words they are", of="sources"),
        Key("words", Kind.TEXT, "its words, verbatim"),
        Key(
            "from",
            Kind.TEXT,
            'what words such as "the next day" are counted from: an event\'s id, or a date',
        ),
        Key(
            "in",
            Kind.TEXT,
            "more of the sentence, verbatim, where the source has the words more than once",
        ),
        Key("because", Kind.TEXT, "your own reasoning, shown as yours", translated=Translated.TERM),
    ),
    needs_one=("words", "because"),
)

IMAGE: Final = RecordKeys(
    "an image",
    "image-keys",
    (
        Key("file", Kind.SITE_PATH, "a path from the timeline's folder", required=True),
        Key(
            "alt",
            Kind.TEXT,
            "what the picture shows, for those who cannot see it",
            required=True,
            translated=Translated.TERM,
        ),
        Key("credit", Kind.TEXT, "plain text: whose it is", translated=Translated.LABEL),
        Key("credit_url", Kind.ADDRESS, "where the credit leads to"),
    ),
)

MEDIUM: Final = RecordKeys(
    "a medium",
    "medium-keys",
    (
        Key(
            "file",
            Kind.SITE_PATH,
            "a path from the timeline's folder, or from the docs folder if it begins with `/`; a "
            "medium has `file` or `url`",
        ),
        Key("url", Kind.ADDRESS, "its address elsewhere: readers get a link, and load nothing"),
        Key(
            "kind",
            Kind.WORD,
            listed(MediaKind),
            required=True,
            words=tuple(map(str, MediaKind)),
        ),
        Key(
            "alt",
            Kind.TEXT,
            "what it shows or says, for those who cannot see or hear it",
            required=True,
            translated=Translated.TERM,
        ),
        Key("credit", Kind.TEXT, "plain text: whose it is", translated=Translated.LABEL),
        Key("credit_url", Kind.ADDRESS, "where the credit leads to"),
        Key(
            "poster",
            Kind.SITE_PATH,
            "a picture of yours that is shown in its place: a path, as `file`",
        ),
        Key("transcript", Kind.TEXT, "its words: a path, as `file`, or an address"),
    ),
    needs_one=("file", "url"),
    has_one=("file", "url"),
)

PARTICIPANT: Final = RecordKeys(
    "someone an event is about",
    "participant-keys",
    (
        Key("person", Kind.REFERENCE, "a person's id", required=True, of="people"),
        Key("as", Kind.TEXT, "plain text: as what they took part", translated=Translated.TERM),
    ),
    alone="person",
)

PLACE: Final = RecordKeys(
    "a place",
    "place-keys",
    (
        Key("name", Kind.TEXT, "plain text", required=True, translated=Translated.NAME),
        Key("lat", Kind.NUMBER, "degrees north, negative for south: `41.8955`; with `lon`"),
        Key("lon", Kind.NUMBER, "degrees east, negative for west: `12.4823`"),
        Key("within", Kind.REFERENCE, "the id of the place that it is a part of", of="places"),
    ),
)

FIELD: Final = RecordKeys(
    "a field",
    "field-keys",
    (
        Key(
            "label",
            Kind.TEXT,
            "what readers see: plain text",
            required=True,
            translated=Translated.TERM,
        ),
        Key("filter", Kind.FLAG, "`true` lets readers filter by it"),
        Key(
            "values",
            Kind.TEXTS,
            "a list of all that it may be; anything if left out",
            translated=Translated.TERM,
        ),
    ),
)

ACCEPT: Final = RecordKeys(
    "an accepted warning",
    "accept-keys",
    (
        Key("code", Kind.TEXT, "the code at the end of the warning", required=True),
        Key("because", Kind.TEXT, "why it may stay", required=True),
    ),
)

PERSON: Final = RecordKeys(
    "a person",
    "person-keys",
    (
        Key("name", Kind.TEXT, "plain text", required=True, translated=Translated.NAME),
        Key("side", Kind.REFERENCE, "a side's id", of="sides"),
        Key("also", Kind.TEXTS, "a list of other names that sources use"),
        Key("roles", Kind.RECORDS, "a list of [roles](#role-keys)"),
    ),
)

ROLE: Final = RecordKeys(
    "a role",
    "role-keys",
    (
        Key("role", Kind.TEXT, "plain text", required=True, translated=Translated.TERM),
        Key("from", Kind.DATE, "the date it began"),
        Key("to", Kind.DATE, "the date it ended"),
    ),
)

_KINDS: Final[Mapping[Shape, Kind]] = {
    Shape.TEXT: Kind.TEXT,
    Shape.NAMES: Kind.NAMES,
    Shape.HOLDING: Kind.RECORD,
}


def _keys_of_types() -> Iterator[Key]:
    """The keys that only some types of source have."""
    for source_field, kinds in types_with_field().items():
        yield Key(source_field.name, _KINDS[source_field.shape], _said_of(source_field, kinds))


def _said_of(source_field: SourceField, kinds: Sequence[SourceType]) -> str:
    """What the reference says of a key, and which types have it, in as few words as do."""
    others = [kind for kind in SourceType if kind not in kinds]
    has, which = ("only", kinds) if len(kinds) <= len(others) else ("not", others)
    return f"{source_field.says}; {has} of {listed(which, last='and' if has == 'only' else 'or')}"


SOURCE: Final = RecordKeys(
    "a source",
    "source-keys",
    (
        Key(
            "type",
            Kind.WORD,
            listed(SourceType),
            required=True,
            words=tuple(map(str, SourceType)),
        ),
        Key("title", Kind.TEXT, "plain text"),
        Key("subtitle", Kind.TEXT, "plain text"),
        Key(
            "outlet",
            Kind.TEXT,
            "what it is in, or who published it: a paper, a channel; of a `chapter` the book, of "
            "an `article` the journal, of a `court` the reporter",
        ),
        Key("by", Kind.NAMES, "a list of authors: [names](#full-name-keys)"),
        Key("agency", Kind.TEXT, "who did the reporting"),
        Key("based_on", Kind.REFERENCES, "a list of sources that it retells", of="sources"),
        Key("published", Kind.DATE, "the date of publication"),
        Key(
            "published_from",
            Kind.RECORDS,
            "a list: [how that is known](#date_from-keys); `source` may be left out",
        ),
        Key(
            "dateline",
            Kind.RECORD,
            "the [place and date](#dateline-keys) at the head of a report",
        ),
        Key("language", Kind.LANGUAGE, "a language tag"),
        Key("url", Kind.ADDRESS, "its address, http or https"),
        Key("archived", Kind.RECORD, "an [archived copy](#archived-keys)"),
        Key("accessed", Kind.DATE, "the date on which you read it"),
        Key(
            "text",
            Kind.PATH,
            "the private copy: a path from the project's root; or `none`, with `because`, where "
            "no one will have one",
        ),
        Key(
            "ignore",
            Kind.TEXTS,
            "a list of [lines of the copy](check.md#page-numbers-and-headers-of-a-copy) that are "
            "none of the source's words: page numbers, headers",
        ),
        Key(
            "versions",
            Kind.RECORDS,
            "a list of [older versions](#version-keys) of a source that changed, oldest first; "
            "`text` is the newest",
        ),
        Key("removed", Kind.DATE, "the date on which it was taken down, or was gone"),
        *_keys_of_types(),
        Key(
            "note", Kind.TEXT, "plain text: a note on it, shown with it", translated=Translated.TERM
        ),
        Key(
            "because",
            Kind.TEXT,
            "your reasoning about the record, shown as yours",
            translated=Translated.TERM,
        ),
    ),
)

NAME: Final = RecordKeys(
    "a name",
    "full-name-keys",
    (
        Key("family", Kind.TEXT, "the family name, by which lists are sorted", required=True),
        Key("given", Kind.TEXT, "the given names"),
    ),
)

VERSION: Final = RecordKeys(
    "a version",
    "version-keys",
    (
        Key("seen", Kind.DAY, "the day on which you saw it", required=True),
        Key("text", Kind.PATH, "the private copy: a path from the project's root"),
        Key(
            "saw",
            Kind.TEXT,
            "plain text: what it said that the newest does not, in your words",
            translated=Translated.TERM,
        ),
    ),
)

HOLDING: Final = RecordKeys(
    "an archive",
    "archive-keys",
    (
        Key("name", Kind.TEXT, "the archive's name", required=True),
        Key("place", Kind.TEXT, "the town that it is in"),
        Key("collection", Kind.TEXT, "the collection that the paper is in"),
        Key("shelfmark", Kind.TEXT, "what the archive calls the paper"),
    ),
)

DATELINE: Final = RecordKeys(
    "a dateline",
    "dateline-keys",
    (
        Key("place", Kind.TEXT, "plain text"),
        Key("date", Kind.DATE, "a date; words of `date_from` are counted from it"),
    ),
)

ARCHIVED: Final = RecordKeys(
    "an archived copy",
    "archived-keys",
    (
        Key(
            "url",
            Kind.ADDRESS,
            "its address, which contains the source's own `url`",
            required=True,
        ),
        Key("on", Kind.DATE, "the date of the copy, if the address does not say it"),
    ),
)

DISPUTE: Final = RecordKeys(
    "a dispute",
    "dispute-keys",
    (
        Key("question", Kind.TEXT, "plain text", required=True, translated=Translated.HERE),
        Key(
            "positions",
            Kind.NAMED_TEXTS,
            "ids, each with one neutral line",
            required=True,
            translated=Translated.HERE,
        ),
    ),
)

REMARK: Final = RecordKeys(
    "a remark",
    "remark-keys",
    (
        Key(
            "same_because",
            Kind.TEXT,
            "why the reports are of one utterance",
            required=True,
            translated=Translated.HERE,
        ),
        Key("spoken_in", Kind.LANGUAGE, "the language it was spoken in: a tag"),
    ),
)

CORRECTION: Final = RecordKeys(
    "a correction",
    "correction-keys",
    (
        Key("on", Kind.DAY, "the day of the correction", required=True),
        Key("event", Kind.REFERENCE, "an event's id, or that of a retracted one", of="events"),
        Key(
            "kind",
            Kind.WORD,
            "`correction`, `clarification`, `update` or `retraction`",
            required=True,
            words=("correction", "clarification", "update", "retraction"),
        ),
        Key("was", Kind.TEXT, "what the page said", translated=Translated.TERM),
        Key("now", Kind.TEXT, "what it says", translated=Translated.TERM),
        Key("why", Kind.TEXT, "the reason", translated=Translated.TERM),
        Key(
            "moved_to",
            Kind.TEXT,
            "where the event is now: another timeline's folder, a slash and its id there; the old "
            "address leads on",
        ),
    ),
    needs_one=("was", "now", "why"),
)

# What the program itself writes and reads back.
PUBLISHED: Final = RecordKeys(
    "published.yml",
    "",
    (Key("ids", Kind.IDS, "the ids that readers may have linked to"),),
)

CHECKED: Final = RecordKeys(
    "checked.yml",
    "",
    (
        Key("form", Kind.NUMBER, "of the file, 2 since it says who is quoted and what is doubtful"),
        Key("checked", Kind.NAMED_RECORDS, "what was found of each verbatim string"),
    ),
)

CHECK: Final = RecordKeys(
    "a record",
    "",
    (
        Key("source", Kind.REFERENCE, "the source that was searched", required=True),
        Key("by", Kind.TEXT, "who is quoted"),
        Key("version", Kind.DAY, "of a source that changed: the version that has the words"),
        Key("grade", Kind.WORD, "how exactly the words were found", required=True),
        Key("start", Kind.NUMBER, "where they begin, in characters", required=True),
        Key("end", Kind.NUMBER, "where they end, in characters", required=True),
        Key("cut", Kind.TEXTS, "which ends of them stop inside a sentence"),
        Key("doubts", Kind.TEXTS, "the codes of what is doubtful about them"),
        Key("sha256", Kind.TEXT, "of the text", required=True),
        Key("on", Kind.DAY, "when they were found", required=True),
        Key("fragment", Kind.TEXT, "for a link that lands on the words"),
    ),
)


RECORDS: Final = (
    TIMELINE, CALENDAR, ERA, FIELD, EVENT, PARTICIPANT, IMAGE, MEDIUM, ACCOUNT, UNNAMED,
    TRANSLATION, FIGURE, COUNT, DATE_FROM, ACCEPT,
    PERSON, ROLE, PLACE, SOURCE, NAME, VERSION, HOLDING, DATELINE, ARCHIVED, DISPUTE, REMARK,
    CORRECTION, PUBLISHED, CHECKED, CHECK,
)  # fmt: skip
"""Every kind of record."""
