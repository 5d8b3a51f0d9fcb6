"""From one date to another: as one date, where the two can be told so."""

from __future__ import annotations

from typing import Final, TypeAlias

from dateline.dates import Date, DateError, Kind, on_clock, read_date

_Moment: TypeAlias = tuple[float, int]
"""A day and a second of it; without an end, infinite."""

_LAST_SECOND: Final = 24 * 60 * 60 - 1


def span_dates(first: Date, last: Date, zone: str) -> tuple[Date, ...]:
    """By which dates a span is told: by the wider of two of which one is within the other, for a
    date in two wordings would look like two; else by one from the first to the last, and by both
    only where that is no date. A limit such as "not before 2016" has every later date within it,
    and tells the span of no other day; what goes on, "since 2016", does. Clock times are those of
    a zone.

    >>> told = span_dates(read_date("May 2016 to March 2019"), read_date("1 January 2024"), "")
    >>> [date.edtf for date in told]
    ['2016-05/2024-01-01']
    """
    wider = wider_of(first, last)
    is_one_day = named_end(first).earliest == named_end(last).earliest
    is_told = wider and (wider.kind is Kind.INTERVAL or None not in (wider.earliest, wider.latest))
    if wider and (is_one_day or is_told):
        return (on_clock(wider, zone),)
    first, last = on_clock(first, zone), on_clock(last, zone)
    both = from_to(first, last)
    return (both,) if both else (first, last)


def from_to(first: Date, last: Date) -> Date | None:
    """From where one begins to where another ends; None where that is no date.

    Of stretches of time the first one's start and the last one's end: "1918–1991", where
    "1918–1939 – 1947–1991" would be two of them.
    """
    begins, ends = first.edtf, last.edtf
    if first.kind is Kind.INTERVAL:
        begins, first = first.edtf.partition("/")[0], first.start or first
    if last.kind is Kind.INTERVAL:
        ends, last = last.edtf.partition("/")[2], last.end or last
    if on_one_day(first, last):
        edtf = "/".join(date.edtf.partition("T")[0] for date in (first, last))
        return first.changed(edtf=edtf, kind=Kind.INTERVAL, start=first, end=last, clock=None)
    try:
        return read_date(f"{begins}/{ends}", edtf_only=True)
    except DateError:
        return None


def on_one_day(first: Date, last: Date) -> bool:
    """Whether both are clock times of the same day by the same clock."""
    if first.clock is None or last.clock is None or first.earliest is None:
        return False
    return first.earliest == last.earliest and first.clock.offset == last.clock.offset


def named_end(date: Date) -> Date:
    """What a limit or a stretch of time names first; of a moment, itself."""
    return date.start or date.end or date


def wider_of(one: Date, other: Date) -> Date | None:
    """That within which the other is; of two that are as wide, the less sure. None where neither
    has the other, or where a clock time is a limit.

    >>> day = read_date("2022-07-08")
    >>> [wider_of(day, read_date(text)).edtf for text in ("2022-07-08?", "2022-07", "2022-07-08")]
    ['2022-07-08?', '2022-07', '2022-07-08']
    """
    if _is_limit_of_clock(one) or _is_limit_of_clock(other):
        return None
    (start, end), (from_, to) = _bounds(one), _bounds(other)
    if (start, end) == (from_, to):
        return max(one, other, key=lambda date: (date.uncertain, date.approximate))
    if start <= from_ and end >= to:
        return one
    return other if from_ <= start and to >= end else None


def _is_limit_of_clock(date: Date) -> bool:
    named = date.start or date.end
    return date.kind in (Kind.BEFORE, Kind.AFTER) and named is not None and named.clock is not None


def _bounds(date: Date) -> tuple[_Moment, _Moment]:
    start = date.clock or (date.start.clock if date.start else None)
    end = date.clock or (date.end.clock if date.end else None)
    return (
        (float("-inf") if date.earliest is None else date.earliest, start.second if start else 0),
        (float("inf") if date.latest is None else date.latest, end.second if end else _LAST_SECOND),
    )
