"""From an expression to a date, counted from a day where it needs one."""

from __future__ import annotations

from dataclasses import replace
from typing import Final, assert_never

from dateline.dates import refusals
from dateline.dates.calendar_days import (
    iso_day,
    weekday,
    year_month_day,
)
from dateline.dates.edtf.building import moment, read_clock
from dateline.dates.evaluate.bounds import bound_of, choice_of, range_of
from dateline.dates.evaluate.counting import Count, ambiguous, needs_from, two_meanings
from dateline.dates.evaluate.named_pieces import (
    date_of,
    day_date,
    in_calendar,
    portion_of,
    stretch_of,
    weekday_mismatch,
)
from dateline.dates.evaluate.relative import count_from, distance, first_day, last_day
from dateline.dates.evaluate.spans import in_some_year, somewhere
from dateline.dates.evaluate.weekdays import are_a_run, run_of_weekdays
from dateline.dates.evaluate.zones import add_zone
from dateline.dates.tree import (
    Away,
    Bound,
    Choice,
    Clocked,
    DayOfMonth,
    Expression,
    Flagged,
    Given,
    InSomeYear,
    InYear,
    Nearby,
    NightTo,
    OnWeekday,
    PartOfDay,
    Piece,
    Portion,
    Range,
    RestOf,
    Side,
    Somewhere,
    Stretch,
    Told,
    Twofold,
    Unit,
    Weekday,
    Weekend,
    lacks_year,
    piece_inside,
    weekday_inside,
    with_inside,
    with_piece,
)
from dateline.dates.value import Date, DateError, DateWarning, Kind

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
        case Flagged() | Portion() | PartOfDay() | Clocked() | OnWeekday() | Stretch() | Told():
            return _settle_wrapped(expression, count)
        case NightTo():
            return _settle_night(expression, count)
        case Bound() | Range() | Choice():
            return _settle_compound(expression, count)
        case Somewhere() | InSomeYear():
            return _settle_partly_known(expression, count)
        case InYear(inner=inner, count=years):
            year = year_month_day(_anchor(count))[0] + years
            return settle(fill_year(inner, year), count)
        case Twofold():
            raise two_meanings(count.text, expression.readings)
        case Weekday() | Away() | RestOf() | Nearby() | Weekend() | DayOfMonth():
            return count_from(expression, count, _anchor(count))
        case _:
            assert_never(expression)


def _settle_compound(expression: Bound | Range | Choice, count: Count) -> Date:
    """What is made of other dates."""
    if isinstance(expression, Bound):
        return _settle_bound(expression, count)
    if isinstance(expression, Range):
        return _settle_range(expression, count)
    return choice_of(count.text, expression.kind, _settle_members(expression, count))


_TO_COME: Final = (Side.BEFORE, Side.NOT_AFTER, Side.UNTIL, Side.UNKNOWN_START)


def _settle_bound(bound: Bound, count: Count) -> Date:
    """A side of a date; "until Monday" may be a Monday to come, "since Monday" may not."""
    inner = bound.inner
    named = weekday_inside(inner)
    if named is not None and bound.side in _TO_COME:
        inner = with_inside(inner, replace(named, which="nearest"))
    date = settle(inner, count)
    if named is not None and bound.side not in _TO_COME:
        date = date.changed(warnings=())
    return bound_of(count.text, bound.side, date)


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
        if count.julian_until is not None:
            piece = in_calendar(piece, count.julian_until)
        return date_of(count.text, piece, piece.year or 0)
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
    likely = date.likely or flags.likely
    return date.changed(edtf=edtf, approximate=approximate, uncertain=uncertain, likely=likely)


def _settle_wrapped(
    expression: Flagged | Portion | PartOfDay | Clocked | OnWeekday | Stretch | Told, count: Count
) -> Date:
    if isinstance(expression, Told) and not count.told:
        raise needs_from(count.text)
    if not isinstance(expression, Flagged) and lacks_year(expression):
        return _choose_year(expression, count)
    inner = settle(expression.inner, count)
    match expression:
        case Flagged():
            return _flagged(inner, expression)
        case Portion(which=which):
            return portion_of(count.text, inner, which)
        case PartOfDay(which=which):
            return _part_of_day(count.text, inner, which)
        case OnWeekday(weekday=named):
            return _on_weekday(count.text, inner, named)
        case Stretch():
            return stretch_of(count.text, inner, expression.first, expression.last)
        case Told():
            return inner
        case Clocked():
            return _clocked(expression, inner, count)
        case _:
            assert_never(expression)


