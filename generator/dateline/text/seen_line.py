"""A text as one line of what can be seen."""

from __future__ import annotations

from typing import Final

# Persian and Indic scripts need these, and so do many emoji.
_JOINERS: Final = "\u200c\u200d"


def seen_line(text: str) -> str:
    r"""A text in one line, with a space for control characters and others that nobody can see.

    >>> seen_line("Talks\x1b begin\u202e\n")
    'Talks begin'
    """
    shown = (c if c.isprintable() or c in _JOINERS else " " for c in text)
    return " ".join("".join(shown).split())
