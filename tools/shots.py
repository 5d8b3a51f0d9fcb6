"""What the guide's pictures show: one shot for each picture of docs/guide/keys.md."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

OWN, HARBOUR, SAMPLES = "", "tools/harbour", "tests/samples"
"""Folders of sites, from the repository's root: its own, and two of invented data."""

NARROW, WIDE = 400, 520
"""Widths of a window in CSS pixels: a phone; the narrowest that has room for two columns."""


@dataclass(frozen=True, slots=True)
class Shot:
    """A part of a page: the box around all that `parts`, a CSS selector, finds at `address`.

    Of these, what `opened` finds is opened first, and what `chosen` finds is clicked. `width`
    is that of the window, in CSS pixels.
    """

    name: str
    site: str
    address: str
    parts: str
    opened: str = ""
    chosen: str = ""
    width: int = NARROW


BALI: Final = "bali-2022/"
OLD: Final = "guide/old-dates/"
TALKS: Final = "harbour-talks/"


def _event(name: str, inside: str = "") -> str:
    """An event, or what `inside`, a selector, finds in it."""
    return f".dl-event:has(> #{name}) {inside}"


def _from(heading: str, rank: str = "h2") -> str:
    """A heading, with all before the next of its rank."""
    return f"{heading}, {heading} ~ *:not({heading} ~ {rank}, {heading} ~ {rank} ~ *)"


SHOTS: Final = (
    Shot("timeline", OWN, BALI, "h1, .dl-head, .dl-strip", width=WIDE),
    Shot(
        "filters",
        OWN,
        BALI,
        ".dl-filters > details",
        opened=".dl-filters > details, .dl-f-sides details, .dl-f-topics details",
        chosen='.dl-filters label:has-text("grain")',
        width=WIDE,
    ),
    Shot("event", OWN, OLD, _event("treaty-of-paris")),
    Shot(
        "cite",
        OWN,
        f"{OLD}e/treaty-of-paris/cite.html",
        ":is(h1, h1 ~ p):not(.forms ~ *), section:first-child",
    ),
    Shot(
        "image", HARBOUR, TALKS, _event("talks-begin", "> :is(h3, .dl-when, .dl-meta, p:has(img))")
    ),
    Shot(
        "dates",
        OWN,
        OLD,
        ", ".join((*map(_event, ("glaciers-of-the-alps", "crimean-war")), "#on_1853")),
    ),
    Shot("date-from", OWN, BALI, _event("harris-on-griner"), opened=".dl-how"),
    Shot("dates-differ", HARBOUR, TALKS, _event("last-ferry"), opened=".dl-how"),
    Shot("accounts", HARBOUR, TALKS, _event("talks-begin", ":is(.dl-account, .dl-also)")),
    Shot("speaker", OWN, BALI, "#blinken-grain-address_1"),
    Shot("dispute", OWN, f"{BALI}disputes/", _from("#military-aid"), width=WIDE),
    Shot(
        "remark",
        OWN,
        BALI,
        _event("blinken-no-signs", ":is(.dl-columns, .dl-told:has(+ .dl-columns))"),
        width=WIDE,
    ),
    Shot("person", HARBOUR, f"{TALKS}people/", _from("#belov")),
    Shot("source", HARBOUR, f"{TALKS}sources/", _from("#harbour-herald")),
    Shot("source-undated", HARBOUR, f"{TALKS}sources/", _from("#southport-post")),
    Shot("correction", HARBOUR, f"{TALKS}corrections/", ".dl h2, .dl h2 ~ *"),
    Shot("eras", SAMPLES, "ancient/", ".dl-strip, .dl-eras", width=WIDE),
    Shot(
        "fields",
        SAMPLES,
        "outage/",
        ".dl-f-f-severity, .dl-f-f-component",
        opened=".dl-filters details",
        width=WIDE,
    ),
    Shot("book", SAMPLES, "ancient/sources/", _from("#varga")),
    Shot("court", SAMPLES, "harbours/ferry/sources/", _from("#vance-v-port")),
    Shot("archive", SAMPLES, "harbours/talks/sources/", _from("#minute-of-the-board")),
    Shot("versions", SAMPLES, "harbours/ferry/sources/", _from("#sailings")),
    Shot("shared", SAMPLES, "harbours/talks/people/", _from("#dahl")),
    Shot("records", SAMPLES, "ancient/", _event("caesar-murdered")),
    Shot(
        "answers",
        SAMPLES,
        "bridge/",
        _event("bridge-falls", ":is(.dl-figures, #bridge-falls_2)"),
    ),
    Shot(
        "denial",
        SAMPLES,
        "bridge/",
        _event("bridge-falls", ":is(.dl-columns, .dl-told:has(+ .dl-columns))"),
        width=WIDE,
    ),
)
