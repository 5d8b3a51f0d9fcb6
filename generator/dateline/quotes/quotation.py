"""A quotation as an author writes it: literal parts, omissions and insertions.

`...`, `…`, `[...]` and `(...)` mean words left out; `[words]` are put in by the
author; `[W]e` changes the case of a letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from dateline.quotes.folding import DASH, ELLIPSIS, LAST_STOPS, MARK, is_word, points_of
from dateline.quotes.source.line_breaks import cut_words
from dateline.quotes.tokens import Tokens

_CASE_CHANGE = re.compile(r"(?<![^\W_])\[([^\W\d_])\](?=[^\W\d_])")
_IN_WORD = re.compile(r"(?<=[^\W_])\[(?!\s*(?:\.\.\.|…))[^\[\]]*\]|\[[^\[\].…]*\](?=[^\W_])")
# Matches the slash of `The invisible worm, / That flies`.
_VERSE = re.compile(r"\s+//?\s+")
_CLOSING = {"[": "]", "(": ")"}


# Without slots, since `cut_words` are worked out when first asked for.
@dataclass(frozen=True)
class Part:
    """A run of literal tokens of a quotation, from `first` up to `last`."""

    tokens: Tokens
    first: int
    last: int

    @property
    def folded(self) -> tuple[str, ...]:
        """The folded tokens."""
        return tuple(self.tokens.token(at) for at in range(self.first, self.last))

    @property
    def touchy(self) -> list[int]:
        """Its tokens, counted from its first, of which the fold does not tell all: dashes, and
        words with signs that their script may leave out.
        """
        run = range(self.first, self.last)
        return [
            at - self.first
            for at in run
            if self.tokens.token(at) == DASH or points_of(self.tokens.raw(at))
        ]

    @cached_property
    def cut_words(self) -> tuple[int, ...]:
        """The hyphens, by token, with a space after them: of words that are typed as a line's end
        cuts them (`un- safe`), or that wait for their second part (`short- and long-term`).
        """
        return cut_words(self.tokens, self.first, self.last)

    @property
    def text(self) -> str:
        """The part as the author wrote it."""
        return self.tokens.text[self.tokens.starts[self.first] : self.tokens.ends[self.last - 1]]

    @property
    def words(self) -> int:
        """How many words it contains."""
        return sum(map(is_word, self.folded))

    def without_last_stop(self) -> Part | None:
        """The part without one comma or stop at its end; None if it has none."""
        if self.last - self.first > 1 and self.tokens.token(self.last - 1) in LAST_STOPS:
            return Part(self.tokens, self.first, self.last - 1)
        return None


@dataclass(frozen=True, slots=True)
class Cut:
    """What is between two parts (or at an edge): an omission, insertions, or both."""

    omits: bool
    inserts: tuple[Part, ...]


_NOTHING = Cut(omits=False, inserts=())
_OMISSION = Cut(omits=True, inserts=())


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation taken apart. `cuts` has one more than `parts`: before, between, after."""

    parts: tuple[Part, ...]
    cuts: tuple[Cut, ...]

    @property
    def inserts(self) -> Iterator[Part]:
        """All that the author put in."""
        for cut in self.cuts:
            yield from cut.inserts

    @property
    def is_shortened(self) -> bool:
        """Whether the author marked any change."""
        return any(cut.omits or cut.inserts for cut in self.cuts)


def read_literal(words: str) -> Part:
    """The words as one literal part."""
    tokens = Tokens.of(words)
    return Part(tokens, 0, len(tokens))


def find_insertion_in_word(words: str) -> str:
    """The first bracket inside a word (`dis[un]able`); empty if none does."""
    found = _IN_WORD.search(_CASE_CHANGE.sub(r"\1", words))
    return found.group() if found else ""


def changes_case(words: str) -> bool:
    """Whether the author changed the case of a letter in brackets."""
    return bool(_CASE_CHANGE.search(words))


def take_apart(words: str) -> Quotation:
    """Split a quotation at its marks of omission and insertion."""
    restored = _CASE_CHANGE.sub(lambda found: found.group(1).swapcase(), words)
    tokens = Tokens.of(restored)
    parts: list[Part] = []
    cuts: list[list[Cut]] = [[]]
    start = at = 0
    while at <= len(tokens):
        cut, length = _read_cut(tokens, at)
        if length or at == len(tokens):
            if at > start:
                parts.append(Part(tokens, start, at))
                cuts.append([])
            cuts[-1].append(cut)
            start = at + length
        at += max(length, 1)
    return Quotation(tuple(parts), tuple(map(_merge, cuts)))


def other_ways(words: str) -> Iterator[tuple[str, str, str]]:
    """The words without a sign that authors put to them and sources do not have, each with the
    sign and what to do: quotation marks around them, and slashes between lines of verse.
    """
    tokens = Tokens.of(words)
    last = len(tokens) - 1
    if last > 1 and tokens.token(0) == tokens.token(last) == MARK:
        inner = words[tokens.ends[0] : tokens.starts[last]].strip()
        hint = "Leave these marks out: pages put their own around a quotation."
        yield inner, "these quotation marks around the words", hint
    if _VERSE.search(words):
        hint = "Write a space in place of the slash: it is enough for the end of a line."
        yield _VERSE.sub(" ", words), "the slash", hint


def _merge(cuts: list[Cut]) -> Cut:
    """All that is between two parts, as one."""
    inserts = tuple(insert for cut in cuts for insert in cut.inserts)
    return Cut(omits=any(cut.omits for cut in cuts), inserts=inserts)


def _read_cut(tokens: Tokens, at: int) -> tuple[Cut, int]:
    """The mark that starts at a token, and how many tokens it takes (0 for none)."""
    opening = tokens.token(at)
    if opening == ELLIPSIS:
        return _OMISSION, 1
    if opening not in _CLOSING:
        return _NOTHING, 0
    end = _find_closing(tokens, at)
    inner = [tokens.token(index) for index in range(at + 1, end)]
    if inner == [ELLIPSIS]:
        return _OMISSION, 3
    if not inner or opening == "(":
        return _NOTHING, 0
    insert = Part(tokens, at, end + 1)
    return Cut(omits=ELLIPSIS in inner, inserts=(insert,)), insert.last - insert.first


def _find_closing(tokens: Tokens, at: int) -> int:
    """The bracket that closes the one at a token, or `at` if there is none."""
    closing = _CLOSING[tokens.token(at)]
    for index in range(at + 1, min(len(tokens), at + 100)):
        if tokens.token(index) == closing:
            return index
        if tokens.token(index) == tokens.token(at):
            break
    return at
