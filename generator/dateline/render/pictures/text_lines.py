"""Texts in lines: how wide they are, where they are broken, which size of letters fits."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final, TypeAlias

from dateline.quotes import Run

ELLIPSIS: Final = "…"

Width: TypeAlias = Callable[[str, int], float]
"""How wide a text is in letters of a size, both in pixels."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word; one that is marked is underlined."""

    text: str
    marked: bool = False


Line: TypeAlias = tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Fitted:
    """Lines in letters of a size. `is_cut` says that they are not all of the text."""

    size: int
    lines: tuple[Line, ...]
    is_cut: bool = False


def words_of(runs: Iterable[Run]) -> list[Word]:
    """The words of runs. A word of which a part is marked is marked."""
    words: list[Word] = []
    joins = False
    for run in runs:
        for number, text in enumerate(run.text.split()):
            if joins and not number and not run.text[:1].isspace():
                last = words.pop()
                marked = last.marked or (run.differs and any(map(str.isalnum, text)))
                words.append(Word(last.text + text, marked))
            else:
                words.append(Word(text, run.differs))
        if run.text:
            joins = bool(words) and not run.text[-1:].isspace()
    return words


def fit(words: Sequence[Word], wide: int, sizes: Sequence[tuple[int, int]], width: Width) -> Fitted:
    """The words in the first of some sizes, largest first, of which no more than so many lines
    are needed; in the last one, cut, where none fits.
    """
    for size, most in sizes:
        lines = tuple(islice(_lines(words, wide, size, width), most + 1))
        if len(lines) <= most:
            return Fitted(size, lines)
    return Fitted(size, _cut(lines[:most], wide, size, width), is_cut=True)


def _lines(words: Iterable[Word], wide: int, size: int, width: Width) -> Iterator[Line]:
    """Lines no wider than `wide` pixels. A word that is wider alone is broken."""
    space = width(" ", size)
    line: list[Word] = []
    used = 0.0
    for word in words:
        for piece in _pieces(word, wide, size, width):
            own = width(piece.text, size)
            if line and used + space + own > wide:
                yield tuple(line)
                line, used = [], 0.0
            used += own + (space if line else 0)
            line.append(piece)
    if line:
        yield tuple(line)


def _pieces(word: Word, wide: int, size: int, width: Width) -> Iterator[Word]:
    rest = word.text
    while rest:
        length = len(rest)
        while length > 1 and width(rest[:length], size) > wide:
            length = min(length // 2 + 1, length - 1) if length > 200 else length - 1
        yield Word(rest[:length], word.marked)
        rest = rest[length:]


def _cut(lines: Sequence[Line], wide: int, size: int, width: Width) -> tuple[Line, ...]:
    """Lines with an ellipsis at the end of the last, for which words are left out."""
    *kept, last = lines
    words = list(last)
    while words and _width_of(words, size, width) + width(f" {ELLIPSIS}", size) > wide:
        words.pop()
    return (*kept, (*words, Word(ELLIPSIS)))


def _width_of(words: Sequence[Word], size: int, width: Width) -> float:
    return width(" ".join(word.text for word in words), size)
