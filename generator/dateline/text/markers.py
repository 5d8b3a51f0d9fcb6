"""Markers in pages that people write: `<!-- dateline: talks -->` becomes the timeline.

::

    <!-- dateline: talks -->                          the timeline in the folder `talks`
    <!-- dateline: talks; period: 2022-07 -->         its events of a year, a month or a day
    <!-- dateline: talks; topic: grain -->            those of a topic
    <!-- dateline: talks; event: talks-begin -->      one event
    <!-- dateline: talks; dispute: contact -->        one dispute of it
    <!-- dateline: talks; strip -->                   its strip alone, whose marks lead to it
    <!-- dateline: . -->                              a timeline in the docs folder itself
    <!-- dateline-timelines -->                       the list of the site's timelines

`dateline build` puts what a marker asks for below it, and `<!-- /dateline -->` at its end, and
writes again what is between the two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from dateline.problems import Place
from dateline.text.page_quotations import NO_QUOTATIONS, PageQuotations

MADE: Final = "<!-- Made by Dateline"
"""Begins each generated page, below its metadata; a page without it is a person's."""

END: Final = "<!-- /dateline -->"
_MARKER: Final = r"<!-- *dateline(?:-(?P<list>timelines)|: *(?P<what>[^\n>]*?)) *-->"
# Matches `<!-- dateline: talks -->` alone on a line, and what a build has put below it.
_IN_MARKDOWN: Final = re.compile(
    rf"^{_MARKER}[ \t]*$(?:\n(?:(?!^<!-- dateline)[^\0])*?^{END}$)?", re.MULTILINE
)
# The same in HTML, where nothing else is on the line as a rule.
_IN_HTML: Final = re.compile(rf"{_MARKER}(?:(?:(?!<!-- *dateline)[^\0])*?{END})?")
# Matches a line that opens or closes a block of code: "```yaml".
_FENCE: Final = re.compile(r"^ {0,3}(`{3,}|~{3,})", re.MULTILINE)


class Asked(StrEnum):
    """What a marker asks for."""

    TIMELINE = "timeline"
    PERIOD = "period"
    TOPIC = "topic"
    EVENT = "event"
    DISPUTE = "dispute"
    STRIP = "strip"
    LIST = "list"
    UNKNOWN = ""


PARTS: Final = (Asked.PERIOD, Asked.TOPIC, Asked.EVENT, Asked.DISPUTE)
"""What a marker may ask for by a value, instead of the whole timeline."""


@dataclass(frozen=True, slots=True)
class Marker:
    """One marker. `folder` is the timeline's, below the docs folder; `value` says which part of
    it, and `text` is the marker as it is written.
    """

    asked: Asked
    folder: str
    value: str
    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class MarkedPage:
    """A page by hand with markers, or one beside a timeline that has quotation marks: its `path`
    below the docs folder, its text, its markers. `beside` is the folder of the timeline that the
    page belongs to by its place; None where there is none.
    """

    path: str
    text: str
    markers: tuple[Marker, ...] = ()
    quotes: PageQuotations = NO_QUOTATIONS
    beside: str | None = None


def find_markers(text: str, shown: str) -> tuple[Marker, ...]:
    """The markers of a page that are not in a block of code. `shown` is how messages name it."""
    found = []
    for match in _outside_code(text):
        line = text.count("\n", 0, match.start()) + 1
        found.append(_marker(match, Place(shown, line, 1)))
    return tuple(found)


def with_parts(text: str, parts: Sequence[str]) -> str:
    """A page's Markdown with what each of its markers asks for below it."""
    written, at = [], 0
    for match, part in zip(_outside_code(text), parts, strict=True):
        marker = match[0].split("\n", 1)[0].rstrip()
        written += [text[at : match.start()], f"{marker}\n\n{part.strip()}\n\n{END}"]
        at = match.end()
    return "".join([*written, text[at:]])


def html_with_parts(html: str, parts: Sequence[str]) -> str | None:
    """A page's HTML with what each marker asks for in its place; None if the markers are others
    than the page has in Markdown.
    """
    found = list(_IN_HTML.finditer(html))
    if len(found) != len(parts):
        return None
    written, at = [], 0
    for match, part in zip(found, parts, strict=True):
        written += [html[at : match.start()], part]
        at = match.end()
    return "".join([*written, html[at:]])


def _outside_code(text: str) -> Iterator[re.Match[str]]:
    fences = [match.start() for match in _FENCE.finditer(text)]
    for match in _IN_MARKDOWN.finditer(text):
        if sum(start < match.start() for start in fences) % 2 == 0:
            yield match


def _marker(match: re.Match[str], place: Place) -> Marker:
    text = match[0].split("\n", 1)[0].strip()
    if match["list"]:
        return Marker(Asked.LIST, "", "", text, place)
    folder, _, part = (match["what"] or "").partition(";")
    folder = "" if folder.strip() == "." else folder.strip().strip("/")
    if not part.strip():
        return Marker(Asked.TIMELINE, folder, "", text, place)
    if part.strip() == Asked.STRIP:
        return Marker(Asked.STRIP, folder, "", text, place)
    word, _, value = part.partition(":")
    asked = next((kind for kind in PARTS if kind == word.strip()), Asked.UNKNOWN)
    return Marker(asked, folder, value.strip(), text, place)
