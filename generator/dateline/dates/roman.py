"""Roman numerals, in which many languages number centuries."""

from __future__ import annotations

from typing import Final

_LETTERS: Final = (
    (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"),
    (1, "I"),
)  # fmt: skip


def to_roman(number: int) -> str:
    """A number above zero: `XIX` of 19."""
    text = ""
    for value, letters in _LETTERS:
        count, number = divmod(number, value)
        text += letters * count
    return text


FROM_ROMAN: Final = {to_roman(number).lower(): number for number in range(1, 100)}
"""Numerals below one hundred, folded, with their number."""
