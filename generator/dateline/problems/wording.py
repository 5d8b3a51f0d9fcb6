"""The small words that messages share: quoting what was found, offering what was meant."""

from __future__ import annotations

import difflib
from bisect import bisect_left
from collections.abc import Iterable
from typing import Final

_LONGEST: Final = 60
_MANY: Final = 300
_NEAR: Final = 16


def quoted(text: str) -> str:
    """What was found, on one line, in quotes, with unseen characters named, cut at 60."""
    flat = " ".join(text.split())
    if len(flat) > _LONGEST:
        flat = flat[: _LONGEST - 1] + "…"
    return f"'{flat}'"


def did_you_mean(found: str, candidates: Iterable[str], *, otherwise: str = "") -> str:
    """A hint with the nearest candidate, or else the other hint."""
    by_letters = {c.casefold(): c for c in reversed(_likely(found, candidates))}
    close = difflib.get_close_matches(found[:_LONGEST].casefold(), by_letters, 1, 0.6)
    return f"Did you mean `{by_letters[close[0]]}`?" if close else otherwise


def listed(words: Iterable[str], *, last: str = "or") -> str:
    """`a`, `b` or `c`."""
    *head, tail = [f"`{word}`" for word in words]
    return f"{', '.join(head)} {last} {tail}" if head else tail


def _likely(found: str, candidates: Iterable[str]) -> list[str]:
    """Few enough candidates that ten thousand wrong ids cost no minutes.

    Of many, those next to what was found when sorted by their beginnings and by their ends.
    """
    every = list(candidates)
    if len(every) <= _MANY:
        return every
    by_start = _around(found, sorted(every))
    by_end = [word[::-1] for word in _around(found[::-1], sorted(word[::-1] for word in every))]
    return list(dict.fromkeys(by_start + by_end))


def _around(found: str, ordered: list[str]) -> list[str]:
    middle = bisect_left(ordered, found)
    return ordered[max(0, middle - _NEAR) : middle + _NEAR]
