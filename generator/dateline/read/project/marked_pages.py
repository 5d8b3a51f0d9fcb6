"""Pages by hand that are about a timeline: that have a marker where it is to be, or are in its
folder.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from dateline.data.file_names import TIMELINE
from dateline.problems import Problems
from dateline.read.files import is_folder, list_folder, real_path, shown_name
from dateline.text.markers import MADE, Asked, MarkedPage, find_markers
from dateline.text.page_quotations import NO_QUOTATIONS, find_quotations

_MOST_BYTES = 5_000_000
_MARK = b"<!-- dateline"


def read_marked_pages(docs: Path, shown: str) -> tuple[MarkedPage, ...]:
    """Every page at or below a docs folder that has a marker, or that is in a timeline's folder
    and quotes something, in the order of their paths.

    A page that cannot be read is the site builder's to report.
    """
    return tuple(sorted(_find(real_path(docs), shown), key=lambda page: page.path))


def _find(docs: Path, shown: str) -> Iterator[MarkedPage]:
    if not os.path.isdir(docs):  # noqa: PTH112 - Path.is_dir raises where permissions lack
        return
    waiting: list[tuple[str, str | None]] = [("", None)]
    while waiting:
        relative, beside = waiting.pop()
        # What is closed or misnamed is told by those who look for timelines.
        entries = list_folder(docs / relative, shown, Problems())
        is_timeline = any(entry.name == TIMELINE for entry in entries)
        here = relative if is_timeline else beside
        for entry in entries:
            path = f"{relative}/{entry.name}" if relative else entry.name
            if is_folder(entry, follow=False):
                if not (is_timeline and entry.name == "e"):  # thousands of permanent addresses
                    # All of a site is below the docs folder, be there a timeline in it or not.
                    waiting.append((path, here or None))
            elif entry.name.endswith(".md") and (page := _read(docs, path, shown, here)):
                yield page


def _read(docs: Path, path: str, shown: str, beside: str | None) -> MarkedPage | None:
    try:
        file = docs / path
        found = file.stat()
        if not stat.S_ISREG(found.st_mode):  # a pipe would be waited for, a device has no end
            return None
        data = file.read_bytes() if found.st_size <= _MOST_BYTES else b""
        is_ours = beside is not None and MADE.encode() not in data
        text = data.decode("utf-8") if _MARK in data or is_ours else ""
    except (OSError, UnicodeDecodeError):
        return None
    if not text:
        return None
    place = f"{shown}/{shown_name(path)}"
    markers = find_markers(text, place)
    is_about = is_ours or any(marker.asked is not Asked.LIST for marker in markers)
    quotes = find_quotations(text, place) if is_about else NO_QUOTATIONS
    if not (markers or quotes.quotations or quotes.acceptances):
        return None
    return MarkedPage(path, text, markers, quotes, beside)
