"""One day, month or year of several, not known which: "20–29 June 1984, day not known".

EDTF writes most of these with an X for a digit that is not known; the rest as a choice.
"""

from __future__ import annotations

from dataclasses import replace

from dateline.dates import refusals
from dateline.dates.calendar_days import edtf_year, weekday
from dateline.dates.edtf.building import sub_year
from dateline.dates.edtf.reading import read_edtf
from dateline.dates.evaluate.named_pieces import week_date
from dateline.dates.tree import Piece, Unit
from dateline.dates.value import Date, DateError, Kind

_FINE = ("day", "month", "year")


def somewhere(text: str, first: Date, last: Date) -> Date:
    """Some day from the first to the last; both are days, months or years.

    Raises `DateError` where they are anything else, or in the wrong order.
    """
    low, high = first.earliest, last.latest
    if first.precision not in _FINE or last.precision not in _FINE or first.clock or last.clock:
        raise refusals.unparsable(text)
    if low is None or high is None or first.kind is not Kind.POINT or last.kind is not Kind.POINT:
        raise refusals.unparsable(text)
    if low > high:
        raise refusals.reversed_interval(text, f"Swap the ends: {last.edtf}, {first.edtf}.")
    for found in (_masked(text, first.edtf, last.edtf), _third(text, first)):
        if found is not None and (found.earliest, found.latest) == (low, high):
            return found
    if first.precision == "day" and weekday(low) == 0 and high - low == 6:
        return week_date(text, low)
    edtf = f"[{first.edtf}..{last.edtf}]"
    return Date(text, edtf, Kind.POINT, low, high, precision=first.precision)


def in_some_year(text: str, piece: Piece, first: int, last: int) -> Date:
    """A day or month in one of some years that share their first digits: `156X-12-25`.

    Raises `DateError` where the years do not.
    """
    digits = _mask(edtf_year(first), edtf_year(last))
    month = f"{digits}-{piece.month:02}"
    found = _read(f"{month}-{piece.day:02}" if piece.unit is Unit.DAY else month)
    if found is None or found.kind is not Kind.POINT:
        raise refusals.unparsable(
            text, f"Write the years with X for the digits not known: {edtf_year(first)[:3]}X-12-25."
        )
    return replace(found, text=text)


def _masked(text: str, first: str, last: str) -> Date | None:
    mask = _mask(first, last)
    found = _read(mask) if mask else None
    return replace(found, text=text) if found is not None else None


def _mask(first: str, last: str) -> str:
    """Two texts of one length with an X where they differ; empty where that is not EDTF."""
    if len(first) != len(last) or first[0] == "[":
        return ""
    return "".join(a if a == b else "X" for a, b in zip(first, last, strict=True))


def _read(edtf: str) -> Date | None:
    try:
        return read_edtf(edtf)
    except DateError:
        return None


def _third(text: str, first: Date) -> Date | None:
    """A third of a year, which only its code distinguishes from four months."""
    if first.precision != "month" or first.earliest is None:
        return None
    year, month = first.edtf[:-3], int(first.edtf[-2:])
    if month not in (1, 5, 9):
        return None
    code = 37 + (month - 1) // 4
    return sub_year(text, int(year), code, edtf=f"{year}-{code}")
