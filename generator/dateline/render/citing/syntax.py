"""Text for BibTeX and for Wikipedia, each escaped for its own syntax."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final
from urllib.parse import quote

_TEX: Final[Mapping[int, str]] = {
    **{ord(char): f"\\{char}" for char in "$&%#_"},
    ord("\\"): r"\textbackslash{}",
    ord("~"): r"\textasciitilde{}",
    ord("^"): r"\textasciicircum{}",
}
# LaTeX has no straight quotation mark in its default encoding: `''` closes, and this opens. Matches
# the first mark of `say "no"`.
_OPENS: Final = re.compile(r'(?<![^\s(\[{–—-])"(?=\S)')
# Matches the last three characters of `She said: "the '90s'"`; an opening mark is a zero by then.
_MARKS: Final = re.compile("[\0\"'`]+")

# Links, templates, tables, tags, entities; then runs that mean emphasis, signatures and
# magic words; then addresses, which would become links.
_WIKI: Final = re.compile(r"[\[\]{}|<>&~]|'(?=')|(?<=')'|_(?=_)|(?<=_)_|:(?=//)|^[*#:;=]")

# Matches the `|` of `https://x.example/a|b`.
_NOT_IN_ADDRESS: Final = re.compile(r"[\s{}|\[\]<>\\^`\"']")


def tex(text: str) -> str:
    """Text for a field of BibTeX.

    BibTeX counts braces whether or not a backslash is before them: those that are not in pairs
    are written as mathematics.
    """
    paired = _has_paired_braces(text)
    text = _OPENS.sub("\0", text).translate(_TEX)
    braces = (r"\{", r"\}") if paired else (r"$\lbrace$", r"$\rbrace$")
    # The empty groups of the table are braces too, and are no one's text.
    parts = re.split(r"(\\text\w+\{\})", text)
    written = [
        part if at % 2 else part.replace("{", "\1").replace("}", "\2")
        for at, part in enumerate(parts)
    ]
    joined = "".join(written).replace("\1", braces[0]).replace("\2", braces[1])
    return _MARKS.sub(_write_marks, joined)


def _write_marks(run: re.Match[str]) -> str:
    """Quotation marks in a row. TeX takes two single ones for a double one, wherever they come
    from, so that beside a single one a double one is in a group.
    """
    alone = not re.search("['`]", run[0])
    opening, closing = ("``", "''") if alone else ("{``}", "{''}")
    return run[0].replace("\0", opening).replace('"', closing)


def _has_paired_braces(text: str) -> bool:
    depth = 0
    for char in text:
        depth += (char == "{") - (char == "}")
        if depth < 0:
            return False
    return depth == 0


def wiki(text: str) -> str:
    """Text for a parameter of a template."""
    return _WIKI.sub(lambda match: f"&#{ord(match.group())};", text)


def citable_address(address: str) -> str:
    """The address with the characters that either syntax could read percent-encoded."""
    return _NOT_IN_ADDRESS.sub(lambda match: quote(match[0], safe=""), address)
