"""Dates at the precision given: reading, comparing, showing.

`read_date` reads what an author writes, `read_words` what a source says; both read exactly
what is meant or raise `DateError` with a reason and a fix. Nothing here knows what day it is.
"""

from dateline.dates.calendar_days import edtf_year, iso_day, year_of
from dateline.dates.comparing import Fit, date_fits_words, relation
from dateline.dates.one_clock import on_clock
from dateline.dates.periods import UNDATED, PeriodUnit, period_date, period_name
from dateline.dates.reading import read_date, read_words
from dateline.dates.report import date_report, describe_date, describe_report
from dateline.dates.retyped import author_form, date_text
from dateline.dates.show.showing import DatePart, show_date, show_date_parts
from dateline.dates.value import (
    UNKNOWN_DATE,
    Clock,
    Date,
    DateError,
    DateWarning,
    EndState,
    Kind,
)

__all__ = [
    "UNDATED",
    "UNKNOWN_DATE",
    "Clock",
    "Date",
    "DateError",
    "DatePart",
    "DateWarning",
    "EndState",
    "Fit",
    "Kind",
    "PeriodUnit",
    "author_form",
    "date_fits_words",
    "date_report",
    "date_text",
    "describe_date",
    "describe_report",
    "edtf_year",
    "iso_day",
    "on_clock",
    "period_date",
    "period_name",
    "read_date",
    "read_words",
    "relation",
    "show_date",
    "show_date_parts",
    "year_of",
]
