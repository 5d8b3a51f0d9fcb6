"""Where a run of words is in a source, whole words at both ends."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from dateline.quotes.folding import DASH, HYPHENS, MARK, is_word, points_of
from dateline.quotes.quotation import Part
from dateline.quotes.source.line_breaks import Joined, list_joined, spells_alike
from dateline.quotes.source.source_text import SourceText
from dateline.quotes.tokens import Tokens
from dateline.quotes.turning_words import Turn

# Work allowed per quotation: looking at a place costs 1. A quarter of a second at worst.
_ALLOWED = 25_000
_TOKENS_PER_WORK = 2_000  # searched in the time that looking at a place takes
_GROUPS_OF_THREE = 3
_JOINTS = frozenset("/_·⁄∕=@+&×⋅^")  # make one of two words or numbers
_SIGNS = frozenset("<>≤≥±+~≈№")  # belong to the number after them
_UNITS = frozenset("%‰°")  # belong to the number before them
_CURRENCIES = frozenset("$€£¥₤₩₪₫₱₴₹₺₽₿¢")  # belong to the number beside them
_MAGNITUDE = re.compile(
    "hundred|thousand|million|billion|trillion|dozen|mille|milli|million|mille|milliard|hundert|"
    "tausend|mil$|mill|millones|milh|bilh|mila$|mili|milj|miljard|тысяч|миллион|миллиард|тисяч|"
    "мільй|мільярд|tysi|tisíc|juta|ribu|miliar|bin$|milyon|milyar|ألف|آلاف|مليون|مليار|אלף|אלפים|"
    "מיליון|मिलियन|हज़ार|हजार|लाख|करोड़|χιλιάδες|εκατομμύρι|百|千|万|萬|億|亿|兆"
)

_PERCENT = re.compile(
    "(?:percent|pct|prozent|persen|procent|процент|відсот)|(?:per|pour|por) (?:cent|cien|cento)"
)
_ARTICLES = frozenset(("a", "an"))
_LINKS = _ARTICLES | {"and", "of", "et", "y", "e", "und", "og", "och"}  # inside a number
_MOST_LINKS = 2
_HALVES = frozenset(("half", "quarter", "third"))


class TooCommonError(Exception):
    """The words are in so many places that looking at each takes too long."""


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """A run of a source's tokens, from `first` up to `last`, where a part is.

    `broken` is true if a hyphen at a line's end had to be ignored.
    """

    first: int
    last: int
    broken: bool = False

    @property
    def run(self) -> tuple[int, int]:
        """The first token, and the one after the last."""
        return self.first, self.last


Window = tuple[int, int]
"""A run of tokens to search in: the first, and the one after the last."""


class Places:
    """Where the parts of one quotation are: each is searched once, within a budget."""

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
            if not found and shorter:
                found = self._find_either(shorter, window)
                found = [spot for spot in found if not ends_otherwise(self.source, spot.last)]
            self._found[key] = found
        return self._found[key]

    def find_with_other_stop(self, part: Part, window: Window) -> Spot | None:
        """Where the words are, but end with another stop than the quotation's; or None."""
        shorter = part.without_last_stop()
        found = self._find_either(shorter, window) if shorter else []
        return next(iter(found), None)

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
        touchy = part.touchy
        first = self.source.codes.find(needle, *window)
        while first >= 0:
            self.spend(1 + len(needle) // 100 + len(touchy) // 8)
            spot = Spot(first, first + len(needle))
            if (
                has_whole_ends(self.source, *spot.run)
                and _is_written_alike(self.source, spot, part, touchy)
                and not find_word_in_two(self.source, spot, part)
            ):
                found.append(spot)
            first = self.source.codes.find(needle, first + 1, window[1])
        return found

    def _find_broken(self, part: Part, window: Window) -> list[Spot]:
        joined = self.source.joined
        if part not in self._joined:
            self._joined[part] = _join(part, joined) if joined else None
        wanted = self._joined[part]
        if joined is None or wanted is None or _words_in_two(self.source, part):
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
    reopened = source.quoted.reopened
    there = [word.spelling for word in list_joined(source, *spot.run, reopened)]
    return len(there) == len(spellings) and all(map(spells_alike, there, spellings))


def ends_otherwise(source: SourceText, last: int) -> bool:
    """Whether the source closes the words before a token with a question mark or the like."""
    while source.token(last) == MARK:
        last += 1
    return source.is_cry(last)


def has_whole_ends(source: SourceText, first: int, last: int) -> bool:
    """Whether a run of tokens neither starts nor stops inside a word or a number.

    Tokens are whole words, but for words with hyphens (`non-violent`) and other joints
    (`and/or`), signed numbers (`-5`), numbers with spaces between groups of three digits
    (`10 000`), ranges (`5–10`) and what makes a number another one (`three million`).
    """
    return not (
        is_word(source.token(first))
        and (_is_joined_before(source, first) or _goes_on_as_number(source, first))
    ) and not (
        is_word(source.token(last - 1))
        and (_is_joined_after(source, last) or _goes_on_as_number(source, last))
    )


def _is_hyphen(source: SourceText, index: int) -> bool:
    return source.token(index) == DASH and source.raw(index) in (*HYPHENS, "−")


def _is_joined_before(source: SourceText, first: int) -> bool:
    if source.is_soft_break(first - 1):
        return True
    before = source.token(first - 1)
    is_number = source.token(first)[0].isnumeric()
    if source.is_glued(first) and is_number and before in _SIGNS | _CURRENCIES | {DASH}:
        return True
    if source.is_glued(first) and before in _JOINTS:
        return source.is_glued(first - 1) and is_word(source.token(first - 2))
    if not _is_hyphen(source, first - 1):
        return False
    return source.is_line_break_hyphen(first - 1) or (
        source.is_glued(first) and source.is_glued(first - 1)
    )


def _is_joined_after(source: SourceText, last: int) -> bool:
    if source.is_soft_break(last - 1):
        return True
    after = source.token(last)
    is_number = source.token(last - 1)[-1].isnumeric()
    if is_number and after in _CURRENCIES and _ends_amount(source, last):
        return True
    if is_number and (after in _UNITS or (after == DASH and _joins_number(source, last))):
        return True
    if not source.is_glued(last):
        return False
    whole = is_word(source.token(last + 1)) and source.is_glued(last + 1)
    if after in _JOINTS:
        return whole
    return _is_hyphen(source, last) and (whole or source.is_line_break_hyphen(last))


def _ends_amount(source: SourceText, sign: int) -> bool:
    """Whether a currency's sign belongs to the number before it, and not to one after it."""
    return not (source.is_glued(sign + 1) and source.token(sign + 1)[:1].isnumeric())


def _joins_number(source: SourceText, dash: int) -> bool:
    """Whether a dash is between two numbers without a space."""
    following = source.token(dash + 1)
    return (
        source.is_glued(dash) and source.is_glued(dash + 1) and following[:1].isnumeric()
    ) or source.is_line_break_hyphen(dash)


def _goes_on_as_number(source: SourceText, border: int) -> bool:
    """Whether the tokens on both sides of a border are one number: `10 000`, `5 million`."""
    before, after = source.token(border - 1), source.token(border)
    if (
        not before
        or not after
        or source.text[source.ends[border - 1] : source.starts[border]].strip()
    ):
        return False
    if before.isdecimal() and after[:_GROUPS_OF_THREE].isdecimal():
        space = source.text[source.ends[border - 1] : source.starts[border]]
        return (
            len(before) <= _GROUPS_OF_THREE and len(after) == _GROUPS_OF_THREE and space.isspace()
        )
    return _are_one_number(source, border) or _is_in_linked_number(source, border)


def _are_one_number(source: SourceText, border: int) -> bool:
    """Whether two words side by side are one number: `5 million`, `twenty five`, `5 percent`."""
    if source.turn_of(border - 1) is not Turn.NUMBER:
        return False
    before, after = source.token(border - 1), source.token(border).casefold()
    if _is_magnitude(after) or _PERCENT.match(f"{after} {source.token(border + 1).casefold()}"):
        return True
    if source.turn_of(border) is not Turn.NUMBER:
        return False
    return source.is_glued(border) or not (before[-1].isnumeric() or after[0].isnumeric())


def _is_in_linked_number(source: SourceText, border: int) -> bool:
    """Whether a border is inside a number with small words in it: `half a million`, `two and a
    half`, `one hundred and five`.
    """
    first = border - 1
    while first > border - 1 - _MOST_LINKS and source.token(first).casefold() in _LINKS:
        first -= 1
    last = border
    while last < border + _MOST_LINKS and source.token(last).casefold() in _LINKS:
        last += 1
    links = [source.token(at).casefold() for at in range(first + 1, last)]
    if not links or {source.turn_of(first), source.turn_of(last)} != {Turn.NUMBER}:
        return False
    one, two = source.token(first).casefold(), source.token(last).casefold()
    if links[-1] in _ARTICLES:
        return _is_magnitude(two) or (len(links) > 1 and two in _HALVES)
    return len(links) == 1 and (links[0] == "y" or _is_magnitude(one))


def _is_magnitude(word: str) -> bool:
    return bool(_MAGNITUDE.match(word))


def _is_written_alike(source: SourceText, spot: Spot, part: Part, touchy: list[int]) -> bool:
    """Whether what the folds make alike is so here: a hyphen in a word is no dash between words
    (`man-eating`, `man - eating`), and the same vowel signs are on both where both have them.
    """
    for at in touchy:
        ours, theirs = part.first + at, spot.first + at
        if part.tokens.token(ours) == DASH:
            loose, is_loose_there = _is_loose(part.tokens, ours), _is_loose(source, theirs)
            joined = source.raw(theirs) if loose else part.tokens.raw(ours)
            if loose != is_loose_there and joined in HYPHENS:
                return False
        else:
            own, their = points_of(part.tokens.raw(ours)), points_of(source.raw(theirs))
            if own and their and own != their:
                return False
    return True


def find_word_in_two(source: SourceText, spot: Spot, part: Part) -> tuple[str, str] | None:
    """The first word that a part has in two (`un- safe`) where a line of the source cuts it."""
    for at in _words_in_two(source, part):
        if source.is_line_break_hyphen(spot.first + at - part.first):
            return part.tokens.raw(at - 1), part.tokens.raw(at + 1)
    return None


def _words_in_two(source: SourceText, part: Part) -> list[int]:
    """The hyphens of words that a part has in two, as far as the source's language tells."""
    return [at for at in part.cut_words if not source.may_link(part.tokens.token(at + 1))]


def _is_loose(tokens: Tokens, dash: int) -> bool:
    """Whether a dash has a space on both sides."""
    return not (tokens.is_glued(dash) or tokens.is_glued(dash + 1))
