"""Whether a run of a source's words starts or stops inside a sentence.

A passage in quotation marks that starts in lower case, or that ends without a stop,
is part of a sentence too: the source has cut it.
"""

from __future__ import annotations

from dateline.quotes.folding import DASH, ELLIPSIS, MARK, is_word
from dateline.quotes.source.source_text import SourceText

_REACH = 200  # tokens
_STOPS = frozenset({".", "!", "?", ELLIPSIS, "。", "؟", "।"})
_AFTER_WORDS = frozenset({MARK, ",", ";", ":", DASH, "،", "、"})
_ABBREVIATIONS = frozenset(
    "Mr Mrs Ms Dr St Gen Sen Gov Lt Col Prof Rep Sgt Capt No Mt Ft vs cf al".split()  # noqa: SIM905
)


def starts_inside(source: SourceText, first: int) -> bool:
    """Whether the words from token `first` on start inside a sentence."""
    word = next((at for at in _reach(source, first) if source.token(at) != MARK), first)
    if source.token(word)[:1].islower():
        return True
    paragraph = source.paragraph_of(first)
    for at in range(first, max(first - _REACH, 0), -1):
        before = source.token(at - 1)
        if source.opens_passage(at) or source.paragraph_of(at - 1) != paragraph:
            return False
        if before != MARK:
            return before not in _STOPS | {":"} or is_abbreviation(source, at - 1)
    return False


def stops_inside(source: SourceText, last: int) -> bool:
    """Whether the words before token `last` stop inside a sentence."""
    final = last - 1
    while final > 0 and source.token(final) in _AFTER_WORDS:
        final -= 1
    if source.token(final) in _STOPS:
        return False
    has_comma = has_closed = False
    for at in _reach(source, final)[1:]:
        sign = source.token(at)
        if sign in _STOPS:
            return False
        if sign == ",":
            has_comma = True
        elif sign == MARK:
            has_closed = has_closed or source.closes_passage(at)
        else:
            return not (has_closed and has_comma) or _goes_on(source, at)
    return False


def _goes_on(source: SourceText, start: int) -> bool:
    """Whether a speech goes on after its attribution (`"No," he said, "we will."`).

    A comma inside the closing mark may mean a stop, so it says nothing.
    """
    for at in _reach(source, start):
        if source.opens_passage(at):
            return source.token(at)[:1].islower() or source.token(at - 2) == ","
        if source.token(at) in _STOPS and not is_abbreviation(source, at):
            return False
    return False


def _reach(source: SourceText, start: int) -> range:
    """The tokens from `start` on, in the same paragraph and not too far."""
    paragraph = source.paragraph_tokens(source.paragraph_of(start))
    return range(start, min(paragraph.stop, start + _REACH))


def is_abbreviation(source: SourceText, stop: int) -> bool:
    """Whether a stop belongs to an abbreviation (`Mr.`) or an initial (`U.S.`)."""
    before = source.token(stop - 1)
    if source.token(stop) != "." or not source.is_glued(stop) or not is_word(before):
        return False
    return before in _ABBREVIATIONS or (len(before) == 1 and before.isupper())
