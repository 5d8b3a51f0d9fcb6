"""The paths that the program may write to, and let go: those of its own names, and no others.

A path is relative to a folder and in posix form. Ids, settings and a manifest all have a
part in it, so that it is looked at again before anything is written or removed.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from dateline.data.file_names import (
    ASSETS,
    CHECKED,
    FILES,
    IMPORTS,
    PAGES,
    PUBLISHED,
    TIMELINE,
    cite_page,
    event_page,
    event_picture,
    section_file,
)
from dateline.data.ids import DEVICES, reason_against_id
from dateline.data.keys import SECTIONS

MANIFEST: Final = ".dateline.json"
"""Lists the generated files that are no pages with their SHA-256."""

CACHE: Final = ".cache/dateline"
"""The folder of the cache, below the project's root."""

# Matches `.cache/dateline/0123456789abcdef0123456789abcdef01234567.kept`.
_OF_CACHE: Final = re.compile(rf"{re.escape(CACHE)}/(?:[0-9a-f]{{40}}\.kept|\.gitignore)")
# Whatever a renderer makes has its name here, or is not written.
_OF_THE_SITE: Final = frozenset(ASSETS)
# Matches `2022-07`, `-0043`, `201X`, `2020-06-01_10`, `2020-06-01T14`, `undated`.
_PERIOD: Final = (
    r"Y?-?[0-9]{4,}(?:-[0-9]{2}(?:-[0-9]{2}(?:_[0-9]{2}|T[0-9]{2})?)?)?"
    r"|-?[0-9]{2}(?:XX|[0-9]X)"
    "|undated"  # `dates.UNDATED`, whose package is large
)
# Matches `people-2.md`, `2022-07.md`.
_PART: Final = re.compile(rf"(?:(?:people|sources|sides)-[1-9][0-9]*|{_PERIOD})\.md")
# Matches `embed/2022-07.html`.
_EMBED: Final = re.compile(rf"embed/(?:{_PERIOD})\.html")
_OF_AN_EVENT: Final = (event_page, cite_page, event_picture)
UNNAMED: Final = "Dateline makes no file of that name"
# Control characters and lone surrogates. Matches U+0007, the bell.
_UNFIT: Final = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
# Matches `C:`.
_DRIVE: Final = re.compile(r"[A-Za-z]:")


@lru_cache(maxsize=30_000)  # it is asked for each file several times
def reason_against_path(path: str) -> str:
    """Why no output is written at a path, as words to put after a colon; empty if it may be."""
    if reason := reason_against_form(path):
        return reason
    ours = is_output(path) or is_record(path) or path == MANIFEST or _OF_CACHE.fullmatch(path)
    return "" if ours else UNNAMED


def reason_against_form(path: str) -> str:
    """Why nothing may have a path, as words to put after a colon; empty if it may."""
    if not path or path.startswith("/") or _DRIVE.match(path):
        return "it is not relative to the folder"
    if "\\" in path or _UNFIT.search(path):
        return "it contains a character that not every system takes"
    for name in path.split("/"):
        if name in ("", ".", ".."):
            return "it is not the shortest way to a place in the folder"
        if name.endswith((".", " ")):
            return f"Windows leaves out the end of '{name}'"
        if name.partition(".")[0].casefold() in DEVICES:
            return f"Windows keeps the name '{name}' for itself"
    return ""


def reason_against_data(path: str) -> str:
    """Why no data of a timeline is written at a path, from its folder; empty if it may be."""
    if reason := reason_against_form(path):
        return reason
    folder, _, name = path.rpartition("/")
    if not folder:
        files = (TIMELINE, IMPORTS, *map(section_file, SECTIONS))
        return "" if path in files else UNNAMED
    is_named = name.endswith(".yml") and not reason_against_id(name.removesuffix(".yml"))
    return "" if folder in SECTIONS and is_named else UNNAMED


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
    if tails & FILES or any(map(_EMBED.fullmatch, tails)):
        return True
    of_event = len(names) >= 3 and any(
        "/".join(names[-3:]) == page(names[-2]) for page in _OF_AN_EVENT
    )
    return of_event and not reason_against_id(names[-2])
