"""Into which pages the events of a long timeline are divided: by what the density asks, from
centuries to hours.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import IntEnum
from typing import Final

from dateline.data.file_names import period_page
from dateline.data.resolved import Period, ResolvedEvent
from dateline.dates import (
    UNDATED,
    Clock,
    Date,
    Kind,
    PeriodUnit,
    period_date,
    period_name,
    read_date,
)
from dateline.dates.calendar_days import iso_day, year_bounds, year_month_day
from dateline.resolve.order import showing_order

MOST_PERIODS: Final = 60
"""Beyond so many pages of years there are pages of decades; beyond so many, of centuries."""

_ALMOST_A_WEEK: Final = 8
"""A stretch of so few days is filed where it begins, however the month is divided."""


class Span(IntEnum):
    """What a page is for, from the broadest on."""

    CENTURY = 0
    DECADE = 1
    YEAR = 2
    MONTH = 3
    THIRD = 4
    DAY = 5
    HOUR = 6


def split_periods(
    events: Sequence[ResolvedEvent], page_size: int
) -> Mapping[str, list[ResolvedEvent]]:
    """The events of each period page by its name; empty if one page has them all.

    An event that is known only to its year stays on the year's own page, however that is divided.
    """
    if len(events) <= page_size:
        return {}
    pages: dict[str, list[ResolvedEvent]] = {}
    for name, filed in _filed(events, _broadest(events)).items():
        _divide(name, filed, _broadest(events), page_size, pages)
    return pages


def periods_of(
    pages: Mapping[str, list[ResolvedEvent]], *, newest_first: bool
) -> tuple[Period, ...]:
    """The periods, and the events of each, in the order of showing."""
    periods = []
    for name, events in pages.items():
        in_order = showing_order(events, lambda event: event.own_date, newest_first=newest_first)
        periods.append(Period(name, period_page(name), date_of_period(name), in_order))
    return showing_order(periods, lambda period: period.date, newest_first=newest_first)


def date_of_period(name: str) -> Date:
    """The date of a page by its name: `201X`, `2020`, `2020-06`, `2020-06-01_10`, `2020-06-01T14`.

    >>> date_of_period("2020-06-01_10").edtf
    '2020-06-01/2020-06-10'
    """
    if name.endswith("X"):
        digits = name.rstrip("X")
        years = 10 ** (len(name) - len(digits))
        first = int(f"{digits.lstrip('-')}{'0' * (len(name) - len(digits))}")
        last = first + years - 1
        bounds = (-last, -first) if name.startswith("-") else (first, last)
        precision = "decade" if years == 10 else "century"
        return Date(name, name, Kind.POINT, *year_bounds(*bounds), precision=precision)
    if "_" in name:
        first_day, _, last_day = name.partition("_")
        return read_date(f"{first_day}/{first_day[:-2]}{last_day}", edtf_only=True)
    if "T" in name:
        on, _, hour = name.partition("T")
        clock = Clock(int(hour) * 3600, "minute")
        return period_date(on).changed(clock=clock)
    return period_date(name)


def _broadest(events: Sequence[ResolvedEvent]) -> Span:
    """Years, unless these would make too many pages."""
    for span in (Span.YEAR, Span.DECADE):
        if len({_name(event.own_date, span) for event in events}) <= MOST_PERIODS:
            return span
    return Span.CENTURY


def _divide(
    name: str,
    events: list[ResolvedEvent],
    span: Span,
    page_size: int,
    pages: dict[str, list[ResolvedEvent]],
) -> None:
    """Give a period a page, or its parts theirs if it is too long for one."""
    if len(events) <= page_size or span is Span.HOUR or name == UNDATED:
        pages.setdefault(name, []).extend(events)
        return
    finer = Span(span + 1)
    for part, filed in _filed(events, finer, otherwise=name).items():
        if part == name:
            pages.setdefault(name, []).extend(filed)
        else:
            _divide(part, filed, finer, page_size, pages)


def _filed(
    events: Sequence[ResolvedEvent], span: Span, otherwise: str = ""
) -> dict[str, list[ResolvedEvent]]:
    found: dict[str, list[ResolvedEvent]] = {}
    for event in events:
        found.setdefault(_name(event.own_date, span) or otherwise, []).append(event)
    return found


def _name(date: Date, span: Span) -> str:
    """The name of the period in which a date begins; empty if it is not known so finely."""
    if date.is_undated:
        return UNDATED
    day = date.earliest if date.earliest is not None else date.latest or 0
    year = period_name(day, PeriodUnit.YEAR)
    if span <= Span.YEAR or year.startswith("Y"):
        # Years of more than four digits have no names of decades or months.
        cut = 0 if year.startswith("Y") else int(Span.YEAR - span)
        return f"{year[: len(year) - cut]}{'X' * cut}"
    if date.precision not in _WITHIN_A_MONTH:
        return ""
    if span is Span.MONTH:
        return period_name(day, PeriodUnit.MONTH)
    return _within_a_month(date, day, span)


def _within_a_month(date: Date, day: int, span: Span) -> str:
    begins = date
    if date.kind is Kind.INTERVAL:
        begins = date.start or date
    elif date.kind in (Kind.BEFORE, Kind.AFTER):
        begins = date.end or date.start or date
    last = begins.latest if begins.latest is not None else day
    first = begins.earliest if begins.earliest is not None else last
    if span is Span.THIRD:
        return _third(day) if last - first < _ALMOST_A_WEEK else ""
    if first != last:
        return ""
    if span is Span.DAY:
        return iso_day(day)
    return f"{iso_day(day)}T{begins.clock.second // 3600:02}" if begins.clock else ""


def _third(day: int) -> str:
    """The name of the ten days of a month in which a day is; the last are those that are left."""
    year, month, of_month = year_month_day(day)
    number = min((of_month - 1) // 10, 2)
    first = day - of_month + 1 + number * 10
    last = first + 9
    if number == 2:
        last = first
        while year_month_day(last + 1)[:2] == (year, month):
            last += 1
    return f"{iso_day(first)}_{year_month_day(last)[2]:02}"


_WITHIN_A_MONTH: Final = frozenset(
    ("second", "minute", "hour", "day", "week", "part", "month", "interval", "set", "")
)
