"""How large a picture is on a page, in CSS pixels."""

from __future__ import annotations

from typing import Final

from dateline.data.model import Size

MOST_WIDE: Final = 800
MOST_HIGH: Final = 400
"""A portrait in its full width would fill the screen, and push its event's words off it."""


def shown_size(size: Size | None) -> Size | None:
    """A picture's size on the page: never larger than the picture itself.

    >>> shown_size(Size(1200, 1600))
    Size(width=300, height=400)
    """
    if size is None:
        return None
    scale = min(1, MOST_WIDE / size.width, MOST_HIGH / size.height)
    return Size(max(1, round(size.width * scale)), max(1, round(size.height * scale)))
