"""What a build makes: files with their bytes, not yet written anywhere."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Output:
    """One generated file.

    `path` is relative to the docs folder, in posix form. `edit` is the data file a
    reader would change to change this page, relative to the docs folder, or empty.
    `in_navigation` is false for pages that are reached from another page only.
    """

    path: str
    content: bytes
    edit: str = ""
    in_navigation: bool = True
