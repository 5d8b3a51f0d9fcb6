"""How high records of sources and people will be, guessed from their Markdown or HTML.

As with events (`heights`), browsers take our word for what is far off the screen. A record
has many kinds of rows, so they are counted as they are on the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from html import unescape
from typing import Final

from dateline.data.resolved import ResolvedPerson, ResolvedSource
from dateline.render.inks import Blocks
from dateline.render.inks.blocks import Inner
from dateline.render.layout.heights import SERIF, Height, lines
from dateline.text.inks import Piece

# A link's address, a tag, an attribute list: none of them shows.
_UNSEEN: Final = re.compile(r"\]\(<?[^()<>]*>?\)|<(?!br)[^<>]*>|\{[^{}]*\}")
_BREAK: Final = "<br>"
# Widths in rem of text on a wide screen and on a phone.
_WIDE, _PHONE = 36.0, 16.1
# By how a line of Markdown begins: the height of each line of text, what is around them,
# the size of the letters, and what the text keeps clear at its sides.
_HEADING: Final = (1.44, 2.0, 1.15 * SERIF, 0.0)
_ROW: Final = (1.3, 0.1, 0.7, 0.8)
_QUOTE: Final = (1.33, 0.45, 0.95 * SERIF, 1.4)
_CAPTION: Final = (1.2, 0.0, 0.65, 1.4)
_PARAGRAPH: Final = (1.28, 0.32, 0.8, 0.0)
_SMALL: Final = (1.2, 0.0, 0.65, 0.0)
_NAME: Final = (1.04, 0.7, 0.8, 0.0)
_FACT: Final = (1.2, 0.0, 0.65, 0.0)
_OCCASION: Final = (1.2, 0.3, 0.65, 0.0)
_KINDS: Final = {
    "## ": _HEADING,
    "- **": _SMALL,
    "<li><strong>": _SMALL,
    "<summary>": _SMALL,
    "<b>": _OCCASION,
    '<p class="dl-of-event"': _OCCASION,
    "- ": _ROW,
    "> ": _QUOTE,
    "<figcaption": _CAPTION,
    "<h2": _HEADING,
    "<h3": _NAME,
    "### ": _NAME,
    '<p class="dl-facts"': _FACT,
    "<!--heading": _HEADING,
    "<li": _ROW,
}
# Matches a row of what rests on a source: its headline, and what is beside it or below it.
_RESTING: Final = re.compile(
    r'(?:<li>|- )<span class="dl-on-day">.*?</span> (?P<event>.*?)'
    r'(?: <span class="(?P<kind>dl-\w+)">(?P<used>.*)</span>)?(?:</li>)?'
)
_FACTS: Final = '<div class="dl-record"'
_AROUND_FACTS: Final = 0.8
_QUOTE_OPENS: Final = "<blockquote>\n<p"


def in_chunk(ink: Blocks, *, headed: bool, caller: Inner) -> Piece:
    """Put records into an element that browsers pass over while it is far off the screen."""
    records = caller()
    at = height_of_records(records).at
    return ink.box("div", "dl-chunk", headed=headed, data_at=at, caller=lambda: records)


def height_of_people(people: Iterable[ResolvedPerson]) -> Height:
    """About that of a page of people before it is written, on a wide screen."""
    return _at_least(6 + 5 * len(person.accounts) + 2 * len(person.events) for person in people)


def height_of_sources(sources: Iterable[ResolvedSource]) -> Height:
    """About that of a page of sources before it is written, on a wide screen."""
    return _at_least(10 + 3 * (len(one.accounts) + len(one.cited_in)) for one in sources)


def _at_least(heights: Iterable[float]) -> Height:
    wide = sum(heights)
    return Height(wide, wide)


@lru_cache(256)  # a preview asks for the same records again
def height_of_records(written: str) -> Height:
    """The height of a piece of Markdown or HTML, all of whose paragraphs are one line each."""
    wide = phone = 0.0
    folded = False
    # Plain text from here on: `Markup` would escape the mark that is put in.
    for row in map(str.strip, str(written).replace(_QUOTE_OPENS, "> ").split("\n")):
        folded = row.startswith("<details") or (folded and row != "</details>")
        if folded and not row.startswith("<summary>"):
            continue
        if resting := _RESTING.fullmatch(row):
            more = _height_of_resting(resting)
            wide += more.wide
            phone += more.phone
            continue
        line, around, size, sides = _kind(row)
        parts = [len(_shown(part)) for part in row.split(_BREAK)]
        if row.startswith(_FACTS):  # which follow, a row each
            wide += _AROUND_FACTS
            phone += _AROUND_FACTS
        if any(parts):
            wide += around + line * sum(lines(part, _WIDE - sides, size) for part in parts)
            phone += around + line * sum(lines(part, _PHONE - sides, size) for part in parts)
    return Height(wide, phone)


def _height_of_resting(row: re.Match[str]) -> Height:
    """A row of what rests on a source: on a phone the headline is above its date."""
    event, used = (len(_shown(row[name] or "")) for name in ("event", "used"))
    below = row["kind"] == "dl-words"
    wide, phone = _WIDE - 9.5, _PHONE
    beside = 0.0 if below or not used else 0.8 + used * 0.33
    return Height(
        0.45 + 1.3 * lines(event, wide - beside, 0.7) + (below and 0.2 + lines(used, wide, 0.7)),
        1.45 + 1.3 * lines(event, phone, 0.7) + (below and 0.2 + lines(used, phone, 0.7)),
    )


def _shown(part: str) -> str:
    return unescape(_UNSEEN.sub("", part)).strip()


def _kind(row: str) -> tuple[float, float, float, float]:
    return next((kind for start, kind in _KINDS.items() if row.startswith(start)), _PARAGRAPH)
