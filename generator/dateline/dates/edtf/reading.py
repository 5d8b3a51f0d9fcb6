"""Reading EDTF, levels 0, 1 and 2 (ISO 8601-2:2019, annex A).

Format: https://www.loc.gov/standards/datetime/ . Seasons without a hemisphere (21 to 24)
are northern, and the months of a season are whole: spring is March to May. A winter
belongs to the year in which it begins, in both hemispheres a summer or winter that
crosses a year's end does.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product

from dateline.dates import refusals
from dateline.dates.calendar_days import (
    day_number,
    is_day,
    month_bounds,
    year_bounds,
)
from dateline.dates.edtf.building import (
    choice,
    flags_of,
    interval,
    moment,
    read_clock,
    run,
    sub_year,
)
from dateline.dates.value import Date, DateError, EndState, Kind

# Matches `2022-07-08`, `1984?`.
_PLAIN = re.compile(r"(-?[0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?([?~%])?", re.ASCII)
# Matches `2004-06~-11`, `156X-12-25`.
_QUALIFIED = re.compile(
    r"(?P<y1>[?~%])?(?P<sign>-?)(?P<year>[0-9X]{4})(?P<y2>[?~%])?"
    r"(?:-(?P<m1>[?~%])?(?P<month>[0-9X]{2})(?P<m2>[?~%])?"
    r"(?:-(?P<d1>[?~%])?(?P<day>[0-9X]{2})(?P<d2>[?~%])?)?)?",
    re.ASCII,
)
# Matches `Y-17E7`, `1950S2`.
_LONG_YEAR = re.compile(
    r"(?:(?P<y>Y)(?P<big>-?[0-9]{1,12})(?:E(?P<e>[0-9]))?|(?P<small>-?[0-9]{4}))"
    r"(?:S(?P<s>[0-9]{1,2}))?(?P<q>[?~%])?",
    re.ASCII,
)
# Matches `2022-07-08T10:30:00+08:00`.
_MOMENT = re.compile(
    r"(-?[0-9]{4}-[0-9]{2}-[0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})"
    r"(Z|[+-][0-9]{2}(?::[0-9]{2})?)?",
    re.ASCII,
)
# Matches `[1863,1864]`.
_SET = re.compile(r"([\[{])([^\[\]{}]*)([\]}])")


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
    approximate, uncertain = flags_of(mark) if mark else (False, False)
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
    part = match.groupdict("")
    if part["y1"] and part["y2"]:
        return None
    marks = part["y1"] + part["y2"] + part["m1"] + part["m2"] + part["d1"] + part["d2"]
    digits, month, day = match["year"], match["month"], match["day"]
    if part["sign"] and digits.startswith("00") and "0000" in (digits, digits.replace("X", "0")):
        raise refusals.invalid(
            text,
            "would contain the year minus zero, which is not a year.",
            "Write 0000 for 1 BC, -0001 for 2 BC, [-0099..0000] for the 1st century BC.",
        )
    edtf = text if not part["y1"] or month else f"{part['sign']}{digits}{part['y1']}"
    if month is not None and day is None and month.isdigit() and int(month) > 12:
        if "X" in digits:
            return None
        return sub_year(text, int(part["sign"] + digits), int(month), marks)
    bounds = _masked_bounds(part["sign"] + digits, month, day)
    if bounds is None:
        raise refusals.invalid(
            text, "matches no day of the calendar.", "Correct the month or the day."
        )
    approximate, uncertain = flags_of(marks)
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


def _masked_bounds(year: str, month: str | None, day: str | None) -> tuple[int, int] | None:
    """The first and last day that the digits allow, or None if there is none."""
    if month in (None, "XX") and day in (None, "XX"):
        ends = int(year.replace("X", "0")), int(year.replace("X", "9"))
        return year_bounds(min(ends), max(ends))
    if "X" not in year and month is not None and month.isdigit() and day in (None, "XX"):
        return month_bounds(int(year), int(month)) if 1 <= int(month) <= 12 else None
    months = _matching(month or "XX", 1, 12)
    days = _matching(day or "XX", 1, 31)
    first = _first_day(year, months, days, latest=False)
    last = _first_day(year, months, days, latest=True)
    return None if first is None or last is None else (first, last)


@lru_cache(maxsize=1024)
def _matching(mask: str, lowest: int, highest: int) -> tuple[int, ...]:
    return tuple(
        number
        for number in range(lowest, highest + 1)
        if all(want in ("X", digit) for want, digit in zip(mask, f"{number:02}", strict=True))
    )


def _first_day(
    year_mask: str, months: tuple[int, ...], days: tuple[int, ...], *, latest: bool
) -> int | None:
    """The first (or latest) day whose year fits a mask, such as `-01XX`."""
    negative, digits = year_mask.startswith("-"), year_mask.removeprefix("-")
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
    approximate, uncertain = flags_of(part["q"])
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
    clock = read_clock(text, (int(hour), int(minute), int(second)), offset or "", "second")
    return moment(text, whole, clock)


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
