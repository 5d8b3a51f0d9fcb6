"""The mark of an event, the sign of a check and the letters of a side, in their colours."""

from __future__ import annotations

from typing import Final

from PIL import Image, ImageDraw

from dateline.render.pictures.glyphs import glyph, width
from dateline.render.pictures.letters import BOLD
from dateline.render.pictures.palette import CHECKED, STEPS, step

MARK: Final = 30
"""The width of the mark of an event."""
_FINE: Final = 4
"""Drawn so many times larger, then made smaller: so edges are smooth."""
_HOLLOW: Final = 0.55


def paint(image: Image.Image, mask: Image.Image, corner: tuple[int, int], number: int) -> None:
    """Paint a mask in the colour of a side, or of a check, on paper."""
    for level in range(1, STEPS + 1):
        levels = [255 * (round(value * STEPS / 255) == level) for value in range(256)]
        image.paste(step(number, level), corner, mask.point(levels))


def draw_mark(
    image: Image.Image, corner: tuple[int, int], sides: tuple[int, int], *, hollow: bool
) -> None:
    """The mark of an event, in halves for two sides; `hollow` where it is contested."""
    high, half = MARK * _FINE, MARK * _FINE // 2
    for number, side in enumerate(sides):
        mask = Image.new("L", (high, high))
        pen = ImageDraw.Draw(mask)
        pen.ellipse((0, 0, high - 1, high - 1), fill=255)
        if hollow:
            inner = round(half * _HOLLOW)
            pen.ellipse((half - inner, half - inner, half + inner, half + inner), fill=0)
        if sides[0] != sides[1]:
            gap = _FINE
            away = (0, half + gap - 1)[number], (half - gap, high)[number]
            kept = mask.crop((away[0], 0, away[1], high))
            mask = Image.new("L", (high, high))
            mask.paste(kept, (away[0], 0))
        paint(image, mask.reduce(_FINE), corner, side)


def draw_check(image: Image.Image, x: int, y: int, size: int, *, quiet: bool = False) -> None:
    """The sign of a check, in a line of letters of that size; `quiet` beside a paraphrase."""
    high = size * _FINE
    mask = Image.new("L", (high, high))
    points = [(0.08, 0.56), (0.36, 0.84), (0.9, 0.16)]
    line = [(round(a * high), round(b * high)) for a, b in points]
    thick = 0.07 if quiet else 0.13
    ImageDraw.Draw(mask).line(line, fill=255, width=round(high * thick), joint="curve")
    paint(image, mask.reduce(_FINE), (x, y + size // 5), 0 if quiet else CHECKED)


def letters_width(letters: str, size: int) -> int:
    """How wide the letters of a side are, in their box."""
    return round(width(BOLD, letters, size)) + size // 2


def draw_letters(
    image: Image.Image,
    corner: tuple[int, int],
    letters: str,
    look: tuple[int, int],
    *,
    hollow: bool = False,
) -> None:
    """The letters of a side, in a box of its colour; `look` is their size and the side's number.
    Beside words that are no quotation the box is `hollow`, as on the pages.
    """
    size, side = look
    mask = Image.new("L", (letters_width(letters, size), round(size * 1.3)), 255)
    if hollow:
        mask.paste(0, (2, 2, mask.width - 2, mask.height - 2))
    at = size / 4
    for char in letters:
        letter = glyph(BOLD, size, char)
        if letter.mask:
            place = (round(at) + letter.left, letter.top - size // 12)
            mask.paste(255 if hollow else 0, place, letter.mask)
        at += letter.advance
    paint(image, mask, corner, side)
