"""The strip on the picture of a timeline: round marks need colours between theirs and the paper."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from PIL import Image, ImageDraw, ImageOps

from dateline.render.layout.drawn.bars import Bar
from dateline.render.layout.drawn.strip import Mark, rows_of
from dateline.render.pictures.cards import DrawnLane
from dateline.render.pictures.marks import paint
from dateline.render.pictures.palette import shade

LANE: Final = 36
"""The height of a lane."""
_FINE: Final = 4
"""Marks are drawn so many times larger, then made smaller: so their edges are smooth."""
_RADIUS: Final = 10
_THIN: Final = 4
_CUT: Final = 0.2
"""Where a bar that goes on is cut, from above, in parts of a lane."""
_HOLLOW: Final = 0.6
"""How much of a contested mark is open: a share, since marks shrink where many are in rows."""


def draw_lane(
    image: Image.Image,
    lane: DrawnLane,
    box: tuple[int, int, int, int],
    rows: int,
    *,
    is_turned: bool = False,
) -> None:
    """Draw a lane into a box (left, top, right, bottom) of a picture with our palette. There is
    room for so many `rows`, the same in each lane: no side has larger marks. One that `is_turned`
    begins on the right.
    """
    left, top, right, bottom = box
    pen = ImageDraw.Draw(image)
    middle = (top + bottom) // 2
    if not lane.bars:
        pen.rectangle((left, middle, right, middle + 1), fill=shade(215))
    size = (right - left, bottom - top)
    mask = Image.new("L", (size[0] * _FINE, size[1] * _FINE))
    fine = ImageDraw.Draw(mask)
    row = min(mask.size[1] / rows, _RADIUS * _FINE)
    start = (mask.size[1] + row * rows_of(lane.marks)) / 2
    for mark in lane.marks:
        _draw_mark(fine, mark, row, start, mask.size[0])
    _draw_bars(fine, lane.bars, *mask.size)
    if is_turned:
        mask = ImageOps.mirror(mask)
    paint(image, mask.reduce(_FINE), (left, top), lane.number)


def _draw_bars(pen: ImageDraw.ImageDraw, bars: Iterable[Bar], wide: int, high: int) -> None:
    for bar in sorted(bars, key=lambda bar: not bar.vague):
        left, right = bar.x * wide / 100, (bar.x + bar.width) * wide / 100
        pen.rectangle((left, high - bar.height * high, right, high), fill=110 if bar.vague else 255)
        if bar.is_cut:
            top, rise = high * _CUT, _THIN * _FINE
            edges = [(left, top + rise), (right, top), (right, top + rise), (left, top + 2 * rise)]
            pen.polygon(edges, fill=0)


def _draw_mark(pen: ImageDraw.ImageDraw, mark: Mark, row: float, start: float, wide: int) -> None:
    """Draw a mark into rows of a height, the first of which stands on `start`."""
    radius = row * mark.rows / 2
    y = start - row * mark.row - radius
    # A mark at an end of the lane is seen whole.
    x = min(max(mark.x * wide / 100, radius), wide - radius)
    if mark.kind in ("dot", "more"):
        pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=255)
        if mark.contested:
            inner = radius * _HOLLOW
            pen.ellipse((x - inner, y - inner, x + inner, y + inner), fill=0)
    elif mark.kind in ("bar", "band"):
        start = mark.x * wide / 100
        end = max((mark.x + mark.width) * wide / 100, start + _THIN * _FINE)
        half = radius * 0.7
        full = 110 if mark.kind == "bar" and not mark.contested else 255
        pen.rectangle((start, y - half, end, y + half), fill=full)
        edge = min(_FINE * 2, half * (1 - _HOLLOW))
        if mark.kind == "bar" and mark.contested and end - start > 2 * edge:
            pen.rectangle((start + edge, y - half + edge, end - edge, y + half - edge), fill=0)
    else:
        way = -1 if mark.kind == "before" else 1
        pen.polygon(
            [(x - way * radius, y - radius), (x - way * radius, y + radius), (x + way * radius, y)],
            fill=255,
        )
