"""The small words that messages share: quoting what was found, offering what was meant."""

from __future__ import annotations

import difflib
import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from dateline.problems import Problem

_LONGEST: Final = 60
_MANY: Final = 300
_NEAR: Final = 16
# Control characters, and the marks of Unicode's "format" class; not the joiners that
# Persian and Indic scripts need.
_UNSEEN: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]"
)


def quoted(text: str) -> str:
    """What was found, on one line, in quotes, with unseen characters named, cut at 60."""
    flat = " ".join(text.split())
    if len(flat) > _LONGEST:
        flat = flat[: _LONGEST - 1] + "…"
    return f"'{_show_unseen(flat)}'"


def on_one_line(problem: Problem) -> Problem:
    """The problem as one line tells it, whatever ids and dates its words repeat."""
    message, hint = _show_unseen(problem.message), _show_unseen(problem.hint)
    if (message, hint) == (problem.message, problem.hint):
        return problem
    return replace(problem, message=message, hint=hint)


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


def _show_unseen(text: str) -> str:
    return _UNSEEN.sub(_name, " ".join(text.split()))


def _name(match: re.Match[str]) -> str:
    return f"<U+{ord(match.group()):04X}>"
