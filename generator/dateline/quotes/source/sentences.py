"""Whether a run of a source's words starts or stops inside a sentence.

A passage in quotation marks that starts in lower case, or that ends without a stop,
is part of a sentence too: the source has cut it.
"""

from __future__ import annotations

import re

from dateline.quotes.folding import DASH, DASHES, ELLIPSIS, MARK, is_word
from dateline.quotes.source.source_text import SourceText

_REACH = 200  # tokens
_STOPS = frozenset({".", "!", "?", ELLIPSIS, "。", "؟", "।"})
_AFTER_WORDS = frozenset({MARK, ",", ";", ":", DASH, "،", "、"})
_ABBREVIATIONS = frozenset(
    "Mr Mrs Ms Dr St Gen Sen Gov Lt Col Prof Rep Sgt Capt No Mt Ft vs cf al".split()  # noqa: SIM905
)

_FIRST_PARAGRAPHS = 8  # a headline, names, a picture's caption and so on before a report
_LONGEST_HEAD = 100  # characters
# Before the dash or the words: `(Reuters)`, `(AP Photo/Mia Lee)`.
_AGENCY = re.compile(r"\([^()\n]{2,40}\)$")
# `Rio de Janeiro, 4. März 2021`, `4 mars 2021`: names, numbers and what stands between them.
_PLACE_AND_DAY = re.compile(
    r"(?:(?:[^\W\d_a-z][\w'’.-]*|\d+[.,]?(?: [^\W\d_]+ \d+)?|d[aeo]|de[lr]|la|le|of),?(?: |$))*"
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
            ends = before in _STOPS | {":"} and not is_abbreviation(source, at - 1)
            return not ends and not _follows_head(source, at)
    return False


def _follows_head(source: SourceText, first: int) -> bool:
    """Whether nothing but the head of a report is before token `first` in its paragraph:
    `NORTHPORT, March 4 (AP) — `, `Berlin (dpa) – `, `NORTHPORT — `, `(Reuters) `.
    """
    number = source.paragraph_of(first)
    if number >= _FIRST_PARAGRAPHS:
        return False
    start = max(source.starts[source.paragraphs[number]], source.starts[first] - _LONGEST_HEAD)
    # A line above it may name the author.
    head = source.text[start : source.starts[first]].rstrip().rpartition("\n")[2].strip()
    before_dash = head.rstrip(DASHES).rstrip()
    agency = _AGENCY.search(before_dash)
    if agency is None:
        place = before_dash.partition(" ")[0].rstrip(",")
        return before_dash != head and len(place) > 1 and place.isalpha() and place.isupper()
    place_and_day = before_dash[: agency.start()].rstrip()
    if before_dash == head:
        return not place_and_day
    return place_and_day.isupper() or _PLACE_AND_DAY.fullmatch(place_and_day) is not None


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
