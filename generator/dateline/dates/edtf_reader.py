"""Reading EDTF, levels 0, 1 and 2 (ISO 8601-2:2019, annex A).

Format: https://www.loc.gov/standards/datetime/ . Seasons without a hemisphere (21 to 24)
are northern, and the months of a season are whole: spring is March to May. A winter
belongs to the year in which it begins, in both hemispheres a summer or winter that
crosses a year's end does.
"""

from __future__ import annotations

import re
from itertools import product

from dateline.dates import refusals
from dateline.dates.calendar_days import (
    add_months,
    day_number,
    is_day,
    month_bounds,
    year_bounds,
)
from dateline.dates.value import Clock, Date, DateError, EndState, Kind

_PLAIN = re.compile(r"(-?[0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?([?~%])?", re.ASCII)
_QUALIFIED = re.compile(
    r"(?P<y1>[?~%])?(?P<sign>-?)(?P<year>[0-9X]{4})(?P<y2>[?~%])?"
    r"(?:-(?P<m1>[?~%])?(?P<month>[0-9X]{2})(?P<m2>[?~%])?"
    r"(?:-(?P<d1>[?~%])?(?P<day>[0-9X]{2})(?P<d2>[?~%])?)?)?",
    re.ASCII,
)
_LONG_YEAR = re.compile(
    r"(?:(?P<y>Y)(?P<big>-?[0-9]{1,12})(?:E(?P<e>[0-9]))?|(?P<small>-?[0-9]{4}))"
    r"(?:S(?P<s>[0-9]{1,2}))?(?P<q>[?~%])?",
    re.ASCII,
)
_MOMENT = re.compile(
    r"(-?[0-9]{4}-[0-9]{2}-[0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})"
    r"(Z|[+-][0-9]{2}(?::[0-9]{2})?)?",
    re.ASCII,
)
_OFFSET = re.compile(r"([+-])([0-9]{2})(?::?([0-9]{2}))?", re.ASCII)
_SET = re.compile(r"([\[{])([^\[\]{}]*)([\]}])")

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


def read_edtf(text: str) -> Date | None:
    """Read pure EDTF, or return None where the text is not EDTF at all.

    Raises `DateError` where it is EDTF in form but cannot be (`invalid-date`,
    `reversed-interval`) or is of the 2012 draft (`old-edtf`).
    """
    plain = _PLAIN.fullmatch(text)
    if plain:
        return _read_plain(text, plain)
    if "/" in text:
        return _read_interval(text)
    if text[:1] in ("[", "{"):
        return _read_set(text)
    if "T" in text:
        return _read_moment(text)
    return _read_single(text)


def _read_plain(text: str, match: re.Match[str]) -> Date:
    digits, month, day, mark = match.groups()
    if digits == "-0000":
        raise _negative_zero(text)
    year = int(digits)
    approximate, uncertain = _flags(mark)
    if month is None:
        first, last = year_bounds(year, year)
        precision = "year"
    elif day is not None:
        if not is_day(year, int(month), int(day)):
            raise refusals.no_such_day(text, year, int(month), int(day))
        first = last = day_number(year, int(month), int(day))
        precision = "day"
    elif 1 <= int(month) <= 12:
        first, last = month_bounds(year, int(month))
        precision = "month"
    else:
        return sub_year(text, year, int(month), mark or "")
    return Date(
        text, text, Kind.POINT, first, last, precision=precision,
        approximate=approximate, uncertain=uncertain,
    )  # fmt: skip


def sub_year(text: str, year: int, code: int, mark: str = "", edtf: str = "") -> Date:
    """A season, quarter, third or half of a year, by its EDTF code."""
    if code not in _SUB_YEARS:
        raise refusals.no_such_day(text, year, code, 1)
    precision, month, length = _SUB_YEARS[code]
    first = day_number(year, month, 1)
    last = month_bounds(*add_months(year, month, length - 1))[1]
    approximate, uncertain = _flags(mark)
    return Date(
        text, edtf or text, Kind.POINT, first, last, precision=precision,
        approximate=approximate, uncertain=uncertain, code=code,
    )  # fmt: skip


def _flags(marks: str | None) -> tuple[bool, bool]:
    """Approximate and uncertain, from any of `~`, `?`, `%`."""
    if not marks:
        return False, False
    return "~" in marks or "%" in marks, "?" in marks or "%" in marks


