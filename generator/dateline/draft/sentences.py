"""The parts of a text that are neither quoted nor in another sentence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dateline.quotes import SourceText
from dateline.quotes.folding import ELLIPSIS, MARK
from dateline.quotes.source.sentences import is_abbreviation

_STOPS: Final = frozenset({".", "!", "?", ELLIPSIS, "。", "؟", "।"})


def is_stop(source: SourceText, at: int) -> bool:
    """Whether a token ends a sentence."""
    sign = source.token(at)
    if sign not in _STOPS or is_abbreviation(source, at):
        return False
    following = source.token(at + 1)
    return not (sign == "." and following[:1].islower())


def sentences_of(source: SourceText, paragraph: int) -> Iterator[tuple[int, int]]:
    """The sentences of a paragraph, as runs of tokens. A quoted passage is not divided, and
    belongs to the sentence around it.
    """
    tokens = source.paragraph_tokens(paragraph)
    start = at = tokens.start
    while at < tokens.stop:
        passage = source.passage_of(at, at + 1)
        if passage is not None:
            last = min(passage.last, tokens.stop)
            at = last + 1 if source.token(last) == MARK and last < tokens.stop else last
            if not _is_full(source, last - 1) or _goes_on(source, at, tokens.stop):
                continue
        elif is_stop(source, at):
            at += 1
            while (
                at < tokens.stop
                and source.token(at) == MARK
                and source.passage_of(at + 1, at + 2) is None
            ):
                at += 1
        else:
            at += 1
            continue
        if at > start:
            yield start, at
        start = at
    if start < tokens.stop:
        yield start, tokens.stop


def _is_full(source: SourceText, at: int) -> bool:
    return source.token(at) in _STOPS


def _goes_on(source: SourceText, at: int, stop: int) -> bool:
    """Whether a sentence goes on after a passage that ends in a stop: `"Why?" he asked`."""
    if at >= stop or source.token(at) == MARK:
        return False
    return source.token(at - 2) != "." or source.token(at)[:1].islower()
