"""What merges and wrong encodings leave in a file: two versions of a line, letters made signs."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Final

from dateline.data.file_names import CHECKED, PUBLISHED
from dateline.problems import Place
from dateline.read.excerpts import position, shorten
from dateline.read.report import FileReport

# Git's marks, indented too, since an editor may have moved them. `=======` alone may underline
# a heading, so it counts only beside one of the others.
# Matches `<<<<<<< HEAD`, and `||||||| 1a2b3c` on a line of its own.
_MARK: Final = re.compile(
    r"^[ \t]*([\"']?)(<{7}|>{7}|\|{7})(?![<>|])(?:[ \t]+[^\n]*)?$", re.MULTILINE
)
# Matches the marks of a text that was made one line: `<<<<<<< HEAD new ======= newer >>>>>>> b`.
_ON_ONE_LINE: Final = re.compile(r"(?<!\S)<{7}(?=\s)[^\n]*\s={7}\s[^\n]*\s>{7}(?!\S)")
_OPENS: Final = "<<<<<<<"
_HINTS: Final = {
    CHECKED: "Run `dateline verify`, which keeps what is whole and writes the file again.",
    PUBLISHED: "Delete the marks, and keep the ids of both versions.",
}
_USUAL: Final = "Keep the version that is right, and delete the other and the marks."

# What is written in UTF-8 and read as Windows-1252: a letter from À on, and one to three signs. A
# sign that may well follow a letter (`SPÖ“`, `fiancé\u00a0»`) is none of them, but after `Ã`.
# Matches `Ã¤`, `â€“`.
_SIGN: Final = "\u0080-\u009f\u00a1-\u00aa\u00ac-\u00ba\u00bc-\u00bf€ƒ†‡ˆ‰ŠŒŽ˜™šœžŸ"
_ANY: Final = f"{_SIGN}\u00a0«»‚„…‹›‘’“”•–—"
_GARBLED: Final = re.compile(
    f"Ã[{_SIGN}‚„…‹›‘’“”•–—]|[\u00c2-\u00df][{_SIGN}]|[\u00e0-\u00ef][{_SIGN}][{_ANY}]"
    f"|[\u00f0-\u00f4][{_SIGN}][{_ANY}]{{2}}"
)
_SHOWN: Final = 30  # characters around what is garbled


def may_be_mark(line: str) -> bool:
    """Whether a line, wherever in a file it is put, may be taken for a mark of a merge.

    >>> may_be_mark(">>>>>>> topic"), may_be_mark("one <<<<<<< two"), may_be_mark("a >>>>>>> b")
    (True, True, False)
    """
    return _OPENS in line or _MARK.search(line) is not None


def refuse_conflict(text: str, report: FileReport) -> None:
    """Stop at the marks of a merge that nobody finished: all that follows is in two versions.

    Raises:
        UnreadableError: there is one.
    """
    if _OPENS not in text and ">>>>>>>" not in text and "|||||||" not in text:
        return
    found = _MARK.search(text) or _ON_ONE_LINE.search(text)
    if found is None:
        return
    line = text[found.start() : found.end()].strip()
    name = PurePosixPath(report.path).name
    report.stop(
        report.place(*position(text, found.start() + len(found[0]) - len(found[0].lstrip()))),
        "conflict-mark",
        f"`{shorten(line)}` is a mark of a merge: two versions of some lines are in this file.",
        _HINTS.get(name, _USUAL),
    )


def warn_of_garbled(text: str, report: FileReport) -> None:
    """Warn once of a text that was read in another encoding than it was written in."""
    if text.isascii():
        return
    for found in _GARBLED.finditer(text):
        meant = _read_again(found[0])
        if meant:
            start = max(text.rfind("\n", 0, found.start()) + 1, found.start() - _SHOWN)
            line = text[start : found.end() + _SHOWN].partition("\n")[0].strip()
            report.warning(
                _place(text, found.start(), report),
                "garbled-text",
                f"`{shorten(line)}` looks like UTF-8 that was read in another encoding.",
                f"Perhaps `{shorten(_GARBLED.sub(lambda m: _read_again(m[0]) or m[0], line))}` "
                "is meant.",
            )
            return


def _place(text: str, index: int, report: FileReport) -> Place:
    return report.place(*position(text, index))


def _read_again(garbled: str) -> str:
    """The characters that were meant; empty if the signs are no UTF-8 in another encoding."""
    try:
        data = b"".join(
            bytes([ord(c)]) if "\x80" <= c <= "\x9f" else c.encode("cp1252") for c in garbled
        )
        return data.decode("utf-8")
    except UnicodeError:
        return ""
