"""Counting words out from a day: "last Friday", "two days ago", "earlier this week"."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import assert_never

from dateutil.relativedelta import relativedelta

from dateline.dates import refusals
from dateline.dates.calendar_days import iso_day, week_of, weekday, year_month_day
from dateline.dates.evaluate.named_pieces import (
    WEEKDAYS,
    date_of,
    day_date,
    days_date,
    month_date,
    week_date,
    year_date,
)
from dateline.dates.tree import (
    Away,
    Nearby,
    Piece,
    Relative,
    RestOf,
    Unit,
    Weekday,
    Weekend,
)
from dateline.dates.value import Date, DateError


@dataclass(frozen=True, slots=True)
class Count:
    """The author's text, the day counted from (None: none), and whether the past or the
    future is preferred where a year is missing. `zone` is for clock times without one.
    """

    text: str
    day: int | None = None
    future: bool = False
    zone: str = ""


def count_from(expression: Relative, count: Count, day: int) -> Date:
    """The date that words name, counted from a day; `DateError` where they are ambiguous."""
    match expression:
        case Weekday():
            return _weekday_near(expression, count, day)
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


def _weekday_near(named: Weekday, count: Count, day: int) -> Date:
    back = (weekday(day) - named.weekday) % 7
    on_or_before = day - back
    in_week = week_of(day)[0] + named.weekday
    if named.which == "next":
        after = on_or_before + 7
        raise ambiguous(
            count.text,
            f"may be {iso_day(after)} or {iso_day(after + 7)}",
            f"Write {iso_day(after)} or {iso_day(after + 7)}.",
        )
    if named.which == "this" and in_week < day:
        raise ambiguous(
            count.text,
            f"may be the {WEEKDAYS[named.weekday]} before {iso_day(day)} or the one after",
            f"Write {iso_day(in_week)} or {iso_day(in_week + 7)}.",
        )
    found = {
        "this": in_week,
        "last": day - (back or 7),
        "coming": on_or_before + 7,
        "recent": day + (-back % 7) if count.future else on_or_before,
    }[named.which]
    return day_date(count.text, found - 7 * named.weeks_before)


def ambiguous(text: str, meanings: str, hint: str) -> DateError:
    """Words that people use for two different times."""
    return DateError("ambiguous-relative", f"{refusals.quote(text)} {meanings}.", hint)


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


def _nearby(named: Nearby, count: Count, day: int) -> Date:
    year = year_month_day(day)[0]
    this = date_of(count.text, named.piece, year)
    if named.which == "last":
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


def first_day(date: Date) -> int:
    """Where a date begins; 0 for one without a known start."""
    return date.earliest if date.earliest is not None else 0


def last_day(date: Date) -> int:
    """Where a date ends; 0 for one without a known end."""
    return date.latest if date.latest is not None else 0


def distance(date: Date, day: int) -> int:
    """How many days lie between a date and a day."""
    return max(first_day(date) - day, day - last_day(date), 0)
