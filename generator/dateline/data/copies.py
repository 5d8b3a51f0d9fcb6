"""A source's private text on this machine: for checking, never for publishing."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from dateline.quotes import SourceText


@dataclass(frozen=True)
class TextAtHand:
    """The text to search in, and the SHA-256 (hex) of the file it was read from."""

    content: str
    sha256: str

    @cached_property
    def prepared(self) -> SourceText:
        """The text made ready for searching, once."""
        return SourceText.of(self.content)
