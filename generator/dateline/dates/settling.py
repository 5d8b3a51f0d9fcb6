"""From an expression to a date, counted from a day where it needs one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from dateline.dates import refusals
from dateline.dates.bounds import bound_of, choice_of, range_of
from dateline.dates.calendar_days import (
    add_months,
    iso_day,
    week_of,
    weekday,
    year_month_day,
)
from dateline.dates.edtf_reader import moment, read_clock
from dateline.dates.expressions import (
    Away,
    Bound,
    Choice,
    Clocked,
    Expression,
    Flagged,
    Given,
    InYear,
    Nearby,
    PartOfDay,
    Piece,
    Portion,
    Range,
    RestOf,
    Unit,
    Weekday,
    Weekend,
    lacks_year,
)
from dateline.dates.named_pieces import (
    WEEKDAYS,
    date_of,
    day_date,
    days_date,
    month_date,
    portion_of,
    week_date,
    weekday_mismatch,
    year_date,
)
from dateline.dates.value import Date, DateError, DateWarning
from dateline.dates.zones import add_zone

_LONGEST_WAY_TO_LEAP_DAY = 366


@dataclass(frozen=True, slots=True)
class Count:
    """The author's text, the day counted from (None: none), and whether the past or the
    future is preferred where a year is missing. `zone` is for clock times without one.
    """

    text: str
    day: int | None = None
    future: bool = False
    zone: str = ""


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
        case Flagged():
            return _flagged(settle(expression.inner, count), expression)
        case Portion() | PartOfDay() | Clocked():
            return _settle_part(expression, count)
        case Bound():
            return bound_of(count.text, expression.side, settle(expression.inner, count))
        case Range():
            return _settle_range(expression, count)
        case Choice():
            return choice_of(count.text, expression.kind, _settle_members(expression, count))
        case _:
            return _settle_relative(expression, count, _anchor(count))


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
    if isinstance(expression, Piece):
        return expression.in_year(year)
    if isinstance(expression, (Flagged, Portion, PartOfDay, Clocked)):
        return replace(expression, inner=fill_year(expression.inner, year))
    return expression


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
    past = next((date for date in reversed(dates) if _first(date) <= day), None)
    coming = next((date for date in dates if _last(date) >= day), None)
    preferred, other = (coming, past) if count.future else (past, coming)
    if preferred is None:
        raise refusals.invalid(
            count.text,
            f"is no day within a year of {iso_day(day)}.",
            "Correct the day, or write the year that is meant.",
        )
    nearer = other is not None and _distance(other, day) < _distance(preferred, day)
    nearest = other if nearer and other is not None else preferred
    return _right_weekday(expression, preferred, nearest, count)


def _right_weekday(expression: Expression, preferred: Date, nearest: Date, count: Count) -> Date:
    named = _named_weekday(expression)
    if named is not None and named != weekday(_first(preferred)):
        if named != weekday(_first(nearest)):
            raise weekday_mismatch(count.text, _first(nearest))
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
        if error.code == "invalid-date" and _inner_piece(expression):
            return None
        raise


def _reaches(date: Date, day: int) -> bool:
    """A day that not every year has must lie within a year."""
    return _distance(date, day) <= _LONGEST_WAY_TO_LEAP_DAY


def _inner_piece(expression: Expression) -> Piece | None:
    while isinstance(expression, (Flagged, Portion, PartOfDay, Clocked)):
        expression = expression.inner
    return expression if isinstance(expression, Piece) else None


def _named_weekday(expression: Expression) -> int | None:
    piece = _inner_piece(expression)
    return piece.weekday if piece else None


def _without_weekday(expression: Expression) -> Expression:
    if isinstance(expression, Piece):
        return replace(expression, weekday=None)
    if isinstance(expression, (Flagged, Portion, PartOfDay, Clocked)):
        return replace(expression, inner=_without_weekday(expression.inner))
    return expression


def _first(date: Date) -> int:
    return date.earliest if date.earliest is not None else 0


def _last(date: Date) -> int:
    return date.latest if date.latest is not None else 0


def _distance(date: Date, day: int) -> int:
    return max(_first(date) - day, day - _last(date), 0)


# --- flags, parts, clock times -------------------------------------------------------------


def _flagged(date: Date, flags: Flagged) -> Date:
    approximate = date.approximate or flags.approximate
    uncertain = date.uncertain or flags.uncertain
    edtf = date.edtf
    if edtf[0] not in "[{" and "/" not in edtf and date.clock is None:
        mark = "%" if approximate and uncertain else "~" if approximate else "?"
        edtf = edtf.rstrip("?~%") + mark
    return date.flagged(edtf, approximate=approximate, uncertain=uncertain)


def _settle_part(expression: Portion | PartOfDay | Clocked, count: Count) -> Date:
    if lacks_year(expression):
        return _choose_year(expression, count)
    inner = settle(expression.inner, count)
    match expression:
        case Portion(which=which):
            return portion_of(count.text, inner, which)
        case PartOfDay(which=which):
            if inner.precision != "day":
                raise refusals.unparsable(count.text)
            return replace(inner, precision="part", part=which, within=inner)
        case Clocked():
            return _clocked(expression, inner, count)


def _clocked(clocked: Clocked, day: Date, count: Count) -> Date:
    text = count.text
    if day.precision != "day" or day.earliest is None or day.edtf != iso_day(day.earliest):
        raise refusals.unparsable(text, "Write a clock time after one day: 2022-07-08 10:30.")
    clock = read_clock(text, clocked.hour, clocked.minute, clocked.second, "", clocked.precision)
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
    """Weekdays stand in one week: "Monday and Tuesday" are two days that follow."""
    if not all(isinstance(member, Weekday) for member in choice.members):
        return tuple(settle(member, count) for member in choice.members)
    dates: list[Date] = []
    for member in reversed(choice.members):
        day = dates[-1].earliest if dates else count.day
        dates.append(settle(member, replace(count, day=day)))
    return tuple(reversed(dates))


def _next_after(end: Expression, first: Date, count: Count) -> Date:
    """The end in the year in which it follows the start soonest."""
    year = year_month_day(_first(first))[0]
    for candidate in (year, year + 1):
        date = settle(fill_year(end, candidate), count)
        if _last(date) >= _first(first):
            return date
    raise refusals.unparsable(count.text)


# --- words that stand on another day ---------------------------------------------------------


def _settle_relative(expression: Expression, count: Count, day: int) -> Date:
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
        case InYear(inner=inner, count=years):
            return settle(fill_year(inner, year_month_day(day)[0] + years), count)
    raise refusals.unparsable(count.text)


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
    year, month, _ = year_month_day(day)
    match unit:
        case "day":
            return day_date(text, day + steps)
        case "week":
            return week_date(text, day + 7 * steps)
        case "month":
            return month_date(text, *add_months(year, month, steps))
        case "quarter":
            at_year, at_month = add_months(year, month, 3 * steps)
            piece = Piece(Unit.SUB_YEAR, code=33 + (at_month - 1) // 3)
            return date_of(text, piece, at_year)
        case "year":
            return year_date(text, year + steps)
        case "decade":
            return year_date(text, year + 10 * steps)
        case _:
            return year_date(text, year + 100 * steps)


def _rest_of(text: str, unit: str, which: str, day: int) -> Date:
    whole = _away(text, unit, 0, day)
    first, last = (_first(whole), day - 1) if which == "earlier" else (day + 1, _last(whole))
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
    in_years: Callable[[int], Date] = lambda at: date_of(count.text, named.piece, at)  # noqa: E731
    if named.which == "last":
        ended = [in_years(at) for at in (year, year - 1, year - 2)]
        found = next(date for date in ended if _last(date) < day)
        return found
    this = in_years(year)
    if named.which == "next" or (named.piece.unit is Unit.SUB_YEAR and named.piece.code == 24):
        other = in_years(year + 1 if named.which == "next" else year - 1)
        raise ambiguous(
            count.text,
            f"may be {this.edtf} or {other.edtf}",
            f"Write {this.edtf} or {other.edtf}.",
        )
    return this
