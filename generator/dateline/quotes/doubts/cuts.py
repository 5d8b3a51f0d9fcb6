"""Whether what a source says right before or after a quotation turns its words, left outside.

`abandon contact` is a true excerpt of `did not abandon contact`, and says the opposite; so is
`we will leave` of `if the dam breaks, we will leave`, and `we are at war` of a question.

A negation counts before the words, in their own part of the sentence or in the one on which they
hang (`no longer`, `I don't think that`), or after them, where English, French, German and Spanish
put it (`Ils ne veulent | pas`). A word that denies counts a few words further (`denied saying
that`), a condition in the whole sentence before the words, or right after them. A sign other than
a quotation mark ends the search, as does a paragraph's end.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dateline.quotes.doubts.clauses import (
    STOPS,
    THROUGH,
    affirms,
    find_negation_over,
    find_reporter,
    find_share,
    is_before_that,
    leads_in,
    words_back,
)
from dateline.quotes.folding import DASH, MARK, is_word
from dateline.quotes.results import Match
from dateline.quotes.source.source_text import SourceText
from dateline.quotes.turning_words import Turn

_MOST_SMALL = 5  # words between a negation and the quotation
_DENIAL_REACH = 6  # words
_LIMIT_REACH = 2  # words
_QUESTION_REACH = 80  # words and signs
_SHOWN = 6  # words and signs of the source on each side


@dataclass(frozen=True, slots=True)
class Beside:
    """What is beside the words: its kind, and the source's words around it.

    The kind is a `Turn`, or None for a question or a cry whose mark is cut off.
    """

    turn: Turn | None
    around: str


def find_beside(match: Match, source: SourceText, *, near: bool = False) -> tuple[Beside, ...]:
    """What a match leaves outside that turns its words, each kind once.

    With `near`, as for the words of a date, a negation counts right before them only.
    """
    first, last = source.tokens_between(match.start, match.end)
    if first >= last:
        return ()
    found: dict[Turn | None, Beside] = {}
    for turn, at in (*_before(source, first, near=near), *_after(source, first, last)):
        if turn not in found:
            found[turn] = Beside(turn, _tell(source, at, first, last))
    return tuple(found.values())


def find_reported(match: Match, source: SourceText) -> str:
    """The source's words by which the speaker tells a match as what someone else says or thinks:
    `Moscow says that we…`; empty if there are none.
    """
    first, last = source.tokens_between(match.start, match.end)
    at = find_reporter(source, first, last) if first < last else None
    return "" if at is None else _tell(source, at, first, last)


def find_cut_negation(match: Match, source: SourceText) -> str:
    """The source's words around a negation that a match leaves outside; empty if none."""
    found = find_beside(match, source)
    return next((beside.around for beside in found if beside.turn is Turn.NEGATION), "")


def _before(source: SourceText, first: int, *, near: bool) -> Iterator[tuple[Turn, int]]:
    """The turning words that lead up to the words, the nearest of each kind."""
    start = source.paragraph_tokens(source.paragraph_of(first)).start
    negation = _negation_before(source, range(first - 1, start - 1, -1))
    if negation is None and not near:
        negation = find_negation_over(source, first)
    if negation is not None:
        yield Turn.NEGATION, negation
    share = find_share(source, first)
    if share is not None:
        yield Turn.LIMIT, share
    passage = source.passage_of(first, first + 1)
    for at, passed, signs in words_back(source, first, start):
        turn = None if affirms(source, at) else source.turn_at(at)
        if turn is Turn.DENIAL and passed <= _DENIAL_REACH and not signs:
            yield Turn.DENIAL, at
            return
        is_own = passage is None or at >= passage.first
        if turn is Turn.CONDITION and is_own:
            yield Turn.CONDITION, at
            return
        if (
            turn is Turn.LIMIT
            and is_own
            and passed <= _LIMIT_REACH
            and not signs
            and _limits(source, at, passed)
        ):
            yield Turn.LIMIT, at
            return


def _limits(source: SourceText, at: int, passed: int) -> bool:
    """Whether a limit says how far what follows is so (`only`), and does not open it (`but`); one
    of the number after it (`at least ten`) only where that number is the first word.
    """
    if at in source.bound_ends and passed == 1:
        return True
    limits = Turn.LIMIT in (source.turn_of(at), source.phrase_ends.get(at))
    return limits and source.token(at).casefold() not in _OPENERS


