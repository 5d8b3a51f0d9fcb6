"""Lists and mappings whose end is not read yet, and what may be a key."""

from __future__ import annotations

from dateline.data.nodes import Mapping, Node, Scalar, Sequence
from dateline.problems import Place
from dateline.read.excerpts import in_quotes, shorten, skip_blank
from dateline.read.report import FileReport
from dateline.read.yaml.syntax import EMPTY_KEY, explain_wide_indent, wide_indent

_NOWHERE = -1


class OpenSequence:
    """A list in the making."""

    __slots__ = ("items", "place")

    def __init__(self, place: Place) -> None:
        self.place = place
        self.items: list[Node] = []

    def put(self, node: Node, _start: int = _NOWHERE, _end: int = _NOWHERE) -> None:
        """Add an item."""
        self.items.append(node)

    def close(self) -> Sequence:
        """The list, finished."""
        return Sequence(tuple(self.items), self.place)


class OpenMapping:
    """Keys and values in the making.

    A refused key is None, and its value is dropped with it: no later stage then stumbles
    over what is already told. Indexes of the text are kept for the advice on commas.
    """

    __slots__ = (
        "_awaits_value",
        "_entries",
        "_flow",
        "_key",
        "_key_end",
        "_places",
        "_report",
        "_text",
        "_value_start",
        "place",
    )

    def __init__(self, place: Place, *, flow: bool, text: str, report: FileReport) -> None:
        self.place = place
        self._flow = flow
        self._text = text
        self._report = report
        self._entries: list[tuple[Scalar, Node]] = []
        self._places: dict[str, Place] = {}
        self._key: Scalar | None = None
        self._awaits_value = False
        self._key_end, self._value_start = 0, _NOWHERE

    def put(self, node: Node, start: int = _NOWHERE, end: int = _NOWHERE) -> None:
        """Add a key or a value, whichever is next; `start` and `end` are those of a scalar."""
        if not self._awaits_value:
            self._key = self._accept_key(node)
            self._key_end = max(end, 0)
            self._awaits_value = True
            return
        self._awaits_value = False
        if self._flow and start == end != _NOWHERE and not self._has_colon():
            self._refuse_lone_key()
            return
        self._value_start = start
        if self._key is not None:
            self._entries.append((self._key, node))

    def close(self) -> Mapping:
        """The mapping, finished."""
        return Mapping(tuple(self._entries), self.place)

    @property
    def awaits_refused(self) -> bool:
        """Whether the next value belongs to a refused key and will be dropped."""
        return self._awaits_value and self._key is None

    def _has_colon(self) -> bool:
        return self._text.startswith(":", skip_blank(self._text, self._key_end))

    def _accept_key(self, node: Node) -> Scalar | None:
        if not isinstance(node, Scalar):
            self._report.error(
                node.place,
                "key-not-text",
                "A key must be a word; found a list or a mapping.",
                "Put quotes around a text that begins with `{` or `[`.",
            )
            return None
        if node.plain and node.text in {"", "<<"}:
            self._refuse_special(node)
            return None
        if node.plain and (space := wide_indent(node.text, 0)):
            # What the key belongs to cannot be known, so nothing after it can.
            self._report.stop(node.place, "wide-indent", *explain_wide_indent(space))
        first = self._places.setdefault(node.text, node.place)
        if first is not node.place:
            self._report.error(
                node.place,
                "duplicate-key",
                f"The key `{shorten(node.text)}` is written twice; first on line {first.line}.",
                "Keep one of the two.",
            )
            return None
        return node

    def _refuse_special(self, node: Scalar) -> None:
        if node.text:
            self._report.error(
                node.place,
                "merge-key",
                "`<<` copies the keys of another mapping, which is not allowed in Dateline's "
                "files.",
                "Write the keys and values out.",
            )
        else:
            self._report.error(node.place, "empty-key", *EMPTY_KEY)

    def _refuse_lone_key(self) -> None:
        """A key in `{}` without a colon: nearly always the rest of a text with a comma."""
        key, start = self._key, self._value_start
        if key is None:
            return
        name = shorten(key.text)
        if start == _NOWHERE:
            self._report.error(
                key.place,
                "key-without-value",
                f"`{name}` is in `{{}}` without a colon and a value.",
                f"Write `{name}: …`, or `…: {name}` if it is the value; or put quotes around a "
                "text that begins with `{`.",
            )
            return
        whole = in_quotes(self._text[start : self._key_end])
        self._report.error(
            key.place,
            "unquoted-comma",
            f"In `{{}}` a comma ends the value before it, so `{name}` is taken for a key.",
            f"If the comma belongs to the text, put the text in quotes: {whole}.",
        )
