"""Day numbers for any year of the proleptic Gregorian calendar.

A day is an integer: 1 is 1 January of year 1, as in `datetime.date.toordinal`. Year 0 is
1 BC, year -43 is 44 BC. The arithmetic is the usual one of 400-year cycles that begin on
1 March, so that the leap day comes last.
"""

from __future__ import annotations

_CYCLE_DAYS = 146_097  # days in 400 years
_EPOCH = 305  # from 1 March of year 0 to 1 January of year 1, less one
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def is_leap(year: int) -> bool:
    """Whether a year has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(year: int, month: int) -> int:
    """How many days a month (1 to 12) has."""
    return 29 if month == 2 and is_leap(year) else _LENGTHS[month - 1]


def is_day(year: int, month: int, day: int) -> bool:
    """Whether there is such a day."""
    return 1 <= month <= 12 and (1 <= day <= 28 or 29 <= day <= month_length(year, month))


def day_number(year: int, month: int, day: int) -> int:
    """The number of a day that exists; see `is_day`."""
    if month <= 2:
        year -= 1
        month += 12
    cycle, rest = divmod(year, 400)
    in_cycle = rest * 365 + rest // 4 - rest // 100 + (153 * (month - 3) + 2) // 5 + day - 1
    return cycle * _CYCLE_DAYS + in_cycle - _EPOCH


def is_julian_day(year: int, month: int, day: int) -> bool:
    """Whether the Julian calendar, which has a 29 February every four years, has such a day."""
    return 1 <= month <= 12 and 1 <= day <= (
        29 if month == 2 and year % 4 == 0 else _LENGTHS[month - 1]
    )


def julian_day_number(year: int, month: int, day: int) -> int:
    """The number of a day of the Julian calendar: 5 October 1582 was 15 October in ours.

    >>> iso_day(julian_day_number(1066, 10, 14))
    '1066-10-20'
    """
    if month <= 2:
        year -= 1
        month += 12
    return 365 * year + year // 4 + (153 * (month - 3) + 2) // 5 + day - 1 - _EPOCH - 2


def year_month_day(ordinal: int) -> tuple[int, int, int]:
    """Year, month and day of a day number."""
    cycle, in_cycle = divmod(ordinal + _EPOCH, _CYCLE_DAYS)
    rest = (in_cycle - in_cycle // 1460 + in_cycle // 36_524 - in_cycle // 146_096) // 365
    in_year = in_cycle - (365 * rest + rest // 4 - rest // 100)
    shifted = (5 * in_year + 2) // 153
    day = in_year - (153 * shifted + 2) // 5 + 1
    month = shifted + 3 if shifted < 10 else shifted - 9
    return rest + cycle * 400 + (month <= 2), month, day


def year_of(ordinal: int) -> int:
    """The year of a day number: 0 is 1 BC."""
    return year_month_day(ordinal)[0]


def weekday(ordinal: int) -> int:
    """0 for Monday to 6 for Sunday."""
    return (ordinal + 6) % 7


def month_bounds(year: int, month: int) -> tuple[int, int]:
    """The first and last day of a month."""
    first = day_number(year, month, 1)
    return first, first + month_length(year, month) - 1


def year_bounds(first: int, last: int) -> tuple[int, int]:
    """The first day of one year and the last day of another."""
    return day_number(first, 1, 1), day_number(last, 12, 31)


def add_months(year: int, month: int, count: int) -> tuple[int, int]:
    """The year and month that lie `count` months later."""
    years, index = divmod(month - 1 + count, 12)
    return year + years, index + 1


def iso_year(year: int) -> str:
    """`2022`, `0079`, `-0043`: four digits at least, a minus sign below zero."""
    return f"-{-year:04}" if year < 0 else f"{year:04}"


def edtf_year(year: int) -> str:
    """A year as EDTF writes it: `Y` is before more than four digits."""
    return iso_year(year) if -9999 <= year <= 9999 else f"Y{year}"


def iso_day(ordinal: int) -> str:
    """A day as ISO 8601 writes it: `2022-07-08`, `-0043-03-15` (44 BC)."""
    year, month, day = year_month_day(ordinal)
    return f"{iso_year(year)}-{month:02}-{day:02}"


def week_of(ordinal: int) -> tuple[int, int]:
    """The Monday and the Sunday of a day's week."""
    monday = ordinal - weekday(ordinal)
    return monday, monday + 6


def iso_week(ordinal: int) -> tuple[int, int]:
    """ISO 8601 week-numbering year and week: the year that has the week's Thursday."""
    thursday = week_of(ordinal)[0] + 3
    year = year_month_day(thursday)[0]
    return year, (thursday - day_number(year, 1, 1)) // 7 + 1


def iso_week_monday(year: int, week: int) -> int | None:
    """The Monday of an ISO week, or None if the year has no such week."""
    monday = week_of(day_number(year, 1, 4))[0] + 7 * (week - 1)
    return monday if week >= 1 and iso_week(monday) == (year, week) else None
