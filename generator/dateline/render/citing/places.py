"""Places in a source as pages and citations have them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from dateline.data.bibliography.locators import Locator, Unit, address_at, read_locator
from dateline.data.model import Source
from dateline.languages import texts_for


def place_in(source: Source, at: str, language: str) -> Locator:
    """What `at` of an account says of a place in its source, in the timeline's language."""
    return _read(at, language, timed=source.type.traits.timed)


# A place is read for each way to cite it, and once for each account.
@lru_cache(maxsize=4096)
def _read(at: str, language: str, *, timed: bool) -> Locator:
    def words_for(unit: Unit) -> str:
        return "|".join(_words_for(tag, unit) for tag in (language, "en"))

    return read_locator(at, words_for, timed=timed)


def _words_for(language: str, unit: Unit) -> str:
    texts = texts_for(language)
    return texts.plain(f"locator_words.{unit}")


def shown_place(place: Locator, language: str) -> str:
    """A place as it is written; a number alone is a page."""
    if not place.is_bare:
        return place.text
    texts = texts_for(language)
    return texts.plain("locator_pages" if place.is_range else "locator_page", page=place.value)


def shown_places(source: Source, ats: Iterable[str], language: str) -> str:
    """Several places in a source, each once."""
    shown = (shown_place(place_in(source, at, language), language) for at in ats if at)
    return "; ".join(dict.fromkeys(shown))


def address_of_place(source: Source, at: str, fragment: str, language: str) -> str:
    """Where a source opens: of a recording at the second, else at the words, if it has an address.

    `fragment` is the part of an address that leads to words.
    """
    if source.removed and source.archived:
        return source.archived.url
    address = source.url
    if address and at:
        place = place_in(source, at, language)
        if place.seconds is not None:
            return address_at(address, place.seconds)
    return f"{address}{fragment}" if address else ""


PARAGRAPH: Final = "¶"
"""The sign of a paragraph, which follows a source's name; another place is after a comma."""


@lru_cache(maxsize=1024)
def short_place(at: str, word: str) -> str:
    """Where in a source something is: `¶7` for `paragraph 7`, where `word` is "paragraph"."""
    found = re.fullmatch(rf"{re.escape(word)} (\d+)", at, re.IGNORECASE)
    return f"{PARAGRAPH}{found[1]}" if found else at
