"""The other forms of a timeline: feed, calendar, data, a page to embed."""

from __future__ import annotations

from dateline.data.file_names import ATOM_FEED, BIBTEX, CALENDAR, CSL, DATA, EMBED
from dateline.render.exports.calendar import has_calendar
from dateline.render.shared.phrases import Phrases
from dateline.text.inks import Piece


def other_forms(words: Phrases) -> Piece:
    """A sentence that links to them."""
    forms = [
        *([("feed", ATOM_FEED)] if words.edition.has_feed else []),
        *([("calendar", CALENDAR)] if has_calendar(words.resolved) else []),
        ("data", DATA),
        *([("embed", EMBED)] if words.resolved.events else []),
    ]
    links = [words.ink.link(words.texts(f"form_{name}"), path) for name, path in forms]
    return words.texts("other_forms", forms=words.listed(links))


def forms_of_sources(words: Phrases) -> Piece:
    """The same of the sources alone, for programs that write bibliographies."""
    if not words.resolved.sources:
        return words.ink.piece("")
    links = [words.ink.link(name, path) for name, path in (("CSL-JSON", CSL), ("BibTeX", BIBTEX))]
    return words.texts("other_forms", forms=words.listed(links))
