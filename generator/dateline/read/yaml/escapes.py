r"""Codes in double quotes that nobody meant: `"C:\texts\news"` is a tab and a line break.

A bell and the like are in no text of a timeline, so their codes right before a letter are a path
or a formula. A line break may be meant, and a tab in words that a program took from a page; they
are refused in a path, and a tab in a short value too.
"""

from __future__ import annotations

import re
from typing import Final

from dateline.problems import Place
from dateline.read.excerpts import shorten
from dateline.read.report import FileReport

_NAMES: Final = {
    "t": "a tab",
    "n": "a line break",
    "r": "a line break",
    "a": "the bell",
    "b": "a backspace",
    "e": "an escape sign",
    "f": "a page break",
    "v": "a vertical tab",
    "0": "an empty sign",
    "_": "a no-break space",
    "N": "a line break",
    "L": "a line break",
    "P": "a paragraph break",
}
# Matches `\\`, `\t` and `\x41`: each code whole, so that a doubled backslash begins none.
_CODE: Final = re.compile(r"\\(.)")
_TAB: Final = "t"
_MAY_BE_MEANT: Final = frozenset("nt")
# Matches the gap between two words: a space, or the code of a tab or a line break.
_GAP: Final = re.compile(r"(?:\s|\\[tn])+")
_FEWEST_WORDS: Final = 5
# Matches `C:\news`, and a server's name after four backslashes, up to the next space or mark.
_PATH: Final = re.compile(r"(?<![\w])(?:[A-Za-z]:\\|\\\\\\\\)[^\s\"]*")


def refuse_codes(written: str, place: Place, report: FileReport) -> bool:
    """Report the first code of a double-quoted value that was typed as text. Whether there is one.

    `written` is the value as it is in the file.
    """
    for found in _CODE.finditer(written):
        if found[1] in _NAMES and _is_text(written, found):
            report.error(
                place,
                "escape-in-text",
                f"In double quotes `{found[0]}` is {_NAMES[found[1]]}, and here it is right before "
                f"a letter: `{shorten(_around(written, found))}`.",
                r"Put the value in single quotes, or write `\\` for a backslash.",
            )
            return True
    return False


def _is_text(written: str, found: re.Match[str]) -> bool:
    if not written[found.end() : found.end() + 1].isalnum():
        return False
    if found[1] not in _MAY_BE_MEANT:
        return True
    if found[1] == _TAB and len(_GAP.split(written)) < _FEWEST_WORDS:
        return True
    return any(p.start() < found.start() < p.end() for p in _PATH.finditer(written))


def _around(written: str, found: re.Match[str]) -> str:
    """The run of signs without a space that a code is in."""
    start = max(written.rfind(" ", 0, found.start()) + 1, 0)
    return written[start : found.end() + 20].strip('"')