def _negative_zero(text: str) -> DateError:
    return refusals.invalid(
        text, "is minus zero, which is no year.", "Write 0000 for 1 BC, -0001 for 2 BC."
    )


# --- one date with unspecified digits or qualified parts -------------------------------


def _read_single(text: str) -> Date | None:
    match = _QUALIFIED.fullmatch(text)
    if match:
        return _read_qualified(text, match)
    match = _LONG_YEAR.fullmatch(text)
    if match:
        return _read_long_year(text, match)
    return None


def _read_qualified(text: str, match: re.Match[str]) -> Date | None:
    part = match.groupdict()
    if any(part[f"{letter}1"] and part[f"{letter}2"] for letter in "ymd"):
        return None
    marks = "".join(part[key] or "" for key in ("y1", "y2", "m1", "m2", "d1", "d2"))
    digits, month, day = part["year"], part["month"], part["day"]
    if part["sign"] and digits.startswith("00") and "0000" in (digits, digits.replace("X", "0")):
        raise refusals.invalid(
            text,
            "would hold the year minus zero, which is no year.",
            "Write 0000 for 1 BC, -0001 for 2 BC, [-0099..0000] for the 1st century BC.",
        )
    edtf = text if not part["y1"] or month else f"{part['sign']}{digits}{part['y1']}"
    if month is not None and day is None and month.isdigit() and int(month) > 12:
        if "X" in digits:
            return None
        season = sub_year(text, int(part["sign"] + digits), int(month), marks)
        return season
    bounds = _masked_bounds(part["sign"] == "-", digits, month, day)
    if bounds is None:
        raise refusals.invalid(
            text, "matches no day of the calendar.", "Correct the month or the day."
        )
    approximate, uncertain = _flags(marks)
    return Date(
        text, edtf, Kind.POINT, *bounds, precision=_masked_precision(digits, month, day),
        approximate=approximate, uncertain=uncertain,
    )  # fmt: skip


def _masked_precision(digits: str, month: str | None, day: str | None) -> str:
    """The finest part of which anything is given; `2004-06-XX` is a month."""
    if day is not None and day != "XX":
        return "day"
    if month is not None and month != "XX":
        return "month"
    unknown = len(digits) - len(digits.rstrip("X"))
    if "X" in digits.rstrip("X"):
        return "year"
    return ("year", "decade", "century", "century", "century")[unknown]


def _masked_bounds(
    negative: bool, digits: str, month: str | None, day: str | None
) -> tuple[int, int] | None:
    """The first and last day that the digits allow, or None if there is none."""
    months = _matching(month or "XX", 1, 12)
    days = _matching(day or "XX", 1, 31)
    first = _first_day(negative, digits, months, days, latest=False)
    last = _first_day(negative, digits, months, days, latest=True)
    return None if first is None or last is None else (first, last)


def _matching(mask: str, lowest: int, highest: int) -> list[int]:
    return [
        number
        for number in range(lowest, highest + 1)
        if all(want in ("X", digit) for want, digit in zip(mask, f"{number:02}", strict=True))
    ]


def _first_day(
    negative: bool, digits: str, months: list[int], days: list[int], *, latest: bool
) -> int | None:
    if not any(day <= 29 or is_day(2000, month, day) for month in months for day in days):
        return None
    down = negative is not latest
    choices = ["9876543210" if down else "0123456789"] * 4
    masked = (
        choice if digit == "X" else digit for choice, digit in zip(choices, digits, strict=True)
    )
    step = -1 if latest else 1
    for drawn in product(*masked):
        year = int("".join(drawn)) * (-1 if negative else 1)
        for month in months[::step]:
            for day in days[::step]:
                if is_day(year, month, day):
                    return day_number(year, month, day)
    return None


