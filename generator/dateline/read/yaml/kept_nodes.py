"""What a file says, as a note of the cache, and back: that takes half of the time of reading it."""

from __future__ import annotations

import json
import zlib
from typing import Any, Final

from dateline.data.nodes import Mapping, Node, Scalar, Sequence
from dateline.problems import Place
from dateline.read.yaml.scalars import one_copy

_QUICKLY: Final = 1  # to a third; what is smaller takes longer to make than to read again


def to_note(node: Node) -> bytes:
    """A file's top node."""
    row = json.dumps(_row(node), ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(row.encode("utf-8", "surrogatepass"), _QUICKLY)


def from_note(note: bytes, path: str) -> Node:
    """What `to_note` made of a file that is so named in problems."""
    row = json.loads(zlib.decompress(note).decode("utf-8", "surrogatepass"))
    return _node(row, path)


def _row(node: Node) -> list[Any]:
    """Line, column and what is there: a text, and whether it is plain and its indent, unless it is
    plain; a list; or keys and values in turn, after nothing.
    """
    line, column = node.place.line, node.place.column
    if isinstance(node, Scalar):
        return [line, column, node.text, *([] if node.plain else [node.indent])]
    if isinstance(node, Sequence):
        return [line, column, [_row(item) for item in node.items]]
    return [line, column, None, [_row(one) for entry in node for one in entry]]


def _node(row: list[Any], path: str) -> Node:
    place, value = Place(path, row[0], row[1]), row[2]
    if value is None:
        nodes = [_node(each, path) for each in row[3]]
        return Mapping(tuple(zip(nodes[::2], nodes[1::2], strict=True)), place)  # type: ignore[arg-type]
    if isinstance(value, list):
        return Sequence(tuple([_node(item, path) for item in value]), place)
    text = one_copy(value)
    return Scalar(text, place) if len(row) == 3 else Scalar(text, place, plain=False, indent=row[3])
