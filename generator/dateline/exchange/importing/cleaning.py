"""Values as importers give them, made fit for a data file: characters that nobody sees leave."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from dateline.exchange.parts.yaml_text import Plain, is_too_long
from dateline.exchange.records import EventLink, Item, Note, Prose, SourceRef, Value

# What the reader of our data refuses or strips: controls, bidirectional controls, lone surrogates,
# the replacement character, and characters of no width but the joiners.
# Matches U+202E, U+FEFF.
_UNFIT: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u2069\ud800-\udfff\ufdd0-\ufdef\ufeff\ufff9-\ufffd\ufffe\uffff]"
)
_BREAKS: Final = {"\u2028": "\n", "\u2029": "\n", "\x85": "\n", "\x0b": "\n", "\x0c": "\n"}
_OF_LINES: Final = frozenset(["text", "note", "summary"])
_CLEANED: Final = "Characters that no reader sees, or that were lost before, are left out: {}."


class TooLongError(ValueError):
    """A value has a line that no data file may have; the text is the key."""


class Cleaner:
    """Makes plain records; the two functions give the id of another item, or empty."""

    def __init__(
        self, id_of_source: Callable[[str], str], id_of_event: Callable[[str], str]
    ) -> None:
        self._id_of_source = id_of_source
        self._id_of_event = id_of_event

    def plain(self, item: Item) -> tuple[dict[str, Plain], tuple[Note, ...]]:
        """The record without references, and what had to leave it.

        Raises:
            TooLongError: a line of it is longer than a data file's may be.
        """
        notes: list[Note] = []
        record: dict[str, Plain] = {}
        for key, value in item.record.items():
            made = self._plain(value, key, notes)
            if made:
                record[key] = made
        return record, tuple(dict.fromkeys(notes))

    def _plain(self, value: Value, key: str, notes: list[Note]) -> Plain:
        if isinstance(value, Prose):
            value = "".join(self._part(part) for part in value.parts)
        if isinstance(value, SourceRef):
            return self._id_of_source(value.key)
        if isinstance(value, str):
            return clean(value, key, notes)
        if isinstance(value, Mapping):
            made = ((name, self._plain(inner, name, notes)) for name, inner in value.items())
            return {name: inner for name, inner in made if inner}
        return tuple(dict.fromkeys(filter(None, self._items(value, key, notes))))

    def _items(self, value: tuple[Value, ...], key: str, notes: list[Note]) -> Iterator[Plain]:
        for item in value:
            made = self._plain(item, key, notes)
            if isinstance(made, Mapping):
                yield _Frozen(made)
            else:
                yield made

    def _part(self, part: str | EventLink) -> str:
        if isinstance(part, str):
            return part
        name = self._id_of_event(part.key)
        return f"[{part.words}](event:{name})" if name else part.words


class _Frozen(dict[str, Plain]):
    """A record in a list, of which the same one is kept once."""

    def __hash__(self) -> int:  # type: ignore[override]
        return hash(repr(self))


def clean(text: str, key: str, notes: list[Note]) -> str:
    """A text as a data file may have it, without spaces at its ends; other keys than prose in one
    line.

    Raises:
        TooLongError: a line is longer than a data file's may be.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    found = dict.fromkeys(char for char in _UNFIT.findall(text) if char not in _BREAKS)
    if found:
        named = ", ".join(f"U+{ord(char):04X}" for char in list(found)[:5])
        notes.append(Note(key, _CLEANED.format(named)))
    text = _UNFIT.sub(lambda match: _BREAKS.get(match[0], ""), text)
    if key in _OF_LINES:
        text = "\n".join(line.rstrip() for line in text.expandtabs(4).split("\n")).strip()
    else:
        text = " ".join(text.split())
    if is_too_long(text):
        raise TooLongError(key)
    return text
