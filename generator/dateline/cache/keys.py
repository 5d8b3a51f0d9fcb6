"""Keys: a hash of everything that a thing was made from."""

from __future__ import annotations

import hashlib
import platform
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final

_SIZE: Final = 20  # bytes
# What outputs depend on, beside our own code.
_PACKAGES: Final = (
    *("dateline", "jinja2", "markupsafe", "markdown-it-py", "babel", "pyyaml"),
    *("python-dateutil", "tzdata", "rapidfuzz", "rcssmin", "rjsmin"),
    *("trafilatura", "lxml", "lxml-html-clean", "mergedeep", "pyyaml-env-tag", "pillow"),
)


def key_of(kind: str, *parts: str | bytes) -> str:
    """The key of a thing of some kind that was made from these parts, by this program: 40
    hexadecimal digits.

    >>> key_of("page", "ab", "c") == key_of("page", "a", "bc")
    False
    """
    digest = hashlib.blake2b(_program(), digest_size=_SIZE)
    for part in (kind, *parts):
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(b"%d:" % len(data))
        digest.update(data)
    return digest.hexdigest()


@cache
def _program() -> bytes:
    """A hash of the package's files, of Python's version and of the packages that it uses."""
    digest = hashlib.blake2b(platform.python_version().encode(), digest_size=32)
    for name in _PACKAGES:
        digest.update(f"\n{name} {_version(name)}".encode())
    _add(digest, files("dateline"))
    return digest.digest()


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _add(digest: hashlib.blake2b, folder: Traversable) -> None:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            if entry.name != "__pycache__":
                _add(digest, entry)
        elif not entry.name.endswith((".pyc", ".pyo")):
            data = entry.read_bytes()
            digest.update(f"\n{entry.name} {len(data)}\n".encode())
            digest.update(data)
