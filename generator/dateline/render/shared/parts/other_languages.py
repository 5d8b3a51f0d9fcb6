"""Links from a page to the same page in the timeline's other languages."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from urllib.parse import quote

from babel import Locale, UnknownLocaleError

from dateline.data.file_names import path_in
from dateline.render.shared.edition import Edition
from dateline.render.shared.phrases import Phrases
from dateline.text.inks import Piece


def other_languages(words: Phrases) -> Piece:
    """A row of links, each in its own language's name for itself."""
    links = [
        words.ink.link(own_name(language), target, language)
        for language, target in _targets(words.edition, words.page)
    ]
    return words.listed(links)


def _targets(edition: Edition, page: str) -> Iterator[tuple[str, str]]:
    """Each language and the page in it, relative to the timeline's folder."""
    for other in edition.timeline.other_languages:
        start = posixpath.join("/", edition.folder)
        way = posixpath.relpath(posixpath.join("/", path_in(other.folder, page)), start)
        yield other.language, quote(way)


def own_name(tag: str) -> str:
    """A language's own name for itself, by the CLDR; the tag where it knows none.

    >>> own_name("fr")
    'français'
    """
    try:
        locale = Locale.parse(tag.replace("-", "_"))
        return locale.get_display_name(locale) or tag
    except (ValueError, UnknownLocaleError):
        return tag
