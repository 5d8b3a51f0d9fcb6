"""Two or more wordings of one utterance, compared word by word.

Punctuation, letter case and typography do not count; apostrophes and hyphens do. No
wording is taken for the original.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import combinations, groupby

from dateline.quotes.folding import DASH, ELLIPSIS, is_word
from dateline.quotes.tokens import Tokens

_FEWEST = 2
_POPULAR_FROM = 300  # words: from there on difflib may skip the commonest ones, for speed
_MOST_IN_PAIRS = 24  # wordings: more are laid beside the longest alone, or all would take a day
_MERGED = 2  # words: differences with fewer between them are listed as one


class Verdict(StrEnum):
    """What a comparison comes to."""

    SAME_WORDING = "same-wording"
    EXCERPT = "excerpt"  # the same words, of which a wording has only a part
    WORDING_DIFFERS = "wording-differs"


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a wording as it is, spaces included; the runs make up the whole."""

    text: str
    differs: bool


@dataclass(frozen=True, slots=True)
class Difference:
    """Where two wordings part: their numbers (from 0), and what each has there.

    Where one lacks words, the words around them are given too, so that neither side is
    empty unless a whole wording is.
    """

    one: int
    other: int
    in_one: str
    in_other: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """The verdict, each wording in runs, and the differences of each pair."""

    verdict: Verdict
    wordings: tuple[tuple[Run, ...], ...]
    differences: tuple[Difference, ...]

    def tell(self, names: Sequence[str]) -> str:
        """The differences in English sentences; `names` are the wordings', in order."""
        return " ".join(
            f"{_capital(names[d.one])} has “{d.in_one}”; {names[d.other]} has “{d.in_other}”."
            for d in self.differences
        )


@dataclass(frozen=True, slots=True)
class _Word:
    """A word, folded, and its place in the wording."""

    word: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Wording:
    """A wording's words, and the numbers of the words before which it omits something."""

    text: str
    words: tuple[_Word, ...]
    omissions: frozenset[int]

    def slice(self, first: int, last: int) -> str:
        """The text of some words on one line, with the signs between them."""
        if first >= last:
            return ""
        return " ".join(self.text[self.words[first].start : self.words[last - 1].end].split())


@dataclass(frozen=True, slots=True)
class _Step:
    """Words `a` to `b` of one wording are where `c` to `d` of the other are."""

    a: int
    b: int
    c: int
    d: int


def compare_wordings(*wordings: str) -> Comparison:
    """Compare two or more wordings, each with each; more than 24 of them with the longest only.

    A word counts as the same if every other wording has it at its place. Words for which
    another wording has an omission (`…`) are no difference. Raises ValueError for fewer
    than two wordings.
    """
    if len(wordings) < _FEWEST:
        raise ValueError("A comparison needs at least two wordings.")
    read = [_read_wording(wording) for wording in wordings]
    marked: list[set[int]] = [set() for _ in wordings]
    differences: list[Difference] = []
    excerpts = False
    for one, other in _pairs(read):
        steps = _find_steps(read[one], read[other])
        if steps and _is_excerpt(read[one], read[other]):
            excerpts = True
            continue
        for step in steps:
            marked[one].update(range(step.a, step.b))
            marked[other].update(range(step.c, step.d))
        for step in _merge([_widen(step, read[one], read[other]) for step in steps]):
            in_one = read[one].slice(step.a, step.b)
            in_other = read[other].slice(step.c, step.d)
            differences.append(Difference(one, other, in_one, in_other))
    verdict = Verdict.EXCERPT if excerpts else Verdict.SAME_WORDING
    if differences:
        verdict = Verdict.WORDING_DIFFERS
    runs = (_make_runs(*each) for each in zip(read, marked, strict=True))
    return Comparison(verdict, tuple(runs), tuple(differences))


def _pairs(wordings: Sequence[_Wording]) -> Iterator[tuple[int, int]]:
    """The numbers of those to compare, the smaller first."""
    numbers = range(len(wordings))
    if len(wordings) <= _MOST_IN_PAIRS:
        yield from combinations(numbers, 2)
        return
    longest = max(numbers, key=lambda number: len(wordings[number].words))
    yield from ((min(n, longest), max(n, longest)) for n in numbers if n != longest)


