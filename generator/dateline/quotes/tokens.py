"""A text as a row of tokens, each a folded word or sign with its place.

Each token becomes one character of a string, so that Python's own linear `str.find`
searches whole words.
"""

from __future__ import annotations

import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Self

from dateline.quotes.folding import DASH, HYPHENS, SOFT_HYPHEN, TOKEN, fold_tokens, is_word
from dateline.quotes.paragraphs import find_paragraphs


@dataclass(frozen=True, slots=True, eq=False)
class Tokens:
    """The words and signs of a text.

    `codes` has one character per token, the same for the same folded token. `starts` and
    `ends` are each token's offsets in `text`. `vocabulary` gives each folded token its
    number, and `folded` each number its token. `paragraphs` has the index of the token
    that starts each paragraph.
    """

    text: str
    codes: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    vocabulary: Mapping[str, int]
    folded: tuple[str, ...]
    paragraphs: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> Self:
        """Prepare a text, in time linear to its length.

        Raises ValueError for a text of more than a million different words.
        """
        # By each token as it is: its character, or those of the tokens that it is short for
        # (`㈱` is three); none for an ignored one.
        coded: dict[str, str] = {}
        vocabulary: dict[str, int] = {}
        raws = TOKEN.findall(text)
        for raw in dict.fromkeys(raws):
            numbers = [vocabulary.setdefault(t, len(vocabulary)) for t in fold_tokens(raw)]
            if len(vocabulary) > sys.maxunicode:
                raise ValueError("The text contains more than a million different words.")
            coded[raw] = "".join(map(chr, numbers))
        codes = [coded[raw] for raw in raws]
        starts: list[int] = []
        ends: list[int] = []
        end = 0
        for raw, code in zip(raws, codes, strict=True):
            start = text.find(raw, end)  # only spaces are between them
            end = start + len(raw)
            if len(code) == 1:  # nearly always
                starts.append(start)
                ends.append(end)
            else:
                starts += [start] * len(code)
                ends += [end] * len(code)
        paragraphs = dict.fromkeys(bisect_left(starts, at) for at in find_paragraphs(text))
        return cls(
            text,
            "".join(codes),
            tuple(starts),
            tuple(ends),
            vocabulary,
            tuple(vocabulary),
            tuple(paragraphs),
        )

    def __len__(self) -> int:
        return len(self.codes)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {len(self.text)} characters>"

    def token(self, index: int) -> str:
        """The folded token at an index; empty outside the text."""
        return self.folded[ord(self.codes[index])] if 0 <= index < len(self.codes) else ""

    def raw(self, index: int) -> str:
        """A token as it is in the text."""
        return self.text[self.starts[index] : self.ends[index]]

    def encode(self, tokens: Iterable[str]) -> str | None:
        """Folded tokens as `codes` writes them; None if the text lacks one of them."""
        numbers = [self.vocabulary.get(token, -1) for token in tokens]
        return None if -1 in numbers else "".join(map(chr, numbers))

    def is_glued(self, index: int) -> bool:
        """Whether a token follows the one before it without a space."""
        return 0 < index < len(self.codes) and self.starts[index] == self.ends[index - 1]

    def is_line_break_hyphen(self, index: int) -> bool:
        """Whether a token is a hyphen that ends a line, between two halves of a word."""
        if not 0 < index < len(self.codes) - 1 or self.token(index) != DASH:
            return False
        space = self.text[self.ends[index] : self.starts[index + 1]]
        return (
            self.raw(index) in HYPHENS
            and self.is_glued(index)
            and space.count("\n") == 1
            and is_word(self.token(index - 1))
            and is_word(self.token(index + 1))
        )

    def is_soft_break(self, index: int) -> bool:
        """Whether a soft hyphen and a line's end are between a token and the next."""
        return (
            0 <= index < len(self.codes) - 1
            and self.text[self.ends[index] - 1] == SOFT_HYPHEN
            and self.text[self.ends[index] : self.starts[index + 1]].count("\n") == 1
        )

    def tokens_between(self, start: int, end: int) -> tuple[int, int]:
        """The tokens that lie whole between two offsets of the text."""
        return bisect_left(self.starts, start), bisect_right(self.ends, end)

    def paragraph_of(self, index: int) -> int:
        """The number of the paragraph that contains a token, from 0."""
        return bisect_right(self.paragraphs, index) - 1

    def paragraph_tokens(self, number: int) -> range:
        """The tokens of a paragraph."""
        later = self.paragraphs[number + 1 : number + 2]
        return range(self.paragraphs[number], later[0] if later else len(self.codes))


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text, folded and in small letters, without its signs."""
    tokens = Tokens.of(text)
    folded = (tokens.token(at).casefold() for at in range(len(tokens)))
    return tuple(token for token in folded if is_word(token))
