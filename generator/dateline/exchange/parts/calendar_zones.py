"""Tables of zones in a calendar (`VTIMEZONE`, https://www.rfc-editor.org/rfc/rfc5545#section-3.6.5).

One that is empty or broken stops the library at the whole calendar, so it is left out then.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from icalendar import Calendar, Component

UNREADABLE: Final = (ValueError, KeyError, IndexError, TypeError, AttributeError)
"""What the library raises for a calendar that is none."""

_RULES: Final = frozenset(["STANDARD", "DAYLIGHT"])  # the parts of a table
# Matches `TZID:Our clock` and `TZID;X-A=B:Our clock`.
_NAME: Final = re.compile(r"^TZID(?:;[^:\n]*)?:(.*)$", re.IGNORECASE | re.MULTILINE)


def read_calendars(lines: Sequence[str]) -> tuple[list[Component], tuple[str, ...]]:
    """The calendars of a file without the tables that cannot be read, and the names of the zones
    of these; a name is empty where a table has none.

    Raises:
        One of `UNREADABLE`: it is no calendar.
    """
    kept, unread = _without_broken_zones(lines, _is_closed)
    try:
        return _parse(kept), unread
    except UNREADABLE:
        fewer, broken = _without_broken_zones(kept, _can_be_read)
        if not broken:
            raise
    return _parse(fewer), tuple(dict.fromkeys((*unread, *broken)))


def _parse(lines: Sequence[str]) -> list[Component]:
    return list(Calendar.from_ical("\r\n".join(lines), multiple=True))


def _without_broken_zones(
    lines: Sequence[str], is_whole: Callable[[Sequence[str]], bool]
) -> tuple[list[str], tuple[str, ...]]:
    kept: list[str] = []
    names: dict[str, None] = {}
    done = 0
    for start, stop in _tables(lines):
        table = lines[start:stop]
        kept += lines[done:start]
        done = stop
        if is_whole(table):
            kept += table
        else:
            names[_name_of(table)] = None
    return [*kept, *lines[done:]], tuple(names)


def _tables(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The first line of each table, and the one after its last; one without an end stops before
    the next component of the calendar.
    """
    start = -1
    for number, line in enumerate(lines):
        word, _, name = line.strip().upper().partition(":")
        if start < 0:
            start = number if (word, name) == ("BEGIN", "VTIMEZONE") else -1
        elif (word, name) == ("END", "VTIMEZONE"):
            yield start, number + 1
            start = -1
        elif word in ("BEGIN", "END") and name not in _RULES:
            yield start, number
            start = number if (word, name) == ("BEGIN", "VTIMEZONE") else -1
    if start >= 0:
        yield start, len(lines)


def _is_closed(table: Sequence[str]) -> bool:
    """Whether all parts of a table have an end."""
    words = [line.strip().upper().partition(":")[::2] for line in table]
    begun, ended = ([name for word, name in words if word == w] for w in ("BEGIN", "END"))
    return sorted(begun) == sorted(ended)


def _can_be_read(table: Sequence[str]) -> bool:
    """Whether the library can read a table."""
    try:
        Calendar.from_ical("\r\n".join(["BEGIN:VCALENDAR", *table, "END:VCALENDAR"]))
    except UNREADABLE:
        return False
    return True


def _name_of(table: Sequence[str]) -> str:
    found = _NAME.search("\n".join(table).replace("\n ", ""))
    return found[1].strip() if found else ""
