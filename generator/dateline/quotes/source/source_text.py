"""A source's text, prepared once for many searches."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from dateline.quotes.source.line_breaks import Joined, join_words
from dateline.quotes.source.speech import Passage, find_labels, find_passages
from dateline.quotes.tokens import Tokens
from dateline.quotes.turning_words import Turn, find_turn


# Without slots, since these parts are worked out when first asked for.
@dataclass(frozen=True, eq=False, repr=False)
class SourceText(Tokens):
    """The tokens of a source's text, and what a search asks about them."""

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The quoted passages, in order; they do not overlap."""
        return find_passages(self)

    @cached_property
    def labels(self) -> tuple[Passage, ...]:
        """The speakers' names at the heads of a transcript's paragraphs."""
        return find_labels(self)

    @cached_property
    def passage_starts(self) -> tuple[int, ...]:
        """The first token of each quoted passage."""
        return tuple(passage.first for passage in self.passages)

    @cached_property
    def passage_ends(self) -> tuple[int, ...]:
        """The token after each quoted passage."""
        return tuple(passage.last for passage in self.passages)

    @cached_property
    def label_starts(self) -> tuple[int, ...]:
        """The first token of each speaker's label."""
        return tuple(label.first for label in self.labels)

    def passage_of(self, first: int, last: int) -> Passage | None:
        """The quoted passage that holds all tokens from `first` up to `last`, if one does."""
        at = bisect_right(self.passage_starts, first) - 1
        return self.passages[at] if at >= 0 and last <= self.passages[at].last else None

    def opens_passage(self, index: int) -> bool:
        """Whether a quoted passage starts with a token."""
        at = bisect_left(self.passage_starts, index)
        return self.passage_starts[at : at + 1] == (index,)

    def closes_passage(self, index: int) -> bool:
        """Whether a token is the mark (or the first token) after a quoted passage."""
        at = bisect_left(self.passage_ends, index)
        return self.passage_ends[at : at + 1] == (index,)

    def find_alike(self, first: int, last: int, start: int) -> int:
        """The first place, from a token `start` on, of the tokens from `first` up to
        `last`, without regard to letter case (as browsers search).
        """
        return self._lowered.find(self._lowered[first:last], start)

    @cached_property
    def _lowered(self) -> str:
        lowered: dict[str, int] = {}
        numbers = [lowered.setdefault(token.casefold(), len(lowered)) for token in self.folded]
        return self.codes.translate(dict(enumerate(numbers)))

    @cached_property
    def turns(self) -> Mapping[Turn, tuple[int, ...]]:
        """Where the negations and the numbers stand."""
        kinds = [find_turn(token) for token in self.folded]
        found: dict[Turn, list[int]] = {turn: [] for turn in Turn}
        for index, code in enumerate(self.codes):
            kind = kinds[ord(code)]
            if kind is not None:
                found[kind].append(index)
        return {turn: tuple(places) for turn, places in found.items()}

    @cached_property
    def places(self) -> Mapping[int, tuple[int, ...]]:
        """Where each token stands, by its number in `vocabulary`."""
        found: dict[int, list[int]] = {}
        for index, code in enumerate(self.codes):
            found.setdefault(ord(code), []).append(index)
        return {number: tuple(indexes) for number, indexes in found.items()}

    @cached_property
    def joined(self) -> Joined | None:
        """The text with hyphenated words joined; None if no line ends in a hyphen."""
        return join_words(self)