def _read_long_year(text: str, match: re.Match[str]) -> Date | None:
    part = match.groupdict()
    if part["small"] == "-0000":
        raise _negative_zero(text)
    year = int(part["big"] or part["small"]) * 10 ** int(part["e"] or 0)
    if part["y"] and -9999 <= year <= 9999:
        fix = f"-{-year:04}" if year < 0 else f"{year:04}"
        raise refusals.invalid(
            text, "writes a year of at most four digits with Y.", f"Write {fix}."
        )
    if part["y"] and part["big"].lstrip("-").startswith("0"):
        return None
    first, last, precision = year, year, "year"
    if part["s"] is not None:
        width = len(part["small"].lstrip("-")) if part["small"] else len(str(abs(year)))
        unknown = width - int(part["s"])
        if unknown < 0 or int(part["s"]) == 0:
            raise refusals.invalid(
                text,
                f"counts {part['s']} significant digits in a year of {width}.",
                f"Write a number from 1 to {width} after S.",
            )
        step = 10**unknown
        low = abs(year) // step * step
        first, last = (low, low + step - 1) if year >= 0 else (1 - low - step, -low)
        precision = {0: "year", 1: "decade"}.get(unknown, "century")
    approximate, uncertain = _flags(part["q"])
    return Date(
        text, text, Kind.POINT, *year_bounds(first, last), precision=precision,
        approximate=approximate, uncertain=uncertain,
    )  # fmt: skip


# --- date and time ----------------------------------------------------------------------


def _read_moment(text: str) -> Date | None:
    match = _MOMENT.fullmatch(text)
    if not match:
        return None
    day, hour, minute, second, offset = match.groups()
    if day.startswith("-0000"):
        raise _negative_zero(text)
    whole = read_edtf(day)
    if whole is None or whole.precision != "day":
        return None
    clock = read_clock(text, int(hour), int(minute), int(second), offset or "", "second")
    return moment(text, whole, clock)


def read_clock(
    text: str, hour: int, minute: int, second: int, offset: str, precision: str
) -> Clock:
    """A clock time from its numbers and an ISO offset (`Z`, `+08`, `+08:00`, empty)."""
    if hour > 23 or minute > 59 or second > 59:
        hint = "Write a time from 00:00:00 to 23:59:59."
        if (hour, minute, second) == (24, 0, 0):
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
    """Minutes east of UTC of `Z`, `+08`, `+0800` or `+08:00`."""
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


# --- intervals and sets ------------------------------------------------------------------


def _read_interval(text: str) -> Date | None:
    halves = text.split("/")
    if len(halves) != 2 or not any(halves) or "T" in text:
        return None
    ends = [None if half in ("", "..") else read_edtf(half) for half in halves]
    for half, end in zip(halves, ends, strict=True):
        if half not in ("", "..") and (end is None or end.kind is not Kind.POINT):
            return None
    return interval(text, ends[0], ends[1], _end_state(halves[0]), _end_state(halves[1]))


def _end_state(half: str) -> EndState:
    return {"": EndState.UNKNOWN, "..": EndState.OPEN}.get(half, EndState.KNOWN)


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
    written = [
        date.edtf if date else _WRITTEN_END[state]
        for date, state in ((start, start_state), (end, end_state))
    ]
    ends = [date for date in (start, end) if date]
    return Date(
        text, "/".join(written), Kind.INTERVAL,
        start.earliest if start else None, end.latest if end else None,
        start_state, end_state, "interval",
        any(date.approximate for date in ends), any(date.uncertain for date in ends),
        start, end,
    )  # fmt: skip


def check_order(text: str, start: Date | None, end: Date | None) -> None:
    """Refuse a start that lies after all of the end."""
    if start is None or end is None or start.earliest is None or end.latest is None:
        return
    if start.earliest > end.latest:
        raise refusals.reversed_interval(
            text, f"Swap the ends ({end.edtf}/{start.edtf}), or give each end its own year."
        )


def _read_set(text: str) -> Date | None:
    match = _SET.fullmatch(text)
    if not match or match[1] + match[3] not in ("[]", "{}"):
        return None
    members = []
    for item in match[2].split(","):
        member = _read_member(text, item.strip())
        if member is None:
            return None
        members.append(member)
    return choice(text, Kind.ONE_OF if match[1] == "[" else Kind.ALL_OF, tuple(members))


def _read_member(text: str, item: str) -> Date | None:
    """A date or a run of dates: `1670..1672`, `..1984`, `1760-12..`."""
    if "/" in item or "T" in item:
        return None
    if ".." not in item:
        date = read_edtf(item)
        return date if date and date.kind is Kind.POINT else None
    first, _, last = item.partition("..")
    if not first and not last:
        return None
    ends = [read_edtf(half) if half else None for half in (first, last)]
    if (first and ends[0] is None) or (last and ends[1] is None):
        return None
    if any(end and end.kind is not Kind.POINT for end in ends):
        return None
    return run(text, ends[0], ends[1])


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
