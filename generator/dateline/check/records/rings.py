"""Rings of records that name one another: a place within itself, a source that retells itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator


def find_rings(
    ids: Iterable[str], named_by: Callable[[str], Iterable[str]]
) -> Iterator[tuple[str, ...]]:
    """Each ring once, from the first of its records that is met.

    `named_by` gives the ids that a record names; nothing for an id that no record has.
    """
    settled: set[str] = set()
    for start in ids:
        if ring := _ring_from(start, named_by, settled):
            yield ring


def _ring_from(
    start: str, named_by: Callable[[str], Iterable[str]], settled: set[str]
) -> tuple[str, ...]:
    """The first ring met on the way from a record, walked without recursion."""
    path: dict[str, None] = {}
    waiting = [(start, False)]
    while waiting:
        name, leaving = waiting.pop()
        if leaving:
            settled.add(path.popitem()[0])
        elif name in path:
            settled.update(path)
            ring = list(path)
            return tuple(ring[ring.index(name) :])
        elif name not in settled:
            path[name] = None
            waiting.append((name, True))
            waiting += [(parent, False) for parent in reversed([*named_by(name)])]
    return ()
