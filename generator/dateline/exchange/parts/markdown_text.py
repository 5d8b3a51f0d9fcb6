"""Plain text as Markdown prose that shows as exactly that text.

Only what CommonMark would read as a sign gets a backslash, so that the data stays readable.
"""

from __future__ import annotations

import re
from typing import Final

from dateline.text.prose import find_in_prose

# Matches `*`, `[`.
_SIGNS: Final = re.compile(r"[\\`*\[\]<]")
# Matches `&amp;`.
_REFERENCE: Final = re.compile(r"&(?=#?\w+;)")
# Matches `_` of `_word`.
_UNDERSCORE: Final = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
# Matches `#`, `>`, `-` at the start of a line.
_BLOCK: Final = re.compile(r"(?:#{1,6}(?=\s|$)|>|[-+](?=\s|$)|(?:-{2,}|=+)\s*$|~~~)")
# Matches `12.` of `12. May`.
_NUMBERED: Final = re.compile(r"(\d{1,9})([.)])(?=\s|$)")
# Matches `[@`, the start of a citation.
_CITATION: Final = re.compile(r"\\?\[@")
# Matches the empty lines between paragraphs.
_GAP: Final = re.compile(r"\n\s*\n\s*")


def escape_line(text: str) -> str:
    r"""One stretch of text within a line.

    >>> print(escape_line("2 * 3 [sic] snake_case"))
    2 \* 3 \[sic\] snake_case
    """
    text = _REFERENCE.sub(r"\\&", _SIGNS.sub(r"\\\g<0>", text))
    return _CITATION.sub("(@", _UNDERSCORE.sub(r"\\_", text))


def escape_start(line: str) -> str:
    r"""A line, already escaped, of which no builder reads the start as a heading, list or quote.

    >>> print(escape_start("1. May"))
    1\. May
    >>> print(escape_start("- and so on"))
    \- and so on
    """
    line = line.strip()
    if _BLOCK.match(line):
        return f"\\{line}"
    return _NUMBERED.sub(r"\1\\\2", line, count=1) if _NUMBERED.match(line) else line


# What other kinds of Markdown read, and prose refuses even behind a backslash, and what is written
# instead.
_REFUSED: Final = (
    (re.compile(r"\]\((?=\s*<?\s*(?:javascript|vbscript|file|data):)", re.IGNORECASE), "] ("),
    (re.compile(r"<(?=(?:javascript|vbscript|file|data):)", re.IGNORECASE), "< "),
    (re.compile(r"\[\^(?=[^\]\s]+\])"), "(^"),  # a footnote
    (re.compile(r"~~"), "~ ~"),  # struck out
    (re.compile(r"(?<![=\w])==(?=[^\s=])"), "= ="),  # marked
    (re.compile(r"(?:(?<=\n\n)|\A)[ \t]*\[[ xX]\](?= )"), "☐"),  # a box to tick
    (re.compile(r"^[ \t]*(?:!!!|\?\?\?\+?)(?= )", re.MULTILINE), "–"),  # a box
    (re.compile(r"^(?=[^\n|]*\|)[|:\- \t]*-[|:\- \t]*$", re.MULTILINE), "–"),  # a table
)


def tamed(text: str) -> str:
    """A plain text without the signs that prose refuses however they are written."""
    for pattern, instead in _REFUSED:
        text = pattern.sub(instead, text)
    return text


def prose_of(text: str) -> str:
    """A plain text of several lines as prose: its empty lines part paragraphs."""
    text = tamed(text).replace("\r\n", "\n").replace("\r", "\n")
    paragraphs = [
        "\n".join(escape_start(escape_line(line)) for line in paragraph.split("\n") if line.strip())
        for paragraph in _GAP.split(text.strip())
    ]
    return "\n\n".join(filter(None, paragraphs))


def fault_of_prose(text: str) -> str:
    """Why Markdown from elsewhere cannot be prose of ours, as words after "it"; or empty.

    Links go to the web and to mail; citations name sources of ours, which no file from
    elsewhere can know.
    """
    for found in find_in_prose(text):
        if found.kind in ("citation", "citation-in-link"):
            return f"contains [@{found.value}], which would cite a source of that id"
        if found.kind == "link" and not _is_allowed(found.value):
            return f"contains a link to {found.value[:60]}, which is not allowed"
        if found.kind == "event":
            return f"contains a link to event:{found.value[:60]}, which is not in it"
        if found.kind == "unsupported":
            return f"contains {found.what}, which prose does not have"
    return "" if not _UNSURE.search(text) else "contains an address that is not allowed"


# Matches `](javascript:alert(1)`; the same that the check of prose refuses.
_UNSURE: Final = re.compile(
    r"(?:\]\(\s*+(?:<\s*+)?|<)((?:javascript|vbscript|file|data):[^)>\s]*)"
    r"|\[@[^\]\s\[;,]++[\s;,][^\]\[]*+\]",
    re.IGNORECASE,
)
# Matches `mailto:`.
_SCHEME: Final = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")


def _is_allowed(address: str) -> bool:
    scheme = _SCHEME.match(address)
    return bool(scheme) and scheme is not None and scheme[1].lower() in ("http", "https", "mailto")
