"""One record's keys and values, read key by key, with every misuse reported.

`Fields` knows shapes (text, list, keys with values) and nothing of meanings. What is
missing comes back as empty text, an empty tuple or None, so that the caller goes on
and finds the other problems of the record too.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from types import MappingProxyType
from typing import Final, TypeVar

from dateline.data.keys import RecordKeys
from dateline.data.nodes import Mapping, Node, Scalar, Sequence
from dateline.problems import Place, Problems
from dateline.problems.wording import did_you_mean, listed, quoted

Choice = TypeVar("Choice", bound=StrEnum)
_SHAPES: Final = {Scalar: "text", Sequence: "a list", Mapping: "keys with values"}


_FIRST_KEYS: Final = {
    "roles": "role", "media": "file", "date_from": "because", "published_from": "because",
    "accept": "code", "versions": "text", "eras": "title",
}  # fmt: skip
"""Of keys whose list has records: the key that a text alone is most likely meant for."""


def shape_of(node: Node) -> str:
    """What a node is, in the words of messages."""
    return _SHAPES[type(node)]


def is_empty(node: Node | None) -> bool:
    """Whether nothing was written: no key, or a key with nothing after it."""
    return node is None or (isinstance(node, Scalar) and not node.text.strip())


def open_fields(node: Node, record: RecordKeys, problems: Problems) -> Fields | None:
    """The fields of a record, or None (and a problem) if the node is no mapping.

    `record` is its row in the table of keys.
    """
    if isinstance(node, Mapping):
        return Fields(node, record, problems)
    found = "nothing" if is_empty(node) else shape_of(node)
    example = f"Write its keys, such as `{record.names[0]}: …`."
    problems.error(
        node.place,
        "wrong-shape",
        f"{record.what.capitalize()} needs keys with values; found {found}.",
        example,
    )
    return None


class Fields:
    """The keys and values of one record; unknown keys are reported at once."""

    __slots__ = ("_known", "_nodes", "_record", "keys", "place", "places", "problems", "what")

    def __init__(self, mapping: Mapping, record: RecordKeys, problems: Problems) -> None:
        self.what = record.what
        self._record = record
        self._known = record.known
        self.problems = problems
        self.place = mapping.place
        self._nodes = {key.text: node for key, node in mapping}
        self.keys = {key.text: key.place for key, _ in mapping}
        self.places = MappingProxyType({key: node.place for key, node in self._nodes.items()})
        for key, place in self.keys.items():
            if key not in self._known:
                self._report_unknown(key, place)

    def has(self, key: str) -> bool:
        """Whether the key is there with something after it."""
        return self.node(key) is not None

    def node(self, key: str) -> Node | None:
        """The value as it is, or None if it is left out or empty."""
        node = self._written(key)
        return None if node is None or is_empty(node) else node

    def place_of(self, key: str) -> Place:
        """The place of a key's value, or of the record."""
        return self.places.get(key, self.place)

    def scalar(self, key: str) -> Scalar | None:
        """A value that must be text, or None."""
        node = self.node(key)
        if node is None or isinstance(node, Scalar):
            return node
        self._report_shape(key, node, "text", f"Write `{key}: …` on one line.")
        return None

    def dated(self, key: str) -> Scalar | None:
        """Like `scalar`, but a key with nothing after it counts: no date is left half said."""
        node = self._written(key)
        return node if isinstance(node, Scalar) else self.scalar(key)

    def text(self, key: str) -> str:
        """Text without the spaces around it; empty if left out."""
        scalar = self.scalar(key)
        return scalar.text.strip() if scalar else ""

    def required(self, key: str, hint: str = "") -> Scalar | None:
        """Text that must be there."""
        if self.has(key):
            return self.scalar(key)
        self.missing(key, hint)
        return None

    def missing(self, key: str, hint: str = "") -> None:
        """Report that a key is not there."""
        message = f"{self.what.capitalize()} needs `{key}`."
        self.problems.error(self.place_of(key), "missing-key", message, hint or f"Add `{key}: …`.")

    def items(self, key: str) -> tuple[Node, ...]:
        """The entries of a list; empty if left out."""
        node = self.node(key)
        if node is None:
            return ()
        if isinstance(node, Sequence):
            return node.items
        if isinstance(node, Mapping) and node.entries:
            first = node.entries[0][0].text
            hint = (
                f"Put a dash before its first key, `- {first}: …`, and indent the others like it."
            )
            self._report_shape(key, node, "a list", hint)
            return ()
        inside = node.text.strip() if isinstance(node, Scalar) else "…"
        if key in _FIRST_KEYS and isinstance(node, Scalar):
            inside = f"{{{_FIRST_KEYS[key]}: {inside}}}"
        self._report_shape(key, node, "a list", f"Write `{key}: [{inside}]`.")
        return ()

    def texts(self, key: str) -> tuple[Scalar, ...]:
        """The entries of a list of texts, empty ones refused."""
        found = []
        for item in self.items(key):
            if isinstance(item, Scalar) and item.text.strip():
                found.append(item)
            else:
                shape = "nothing" if is_empty(item) else shape_of(item)
                message = f"`{key}` must be a list of texts; found {shape} in it."
                hint = "Write one text per entry."
                self.problems.error(item.place, "wrong-shape", message, hint)
        return tuple(found)

    def mapping(self, key: str) -> Mapping | None:
        """A value that must be keys with values, or None."""
        node = self.node(key)
        if node is None or isinstance(node, Mapping):
            return node
        hint = f"Write `{key}: {{name: value}}`, or one `name: value` a line below it."
        self._report_shape(key, node, "keys with values", hint)
        return None

    def choice(self, key: str, options: type[Choice]) -> Choice | None:
        """One of the words of an enumeration, or None if left out or wrong."""
        scalar = self.scalar(key)
        if scalar is None:
            return None
        words = {str(option): option for option in options}
        word = scalar.text.strip()
        if word not in words:
            self.report_choice(scalar, words)
        return words.get(word)

    def report_choice(self, scalar: Scalar, words: Iterable[str]) -> None:
        """Report a value that is none of the words it may be."""
        key = next(key for key, node in self._nodes.items() if node is scalar)
        every = f"Use {listed(words)}."
        guess = did_you_mean(scalar.text.strip(), words)
        message = f"{quoted(scalar.text)} is not a value of `{key}`."
        hint = f"{guess} {every}".strip()
        self.problems.error(scalar.place, "unknown-value", message, hint)

    def flag(self, key: str) -> bool:
        """True or false; false if left out."""
        scalar = self.scalar(key)
        if scalar is None:
            return False
        if scalar.text not in ("true", "false"):
            self.report_choice(scalar, ("true", "false"))
        return scalar.text == "true"

    def _written(self, key: str) -> Node | None:
        if key not in self._known:
            raise LookupError(f"data/keys.py has no key {key!r} of {self.what}: add a row for it.")
        return self._nodes.get(key)

    def _report_unknown(self, key: str, place: Place) -> None:
        known = self._record.names
        message = f"{quoted(key)} is not a key of {self.what}."
        every = f"The keys of {self.what} are {listed(known, last='and')}."
        self.problems.error(
            place, "unknown-key", message, did_you_mean(key, known, otherwise=every)
        )

    def _report_shape(self, key: str, node: Node, expected: str, hint: str) -> None:
        message = f"`{key}` of {self.what} must be {expected}; found {shape_of(node)}."
        self.problems.error(node.place, "wrong-shape", message, hint)
