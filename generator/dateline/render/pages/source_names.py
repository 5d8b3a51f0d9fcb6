"""What a source is called below its outlet's name, and a page of a long list of sources."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from dateline.data.model import Source
from dateline.data.resolved import Part, ResolvedSource
from dateline.languages import Texts
from dateline.text.seen_line import seen_line


def name_in_outlet(source: ResolvedSource) -> str:
    """What a source is called below its outlet's name: its title; else what its address says, which
    is the account, words, or a number there.
    """
    record = source.record
    if record.full_title or not record.url:
        return record.full_title or source.heading
    words = words_of_address(record.url)
    if not record.account:
        return words or shorten_address(record.url)
    last = words or _parts(record.url)[-1]
    return f"{record.account} · {last}" if last else record.account


def shorten_address(url: str) -> str:
    """An address without what the outlet's name says: its scheme and its host.

    >>> shorten_address("https://www.posts.example/harbour/status/17")
    '/harbour/status/17'
    """
    rest = url.partition("://")[2]
    return rest[rest.find("/") :] if "/" in rest.strip("/") else rest


FEWEST_WORDS: Final = 3
"""An end of an address with fewer may be a key, and no words."""
# Matches the end of `talks-begin.html`, `talks.php`.
_ENDING: Final = re.compile(r"\.[a-z]{2,5}$")
# Matches `1234567` and `a1b2c3d4`, which name a page for a machine, but not `2020` and `covid19`.
_KEY: Final = re.compile(r"\d{5,}|(?=\w*\d\w*\d)(?=\w*[a-z])\w{7,}", re.ASCII | re.IGNORECASE)


def words_of_address(url: str) -> str:
    """The words that an address ends with, as it has them; empty where it has none.

    >>> words_of_address("https://outlet.example/2020/06/talks-begin-at-the-harbour-1234567.html")
    'Talks begin at the harbour'
    >>> words_of_address("https://outlet.example/status/17")
    ''
    """
    for part in reversed(_parts(url)):
        # Matches the signs between words in `talks-begin_at the+harbour`.
        words = re.split(r"[-_+\s]+", _ENDING.sub("", part))
        words = [word for word in words if word and not _KEY.fullmatch(word)]
        if sum(word.isalpha() for word in words) >= FEWEST_WORDS:
            told = " ".join(words)
            return told[:1].upper() + told[1:]
    return ""


def _parts(url: str) -> list[str]:
    """The parts of an address's path as they can be shown: an address can hide any character."""
    path = unquote(urlsplit(url).path).rstrip("/")
    return [seen_line(part) for part in path.split("/")]


def part_name(texts: Texts, parts: Sequence[Part[Any]], part: Part[Any]) -> str:
    """What a page of sources is called: by its first and last outlet, and by account where these
    are on other pages too.
    """
    at = parts.index(part)
    before = parts[at - 1].records[-1].record if at else None
    after = parts[at + 1].records[0].record if at + 1 < len(parts) else None
    first, last = part.records[0].record, part.records[-1].record
    if first.label == last.label:
        # Those without an account come before the others.
        begins = f"{first.label} {first.account}".rstrip()
        span = begins if first.account == last.account else f"{begins} – {last.account}"
    else:
        span = f"{_edge(first, before)} – {_edge(last, after)}"
    number = re.sub(r"\D", "", part.path)
    return texts.plain("sources_part", number=number, span=span)


def _edge(source: Source, beyond: Source | None) -> str:
    """A source's outlet, and the account where the outlet goes on beyond the page."""
    goes_on = beyond is not None and beyond.label == source.label
    return f"{source.label} {source.account}".rstrip() if goes_on else source.label
