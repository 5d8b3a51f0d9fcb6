"""What was named on the command line, read into memory: a file, or a folder of notes."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from types import MappingProxyType
from typing import Final

from dateline.exchange.parts.plain_files import MAX_BYTES
from dateline.exchange.records import Given, NotImportedError

_MOST_FILES: Final = 20_000
_NOTES: Final = (".md", ".markdown")


def read_given(path: Path) -> Given:
    """A file's bytes, or those of a folder's notes. Links within a folder are not followed.

    Raises:
        NotImportedError: nothing is there, it is too large, or the system does not let us read.
    """
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            return Given(path.absolute().name, files=MappingProxyType(_notes_of(path)))
        if not stat.S_ISREG(mode):
            raise NotImportedError("It is not an ordinary file.")
        return Given(path.name, _read(path))
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise NotImportedError(f"The file cannot be read: {reason}.") from error


def _read(path: Path) -> bytes:
    size = path.stat().st_size
    if size > MAX_BYTES:
        raise NotImportedError(
            f"The file has {size / 1e6:.1f} MB, and at most {MAX_BYTES // 1_000_000} MB are read.",
            "Split it.",
        )
    return path.read_bytes()


def _notes_of(folder: Path) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    total = 0
    for path in _walk(folder):
        data = _read(path)
        total += len(data)
        found[path.relative_to(folder).as_posix()] = data
        if len(found) > _MOST_FILES or total > MAX_BYTES:
            raise NotImportedError(
                f"The folder has more than {_MOST_FILES:,} notes, or more than "
                f"{MAX_BYTES // 1_000_000} MB of them.",
                "Import its folders one by one.",
            )
    return found


def _walk(folder: Path) -> Iterator[Path]:
    """The notes at and below a folder, in the order of their paths; nothing hidden, no links."""
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(Path(entry.path))
        elif entry.is_file(follow_symlinks=False) and entry.name.lower().endswith(_NOTES):
            yield Path(entry.path)
