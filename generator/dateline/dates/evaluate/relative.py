"""Counting words out from a day: "last Friday", "two days ago", "earlier this week"."""

from __future__ import annotations

from datetime import date
from typing import assert_never

from dateutil.relativedelta import relativedelta

from dateline.dates import refusals
from dateline.dates.calendar_days import (
    add_months,
    day_number,
    is_day,
    iso_day,
    week_of,
    year_month_day,
)
from dateline.dates.evaluate.counting import Count, ambiguous
from dateline.dates.evaluate.named_pieces import (
    date_of,
    day_date,
    days_date,
    month_date,
    week_date,
    year_date,
)
from dateline.dates.evaluate.weekdays import weekday_near
from dateline.dates.tree import (
    Away,
    DayOfMonth,
    Nearby,
    Piece,
    Relative,
    RestOf,
    Unit,
    Weekday,
    Weekend,
)
from dateline.dates.value import Date, DateWarning


def count_from(expression: Relative, count: Count, day: int) -> Date:
    """The date that words name, counted from a day; `DateError` where they are ambiguous."""
    match expression:
        case Weekday():
            return weekday_near(expression, count, day)
        case DayOfMonth():
            return _day_of_month(expression, count, day)
        case Weekend(which=which):
            return _weekend_near(which, count.text, day)
        case Away(unit=unit, count=steps):
            return _away(count.text, unit, steps, day)
        case RestOf(unit=unit, which=which):
            return _rest_of(count.text, unit, which, day)
        case Nearby():
            return _nearby(expression, count, day)
        case _:
            assert_never(expression)


def _weekend_near(which: str, text: str, day: int) -> Date:
    saturday = week_of(day)[0] + 5
    if which == "next":
        raise ambiguous(
            text,
            f"may be the weekend of {iso_day(saturday)} or of {iso_day(saturday + 7)}",
            f"Write {iso_day(saturday)}/{iso_day(saturday + 1)} or the other one.",
        )
    current = day >= saturday
    if which == "last" or (which == "recent" and not current):
        saturday -= 7
    return days_date(text, saturday, saturday + 1, "part")


def _away(text: str, unit: str, steps: int, day: int) -> Date:
    match unit:
        case "day":
            return day_date(text, day + steps)
        case "week":
            return week_date(text, day + 7 * steps)
        case "month":
            month = _moved(text, day, relativedelta(months=steps))
            return month_date(text, month.year, month.month)
        case "quarter":
            month = _moved(text, day, relativedelta(months=3 * steps))
            piece = Piece(Unit.SUB_YEAR, code=33 + (month.month - 1) // 3)
            return date_of(text, piece, month.year)
        case "year":
            return year_date(text, _moved(text, day, relativedelta(years=steps)).year)
        case _:
            first = _moved(text, day, relativedelta(years=10 * steps)).year // 10 * 10
            return date_of(text, Piece(Unit.DECADE, last=first + 9), first)


def _moved(text: str, day: int, distance: relativedelta) -> date:
    """The day some months or years away; of a shorter month the last day."""
    try:
        return date.fromordinal(day) + distance
    except (ValueError, OverflowError) as error:
        raise refusals.invalid(
            text, "is counted to or from a year outside 1 to 9999.", "Write the date itself."
        ) from error


def _rest_of(text: str, unit: str, which: str, day: int) -> Date:
    whole = _away(text, unit, 0, day)
    first, last = (first_day(whole), day - 1) if which == "earlier" else (day + 1, last_day(whole))
    if first > last:
        raise refusals.invalid(
            text,
            f"leaves no day: {iso_day(day)} is the {'first' if which == 'earlier' else 'last'}"
            f" day of its {unit}.",
            "Write the day that is meant.",
        )
    return days_date(text, first, last, unit)


def _day_of_month(named: DayOfMonth, count: Count, day: int) -> Date:
    """A day of a month that is counted from another one; the most recent if none is named."""
    year, month, _ = year_month_day(day)
    if named.months is not None:
        at_year, at_month = add_months(year, month, named.months)
        if not is_day(at_year, at_month, named.day):
            raise refusals.no_such_day(count.text, at_year, at_month, named.day)
        return day_date(count.text, day_number(at_year, at_month, named.day))
    months = [add_months(year, month, away) for away in range(-2, 3)]
    days = [day_number(*m, named.day) for m in months if is_day(*m, named.day)]
    past = [found for found in days if found <= day]
    coming = [found for found in days if found >= day]
    if not past or not coming:
        raise refusals.invalid(count.text, "is no day of a month.", "Correct the day.")
    preferred, other = (coming[0], past[-1]) if count.future else (past[-1], coming[0])
    date = day_date(count.text, preferred)
    if abs(other - day) >= abs(preferred - day):
        return date
    warning = DateWarning(
        "nearest-differs",
        f"{refusals.quote(count.text)} is read as {iso_day(preferred)}, but {iso_day(other)} is"
        f" nearer to {iso_day(day)}.",
        "Make sure which month the source means.",
    )
    return date.changed(warnings=(warning,))


def _nearby(named: Nearby, count: Count, day: int) -> Date:
    year = year_month_day(day)[0]
    this = date_of(count.text, named.piece, year)
    if named.which == "coming":
        later = date_of(count.text, named.piece, year + 1)
        return this if first_day(this) > day else later
    if named.which == "last":
        _refuse_last_month(named, count, day)
        earlier = [date_of(count.text, named.piece, year - back) for back in (1, 2)]
        return next(date for date in (this, *earlier) if last_day(date) < day)
    if named.which == "next" or (named.piece.unit is Unit.SUB_YEAR and named.piece.code == 24):
        other_year = year + 1 if named.which == "next" else year - 1
        other = date_of(count.text, named.piece, other_year)
        raise ambiguous(
            count.text,
            f"may be {this.edtf} or {other.edtf}",
            f"Write {this.edtf} or {other.edtf}.",
        )
    return this


def _refuse_last_month(named: Nearby, count: Count, day: int) -> None:
    """Refuse "last June" in a text of July: a month ago, or a year and a month."""
    year, month, _ = year_month_day(day)
    if named.piece.unit is Unit.MONTH and add_months(year, month, -1) == (year, named.piece.month):
        months = f"{year}-{named.piece.month:02}", f"{year - 1}-{named.piece.month:02}"
        raise ambiguous(
            count.text, f"may be {months[0]} or {months[1]}", f"Write {months[0]} or {months[1]}."
        )


def first_day(date: Date) -> int:
    """Where a date begins; 0 for one without a known start."""
    return date.earliest if date.earliest is not None else 0


def last_day(date: Date) -> int:
    """Where a date ends; 0 for one without a known end."""
    return date.latest if date.latest is not None else 0


def distance(date: Date, day: int) -> int:
    """How many days lie between a date and a day."""
    return max(first_day(date) - day, day - last_day(date), 0)
