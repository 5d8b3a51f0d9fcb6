"""Where a run of words stands in a source, whole words at both ends."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from dateline.quotes.folding import DASH, HYPHENS, is_word
from dateline.quotes.line_breaks import list_joined, spells_alike
from dateline.quotes.quotation import Part
from dateline.quotes.source_text import SourceText

# Work allowed per quotation: looking at a place costs 1. A quarter of a second at worst.
_ALLOWED = 25_000
_GROUPS_OF_THREE = 3


class TooCommonError(Exception):
    """The words stand in so many places that looking at each takes too long."""


class Budget:
    """Counts the work that one quotation takes."""

    def __init__(self) -> None:
        self._left = _ALLOWED

    def spend(self, work: int) -> None:
        """Raise `TooCommonError` once the budget is spent."""
        self._left -= work
        if self._left < 0:
            raise TooCommonError


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """A run of a source's tokens, from `first` up to `last`, where a part stands.

    `broken` is true if a hyphen at a line's end had to be ignored.
    """

    first: int
    last: int
    broken: bool = False


def find_spots(
    source: SourceText, part: Part, window: tuple[int, int], budget: Budget, *, at_end: bool
) -> list[Spot]:
    """Every place of a part within a window of tokens, in order.

    The first of these that finds anything counts: the words as they are, the words with
    line-break hyphens ignored; and where `at_end`, both again without a last stop.
    """
    shorter = part.without_last_stop() if at_end else None
    for candidate in (part, shorter):
        if candidate is None:
            continue
        found = _find_plain(source, candidate, window, budget)
        found = found or _find_broken(source, candidate, window, budget)
        if found:
            return found
    return []


def _find_plain(
    source: SourceText, part: Part, window: tuple[int, int], budget: Budget
) -> list[Spot]:
    needle = source.encode(part.folded)
    if not needle:
        return []
    found: list[Spot] = []
    first = source.codes.find(needle, *window)
    while first >= 0:
        budget.spend(1 + len(needle) // 100)
        if has_whole_ends(source, first, first + len(needle)):
            found.append(Spot(first, first + len(needle)))
        first = source.codes.find(needle, first + 1, window[1])
    return found


def _find_broken(
    source: SourceText, part: Part, window: tuple[int, int], budget: Budget
) -> list[Spot]:
    joined = source.joined
    if joined is None:
        return []
    words = list_joined(part.tokens, part.first, part.last)
    numbers = [joined.vocabulary.get(word.word, -1) for word in words]
    if -1 in numbers:
        return []
    needle = "".join(map(chr, numbers))
    start = bisect_left(joined.words, window[0], key=lambda word: word.first)
    found: list[Spot] = []
    at = joined.codes.find(needle, start)
    while at >= 0:
        budget.spend(1 + len(needle))
        there = joined.words[at : at + len(needle)]
        if there[-1].last > window[1]:
            break
        spot = Spot(there[0].first, there[-1].last, broken=True)
        alike = all(map(spells_alike, (w.spelling for w in there), (w.spelling for w in words)))
        if alike and has_whole_ends(source, spot.first, spot.last):
            found.append(spot)
        at = joined.codes.find(needle, at + 1)
    return found


def has_whole_ends(source: SourceText, first: int, last: int) -> bool:
    """Whether a run of tokens neither starts nor stops inside a word or a number.

    Tokens are whole words, but for words with hyphens (`non-violent`), signed numbers
    (`-5`) and numbers with spaces between groups of three digits (`10 000`).
    """
    starts_whole = not (
        is_word(source.token(first))
        and (_has_hyphen_before(source, first) or _goes_on_as_number(source, first))
    )
    stops_whole = not (
        is_word(source.token(last - 1))
        and (_has_hyphen_after(source, last) or _goes_on_as_number(source, last))
    )
    return starts_whole and stops_whole


def _is_hyphen(source: SourceText, index: int) -> bool:
    return source.token(index) == DASH and source.raw(index) in (*HYPHENS, "−")


def _has_hyphen_before(source: SourceText, first: int) -> bool:
    if source.is_soft_break(first - 1):
        return True
    if not _is_hyphen(source, first - 1):
        return False
    if source.is_line_break_hyphen(first - 1):
        return True
    is_sign = source.token(first)[0].isdigit()
    return source.is_glued(first) and (is_sign or source.is_glued(first - 1))


def _has_hyphen_after(source: SourceText, last: int) -> bool:
    if source.is_soft_break(last - 1):
        return True
    if not _is_hyphen(source, last) or not source.is_glued(last):
        return False
    whole = is_word(source.token(last + 1)) and source.is_glued(last + 1)
    return whole or source.is_line_break_hyphen(last)


def _goes_on_as_number(source: SourceText, border: int) -> bool:
    """Whether the tokens on both sides of a border are one number: `10 000`."""
    before, after = source.token(border - 1), source.token(border)
    if not (before.isdecimal() and after[:_GROUPS_OF_THREE].isdecimal()):
        return False
    space = source.text[source.ends[border - 1] : source.starts[border]]
    return len(before) <= _GROUPS_OF_THREE and len(after) == _GROUPS_OF_THREE and space.isspace()
