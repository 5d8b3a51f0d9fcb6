"""Dates made of their parts as EDTF writes them: part-years, moments, intervals, sets."""

from __future__ import annotations

import re

from dateline.dates import refusals
from dateline.dates.calendar_days import add_months, day_number, month_bounds, year_month_day
from dateline.dates.value import Clock, Date, EndState, Kind

# Matches `+08:00`.
_OFFSET = re.compile(r"([+-])([0-9]{2})(?::?([0-9]{2}))?", re.ASCII)

# First month and length in months, by EDTF code (ISO 8601-2, 4.8).
_SUB_YEARS: dict[int, tuple[str, int, int]] = {
    **{code: ("season", 3 * (code - 20), 3) for code in (21, 22, 23, 24)},
    **{code: ("season", 3 * (code - 24), 3) for code in (25, 26, 27, 28)},
    29: ("season", 9, 3),
    30: ("season", 12, 3),
    31: ("season", 3, 3),
    32: ("season", 6, 3),
    **{code: ("quarter", 3 * (code - 33) + 1, 3) for code in (33, 34, 35, 36)},
    **{code: ("part", 4 * (code - 37) + 1, 4) for code in (37, 38, 39)},
    **{code: ("half", 6 * (code - 40) + 1, 6) for code in (40, 41)},
}


def sub_year(text: str, year: int, code: int, mark: str = "", edtf: str = "") -> Date:
    """A season, quarter, third or half of a year, by its EDTF code.

    Raises:
        DateError: the year has no such part (`invalid-date`).
    """
    if code not in _SUB_YEARS:
        raise refusals.no_such_day(text, year, code, 1)
    precision, month, length = _SUB_YEARS[code]
    first = day_number(year, month, 1)
    last = month_bounds(*add_months(year, month, length - 1))[1]
    approximate, uncertain = flags_of(mark)
    return Date(
        text, edtf or text, Kind.POINT, first, last, precision=precision,
        approximate=approximate, uncertain=uncertain, code=code,
    )  # fmt: skip


def flags_of(marks: str | None) -> tuple[bool, bool]:
    """Approximate and uncertain, from any of `~`, `?`, `%`."""
    if not marks:
        return False, False
    return "~" in marks or "%" in marks, "?" in marks or "%" in marks


def read_clock(text: str, time: tuple[int, int, int], offset: str, precision: str) -> Clock:
    """A clock time from hour, minute, second and an ISO offset (`Z`, `+08`, `+08:00`, none).

    Raises:
        DateError: the day has no such time (`invalid-date`).
    """
    hour, minute, second = time
    if hour > 23 or minute > 59 or second > 59:
        hint = "Write a time from 00:00:00 to 23:59:59."
        if time == (24, 0, 0):
            hint = "Write 00:00:00 on the next day."
        raise refusals.invalid(text, "has no time of the day.", hint)
    minutes = offset_minutes(text, offset) if offset else None
    shown = offset if offset in ("", "Z") else offset_text(minutes or 0)
    return Clock(hour * 3600 + minute * 60 + second, precision, minutes, shown)


def offset_text(minutes: int) -> str:
    """Minutes east of UTC as `+08:00`."""
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else '+'}{hours:02}:{rest:02}"


def offset_minutes(text: str, offset: str) -> int:
    """Minutes east of UTC of `Z`, `+08`, `+0800` or `+08:00`.

    Raises:
        DateError: no zone is so far from UTC (`invalid-date`).
    """
    if offset == "Z":
        return 0
    match = _OFFSET.fullmatch(offset)
    sign, hours, minutes = match.groups() if match else ("+", "99", "0")
    total = int(hours) * 60 + int(minutes or 0)
    if total > 14 * 60 or int(minutes or 0) > 59:
        raise refusals.invalid(
            text, f"is {offset} from UTC, but no place is.", "Write an offset up to +14:00."
        )
    if total == 0 and sign == "-":
        raise refusals.invalid(
            text, f"has the offset {offset}, which ISO 8601 does not know.", "Write Z for UTC."
        )
    return -total if sign == "-" else total


