"""What the texts of an original are in another language, wherever a record has them."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from dateline.data.fields import Fields, is_empty
from dateline.data.keys import RECORDS, Key, Kind, RecordKeys, Translated
from dateline.data.nodes import Mapping, Node, Scalar, Sequence
from dateline.languages import text_direction
from dateline.problems import Problems
from dateline.problems.wording import did_you_mean, quoted
from dateline.text.original_text import OriginalText

_BY_ANCHOR: Final = {record.anchor: record for record in RECORDS if record.anchor}
_TEXTS: Final = frozenset((Kind.TEXT, Kind.PROSE, Kind.TEXTS, Kind.NAMED_TEXTS, Kind.NAMED_VALUES))
_AS_ORIGINAL: Final = frozenset((Translated.NAME, Translated.LABEL))
"""Without a word of its own such a text is the original's, and that is no fault."""


@dataclass(slots=True)
class Terms:
    """Puts a translation's words in the place of the original's.

    `own` are the files that have the translation's words, `folder` is the original's, `language`
    its tag, and `way` leads to it from the translation's. What has no
    word in its language is gathered: texts that a term should give in `without`, and for each
    record, by its section and id, the keys that it should give itself in `untold`. A record
    without a name is not looked at.
    """

    terms: dict[str, Scalar]
    own: frozenset[str]
    folder: str
    language: str
    way: str
    without: dict[str, None] = field(default_factory=dict)
    untold: dict[str, list[str]] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)

    def told(self, node: Node, key: Key, record: str) -> Node:
        """The value of a key in the translation's language; `record` is the one it is in."""
        if isinstance(node, Scalar) and (key.kind is Kind.SITE_PATH or key.name == "transcript"):
            return self._path(node)
        if key.kind in _TEXTS:
            if key.translated is Translated.NOT:
                return node
            return self._texts(node, key, record)
        kind = _BY_ANCHOR.get(key.records)
        if kind is None or is_empty(node):
            return node
        if key.kind is Kind.RECORDS and isinstance(node, Sequence):
            return Sequence(tuple(self._item(one, kind, record) for one in node.items), node.place)
        if key.kind is Kind.NAMED_RECORDS and isinstance(node, Mapping):
            named = ((id_, self._item(one, kind, record)) for id_, one in node)
            return Mapping(tuple(named), node.place)
        return self._item(node, kind, record)

    def record(self, node: Node, kind: RecordKeys, record: str) -> Node:
        """A record in the translation's language."""
        return self._item(node, kind, record)

    def _item(self, node: Node, kind: RecordKeys, record: str) -> Node:
        if not isinstance(node, Mapping):
            return node
        keys = {key.name: key for key in kind.keys}
        entries = (
            (name, self.told(value, keys[name.text], record) if name.text in keys else value)
            for name, value in node
        )
        return Mapping(tuple(entries), node.place)

    def _texts(self, node: Node, key: Key, record: str) -> Node:
        if isinstance(node, Scalar):
            return self._text(node, key, record)
        if isinstance(node, Sequence):
            items = tuple(self._texts(item, key, record) for item in node.items)
            return Sequence(items, node.place)
        values = ((name, self._texts(value, key, record)) for name, value in node)
        return Mapping(tuple(values), node.place)

    def _text(self, node: Scalar, key: Key, record: str) -> Scalar:
        text = normal(node.text)
        if node.place.path in self.own or not text:
            return node
        if text in self.terms:
            self.used.add(text)
            return self.terms[text]
        if not record:
            return node
        if key.translated is Translated.HERE:
            missing = self.untold.setdefault(record, [])
            if key.name not in missing:
                missing.append(key.name)
        elif key.translated not in _AS_ORIGINAL and any(map(str.isalpha, text)):
            self.without[text] = None
        if key.translated in _AS_ORIGINAL or not any(map(str.isalpha, text)):
            return node
        direction = text_direction(self.language)
        original = OriginalText(node.text, self.language, direction, self.way)
        return replace(node, text=original)

    def _path(self, node: Scalar) -> Scalar:
        """A path from the original's folder, as one from the docs folder."""
        path = node.text.strip()
        if node.place.path in self.own or not path or path.startswith("/") or "://" in path:
            return node
        return Scalar("/" + posixpath.join(self.folder, path), node.place, node.plain)


def read_terms(fields: Fields) -> dict[str, Scalar]:
    """What `terms` says: each of the original's texts, and what it is in this language."""
    found: dict[str, Scalar] = {}
    for key, value in fields.mapping("terms") or ():
        if isinstance(value, Scalar) and value.text.strip():
            found[normal(key.text)] = value
        else:
            message = f"The term {quoted(key.text)} needs what it is in this language."
            hint = f"Write `{key.text}: …`."
            fields.problems.error(value.place, "wrong-shape", message, hint)
    return found


def report_unused(fields: Fields, terms: Terms, known: Iterable[str], problems: Problems) -> None:
    """Report terms that are no text of the original: it may have changed."""
    texts = [*known]
    for key, _ in fields.mapping("terms") or ():
        if normal(key.text) not in terms.used:
            message = f"No text of the original that a term can give is {quoted(key.text)}."
            otherwise = "Delete it, or write the text as the original has it."
            problems.warning(
                key.place,
                "unused-term",
                message,
                did_you_mean(key.text, texts, otherwise=otherwise),
            )


def normal(text: str) -> str:
    """A text as terms are compared: line breaks are spaces."""
    return " ".join(text.split())


def words_of(texts: Iterable[str], most: int) -> str:
    """Some texts in quotes, and how many more there are."""
    quotes = [quoted(text) for text in texts]
    more = len(quotes) - most
    shown = ", ".join(quotes[:most])
    return f"{shown} and {more} more" if more > 0 else shown


def entries_of(node: Node) -> Iterator[tuple[Scalar, Node]]:
    """The keys and values of a mapping; none of another shape."""
    if isinstance(node, Mapping):
        yield from node
