"""Each thing once, in order."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

T = TypeVar("T")


def unique(items: Iterable[T | None]) -> tuple[T, ...]:
    """The items that are not None, each once, in order. Records may be unhashable."""
    found: list[T] = []
    for item in items:
        if item is not None and item not in found:
            found.append(item)
    return tuple(found)
