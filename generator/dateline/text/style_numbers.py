"""Two numbers for the style sheet, as an attribute: `data-at="c3d9g4"` is 39 and 40.

A `style` attribute would do, but that is what a site with a strict policy forbids. Each letter is a
place of a number, thousands to ones, `a` to `d` of the first and `e` to `h` of the second; a zero
is left out. `style/numbers.css` puts them together.
"""

from __future__ import annotations

from typing import Final

from dateline.text.escaping import Markdown

_PLACES: Final = ("abcd", "efgh")
_MOST: Final = 9999


def style_numbers(first: float, second: float = 0) -> Markdown:
    """Two numbers of at least 0, rounded, as they are in the attribute.

    >>> print(style_numbers(39, 40))
    c3d9g4
    """
    written = (
        f"{letter}{digit}"
        for number, letters in zip((first, second), _PLACES, strict=True)
        for letter, digit in zip(letters, f"{min(round(number), _MOST):04}", strict=True)
        if digit != "0"
    )
    return Markdown("".join(written))
