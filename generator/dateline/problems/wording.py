"""The small words that messages share: quoting what was found, offering what was meant."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property
from typing import Final

from rapidfuzz import fuzz, process

_LONGEST: Final = 60
_MANY: Final = 300
_NEAR: Final = 16
_ALIKE: Final = 60


class Names(Collection[str]):
    """Names that something may have been meant for: sorted once, however often one is missed."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._names = dict.fromkeys(names)

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    def __eq__(self, other: object) -> bool:
        """In the same order: that is the order in which they are offered."""
        return isinstance(other, Names) and [*self] == [*other]

    __hash__ = None  # type: ignore[assignment]

    def near(self, found: str) -> list[str]:
        """All of few names; of many those next to `found` when sorted by their beginnings and
        by their ends, so that ten thousand wrong ids cost no minutes.
        """
        if len(self._names) <= _MANY:
            return list(self._names)
        by_end = [word[::-1] for word in _around(found[::-1], self._by_end)]
        return list(dict.fromkeys(_around(found, self._by_start) + by_end))

    @cached_property
    def _by_start(self) -> list[str]:
        return sorted(self._names)

    @cached_property
    def _by_end(self) -> list[str]:
        return sorted(name[::-1] for name in self._names)


def quoted(text: str) -> str:
    r"""What was found, on one line, in quotes, cut at 60 characters.

    >>> print(quoted("two\nlines"))
    'two lines'
    """
    flat = " ".join(text.split())
    if len(flat) > _LONGEST:
        flat = flat[: _LONGEST - 1] + "…"
    return f"'{flat}'"


def nearest(found: str, candidates: Iterable[str]) -> str:
    """The candidate that is most like what was found, upper and lower case alike; or empty."""
    names = candidates if isinstance(candidates, Names) else Names(candidates)
    folded = {name: name.casefold() for name in names.near(found[:_LONGEST])}
    sought = found[:_LONGEST].casefold()
    best = process.extractOne(sought, folded, scorer=fuzz.ratio, score_cutoff=_ALIKE)
    return best[2] if best else ""


def did_you_mean(found: str, candidates: Iterable[str], *, otherwise: str = "") -> str:
    """A hint with the nearest candidate, or else the other hint.

    >>> did_you_mean("tittle", ["title", "text"])
    'Did you mean `title`?'
    >>> did_you_mean("colour", ["title", "text"], otherwise="Use `title` or `text`.")
    'Use `title` or `text`.'
    """
    name = nearest(found, candidates)
    return f"Did you mean `{name}`?" if name else otherwise


def listed(words: Iterable[str], *, last: str = "or") -> str:
    """Words in code marks, as a list in a sentence.

    >>> listed(["quote", "paraphrase", "narration"])
    '`quote`, `paraphrase` or `narration`'
    """
    *head, tail = [f"`{word}`" for word in words]
    return f"{', '.join(head)} {last} {tail}" if head else tail


def _around(found: str, ordered: list[str]) -> list[str]:
    middle = bisect_left(ordered, found)
    return ordered[max(0, middle - _NEAR) : middle + _NEAR]
