"""A docs folder: its data, and what else is in it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from dateline.read.decoding import MAX_BYTES
from dateline.read.files import real_path
from dateline.read.snapshot.hashing import UnsureError, hash_of

_DATA: Final = (".yml", ".yaml")
_HEAD: Final = 4_096  # bytes of a picture by which its kind is known
_NOT_OURS: Final = frozenset((".git", ".cache"))


def snapshot_of_data(docs: Path) -> tuple[str, ...]:
    """A line for each file and folder of a docs folder: its name, and the hash of data. Of other
    files, such as pictures, it has the size, the time of the last change and how they begin.

    Raises:
        UnsureError: a link is among them, or what cannot be read.
    """
    try:
        return tuple(_lines(real_path(docs)))
    except OSError as error:
        raise UnsureError from error


def _lines(docs: Path) -> Iterator[str]:
    waiting = [""]
    while waiting:
        folder = waiting.pop()
        with os.scandir(docs / folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
        for entry in entries:
            if entry.name in _NOT_OURS:
                continue
            path = f"{folder}/{entry.name}" if folder else entry.name
            is_data = os.path.splitext(entry.name)[1].casefold() in _DATA  # noqa: PTH122
            if entry.is_dir(follow_symlinks=False):
                waiting.append(path)
                yield f"folder {path}"
                continue
            if not entry.is_file(follow_symlinks=False):
                raise UnsureError
            status = entry.stat()
            if not is_data:
                head = hash_of(docs / path, _HEAD)
                yield f"file {path}\0{status.st_size}\0{status.st_mtime_ns}\0{head}"
            elif status.st_size > MAX_BYTES:
                raise UnsureError
            else:
                yield f"data {path}\0{hash_of(docs / path)}"
