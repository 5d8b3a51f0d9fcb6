"""Clock times of several zones as those of one, so that they can be read one after the other."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from dateline.dates.calendar_days import iso_day, year_month_day
from dateline.dates.evaluate.zones import add_zone
from dateline.dates.value import Clock, Date, DateError

_DAY: Final = 86_400
_LAST_YEAR: Final = 9998


def on_clock(date: Date, zone: str) -> Date:
    """The same time as clocks of a zone show it; `zone` as a person writes it. What has no clock
    time of a known zone, and what the zone's clocks show twice, stays as it is.

    >>> from dateline.dates import read_date, show_date
    >>> show_date(on_clock(read_date("2026-03-17 22:14 EDT"), "UTC"), "en")
    '18 March 2026, 02:14 UTC'
    """
    if not zone:
        return date
    start = on_clock(date.start, zone) if date.start else None
    end = on_clock(date.end, zone) if date.end else None
    if (start, end) != (date.start, date.end):
        return _around(date, start, end)
    moved = _moved(date, zone)
    if moved is None:
        return date
    day, clock = moved
    iso = replace(clock, precision="second").iso
    edtf = f"{iso_day(day)}T{iso}"
    return date.changed(edtf=edtf, earliest=day, latest=day, clock=clock)


def _around(date: Date, start: Date | None, end: Date | None) -> Date:
    """A stretch or a bound with other ends."""
    earliest = start.earliest if start and date.earliest is not None else date.earliest
    latest = end.latest if end and date.latest is not None else date.latest
    days = [(iso_day(old), iso_day(new)) for old, new in _days(date, earliest, latest)]
    edtf = date.edtf
    if start and end and "/" in edtf:
        edtf = f"{start.edtf.partition('T')[0]}/{end.edtf.partition('T')[0]}"
    elif days:
        edtf = edtf.replace(*days[0])
    return date.changed(edtf=edtf, earliest=earliest, latest=latest, start=start, end=end)


def _days(date: Date, earliest: int | None, latest: int | None) -> list[tuple[int, int]]:
    pairs = ((date.earliest, earliest), (date.latest, latest))
    return [(old, new) for old, new in pairs if old is not None and new is not None and old != new]


def _moved(date: Date, zone: str) -> tuple[int, Clock] | None:
    """The day and the clock time in the zone; None where it stays."""
    clock, day = date.clock, date.earliest
    if clock is None or clock.offset is None or day is None:
        return None
    if not 1 < year_month_day(day)[0] < _LAST_YEAR:
        return None
    instant = day * _DAY + clock.second - clock.offset * 60
    # The zone's offset then: that of the hour by which clocks there may be off is looked at again.
    offset = _offset(instant, 0, zone)
    offset = _offset(instant, offset, zone) if offset is not None else None
    if offset is None or offset == clock.offset:
        return None
    if clock.precision == "hour" and (offset - clock.offset) % 60:
        return None
    local_day, second = divmod(instant + offset * 60, _DAY)
    bare = Clock(second, clock.precision)
    try:
        return local_day, add_zone(date.text, local_day, bare, zone)
    except DateError:
        return None


def _offset(instant: int, guess: int, zone: str) -> int | None:
    """The zone's distance from UTC, in minutes, at a moment, of which `guess` gives local time."""
    day, second = divmod(instant + guess * 60, _DAY)
    try:
        return add_zone("", day, Clock(second, "minute"), zone).offset
    except DateError:
        return None
