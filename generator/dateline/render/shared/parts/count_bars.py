"""A bar to scale beside a number. It has no words: the number says what it shows."""

from __future__ import annotations

from typing import Final

from dateline.render.inks.inline import element
from dateline.text.inks import Ink, Piece
from dateline.text.style_numbers import style_numbers

_LONGEST: Final = 1000


def count_bar(ink: Ink, count: int, most: int, classes: str = "") -> Piece:
    """The bar of a number beside others of which `most` is the greatest; none for 0."""
    if not count:
        return ink.piece("")
    at = style_numbers(count / most * _LONGEST)
    return element(ink, "i", "", class_=f"dl-scaled {classes}".rstrip(), data_at=at)
