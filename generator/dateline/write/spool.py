"""Shelve: keep generated files on disk, in one file, until a builder takes them.

Ten thousand events make 136 MB of files, most of it events' permanent pages. Held in
memory they would be beside the timeline, and then beside all that MkDocs keeps.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Final, Self

from dateline.data.output_paths import CACHE
from dateline.data.outputs import Generated
from dateline.problems import Place, Problems, ProblemsFoundError

_PIECE: Final = 1 << 16
"""So many bytes are read and written at once: a dozen of events' pages, which are in a row."""


class Shelf:
    """A temporary file with the bytes of many outputs, one after the other.

    One file, since to make and remove one for each event takes as long as to check it.
    It has no name where the system allows that, and is gone once it is closed.

    Raises:
        ProblemsFoundError: the system gives it no room, here or as it fills.
    """

    def __init__(self, file: BinaryIO | None = None, below: Shelf | None = None) -> None:
        """A new one, or one that an open file has already, which is only read. What is on the one
        `below` stays there, and that is closed with this one.
        """
        with _room_needed():
            self._file = file or tempfile.TemporaryFile(prefix="dateline-", buffering=_PIECE)  # noqa: SIM115
        self._below = below
        self._is_ours = file is None
        self._end = 0
        self._is_at_end = True

    def takes_more(self, outputs: Iterable[Generated], notes: Mapping[str, bytes]) -> bool:
        """Whether more can be put here, and at least half of what is here is these outputs and
        notes.
        """
        used = sum(
            output.size + output.body_size
            for output in outputs
            if isinstance(output, ShelvedOutput) and output.shelf is self
        )
        if isinstance(notes, ShelvedNotes):
            used += sum(size for shelf, _, size in notes.places.values() if shelf is self)
        return self._is_ours and self._end <= 2 * used

    def rests_on(self, other: Shelf) -> bool:
        """Whether it is that one, or above it."""
        return other is self or other is self._below

    def keep(self, output: Generated) -> ShelvedOutput:
        """The output, with its bytes on the shelf instead of in memory."""
        if isinstance(output, ShelvedOutput) and self.rests_on(output.shelf):
            return output
        content, body = output.content, output.body
        start = self.put(content, body)
        return ShelvedOutput(
            *(output.path, self, start, len(content), output.edit, output.in_navigation),
            body_size=len(body),
        )

    def put(self, *pieces: bytes) -> int:
        """Put bytes at the end; where they start."""
        start = self._end
        with _room_needed():
            if not self._is_at_end:  # to seek writes out what is in the buffer
                self._file.seek(start)
            self._is_at_end = False  # a write that fails may leave it anywhere
            for piece in pieces:
                self._file.write(piece)
            self._is_at_end = True
        self._end += sum(map(len, pieces))
        return start

    def read(self, start: int, size: int) -> bytes:
        """So many bytes from an offset on.

        Raises:
            ProblemsFoundError: somebody has cut the file, as may happen to one of the cache.
        """
        with _room_needed():
            self._is_at_end = False
            self._file.seek(start)
            found = self._file.read(size)
        if len(found) < size:
            raise _cut_short()
        return found

    def close(self) -> None:
        """Let all of it go."""
        with suppress(OSError):  # what had no room before has none now, and need not be kept
            self._file.close()
        if self._below:
            self._below.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _cut_short() -> ProblemsFoundError:
    """Only a file of the cache has a name by which somebody may cut it."""
    return _not_kept(
        CACHE,
        "A file that keeps pages for this build was cut short while it was read.",
        f"Build again; if that is no cure, delete the folder {CACHE} of the site.",
    )


def _not_kept(where: str, message: str, cure: str) -> ProblemsFoundError:
    problems = Problems()
    problems.error(Place(where), "no-temporary-room", message, cure)
    return ProblemsFoundError(problems.all)


@contextmanager
def _room_needed() -> Iterator[None]:
    """Report it as a problem, with the cure, where the folder for temporary files has no room."""
    try:
        yield
    except OSError as error:
        raise _not_kept(
            _temporary_folder(),
            f"The folder for temporary files cannot be used: {_reason(error)}.",
            "Free some space in it, or name another folder in the environment variable TMPDIR.",
        ) from error


def _temporary_folder() -> str:
    try:
        return Path(tempfile.gettempdir()).as_posix()
    except OSError:  # none of those that Python tries can be written to
        return "TMPDIR"


def _reason(error: OSError) -> str:
    reason = error.strerror or str(error)
    return f"{reason[:1].lower()}{reason[1:]}"


@dataclass(frozen=True, slots=True)
class ShelvedOutput:
    """A generated file whose bytes are on a shelf, as long as that is open."""

    path: str
    shelf: Shelf = field(repr=False)
    start: int
    size: int
    edit: str = ""
    in_navigation: bool = True
    body_size: int = 0

    @property
    def content(self) -> bytes:
        """The bytes, read anew each time."""
        return self.shelf.read(self.start, self.size)

    @property
    def body(self) -> bytes:
        """The bytes of its body, read anew each time. Most files have none."""
        if not self.body_size:
            return b""
        return self.shelf.read(self.start + self.size, self.body_size)

    @property
    def stored(self) -> bytes:
        """The content and the body after it, as they are on the shelf."""
        return self.shelf.read(self.start, self.size + self.body_size)


class ShelvedNotes(MutableMapping[str, bytes]):
    """Notes of the cache whose bytes are on a shelf, and are read when they are asked for. Those
    of ten thousand events would take a sixth of a build's memory.
    """

    def __init__(self, shelf: Shelf, old: Mapping[str, bytes] | None = None) -> None:
        """Without a note. `places` has where each is: the shelf, the first byte, and how many. One
        that is on this shelf already, or on that below it, stays where the `old` ones have it.
        """
        self.shelf = shelf
        self.places: dict[str, tuple[Shelf, int, int]] = {}
        self._old = old.places if isinstance(old, ShelvedNotes) else {}

    def __getitem__(self, key: str) -> bytes:
        shelf, start, size = self.places[key]
        return shelf.read(start, size)

    def __setitem__(self, key: str, note: bytes) -> None:
        place = self._old.get(key)
        if not place or not self.shelf.rests_on(place[0]):
            place = self.shelf, self.shelf.put(note), len(note)
        self.places[key] = place

    def __delitem__(self, key: str) -> None:
        del self.places[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.places)

    def __len__(self) -> int:
        return len(self.places)
