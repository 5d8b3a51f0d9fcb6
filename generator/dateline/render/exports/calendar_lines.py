"""The lines of a calendar: https://www.rfc-editor.org/rfc/rfc5545#section-3.1 says how.

`icalendar` reads what is imported. To load it and to write with it takes a twentieth of a build, so
that it writes no lines; a test holds ours to those that it would write.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Final

_MOST: Final = 74  # bytes: 75 with the space that a further line begins with
_NO_END: Final = b"\\^"  # what escapes the next character stays on its line
_WITHIN_A_CHARACTER: Final = 0b1100_0000, 0b1000_0000  # the mask and the mark of UTF-8


_ESCAPES: Final = str.maketrans({"\\": r"\\", ";": r"\;", ",": r"\,", "\n": r"\n"})


def written(lines: Iterable[tuple[str, str]]) -> bytes:
    """Lines of names and values, in UTF-8."""
    return b"".join(folded(f"{name}:{value}") + b"\r\n" for name, value in lines)


def as_text(text: str) -> str:
    r"""A text as a value. Commas and semicolons would end it: calendars cut a name off there.

    >>> print(as_text("Talks; at noon, \\ or so"))
    Talks\; at noon\, \\ or so
    """
    return text.translate(_ESCAPES)


def as_moment(name: str, when: date) -> tuple[str, str]:
    """The name and the value of a day, or of a moment: in UTC, or by the clock on the spot.

    >>> as_moment("DTSTART", date(2022, 7, 8)), as_moment("DTEND", datetime(2022, 7, 8, 9, 30))
    (('DTSTART;VALUE=DATE', '20220708'), ('DTEND', '20220708T093000'))
    """
    day = f"{when.year:04}{when.month:02}{when.day:02}"
    if not isinstance(when, datetime):
        return f"{name};VALUE=DATE", day
    zone = "Z" if when.tzinfo else ""
    return name, f"{day}T{when.hour:02}{when.minute:02}{when.second:02}{zone}"


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
