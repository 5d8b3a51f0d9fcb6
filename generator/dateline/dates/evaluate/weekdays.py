"""Weekdays near a day, alone or several: "Friday", "until Monday", "Thursday and Friday".

Weekdays that follow one another, joined by "and", "to" or a dash, are one run of days: the run that
contains the day counted from, if one does, else the last one before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from dateline.dates import refusals
from dateline.dates.calendar_days import iso_day, week_of, weekday
from dateline.dates.evaluate.counting import Count, ambiguous
from dateline.dates.evaluate.named_pieces import WEEKDAYS, day_date
from dateline.dates.tree import Weekday
from dateline.dates.value import Date, DateWarning

_MOST_DAYS_AROUND: Final = 4
"""A longer run around the day counted from, such as "Monday to Friday" told on a Wednesday, may be
of this week or of the last one."""


def weekday_near(named: Weekday, count: Count, day: int) -> Date:
    """The day that a weekday names; `DateError` (`ambiguous-relative`) where it may be two."""
    back = (weekday(day) - named.weekday) % 7
    on_or_before = day - back
    in_week = week_of(day)[0] + named.weekday
    _refuse_ambiguous(named, count, day, back)
    found = {
        "this": in_week,
        "within": in_week,
        "last": day - (back or 7),
        "past": day - (back or 7),
        "coming": on_or_before + 7,
        "recent": day + (-back % 7) if count.future else on_or_before,
        "nearest": on_or_before + (7 if 7 - back < back else 0),
    }[named.which]
    date = day_date(count.text, found - 7 * named.weeks_before)
    warning = _warn_of_another(named, count, day, found)
    return date.changed(warnings=(warning,)) if warning else date


def _refuse_ambiguous(named: Weekday, count: Count, day: int, back: int) -> None:
    name, in_week = WEEKDAYS[named.weekday], week_of(day)[0] + named.weekday
    if named.which == "next":
        after = day - back + 7
        raise ambiguous(
            count.text,
            f"may be {iso_day(after)} or {iso_day(after + 7)}",
            f"Write {iso_day(after)} or {iso_day(after + 7)}.",
        )
    if named.which == "this" and in_week < day:
        raise ambiguous(
            count.text,
            f"may be the {name} before {iso_day(day)} or the one after",
            f"Write {iso_day(in_week)} or {iso_day(in_week + 7)}.",
        )
    if named.which == "last" and back == 1 and not named.weeks_before:
        raise ambiguous(
            count.text,
            f"may be {iso_day(day - 1)}, the day before {iso_day(day)}, or {iso_day(day - 8)}",
            f"Write {iso_day(day - 1)} or {iso_day(day - 8)}.",
        )


def _warn_of_another(named: Weekday, count: Count, day: int, found: int) -> DateWarning | None:
    """What to look at where the weekday on the other side may be meant."""
    text = refusals.quote(count.text)
    if named.which == "recent" and not named.weeks_before and not count.future:
        coming = found + 7
        if coming - day >= day - found:
            return None
        return DateWarning(
            "nearest-differs",
            f"{text} is read as {iso_day(found)}, but {iso_day(coming)} is nearer to"
            f" {iso_day(day)}.",
            "Make sure which day the source means.",
        )
    if named.which == "nearest" and found != day:
        other = found + (7 if found < day else -7)
        return DateWarning(
            "nearest-differs",
            f"{text} is read with {iso_day(found)}, the nearest {WEEKDAYS[named.weekday]} to"
            f" {iso_day(day)}, but {iso_day(other)} may be meant.",
            "Make sure which day the source means.",
        )
    return None


def run_of_weekdays(first: int, length: int, count: Count, day: int) -> int:
    """The first day of a run of weekdays that begins with a weekday (0 is Monday).

    Raises `DateError` (`ambiguous-relative`) where it may be this week's or the last one's.
    """
    start = day - (weekday(day) - first) % 7
    end = start + length - 1
    if end > day and length > _MOST_DAYS_AROUND:
        raise ambiguous(
            count.text,
            f"may begin on {iso_day(start - 7)} or on {iso_day(start)}",
            f"Write {iso_day(start - 7)}/{iso_day(end - 7)} or {iso_day(start)}/{iso_day(end)}.",
        )
    return start + 7 if count.future and end < day else start


def are_a_run(weekdays: Sequence[int]) -> bool:
    """Whether each is the weekday after the one before it."""
    return all((one + 1) % 7 == other for one, other in pairwise(weekdays))
