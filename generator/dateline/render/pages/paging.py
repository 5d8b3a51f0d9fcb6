"""Parts: the pages of a list of records that is too long for one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from dateline.data.resolved import ResolvedPerson, ResolvedSource

Record = TypeVar("Record", ResolvedPerson, ResolvedSource)


@dataclass(frozen=True, slots=True)
class Part(Generic[Record]):
    """A page of a long list: `first` and `last` count from 1."""

    path: str
    first: int
    last: int
    records: tuple[Record, ...]


def parts_of(records: Iterable[Record], main: str) -> tuple[Part[Record], ...]:
    """The pages beside the main one that records stand on, in order; none if it holds all."""
    found: dict[str, list[Record]] = {}
    for record in records:
        found.setdefault(record.page, []).append(record)
    found.pop(main, None)
    parts, before = [], 0
    for path, held in found.items():
        parts.append(Part(path, before + 1, before + len(held), tuple(held)))
        before += len(held)
    return tuple(parts)
