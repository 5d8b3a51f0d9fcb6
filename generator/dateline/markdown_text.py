"""Text made safe for a Markdown page.

Whatever a contributor wrote must show character for character, whichever Markdown
extensions a site turns on. So every character that Markdown or one of its extensions
could read as syntax becomes a numeric character reference, which all of them leave
alone. Letters, digits and calm punctuation stay, so that pages are pleasant to read
as source.
"""

from __future__ import annotations

import html
import re
from typing import Final, Self

_SPACES: Final = re.compile(r"[ \t\r\n\x0b\x0c\x85\u2028\u2029]+")

# What is escaped, and whom it would otherwise wake:
_SPECIAL: Final = re.compile(
    r"""
      [&<>"'\\`*_{}\[\]\#$@^~|=+/]   # core Markdown, smarty, arithmatex, magiclink, caret, tables
    | (?<![^\W_])- | -(?![^\W_])     # a dash that is not inside a word: lists, smarty, snippets
    | ^! | !(?=!) | (?<=!)!          # admonitions
    | :(?!\ |$) | ^:                 # emoji, definition lists, addresses
    | \.(?=\.) | (?<=\.)\.           # smarty's ellipsis
    | (?<=^www)\. | (?<=\Wwww)\.     # magiclink
    | (?<=^\d)[.)](?!\w) | (?<=^\d\d)[.)](?!\w) | (?<=^\d{3})[.)](?!\w)   # ordered lists
    | (?<=^\d{4})[.)](?!\w) | (?<=^\d{5})[.)](?!\w) | (?<=^\d{6})[.)](?!\w)
    | (?<=^\d{7})[.)](?!\w) | (?<=^\d{8})[.)](?!\w) | (?<=^\d{9})[.)](?!\w)
    | \((?=\w{1,2}\))                # smartsymbols: (c), (tm)
    | ^\?(?=\?)                      # details
    | \d(?=(?:st|nd|rd|th)\b)        # smartsymbols: 1st
    """,
    re.VERBOSE | re.IGNORECASE,
)
_NAMED: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}


class Markdown(str):
    """Text that is Markdown already: templates insert it as it is."""

    __slots__ = ()

    def __add__(self, other: str) -> Self:
        """Join, escaping what is not Markdown yet."""
        return type(self)(str.__add__(self, escape_markdown(other)))


def escape_markdown(value: object) -> Markdown:
    """Turn any value into Markdown that shows as exactly its text, on one line.

    Runs of spaces and line breaks become one space; no-break spaces stay.
    """
    if isinstance(value, Markdown):
        return value
    text = _SPACES.sub(" ", str(value)).strip(" ")
    return Markdown(_SPECIAL.sub(_reference, text))


def escape_html(value: object) -> str:
    """Text for raw HTML that stands inside a Markdown page, attributes included.

    Attributes go through the same preprocessors as the rest of the page (snippets,
    macros), so what they could read is escaped as in Markdown.
    """
    text = _SPACES.sub(" ", str(value)).strip(" ")
    return _SPECIAL.sub(_reference, text)


def escape_title(value: str) -> str:
    """Text for page titles and descriptions, which MkDocs inserts into HTML as they are."""
    return html.escape(_SPACES.sub(" ", value).strip(" "), quote=True)


def _reference(match: re.Match[str]) -> str:
    char = match.group()
    return _NAMED.get(char) or f"&#{ord(char)};"
