"""Words that a hyphen at a line's end cuts in two.

Nobody can tell whether such a hyphen belongs to the word, so a quotation may keep it or
not. To search for both, text and quotation are compared with all hyphens taken out, and
every hit is held against the spelling, in which only such a hyphen is optional.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.quotes.folding import DASH, is_word
from dateline.quotes.tokens import Tokens

_HYPHEN_AT_END = re.compile(r"(?<=\w)[-‐‑\u00ad](?=[^\S\n]*\n)")
_OPTIONAL = "\n"  # stands in a spelling for a hyphen that may or may not be there


@dataclass(frozen=True, slots=True)
class JoinedWord:
    """A word without its hyphens, its spelling, and the tokens that it was made of."""

    word: str
    spelling: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Joined:
    """A text's joined words, coded as `Tokens` codes its own."""

    words: tuple[JoinedWord, ...]
    codes: str
    vocabulary: dict[str, int]


def has_broken_words(tokens: Tokens) -> bool:
    """Whether any line ends in a hyphen inside a word."""
    for found in _HYPHEN_AT_END.finditer(tokens.text):
        at = tokens.tokens_between(0, found.end())[1] - 1
        if tokens.is_line_break_hyphen(at) or tokens.is_soft_break(at):
            return True
    return False


def join_words(tokens: Tokens) -> Joined:
    """Join the words of a whole text."""
    words = list_joined(tokens, 0, len(tokens))
    vocabulary: dict[str, int] = {}
    numbers = [vocabulary.setdefault(word.word, len(vocabulary)) for word in words]
    return Joined(tuple(words), "".join(map(chr, numbers)), vocabulary)


def list_joined(tokens: Tokens, first: int, last: int) -> list[JoinedWord]:
    """The tokens from `first` up to `last`, each chain of hyphenated words made one."""
    found: list[JoinedWord] = []
    at = first
    while at < last:
        start, pieces, spelling = at, [tokens.token(at)], [tokens.token(at)]
        while (step := _step(tokens, at)) and at + step < last:
            at += step
            pieces.append(tokens.token(at))
            spelling += [_link(tokens, at, step), tokens.token(at)]
        at += 1
        found.append(JoinedWord("".join(pieces), "".join(spelling), start, at))
    return found


def _step(tokens: Tokens, at: int) -> int:
    """How many tokens further the word goes on; 0 if it ends here."""
    if tokens.token(at + 1) != DASH:
        return 1 if tokens.is_soft_break(at) else 0
    words = is_word(tokens.token(at)) and is_word(tokens.token(at + 2))
    if not words or not tokens.is_glued(at + 1):
        return 0
    return 2 if tokens.is_glued(at + 2) or tokens.is_line_break_hyphen(at + 1) else 0


def _link(tokens: Tokens, at: int, step: int) -> str:
    return _OPTIONAL if step == 1 or tokens.is_line_break_hyphen(at - 1) else DASH


def spells_alike(source: str, quotation: str) -> bool:
    """Whether a quotation's spelling is one of those that the source's allows."""
    at = 0
    for character in source:
        if at < len(quotation) and quotation[at] == character:
            at += 1
        elif character == _OPTIONAL:
            at += quotation[at : at + 1] == DASH
        else:
            return False
    return at == len(quotation)
