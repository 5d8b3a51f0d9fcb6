"""From a named piece of the calendar, with its year, to a date."""

from __future__ import annotations

from dataclasses import replace

from dateline.dates import refusals
from dateline.dates.calendar_days import (
    add_months,
    day_number,
    edtf_year,
    is_day,
    is_julian_day,
    iso_day,
    iso_year,
    julian_day_number,
    month_bounds,
    month_length,
    week_of,
    weekday,
    year_bounds,
    year_month_day,
)
from dateline.dates.edtf.building import sub_year
from dateline.dates.feasts import feast_day
from dateline.dates.tree import Piece, Unit
from dateline.dates.value import Date, DateError, DateWarning, Kind

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WINTER = 24
# What people call early, mid and late of a week, as days from its Monday: thirds would put "late
# last week" on the weekend alone.
_DAYS_OF_WEEK = {"early": (0, 2), "mid": (1, 3), "late": (3, 6)}


def date_of(text: str, piece: Piece, year: int) -> Date:
    """The date of a piece in a year. Raises `DateError` where there is no such date."""
    match piece.unit:
        case Unit.DAY:
            return _day(text, piece, year)
        case Unit.MONTH:
            return month_date(text, year, piece.month)
        case Unit.WEEK:
            return week_date(text, day_number(year, piece.month, piece.day))
        case Unit.SUB_YEAR:
            return _part_of_year(text, piece, year)
        case Unit.YEAR:
            return year_date(text, year)
        case Unit.DECADE:
            return _years(text, year, piece.last, "decade")
        case Unit.CENTURY:
            return _years(text, year, piece.last, "century")
        case Unit.FEAST:
            return _feast(text, piece, year)
        case Unit.NUMBER:
            raise refusals.unparsable(text)


def _day(text: str, piece: Piece, year: int) -> Date:
    _check_year(text, year)
    if piece.style and piece.is_julian:
        return _old_style_day(text, piece, year)
    if not is_day(year, piece.month, piece.day):
        raise refusals.no_such_day(text, year, piece.month, piece.day)
    ordinal = day_number(year, piece.month, piece.day)
    if piece.weekday is not None and piece.weekday != weekday(ordinal):
        raise weekday_mismatch(text, ordinal, is_julian=_fits_julian(piece, year))
    edtf = f"{iso_year(year)}-{piece.month:02}-{piece.day:02}"
    return Date(text, edtf, Kind.POINT, ordinal, ordinal, precision="day")


def in_calendar(piece: Piece, julian_until: int) -> Piece:
    """A day with its year, in the Julian calendar if it is before the day on which that ended.

    Raises `DateError` (`invalid-date`) for a day that was left out then.
    """
    year, month, day = piece.year or 0, piece.month, piece.day
    if piece.unit is not Unit.DAY or piece.style:
        return piece
    if is_julian_day(year, month, day) and julian_day_number(year, month, day) < julian_until:
        return replace(piece, style="julian")
    if is_day(year, month, day) and day_number(year, month, day) < julian_until:
        shown = f"{iso_year(year)}-{month:02}-{day:02}"
        raise refusals.invalid(
            shown,
            f"was left out: the day before {iso_day(julian_until)} was of the Julian calendar.",
            "Correct the day, or `julian-until` of the timeline.",
        )
    return piece


def _old_style_day(text: str, piece: Piece, year: int) -> Date:
    """A day of the Julian calendar; the year of one given as "1731/32" is the second."""
    if not is_julian_day(year, piece.month, piece.day):
        raise refusals.invalid(
            text, "is no day of the Julian calendar.", "Correct the day or the month."
        )
    ordinal = julian_day_number(year, piece.month, piece.day)
    if piece.weekday is not None and piece.weekday != weekday(ordinal):
        raise weekday_mismatch(text, ordinal)
    old_style = (year, piece.month, piece.day, int(piece.style.startswith("dual")))
    return day_date(text, ordinal).changed(old_style=old_style)


def _fits_julian(piece: Piece, year: int) -> bool:
    """Whether the weekday is right in the Julian calendar."""
    if year > refusals.LAST_JULIAN_YEAR or not is_julian_day(year, piece.month, piece.day):
        return False
    return piece.weekday == weekday(julian_day_number(year, piece.month, piece.day))


