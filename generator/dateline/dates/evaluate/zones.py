"""Time zones as people name them, and how far they are from UTC.

An abbreviation is read only if it means one thing. Sources: the abbreviations in use in
the IANA time zone database, and their other meanings at
https://en.wikipedia.org/wiki/List_of_time_zone_abbreviations .
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

from dateline.dates import refusals
from dateline.dates.calendar_days import day_number, year_month_day
from dateline.dates.edtf.building import offset_minutes, offset_text
from dateline.dates.value import Clock, DateError

# Abbreviations of one offset, in minutes east of UTC.
_FIXED = {
    "ut": 0, "utc": 0, "gmt": 0, "wet": 0, "west": 60, "cet": 60, "mez": 60, "cest": 120,
    "mesz": 120, "eet": 120, "eest": 180, "wat": 60, "cat": 120, "sast": 120, "eat": 180,
    "trt": 180, "irst": 210, "aft": 270, "pkt": 300, "uzt": 300, "npt": 345, "ict": 420,
    "wib": 420, "wita": 480, "wit": 540, "sgt": 480, "hkt": 480, "myt": 480, "pht": 480,
    "awst": 480, "jst": 540, "kst": 540, "acst": 570, "acdt": 630, "aest": 600, "aedt": 660,
    "nzst": 720, "nzdt": 780, "nst": -210, "ndt": -150, "est": -300, "edt": -240, "mdt": -360,
    "pdt": -420, "akst": -540, "akdt": -480, "hst": -600, "brt": -180, "clst": -180, "clt": -240,
}  # fmt: skip

# Abbreviations whose offset has changed over the years, and the zone they name.
_CHANGING = {"msk": "Europe/Moscow", "мск": "Europe/Moscow"}

_AMBIGUOUS = {
    "cst": ("US Central (UTC-6), China (UTC+8) or Cuba (UTC-5)", "UTC-6 or UTC+8"),
    "cdt": ("US Central (UTC-5) or Cuba (UTC-4)", "UTC-5 or UTC-4"),
    "ist": ("India (UTC+5:30), Ireland (UTC+1) or Israel (UTC+2)", "UTC+5:30 or UTC+2"),
    "bst": ("Britain (UTC+1) or Bangladesh (UTC+6)", "UTC+1 or UTC+6"),
    "ast": ("Atlantic (UTC-4) or Arabia (UTC+3)", "UTC-4 or UTC+3"),
    "adt": ("Atlantic (UTC-3) or Arabia (UTC+4)", "UTC-3 or UTC+4"),
    "pst": ("US Pacific (UTC-8) or the Philippines (UTC+8)", "UTC-8 or UTC+8"),
    "mst": ("US Mountain (UTC-7) or Malaysia (UTC+8)", "UTC-7 or UTC+8"),
    "gst": ("the Gulf (UTC+4) or South Georgia (UTC-2)", "UTC+4 or UTC-2"),
    "sst": ("Samoa (UTC-11) or Singapore (UTC+8)", "UTC-11 or UTC+8"),
    "wst": ("Western Australia (UTC+8) or Samoa (UTC+13)", "UTC+8 or UTC+13"),
    "ect": ("Ecuador (UTC-5) or the Eastern Caribbean (UTC-4)", "UTC-5 or UTC-4"),
    "amt": ("Amazonia (UTC-4) or Armenia (UTC+4)", "UTC-4 or UTC+4"),
    "act": ("Acre (UTC-5) or Central Australia (UTC+9:30)", "UTC-5 or UTC+9:30"),
    "art": ("Argentina (UTC-3) or another zone", "UTC-3"),
}

# Names for a zone in winter and summer alike, each with a place in it.
_PLACE_IN = {
    "et": "America/New_York", "ct": "America/Chicago", "mt": "America/Denver",
    "pt": "America/Los_Angeles",
}  # fmt: skip

_SOME_DAY = day_number(2022, 7, 8)
_NOON = 43_200
# Matches `utc+8`, `+05:30`.
_SHIFT = re.compile(r"(?:utc|gmt)? ?([+-])([0-9]{1,2})(?::?([0-9]{2}))?", re.ASCII)


@lru_cache(maxsize=1)
def _zone_names() -> dict[str, str]:
    return {name.lower(): name for name in available_timezones() if "/" in name}


def add_zone(text: str, day: int, clock: Clock, zone: str) -> Clock:
    """Put a zone to a local time on a day; `zone` as a person writes it.

    Raises `DateError`: `unknown-timezone`, `ambiguous-timezone`, or `invalid-date` where
    clocks were put forward over that time or back over it.
    """
    lowered = zone.lower()
    if lowered == "z":
        return replace(clock, offset=0, offset_text="Z")
    if lowered in _AMBIGUOUS:
        meanings, fix = _AMBIGUOUS[lowered]
        raise DateError(
            "ambiguous-timezone",
            f"{refusals.quote(text)} has the time zone {zone}, which may be {meanings}.",
            f"Write {fix} in its place.",
        )
    if lowered in _FIXED:
        minutes = _FIXED[lowered]
        shown = "Z" if lowered in ("utc", "ut", "gmt") else offset_text(minutes)
        return replace(clock, offset=minutes, offset_text=shown, zone=zone.upper())
    shift = _SHIFT.fullmatch(lowered)
    if shift:
        sign, hours, rest = shift.groups()
        minutes = offset_minutes(text, f"{sign}{int(hours):02}:{rest or '00'}")
        return Clock(clock.second, clock.precision, minutes, offset_text(minutes))
    name = _CHANGING.get(lowered) or _zone_names().get(lowered)
    if name is None:
        raise unknown_zone(text, zone)
    return _in_place(text, day, clock, name)


def check_zone(zone: str) -> None:
    """Raise `DateError` (`unknown-timezone`, `ambiguous-timezone`) where nothing reads a zone."""
    add_zone(zone, _SOME_DAY, Clock(_NOON, "minute"), zone)


def unknown_zone(text: str, zone: str) -> DateError:
    """Nobody knows this zone."""
    place = _PLACE_IN.get(zone.lower(), "Asia/Makassar")
    wrong = (
        f"{refusals.quote(text)} is no time zone that Dateline knows."
        if text == zone
        else f"{refusals.quote(text)} has the time zone '{zone}', which Dateline does not know."
    )
    return DateError(
        "unknown-timezone",
        wrong,
        f"Write the distance from UTC, as in UTC+8, or a place, as in {place}.",
    )


def _in_place(text: str, day: int, clock: Clock, name: str) -> Clock:
    year, month, of_month = year_month_day(day)
    if not 1 <= year <= 9998:
        raise refusals.invalid(
            text, f"is too far away for the rules of {name}.", "Write the offset, as in UTC+8."
        )
    # Naive on purpose: the zone is put to it twice, before and after a change of clocks.
    local = datetime(year, month, of_month) + timedelta(seconds=clock.second)  # noqa: DTZ001
    zone = ZoneInfo(name)
    before = local.replace(tzinfo=zone).utcoffset()
    after = local.replace(tzinfo=zone, fold=1).utcoffset()
    if before != after or before is None:
        raise _changed_clocks(text, name, before, after)
    seconds = round(before.total_seconds())
    if seconds % 60:
        raise refusals.invalid(
            text,
            f"is before {name} had standard time.",
            "Write the distance from UTC, or leave the zone out.",
        )
    minutes = seconds // 60
    label = local.replace(tzinfo=zone).tzname() or ""
    return replace(
        clock,
        offset=minutes,
        offset_text=offset_text(minutes) if minutes else "Z",
        zone=label if _offset_of(label, local) == minutes else "",
    )


def _offset_of(label: str, local: datetime) -> int | None:
    """What an abbreviation is read as at a local time; None where it is not read.

    Pages show an abbreviation only where it says the same to everyone: not BST or IST.
    """
    lowered = label.lower()
    if lowered not in _CHANGING:
        return _FIXED.get(lowered)
    offset = local.replace(tzinfo=ZoneInfo(_CHANGING[lowered])).utcoffset()
    return None if offset is None else round(offset.total_seconds()) // 60


def _changed_clocks(
    text: str, name: str, before: timedelta | None, after: timedelta | None
) -> DateError:
    early, late = before or timedelta(), after or timedelta()
    wrong = (
        f"is a time that clocks in {name} skipped."
        if early < late
        else f"happened twice in {name}, since clocks were put back."
    )
    shifts = [offset_text(round(shift.total_seconds() / 60)) for shift in (early, late)]
    return refusals.invalid(text, wrong, f"Write UTC{shifts[0]} or UTC{shifts[1]} as the zone.")
