"""From an expression to a date, counted from a day where it needs one."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from dateline.dates import refusals
from dateline.dates.calendar_days import (
    iso_day,
    weekday,
    year_month_day,
)
from dateline.dates.edtf.building import moment, read_clock
from dateline.dates.evaluate.bounds import bound_of, choice_of, range_of
from dateline.dates.evaluate.named_pieces import (
    date_of,
    portion_of,
    weekday_mismatch,
)
from dateline.dates.evaluate.relative import Count, count_from, distance, first_day, last_day
from dateline.dates.evaluate.spans import in_some_year, somewhere
from dateline.dates.evaluate.zones import add_zone
from dateline.dates.tree import (
    Away,
    Bound,
    Choice,
    Clocked,
    Expression,
    Flagged,
    Given,
    InSomeYear,
    InYear,
    Nearby,
    PartOfDay,
    Piece,
    Portion,
    Range,
    RestOf,
    Somewhere,
    Unit,
    Weekday,
    Weekend,
    lacks_year,
    piece_inside,
    with_piece,
)
from dateline.dates.value import Date, DateError, DateWarning

_LONGEST_WAY_TO_LEAP_DAY = 366


def settle(expression: Expression, count: Count) -> Date:
    """The date that an expression names.

    Raises `DateError`: `missing-year` or `needs-anchor` where there is no day to count
    from, `ambiguous-relative` where the words may mean two days, and whatever the
    calendar refuses.
    """
    match expression:
        case Piece():
            return _settle_piece(expression, count)
        case Given(date=date):
            return replace(date, text=count.text)
        case Flagged() | Portion() | PartOfDay() | Clocked():
            return _settle_wrapped(expression, count)
        case Bound():
            return bound_of(count.text, expression.side, settle(expression.inner, count))
        case Range():
            return _settle_range(expression, count)
        case Choice():
            return choice_of(count.text, expression.kind, _settle_members(expression, count))
        case Somewhere() | InSomeYear():
            return _settle_partly_known(expression, count)
        case InYear(inner=inner, count=years):
            year = year_month_day(_anchor(count))[0] + years
            return settle(fill_year(inner, year), count)
        case Weekday() | Away() | RestOf() | Nearby() | Weekend():
            return count_from(expression, count, _anchor(count))
        case _:
            assert_never(expression)


def _settle_partly_known(expression: Somewhere | InSomeYear, count: Count) -> Date:
    if isinstance(expression, Somewhere):
        first, last = settle(expression.start, count), settle(expression.end, count)
        return somewhere(count.text, first, last)
    return in_some_year(count.text, expression.inner, expression.first, expression.last)


def _anchor(count: Count) -> int:
    if count.day is None:
        raise DateError(
            "needs-anchor",
            f"{refusals.quote(count.text)} depends on the day it was written,"
            " and there is no date to count from.",
            "Write the day itself, as in 2022-07-08; words of a source go into date_from.",
        )
    return count.day


# --- pieces of the calendar, with or without a year --------------------------------------


def _settle_piece(piece: Piece, count: Count) -> Date:
    if piece.unit is Unit.NUMBER:
        raise refusals.unparsable(count.text)
    if piece.year is not None:
        return date_of(count.text, piece, piece.year)
    return _choose_year(piece, count)


def fill_year(expression: Expression, year: int) -> Expression:
    """The expression with the year that it lacks."""
    piece = piece_inside(expression)
    return with_piece(expression, piece.in_year(year)) if piece else expression


def _missing_year(text: str) -> DateError:
    is_short = len(text) <= 20 and text.replace(" ", "").isalnum()
    example = f"'{text} 2022'" if is_short else "8 July 2022"
    return DateError(
        "missing-year",
        f"{refusals.quote(text)} has no year.",
        f"Add the year, as in {example}; words of a source go into date_from.",
    )


def _choose_year(expression: Expression, count: Count) -> Date:
    """The year that puts an expression last at or before the day counted from.

    With `future` it is the first at or after it. Warns where the nearest is another one,
    and takes that one where only there the weekday is right.
    """
    if count.day is None:
        raise _missing_year(count.text)
    day, this_year = count.day, year_month_day(count.day)[0]
    found = [_in_year(expression, year, count) for year in range(this_year - 2, this_year + 3)]
    dates = [date for date in found if date is not None and _reaches(date, day)]
    past = next((date for date in reversed(dates) if first_day(date) <= day), None)
    coming = next((date for date in dates if last_day(date) >= day), None)
    preferred, other = (coming, past) if count.future else (past, coming)
    if preferred is None:
        raise refusals.invalid(
            count.text,
            f"is no day within a year of {iso_day(day)}.",
            "Correct the day, or write the year that is meant.",
        )
    nearer = other is not None and distance(other, day) < distance(preferred, day)
    nearest = other if nearer and other is not None else preferred
    return _right_weekday(expression, preferred, nearest, count)


def _right_weekday(expression: Expression, preferred: Date, nearest: Date, count: Count) -> Date:
    named = _named_weekday(expression)
    if named is not None and named != weekday(first_day(preferred)):
        if named != weekday(first_day(nearest)):
            raise weekday_mismatch(count.text, first_day(nearest))
        return nearest
    if nearest is preferred or named is not None:
        return preferred
    warning = DateWarning(
        "nearest-differs",
        f"{refusals.quote(count.text)} is read as {preferred.edtf}, but {nearest.edtf} is nearer"
        f" to {iso_day(count.day or 0)}.",
        "Make sure which year the source means.",
    )
    return replace(preferred, warnings=(*preferred.warnings, warning))


def _in_year(expression: Expression, year: int, count: Count) -> Date | None:
    """The expression in one year, or None if that year has no such day."""
    filled = fill_year(_without_weekday(expression), year)
    try:
        return settle(filled, count)
    except DateError as error:
        if error.code == "invalid-date" and piece_inside(expression):
            return None
        raise


def _reaches(date: Date, day: int) -> bool:
    """A day that not every year has must lie within a year."""
    return distance(date, day) <= _LONGEST_WAY_TO_LEAP_DAY


def _named_weekday(expression: Expression) -> int | None:
    piece = piece_inside(expression)
    return piece.weekday if piece else None


def _without_weekday(expression: Expression) -> Expression:
    piece = piece_inside(expression)
    return with_piece(expression, replace(piece, weekday=None)) if piece else expression


# --- flags, parts, clock times -------------------------------------------------------------


def _flagged(date: Date, flags: Flagged) -> Date:
    approximate = date.approximate or flags.approximate
    uncertain = date.uncertain or flags.uncertain
    edtf = date.edtf
    if edtf[0] not in "[{" and "/" not in edtf and date.clock is None:
        mark = "%" if approximate and uncertain else "~" if approximate else "?"
        edtf = edtf.rstrip("?~%") + mark
    return date.changed(edtf=edtf, approximate=approximate, uncertain=uncertain)


def _settle_wrapped(expression: Flagged | Portion | PartOfDay | Clocked, count: Count) -> Date:
    if not isinstance(expression, Flagged) and lacks_year(expression):
        return _choose_year(expression, count)
    inner = settle(expression.inner, count)
    match expression:
        case Flagged():
            return _flagged(inner, expression)
        case Portion(which=which):
            return portion_of(count.text, inner, which)
        case PartOfDay(which=which):
            if inner.precision != "day":
                raise refusals.unparsable(count.text)
            return replace(inner, precision="part", part=which, within=inner)
        case Clocked():
            return _clocked(expression, inner, count)
        case _:
            assert_never(expression)


def _clocked(clocked: Clocked, day: Date, count: Count) -> Date:
    text = count.text
    if day.precision != "day" or day.earliest is None or day.edtf != iso_day(day.earliest):
        raise refusals.unparsable(text, "Write a clock time after one day: 2022-07-08 10:30.")
    clock = read_clock(text, (clocked.hour, clocked.minute, clocked.second), "", clocked.precision)
    zone = "" if clocked.zone == "local time" else clocked.zone or count.zone
    if zone:
        clock = add_zone(text, day.earliest, clock, zone)
    found = moment(text, day, clock)
    return replace(found, warnings=day.warnings) if day.warnings else found


# --- ranges ----------------------------------------------------------------------------------


def _settle_range(pair: Range, count: Count) -> Date:
    start, end = pair.start, pair.end
    if isinstance(start, Weekday) and isinstance(end, Weekday):
        last = settle(end, count)
        first = settle(start, replace(count, day=last.earliest))
    elif count.day is not None and lacks_year(start) and lacks_year(end):
        first = settle(start, count)
        last = _next_after(end, first, count)
    else:
        first, last = settle(start, count), settle(end, count)
    return range_of(count.text, first, last)


def _settle_members(choice: Choice, count: Count) -> tuple[Date, ...]:
    """Weekdays are in one week: "Monday and Tuesday" are two days that follow."""
    if not all(isinstance(member, Weekday) for member in choice.members):
        return tuple(settle(member, count) for member in choice.members)
    dates: list[Date] = []
    for member in reversed(choice.members):
        day = dates[-1].earliest if dates else count.day
        dates.append(settle(member, replace(count, day=day)))
    return tuple(reversed(dates))


def _next_after(end: Expression, first: Date, count: Count) -> Date:
    """The end in the year in which it follows the start soonest."""
    year = year_month_day(first_day(first))[0]
    for candidate in (year, year + 1):
        date = settle(fill_year(end, candidate), count)
        if last_day(date) >= first_day(first):
            return date
    raise refusals.unparsable(count.text)
