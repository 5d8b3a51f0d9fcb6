"""The small words that messages share: quoting what was found, offering what was meant."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from typing import Final

_LONGEST: Final = 60
_MANY: Final = 200
# Control characters and the invisible marks of Unicode's "format" class.
_UNSEEN: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]"
)


def quoted(text: str) -> str:
    """What was found, on one line, in quotes, with unseen characters named, cut at 60."""
    flat = " ".join(text.split())
    if len(flat) > _LONGEST:
        flat = flat[: _LONGEST - 1] + "…"
    return f"'{_UNSEEN.sub(_name, flat)}'"


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
    """Few enough candidates that ten thousand wrong ids cost no minutes."""
    every = list(candidates)
    if len(every) <= _MANY:
        return every
    alike = [c for c in every if c[:3] == found[:3] or c[-3:] == found[-3:]]
    near = sorted(alike, key=lambda c: abs(len(c) - len(found)))
    return near[:_MANY]


def _name(match: re.Match[str]) -> str:
    return f"<U+{ord(match.group()):04X}>"
