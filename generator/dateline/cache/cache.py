"""What one build knows of the build before it, and leaves to the next."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, MutableMapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final, TypeVar

from dateline.cache.marks import Found, Marker
from dateline.data.outputs import Generated, Output

T = TypeVar("T")
_NO_NOTES: Final[Mapping[str, bytes]] = MappingProxyType({})
_NO_UNITS: Final[Mapping[str, tuple[Generated, ...]]] = MappingProxyType({})
_NOTHING: Final[Mapping[str, object]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Unit:
    """Generated files that are made together: the key of what from, and how."""

    key: str
    make: Callable[[], Iterable[Output]]

    def files(self) -> Iterable[Output]:
        """Its files, made now."""
        return self.make()


@dataclass(frozen=True, slots=True)
class _Marked:
    known: frozenset[str]
    found: Found


@dataclass(frozen=True, slots=True)
class Kept:
    """What a build left: `notes`, small things that were made on the way, and the files of each
    unit, both by their keys. `passing` are things that stay in memory only, in a preview.
    """

    notes: Mapping[str, bytes] = field(default_factory=lambda: _NO_NOTES)
    units: Mapping[str, tuple[Generated, ...]] = field(default_factory=lambda: _NO_UNITS)
    passing: Mapping[str, object] = field(default_factory=lambda: _NOTHING)


class Cache:
    """For one build. What it did not ask for is not kept for the next, so that a cache is never
    larger than what a build makes.

    `previewing` says that the next build is of this same process, which may be given more,
    `lasting` that it is of another, so that what takes long to make is worth a note.
    """

    def __init__(
        self, old: Kept | None = None, *, previewing: bool = False, lasting: bool = False
    ) -> None:
        self.old = old or Kept()
        self.notes: MutableMapping[str, bytes] = {}
        self.passing: dict[str, object] = {}
        self.previewing = previewing
        self.lasting = lasting

    def note(self, key: str, make: Callable[[], bytes]) -> bytes:
        """A small thing, made if the build before this one has not made it."""
        found = self.notes.get(key)
        if found is None:
            found = self.old.notes.get(key)
        if found is None:
            found = make()
        self.notes[key] = found
        return found

    def known(self, key: str) -> bytes | None:
        """A small thing that the build before this one made; None if it did not."""
        found = self.old.notes.get(key)
        if found is not None:
            self.notes[key] = found
        return found

    def recall(self, key: str, kind: type[T]) -> T | None:
        """What the build before this one left in memory, if it is of that type."""
        found = self.passing.get(key, self.old.passing.get(key))
        if not isinstance(found, kind):
            return None
        self.passing[key] = found
        return found

    def marker(self, name: str, known: frozenset[str] = frozenset()) -> Marker:
        """A marker. In a preview it knows what that of the same name has found in the build before
        this one, if the same records were known.
        """
        key = f"marker {name}"
        last = self.recall(key, _Marked)
        before = last.found if last and last.known == known else {}
        marker = Marker(known, before)
        self.remember(key, _Marked(known, marker.found))
        return marker

    def remember(self, key: str, value: object) -> None:
        """Leave something to the next build in memory, if there may be one."""
        if self.previewing:
            self.passing[key] = value
