"""Plain values as the lines of YAML that a person would write."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

Plain = str | bool | Sequence["Plain"] | Mapping[str, "Plain"]
"""Texts, flags, lists, and keys with values."""

# Matches `talks-begin`, `docs/talks/events`, `Ana Belov`.
_SAFE: Final = re.compile(r"(?=[^\W\d_])[\w./-]+(?: [\w./-]+)*")
_TYPED: Final = frozenset("y n yes no on off true false null nan".split())  # noqa: SIM905
_LONGEST_LIST: Final = 80


def scalar(value: str | bool) -> str:  # noqa: FBT001 - a value
    """One value: in quotation marks unless every reader of YAML takes it for the same text.

    >>> scalar("Ana Belov"), scalar("no"), scalar("So: it began")
    ('Ana Belov', '"no"', '"So: it began"')
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if _SAFE.fullmatch(value) and value.casefold() not in _TYPED:
        return value
    return json.dumps(value, ensure_ascii=False)


def lines_of(value: Mapping[str, Plain], indent: int = 0) -> Iterator[str]:
    """The lines of keys with values. What is empty is left out."""
    pad = " " * indent
    for key, inner in value.items():
        if inner in ("", (), [], {}):
            continue
        if isinstance(inner, str | bool):
            yield f"{pad}{scalar(key)}: {scalar(inner)}"
        elif isinstance(inner, Mapping):
            yield f"{pad}{scalar(key)}:"
            yield from lines_of(inner, indent + 2)
        else:
            yield from _list_lines(f"{pad}{scalar(key)}:", inner, indent + 2)


def _list_lines(head: str, items: Sequence[Plain], indent: int) -> Iterator[str]:
    texts = [scalar(item) for item in items if isinstance(item, str | bool)]
    short = f"{head} [{', '.join(texts)}]"
    if len(texts) == len(items) and len(short) <= _LONGEST_LIST:
        yield short
        return
    yield head
    for item in items:
        yield from item_lines(item, indent)


def item_lines(item: Plain, indent: int = 0) -> Iterator[str]:
    """The lines of one item of a list."""
    pad = " " * indent
    if isinstance(item, Mapping):
        first, *rest = lines_of(item, indent + 2)
        yield f"{pad}- {first.lstrip()}"
        yield from rest
    elif isinstance(item, str | bool):
        yield f"{pad}- {scalar(item)}"
