"""The private copies of sources."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from stat import S_ISREG

from dateline.read.copies.private_text import MAX_TEXT_BYTES
from dateline.read.files import RealPaths, real_path
from dateline.read.project.root import tracked_by_git
from dateline.read.snapshot.hashing import UnsureError, hash_of


def snapshot_of_texts(project: Path, docs: Path, paths: Collection[str]) -> tuple[str, ...]:
    """A line for each private copy, given by its path from the project's root: its hash, and
    whether Git tracks it. One that is not there has no hash.

    Raises:
        UnsureError: one of them is a link, leads elsewhere, or cannot be read.
    """
    tracked = tracked_by_git(project, paths)
    root, real_docs, real_paths = real_path(project), real_path(docs), RealPaths()
    try:
        return tuple(
            f"{path}\0{_text_hash(there, root, real_paths)}\0{path in tracked}"
            f"\0{there.is_relative_to(real_docs)}"
            for path in sorted(paths)
            for there in [root / path]
        )
    except (OSError, ValueError) as error:
        raise UnsureError from error


def _text_hash(path: Path, root: Path, real_paths: RealPaths) -> str:
    if real_paths.of(path) != path or not path.is_relative_to(root):
        raise UnsureError
    try:
        there = path.stat()
    except (FileNotFoundError, NotADirectoryError):  # and no link: those have been followed
        return ""
    if not S_ISREG(there.st_mode) or there.st_size > MAX_TEXT_BYTES:
        raise UnsureError
    return hash_of(path)
