"""Quoted passages in a text, and speakers' labels in a transcript.

Marks in news copy are often unbalanced or oddly spaced, so they are read paragraph by
paragraph: whatever is still open at a paragraph's end ends there.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from dateline.quotes.folding import DASH, ELLIPSIS, MARK, SINGLE_MARKS, is_word
from dateline.quotes.tokens import Tokens

_OPENING = frozenset("“„‟«‹‘‚‛「『〝")
_CLOSING = frozenset("”»›’」』〞〟")
_BEFORE_OPENING = frozenset("([{:-—–/")
_BEFORE_WORDS = frozenset({"[", "(", "$", "€", "£", "#", "@", ELLIPSIS})
_MARKS_IN_A_ROW = 3
_NAME = r"[^\W\d_a-z][^\W\d_]{0,29}\.?"
_LABEL = re.compile(rf"[^\S\n]*({_NAME}(?:[ '’-]{_NAME}){{0,5}})(?:[ ]\([^()\n]{{1,40}}\))?:(?=\s)")


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of tokens: `first` is in it, `last` is the one after it."""

    first: int
    last: int


def find_passages(source: Tokens) -> tuple[Passage, ...]:
    """The outermost quoted passages, without their marks, in order."""
    number = source.vocabulary.get(MARK)
    if number is None:
        return ()
    by_paragraph: dict[int, list[int]] = {}
    at = source.codes.find(chr(number))
    while at >= 0:
        by_paragraph.setdefault(source.paragraph_of(at), []).append(at)
        at = source.codes.find(chr(number), at + 1)
    found: list[Passage] = []
    for paragraph, marks in by_paragraph.items():
        found += _passages_of(source, marks, source.paragraph_tokens(paragraph).stop)
    return tuple(found)


def _passages_of(source: Tokens, marks: list[int], end: int) -> list[Passage]:
    """The passages of one paragraph, given its marks and the index of its end."""
    found: list[Passage] = []
    open_marks: list[tuple[bool, int]] = []  # whether it is a single mark, and where
    last_closing_single = max(
        (at for at in marks if _is_single(source, at) and _direction(source, at) < 0), default=-1
    )
    for at in marks:
        single = _is_single(source, at)
        is_open = any(kind == single for kind, _ in open_marks)
        direction = _direction(source, at) or (-1 if is_open else 1)
        if single and direction > 0 and at > last_closing_single:
            continue  # an apostrophe, as in 'tis
        if direction > 0:
            if is_open:  # never closed, or an inner mark of the same kind: a new passage
                open_marks = _close(found, open_marks, at, single=single)
            open_marks.append((single, at))
        elif is_open:
            open_marks = _close(found, open_marks, at, single=single)
    if open_marks:
        found.append(Passage(open_marks[0][1] + 1, end))
    return found


def _close(
    found: list[Passage], open_marks: list[tuple[bool, int]], at: int, *, single: bool
) -> list[tuple[bool, int]]:
    """Close the innermost open mark of a kind, and all that was opened after it."""
    depth = max(index for index, (kind, _) in enumerate(open_marks) if kind == single)
    if depth == 0:
        found.append(Passage(open_marks[0][1] + 1, at))
    return open_marks[:depth]


def _is_single(source: Tokens, at: int) -> bool:
    return source.raw(at) in SINGLE_MARKS


def _direction(source: Tokens, at: int) -> int:
    """1 for an opening mark, -1 for a closing one, 0 where only the context can tell.

    The spaces around a mark tell more than its shape: “ closes in German, ” opens in
    Swedish, » opens in Danish.
    """
    before, after = _is_free_before(source, at), _is_free_after(source, at)
    if before != after:
        return 1 if before else -1
    raw = source.raw(at)
    return (raw in _OPENING) - (raw in _CLOSING)


def _is_free_before(source: Tokens, at: int) -> bool:
    for _ in range(_MARKS_IN_A_ROW):
        if source.is_glued(at) and source.token(at - 1) == MARK:
            at -= 1
    return not source.is_glued(at) or source.raw(at - 1) in _BEFORE_OPENING


def _is_free_after(source: Tokens, at: int) -> bool:
    for _ in range(_MARKS_IN_A_ROW):
        if source.is_glued(at + 1) and source.token(at + 1) == MARK:
            at += 1
    if not source.is_glued(at + 1):
        return True
    following = source.token(at + 1)
    return not is_word(following) and following not in _BEFORE_WORDS


def find_labels(source: Tokens) -> tuple[Passage, ...]:
    """Speakers' labels (`MS. LEE:`, `Ana Belov:`) that start a line, without the colon."""
    found: list[Passage] = []
    offset = 0
    for line in source.text.splitlines(keepends=True):
        label = _LABEL.match(line)
        if label:
            first = bisect_left(source.starts, offset + label.start(1))
            last = bisect_left(source.starts, offset + label.end(1))
            if last > first and source.token(last) != DASH:
                found.append(Passage(first, last))
        offset += len(line)
    return tuple(found)