def _feast(text: str, piece: Piece, year: int) -> Date:
    ordinal = feast_day(text, piece.feast, piece.reckoning, year)
    if piece.weekday is not None and piece.weekday != weekday(ordinal):
        raise weekday_mismatch(text, ordinal)
    return day_date(text, ordinal)


def weekday_mismatch(text: str, ordinal: int, *, is_julian: bool = False) -> DateError:
    """The day named is another day of the week; `is_julian` if not so in the Julian calendar."""
    shown = "" if iso_day(ordinal) in text else f"{iso_day(ordinal)}, "
    hint = "Change the weekday or the day."
    if is_julian:
        hint = f"In the Julian calendar the weekday is right: write '{text} (Julian)'."
    return DateError(
        "weekday-mismatch",
        f"{refusals.quote(text)} was {shown}a {WEEKDAYS[weekday(ordinal)]}.",
        hint,
    )


def _check_year(text: str, year: int) -> None:
    """EDTF has no months or days in years of more than four digits."""
    if not -9999 <= year <= 9999:
        raise refusals.invalid(
            text,
            "has a month in a year of more than four digits, for which EDTF has no form.",
            f"Write the year alone: {edtf_year(year)}.",
        )


def day_date(text: str, ordinal: int) -> Date:
    """One whole day."""
    _check_year(text, year_month_day(ordinal)[0])
    return Date(text, iso_day(ordinal), Kind.POINT, ordinal, ordinal, precision="day")


def month_date(text: str, year: int, month: int) -> Date:
    """Some day of a month."""
    _check_year(text, year)
    first, last = month_bounds(year, month)
    edtf = f"{iso_year(year)}-{month:02}"
    return Date(text, edtf, Kind.POINT, first, last, precision="month")


def year_date(text: str, year: int) -> Date:
    """Some day of a year."""
    return Date(text, edtf_year(year), Kind.POINT, *year_bounds(year, year), precision="year")


def week_date(text: str, day: int) -> Date:
    """Some day of the week, Monday to Sunday, that contains a day."""
    first, last = week_of(day)
    return days_date(text, first, last, "week")


def days_date(text: str, first: int, last: int, precision: str) -> Date:
    """Some day of several, which EDTF writes as a choice."""
    for day in (first, last):
        _check_year(text, year_month_day(day)[0])
    edtf = f"[{iso_day(first)}..{iso_day(last)}]"
    return Date(text, edtf, Kind.POINT, first, last, precision=precision)


def _part_of_year(text: str, piece: Piece, year: int) -> Date:
    _check_year(text, year)
    found = sub_year(text, year, piece.code, edtf=f"{iso_year(year)}-{piece.code:02}")
    if piece.code != _WINTER or not piece.vague_winter:
        return found
    warning = DateWarning(
        "ambiguous-winter",
        f"{refusals.quote(text)} is read as the winter that begins in {edtf_year(year)}.",
        f"Write 'winter {_two_years(year)}' or 'winter {_two_years(year - 1)}'.",
    )
    return replace(found, warnings=(warning,))


def _two_years(year: int) -> str:
    return f"{year}-{(year + 1) % 100:02}" if year > 0 else f"{iso_year(year)}-24"


def _years(text: str, first: int, last: int, precision: str) -> Date:
    """A decade or a century, masked where EDTF's digits can say it."""
    bounds = year_bounds(first, last)
    return Date(text, _masked(first, last, precision), Kind.POINT, *bounds, precision=precision)


def _masked(first: int, last: int, precision: str) -> str:
    unknown = 1 if precision == "decade" else 2
    low, high = (first, last) if first >= 0 else (-last, -first)
    step = 10**unknown
    if low % step or high - low != step - 1 or high > 9999 or (first < 0 and low < step):
        return f"[{edtf_year(first)}..{edtf_year(last)}]"
    return f"{'-' if first < 0 else ''}{low // step:0{4 - unknown}}{'X' * unknown}"


# --- thirds and halves --------------------------------------------------------------------


def stretch_of(text: str, date: Date, first: int, last: int) -> Date:
    """Some days of a date, or the week that contains it: see `Stretch`."""
    if date.earliest is None or date.latest is None:
        raise refusals.unparsable(text)
    if (first, last) == (0, 0):
        return week_date(text, date.earliest)
    start, end = (
        date.earliest + at - 1 if at > 0 else date.latest + 1 + at for at in (first, last)
    )
    return days_date(text, start, end, "part").changed(warnings=date.warnings)


