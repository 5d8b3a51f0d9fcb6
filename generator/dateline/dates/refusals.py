"""Why a text is not read as a date, in words, and what to write instead."""

from __future__ import annotations

from typing import Final

from dateline.dates.calendar_days import edtf_year, is_julian_day, month_length
from dateline.dates.value import DateError

LAST_JULIAN_YEAR: Final = 1923
"""In which Greece, as the last country, changed to our calendar."""


def quote(text: str) -> str:
    """A text as messages quote it, cut where it is very long."""
    return f"'{text}'" if len(text) <= 60 else f"'{text[:57]}...'"


WRITE_LIKE: Final = "Write it like 2022-07-08, July 2022, 'c. 1850' or 7-8 July 2022."
"""What to do with a text of which nothing is known but that it is no date."""


def unparsable(text: str, hint: str = "") -> DateError:
    """Nothing in the grammar matches the whole text."""
    return DateError(
        "unparsable",
        f"{quote(text)} is not a date that Dateline can read.",
        hint or WRITE_LIKE,
    )


def no_such_day(text: str, year: int | None, month: int, day: int) -> DateError:
    """A day or month that the calendar does not have; the Julian one may have it."""
    if not 1 <= month <= 12:
        return DateError(
            "invalid-date",
            f"{quote(text)} has month {month}, but there are only 12 months.",
            "Correct the month, or leave it out: "
            + (f"{edtf_year(year)}." if year is not None else "write the year alone."),
        )
    if year is None:
        return DateError(
            "invalid-date",
            f"{quote(text)} has day {day}, which that month never has.",
            "Correct the day, or leave it out.",
        )
    length = month_length(year, month)
    shown = f"{edtf_year(year)}-{month:02}"
    hint = f"Correct the day, or write {shown} if you do not know it."
    if is_julian_day(year, month, day) and year <= LAST_JULIAN_YEAR:
        hint = f"The Julian calendar has it: write '{text} (Julian)', or correct the day."
    return DateError(
        "invalid-date",
        f"{quote(text)} has day {day}, but {shown} has only days 1 to {length}.",
        hint,
    )


def invalid(text: str, wrong: str, hint: str) -> DateError:
    """A date or time that cannot be; `wrong` finishes the sentence."""
    return DateError("invalid-date", f"{quote(text)} {wrong}", hint)


def old_edtf(text: str, wrong: str, fix: str) -> DateError:
    """A form of the 2012 draft of EDTF; `fix` is the new form."""
    return DateError(
        "old-edtf",
        f"{quote(text)} is in the draft EDTF of 2012: {wrong}",
        f"Write {fix}.",
    )


def reversed_interval(text: str, fix: str) -> DateError:
    """The end lies before the start."""
    return DateError(
        "reversed-interval",
        f"{quote(text)} ends before it begins.",
        fix,
    )
