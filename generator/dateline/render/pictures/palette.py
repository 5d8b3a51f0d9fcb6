"""The colours of a share picture: shades of grey for letters, and a colour for each side."""

from __future__ import annotations

from typing import Final

SHADES: Final = 10
SIDES: Final = (
    *((18, 63, 115), (184, 71, 27), (85, 80, 10)),
    *((24, 121, 92), (77, 35, 130), (107, 111, 118)),
)
"""As on a light page (`assets/style/page.css`)."""
NO_SIDE: Final = (96, 96, 96)
_CHECKED: Final = (18, 114, 44)
CHECKED: Final = len(SIDES) + 1
"""The number of the colour of the sign of a check, after those of sides."""
STEPS: Final = 4
"""From the paper to a colour, for the edges of what is round."""
_PLAIN: Final = SHADES + len(SIDES)


def shade(value: int) -> int:
    """The place in the palette of a shade of grey, from 0 to 255."""
    return value * SHADES // 256


def colour(side: int) -> int:
    """The place of a side's colour, by the side's number; 0 is for no side."""
    return SHADES + (side - 1) % len(SIDES) if side else shade(NO_SIDE[0])


def step(side: int, number: int) -> int:
    """The place of a colour between the paper (0) and a side's, or that of a check (`STEPS`)."""
    if not number:
        return shade(255)
    ramp = (side - 1) % len(SIDES) + 1 if side and side != CHECKED else side
    return _PLAIN + ramp * STEPS + number - 1


def palette() -> list[int]:
    """Red, green and blue of every colour."""
    shades = [round(255 * number / (SHADES - 1)) for number in range(SHADES)]
    found = [value for each in shades for value in (each, each, each)]
    for side in SIDES:
        found += side
    for side in (NO_SIDE, *SIDES, _CHECKED):
        for number in range(1, STEPS + 1):
            found += [round(255 + (value - 255) * number / STEPS) for value in side]
    return found
