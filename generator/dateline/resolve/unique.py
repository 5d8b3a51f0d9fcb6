"""Each record once, in order."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, TypeVar


class _Named(Protocol):
    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=_Named)


def unique(records: Iterable[T | None]) -> tuple[T, ...]:
    """The records that are not None, each once, in order. All are of one kind, so that an id
    is one record's.
    """
    found: dict[str, T] = {}
    for record in records:
        if record is not None:
            found.setdefault(record.id, record)
    return tuple(found.values())
