"""Shelve: keep generated files on disk, in one file, until a builder takes them.

Ten thousand events make 136 MB of files, most of it events' permanent pages. Held in
memory they would stand beside the timeline, and then beside all that MkDocs holds.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field
from typing import Self

from dateline.data.outputs import Output


class Shelf:
    """A temporary file that holds the bytes of many outputs, one after the other.

    One file, since to make and remove one for each event takes as long as to check it.
    It has no name where the system allows that, and is gone once it is closed.
    """

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile(prefix="dateline-")  # noqa: SIM115 - a shelf is one
        self._end = 0

    def keep(self, output: Output) -> ShelvedOutput:
        """The output, with its bytes on the shelf instead of in memory."""
        start, size = self._end, len(output.content)
        self._file.seek(start)
        self._file.write(output.content)
        self._end += size
        return ShelvedOutput(output.path, self, start, size, output.edit, output.in_navigation)

    def read(self, start: int, size: int) -> bytes:
        """So many bytes from an offset on."""
        self._file.seek(start)
        return self._file.read(size)

    def close(self) -> None:
        """Let all of it go."""
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


@dataclass(frozen=True, slots=True)
class ShelvedOutput:
    """A generated file whose bytes are on a shelf, as long as that is open."""

    path: str
    shelf: Shelf = field(repr=False)
    start: int
    size: int
    edit: str = ""
    in_navigation: bool = True

    @property
    def content(self) -> bytes:
        """The bytes, read anew each time."""
        return self.shelf.read(self.start, self.size)
