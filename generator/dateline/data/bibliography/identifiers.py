"""DOIs, ISBNs and ISSNs: what one looks like, and the address that it leads to."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final
from urllib.parse import quote

from dateline.data.source_types import Identifier

# Matches `10.1000/182`. https://www.doi.org/doi-handbook/HTML/doi-name-syntax.html
_DOI: Final = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S+")
# What people copy with it: matches `https://doi.org/`, `doi: `.
_BEFORE_DOI: Final = re.compile(r"(?i)\s*(?:https?://(?:dx\.)?doi\.org/|doi:\s*)")
_ISBN_LENGTHS: Final = (10, 13)
_ISSN_LENGTH: Final = 8


def bare_identifier(kind: Identifier, text: str) -> str:
    """An identifier without what people write before it, nor what parts its digits.

    >>> bare_identifier(Identifier.DOI, "https://doi.org/10.1000/182")
    '10.1000/182'
    >>> bare_identifier(Identifier.ISBN, "ISBN 0-306-40615-2")
    '0306406152'
    """
    if kind is Identifier.DOI:
        return _BEFORE_DOI.sub("", text.strip(), count=1)
    return re.sub(r"[^0-9X]", "", text.upper().removeprefix(kind.upper()))


def fault_of_identifier(kind: Identifier, text: str) -> str:
    """Why a text is not such an identifier, as words to put after a colon; empty if it is one."""
    return _FAULTS[kind](bare_identifier(kind, text))


def identifier_address(kind: Identifier, text: str) -> str:
    """Where an identifier leads; empty for a text that is none.

    >>> identifier_address(Identifier.ISSN, "0317-8471")
    'https://portal.issn.org/resource/ISSN/0317-8471'
    """
    if fault_of_identifier(kind, text):
        return ""
    bare = bare_identifier(kind, text)
    match kind:
        case Identifier.DOI:
            return f"https://doi.org/{quote(bare, safe='/:;()._-')}"
        case Identifier.ISBN:
            return f"https://en.wikipedia.org/wiki/Special:BookSources/{bare}"
        case Identifier.ISSN:
            return f"https://portal.issn.org/resource/ISSN/{bare[:4]}-{bare[4:]}"


def _fault_of_doi(bare: str) -> str:
    return "" if _DOI.fullmatch(bare) else "a DOI begins with `10.`, digits and a slash"


def _fault_of_isbn(bare: str) -> str:
    if len(bare) not in _ISBN_LENGTHS:
        return f"it has {len(bare)} digits, and an ISBN has 10 or 13"
    if not re.fullmatch(r"\d{13}|\d{9}[\dX]", bare):
        return "an X is the last digit of ten, or none"
    if len(bare) == _ISBN_LENGTHS[0]:
        is_right = _sum_down(bare) % 11 == 0
    else:
        is_right = sum(int(d) * (3 if i % 2 else 1) for i, d in enumerate(bare)) % 10 == 0
    return "" if is_right else _MISTYPED


def _fault_of_issn(bare: str) -> str:
    if len(bare) != _ISSN_LENGTH or not re.fullmatch(r"\d{7}[\dX]", bare):
        return f"it has {len(bare)} digits, and an ISSN has 8, of which the last may be an X"
    return "" if _sum_down(bare) % 11 == 0 else _MISTYPED


def _sum_down(bare: str) -> int:
    """The sum of the digits, the last counted once, the one before it twice, and so on."""
    return sum((10 if d == "X" else int(d)) * n for n, d in enumerate(reversed(bare), 1))


_MISTYPED: Final = "its last digit, which is made of the others, does not fit them"
_FAULTS: Final[Mapping[Identifier, Callable[[str], str]]] = {
    Identifier.DOI: _fault_of_doi,
    Identifier.ISBN: _fault_of_isbn,
    Identifier.ISSN: _fault_of_issn,
}
