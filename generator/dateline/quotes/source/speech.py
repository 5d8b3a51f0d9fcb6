"""Quoted passages in a text.

Marks in news copy are often unbalanced or oddly spaced, so they are read paragraph by
paragraph: whatever is still open at a paragraph's end ends there, unless the next paragraph
opens the mark anew, as long quotations do.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise

from dateline.quotes.folding import ELLIPSIS, MARK, SINGLE_MARKS, is_word
from dateline.quotes.tokens import Tokens

_OPENING = frozenset((*"“„‟«‹‘‚‛「『〝", "<<"))
_CLOSING = frozenset((*"”»›’」』〞〟", ">>"))
_PRIMES = frozenset("′″")
_LOOK_AHEAD = 20  # marks
_BEFORE_OPENING = frozenset("([{:-—–/")
_BEFORE_WORDS = frozenset({"[", "(", "$", "€", "£", "#", "@", ELLIPSIS})
_MARKS_IN_A_ROW = 3
_MOST_MARKS = 2_000  # of a paragraph, where they are more than a quarter of it
_LONGEST_ROW = 6  # of marks: more are a ruled line, or damage


class _Kind(Enum):
    """Which marks open and close each other; those of one kind may be inside those of another."""

    DOUBLE = auto()
    SINGLE = auto()
    GUILLEMET = auto()
    CORNER = auto()
    DOUBLE_CORNER = auto()


_KINDS = {
    **dict.fromkeys(SINGLE_MARKS, _Kind.SINGLE),
    **dict.fromkeys(("«", "»", "<<", ">>"), _Kind.GUILLEMET),
    **dict.fromkeys("「」", _Kind.CORNER),
    **dict.fromkeys("『』", _Kind.DOUBLE_CORNER),
}


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of tokens: `first` is in it, `last` is the one after it."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Passages:
    """The quoted passages of a text, without their marks, in order.

    `outer` do not overlap; `inner` are those within others. `reopened` are marks that open a
    passage anew at the head of a paragraph or a line, and so are none of its words.
    """

    outer: tuple[Passage, ...] = ()
    inner: tuple[Passage, ...] = ()
    reopened: frozenset[int] = frozenset()


def find_passages(source: Tokens) -> Passages:
    """Where the quoted passages are."""
    outer: list[Passage] = []
    inner: list[Passage] = []
    reopened: list[int] = []
    open_at = -1  # where the passage ends that the paragraph before left open
    for paragraph, marks in _marks_by_paragraph(source).items():
        tokens = source.paragraph_tokens(paragraph)
        if len(marks) > max(_MOST_MARKS, len(tokens) // 4):
            # No prose: every mark ends what is before it, so that nothing is joined over one.
            outer += [Passage(one + 1, two) for one, two in pairwise(marks)]
            continue
        reader = _Reader(source, marks, tokens.stop)
        reader.read()
        found = reader.found
        if open_at == marks[0] == tokens.start and found and found[0].first == open_at + 1:
            reopened.append(marks[0])
            outer[-1] = Passage(outer[-1].first, found[0].last)
            found = found[1:]
        outer += found
        inner += reader.inner
        reopened += reader.reopened
        open_at = tokens.stop if reader.is_open else -1
    return Passages(tuple(outer), tuple(sorted(inner, key=lambda p: p.first)), frozenset(reopened))


def _marks_by_paragraph(source: Tokens) -> dict[int, list[int]]:
    """The marks of each paragraph that has any, but for rows of more marks than open anything."""
    number = source.vocabulary.get(MARK)
    if number is None:
        return {}
    found: dict[int, list[int]] = {}
    for row in re.finditer(f"{re.escape(chr(number))}+", source.codes):
        if row.end() - row.start() <= _LONGEST_ROW:
            for at in range(*row.span()):
                found.setdefault(source.paragraph_of(at), []).append(at)
    return found


class _Reader:
    """Reads the marks of one paragraph."""

    def __init__(self, source: Tokens, marks: list[int], end: int) -> None:
        self._source, self._end = source, end
        self._open: list[tuple[_Kind, int]] = []
        self._marks = [at for at in marks if not _is_prime(source, at)]
        self._kinds = [_kind_of(source, at) for at in self._marks]
        self._directions = [_direction(source, at) for at in self._marks]
        self._later = _next_alike(self._kinds)
        self._last_closing_single = max(
            (
                at
                for at, kind, way in zip(self._marks, self._kinds, self._directions, strict=True)
                if kind is _Kind.SINGLE and way < 0
            ),
            default=-1,
        )
        self.found: list[Passage] = []
        self.inner: list[Passage] = []
        self.reopened: list[int] = []
        self.is_open = False

    def read(self) -> None:
        """Find the passages."""
        for number, at in enumerate(self._marks):
            self._read_mark(number, at)
        if self._open:
            self.is_open = True
            self.found.append(Passage(self._open[0][1] + 1, self._end))

    def _read_mark(self, number: int, at: int) -> None:
        source, kind = self._source, self._kinds[number]
        is_open = any(other is kind for other, _ in self._open)
        direction = self._directions[number] or (-1 if is_open else 1)
        if kind is _Kind.SINGLE and direction > 0 and at > self._last_closing_single:
            return  # an apostrophe, as in 'tis
        if is_open and _heads_line(source, at) and self._is_closed_later(number):
            self.reopened.append(at)
        elif direction > 0:
            if is_open:  # never closed, or an inner mark of the same kind: a new passage
                self._close(at, kind)
            self._open.append((kind, at))
        elif is_open and not (_may_belong_to_word(source, at) and self._is_closed_later(number)):
            self._close(at, kind)

    def _close(self, at: int, kind: _Kind) -> None:
        """Close the innermost open mark of a kind, and all that was opened after it."""
        depth = max(index for index, (other, _) in enumerate(self._open) if other is kind)
        passage = Passage(self._open[depth][1] + 1, at)
        (self.inner if depth else self.found).append(passage)
        self._open = self._open[:depth]

    def _is_closed_later(self, number: int) -> bool:
        """Whether another mark of the same kind closes what is open, before one opens."""
        later = self._later[number]
        return later - number <= _LOOK_AHEAD and self._directions[later] < 0 if later else False


def _next_alike(kinds: list[_Kind]) -> list[int]:
    """For each mark the number of the next of its kind; 0 for none."""
    following = dict.fromkeys(_Kind, 0)
    found = [0] * len(kinds)
    for number in range(len(kinds) - 1, -1, -1):
        found[number] = following[kinds[number]]
        following[kinds[number]] = number
    return found


def _is_prime(source: Tokens, at: int) -> bool:
    """Whether a mark means feet, minutes or inches: 5′ 10″."""
    return source.raw(at) in _PRIMES and source.is_glued(at) and source.token(at - 1)[-1:].isdigit()


def _may_belong_to_word(source: Tokens, at: int) -> bool:
    """Whether a closing mark may be part of a word or a number: `the dogs' names`, `5" wide`."""
    before, after = source.token(at - 1), source.token(at + 1)
    if not source.is_glued(at) or source.is_glued(at + 1) or not is_word(after):
        return False
    is_plural = _kind_of(source, at) is _Kind.SINGLE and before[-1:] in "sxzSXZ"
    return (is_plural or before[-1:].isdigit()) and (after[0].islower() or after[0].isdigit())


def _heads_line(source: Tokens, at: int) -> bool:
    """Whether a mark is the first sign of a line that is not the paragraph's first."""
    return at > 0 and "\n" in source.text[source.ends[at - 1] : source.starts[at]]


