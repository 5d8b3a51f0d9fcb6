"""Quotation marks in pages that people write: their words, with line and column.

Left out is what no reader reads as prose: code, comments, tags, lists of attributes, addresses, a
page's metadata, heads of admonitions, tabs and blocks, names of files to put in, and what a build
has put below a marker. A comment accepts what is in the paragraph right below it
(or in its own)::

    <!-- dateline-accept: unchecked-quotation; because: The name of a film. -->
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from dateline.problems import Place

_ACCEPT: Final = re.compile(
    r"<!-- *dateline-accept\b"
    r"(?: *: *(?P<code>[\w-]+) *; *because: *(?P<because>[^\n]{0,500}?\S) *-->"
    r"|[^\n]{0,600}?-->)"
)
# One of `attr_list`: `.wide`, `#top`, `width="2 em"`, `hidden`.
_ATTRIBUTE: Final = (
    r"(?:[.#][^\s{}\"'=]++|[^\s{}\"'=.#]++(?:=(?:\"[^\"\n]*+\"|'[^'\n]*+'|[^\s{}\"'=]++))?+)"
)
# What is no prose, each in a form that ends: what is masked first hides what is in it.
_NO_PROSE: Final = tuple(
    re.compile(pattern, re.MULTILINE | re.IGNORECASE)
    for pattern in (
        r"\A(?:\ufeff)?---[ \t]*\n(?:.*\n)*?---[ \t]*$",
        r"^[ \t>]*(?P<fence>`{3,}+|~{3,}+)[^\0]*?(?:\n[ \t>]*(?P=fence)[`~]*[ \t]*$|\Z)",
        r"<!-- *dateline:[^\n>]{0,300}-->[ \t]*\n(?:(?!<!-- *dateline)[^\0])*?<!-- /dateline -->",
        r"<!--[^\0]*?(?:-->|\Z)",
        r"<(?P<tag>script|style|pre|code)\b[^\0]*?(?:</(?P=tag)>|\Z)",
        r"(?<!`)(?P<ticks>`++)[^\0]{1,1000}?(?<!`)(?P=ticks)(?!`)",
        # Matches `<img alt="a < b">`, also where a value has what ends tags.
        r"<[a-z][^<>\"']{0,99}+(?:(?:\"[^\"]{0,200}+\"|'[^']{0,200}+')[^<>\"']{0,99}+){1,8}+>",
        r"<[a-z/][^<>]*>",
        r"\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)",
        r"^[ \t]*\[[^\]\n]+\]:.*$",
        rf"\{{:?[ \t]*+{_ATTRIBUTE}(?:[ \t,]++{_ATTRIBUTE})*+[ \t]*+\}}",
        r"\{[{%#:.][^{}\n]*\}+",
        r"^[ \t]*(?:!!!|\?\?\?\+?|={3}[+!]*|/{3,})[ \t].*$",
        r"^[ \t]*-{2,}8<-{2,}[ \t].*$",
    )
)
MARKED: Final = re.compile(
    r"“([^“”]+)”|«([^«»]+)»|„([^„“”]+)[“”]|(?<!\w)\"([^\"]+)\"(?!\w)|「([^「」]+)」"
)
"""A run in quotation marks, as the one group that took part."""

# Matches a paragraph, up to an empty line.
_BLOCK: Final = re.compile(r"(?:^(?![ \t]*$).*\n?)+", re.MULTILINE)
_MOST: Final = 2_000  # quotations of one page


@dataclass(frozen=True, slots=True)
class PageAcceptance:
    """A comment that accepts what the paragraph below it quotes. `code` and `because` are empty
    where it is not written so.
    """

    code: str
    because: str
    place: Place


@dataclass(frozen=True, slots=True)
class PageQuotation:
    """Words in quotation marks on a page, and the comment that accepts them, if one does."""

    words: str
    place: Place
    accepted: PageAcceptance | None = None


@dataclass(frozen=True, slots=True)
class PageQuotations:
    """What a page quotes, and all its comments that accept something."""

    quotations: tuple[PageQuotation, ...] = ()
    acceptances: tuple[PageAcceptance, ...] = ()


NO_QUOTATIONS: Final = PageQuotations()


def find_quotations(text: str, shown: str) -> PageQuotations:
    """The quotations of a page in Markdown. `shown` is how messages name it."""
    prose, kept = _masked(text), {}
    for match in _ACCEPT.finditer(_without_code(text)):
        place = _place(text, match.start(), shown)
        kept[match.end()] = PageAcceptance(match["code"] or "", match["because"] or "", place)
    found: list[PageQuotation] = []
    for block in _BLOCK.finditer(prose):
        # The comment is blank in the masked text, and so the nearest one above is its own.
        start, stop = block.span()
        near = [
            end for end in kept if end <= stop and (end > start or not prose[end:start].strip())
        ]
        accepted = kept[max(near)] if near else None
        for match in MARKED.finditer(block[0]):
            place = _place(text, block.start() + match.start(), shown)
            words = next(group for group in match.groups() if group)
            found.append(PageQuotation(words, place, accepted))
            if len(found) >= _MOST:
                return PageQuotations(tuple(found), tuple(kept.values()))
    return PageQuotations(tuple(found), tuple(kept.values()))


def _masked(text: str) -> str:
    """The text with spaces for all that is no prose, so that offsets stay."""
    for pattern in _NO_PROSE:
        text = pattern.sub(_blank, text)
    return text


def _without_code(text: str) -> str:
    for pattern in _NO_PROSE[:2]:
        text = pattern.sub(_blank, text)
    return text


def _blank(match: re.Match[str]) -> str:
    return "".join(_blanks(match[0]))


def _blanks(text: str) -> Iterator[str]:
    return ("\n" if character == "\n" else " " for character in text)


def _place(text: str, at: int, shown: str) -> Place:
    line = text.count("\n", 0, at) + 1
    return Place(shown, line, at - text.rfind("\n", 0, at))