def _settle_night(night: NightTo, count: Count) -> Date:
    """The night of the day before and the day itself. That of a weekday has begun on the last such
    day before: on a Friday, the night to Saturday is the coming one.
    """
    inner, named = night.inner, weekday_inside(night.inner)
    if named is not None:
        before = replace(named, weekday=(named.weekday - 1) % 7)
        first = settle(with_inside(inner, before), count).changed(warnings=())
        last = day_date(count.text, first_day(first) + 1)
    elif lacks_year(night):
        return _choose_year(night, count)
    else:
        last = settle(inner, count)
        first = day_date(count.text, first_day(last) - 1)
    return range_of(count.text, _part_of_day(count.text, first, "night"), last)


def _part_of_day(text: str, day: Date, which: str) -> Date:
    if day.precision != "day":
        raise refusals.unparsable(text)
    return replace(day, precision="part", part=which, within=day)


def _on_weekday(text: str, day: Date, named: int) -> Date:
    if day.earliest is not None and weekday(day.earliest) != named:
        raise weekday_mismatch(text, day.earliest)
    return day


def _clocked(clocked: Clocked, day: Date, count: Count) -> Date:
    text = count.text
    if day.precision != "day" or day.earliest is None or day.edtf != iso_day(day.earliest):
        raise refusals.unparsable(text, "Write a clock time after one day: 2022-07-08 10:30.")
    clock = read_clock(text, (clocked.hour, clocked.minute, clocked.second), "", clocked.precision)
    zone = "" if clocked.zone == "local time" else clocked.zone or count.zone
    if zone:
        clock = add_zone(text, day.earliest, clock, zone)
    found = moment(text, day, clock)
    if not day.warnings and not clocked.about:
        return found
    return found.changed(warnings=day.warnings, approximate=clocked.about)


# --- ranges ----------------------------------------------------------------------------------


def _settle_range(pair: Range, count: Count) -> Date:
    start, end = _in_one_zone(pair.start, pair.end), pair.end
    named = weekday_inside(start), weekday_inside(end)
    if named[0] is not None and named[1] is not None and named[0] != named[1]:
        day, length = _anchor(count), (named[1].weekday - named[0].weekday) % 7 + 1
        from_day = run_of_weekdays(named[0].weekday, length, count, day)
        first = settle(start, replace(count, day=from_day))
        last = settle(end, replace(count, day=from_day + length - 1))
    elif count.day is not None and lacks_year(start) and lacks_year(end):
        first = settle(start, count)
        last = _next_after(end, first, count)
    else:
        first, last = settle(start, count), settle(end, count)
    return range_of(count.text, first, last)


def _in_one_zone(start: Expression, end: Expression) -> Expression:
    """The start in the zone that is written once, at the end of both: "20:15-20:45 UTC"."""
    if isinstance(start, Clocked) and isinstance(end, Clocked) and not start.zone:
        return replace(start, zone=end.zone)
    return start


def _settle_members(choice: Choice, count: Count) -> tuple[Date, ...]:
    """Weekdays that follow one another are one run of days: "Monday and Tuesday"."""
    weekdays = [named.weekday for member in choice.members if (named := weekday_inside(member))]
    if len(weekdays) < len(choice.members):
        return tuple(settle(member, count) for member in choice.members)
    if are_a_run(weekdays):
        first = run_of_weekdays(weekdays[0], len(weekdays), count, _anchor(count))
        days = (replace(count, day=first + away) for away in range(len(weekdays)))
        return tuple(settle(member, day) for member, day in zip(choice.members, days, strict=True))
    dates = tuple(settle(member, count) for member in choice.members)
    starts = [first_day(date) for date in dates]
    if choice.kind is Kind.ALL_OF and starts != sorted(starts):
        raise ambiguous(
            count.text,
            "names days that would come in another order, each counted alone",
            "Write the days themselves, as in 2022-07-08.",
        )
    return dates


def _next_after(end: Expression, first: Date, count: Count) -> Date:
    """The end in the year in which it follows the start soonest."""
    year = year_month_day(first_day(first))[0]
    for candidate in (year, year + 1):
        date = settle(fill_year(end, candidate), count)
        if last_day(date) >= first_day(first):
            return date
    raise refusals.unparsable(count.text)
