"""The events' own pages, kept in the site's folder from build to build.

MkDocs empties the site's folder and writes all of it anew. Two small files for each event make
that most of a build in which little has changed. So their folders are put aside before, where
MkDocs leaves what is hidden, and brought back after: then only what differs is written.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection, Iterable
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Final

_ASIDE: Final = ".dateline-aside-"
_BUFFER: Final = 1 << 16  # bytes


class SiteFolder:
    """For one build. Folders are named by their paths in the site, in posix form."""

    def __init__(self, site: Path) -> None:
        self._site = site
        self._aside: dict[str, Path] = {}

    def put_aside(self, folders: Iterable[str]) -> None:
        """Hide folders that are there. What cannot be is written anew, as all else."""
        for number, folder in enumerate(folders):
            hidden = self._site / f"{_ASIDE}{number}"
            with suppress(OSError):
                if os.path.lexists(hidden):  # of a build that was killed
                    shutil.rmtree(hidden)
                if self._is_own(folder):
                    (self._site / folder).rename(hidden)
                    self._aside[folder] = hidden

    def bring_back(self, wanted: Collection[str]) -> None:
        """Put them where they were, without any file that is not wanted."""
        for folder, hidden in self._aside.items():
            with suppress(OSError):
                place = self._site / folder
                place.parent.mkdir(parents=True, exist_ok=True)
                hidden.rename(place)
                for path in _unwanted(self._site, folder, wanted)[0]:
                    _remove(path)
        self._aside = {f: hidden for f, hidden in self._aside.items() if hidden.exists()}
        self.let_go()

    def let_go(self) -> None:
        """Remove what is still aside."""
        for hidden in self._aside.values():
            shutil.rmtree(hidden, ignore_errors=True)
        self._aside.clear()

    def _is_own(self, folder: str) -> bool:
        """Whether it is a folder of the site, and no link on the way leads out of that."""
        ways = [self._site / parent for parent in PurePosixPath(folder).parents[:-1]]
        place = self._site / folder
        return place.is_dir() and not any(way.is_symlink() for way in [place, *ways])


def write_unless_there(path: str, content: bytes) -> None:
    """Write a file of the site, unless it contains these bytes already.

    Of two files for each event, most of the time goes into what is asked of the system.
    """
    if has_content(path, content):
        return
    try:
        stream = _open_to_write(path)
    except FileNotFoundError:  # the first file of its folder
        os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120
        stream = _open_to_write(path)
    with stream:
        stream.write(content)


def _open_to_write(path: str) -> BinaryIO:
    # With a size of its buffer, Python need not ask what kind of file it is.
    return open(path, "wb", _BUFFER)  # noqa: PTH123


def has_content(path: str, content: bytes) -> bool:
    """Whether a file contains these bytes already."""
    try:
        if os.path.getsize(path) != len(content):  # noqa: PTH202
            return False
        with open(path, "rb", 0) as stream:  # noqa: PTH123
            return stream.read() == content
    except OSError:
        return False


def _unwanted(site: Path, folder: str, wanted: Collection[str]) -> tuple[list[Path], bool]:
    """What is in a folder and is no wanted file, at any depth, and whether any other file is there.
    A folder of which nothing is wanted goes as one.
    """
    found, has_more = [], False
    with os.scandir(site / folder) as entries:
        for entry in entries:
            name = f"{folder}/{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                within, stays = _unwanted(site, name, wanted)
                found += within if stays else [Path(entry.path)]
                has_more |= stays
            elif name in wanted and entry.is_file(follow_symlinks=False):
                has_more = True
            else:
                found.append(Path(entry.path))
    return found, has_more


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()
