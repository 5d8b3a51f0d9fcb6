"""Folders and files on disk: what is in them, and why they cannot be read."""

from __future__ import annotations

import errno
import os
import re
import stat
from pathlib import Path

from dateline.problems import Place, Problems
from dateline.read.decoding import MAX_BYTES, explain_too_large

# Matches the line break in a file name of two lines.
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def shown_name(name: str) -> str:
    """A file's name as messages may print it: no control characters, no stray bytes."""
    printable = os.fsencode(name).decode("utf-8", "replace")
    return _UNPRINTABLE.sub("\ufffd", printable)


def real_path(path: Path) -> Path:
    """The absolute path with all links followed, as far as they lead anywhere.

    Unlike `Path.resolve`, it never raises: links in a circle stay as they are.
    """
    return Path(os.path.realpath(path))


class RealPaths:
    """Real paths of many files in a few folders: the links on the way to a folder are followed once
    for all of its files.
    """

    def __init__(self) -> None:
        self._folders: dict[str, str] = {}
        self._files: dict[str, Path] = {}

    def of(self, path: Path) -> Path:
        """As `real_path`."""
        name = str(path)
        known = self._files.get(name)
        if known is None:
            known = self._files[name] = self._find(name)
        return known

    def _find(self, path: str) -> Path:
        folder, name = os.path.split(path)
        real = self._folders.get(folder)
        if real is None:
            real = self._folders[folder] = os.path.realpath(folder)
        there = os.path.join(real, name)  # noqa: PTH118 - of thousands of files
        return real_path(Path(there)) if name == ".." or os.path.islink(there) else Path(there)  # noqa: PTH114


def list_folder(folder: Path, shown: str, problems: Problems) -> list[os.DirEntry[str]]:
    """What is in a folder, by name, without hidden things; a problem if it is closed."""
    try:
        with os.scandir(folder) as entries:
            found = [entry for entry in entries if not entry.name.startswith(".")]
    except OSError as error:
        problems.error(
            Place(shown),
            "unreadable-folder",
            f"The folder cannot be read: {explain_os_error(error)}.",
            "Change its permissions, or move it out of the docs folder.",
        )
        return []
    return sorted(found, key=lambda entry: entry.name)


def is_folder(entry: os.DirEntry[str], *, follow: bool = True) -> bool:
    """Whether an entry is a folder; a link that leads nowhere or in a circle is none."""
    try:
        return entry.is_dir(follow_symlinks=follow)
    except OSError:
        return False


def holds_file(folder: str, name: str) -> bool:
    """Whether a folder, as far as one can see, contains a file of that name."""
    try:
        return Path(folder, name).is_file()
    except OSError:
        return False


def read_ordinary(path: Path) -> bytes:
    """A file's bytes; a pipe would be waited for, and a device has no end.

    Raises:
        OSError: it is not an ordinary file, or cannot be read.
    """
    if path.exists() and not path.is_file():
        raise OSError(errno.EINVAL, "it is not an ordinary file", str(path))
    return path.read_bytes()


def read_data(path: Path, shown: str, docs: Path, problems: Problems) -> bytes | None:
    """The bytes of a data file, or None and a problem.

    A link that leads out of `docs` (a resolved path) is refused, and so is anything that
    is no ordinary file.
    """
    try:
        target = follow(path)
        if not target.is_relative_to(docs):
            _refuse_outside(shown, problems)
            return None
        status = target.stat()
        if not stat.S_ISREG(status.st_mode):
            reason = "it is not an ordinary file"
        elif status.st_size > MAX_BYTES:
            problems.error(Place(shown), *explain_too_large(status.st_size))
            return None
        else:
            return target.read_bytes()
    except FileNotFoundError:
        problems.error(
            Place(shown),
            "unreadable-file",
            "The file cannot be read: it is a link that leads to no file.",
            "Put the file itself in the link's place.",
        )
        return None
    except OSError as error:
        reason = explain_os_error(error)
    problems.error(
        Place(shown),
        "unreadable-file",
        f"The file cannot be read: {reason}.",
        "Change its permissions; if it is a link, put the file itself in its place.",
    )
    return None


def _refuse_outside(shown: str, problems: Problems) -> None:
    problems.error(
        Place(shown),
        "outside-docs",
        "The file is a link that leads out of the docs folder.",
        "Put the file itself here.",
    )


def follow(path: Path) -> Path:
    """The file or folder that a path leads to through all links.

    Raises:
        OSError: nothing is there, or the links lead in a circle.
    """
    try:
        return path.resolve(strict=True)
    except RuntimeError as error:  # a circle, in Python 3.11 and 3.12
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path)) from error


def explain_os_error(error: OSError) -> str:
    """The system's reason, as words for a sentence."""
    if error.errno == errno.ELOOP:
        return "it is a link that leads back to itself"
    reason = error.strerror or str(error)
    return reason[:1].lower() + reason[1:]