def moment(text: str, day: Date, clock: Clock) -> Date:
    """A clock time on a day."""
    hour, rest = divmod(clock.second, 3600)
    time = f"{hour:02}:{rest // 60:02}:{rest % 60:02}"
    return Date(
        text, f"{day.edtf}T{time}{clock.offset_text}", Kind.POINT, day.earliest, day.latest,
        precision=clock.precision, clock=clock,
    )  # fmt: skip


_WRITTEN_END = {EndState.UNKNOWN: "", EndState.OPEN: ".."}


def interval(
    text: str,
    start: Date | None,
    end: Date | None,
    start_state: EndState = EndState.KNOWN,
    end_state: EndState = EndState.KNOWN,
) -> Date:
    """From one date to another; a missing end is open or unknown.

    Raises `DateError` (`reversed-interval`) where all of the end lies before the start.
    """
    check_order(text, start, end)
    left = start.edtf if start else _WRITTEN_END[start_state]
    right = end.edtf if end else _WRITTEN_END[end_state]
    return Date(
        text, f"{left}/{right}", Kind.INTERVAL,
        start.earliest if start else None, end.latest if end else None,
        start_state, end_state, "interval",
        bool((start and start.approximate) or (end and end.approximate)),
        bool((start and start.uncertain) or (end and end.uncertain)),
        start, end,
    )  # fmt: skip


def check_order(text: str, start: Date | None, end: Date | None) -> None:
    """Refuse a start that lies after all of the end.

    Raises:
        DateError: the start is after the end (`reversed-interval`).
    """
    if start is None or end is None or start.earliest is None or end.latest is None:
        return
    if start.earliest > end.latest:
        swapped = f"{end.edtf}/{start.edtf}"
        year = year_month_day(start.earliest)[0]
        is_shared = year == year_month_day(end.latest)[0] and text.count(f"{year:04}") == 1
        if is_shared and start.edtf.startswith(f"{year:04}-"):
            before = f"{year - 1:04}{start.edtf[4:]}/{end.edtf}"
            hint = (
                f"Write {before} if it begins in the year before; else swap the ends ({swapped})."
            )
        else:
            hint = f"Swap the ends ({swapped}), or give each end its own year."
        raise refusals.reversed_interval(text, hint)


def run(text: str, first: Date | None, last: Date | None) -> Date:
    """Consecutive dates inside a set; a missing end is open."""
    check_order(text, first, last)
    states = [EndState.OPEN if date is None else EndState.KNOWN for date in (first, last)]
    ends = [date for date in (first, last) if date]
    return Date(
        text, f"{first.edtf if first else ''}..{last.edtf if last else ''}", Kind.INTERVAL,
        first.earliest if first else None, last.latest if last else None,
        states[0], states[1], "interval",
        any(date.approximate for date in ends), any(date.uncertain for date in ends),
        first, last,
    )  # fmt: skip


def choice(text: str, kind: Kind, members: tuple[Date, ...]) -> Date:
    """One of some dates, or each of them."""
    starts = [member.earliest for member in members]
    ends = [member.latest for member in members]
    known_starts = [day for day in starts if day is not None]
    known_ends = [day for day in ends if day is not None]
    open_start, open_end = len(known_starts) < len(starts), len(known_ends) < len(ends)
    inside = ",".join(member.edtf for member in members)
    return Date(
        text, f"[{inside}]" if kind is Kind.ONE_OF else f"{{{inside}}}", kind,
        None if open_start else min(known_starts), None if open_end else max(known_ends),
        EndState.OPEN if open_start else EndState.KNOWN,
        EndState.OPEN if open_end else EndState.KNOWN,
        "set",
        any(member.approximate for member in members),
        any(member.uncertain for member in members),
        members=members,
    )  # fmt: skip
