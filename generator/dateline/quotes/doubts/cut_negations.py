"""Whether a negation stands right beside a quotation's words in the source, left outside.

`abandon contact` is a true excerpt of `did not abandon contact`, and says the opposite.
Beside is: before the words, with at most a few small words between (`no longer`, `not to`);
or after them, where English, French, German and Spanish put it (`Ils ne veulent | pas`).
A sign other than a quotation mark, or a paragraph's end, parts the two.
"""

from __future__ import annotations

from collections.abc import Iterable

from dateline.languages import all_turning_words
from dateline.quotes.folding import MARK, is_word
from dateline.quotes.results import Match
from dateline.quotes.source.source_text import SourceText
from dateline.quotes.turning_words import Turn, find_turn

_MOST_SMALL = 3  # words between a negation and the quotation
_SHOWN = 6  # words and signs of the source on each side


def find_cut_negation(match: Match, source: SourceText) -> str:
    """The source's words around a negation that a match leaves outside; empty if none."""
    first, last = source.tokens_between(match.start, match.end)
    if first >= last:
        return ""
    paragraphs = (source.paragraph_of(first), source.paragraph_of(last - 1))
    start, stop = (source.paragraph_tokens(number) for number in paragraphs)
    before = _negation_before(source, range(first - 1, start.start - 1, -1))
    after = _negation_after(source, range(last, stop.stop))
    if before is not None:
        return _tell(source, _reach(source, before, start.start), min(last, first + _SHOWN))
    if after is not None:
        return _tell(source, max(first, last - _SHOWN), min(stop.stop, after + 1 + _SHOWN))
    return ""


def _negation_before(source: SourceText, back: Iterable[int]) -> int | None:
    """The negation among the tokens that lead up to the words, nearest first."""
    passed = 0
    for at in back:
        word = source.token(at).casefold()
        if find_turn(word) is Turn.NEGATION:
            return at
        if word == MARK:
            continue
        passed += 1
        if word not in all_turning_words().small_words or passed > _MOST_SMALL:
            return None
    return None


def _negation_after(source: SourceText, ahead: Iterable[int]) -> int | None:
    at = next((at for at in ahead if source.token(at) != MARK), None)
    after = all_turning_words().negations_after
    return at if at is not None and source.token(at).casefold() in after else None


def _reach(source: SourceText, at: int, least: int) -> int:
    """Where to start telling what leads up to a token: a few words, of its sentence."""
    start = at
    while start > max(least, at - _SHOWN) and is_word(source.token(start - 1)):
        start -= 1
    return start


def _tell(source: SourceText, first: int, last: int) -> str:
    return " ".join(source.text[source.starts[first] : source.ends[last - 1]].split())
