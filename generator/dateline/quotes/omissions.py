"""Shortened quotations: their parts in order, and what may be between two of them.

Parts are matched one after the other. All places where a part can end are kept (not one
choice of them, and not one regular expression for all parts), so that the work grows
with the number of places and not with the number of combinations.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from dateline.quotes.matching import Places, Spot, Window
from dateline.quotes.quotation import Cut, Quotation
from dateline.quotes.source.source_text import SourceText
from dateline.quotes.turning_words import GRAVE, Turn

LONGEST_OMISSION = 400  # characters
_STEPS_PER_WORK = 2  # from one part to the next, in the time that looking at a place takes
Path = tuple[Spot, ...]


class Rule(StrEnum):
    """What an omission may not do. In the order in which a breach is reported."""

    FAR = "far"  # leave out more than 400 characters
    SPEAKER = "speaker"  # go from one quoted passage to another, or past a speaker's label
    NEGATION = "negation"
    NUMBER = "number"
    DENIAL = "denial"
    CONDITION = "condition"


@dataclass(frozen=True, slots=True)
class _Reached:
    """A place of a part, and how it was reached: the place in the layer before it."""

    spot: Spot
    back: int
    origin: int  # the first token of the whole path


def find_paths_in(
    places: Places, quotation: Quotation, windows: list[Window], rules: Collection[Rule]
) -> tuple[Path, ...]:
    """Every way in which the parts are in any of some windows of tokens.

    Of several ways that start alike, the first; of several that end alike, the shortest.
    """
    paths = [path for window in windows for path in _find_paths(places, quotation, window, rules)]
    return tuple(dict.fromkeys(paths))


def _find_paths(
    places: Places, quotation: Quotation, window: Window, rules: Collection[Rule]
) -> list[Path]:
    source = places.source
    layers: list[list[_Reached]] = []
    count = len(quotation.parts)
    for number, part in enumerate(quotation.parts):
        spots = places.find(part, window, at_end=number == count - 1)
        if not layers:
            layers.append([_Reached(spot, -1, spot.first) for spot in spots])
        else:
            cut = quotation.cuts[number]
            places.spend(len(spots) // _STEPS_PER_WORK)
            layers.append(_step(source, layers[-1], spots, cut, rules))
        if not layers[-1]:
            return []
    paths: dict[int, Path] = {}
    for index, reached in enumerate(layers[-1]):
        if reached.origin not in paths:
            paths[reached.origin] = _trace(layers, index)
    if Rule.SPEAKER in rules:
        return [path for path in paths.values() if not _joins_passages(source, path)]
    return list(paths.values())


def _step(
    source: SourceText,
    before: list[_Reached],
    spots: list[Spot],
    cut: Cut,
    rules: Collection[Rule],
) -> list[_Reached]:
    """The places of the next part that some place of the last one leads to.

    How far an omission may go grows with where it starts, so only the nearest end
    before a place needs to be tried.
    """
    ends = [reached.spot.last for reached in before]
    literal = 0 if cut.omits else sum(insert.last - insert.first for insert in cut.inserts)
    found: list[_Reached] = []
    for spot in spots:
        at = bisect_right(ends, spot.first) - 1
        if at < 0:
            continue
        if cut.omits:
            is_reached = spot.first <= _furthest(source, ends[at], rules)
        else:
            is_reached = ends[at] == spot.first
            if not is_reached and literal:  # the source itself has what is in brackets
                at = bisect_left(ends, spot.first - literal)
                is_reached = (
                    at < len(ends)
                    and ends[at] == spot.first - literal
                    and _holds(source, ends[at], cut)
                )
        if is_reached:
            found.append(_Reached(spot, at, before[at].origin))
    return found


def _furthest(source: SourceText, end: int, rules: Collection[Rule]) -> int:
    """The last token at which the next part may start, after a part that ends at `end`."""
    limits = [len(source)]
    if Rule.FAR in rules:
        limits.append(bisect_right(source.starts, source.ends[end - 1] + LONGEST_OMISSION) - 1)
    if Rule.SPEAKER in rules:
        # The passage that is open or comes next may be entered or left; the one after not.
        open_or_next = bisect_left(source.passage_ends, end)
        limits += [passage.first - 1 for passage in source.passages[open_or_next + 1 :][:1]]
        turn_of_talk = bisect_left(source.talk.turns, end)
        limits += [at - 1 for at in source.talk.turns[turn_of_talk : turn_of_talk + 1]]
    for turn in GRAVE:
        if Rule(turn.value) in rules:
            turns = source.turns[turn]
            index = bisect_left(turns, end)
            limits += turns[index : index + 1]
    return min(limits)


def _holds(source: SourceText, at: int, cut: Cut) -> bool:
    tokens = [token for insert in cut.inserts for token in insert.folded]
    needle = source.encode(tokens)
    return needle is not None and source.codes.startswith(needle, at)


def _trace(layers: list[list[_Reached]], index: int) -> Path:
    spots: list[Spot] = []
    for layer in reversed(layers):
        spots.append(layer[index].spot)
        index = layer[index].back
    return tuple(reversed(spots))


def _joins_passages(source: SourceText, path: Path) -> bool:
    """Whether parts are in different quoted passages, or some within a quotation of another's
    words and some not.
    """
    passages = {source.passage_of(*spot.run) for spot in path} - {None}
    return len(passages) > 1 or len({source.inner_of(*spot.run) for spot in path}) > 1


def find_left_out(source: SourceText, path: Path, turn: Turn) -> str:
    """The first negation or number that a path leaves out, as it is in the source."""
    for one, two in pairwise(path):
        turns = source.turns[turn]
        index = bisect_left(turns, one.last)
        if index < len(turns) and turns[index] < two.first:
            return source.raw(turns[index])
    return ""
