"""What of a date its heading has said already, and how long a time is in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Final, TypeAlias

from babel import Locale
from babel.dates import format_timedelta
from babel.units import format_unit

from dateline.dates import Date, Kind, PeriodUnit, edtf_year, period_date, period_name, year_of

Stretches: TypeAlias = list[tuple[str, bool]]
"""A text in pieces, each with whether a heading has said it."""

_JOINTS: Final = ", \u00a0"
_OF_YEAR: Final = tuple(f"{space}{sign}." for space in " \u00a0\u202f" for sign in "гр")
"""What is behind a year in Russian and Ukrainian."""
_FAR: Final = 900_000_000  # days
_HOURS: Final = 2.5
_MINUTES: Final = 2.5 / 24
_YEAR: Final = 365.2425  # days, on average
_BABEL_YEAR: Final = 365


def said_by(show: Callable[[Date], str], heading: Date) -> tuple[str, ...]:
    """What a heading says of every date below it: its own words, and those of its day or year."""
    if heading.earliest is None or heading.precision in ("decade", "century", ""):
        return ()
    if heading.latest is None or year_of(heading.earliest) != year_of(heading.latest):
        return ()
    if heading.clock is not None:
        return (show(period_date(period_name(heading.earliest, PeriodUnit.DAY))),)
    year = show(period_date(edtf_year(year_of(heading.earliest))))
    return (show(heading), year)


def goes_beyond(date: Date, heading: Date) -> bool:
    """Whether a stretch of time ends after the year, month or day of its heading, or later than is
    known.

    >>> from dateline.dates import read_date
    >>> may = read_date("2018-05")
    >>> [goes_beyond(read_date(f"2018-05-01/2018-{end}"), may) for end in ("05-30", "08-30")]
    [False, True]
    """
    if date.kind is not Kind.INTERVAL or heading.latest is None:
        return False
    return date.latest is None or date.latest > heading.latest


def apart(texts: Sequence[str], said: Sequence[str]) -> list[Stretches]:
    """The parts of a date, cut at what is said: the first of these that they contain, once."""
    for words in said:
        for number, text in enumerate(texts):
            at = text.find(words)
            if at < 0:
                continue
            start, end = at, at + len(words)
            if start:  # "17 de abril de 2018" is "17 de abril", "17 апреля 2018 г." is "17 апреля"
                start -= len(" de") if text[:start].endswith(" de ") else 0
                end += next((len(sign) for sign in _OF_YEAR if text.startswith(sign, end)), 0)
            while start and text[start - 1] in _JOINTS:
                start -= 1
            while not start and end < len(text) and text[end] in _JOINTS:
                end += 1
            if start and text[end : end + 1] in (",", "،", "，"):
                end += 1  # "before 17 March, 09:04" is "before 09:04"
            cut: list[Stretches] = [[(each, False)] for each in texts]
            pieces = [(text[:start], False), (text[start:end], True), (text[end:], False)]
            cut[number] = [piece for piece in pieces if piece[0]]
            if start == 0 and end == len(text) and number + 1 < len(texts) and not number:
                cut[1] = _joint_said(texts[1])
            return cut
    return [[(each, False)] for each in texts]


def rest_below(texts: Sequence[str], said: Sequence[str], heading: Date) -> list[Stretches] | None:
    """The parts of a date cut at what its heading says, if the rest is a date or a clock time by
    itself, or is nothing: "14:05" below its day, "8 July" below its month or year are, "possibly"
    and "8" are not. None where the whole date is needed.
    """
    for number, words in enumerate(said):
        parts = apart(texts, [words])
        stretches = [each for part in parts for each in part]
        if not any(is_said for _, is_said in stretches):
            continue
        rest = "".join(text for text, is_said in stretches if not is_said).strip(_JOINTS)
        is_day = heading.precision == "month" and number == 0
        if not rest or (not is_day and any(character.isdigit() for character in rest)):
            return parts
    return None


def _joint_said(text: str) -> Stretches:
    """A text whose first signs only join it to what is before."""
    rest = text.lstrip(_JOINTS)
    pieces = [(text[: len(text) - len(rest)], True), (rest, False)]
    return [piece for piece in pieces if piece[0]]


def show_length(days: float, locale: Locale) -> str:
    """A length of time in words, rounded: "2 months"."""
    if days > _YEAR:  # so that a thousand years are not called 1,001
        days *= _BABEL_YEAR / _YEAR
    if days > _FAR:  # more than Babel's own lengths can be
        years = float(f"{days / _BABEL_YEAR:.2g}")
        return str(format_unit(round(years), "duration-year", locale=locale))
    length = timedelta(days=days)
    if days < _MINUTES:
        return format_timedelta(length, granularity="minute", threshold=0.95, locale=locale)
    if days < _HOURS:
        return format_timedelta(length, granularity="hour", threshold=0.95, locale=locale)
    return format_timedelta(length, granularity="day", threshold=0.95, locale=locale)
