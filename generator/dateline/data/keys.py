"""The records that authors write, and their keys: one row each.

All that must know every key reads this table: the check of unknown keys and their hints, and
the tables of the guide's reference (`make tables`). To add a key, add a row, a field
of the model, and a line where the record is read (`check/records/`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Final

from dateline.data.source_types import types_with_field
from dateline.problems.wording import listed


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
    LANGUAGE = "language"
    ZONE = "zone"
    NUMBER = "number"
    SPEAKER = "speaker"  # a person's id, or a record of someone unnamed
    TEXTS = "texts"
    IDS = "ids"
    REFERENCES = "references"
    RECORD = "record"
    RECORDS = "records"  # a list
    NAMED_TEXTS = "named-texts"  # ids, each with one line of text
    NAMED_RECORDS = "named-records"  # ids, each with a record


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a record. `says` is a line of Markdown for the reference page."""

    name: str
    kind: Kind
    says: str
    required: bool = field(default=False, kw_only=True)
    since: str = field(default="0.1", kw_only=True)


@dataclass(frozen=True)
class RecordKeys:
    """A kind of record: what messages call it, with its article, and its keys in order.

    `anchor` is its place in the reference page, empty for what only the program writes.
    """

    what: str
    anchor: str
    keys: tuple[Key, ...]

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of the keys, in the order of the table."""
        return tuple(key.name for key in self.keys)


SECTIONS: Final = ("people", "sources", "events", "disputes", "remarks", "corrections")
"""Parts of a timeline that may be in timeline.yml, in a file, or in a folder of files."""

TIMELINE: Final = RecordKeys(
    "a timeline",
    "timeline-keys",
    (
        Key(
            "title",
            Kind.TEXT,
            "the timeline's title; without it, a warning, and the folder's name",
        ),
        Key("summary", Kind.PROSE, "prose: one or two sentences"),
        Key(
            "language",
            Kind.LANGUAGE,
            "a language tag, such as `en` or `pt-BR`: of the pages, and of names of months in "
            "dates; `en` if left out",
        ),
        Key(
            "zone",
            Kind.ZONE,
            "the time zone of clock times without one, such as `Asia/Makassar`",
        ),
        Key("order", Kind.WORD, "`oldest-first` (the default) or `newest-first`"),
        Key(
            "date_order",
            Kind.WORD,
            "what 07/08/2022 means: `dmy` (7 August) or `mdy` (July 8); refused if left out",
        ),
        Key("sides", Kind.NAMED_TEXTS, "ids and names: `{north: Northland, south: Southland}`"),
        Key("people", Kind.NAMED_RECORDS, "a section: [people](#person-keys)"),
        Key("sources", Kind.NAMED_RECORDS, "a section: [sources](#source-keys)"),
        Key("events", Kind.RECORDS, "a section: [events](#event-keys)"),
        Key("disputes", Kind.NAMED_RECORDS, "a section: [disputes](#dispute-keys)"),
        Key("remarks", Kind.NAMED_RECORDS, "a section: [remarks](#remark-keys)"),
        Key("corrections", Kind.RECORDS, "a section: [corrections](#correction-keys)"),
    ),
)

EVENT: Final = RecordKeys(
    "an event",
    "event-keys",
    (
        Key("id", Kind.ID, "the event's id; it becomes its address", required=True),
        Key("was", Kind.IDS, "a list of ids that it had before"),
        Key("date", Kind.DATE, "the date", required=True),
        Key("date_from", Kind.RECORDS, "a list: [how the date is known](#date_from-keys)"),
        Key("title", Kind.TEXT, "plain text", required=True),
        Key("text", Kind.PROSE, "prose"),
        Key("where", Kind.TEXT, "plain text: the place"),
        Key("topics", Kind.TEXTS, "a list of plain texts, to filter by"),
        Key("image", Kind.RECORD, "a [picture](#image-keys)"),
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
        ),
    ),
)

ACCOUNT: Final = RecordKeys(
    "an account",
    "account-keys",
    (
        Key("source", Kind.REFERENCE, "a source's id", required=True),
        Key("by", Kind.SPEAKER, "who says it: a person's id, or `{unnamed: …}`"),
        Key("via", Kind.SPEAKER, "who passed it on: the same"),
        Key("to", Kind.TEXT, "plain text: to whom"),
        Key("said", Kind.DATE, "the date on which it was said, if stated"),
        Key(
            "quote",
            Kind.TEXT,
            "the speaker's words; an account has one of `quote`, `paraphrase` and `narration`",
        ),
        Key("paraphrase", Kind.TEXT, "the source's words for what was said"),
        Key("narration", Kind.TEXT, "the source's own voice; no `by`"),
        Key("remark", Kind.REFERENCE, "the id of a remark"),
        Key("position", Kind.REFERENCE, "a dispute's id, a slash, a position's id"),
        Key("date", Kind.DATE, "the date, if this source gives the event another"),
        Key(
            "date_from",
            Kind.RECORDS,
            "a list: [how that date is known](#date_from-keys); `source` may be left out",
        ),
        Key("at", Kind.TEXT, "plain text: where in the source"),
    ),
)

UNNAMED: Final = RecordKeys(
    "a speaker without a name",
    "",
    (Key("unnamed", Kind.TEXT, "who it is, in the source's words", required=True),),
)

DATE_FROM: Final = RecordKeys(
    "a date_from item",
    "date_from-keys",
    (
        Key("source", Kind.REFERENCE, "the id of the source whose words they are"),
        Key("words", Kind.TEXT, "its words, verbatim"),
        Key(
            "in",
            Kind.TEXT,
            "more of the sentence, verbatim, where the source has the words more than once",
        ),
        Key("because", Kind.TEXT, "your own reasoning, shown as yours"),
    ),
)

IMAGE: Final = RecordKeys(
    "an image",
    "image-keys",
    (
        Key("file", Kind.PATH, "a path from the timeline's folder", required=True),
        Key(
            "alt",
            Kind.TEXT,
            "what the picture shows, for those who cannot see it",
            required=True,
        ),
        Key("credit", Kind.TEXT, "plain text"),
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
        Key("name", Kind.TEXT, "plain text", required=True),
        Key("side", Kind.REFERENCE, "a side's id"),
        Key("also", Kind.TEXTS, "a list of other names that sources use"),
        Key("roles", Kind.RECORDS, "a list of [roles](#role-keys)"),
    ),
)

ROLE: Final = RecordKeys(
    "a role",
    "role-keys",
    (
        Key("role", Kind.TEXT, "plain text", required=True),
        Key("from", Kind.DATE, "the date it began"),
        Key("to", Kind.DATE, "the date it ended"),
    ),
)

SOURCE: Final = RecordKeys(
    "a source",
    "source-keys",
    (
        Key(
            "type",
            Kind.WORD,
            "`news`, `wire`, `official`, `transcript`, `video`, `post` or `book`",
            required=True,
        ),
        Key("title", Kind.TEXT, "plain text"),
        Key("outlet", Kind.TEXT, "who published it"),
        Key("by", Kind.TEXTS, "a list of authors"),
        Key("agency", Kind.TEXT, "who did the reporting"),
        Key("based_on", Kind.REFERENCES, "a list of sources that it retells"),
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
        *(
            Key(field.name, Kind.TEXT, f"{field.says}; only of {listed(kinds, last='and')}")
            for field, kinds in types_with_field().items()
        ),
        Key("because", Kind.TEXT, "your reasoning about the record, shown as yours"),
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
        Key("question", Kind.TEXT, "plain text", required=True),
        Key("positions", Kind.NAMED_TEXTS, "ids, each with one neutral line", required=True),
    ),
)

REMARK: Final = RecordKeys(
    "a remark",
    "remark-keys",
    (
        Key("same_because", Kind.TEXT, "why the reports are of one utterance", required=True),
        Key("spoken_in", Kind.LANGUAGE, "the language it was spoken in: a tag"),
    ),
)

CORRECTION: Final = RecordKeys(
    "a correction",
    "correction-keys",
    (
        Key("on", Kind.DAY, "the day of the correction", required=True),
        Key("event", Kind.REFERENCE, "an event's id, or that of a retracted one"),
        Key(
            "kind",
            Kind.WORD,
            "`correction`, `clarification`, `update` or `retraction`",
            required=True,
        ),
        Key("was", Kind.TEXT, "what the page said"),
        Key("now", Kind.TEXT, "what it says"),
        Key("why", Kind.TEXT, "the reason"),
    ),
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
    TIMELINE, EVENT, ACCOUNT, UNNAMED, DATE_FROM, IMAGE, ACCEPT, PERSON, ROLE, SOURCE, DATELINE,
    ARCHIVED, DISPUTE, REMARK, CORRECTION, PUBLISHED, CHECKED, CHECK,
)  # fmt: skip
"""Every kind of record."""
