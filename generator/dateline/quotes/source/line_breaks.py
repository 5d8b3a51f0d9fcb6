"""Words that a hyphen at a line's end cuts in two.

Nobody can know whether such a hyphen belongs to the word, so a quotation may keep it or
not. To search for both, text and quotation are compared with all hyphens taken out, and
every hit is held against the spelling, in which only such a hyphen is optional.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from dateline.quotes.folding import DASH, HYPHENS, is_word
from dateline.quotes.tokens import Tokens

_BREAK_AT_END = re.compile(r"(?<=\w)[-‐‑\u00ad](?=[^\S\n]*\n)")
_SOFT_BREAK = re.compile(r"\u00ad(?=[^\S\n]*\n)")
_OPTIONAL = "\n"  # in a spelling, a hyphen that may or may not be there

TWO_MEANINGS: Final = frozenset(
    """resign resigned resigns resigning recover recovered recovering recovery reform reformed
    reforms release released represent represented recreation recreate recount recounted
    react reacted remark remarked repress repressed resent resented resort resorted
    resound retreat retreated reserve reserved recollect recollected redress redressed
    relay relayed repose restrain coop unionized unionised relieve review reword resolve
    resolved""".split()  # noqa: SIM905
)
"""English words that are others with a hyphen after their first two letters: `re-sign`."""


@dataclass(frozen=True, slots=True)
class JoinedWord:
    """A word without its hyphens, its spelling, and the tokens that it was made of."""

    word: str
    spelling: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Joined:
    """A text's joined words, coded as `Tokens` codes its own.

    `starts` has the first token of each; the last one, of none, is the text's end.
    """

    codes: str
    starts: tuple[int, ...]
    vocabulary: dict[str, int]


def join_words(tokens: Tokens, passed_over: frozenset[int] = frozenset()) -> Joined | None:
    """Join the words of a whole text, and leave out some tokens; None if no line ends in a
    hyphen and nothing is left out.
    """
    if not passed_over and not _BREAK_AT_END.search(tokens.text):
        return None
    vocabulary = dict(tokens.vocabulary)
    links = _find_links(tokens, 0, len(tokens))
    word_codes, words = tokens.codes, tokens.folded
    codes: list[str] = []
    starts: list[int] = []
    done = 0
    for first in sorted(links.keys() | passed_over):
        if first < done:
            continue  # inside the word before
        codes.append(word_codes[done:first])
        starts += range(done, first)
        if first in passed_over:
            done = first + 1
            continue
        starts.append(first)
        at, word = first, [words[ord(word_codes[first])]]
        while at in links:
            at = links[at]
            word.append(words[ord(word_codes[at])])
        codes.append(chr(vocabulary.setdefault("".join(word), len(vocabulary))))
        done = at + 1
    codes.append(word_codes[done:])
    starts += range(done, len(tokens) + 1)
    return Joined("".join(codes), tuple(starts), vocabulary)


def list_joined(
    tokens: Tokens, first: int, last: int, passed_over: frozenset[int] = frozenset()
) -> list[JoinedWord]:
    """The tokens from `first` up to `last`, each chain of hyphenated words made one, without
    those that are passed over.
    """
    links = _find_links(tokens, first, last)
    found: list[JoinedWord] = []
    at = first
    while at < last:
        if at in passed_over:
            at += 1
            continue
        start, pieces, spelling = at, [tokens.token(at)], [tokens.token(at)]
        while at in links:
            end = tokens.ends[at]
            at = links[at]
            pieces.append(tokens.token(at))
            at_line_end = "\n" in tokens.text[end : tokens.starts[at]]
            # Of `10-` and `20` in two lines nobody can know that they are not 1020.
            is_range = pieces[-2][-1:].isnumeric() and pieces[-1][:1].isnumeric()
            spelling += (_OPTIONAL if at_line_end and not is_range else DASH, pieces[-1])
        at += 1
        found.append(JoinedWord("".join(pieces), "".join(spelling), start, at))
    return found


def _find_links(tokens: Tokens, first: int, last: int) -> dict[int, int]:
    """By the token of each word that goes on: the token that it goes on with.

    One loop over the hyphens, not over the tokens, since it runs over whole texts.
    """
    codes, text, starts, ends = tokens.codes, tokens.text, tokens.starts, tokens.ends
    words = {code for code in set(codes[first:last]) if is_word(tokens.folded[ord(code)])}
    found: dict[int, int] = {}
    dash = tokens.encode([DASH])
    at = codes.find(dash, first + 1, last - 1) if dash else -1
    while at >= 0 and dash:
        if starts[at] == ends[at - 1] and codes[at - 1] in words and codes[at + 1] in words:
            start, end = ends[at], starts[at + 1]
            at_line_end = text.count("\n", start, end) == 1 and text[starts[at] : start] in HYPHENS
            if start == end or at_line_end:
                found[at - 1] = at + 1
        at = codes.find(dash, at + 1, last - 1)
    found.update(_find_soft_links(tokens, first, last))
    return found


def _find_soft_links(tokens: Tokens, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The links that are soft hyphens at a line's end."""
    if first >= last:
        return
    codes, text, starts, ends = tokens.codes, tokens.text, tokens.starts, tokens.ends
    dash = tokens.encode([DASH])
    at = first
    for soft in _SOFT_BREAK.finditer(text, starts[first], ends[last - 1]):
        end = soft.end()
        at = bisect_left(ends, end, at)
        if at >= last - 1:
            return
        goes_on = ends[at] == end and codes[at + 1] != dash
        if goes_on and text.count("\n", end, starts[at + 1]) == 1:
            yield at, at + 1


def cut_words(tokens: Tokens, first: int, last: int) -> tuple[int, ...]:
    """The hyphens of words that are typed in two, as a line's end cuts them (`un- safe`), or that
    wait for their second part (`short- and long-term`).
    """
    return tuple(
        at
        for at in range(first + 1, last - 1)
        if tokens.token(at) == DASH
        and tokens.raw(at) in HYPHENS
        and tokens.is_glued(at)
        and not tokens.is_glued(at + 1)
        and is_word(tokens.token(at - 1))
        and is_word(tokens.token(at + 1))
    )


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
