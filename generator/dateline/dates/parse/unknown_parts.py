"""Reading what pages say of a date that is only partly known.

"20–29 June 1984, day not known" is one day of ten; "25 December, 1560–1569, year not known" one
day of ten years.
"""

from __future__ import annotations

import re

from dateline.dates.parse.around import Reading
from dateline.dates.parse.pieces import read_number, read_piece
from dateline.dates.parse.shared_parts import borrow
from dateline.dates.tree import InSomeYear, Piece, Somewhere, Unit
from dateline.dates.value import DateError

# Matches `7 – 8`, the dash with its spaces.
_DASH = re.compile(" ?– ?")
# Matches `, `.
_COMMA = re.compile("[,،、] ?")
_ALL_YEARS = (0, 9999)
_FINE = (Unit.DAY, Unit.MONTH, Unit.YEAR)
_MOST_DASHES = 4
_YEAR_DIGITS = 4


def read_unknown_part(reading: Reading, row: str, folded: str) -> Somewhere | InSomeYear | None:
    """A span of which one day, month or year is meant, without the words that say so."""
    if row == "year_not_known":
        found = _read_in_some_year(reading, folded)
        if found is not None:
            return found
    span = read_span(reading, folded)
    return Somewhere(*span) if span else None


def _read_in_some_year(reading: Reading, folded: str) -> InSomeYear | None:
    day = _read_piece(reading, folded)
    if _lacks_year(day):
        return InSomeYear(day, *_ALL_YEARS) if day else None
    for comma in _COMMA.finditer(folded):
        day = _read_piece(reading, folded[: comma.start()])
        years = read_span(reading, folded[comma.end() :])
        if day and years and _lacks_year(day) and all(end.unit is Unit.YEAR for end in years):
            return InSomeYear(day, years[0].year or 0, years[1].year or 0)
    return None


def _lacks_year(piece: Piece | None) -> bool:
    return piece is not None and piece.year is None and piece.unit in (Unit.DAY, Unit.MONTH)


def read_span(reading: Reading, folded: str) -> tuple[Piece, Piece] | None:
    """Two days, months or years with a dash between them, each with all its parts."""
    for number, dash in enumerate(_DASH.finditer(folded)):
        if number == _MOST_DASHES:
            return None
        halves = folded[: dash.start()], folded[dash.end() :]
        ends = [_read_end(reading, half) for half in halves]
        known = tuple(end for end in ends if end is not None)
        whole = borrow(known) if len(known) == 2 else None
        if whole is None:
            continue
        first, last = whole
        if isinstance(first, Piece) and isinstance(last, Piece) and first.unit is last.unit:
            complete = first.year is not None and last.year is not None
            if complete and first.unit in _FINE:
                return first, last
    return None


def _read_end(reading: Reading, folded: str) -> Piece | None:
    if len(folded) == _YEAR_DIGITS and folded.isdigit():
        return Piece(Unit.YEAR, int(folded))
    try:
        return read_number(reading.text, folded, reading.patterns) or _read_piece(reading, folded)
    except DateError:  # of a part that another place to split would not make
        return None


def _read_piece(reading: Reading, folded: str) -> Piece | None:
    if not folded:
        return None
    return read_piece(reading.text, folded, reading.patterns, reading.date_order)
