"""Whether a quotation joins what its source keeps apart: sentences, paragraphs, quotations."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise

from dateline.quotes.folding import MARK
from dateline.quotes.results import Match
from dateline.quotes.source.sentences import starts_inside, stops_inside
from dateline.quotes.source.source_text import SourceText
from dateline.quotes.turning_words import Turn

# Matches the space between two columns, as a page is laid out in a copy of plain text.
_GUTTER = re.compile(r"(?<=\S)[ \t\xa0]{3,}(?=\S)")
_LINES = 2  # above and below
_NEAR = 1_000  # characters
_STOPS = frozenset({".", "!", "?", "。", "؟", "।"})


def find_limit_left_out(match: Match, source: SourceText) -> str:
    """The first word that limits what is said, and that an omission hides; empty if none."""
    for last, first in _omissions(match, source):
        limits = source.turns[Turn.LIMIT]
        at = bisect_left(limits, last)
        if at < len(limits) and limits[at] < first:
            return source.raw(limits[at])
    return ""


def crosses_sentence(match: Match, source: SourceText) -> bool:
    """Whether an omission makes one sentence of pieces of two."""
    for last, first in _omissions(match, source):
        stops = any(source.token(at) in _STOPS for at in range(last, first))
        if stops and (stops_inside(source, last) or starts_inside(source, first)):
            return True
    return False


def crosses_paragraph(match: Match, source: SourceText) -> bool:
    """Whether the words go on from one paragraph into the next, except for a quotation that the
    source goes on with.
    """
    first, last = source.tokens_between(match.start, match.end)
    if first >= last or source.paragraph_of(first) == source.paragraph_of(last - 1):
        return False
    while source.token(first) == MARK:
        first += 1
    return source.passage_of(first, last) is None


def crosses_column(match: Match, source: SourceText) -> bool:
    """Whether the words go on from one column of a page into the next: over a wide space, where
    two lines near by have one too that ends at the same place, give or take a character.
    """
    text = source.text
    for gap in _GUTTER.finditer(text, match.start, match.end):
        above = text[max(0, gap.start() - _NEAR) : gap.start()].split("\n")
        below = text[gap.end() : gap.end() + _NEAR].split("\n")
        column = len(above[-1]) + len(gap[0])
        near = (*above[-_LINES - 1 : -1], *below[1 : _LINES + 1])
        ends = [[space.end() for space in _GUTTER.finditer(line)] for line in near]
        if sum(any(abs(end - column) <= 1 for end in line) for line in ends) >= _LINES:
            return True
    return False


def is_within_inner(match: Match, source: SourceText) -> bool:
    """Whether the words are a quotation within a quotation: words of someone else."""
    first, last = _without_marks(source, *source.tokens_between(match.start, match.end))
    inner = source.inner_of(first, last)
    if inner is None:
        return False
    outer = source.passage_of(first, last)
    return outer is None or _without_marks(source, outer.first, outer.last) != (
        inner.first,
        inner.last,
    )


def _without_marks(source: SourceText, first: int, last: int) -> tuple[int, int]:
    while first < last and source.token(first) == MARK:
        first += 1
    while first < last and source.token(last - 1) in (MARK, ",", "."):
        last -= 1
    return first, last


def _omissions(match: Match, source: SourceText) -> list[tuple[int, int]]:
    """The runs of tokens that are left out between the parts."""
    runs = [source.tokens_between(*part) for part in match.parts]
    return [(one[1], two[0]) for one, two in pairwise(runs) if one[1] < two[0]]


def find_headline(source: SourceText, first: int, last: int) -> str:
    """The headline that a run of tokens starts in and runs over the end of; empty if none.

    A headline is a short paragraph without a stop, before one that starts anew.
    """
    for number in range(source.paragraph_of(first), source.paragraph_of(last - 1)):
        tokens = source.paragraph_tokens(number)
        final = tokens.stop - 1
        while final > tokens.start and source.token(final) == MARK:
            final -= 1
        following = next(
            (source.token(at) for at in range(tokens.stop, last) if source.token(at) != MARK), ""
        )
        ends = source.token(final) in _ENDS or source.passage_of(final, tokens.stop + 2) is not None
        if len(tokens) <= _HEADLINE and not ends and not following[:1].islower():
            return " ".join(source.text[source.starts[tokens.start] : source.ends[final]].split())
    return ""


_ENDS = _STOPS | {":", ";", ",", "...", "-"}
_HEADLINE = 25  # words and signs
