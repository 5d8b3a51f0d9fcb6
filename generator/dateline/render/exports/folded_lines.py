"""Long lines of a calendar, folded: https://www.rfc-editor.org/rfc/rfc5545#section-3.1 says how.

`icalendar` folds one character at a time, which takes longer than all else of a calendar. This
folds the bytes at once.
"""

from __future__ import annotations

from typing import Final

_MOST: Final = 74  # bytes: 75 with the space that a further line begins with
_NO_END: Final = b"\\^"  # what escapes the next character stays on its line
_WITHIN_A_CHARACTER: Final = 0b1100_0000, 0b1000_0000  # the mask and the mark of UTF-8


def folded(line: str) -> bytes:
    """A line in UTF-8, in pieces of 74 bytes at most, never cut inside a character."""
    text = line.encode()
    pieces, start = [], 0
    while len(text) - start > _MOST:
        end = _end_of_piece(text, start + _MOST)
        pieces.append(text[start:end])
        start = end
    pieces.append(text[start:])
    return b"\r\n ".join(pieces)


def _end_of_piece(text: bytes, end: int) -> int:
    mask, mark = _WITHIN_A_CHARACTER
    while text[end] & mask == mark:
        end -= 1
    return end - 1 if text[end - 1] in _NO_END else end
