"""Texts of an original for which its translation has no words."""

from __future__ import annotations

import posixpath
import re
from typing import Final, Self
from urllib.parse import urlsplit

# Pages that a translation has too, by the same names. Matches `people.md`, `2022-07.md`, `#belov`.
_OWN_PAGE: Final = re.compile(r"[^/]*\.md|")


class OriginalText(str):
    """A text in another language than the page's, a text like any other.

    `language` is the original's tag and `direction` is `ltr` or `rtl`. `way` leads from the
    translation's folder to the original's, from which its links count.
    """

    __slots__ = ("direction", "language", "way")

    language: str
    direction: str
    way: str

    def __new__(cls, text: str, language: str, direction: str, way: str) -> Self:
        """Make the text, with its language."""
        made = super().__new__(cls, text)
        made.language = language
        made.direction = direction
        made.way = way
        return made

    def strip(self, chars: str | None = None, /) -> Self:
        """The text without the spaces around it, in its language still."""
        return self.of(super().strip(chars))

    def of(self, text: str) -> Self:
        """Another text in the same language."""
        return type(self)(text, self.language, self.direction, self.way)

    def link(self, address: str) -> str:
        """Where a link in it leads, from the translation's folder.

        >>> OriginalText("", "en", "ltr", "../../talks").link("notes/a.md#b")
        '../../talks/notes/a.md#b'
        >>> OriginalText("", "en", "ltr", "../../talks").link("people.md#belov")
        'people.md#belov'
        """
        parts = urlsplit(address) if _is_relative(address) else None
        if parts is None or _OWN_PAGE.fullmatch(parts.path):
            return address
        path = posixpath.normpath(posixpath.join(self.way, parts.path))
        end = "/" if parts.path.endswith("/") and path != "/" else ""
        return parts._replace(path=path + end).geturl()


def as_told(text: str, whole: str) -> str:
    """A part of a text, in the language of the whole."""
    return whole.of(text) if isinstance(whole, OriginalText) else text


def _is_relative(address: str) -> bool:
    """Whether an address counts from the page that it is on."""
    return not re.match(r"[a-z][a-z0-9+.-]*:|/", address, re.IGNORECASE)
