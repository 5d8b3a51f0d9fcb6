"""The paths that the program may write to, and let go: those of its own names, and no others.

A path is relative to a folder and in posix form. Ids, settings and a manifest all have a
part in it, so that it is looked at again before anything is written or removed.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from dateline.data.file_names import (
    CHECKED,
    FILES,
    PAGES,
    PUBLISHED,
    SCRIPT,
    STYLE,
    cite_page,
    event_page,
)
from dateline.data.ids import DEVICES, reason_against_id

MANIFEST: Final = ".dateline.json"
"""Lists the generated files that are no pages with their SHA-256."""

# Whatever a renderer makes has its name here, or is not written.
_OF_THE_SITE: Final = frozenset([STYLE, SCRIPT])
# Matches `people-2.md`, `2022-07.md`, `-0043.md`.
_PART: Final = re.compile(
    r"(?:people|sources)-[1-9][0-9]*\.md"
    r"|Y?-?[0-9]{4,}(?:-[0-9]{2})?\.md"  # a year or a month, as EDTF
)
_OF_AN_EVENT: Final = (event_page, cite_page)
UNNAMED: Final = "Dateline makes no file of that name"
# Matches `C:`.
_DRIVE: Final = re.compile(r"[A-Za-z]:")


def reason_against_path(path: str) -> str:
    """Why nothing is written at a path, as words to put after a colon; empty if it may be."""
    if not path or path.startswith("/") or _DRIVE.match(path):
        return "it is not relative to the folder"
    if "\\" in path or any(unicodedata.category(char) in ("Cc", "Cs") for char in path):
        return "it contains a character that not every system takes"
    for name in path.split("/"):
        if name in ("", ".", ".."):
            return "it is not the shortest way to a place in the folder"
        if name.endswith((".", " ")):
            return f"Windows leaves out the end of '{name}'"
        if name.partition(".")[0].casefold() in DEVICES:
            return f"Windows keeps the name '{name}' for itself"
    if is_output(path) or is_record(path) or path == MANIFEST:
        return ""
    return UNNAMED


def is_output(path: str) -> bool:
    """Whether a path ends in a name that the renderers give."""
    return path in _OF_THE_SITE or is_page(path) or _is_file(path)


def is_page(path: str) -> bool:
    """Whether a path ends in a name that the renderers give to a Markdown page."""
    name = path.rpartition("/")[2]
    return name in PAGES or bool(_PART.fullmatch(name))


def is_record(path: str) -> bool:
    """Whether a path is one of the files that `verify` keeps."""
    return path.rpartition("/")[2] in (CHECKED, PUBLISHED)


def _is_file(path: str) -> bool:
    names = path.split("/")
    tails = {"/".join(names[-depth:]) for depth in (1, 2)}
    if tails & FILES:
        return True
    of_event = len(names) >= 3 and any(
        "/".join(names[-3:]) == page(names[-2]) for page in _OF_AN_EVENT
    )
    return of_event and not reason_against_id(names[-2])
