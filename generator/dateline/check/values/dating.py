"""Dates in records: read by the timeline's own conventions, refused at their place."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.data.fields import Fields
from dateline.dates import Date, DateError, read_date
from dateline.problems.wording import quoted


@dataclass(frozen=True, slots=True)
class Calendar:
    """How a timeline's dates are read: its `language`, `zone` and `date_order`, and the day
    number of the first day that is not of the Julian calendar (None: all are not).
    """

    language: str = "en"
    zone: str = ""
    date_order: str = ""
    julian_until: int | None = None

    def read(self, text: str) -> Date:
        """Read a date of the timeline. Raises `DateError`."""
        return read_date(
            text,
            language=self.language,
            zone=self.zone,
            date_order=self.date_order,
            julian_until=self.julian_until,
        )


def read_date_of(fields: Fields, key: str, calendar: Calendar) -> Date | None:
    """The date under a key, or None: left out, or refused and reported."""
    scalar = fields.dated(key)
    if scalar is None:
        return None
    try:
        date = calendar.read(scalar.text)
    except DateError as error:
        fields.problems.error(scalar.place, error.code, error.message, error.hint)
        return None
    for warning in date.warnings:
        fields.problems.warning(scalar.place, warning.code, warning.message, warning.hint)
    return date


def read_day_of(fields: Fields, key: str, calendar: Calendar) -> Date | None:
    """A date that must be one day."""
    date = read_date_of(fields, key, calendar)
    if date is None or (date.earliest is not None and date.earliest == date.latest):
        return date
    message = f"{quoted(date.text)} is not a single day, and `{key}` needs one."
    hint = "Write year, month and day, such as `2026-11-21`."
    fields.problems.error(fields.place_of(key), "not-a-day", message, hint)
    return None
