"""Dates made of other dates: before and after, from and to, or and and."""

from __future__ import annotations

from dataclasses import replace

from dateline.dates import refusals
from dateline.dates.calendar_days import edtf_year, iso_day, iso_year, year_month_day
from dateline.dates.edtf.building import choice, interval, run
from dateline.dates.tree import Side
from dateline.dates.value import Date, EndState, Kind

_YEARS = ("year", "decade", "century")
_OPEN_AFTER = {Side.SINCE: EndState.OPEN, Side.UNKNOWN_END: EndState.UNKNOWN}
_OPEN_BEFORE = {Side.UNTIL: EndState.OPEN, Side.UNKNOWN_START: EndState.UNKNOWN}
_MONTHS = ("month", "season", "quarter", "half")


def bound_of(text: str, side: Side, named: Date) -> Date:
    """Something on one side of a date.

    "Since" and "until" are intervals with an end that is open, or not known.
    Raises `DateError` (`unparsable`) where the date is itself an interval, a choice or a clock
    time.
    """
    if named.earliest is None or named.latest is None:
        raise _not_a_bound(text)
    if named.kind is not Kind.POINT:
        raise _not_a_bound(text)
    if side in _OPEN_AFTER:
        found = interval(text, as_end(named, first=True), None, end_state=_OPEN_AFTER[side])
        return _with_warnings(found, (named,))
    if side in _OPEN_BEFORE:
        found = interval(text, None, as_end(named, first=False), start_state=_OPEN_BEFORE[side])
        return _with_warnings(found, (named,))
    kind = Kind.BEFORE if side in (Side.BEFORE, Side.NOT_AFTER) else Kind.AFTER
    exclusive = side in (Side.BEFORE, Side.AFTER)
    limit = _limit(named, kind, exclusive=exclusive)
    before = kind is Kind.BEFORE
    edge = _edtf_at(named, limit, exclusive=exclusive)
    return Date(
        text, f"[..{edge}]" if before else f"[{edge}..]", kind,
        None if before else limit, limit if before else None,
        EndState.OPEN if before else EndState.KNOWN,
        EndState.KNOWN if before else EndState.OPEN,
        "", named.approximate, named.uncertain,
        None if before else named, named if before else None,
        exclusive=exclusive, likely=named.likely, warnings=named.warnings,
    )  # fmt: skip


def _not_a_bound(text: str) -> Exception:
    return refusals.unparsable(
        text, "Write one day, month or year after the word, as in 'before 9 July 2022'."
    )


def _limit(named: Date, kind: Kind, *, exclusive: bool) -> int:
    earliest, latest = named.earliest or 0, named.latest or 0
    exclusive = exclusive and not (is_within_day(named) or _is_vague(named))
    if kind is Kind.BEFORE:
        return earliest - 1 if exclusive else latest
    return latest + 1 if exclusive else earliest


def is_within_day(date: Date) -> bool:
    """Whether it is a time or a part of one day: what is before it may be on that day too."""
    return date.clock is not None or (date.within is not None and date.within.precision == "day")


def _is_vague(date: Date) -> bool:
    """Whether nobody knows where it begins and ends: what is before the end of June, or before late
    June, may be in its last days.
    """
    return date.part in ("early", "mid", "late")


def _edtf_at(named: Date, limit: int, *, exclusive: bool) -> str:
    """The limit in EDTF, as coarse as the date that was named."""
    if is_within_day(named):
        return iso_day(limit)
    if not exclusive and named.edtf[0] != "[":
        return named.edtf
    year, month, _ = year_month_day(limit)
    if named.precision not in _YEARS and not -9999 <= year <= 9999:
        raise refusals.invalid(
            named.text, "goes beyond the years of four digits, where EDTF has no days.",
            "Write a date within the years -9999 to 9999.",
        )  # fmt: skip
    if named.precision in _YEARS:
        edge = edtf_year(year)
    elif named.precision in _MONTHS:
        edge = f"{iso_year(year)}-{month:02}"
    else:
        edge = iso_day(limit)
    return edge + mark_of(named)


def mark_of(date: Date) -> str:
    """The EDTF mark of a date's flags."""
    if date.approximate and date.uncertain:
        return "%"
    return "~" if date.approximate else "?" if date.uncertain else ""


def as_end(date: Date, *, first: bool) -> Date:
    """A date as an end of an interval: EDTF has no choice there, so its own edge is used."""
    if date.clock is not None and date.earliest is not None:
        return date.changed(edtf=iso_day(date.earliest))  # EDTF has no clock times in intervals
    if date.edtf[0] not in "[{" or date.earliest is None or date.latest is None:
        return date
    day = date.earliest if first else date.latest
    year = year_month_day(day)[0]
    coarse = date.precision in _YEARS or not -9999 <= year <= 9999
    return replace(date, edtf=(edtf_year(year) if coarse else iso_day(day)) + mark_of(date))


def range_of(text: str, first: Date, last: Date) -> Date:
    """From one date to another; `DateError` where an end is no point, or one of them alone has
    a clock time.
    """
    if first.kind is not Kind.POINT or last.kind is not Kind.POINT:
        raise refusals.unparsable(text)
    if (first.clock is None) != (last.clock is None):
        raise refusals.unparsable(text, "Write a clock time at both ends, or at none.")
    found = interval(text, as_end(first, first=True), as_end(last, first=False))
    if first.clock is not None and last.clock is not None:
        if first_second(first) >= first_second(last):
            raise refusals.reversed_interval(text, "Write each time with its own day.")
        if first.earliest == last.earliest:
            found = found.changed(edtf=iso_day(first.earliest or 0))
    return _with_warnings(found, (first, last))


def first_second(date: Date) -> int:
    """The second in which a date with a clock time begins, of UTC where the zone is known."""
    clock = date.clock
    second = 0 if clock is None else clock.second - 60 * (clock.offset or 0)
    return (date.earliest or 0) * 86_400 + second


def clock_in_interval(text: str) -> Exception:
    """EDTF intervals have no clock times, and dropping one would be silent."""
    return refusals.unparsable(
        text,
        "EDTF has no clock times in a range: write it in words, as in 8 July 2022, 10:00-12:00.",
    )


def choice_of(text: str, kind: Kind, members: tuple[Date, ...]) -> Date:
    """One of several dates or each of them; a member may be a run of dates.

    Raises:
        DateError: a member is a choice, has a clock time or an unknown end (`unparsable`).
    """
    if any(member.clock or member.kind in (Kind.ONE_OF, Kind.ALL_OF) for member in members):
        raise refusals.unparsable(text)
    flat = tuple(_as_member(text, member) for member in members)
    return _with_warnings(choice(text, kind, flat), members)


def _as_member(text: str, date: Date) -> Date:
    """A choice inside a choice is written without its brackets, and a range with two stops."""
    if date.kind is Kind.POINT:
        return date if date.edtf[0] != "[" else replace(date, edtf=date.edtf.strip("[]"))
    states = (date.start_state, date.end_state)
    if EndState.UNKNOWN in states or date.exclusive or (date.start is None and date.end is None):
        raise refusals.unparsable(text)
    return run(text, date.start, date.end)


def _with_warnings(date: Date, parts: tuple[Date, ...]) -> Date:
    warnings = tuple(warning for part in parts for warning in part.warnings)
    return replace(date, warnings=warnings) if warnings else date
