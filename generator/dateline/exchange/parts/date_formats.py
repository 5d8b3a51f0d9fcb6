"""Dates in a format that someone said: `DD/MM/YYYY`, `D Month YYYY, H:mm`. Nothing is guessed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from dateline.dates import DateError, read_date
from dateline.exchange.parts.date_parts import Parts, PartsError, digits, read_parts

AS_DATELINE: Final = "dateline"
"""Dates as Dateline reads them: ISO, EDTF, or in words; what has two readings is refused."""

_TOKENS: Final = {
    # Five digits without a sign are a sheet's own number of a day, if anything.
    "YYYY": r"(?P<year>\d{1,4}|[-−]\d{1,6})",
    "MM": r"(?P<month>\d{1,2})",
    "M": r"(?P<month>\d{1,2})",
    "Month": r"(?P<month>[^\W\d_]+\.?)",
    "Mon": r"(?P<month>[^\W\d_]+\.?)",
    "DD": r"(?P<day>\d{1,2})(?:st|nd|rd|th)?",
    "D": r"(?P<day>\d{1,2})(?:st|nd|rd|th)?",
    "HH": r"(?P<hour>\d{1,2})",
    "H": r"(?P<hour>\d{1,2})",
    "mm": r"(?P<minute>\d{2})",
    "ss": r"(?P<second>\d{2})(?:\.\d+)?",
    "AM": r"(?P<half>[AaPp]\.?[Mm]\.?)",
    "Weekday": r"(?:[^\W\d_]+\.?)",
}
# Matches `YYYY`, `Month`, and one other sign.
_TOKEN: Final = re.compile(r"YYYY|Weekday|Month|Mon|MM|M|DD|D|HH|H|mm|ss|AM|.", re.DOTALL)
_NAMED: Final = _TOKENS.keys() - {"Weekday"}
_ISO: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}:\d{2}(?::\d{2})?))?")
# Matches `44750`, with or without a part of a day: how sheets count days.
SERIAL: Final = re.compile(r"[2-5][0-9]{4}(?:[.,][0-9]+)?", re.ASCII)
# Matches the fraction in `2022-07-08T10:30:00.000Z`, as programs write whole seconds.
_THOUSANDTHS: Final = re.compile(r"(?<=T\d{2}:\d{2}:\d{2})\.0+(?=Z?$|[+-])")
_COMMON: Final = (
    "YYYY-MM-DD", "DD/MM/YYYY", "MM/DD/YYYY", "DD.MM.YYYY", "DD-MM-YYYY", "MM-DD-YYYY",
    "YYYY/MM/DD", "D Month YYYY", "Month D, YYYY", "YYYY", "MM/YYYY",
    "DD/MM/YYYY HH:mm", "MM/DD/YYYY HH:mm", "DD.MM.YYYY HH:mm", "YYYY-MM-DD HH:mm",
    "DD/MM/YYYY HH:mm:ss", "MM/DD/YYYY HH:mm:ss", "YYYY-MM-DD HH:mm:ss",
    "MM/DD/YYYY H:mm AM", "DD/MM/YYYY H:mm AM",
)  # fmt: skip
# The same with the month before the day, and the other way round.
_OTHER_ORDER: Final = {
    pattern: re.sub("DD|MM", lambda found: "MM" if found[0] == "DD" else "DD", pattern)
    for pattern in _COMMON
    if "MM" in pattern and "DD" in pattern and not pattern.startswith("YYYY")
}


@dataclass(frozen=True, slots=True)
class Conventions:
    """How dates without a format are read: as those of the timeline."""

    language: str = "en"
    zone: str = ""
    date_order: str = ""


def fault_of_format(pattern: str) -> str:
    """What is wrong with a format, as words after "it"; empty if nothing is.

    >>> fault_of_format("DD/MM/YY")
    'has a year of two digits: write YYYY, and the whole year in the file'
    """
    if pattern == AS_DATELINE:
        return ""
    tokens = [token for token in _TOKEN.findall(pattern) if token in _TOKENS]
    named = [_TOKENS[token].partition(">")[0] for token in tokens if token in _NAMED]
    if "YY" in re.sub("YYYY", "", pattern):
        return "has a year of two digits: write YYYY, and the whole year in the file"
    if "YYYY" not in tokens:
        return "has no YYYY, M or D that Dateline knows" if not tokens else "has no year, YYYY"
    twice = [name for name in named if named.count(name) > 1]
    return f"names the {twice[0].removeprefix('(?P<')} twice" if twice else ""


def read_formatted(text: str, formats: Sequence[str], conventions: Conventions) -> str:
    """A date as our data has it, by the first of the formats that fits all of the text.

    A day in ISO form is read whatever the format: a sheet's own dates come so.

    Raises:
        PartsError: none fits, or the calendar has no such date.
    """
    text = _THOUSANDTHS.sub("", digits(" ".join(text.split())))
    if iso := _ISO.fullmatch(text):
        return read_parts(Parts(iso[1], iso[2], iso[3], iso[4] or "")).text
    for pattern in formats:
        if pattern == AS_DATELINE:
            return _as_dateline(text, conventions)
        if found := _compiled(pattern).fullmatch(text):
            return _read(found.groupdict(), conventions.language)
    told = f"'{text}' is not of the form {' or '.join(formats)}."
    if SERIAL.fullmatch(text):
        told += " It may be a sheet's own number of a day: show the column as dates and save it."
    raise PartsError(told)


def fitting(values: Iterable[str], conventions: Conventions) -> tuple[str, ...]:
    """The common formats in which every one of some values can be read."""
    every = [value for value in values if value.strip()]
    if not every:
        return ()
    return tuple(
        pattern
        for pattern in (AS_DATELINE, *_COMMON)
        if all(_fits(value, pattern, conventions) for value in every)
    )


def covering(values: Iterable[str], conventions: Conventions) -> tuple[tuple[str, ...], list[str]]:
    """Common formats that together read most of some values, and the values that they do not read.

    There are none where it is open which number is the month: if the day may be the month in all
    values, or if some have the day first and others the month.
    """
    every = list(dict.fromkeys(v for v in values if v.strip() and not _ISO.fullmatch(v.strip())))
    # Of some common formats, the one with the month first is not common, and still may be meant.
    patterns = dict.fromkeys((*_COMMON, *_OTHER_ORDER.values(), AS_DATELINE))
    read = {p: {v for v in every if _fits(v, p, conventions)} for p in patterns}
    left = set(every) - read[AS_DATELINE]
    formats: list[str] = []
    while left:
        best = max(_COMMON, key=lambda pattern: len(read[pattern] & left))
        other = _OTHER_ORDER.get(best, "")
        if not read[best] & left:
            break
        if other and not read[other] < read[best]:
            return (), every
        formats.append(best)
        left -= read[best]
    if read[AS_DATELINE] and len(left) < len(every):
        formats.append(AS_DATELINE)
    return tuple(formats), [value for value in every if value in left]


def _fits(value: str, pattern: str, conventions: Conventions) -> bool:
    try:
        read_formatted(value, (pattern,), conventions)
    except PartsError:
        return False
    return True


def _as_dateline(text: str, conventions: Conventions) -> str:
    try:
        read_date(
            text,
            language=conventions.language,
            zone=conventions.zone,
            date_order=conventions.date_order,
        )
    except DateError as error:
        raise PartsError(f"{error.message} {error.hint}") from error
    return text


def _read(parts: dict[str, str], language: str) -> str:
    month = parts.get("month") or ""
    if month and not month.isdigit():
        month = _month_number(month.rstrip("."), language)
    clock = [parts.get(name) or "" for name in ("hour", "minute", "second")]
    time = ":".join(filter(None, clock)) + (parts.get("half") or "")
    if time and not clock[1] and not parts.get("half"):
        time += "h"
    return read_parts(Parts(parts.get("year") or "", month, parts.get("day") or "", time)).text


def _month_number(name: str, language: str) -> str:
    try:
        return str(int(read_date(f"{name} 2000", language=language).edtf[5:7]))
    except (DateError, ValueError) as error:
        raise PartsError(f"'{name}' is not a month.") from error


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    made = ""
    for token in _TOKEN.findall(pattern):
        made += _TOKENS.get(token) or (r"\s*" if token.isspace() else re.escape(token))
    return re.compile(made)
