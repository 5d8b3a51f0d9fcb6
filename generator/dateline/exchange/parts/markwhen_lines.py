"""Lines of Markwhen that are text and nothing else, and back."""

from __future__ import annotations

import html
import re
from typing import Final

_MONTHS: Final = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+(?=\d)"
_WORDS: Final = (
    r"(?:spring|summer|autumn|fall|winter|early|mid|late|about|around|circa|c\.|ca\.|possibly|since|until|"
    r"Q[1-4]|now\b|today\b)"
)
# Matches `2023-01/2023-03: Sub task`, `now: See`, `Dec 1 2012 - 2013: It went on`.
EVENT: Final = re.compile(
    rf"\s*(?P<date>(?:[-+]?\d|Y-?\d|\.\.|[\[{{]\d|/\d|{_MONTHS}|{_WORDS}|(?:(?:by|before|after)\s*)?!)"
    r"(?:[^:\n]|(?<=\d):(?=\d\d))*):(?:\s+(?P<title>.*)|)$",
    re.IGNORECASE,
)
# Matches `section All Projects #all`, `group Project 1`.
OPEN: Final = re.compile(r"\s*(?P<word>section|group)\b\s*(?P<name>.*)", re.IGNORECASE)
CLOSE: Final = re.compile(r"\s*end\s*(?P<word>section|group)\s*", re.IGNORECASE)
# Matches `## All Projects`.
HEADING: Final = re.compile(r"(?P<signs>#{1,6})\s+(?P<name>.+)")
COMMENT: Final = re.compile(r"\s*//")
TAGS_ALONE: Final = re.compile(r"\s*(?:#[^\s#]+\s*)+")
TAG_UNFIT: Final = re.compile(r"[\s#:,()\[\]&]")
# Matches `&#50;`, the first sign of a line that would be read as something else.
_GUARDED: Final = re.compile(r"(\s*)&#(\d{1,7});(.*)")


def is_sign(line: str) -> bool:
    """Whether Markwhen reads a line as an event, a section, a comment or tags."""
    patterns = (EVENT, OPEN, CLOSE, COMMENT, HEADING, TAGS_ALONE)
    return any(pattern.match(line) for pattern in patterns)


def safe_line(line: str) -> str:
    """A line of text that Markwhen reads as text: the first sign is a reference if need be.

    >>> safe_line("2012: not an event"), safe_line("Just text")
    ('&#50;012: not an event', 'Just text')
    """
    bare = line.lstrip()
    if not bare or not (is_sign(line) or _GUARDED.match(line)):
        return line
    return f"{line[: len(line) - len(bare)]}&#{ord(bare[0])};{bare[1:]}"


def bare_line(line: str) -> str:
    """What was there before `safe_line`."""
    found = _GUARDED.fullmatch(line)
    if not found or int(found[2]) > 0x10FFFF:
        return line
    plain = f"{found[1]}{chr(int(found[2]))}{found[3]}"
    return plain if is_sign(plain) or _GUARDED.match(plain) else line


def safe_title(title: str) -> str:
    """A title without tags, links and references of Markwhen's."""
    escaped = html.escape(" ".join(title.split()), quote=False)
    return re.sub(r"[#\[\]]", lambda sign: f"&#{ord(sign[0])};", escaped)
