"""Where a run of words stands in a source, whole words at both ends."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from dateline.quotes.folding import DASH, HYPHENS, is_word
from dateline.quotes.quotation import Part
from dateline.quotes.source.line_breaks import Joined, list_joined, spells_alike
from dateline.quotes.source.source_text import SourceText

# Work allowed per quotation: looking at a place costs 1. A quarter of a second at worst.
_ALLOWED = 25_000
_TOKENS_PER_WORK = 2_000  # searched in the time that looking at a place takes
_GROUPS_OF_THREE = 3


class TooCommonError(Exception):
    """The words stand in so many places that looking at each takes too long."""


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """A run of a source's tokens, from `first` up to `last`, where a part stands.

    `broken` is true if a hyphen at a line's end had to be ignored.
    """

    first: int
    last: int
    broken: bool = False


Window = tuple[int, int]
"""A run of tokens to search in: the first, and the one after the last."""


class Places:
    """Where the parts of one quotation stand: each is searched once, within a budget."""

    def __init__(self, source: SourceText) -> None:
        self.source = source
        self._left = _ALLOWED
        self._needles: dict[Part, str | None] = {}
        self._joined: dict[Part, _Joined | None] = {}
        self._found: dict[tuple[Part, Window, bool], list[Spot]] = {}

    def spend(self, work: int) -> None:
        """Raise `TooCommonError` once the quotation has taken too much work."""
        self._left -= work
        if self._left < 0:
            raise TooCommonError

    def find(self, part: Part, window: Window, *, at_end: bool) -> list[Spot]:
        """Every place of a part within a window of tokens, in order.

        The first of these that finds anything counts: the words as they are, the words
        with line-break hyphens ignored; and where `at_end`, both again without a last stop.
        """
        key = (part, window, at_end)
        if key not in self._found:
            shorter = part.without_last_stop() if at_end else None
            found = self._find_either(part, window)
            self._found[key] = found or (self._find_either(shorter, window) if shorter else [])
        return self._found[key]

    def _find_either(self, part: Part, window: Window) -> list[Spot]:
        self.spend(1 + (window[1] - window[0]) // _TOKENS_PER_WORK)
        return self._find_plain(part, window) or self._find_broken(part, window)

    def _find_plain(self, part: Part, window: Window) -> list[Spot]:
        if part not in self._needles:
            self._needles[part] = self.source.encode(part.folded)
        needle = self._needles[part]
        if not needle:
            return []
        found: list[Spot] = []
        first = self.source.codes.find(needle, *window)
        while first >= 0:
            self.spend(1 + len(needle) // 100)
            if has_whole_ends(self.source, first, first + len(needle)):
                found.append(Spot(first, first + len(needle)))
            first = self.source.codes.find(needle, first + 1, window[1])
        return found

    def _find_broken(self, part: Part, window: Window) -> list[Spot]:
        joined = self.source.joined
        if part not in self._joined:
            self._joined[part] = _join(part, joined) if joined else None
        wanted = self._joined[part]
        if joined is None or wanted is None:
            return []
        length = len(wanted.needle)
        start = bisect_left(joined.starts, window[0])
        stop = bisect_right(joined.starts, window[1]) - 1
        found: list[Spot] = []
        at = joined.codes.find(wanted.needle, start, stop)
        while at >= 0:
            spot = Spot(joined.starts[at], joined.starts[at + length], broken=True)
            self.spend(1 + (spot.last - spot.first) // 4)
            if _is_spelled(self.source, spot, wanted.spellings):
                found.append(spot)
            at = joined.codes.find(wanted.needle, at + 1, stop)
        return found


@dataclass(frozen=True, slots=True)
class _Joined:
    """A part's joined words: coded as those of the source, and how each is spelled."""

    needle: str
    spellings: tuple[str, ...]


def _join(part: Part, joined: Joined) -> _Joined | None:
    """None if the source lacks one of the words."""
    words = list_joined(part.tokens, part.first, part.last)
    numbers = [joined.vocabulary.get(word.word, -1) for word in words]
    if -1 in numbers:
        return None
    return _Joined("".join(map(chr, numbers)), tuple(word.spelling for word in words))


def _is_spelled(source: SourceText, spot: Spot, spellings: tuple[str, ...]) -> bool:
    if not has_whole_ends(source, spot.first, spot.last):
        return False
    there = [word.spelling for word in list_joined(source, spot.first, spot.last)]
    return len(there) == len(spellings) and all(map(spells_alike, there, spellings))


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
