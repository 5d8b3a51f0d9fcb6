"""Bits of a text and their places, as messages quote them."""

from __future__ import annotations

import re

_MAX_QUOTED = 60
# Bidirectional controls would reorder the message itself.
_REORDERING = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)], "\ufffd")
# Matches blank lines and comments: `  # sources` and the line break after it.
_BLANK = re.compile(r"(?:[ \t\n]++|#[^\n]*+)*+")


def shorten(text: str) -> str:
    """The start of a text, on one line, fit to be quoted in a message."""
    line = " ".join(text.translate(_REORDERING).split())
    return line if len(line) <= _MAX_QUOTED else line[: _MAX_QUOTED - 1] + "…"


def in_quotes(text: str) -> str:
    """A text as it may be typed in YAML: in quotation marks, on one line.

    >>> print(in_quotes("Talks: the end"))
    "Talks: the end"
    >>> print(in_quotes('the "end"'))
    'the "end"'
    """
    short = shorten(text)
    if '"' in short or "\\" in short:
        return "'" + short.replace("'", "''") + "'"
    return f'"{short}"'


def rest_of_line(text: str, index: int) -> str:
    """The text from an index to the end of the line, or the first of it."""
    return text[index : index + 4 * _MAX_QUOTED].partition("\n")[0]


def position(text: str, index: int) -> tuple[int, int]:
    r"""Line and column, from 0, of a character of a text whose lines end in a newline.

    >>> position("title: A\nid: b", 9)
    (1, 0)
    """
    return text.count("\n", 0, index), index - text.rfind("\n", 0, index) - 1


def skip_blank(text: str, index: int) -> int:
    """The index of what follows blanks, line ends and comments."""
    found = _BLANK.match(text, index)
    return found.end() if found else index
