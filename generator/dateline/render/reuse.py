"""What a build need not make anew: the units of an edition's files, and what is within them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import Final
from zlib import crc32

from dateline.cache import Cache, Unit, key_of
from dateline.data.outputs import Output
from dateline.data.resolved import ResolvedEvent
from dateline.render.marks import Marks
from dateline.render.shared.edition import Edition

_OFTEN: Final = 32
"""Every so many events a group ends, on average."""


class Reuse:
    """An edition, and the cache for what is made of it. Without a cache all is made, and no mark
    is worked out. The templates of a site's own may show anything, so that with them nothing is
    known of what a page is made from.
    """

    def __init__(self, edition: Edition, cache: Cache | None = None) -> None:
        self.edition = edition
        self.cache = None if edition.settings.templates else cache

    @cached_property
    def marks(self) -> Marks:
        """What the parts of the edition are made from."""
        return Marks(self.edition, self.cache or Cache())

    def unit(
        self,
        kind: str,
        told: Callable[[Marks], Iterable[object]],
        make: Callable[[], Iterable[Output]],
    ) -> Unit:
        """Files that are made together. `told` is what from, beside the settings and the
        timeline's few keys; it is asked for only where there is a cache.
        """
        if self.cache is None:
            return Unit("", make)
        return Unit(self._key(kind, told), make)

    def note(
        self, kind: str, events: Sequence[ResolvedEvent], make: Callable[[], str | bytes]
    ) -> bytes:
        """A piece of a file that is made of a few events."""

        def made() -> bytes:
            text = make()
            return text if isinstance(text, bytes) else text.encode()

        if self.cache is None:
            return made()
        return self.cache.note(self._key(kind, lambda marks: map(marks.event, events)), made)

    def piece(self, kind: str, told: Callable[[Marks], Iterable[object]]) -> str:
        """The key of a piece of a page, for the memory of a preview; empty where there is none."""
        if self.cache is None or not self.cache.previewing:
            return ""
        return self._key(kind, told)

    def _key(self, kind: str, told: Callable[[Marks], Iterable[object]]) -> str:
        return key_of(kind, self.marks.few, self.marks.of(*told(self.marks)))


def in_groups(events: Iterable[ResolvedEvent]) -> Iterator[tuple[ResolvedEvent, ...]]:
    """Events in a row, cut after those whose id says so: one more event changes one group, and
    not all that come after it.
    """
    group: list[ResolvedEvent] = []
    for event in events:
        group.append(event)
        if crc32(event.id.encode()) % _OFTEN == 0:
            yield tuple(group)
            group = []
    if group:
        yield tuple(group)
