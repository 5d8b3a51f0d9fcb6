"""What a build makes: files with their bytes, not yet written anywhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


class Generated(Protocol):
    """One generated file, wherever its bytes are kept.

    `path` is relative to the docs folder, in posix form. `edit` is the data file a
    reader would change to change this page, relative to the docs folder, or empty.
    `in_navigation` is false for pages that are reached from another page only.
    """

    @property
    def path(self) -> str: ...  # noqa: D102

    @property
    def content(self) -> bytes: ...  # noqa: D102

    @property
    def edit(self) -> str: ...  # noqa: D102

    @property
    def in_navigation(self) -> bool: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Output:
    """A generated file whose bytes are in memory."""

    path: str
    content: bytes
    edit: str = ""
    in_navigation: bool = True
