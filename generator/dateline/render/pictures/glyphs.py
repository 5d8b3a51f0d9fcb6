"""Letters, each drawn once for each size: Pillow takes a millisecond for a line of text, and a
picture has a dozen.
"""

from __future__ import annotations

import io
from functools import cache

from PIL import Image, ImageDraw, ImageFont

from dateline.assets import read_font


class Glyph:
    """A letter in a size: its mask, None for a space, where that is from the upper left corner of
    its line, and how far on the next letter begins.
    """

    __slots__ = ("advance", "left", "mask", "top")
    advance: float

    def __init__(self, font: ImageFont.FreeTypeFont, char: str) -> None:
        self.advance = font.getlength(char)
        left, top, right, bottom = font.getbbox(char)
        self.left, self.top = int(left), int(top)
        size = int(right) - self.left, int(bottom) - self.top
        self.mask = Image.new("L", size) if min(size) > 0 else None
        if self.mask:
            ImageDraw.Draw(self.mask).text((-left, -top), char, font=font, fill=255)


@cache
def glyph(name: str, size: int, char: str) -> Glyph:
    """A letter of a font."""
    return Glyph(_font(name, size), char)


def width(name: str, text: str, size: int) -> float:
    """How wide a text is, in pixels."""
    return sum(glyph(name, size, char).advance for char in text)


@cache
def _font(name: str, size: int) -> ImageFont.FreeTypeFont:
    # The other way to place letters depends on a library that may be there or not.
    basic = ImageFont.Layout.BASIC
    return ImageFont.truetype(io.BytesIO(read_font(name)), size, layout_engine=basic)
