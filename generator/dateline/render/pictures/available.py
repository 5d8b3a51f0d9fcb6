"""Whether pictures can be drawn on this machine."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec


@cache
def can_draw() -> bool:
    """Whether Pillow is there, with the part of it that draws letters."""
    try:
        return find_spec("PIL") is not None and find_spec("PIL._imagingft") is not None
    except ImportError:
        return False
