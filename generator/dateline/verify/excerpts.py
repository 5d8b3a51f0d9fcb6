"""Words as messages show them."""

from __future__ import annotations

_SHOWN = 60  # characters


def shorten(words: str) -> str:
    """The words on one line, cut to a length that suits a message."""
    flat = " ".join(words.split())
    return flat if len(flat) <= _SHOWN else f"{flat[: _SHOWN - 1]}…"