_OPENERS = frozenset(
    """but however yet although though while aber doch jedoch mais pero sino mas porém ma però
    maar men mutta ale lecz de azonban dar însă ama fakat но однако але проте однак лишь
    لكن ولكن しかし だが 但 但是 然而 하지만 그러나""".split()  # noqa: SIM905
)


def _negation_before(source: SourceText, back: Iterable[int]) -> int | None:
    """The negation among the tokens that lead up to the words, nearest first."""
    passed = 0
    for at in back:
        word = source.token(at).casefold()
        if source.turn_at(at) is Turn.NEGATION:
            return at
        if word in THROUGH or is_before_that(source, at) or leads_in(source, at):
            continue
        passed += 1
        if word not in source.turning.small_words or passed > _MOST_SMALL:
            return None
    return None


def _after(source: SourceText, first: int, last: int) -> Iterator[tuple[Turn | None, int]]:
    """The turning words that follow the words, and the mark of a question that they end."""
    stop = source.paragraph_tokens(source.paragraph_of(last - 1)).stop
    if source.is_cry(last - 1) or source.token(last - 1) in STOPS:
        return
    question = _question_after(source, first, last, stop)
    if question is not None:
        yield None, question
    at = last
    while at < stop and source.token(at) == MARK:
        at += 1
    if at < stop and source.starts_phrase_after(at):
        yield Turn.NEGATION, at
        return
    is_own = source.passage_of(first, last) == source.passage_of(first, at + 1)
    if is_own and at < stop - 1 and source.token(at) in (",", DASH, "，", "、"):
        at += 1
    if at < stop and is_own and source.turn_of(at) is Turn.CONDITION:
        yield Turn.CONDITION, at
    elif at < stop and is_own and source.token(at).casefold() in _OPENERS:
        yield Turn.LIMIT, at
    yield from _denied_after(source, last, stop)


def _denied_after(source: SourceText, last: int, stop: int) -> Iterator[tuple[Turn, int]]:
    """A word that denies, within a few words after the words."""
    passed, is_told = 0, False
    for at in range(last, stop):
        word = source.token(at)
        if word in STOPS or passed >= _DENIAL_REACH:
            return
        if is_word(word):
            passed += 1
            is_denied = source.turn_at(at) is Turn.DENIAL
            if is_denied or (not is_told and _denies_saying(source, at, stop)):
                yield Turn.DENIAL, at
                return
            is_told = is_told or source.tells_at(at)
        elif word != MARK and passed:
            return


def _denies_saying(source: SourceText, at: int, stop: int) -> bool:
    """Whether a negation is of a word of saying: `“…,” Lee did not say`. Not where more follows, as
    in `“…,” Lee could not say more`: then it is not of these words.
    """
    if source.turn_at(at) is not Turn.NEGATION or source.passage_of(at, at + 1) is not None:
        return False
    told = (place for place in range(at + 1, min(stop, at + 3)) if source.tells_at(place))
    return any(place + 1 == stop or not is_word(source.token(place + 1)) for place in told)


def _question_after(source: SourceText, first: int, last: int, stop: int) -> int | None:
    """The mark of the question that the words are cut from, or of the cry that they are."""
    passage = source.passage_of(first, last)
    end = stop if passage is None else min(stop, passage.last)
    for at in range(last, min(end, last + _QUESTION_REACH)):
        word = source.token(at)
        if source.is_cry(at):
            return at if at == last or word != "!" else None
        if word in STOPS and not _is_abbreviated(source, at):
            return None
    at = end
    while at < stop and source.token(at) == MARK:
        at += 1
    return at if end - last <= 1 and at > last and source.is_cry(at) else None


def _is_abbreviated(source: SourceText, stop: int) -> bool:
    before = source.token(stop - 1)
    return source.token(stop) == "." and len(before) == 1 and before.isupper()


def _tell(source: SourceText, at: int, first: int, last: int) -> str:
    """A few of the source's words: what turns, and the quotation's nearest."""
    if at < first:
        start = _reach(source, at, source.paragraph_tokens(source.paragraph_of(first)).start)
        return _words(source, start, min(last, first + _SHOWN))
    stop = source.paragraph_tokens(source.paragraph_of(last - 1)).stop
    return _words(source, max(first, last - _SHOWN), min(stop, at + 1 + _SHOWN))


def _reach(source: SourceText, at: int, least: int) -> int:
    """Where to start to show what is before a token: a few words, of its sentence."""
    start = at
    while start > max(least, at - _SHOWN) and is_word(source.token(start - 1)):
        start -= 1
    return start


def _words(source: SourceText, first: int, last: int) -> str:
    return " ".join(source.text[source.starts[first] : source.ends[last - 1]].split())
