"""What an importer yields: one plain kind of record, and what did not come along.

An importer knows its own format and the keys of our data (`data/keys.py`), and nothing of
files, ids or what is in the timeline already. Whatever it reads is an `Item`, whose `record`
has the keys of our data and plain values, or is named in a `Refused`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Final, Protocol

from dateline.dates import Date


class Kind(StrEnum):
    """Which section of a timeline a record is for; the value names one of it."""

    EVENT = "event"
    SOURCE = "source"
    ERA = "era"


class NoteKind(StrEnum):
    """What a note says of an item that arrived."""

    LOST = "lost"  # something of it is not in the record
    CHANGED = "changed"  # something is in the record in another form
    DOUBT = "doubt"  # something to look at


@dataclass(frozen=True, slots=True)
class Note:
    """One line of the report. `part` is what of the item it is about, in the file's own words
    (`Media Thumbnail`); `why` is a sentence for people, the same for all items that it is true of.
    """

    part: str
    why: str
    kind: NoteKind = NoteKind.LOST


@dataclass(frozen=True, slots=True)
class SourceRef:
    """The id of another item of the file, a source, by that item's `key`."""

    key: str


@dataclass(frozen=True, slots=True)
class EventLink:
    """A link in prose to another item of the file, an event; its words (Markdown) alone if that
    item does not arrive.
    """

    key: str
    words: str


@dataclass(frozen=True, slots=True)
class Prose:
    """Markdown text with links to other items in it."""

    parts: tuple[str | EventLink, ...]


Value = str | SourceRef | Prose | tuple["Value", ...] | Mapping[str, "Value"]
"""A value of a record: text, a reference, a list, or keys with values."""

_NOTHING: Final[Mapping[str, Value]] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing of the file.

    `place` is where it is there ("row 3", "line 12"); `key` identifies it, and is the same in a
    newer version of the file; `called` is its name in the report. `wished` is the id that
    it has in the file, in whatever form; without one, an id is made of its title. `record` has
    all its other keys, as our data has them.
    """

    kind: Kind
    place: str
    key: str
    called: str
    wished: str = ""
    record: Mapping[str, Value] = field(default_factory=lambda: _NOTHING)
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """An item of the file that cannot be a record, and why: whole sentences."""

    place: str
    called: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What the file says of the timeline as a whole; used where the timeline does not exist yet."""

    title: str = ""
    summary: str = ""
    language: str = ""
    zone: str = ""
    notes: tuple[Note, ...] = ()


Yielded = Item | Refused | Header

MOST_ITEMS: Final = 50_000
"""How many events and sources a file may have: more would take minutes, and gigabytes of memory."""


class NotImportedError(Exception):
    """The file as a whole cannot be imported. `message` says why, `hint` what to do."""

    def __init__(self, message: str, hint: str = "", line: int = 0, column: int = 1) -> None:
        super().__init__(f"{message} {hint}".strip())
        self.message = message
        self.hint = hint
        self.line = line
        self.column = column


def require_few(count: int) -> None:
    """Refuse a file with more items than are imported at once. Importers that must hold a file as
    a whole ask before they do.

    Raises:
        NotImportedError: there are more.
    """
    if count > MOST_ITEMS:
        raise NotImportedError(
            f"The file has more than {MOST_ITEMS:,} events and sources, and no more are imported "
            "at once.",
            "Divide it, and import each part into a timeline of its own.",
        )


@dataclass(frozen=True, slots=True)
class Given:
    """A file that was given to import: its `name` as typed, without folders, and its bytes.

    A folder has `files` instead: the path of each below it, in posix form, and its bytes.
    """

    name: str
    data: bytes = b""
    files: Mapping[str, bytes] | None = None

    @property
    def ending(self) -> str:
        """The end of the name, in small letters: `.csv`."""
        return f".{self.name.rpartition('.')[2].lower()}" if "." in self.name else ""


@dataclass(frozen=True, slots=True)
class Options:
    """What was said about the import: how dates without more are read, the day that `now` is,
    and the mapping (the bytes and the name of its file), if one was given.
    """

    language: str = "en"
    zone: str = ""
    date_order: str = ""
    today: Date | None = None
    mapping: Given | None = None


class Importer(Protocol):
    """One format. `name` is the word for `--as`, `says` one line for people."""

    name: str
    says: str

    def recognises(self, given: Given) -> bool:
        """Whether the file is of this format, judged by its name and its beginning.

        Raises:
            NotImportedError: it is named so, and cannot be read at all, or not before its writer
                changes what the error says.
        """

    def read(self, given: Given, options: Options) -> Iterator[Yielded]:
        """Everything in the file, in its order.

        Raises:
            NotImportedError: the file as a whole is not of the format.
        """
