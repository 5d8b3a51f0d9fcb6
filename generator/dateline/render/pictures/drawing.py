"""Draw a card: a PNG of 1200 × 630 pixels, by Pillow.

Letters are drawn in shades of grey, and over them what has a colour. Nothing depends on the
machine: the fonts are the package's own, and their letters are placed without a library for
shaping. So the same Pillow gives the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Final

from PIL import Image, ImageDraw

from dateline.data.outputs import HIGH, WIDE
from dateline.quotes import Run
from dateline.render.layout.drawn.strip import rows_of
from dateline.render.pictures.cards import Card, Column, DrawnStrip
from dateline.render.pictures.glyphs import glyph, width
from dateline.render.pictures.letters import BOLD, REGULAR
from dateline.render.pictures.marks import (
    MARK,
    draw_check,
    draw_letters,
    draw_mark,
    letters_width,
)
from dateline.render.pictures.palette import SHADES, colour, palette
from dateline.render.pictures.strip_drawing import LANE, draw_lane
from dateline.render.pictures.text_lines import Fitted, Word, fit, words_of

_EDGE: Final = 72
_ROOM: Final = WIDE - 2 * _EDGE
_INK: Final = 0
_QUIET: Final = 96
_LINE: Final = 205
_PAPER: Final = 255
_COMPRESSED: Final = 4
"""More takes twice as long for a twentieth of the bytes."""

# Sizes of letters in pixels, of titles with the most lines of each.
_TITLES: Final = ((66, 2), (58, 3), (50, 3), (44, 4), (38, 4))
_ALONE: Final = ((92, 3), (80, 3))
_QUOTES: Final = (56, 50, 46, 40, 36, 32, 28, 25)
_SMALL: Final = 25
_LETTERS: Final = 21
_ABOVE: Final = 30
_LEADING: Final = 1.36
_TOP: Final = 54
_FOOT: Final = 572
_GAP: Final = 44
_INDENT: Final = 30
_NAMES: Final = 310
_SIGN: Final = 24
_AXIS: Final = 40
_ROW: Final = 14
"""What a row of marks in the strip needs."""
_TEXT: Final = 70
"""What is kept for a text above the strip."""


def draw(card: Card) -> bytes:
    """The picture of a card."""
    return _Sheet().draw(card)


class _Sheet:
    """A sheet of paper on which one card is drawn."""

    def __init__(self) -> None:
        self._image = Image.new("L", (WIDE, HIGH), _PAPER)
        self._pen = ImageDraw.Draw(self._image)
        self._bars: list[tuple[tuple[int, int, int, int], int]] = []
        """Beside words: where, and the number of the side."""
        self._marks: list[Callable[[Image.Image], None]] = []
        """What is drawn once there are colours."""

    def draw(self, card: Card) -> bytes:
        self._pen.rectangle((0, 0, WIDE, 13), fill=_INK)
        first, second = _halves(card.sides)
        if first or second:
            self._bars.append(((0, 0, WIDE // 2 - 1, 13), first))
            self._bars.append(((WIDE // 2, 0, WIDE, 13), second))
        y = self._head(card)
        end = self._foot(card)
        strip = card.strip
        lanes = strip.lanes if strip else ()
        rows = max((rows_of(lane.marks) for lane in lanes), default=1)
        high = _lane_height(len(lanes), rows, end - y - _AXIS - (_TEXT if card.text else 0))
        top = end - (len(lanes) * high + _AXIS if strip else 0)
        if strip:
            self._names(strip, top, high)
        if card.columns:
            self._columns(card.columns, y, top - 16)
        elif card.text:
            self._prose(card.text, y, top - 16)
        image = self._coloured()
        if strip:
            for number, lane in enumerate(lanes):
                y = top + number * high
                place = (_left(strip), y + 4, WIDE - _EDGE, y + high - 4)
                draw_lane(image, lane, place, rows, is_turned=strip.is_turned)
        return _png(image)

    def _head(self, card: Card) -> int:
        """The date and the title; the line below which there is room."""
        y, x = _TOP, _EDGE
        if card.above or card.sign:
            self._marks.append(
                partial(
                    draw_mark, corner=(x, y + 8), sides=_halves(card.sides), hollow=bool(card.sign)
                )
            )
            x += MARK + 14
        if card.above:
            wide = _ROOM - MARK - 14 - (320 if card.sign else 0)
            x = self._line(card.above, x, y, _ABOVE, wide, fill=_QUIET, bold=True) + 28
        if card.sign:
            self._hatched(x, y + 10)
            x += _SIGN + 12
            self._line(card.sign, x, y, _ABOVE, WIDE - _EDGE - x, bold=True)
        if card.above or card.sign:
            y += 50
        if card.title:
            alone = not (card.columns or card.strip)
            sizes = _ALONE + _TITLES if alone else _TITLES
            fitted = fit(_plain(card.title), _ROOM, sizes, partial(width, BOLD))
            y = self._lines(fitted, _EDGE, y, leading=1.18, bold=True)
        return y + 24

    def _foot(self, card: Card) -> int:
        """What it is a part of; the line above which there is room."""
        if not card.foot and not card.site:
            return HIGH - 40
        self._pen.rectangle((_EDGE, _FOOT - 14, WIDE - _EDGE, _FOOT - 13), fill=_LINE)
        x = WIDE - _EDGE
        if card.site:
            site = _shortened(card.site, 360, _SMALL, BOLD)
            x -= round(width(BOLD, site, _SMALL))
            self._line(site, x, _FOOT, _SMALL, 400, bold=True)
        if card.foot:
            end = self._line(card.foot, _EDGE, _FOOT, _SMALL, x - _EDGE - 80, fill=_QUIET)
            if card.is_checked:
                self._marks.append(partial(draw_check, x=end + 10, y=_FOOT, size=_SMALL))
        return _FOOT - 32

    def _prose(self, text: str, y: int, end: int) -> None:
        if sizes := _sizes(_QUOTES[4:], end - y):
            fitted = fit(_plain(text), _ROOM, sizes, partial(width, REGULAR))
            self._lines(fitted, _EDGE, y, fill=_QUIET)

    def _columns(self, columns: Sequence[Column], y: int, end: int) -> None:
        """Words beside each other. All are in the size of the longest: no side is louder."""
        wide = (_ROOM - _GAP * (len(columns) - 1)) // len(columns)
        inner = wide - _INDENT
        regular = partial(width, REGULAR)
        told = [
            fit(_plain(column.told), inner - _beside(column), ((_SMALL, 3),), regular)
            for column in columns
        ]
        below = max(len(each.lines) for each in told) * round(_SMALL * _LEADING) + 10
        sizes = _sizes(_QUOTES if len(columns) == 1 else _QUOTES[3:], end - y - below)
        if not sizes:
            return
        words = [words_of(column.words) for column in columns]
        size = min(fit(each, inner, sizes, regular).size for each in words)
        sizes = [each for each in sizes if each[0] <= size]
        for number, column in enumerate(columns):
            x = _EDGE + number * (wide + _GAP)
            text = fit(words[number], inner, sizes, regular)
            bottom = self._lines(text, x + _INDENT, y)
            bottom = self._told(column, told[number], x + _INDENT, bottom + 8)
            self._bars.append(((x, y + 6, x + 11, bottom + 2), column.side))

    def _told(self, column: Column, told: Fitted, x: int, y: int) -> int:
        """Whose words a column has, and whether they are checked; the line below."""
        if column.letters and column.side:
            look = (_LETTERS, column.side)
            self._marks.append(
                partial(
                    draw_letters,
                    corner=(x, y + 3),
                    letters=column.letters,
                    look=look,
                    hollow=column.is_paraphrase,
                )
            )
            x += letters_width(column.letters, _LETTERS) + 12
        bottom = self._lines(told, x, y, fill=_QUIET)
        if column.is_checked and told.lines:
            last = " ".join(word.text for word in told.lines[-1])
            x += round(width(REGULAR, last, told.size)) + 10
            y = bottom - round(told.size * _LEADING)
            quiet = column.is_paraphrase
            self._marks.append(partial(draw_check, x=x, y=y, size=_SMALL, quiet=quiet))
        return bottom

    def _names(self, strip: DrawnStrip, top: int, high: int) -> None:
        """What the lanes of the strip are for, and its axis."""
        for number, lane in enumerate(strip.lanes):
            y = top + number * high + (high - LANE) // 2
            if lane.name:
                self._bars.append(((_EDGE, y + 8, _EDGE + 7, y + LANE - 10), lane.number))
                self._line(lane.name, _EDGE + 18, y, 22, _NAMES - 34, fill=_QUIET)
        y = top + len(strip.lanes) * high + 2
        for number, lane in enumerate(strip.lanes):
            axis = top + number * high + (high - 4 if lane.bars else high // 2)
            for x in (_at(place, strip) + side for place in strip.breaks for side in (-4, 4)):
                self._pen.line((x - 4, axis + 9, x + 4, axis - 8), fill=_QUIET, width=2)
        end = 0
        for place, text in reversed(strip.ticks) if strip.is_turned else strip.ticks:
            wide = round(width(REGULAR, text, 22))
            x = _at(place, strip) - wide * strip.is_turned
            x = min(max(x, _left(strip)), WIDE - _EDGE - wide)
            if text and x > end:
                end = self._line(text, x, y, 22, _ROOM, fill=_QUIET) + 16

    def _lines(
        self,
        fitted: Fitted,
        x: int,
        y: int,
        *,
        leading: float = _LEADING,
        fill: int = _INK,
        bold: bool = False,
    ) -> int:
        """Draw lines below each other; the line below them."""
        for line in fitted.lines:
            self._words(line, x, y, fitted.size, fill=fill, bold=bold)
            y += round(fitted.size * leading)
        return y

    def _line(
        self,
        text: str,
        x: int,
        y: int,
        size: int,
        wide: int,
        *,
        fill: int = _INK,
        bold: bool = False,
    ) -> int:
        """Draw one line, shortened where it is too long; where it ends."""
        shown = _shortened(text, wide, size, BOLD if bold else REGULAR)
        return self._words(_plain(shown), x, y, size, fill=fill, bold=bold)

    def _words(
        self, words: Sequence[Word], x: int, y: int, size: int, *, fill: int, bold: bool
    ) -> int:
        font = BOLD if bold else REGULAR
        space = glyph(font, size, " ").advance
        at, before = float(x), False
        for number, word in enumerate(words):
            start = at if before else at + space * bool(number)
            at += space * bool(number)
            for char in word.text:
                letter = glyph(font, size, char)
                if letter.mask:
                    self._image.paste(fill, (round(at) + letter.left, y + letter.top), letter.mask)
                at += letter.advance
            if word.marked:
                line = y + round(size * 1.24)
                self._pen.rectangle((round(start), line, round(at), line + 2), fill=fill)
            before = word.marked
        return round(at)

    def _hatched(self, x: int, y: int) -> None:
        """The sign of what is contested, as on the pages."""
        last = _SIGN - 1
        for offset in range(-last, last + 1, 8):
            ends = [d for d in range(_SIGN) if 0 <= d - offset <= last]
            line = [(x + d, y + last - (d - offset)) for d in (ends[0], ends[-1])]
            self._pen.line(line, fill=_INK, width=2)
        self._pen.rectangle((x, y, x + last, y + last), outline=_INK, width=2)

    def _coloured(self) -> Image.Image:
        """The sheet in the colours of the palette, with what has a colour."""
        image = self._image.point([value * SHADES // 256 for value in range(256)]).convert("P")
        pen = ImageDraw.Draw(image)
        for box, side in self._bars:
            pen.rectangle(box, fill=colour(side))
        for draw_on in self._marks:
            draw_on(image)
        return image


def _halves(sides: Sequence[int]) -> tuple[int, int]:
    """The sides of the halves of a mark: one's is whole; 0 where there is none."""
    return (sides[0], sides[-1]) if sides else (0, 0)


