"""A page without a person as author, as APA, MLA and Chicago ask for it: in English, as they are.

* APA 7, 10.3 and example 49: an entry without an author begins with its title; what it is in is in
  italics after "In", and then who publishes it.
* MLA 9, 5.9 and 5.22: the title in quotation marks and headline style, what contains it in italics,
  who publishes it, the day, the address without its protocol.
* Chicago 17, 14.207: the title in quotation marks and headline style, the name of the whole in
  roman, the owner of the site, who stands in for the author in a bibliography, the day of the last
  change.

A part that is not known is left out; where a style then asks for the day of reading, the reader
adds it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from markupsafe import Markup, escape

_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_SHORT: Final = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.")
_ALL_SHORT: Final = (*_SHORT, "Nov.", "Dec.")
# The words that the Citation Style Language leaves small in titles (CSL 1.0.2, text-case).
_SMALL: Final = frozenset(
    (
        *("a", "an", "and", "as", "at", "but", "by", "down", "for", "from", "in", "into", "nor"),
        *("of", "on", "onto", "or", "over", "so", "the", "till", "to", "up", "via", "with", "yet"),
    )
)


@dataclass(frozen=True, slots=True)
class PageCited:
    """`whole` is what the page is a part of, `owner` who publishes that, `day` ISO or empty."""

    title: str
    whole: str
    owner: str
    day: str
    address: str
    in_english: bool = True


def apa(page: PageCited) -> Markup:
    """In the list of references."""
    year, month, day = _parts(page.day)
    when = ", ".join(filter(None, (year or "n.d.", f"{_name(month)} {day}".strip())))
    parts = [_stopped(escape(page.title)), f"({when}).", _stopped(f"In {_italic(page.whole)}")]
    return _row([*parts, _stopped(escape(page.owner)), escape(page.address)])


def mla(page: PageCited) -> Markup:
    """In the list of works cited."""
    year, month, day = _parts(page.day)
    short = _ALL_SHORT[month - 1] if month else ""
    when = " ".join(filter(None, (day, short, year)))
    address = re.sub(r"^https?://", "", page.address)
    rest = [_italic(_headline(page.whole, page)), escape(page.owner), when, escape(address)]
    return _row([_quoted(page, "."), ", ".join(filter(None, rest)) + "."])


def chicago_note(page: PageCited) -> Markup:
    """In a footnote."""
    whole = escape(_headline(page.whole, page))
    when = f"last modified {_day(page.day)}" if page.day else ""
    rest = [whole, escape(page.owner), when, escape(page.address)]
    return _row([_quoted(page, ","), ", ".join(filter(None, rest)) + "."])


def chicago(page: PageCited) -> Markup:
    """In the bibliography."""
    whole = escape(_headline(page.whole, page))
    when = f"Last modified {_day(page.day)}." if page.day else ""
    address = f"{escape(page.address)}." if page.address else ""
    return _row([_stopped(escape(page.owner)), _quoted(page, "."), _stopped(whole), when, address])


@lru_cache(maxsize=256)  # each form of a citation asks for the same
def headline_style(title: str) -> str:
    """A title with a capital at each word but small ones in the middle.

    >>> headline_style("Lavrov says the US abandoned contact")
    'Lavrov Says the US Abandoned Contact'
    """
    words = title.split(" ")
    last = len(words) - 1
    return " ".join(
        word
        if 0 < at < last and word in _SMALL and words[at - 1][-1:] not in ":?!"
        else _raised(word)
        for at, word in enumerate(words)
    )


def _raised(word: str) -> str:
    """A word with a capital, if it has none: `iPhone` and `2nd` stay."""
    if any(letter.isupper() or letter.isdigit() for letter in word):
        return word
    # Matches `“hung` and `well-known`, of which the first letter is raised.
    return re.sub(r"[^\W\d_]", lambda found: found[0].upper(), word, count=1)


def _headline(title: str, page: PageCited) -> str:
    return headline_style(title) if page.in_english else title


def _quoted(page: PageCited, mark: str) -> Markup:
    """The title in double marks, those within it single, the mark that follows inside."""
    title = _headline(page.title, page).translate({0x201C: "\u2018", 0x201D: "\u2019"})
    title = re.sub(r'"([^"]*)"', "\u2018\\1\u2019", title)
    body = title.rstrip("\u2019")  # the mark is before a single one, too
    mark = "" if body[-1:] in ("?", "!") else mark
    return escape(f"\u201c{body.removesuffix('.')}{mark}{title[len(body) :]}\u201d")


def _italic(text: str) -> Markup:
    return Markup("<i>{}</i>").format(text) if text else Markup()


def _stopped(text: str) -> str:
    """With a full stop, unless there is nothing, or a mark already."""
    return text if not text or re.search(r"[.?!](</i>)?$", text) else f"{text}."


def _row(parts: list[str]) -> Markup:
    return Markup(" ".join(filter(None, parts)))  # noqa: S704 - each was escaped


def _parts(day: str) -> tuple[str, int, str]:
    """Year, number of the month (0 for none), and day without a leading zero."""
    year, _, rest = day.partition("-")
    month, _, number = rest.partition("-")
    return year, int(month or 0), number.lstrip("0")


def _name(month: int) -> str:
    return _MONTHS[month - 1] if month else ""


def _day(iso: str) -> str:
    year, month, day = _parts(iso)
    if not month:
        return year
    return f"{_name(month)} {day}, {year}" if day else f"{_name(month)} {year}"
