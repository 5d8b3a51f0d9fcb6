"""Dates for programs that know days, months and years, and nothing of doubt or bounds."""

from __future__ import annotations

import re
from typing import Final

from dateline.dates import Date, Kind

# Matches `2022`, `2022-07`, `2022-07-08`.
_PLAIN: Final = re.compile(r"(?!0000)\d{4}(?:-\d\d(?:-\d\d)?)?")


def stated_date(date: Date | None) -> str:
    """A point as `2022`, `2022-07` or `2022-07-08`, doubt or no doubt; a clock is dropped.

    Empty for anything that this form would make finer or other than it is: bounds, sets,
    weeks, parts of months, years before 1 or after 9999.
    """
    if date is None or date.kind is not Kind.POINT or date.part:
        return ""
    stated = date.html_time.partition("T")[0]
    return stated if _PLAIN.fullmatch(stated) else ""


def known_date(date: Date | None) -> str:
    """The same, and empty where the date is approximate or uncertain too."""
    if date is None or date.approximate or date.uncertain:
        return ""
    return stated_date(date)


def known_moment(date: Date | None) -> str:
    """The same, with the time of day and its offset from UTC where those are known."""
    known = known_date(date)
    if date is not None and known and date.clock is not None and date.clock.offset_text:
        return f"{known}T{date.clock.iso}" if date.clock.precision != "hour" else known
    return known