def portion_of(text: str, whole: Date, which: str) -> Date:
    """A third or a half of a week, month, season, year, decade or century, or a quarter of the
    last.

    Days 1-10, 11-20 and the rest of a month; four months of a year, one of a season;
    years 0-3, 4-6, 7-9 of a decade and the like of a century.

    Raises:
        DateError: the piece has no thirds or halves (`unparsable`).
    """
    if whole.earliest is None or whole.latest is None or whole.kind is not Kind.POINT:
        raise refusals.unparsable(text)
    if whole.precision == "week":
        start, end = _DAYS_OF_WEEK.get(which, (0, 6))
        days = days_date(text, whole.earliest + start, whole.earliest + end, "part")
        return days.changed(approximate=True)
    if which.startswith("quarter-"):
        return _quarter_of_century(text, whole.earliest, whole.latest, int(which[-1]))
    if whole.precision == "month":
        first, last, edtf = _days_of_month(whole.earliest, which)
    elif whole.precision in ("year", "season"):
        first, last, edtf = _months_of(text, whole.earliest, whole.latest, which)
    elif whole.precision in ("decade", "century"):
        first, last, edtf = _years_of(whole.earliest, whole.latest, which)
    else:
        raise refusals.unparsable(
            text, "Write early, mid or late before a month, season, year, decade or century."
        )
    vague = which in ("early", "mid", "late")
    return Date(
        text, edtf, Kind.POINT, first, last, precision="part",
        approximate=vague or whole.approximate, uncertain=whole.uncertain,
        part=which, within=whole, warnings=whole.warnings,
    )  # fmt: skip


def _quarter_of_century(text: str, earliest: int, latest: int, number: int) -> Date:
    """Some 25 years; the 1st century of our era, which has 99, lacks one in its last quarter."""
    first, last = year_month_day(earliest)[0], year_month_day(latest)[0]
    years = range(first, last + 1)[25 * (number - 1) : 25 * number]
    edtf = f"[{edtf_year(years[0])}..{edtf_year(years[-1])}]"
    return Date(text, edtf, Kind.POINT, *year_bounds(years[0], years[-1]), precision="part")


def _days_of_month(earliest: int, which: str) -> tuple[int, int, str]:
    year, month, _ = year_month_day(earliest)
    length = month_length(year, month)
    start, end = {
        "early": (1, 10), "mid": (11, 20), "late": (21, length),
        "first half": (1, 15), "second half": (16, length),
    }[which]  # fmt: skip
    first, last = earliest + start - 1, earliest + end - 1
    return first, last, f"[{iso_day(first)}..{iso_day(last)}]"


def _months_of(text: str, earliest: int, latest: int, which: str) -> tuple[int, int, str]:
    year, month, _ = year_month_day(earliest)
    last_year, last_month, _ = year_month_day(latest)
    _check_year(text, year)
    length = (last_year - year) * 12 + last_month - month + 1
    start, end = _shares(length, which)
    first, last = add_months(year, month, start), add_months(year, month, end)
    names = [f"{iso_year(at_year)}-{at_month:02}" for at_year, at_month in (first, last)]
    edtf = f"[{names[0]}..{names[1]}]" if start < end else f"[{names[0]}]"
    return month_bounds(*first)[0], month_bounds(*last)[1], edtf


def _years_of(earliest: int, latest: int, which: str) -> tuple[int, int, str]:
    year = year_month_day(earliest)[0]
    length = year_month_day(latest)[0] - year + 1
    start, end = _shares(length, which)
    first, last = year + start, year + end
    return *year_bounds(first, last), f"[{edtf_year(first)}..{edtf_year(last)}]"


def _shares(length: int, which: str) -> tuple[int, int]:
    """The first and last of `length` units, from 0, that a third or half takes.

    Where thirds do not come out even, the unit that contains a boundary goes to the earlier.
    """
    third, two_thirds, half = -(-length // 3), -(-2 * length // 3), length // 2
    return {
        "early": (0, third - 1), "mid": (third, two_thirds - 1), "late": (two_thirds, length - 1),
        "first half": (0, half - 1), "second half": (half, length - 1),
    }[which]  # fmt: skip
