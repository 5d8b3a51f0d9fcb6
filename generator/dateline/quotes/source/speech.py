"""Quoted passages in a text.

Marks in news copy are often unbalanced or oddly spaced, so they are read paragraph by
paragraph: whatever is still open at a paragraph's end ends there, unless the next paragraph
opens the mark anew, as long quotations do.
"""

from __future__ import annotations

from dataclasses import dataclass

from dateline.quotes.folding import ELLIPSIS, MARK, SINGLE_MARKS, is_word
from dateline.quotes.tokens import Tokens

_OPENING = frozenset((*"“„‟«‹‘‚‛「『〝", "<<"))
_CLOSING = frozenset((*"”»›’」』〞〟", ">>"))
_PRIMES = frozenset("′″")
_LOOK_AHEAD = 20  # marks
_BEFORE_OPENING = frozenset("([{:-—–/")
_BEFORE_WORDS = frozenset({"[", "(", "$", "€", "£", "#", "@", ELLIPSIS})
_MARKS_IN_A_ROW = 3


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
    number = source.vocabulary.get(MARK)
    if number is None:
        return Passages()
    by_paragraph: dict[int, list[int]] = {}
    at = source.codes.find(chr(number))
    while at >= 0:
        by_paragraph.setdefault(source.paragraph_of(at), []).append(at)
        at = source.codes.find(chr(number), at + 1)
    outer: list[Passage] = []
    inner: list[Passage] = []
    reopened: list[int] = []
    open_at = -1  # where the passage ends that the paragraph before left open
    for paragraph, marks in by_paragraph.items():
        tokens = source.paragraph_tokens(paragraph)
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


class _Reader:
    """Reads the marks of one paragraph."""

    def __init__(self, source: Tokens, marks: list[int], end: int) -> None:
        self._source, self._end = source, end
        self._open: list[tuple[bool, int]] = []  # whether it is a single mark, and where
        self._single = {at: _is_single(source, at) for at in marks}
        self._last_closing_single = max(
            (at for at in marks if self._single[at] and _direction(source, at) < 0), default=-1
        )
        self._marks = [at for at in marks if not _is_prime(source, at)]
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
        source, single = self._source, self._single[at]
        is_open = any(kind == single for kind, _ in self._open)
        direction = _direction(source, at) or (-1 if is_open else 1)
        if single and direction > 0 and at > self._last_closing_single:
            return  # an apostrophe, as in 'tis
        if is_open and _heads_line(source, at) and self._is_closed_later(number):
            self.reopened.append(at)
        elif direction > 0:
            if is_open:  # never closed, or an inner mark of the same kind: a new passage
                self._close(at, single=single)
            self._open.append((single, at))
        elif is_open and not (_may_belong_to_word(source, at) and self._is_closed_later(number)):
            self._close(at, single=single)

    def _close(self, at: int, *, single: bool) -> None:
        """Close the innermost open mark of a kind, and all that was opened after it."""
        depth = max(index for index, (kind, _) in enumerate(self._open) if kind == single)
        passage = Passage(self._open[depth][1] + 1, at)
        (self.inner if depth else self.found).append(passage)
        self._open = self._open[:depth]

    def _is_closed_later(self, number: int) -> bool:
        """Whether another mark of the same kind closes what is open, before one opens."""
        single = self._single[self._marks[number]]
        for at in self._marks[number + 1 : number + 1 + _LOOK_AHEAD]:
            if self._single[at] == single:
                return _direction(self._source, at) < 0
        return False


def _is_prime(source: Tokens, at: int) -> bool:
    """Whether a mark means feet, minutes or inches: 5′ 10″."""
    return source.raw(at) in _PRIMES and source.is_glued(at) and source.token(at - 1)[-1:].isdigit()


def _may_belong_to_word(source: Tokens, at: int) -> bool:
    """Whether a closing mark may be part of a word or a number: `the dogs' names`, `5" wide`."""
    before, after = source.token(at - 1), source.token(at + 1)
    if not source.is_glued(at) or source.is_glued(at + 1) or not is_word(after):
        return False
    is_plural = _is_single(source, at) and before[-1:] in "sxzSXZ"
    return (is_plural or before[-1:].isdigit()) and (after[0].islower() or after[0].isdigit())


def _heads_line(source: Tokens, at: int) -> bool:
    """Whether a mark is the first sign of a line that is not the paragraph's first."""
    return at > 0 and "\n" in source.text[source.ends[at - 1] : source.starts[at]]


def _is_single(source: Tokens, at: int) -> bool:
    return source.raw(at) in SINGLE_MARKS


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