def _beside(column: Column) -> int:
    """The room that the letters of a side and the sign of a check take beside a caption."""
    letters = letters_width(column.letters, _LETTERS) + 12 if column.letters else 0
    return letters + (_SMALL + 12 if column.is_checked else 0)


def _lane_height(lanes: int, rows: int, room: int) -> int:
    """As high as so many rows of marks need it, where there is room; never lower than a name."""
    wanted = min(rows * _ROW + 8, room // max(lanes, 1))
    return max(wanted, LANE)


def _left(strip: DrawnStrip | None) -> int:
    named = strip is not None and any(lane.name for lane in strip.lanes)
    return _EDGE + (_NAMES if named else 0)


def _at(place: float, strip: DrawnStrip) -> int:
    """The pixel of a place in hundredths."""
    left = _left(strip)
    return left + round((100 - place if strip.is_turned else place) * (WIDE - _EDGE - left) / 100)


def _plain(text: str) -> list[Word]:
    return words_of([Run(text, differs=False)])


def _shortened(text: str, wide: int, size: int, font: str) -> str:
    """A text in one line."""
    fitted = fit(_plain(text), wide, ((size, 1),), partial(width, font))
    return " ".join(word.text for word in fitted.lines[0]) if fitted.lines else ""


def _sizes(sizes: Iterable[int], high: int) -> list[tuple[int, int]]:
    """Each size with the most lines of it that so many pixels have room for."""
    found = [(size, int(high / round(size * _LEADING))) for size in sizes]
    return [(size, most) for size, most in found if most > 0]


def _png(image: Image.Image) -> bytes:
    image.putpalette(palette())
    stream = io.BytesIO()
    image.save(stream, "PNG", compress_level=_COMPRESSED)
    return stream.getvalue()