def _kind_of(source: Tokens, at: int) -> _Kind:
    return _KINDS.get(source.raw(at), _Kind.DOUBLE)


def _direction(source: Tokens, at: int) -> int:
    """1 for an opening mark, -1 for a closing one, 0 where only the context can show it.

    The spaces around a mark say more than its shape: “ closes in German, ” opens in
    Swedish, » opens in Danish.
    """
    before, after = _is_free_before(source, at), _is_free_after(source, at)
    if before != after:
        return 1 if before else -1
    raw = source.raw(at)
    return (raw in _OPENING) - (raw in _CLOSING)


def _is_free_before(source: Tokens, at: int) -> bool:
    starts, ends = source.starts, source.ends
    for _ in range(_MARKS_IN_A_ROW):
        if at > 0 and starts[at] == ends[at - 1] and source.codes[at - 1] == source.codes[at]:
            at -= 1
        else:
            break
    if at == 0 or starts[at] != ends[at - 1]:
        return True
    return source.text[starts[at - 1] : ends[at - 1]] in _BEFORE_OPENING


def _is_free_after(source: Tokens, at: int) -> bool:
    starts, ends, last = source.starts, source.ends, len(source.codes) - 1
    for _ in range(_MARKS_IN_A_ROW):
        if at < last and starts[at + 1] == ends[at] and source.codes[at + 1] == source.codes[at]:
            at += 1
        else:
            break
    if at == last or starts[at + 1] != ends[at]:
        return True
    following = source.token(at + 1)
    return not is_word(following) and following not in _BEFORE_WORDS
