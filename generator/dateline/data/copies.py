"""A source's private text on this machine: for checking, never for publishing."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from dateline.quotes import SourceText


@dataclass(frozen=True)
class TextAtHand:
    """The text to search in, and the SHA-256 (hex) of what was read, with its lines ended
    by line feeds and without a byte order mark.

    Of a source that changed, `older` are the versions before it, the newest of these first;
    each has the day (ISO) on which it was seen.
    """

    content: str
    sha256: str
    seen: str = ""
    older: tuple[TextAtHand, ...] = ()

    def version(self, seen: str) -> TextAtHand:
        """The version that was seen on a day; this text, if none was."""
        return next((text for text in self.older if text.seen == seen), self)

    @cached_property
    def prepared(self) -> SourceText:
        """The text made ready for searching, once."""
        return SourceText.of(self.content)
