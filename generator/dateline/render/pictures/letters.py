"""Which texts can be drawn: those in the letters of the fonts that come with the package."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

REGULAR: Final = "NotoSerif-Regular"
BOLD: Final = "NotoSerif-Bold"
"""Noto Serif, with the letters of Latin, Greek and Cyrillic and without anything else."""

# Exactly what both fonts have, which a test compares: Latin, Greek, Cyrillic, punctuation.
_LETTERS: Final = re.compile(
    "[ -~\xa0-\xac\xae-ſƏƒƠơƯưǍ-ǜȘ-țʻʼˆ-ˉ˘-˝Ͱ-ͷͺ-Ϳ΄-ΊΌΎ-ΡΣ-ϡϰ-҂Ҋ-ԯḀ-ỿ‐-―‘-•…‰′″‹›⁄€₴₹₽№™−]*"
)
_SPACES: Final = re.compile(r"\s+")
# What a text says without: symbols such as emoji, and marks of how to show a character.
_WITHOUT: Final = frozenset(("So", "Sk", "Cf", "Co", "Cn", "Cs"))


def drawable(text: str) -> str:
    """A text as it can be drawn, in one line; empty if one of its letters cannot be.

    >>> drawable("Fire in  the harbour 🔥")
    'Fire in the harbour'
    >>> drawable("港で火災")
    ''
    """
    text = unicodedata.normalize("NFC", _SPACES.sub(" ", text))
    if not _LETTERS.fullmatch(text):
        text = "".join(c for c in text if _LETTERS.fullmatch(c) or _category(c) not in _WITHOUT)
        text = _SPACES.sub(" ", text)
    text = text.strip()
    return text if _LETTERS.fullmatch(text) else ""


def _category(char: str) -> str:
    # A selector of how to show the character before it is a mark by its category.
    return "Cf" if "\ufe00" <= char <= "\ufe0f" else unicodedata.category(char)