def compare_places(*wordings: str) -> tuple[tuple[str, ...], ...]:
    """The places at which wordings part, and what each of them has there; empty where one of
    them has nothing.

    All are laid beside the longest: so a place has a cell for each wording, in their order.
    """
    read = [_read_wording(wording) for wording in wordings]
    base = max(read, key=lambda wording: len(wording.words))
    steps = [_find_steps(base, other) for other in read]
    spans = sorted((step.a, step.b) for each in steps for step in each)
    places: list[tuple[int, int]] = []
    for first, last in spans:
        if places and first - places[-1][1] < _MERGED:
            places[-1] = (places[-1][0], max(places[-1][1], last))
        else:
            places.append((first, last))
    return tuple(
        tuple(
            other.slice(_there(first, own, after=False), _there(last, own, after=True))
            for other, own in zip(read, steps, strict=True)
        )
        for first, last in places
    )


def _there(place: int, steps: Sequence[_Step], *, after: bool) -> int:
    """Where a place between two words of one wording is in the other: before what only the
    other has there, or after it.
    """
    moved = place
    for step in steps:
        if step.b < place or (step.b == place and (after or step.a < place)):
            moved += (step.d - step.c) - (step.b - step.a)
    return moved


def _is_excerpt(one: _Wording, other: _Wording) -> bool:
    """Whether one wording is a run of words of the other, and not all of it."""
    short, long = sorted((one, other), key=lambda wording: len(wording.words))
    if len(short.words) == len(long.words) or not short.words:
        return False
    part, whole = (" ".join(word.word for word in each.words) for each in (short, long))
    return f" {part} " in f" {whole} "


def _read_wording(text: str) -> _Wording:
    tokens = Tokens.of(text)
    words: list[_Word] = []
    omissions: set[int] = set()
    at = 0
    while at < len(tokens):
        if tokens.token(at) == ELLIPSIS:
            omissions.add(len(words))
        if is_word(tokens.token(at)):
            last = _end_of_word(tokens, at)
            word = "".join(tokens.token(index) for index in range(at, last + 1)).casefold()
            words.append(_Word(word, tokens.starts[at], tokens.ends[last]))
            at = last
        at += 1
    return _Wording(text, tuple(words), frozenset(omissions))


def _end_of_word(tokens: Tokens, at: int) -> int:
    """The last token of a word with its hyphens (`closed-door`)."""
    while (
        tokens.token(at + 1) == DASH
        and tokens.is_glued(at + 1)
        and tokens.is_glued(at + 2)
        and is_word(tokens.token(at + 2))
    ):
        at += 2
    return at


def _find_steps(one: _Wording, other: _Wording) -> list[_Step]:
    """Where two wordings differ, except for what one of them leaves out and says so."""
    left = [word.word for word in one.words]
    right = [word.word for word in other.words]
    popular = max(len(left), len(right)) > _POPULAR_FROM
    matcher = SequenceMatcher(None, left, right, autojunk=popular)
    return [
        _Step(a, b, c, d)
        for kind, a, b, c, d in matcher.get_opcodes()
        if kind != "equal"
        and not (a == b and a in one.omissions)
        and not (c == d and c in other.omissions)
    ]


def _widen(step: _Step, one: _Wording, other: _Wording) -> _Step:
    """A step with the words around it, where one of the wordings has none of its own."""
    if step.a < step.b and step.c < step.d:
        return step
    before = min(1, step.a, step.c)
    after = min(1, len(one.words) - step.b, len(other.words) - step.d)
    return _Step(step.a - before, step.b + after, step.c - before, step.d + after)


def _merge(steps: list[_Step]) -> list[_Step]:
    """Make one of steps that touch or nearly touch."""
    merged: list[_Step] = []
    for step in steps:
        if merged and step.a - merged[-1].b < _MERGED and step.c - merged[-1].d < _MERGED:
            last = merged.pop()
            merged.append(_Step(last.a, max(last.b, step.b), last.c, max(last.d, step.d)))
        else:
            merged.append(step)
    return merged


def _make_runs(wording: _Wording, marked: set[int]) -> tuple[Run, ...]:
    """The whole wording in runs; the space between two marked words is marked too."""
    runs: list[Run] = []
    done = 0
    for differs, group in groupby(range(len(wording.words)), key=marked.__contains__):
        numbers = list(group)
        start, end = wording.words[numbers[0]].start, wording.words[numbers[-1]].end
        if differs:
            runs.append(Run(wording.text[done:start], differs=False))
            runs.append(Run(wording.text[start:end], differs=True))
            done = end
    runs.append(Run(wording.text[done:], differs=False))
    return tuple(run for run in runs if run.text)


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]
