"""Reading clock times beside a day: "10:30 a.m. EDT", "noon", "22:15 UTC+8"."""

from __future__ import annotations

import re

from dateline.dates import refusals
from dateline.dates.tree import Clocked, Expression
from dateline.dates.value import DateError

_TIME = (
    r"(?:at |um |à |a las |pukul |о |в )?"
    r"(?P<time>(?P<h>[0-9]{1,2})(?:[:h](?P<m>[0-9]{2})(?::(?P<s>[0-9]{2}))?)?"
    r"(?: ?(?P<half>a\.?m\.?|p\.?m\.?)(?![a-z]))?|(?P<h2>[0-9]{1,2})\.(?P<m2>[0-9]{2})"
    r" ?(?P<half2>a\.?m\.?|p\.?m\.?)|noon|midday|midnight)(?: uhr)?"
)
_ZONE = (
    r"(?:,? ?\(?(?P<zone>local time|[a-z]{1,5}|(?:utc|gmt)? ?[+-][0-9]{1,2}(?::?[0-9]{2})?"
    r"|[a-z_]+/[a-z_/+-]+)\)?(?: time)?)"
)
_DAY_THEN_TIME = re.compile(rf"(?P<rest>.+?)(?:,? at |, | |(?<=[0-9])t){_TIME}{_ZONE}?", re.ASCII)
_TIME_THEN_DAY = re.compile(rf"{_TIME}(?:,? on |, | )(?P<rest>.+)", re.ASCII)
_TIME_ZONE_DAY = re.compile(rf"{_TIME}{_ZONE}(?:,? on |, | )(?P<rest>.+)", re.ASCII)
LOOKS_CLOCKED = re.compile(r"[0-9][:h.][0-9]{2}|[0-9] ?[ap]\.?m|noon|midday|midnight|[0-9]t[0-9]")
_ISO_TIME = re.compile(r"[0-9]T[0-9]", re.ASCII | re.IGNORECASE)
FORMS = (_DAY_THEN_TIME, _TIME_THEN_DAY, _TIME_ZONE_DAY)


def clock_at(text: str, match: re.Match[str], inner: Expression) -> Clocked | None:
    """The clock time that a match of `FORMS` holds, on a day; None if it is no time."""
    groups = match.groupdict()
    zone = (groups.get("zone") or "").strip()
    zone = zone.upper() if zone.isalpha() else zone
    if zone.startswith("-") and not _ISO_TIME.search(text):
        raise refusals.unparsable(
            text,
            "A date has one clock time: give the start, and tell the end in the text."
            f" For a distance from UTC write UTC{zone}.",
        )
    time = groups["time"]
    if time == "midnight":
        raise _midnight(text)
    if time in ("noon", "midday"):
        return Clocked(inner, 12, 0, 0, "minute", zone)
    hour, minute = groups["h"] or groups["h2"], groups["m"] or groups["m2"]
    half = (groups["half"] or groups["half2"] or "").replace(".", "")
    iso_hour = not half and minute is None
    if iso_hour and not _ISO_TIME.search(text):
        return None
    number = _hour_of_day(text, int(hour), half, minute)
    precision = "second" if groups["s"] else "minute" if minute else "hour"
    return Clocked(inner, number, int(minute or 0), int(groups["s"] or 0), precision, zone)


def _hour_of_day(text: str, hour: int, half: str, minute: str | None) -> int:
    if not half:
        return hour
    if not 1 <= hour <= 12:
        raise refusals.invalid(
            text, f"has {hour} {half}, which no clock shows.", "Write the time in 24 hours."
        )
    if hour == 12 and half == "am" and (minute or "00") == "00":
        raise _midnight(text)
    return hour % 12 + (12 if half == "pm" else 0)


def _midnight(text: str) -> DateError:
    return refusals.unparsable(
        text,
        "Midnight may begin the day or end it: write 00:00 on the day that it begins.",
    )
