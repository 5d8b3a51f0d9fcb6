"""Names above a drawing, each in a row in which it has room, with a line down to its place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from dateline.render.layout.ticks import CHARACTER
from dateline.render.layout.time_scale import WIDTH

STEPS: Final = 9
"""A name may begin at its place, end there, or lie over it: so many steps from one to the other."""

_NEAR: Final = 0.15


@dataclass(frozen=True, slots=True)
class Flag:
    """A name of a `width` at the place `x`, both in hundredths of the drawing.

    It is `back` steps to the left of its place: 0 begins there, the last of the steps ends there.
    `row` counts from below.
    """

    x: float
    width: float
    back: int
    row: int

    @property
    def box(self) -> tuple[float, float]:
        """From where to where the name is."""
        start = self.x - self.width * self.back / STEPS
        return start, start + self.width

    def is_clear_of(self, other: Flag) -> bool:
        """Whether neither name lies on the other, nor on the line below it."""
        if self.row == other.row:
            return self.box[1] <= other.box[0] + _NEAR or other.box[1] <= self.box[0] + _NEAR
        low, high = sorted((self, other), key=lambda flag: flag.row)
        return not low.box[0] + _NEAR < high.x < low.box[1] - _NEAR


def flag_width(name: str, size: float) -> float:
    """The width of a name between edges, in letters of a size: 1 on a phone."""
    return (len(name) + 1) * CHARACTER * size


def letters_in(width: float, size: float) -> int:
    """How many letters of a size a name of a width has, and the sign that it is cut."""
    return max(int(width / CHARACTER / size) - 2, 0)


def put_flag(
    width: float,
    places: tuple[float, float],
    rows: int,
    others: Iterable[Flag],
    *,
    over: bool = False,
) -> Flag | None:
    """A flag in the lowest row that has room for it: it begins at the first of its places, else
    ends at the second, else, if that is allowed, lies over the first. None where there is no room.
    """
    others = tuple(others)
    ways = [(places[0], 0), (places[1], STEPS)]
    ways += [(places[0], back) for back in range(1, STEPS)] if over else []
    for x, back in ways:
        for row in range(rows):
            flag = Flag(x, width, back, row)
            start, end = flag.box
            if start >= -_NEAR and end <= WIDTH + _NEAR and all(map(flag.is_clear_of, others)):
                return flag
    return None


def flag_number(wide: Flag | None, phone: Flag | None) -> int:
    """Where a name is on wide screens and on phones, as four digits for the style sheet: the steps
    that it is to the left on either, then the rows.
    """
    back = [flag.back if flag else 0 for flag in (wide, phone)]
    rows = [flag.row if flag else 0 for flag in (wide, phone)]
    return back[0] * 1000 + back[1] * 100 + rows[0] * 10 + rows[1]
