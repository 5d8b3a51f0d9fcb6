"""What an id is: a short name that becomes an address, an anchor and a folder's name.

An id is made of a-z, 0-9 and single dashes, has 64 characters at most, and is no name
that an operating system or the site keeps for itself.
"""

from __future__ import annotations

import re
from typing import Final

LONGEST_ID: Final = 64
# https://learn.microsoft.com/windows/win32/fileio/naming-a-file
DEVICES: Final = frozenset(
    ["con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))]
)
"""Names that Windows keeps for itself, with any ending."""
OF_THE_SITE: Final = "index"
_SHAPE: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def reason_against_id(text: str) -> str:
    """Why a text cannot be an id, to stand after a colon; empty if it can."""
    if len(text) > LONGEST_ID:
        return f"it has {len(text)} characters, and {LONGEST_ID} is the most"
    if not _SHAPE.fullmatch(text):
        return "an id is made of the letters a-z, digits and single dashes between them"
    if text in DEVICES:
        return "Windows keeps this name for itself"
    if text == OF_THE_SITE:
        return "the site needs this name for its own page"
    return ""
