"""A long list, read in pieces: in a preview, an item that was read before is not read again.

Only a file that is a list at its margin is cut, and only as long as nothing at all is wrong with
it: what has a problem is read as a whole, so that its messages are those of the whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, TypeAlias

from dateline.data.nodes import Mapping, Node, Scalar, Sequence
from dateline.problems import Place, Problems
from dateline.read.decoding import decode
from dateline.read.report import FileReport, UnreadableError
from dateline.read.yaml.building import MAX_EVENTS, build_tree

# Matches the dash of `- id: talks-begin` at the margin. No text goes on there but one in quotes or
# brackets, and these are then not closed in their piece, which is an error.
_ITEM: Final = re.compile(r"^-(?=[ \n])", re.MULTILINE)
# Matches `# Written by hand`, an empty line.
_NOTHING: Final = re.compile(r"(?:[ ]*(?:#[^\n]*)?\n)*")
# Matches `---` and `...`, which begin and end documents.
_DOCUMENT: Final = re.compile(r"^(?:---|\.\.\.)", re.MULTILINE)
# Of the signs that make values of a text, a colon makes most: a mapping, which begins and ends,
# with a key and a value. So a file is known to be within the limit of values.
_SIGNS: Final = "-?:,[{"
_MOST_OF_A_SIGN: Final = 5

Pieces: TypeAlias = MappingOf[str, Sequence]
"""What was read before, by its text. The same text in another line makes the same values there."""


@dataclass(frozen=True, slots=True)
class InPieces:
    """A file's list, and what each piece of it was read as."""

    node: Sequence
    pieces: Pieces


def read_in_pieces(data: bytes, path: str, before: Pieces) -> InPieces | None:
    """The list that a file is, its items taken from `before` as far as they are there; None where
    it must be read as a whole.
    """
    problems = Problems()
    try:
        text = decode(data, FileReport(path, problems))
        found = [] if problems.all else [*_read(text, path, before, problems)]
    except UnreadableError:
        return None
    if problems.all or not found:
        return None
    items = tuple(item for _, piece in found for item in piece.items)
    return InPieces(Sequence(items, found[0][1].place), dict(found))


def _read(
    text: str, path: str, before: Pieces, problems: Problems
) -> Iterator[tuple[str, Sequence]]:
    """Each piece; none where the text cannot be cut. What is wrong goes to `problems`."""
    starts = [found.start() for found in _ITEM.finditer(text)]
    if not starts or not _NOTHING.fullmatch(text, 0, starts[0]) or _DOCUMENT.search(text):
        return
    if _MOST_OF_A_SIGN * sum(map(text.count, _SIGNS)) > MAX_EVENTS:
        return
    line = text.count("\n", 0, starts[0])
    for start, end in pairwise((*starts, len(text))):
        piece = text[start:end]
        node = before.get(piece) or build_tree(piece, FileReport(path, problems, line))
        if problems.all or not isinstance(node, Sequence):
            raise UnreadableError
        by = line + 1 - node.place.line
        yield piece, _moved_list(node, by) if by else node
        line += piece.count("\n")


def _moved(node: Node, by: int) -> Node:
    """The same so many lines further down."""
    if isinstance(node, Scalar):
        return _moved_text(node, by)
    if isinstance(node, Sequence):
        return _moved_list(node, by)
    pairs = tuple((_moved_text(key, by), _moved(value, by)) for key, value in node)
    return Mapping(pairs, _below(node.place, by))


def _moved_text(node: Scalar, by: int) -> Scalar:
    return Scalar(node.text, _below(node.place, by), node.plain)


def _moved_list(node: Sequence, by: int) -> Sequence:
    return Sequence(tuple(_moved(item, by) for item in node.items), _below(node.place, by))


def _below(place: Place, by: int) -> Place:
    return Place(place.path, place.line + by, place.column)
