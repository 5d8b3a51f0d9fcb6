"""Write files that are not there yet: all of them or none, and never over what a person has."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from pathlib import Path

from dateline.data.output_paths import reason_against_form
from dateline.write.root import Root


class ExistsError(FileExistsError):
    """Files are there already; `paths` names them, below the folder, in posix form."""

    def __init__(self, paths: tuple[str, ...]) -> None:
        super().__init__(", ".join(paths))
        self.paths = paths


def write_new(files: Mapping[str, bytes], folder: Path) -> None:
    """Write files below a folder, by their paths in posix form.

    Raises:
        ExistsError: one of them is there already, whatever it is; nothing is written.
        OSError: a path is refused, or the system does not let us write; what had been written
            is removed again.
    """
    taken = tuple(path for path in files if _is_taken(folder / path))
    if taken:
        raise ExistsError(taken)
    root = Root(folder, reason_against_form)
    written: list[str] = []
    try:
        for path, content in files.items():
            root.write(path, content)
            written.append(path)
    except OSError:
        for path in written:
            with contextlib.suppress(OSError):
                root.remove(path)
        raise


def write_again(path: str, content: bytes, folder: Path, mark: bytes) -> bool:
    """Write a file that is new, or that has our mark in it. Whether that was done.

    Raises:
        OSError: the path is refused, or the system does not let us read or write.
    """
    root = Root(folder, reason_against_form)
    old = root.read(path)
    if old is not None and mark not in old:
        return False
    if old != content:
        root.write(path, content)
    return True


def _is_taken(path: Path) -> bool:
    return path.is_symlink() or path.exists()
