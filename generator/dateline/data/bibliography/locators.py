"""Places in a source (`at`): a page, a paragraph, a folio, a time of a recording."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from urllib.parse import urlsplit, urlunsplit


class Unit(StrEnum):
    """What a place in a source is counted in."""

    PAGE = "page"
    PARAGRAPH = "paragraph"
    FOLIO = "folio"
    CHAPTER = "chapter"
    TIME = "time"
    OTHER = "other"


NAMED: Final = (Unit.PAGE, Unit.PARAGRAPH, Unit.FOLIO, Unit.CHAPTER)
"""Those that people write with a word, for which the languages have rows."""

# Matches `1:02:40`, `12:40`, `12:40–13:05`, of which it takes the first.
_TIME: Final = re.compile(r"(?:(\d{1,3}):)?([0-5]?\d):([0-5]\d)(?!\d|:)")
# Matches `214`, `214-216`, `xiv`, `12, 14`.
_BARE: Final = re.compile(r"[0-9]+(?:\s*[-–,]\s*[0-9]+)*|[ivxlc]+")
_MINUTE: Final = 60


@dataclass(frozen=True, slots=True)
class Locator:
    """A place in a source: `text` as it is written, and what follows.

    `value` is the text without the word for the unit; `seconds` from the beginning, of a time.
    """

    text: str
    unit: Unit
    value: str
    seconds: int | None = None

    @property
    def is_bare(self) -> bool:
        """Whether it is a number without a word for what it counts."""
        return self.unit is Unit.PAGE and self.value == self.text

    @property
    def is_range(self) -> bool:
        """Whether it is more than one page."""
        return bool(re.search(r"[-–,]", self.value))


def read_locator(text: str, words_for: Callable[[Unit], str], *, timed: bool = False) -> Locator:
    """What a place in a source is. `words_for` gives the words for a unit, bars between them;
    `timed` says that the source is a recording, in which a time is a place.

    >>> read_locator("pp. 214–216", {Unit.PAGE: "page|p.|pp."}.get)
    Locator(text='pp. 214–216', unit=<Unit.PAGE: 'page'>, value='214–216', seconds=None)
    >>> read_locator("1:02:40", {}.get, timed=True).seconds
    3760
    """
    text = text.strip()
    if timed and (found := _TIME.search(text)):
        hours, minutes, seconds = (int(part or 0) for part in found.groups())
        count = (hours * _MINUTE + minutes) * _MINUTE + seconds
        return Locator(text, Unit.TIME, found[0], count)
    for unit in NAMED:
        for word in sorted((words_for(unit) or "").split("|"), key=len, reverse=True):
            if word and text.casefold().startswith(word):
                rest = text[len(word) :]
                # A word ends where letters do: `page` is not the beginning of `pageant`.
                if rest.strip() and not rest[0].isalpha():
                    return Locator(text, unit, rest.strip())
    if _BARE.fullmatch(text):
        return Locator(text, Unit.PAGE, text)
    return Locator(text, Unit.OTHER, text)


def address_at(address: str, seconds: int) -> str:
    """An address of a recording, opened at a second.

    Most players heed the media fragment (https://www.w3.org/TR/media-frags/#naming-time); some
    sites have a parameter of their own instead.

    >>> address_at("https://video.example/talks", 760)
    'https://video.example/talks#t=760'
    >>> address_at("https://www.youtube.com/watch?v=abc", 760)
    'https://www.youtube.com/watch?v=abc&t=760s'
    """
    parts = urlsplit(address)
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    if host not in _BY_PARAMETER:
        return urlunsplit(parts._replace(fragment=f"t={seconds}"))
    name, unit = _BY_PARAMETER[host]
    kept = [pair for pair in parts.query.split("&") if pair and pair.partition("=")[0] != name]
    return urlunsplit(parts._replace(query="&".join([*kept, f"{name}={seconds}{unit}"])))


_BY_PARAMETER: Final = {
    "youtube.com": ("t", "s"),
    "youtu.be": ("t", "s"),
    "twitch.tv": ("t", "s"),
    "dailymotion.com": ("start", ""),
    "archive.org": ("start", ""),
}
"""Sites that take a time as a parameter: its name, and the unit after the number."""
