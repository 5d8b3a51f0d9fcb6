"""Hashes of files, and when there are none."""

from __future__ import annotations

import hashlib
from pathlib import Path


class UnsureError(Exception):
    """What is there is not plain files and folders, and may depend on more than their content."""


def hash_of(path: Path, most: int = -1) -> str:
    """The hash of a file, or of so many of its first bytes.

    Raises:
        OSError: it cannot be read.
    """
    with path.open("rb") as stream:
        return hashlib.blake2b(stream.read(most), digest_size=20).hexdigest()
