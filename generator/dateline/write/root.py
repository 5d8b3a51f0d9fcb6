"""The folder that is written to, as the one way to its files.

Whatever path it is given, nothing outside of it is read, written or removed: a path is
looked at as text first, and then on disk, where each folder on the way must be a folder
and no link. What is no ordinary file (a link, a pipe, a device) is never opened.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import stat
from collections.abc import Callable, Iterable
from enum import Enum, auto
from itertools import count
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Final, TypeAlias

from dateline.data.output_paths import reason_against_path

# A file that is not in its place yet. Only a run that was killed leaves one behind.
_FRESH: Final = ".dateline-new-"
_LITTER: Final = re.compile(rf"{re.escape(_FRESH)}[0-9]+-[0-9]+")
_ATTEMPTS: Final = 20
_READ: Final = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_BINARY", 0)
)


Pieces: TypeAlias = Callable[[], Iterable[bytes]]
"""Gives the bytes of a file piece by piece, each time anew."""


class InTheWayError(OSError):
    """Something is at `path` (relative to the folder) that Dateline cannot have made."""

    def __init__(self, path: str, reason: str, filename: str) -> None:
        super().__init__(errno.EEXIST, reason, filename)
        self.path = path


class _Kind(Enum):
    """What is where a folder may be. What is in anything but a folder is never looked at."""

    NOTHING = auto()
    FOLDER = auto()
    OTHER = auto()


class Root:
    """A folder; paths are relative to it, in posix form.

    `refuse` says why nothing is written at a path, or nothing: without it only our own
    outputs are.
    """

    def __init__(self, folder: Path, refuse: Callable[[str], str] = reason_against_path) -> None:
        self.folder = folder
        self._refuse = refuse

    def open(self, path: str) -> BinaryIO | None:
        """A file, open to be read; None if nothing is there.

        Raises:
            InTheWayError: what is there, or on the way, is not an ordinary file or folder.
            OSError: the path is refused, or the system does not let us read.
        """
        target = self._guard(path)
        if self._mode(path) is None:
            return None
        return os.fdopen(os.open(target, _READ), "rb")

    def read(self, path: str) -> bytes | None:
        """A file's bytes; None if nothing is there.

        Raises:
            OSError: as `open`.
        """
        stream = self.open(path)
        if stream is None:
            return None
        with stream:
            return stream.read()

    def missing(self, paths: Iterable[str]) -> frozenset[str]:
        """Those of many paths that lie in a folder that is not there: the quick way to know that
        nothing is in their place. Of all others, and of any that is refused, `read` tells.
        """
        kinds = {"": _Kind.FOLDER}

        def kind_of(folder: str) -> _Kind:
            known = kinds.get(folder)
            if known is None:
                above = kind_of(folder.rpartition("/")[0])
                known = self._kind(folder) if above is _Kind.FOLDER else above
                kinds[folder] = known
            return known

        return frozenset(p for p in paths if kind_of(p.rpartition("/")[0]) is _Kind.NOTHING)

    def _kind(self, folder: str) -> _Kind:
        try:
            mode = (self.folder / folder).lstat().st_mode
        except FileNotFoundError:
            return _Kind.NOTHING
        except (OSError, ValueError):  # half a character is a ValueError; `read` says why
            return _Kind.OTHER
        return _Kind.FOLDER if stat.S_ISDIR(mode) else _Kind.OTHER

    def write(self, path: str, content: bytes | Pieces) -> None:
        """Write a file whole or not at all: to a neighbour first, then moved into place.
        `content` may come in pieces, which are asked for again where the first try fails.

        A new file gets the mode that the system's mask leaves, an old one keeps its own.

        Raises:
            OSError: as `read`, or the system does not let us write.
        """
        target = self._guard(path)
        mode = self._mode(path)
        try:
            for _ in range(_ATTEMPTS):
                if _replace(target, content, mode):
                    return
            _replace(target, content, mode, last=True)
        except OSError as error:  # names the file that was meant, not its neighbour
            raise OSError(error.errno, error.strerror, str(target)) from error

    def remove(self, path: str) -> None:
        """Remove a file, if it is there, and the folders that it leaves empty.

        Raises:
            OSError: as `read`, or the system does not let us remove it.
        """
        target = self._guard(path)
        if self._mode(path) is not None:
            target.unlink(missing_ok=True)
        self.remove_empty_folders(path)

    def remove_empty_folders(self, path: str) -> None:
        """Remove the folders on the way to a file that is gone, as far as they are empty.

        Raises:
            OSError: the path is refused, or one of the folders is a link.
        """
        self._guard(path)
        for parent in PurePosixPath(path).parents[:-1]:
            try:
                (self.folder / parent).rmdir()
            except FileNotFoundError:
                continue
            except OSError:
                break

    def names(self, folder: str) -> list[str]:
        """The names of the ordinary files in a folder of it, sorted; none if it is a link."""
        place = self.folder / folder
        try:
            self._guard_parents(PurePosixPath(folder, "name"))
            with os.scandir(place) as entries:
                return sorted(e.name for e in entries if e.is_file(follow_symlinks=False))
        except OSError:
            return []

    def clear_litter(self, folders: Iterable[str]) -> None:
        """Remove what killed runs left in these folders. A run that is still at work and
        misses its file writes it again.
        """
        for folder in folders:
            for name in self.names(folder):
                if _LITTER.fullmatch(name):
                    with contextlib.suppress(OSError):
                        (self.folder / folder / name).unlink()

    def _guard(self, path: str) -> Path:
        """The file that is meant, if the way to it stays in the folder."""
        if reason := self._refuse(path):
            raise OSError(errno.EPERM, reason, str(self.folder / path))
        self._guard_parents(PurePosixPath(path))
        return self.folder / path

    def _guard_parents(self, path: PurePosixPath) -> None:
        for parent in reversed(path.parents[:-1]):
            place = self.folder / parent
            try:
                mode = place.lstat().st_mode
            except FileNotFoundError:
                return
            if not stat.S_ISDIR(mode):
                raise InTheWayError(str(parent), "it is not a folder", str(place))

    def _mode(self, path: str) -> int | None:
        """The mode of an ordinary file; None if nothing is there."""
        target = self.folder / path
        try:
            mode = target.lstat().st_mode
        except FileNotFoundError:
            return None
        if not stat.S_ISREG(mode):
            raise InTheWayError(path, "it is not an ordinary file", str(target))
        return stat.S_IMODE(mode)


def _replace(
    target: Path, content: bytes | Pieces, mode: int | None, *, last: bool = False
) -> bool:
    """Whether the file is in place; not, if another run took the new one for litter or
    removed the folder, which was empty for a moment.
    """
    fresh = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        fresh = _write_beside(target, content)
        if mode is not None:
            fresh.chmod(mode)
        fresh.replace(target)
    except BaseException as error:
        if fresh:
            with contextlib.suppress(OSError):
                fresh.unlink()
        if isinstance(error, FileNotFoundError) and not last:
            return False
        raise
    return True


def _write_beside(target: Path, content: bytes | Pieces) -> Path:
    for number in count():
        fresh = target.with_name(f"{_FRESH}{os.getpid()}-{number}")
        try:
            stream = fresh.open("xb")
        except FileExistsError:
            continue
        try:
            with stream:
                stream.writelines([content] if isinstance(content, bytes) else content())
        except BaseException:
            with contextlib.suppress(OSError):
                fresh.unlink()
            raise
        return fresh
    raise AssertionError
