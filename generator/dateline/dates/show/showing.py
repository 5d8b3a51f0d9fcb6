"""Dates as readers see them: in their language, at the precision given, no finer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import time
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from babel import Locale
from babel.dates import format_time
from babel.lists import format_list

from dateline.dates.calendar_days import month_bounds, year_bounds, year_month_day
from dateline.dates.names import shown_locale
from dateline.dates.show.calendar_text import (
    day_range,
    day_text,
    days_list,
    month_day_text,
    month_name,
    month_range,
    month_text,
    old_style_text,
    quarter_text,
    year_range,
    year_text,
)
from dateline.dates.show.words import (
    about_time,
    century_name,
    part_of_day,
    season_name,
    shown,
)
from dateline.dates.value import Clock, Date, EndState, Kind
from dateline.languages import HOLE

_WHOLE = ("day", "month", "year")
_THIRDS = ("early", "mid", "late")
MODERN = 1500
"""From this year on readers look for the day of what is told of a year."""

_SOUTHERN, _NORTHERN = range(29, 33), range(25, 29)
_ACROSS_YEARS = (24, 28, 30)  # seasons that begin in December


@dataclass(frozen=True, slots=True)
class DatePart:
    """A stretch of the text of a date.

    `datetime` is set where it belongs into `<time datetime>`, `edtf` where it belongs into
    `<span data-edtf>`; with neither it is plain text.
    """

    text: str
    datetime: str = ""
    edtf: str = ""


def show_date(date: Date, language: str = "en", *, brief: bool = False) -> str:
    """A date as plain text: "July 2022, day not known", "July 7–8, 2022", "about 1850".

    `brief` leaves out what is not known, for places where that is said already.
    """
    return "".join(part.text for part in show_date_parts(date, language, brief=brief))


# A timeline shows each of its dates on several pages.
@lru_cache(maxsize=4096)
def show_date_parts(
    date: Date, language: str = "en", *, brief: bool = False
) -> tuple[DatePart, ...]:
    """The same text in parts, for HTML."""
    match date.kind:
        case Kind.POINT:
            parts = _show_point(date, language, brief=brief)
        case Kind.INTERVAL:
            parts = _show_interval(date, language)
        case Kind.ONE_OF | Kind.ALL_OF:
            parts = [DatePart(_show_set(date, language), edtf=date.edtf)]
        case Kind.BEFORE | Kind.AFTER:
            parts = [DatePart(_show_bound(date, language), edtf=date.edtf)]
        case Kind.UNKNOWN:
            parts = _wrap("no_bounds", language, [])
    return tuple(part for part in parts if part.text)


def _wrap(
    phrase: str, language: str, parts: Sequence[DatePart], *, of_day: bool = False
) -> list[DatePart]:
    """Put a phrase of the catalogue around parts."""
    before, _, after = shown(language, phrase, "\0", of_day=of_day).partition("\0")
    return [DatePart(before), *parts, DatePart(after)]


# --- points ----------------------------------------------------------------------------


def _show_point(date: Date, language: str, *, brief: bool) -> list[DatePart]:
    parts = _named(date, language, brief=brief)
    if brief or date.approximate or date.uncertain or not _is_whole(date):
        return parts
    unknown = _what_is_unknown(date)
    return _wrap(unknown, language, parts) if unknown else parts


def _named(date: Date, language: str, *, brief: bool = False) -> list[DatePart]:
    """A point with its flags; a month or year alone need not say that the day is not known.

    A span must: "20–29 June 1984" alone would be all these days.
    """
    html = date.html_time
    parts = [DatePart(_point_text(date, language), html, "" if html else date.edtf)]
    unknown = "" if brief or _is_whole(date) else _what_is_unknown(date)
    if unknown:
        parts = _wrap(unknown, language, parts)
    said = date.clock is not None or (date.part in _THIRDS and not _is_of_day(date))
    return _flags(date, language, parts, approximate=date.approximate and not said)


def _flags(
    date: Date, language: str, parts: list[DatePart], *, approximate: bool
) -> list[DatePart]:
    of_day = _is_of_day(date)
    if approximate:
        phrase = "possibly_about" if date.uncertain and not date.likely else "about"
        parts = _wrap(phrase, language, parts, of_day=of_day)
    if date.likely:
        return _wrap("probably", language, parts, of_day=of_day and not approximate)
    if approximate:
        return parts
    return _wrap("possibly", language, parts, of_day=of_day) if date.uncertain else parts


def _is_of_day(date: Date) -> bool:
    """Whether it is a day, or a part or a time of one: German says "vor dem" before these."""
    if date.within is not None:
        return date.within.precision == "day"
    return date.precision in ("day", "hour", "minute", "second")


def _is_whole(date: Date) -> bool:
    """Whether a point is exactly one day, month or year."""
    if date.earliest is None or date.clock is not None or date.part:
        return False
    year, month, _ = year_month_day(date.earliest)
    if date.precision == "day":
        return date.earliest == date.latest
    if date.precision == "month":
        return (date.earliest, date.latest) == month_bounds(year, month)
    return date.precision == "year" and (date.earliest, date.latest) == year_bounds(year, year)


def _what_is_unknown(date: Date) -> str:
    if date.part or date.clock is not None or date.precision in ("season", "quarter", "half"):
        return ""
    if _is_whole(date):
        if date.precision == "year":
            # That a day of antiquity or of the Middle Ages is not known goes without saying.
            return "date_not_known" if MODERN <= _first_year(date) <= 9999 else ""
        return "" if date.precision == "day" else "day_not_known"
    if date.precision in ("decade", "century"):
        return "" if _round_years(date) else "year_not_known"
    first = year_month_day(date.earliest or 0)[0]
    last = year_month_day(date.latest or 0)[0]
    return "year_not_known" if last - first > 1 else "day_not_known"


def _first_year(date: Date) -> int:
    return year_month_day(date.earliest or 0)[0]


def _round_years(date: Date) -> bool:
    """Whether a decade or century is one that has a name: "1850s", "2nd century BC"."""
    first = year_month_day(date.earliest or 0)[0]
    last = year_month_day(date.latest or 0)[0]
    if date.precision == "decade":
        # "1800s" may be ten years or a hundred.
        return first >= 1000 and first % 10 == 0 and first % 100 != 0 and last - first == 9
    if first in (0, 1):  # "1st century" begins in AD 1; EDTF's 00XX does not
        return (first, last) == (1, 99)
    start = first % 100 if first >= 0 else (first - 1) % 100
    return start == 0 and last - first == 99


def _point_text(date: Date, language: str) -> str:
    first, last = date.earliest or 0, date.latest or 0
    year = year_month_day(first)[0]
    if date.clock is not None:
        return _moment_text(date.clock, first, language, about=date.approximate)
    if date.old_style is not None:
        old = old_style_text(language, date.old_style)
        return shown(language, "old_style", old).replace(HOLE, day_text(language, first))
    if date.part and date.within is not None:
        return _part_text(date, date.within, language)
    if date.code:
        return _sub_year_text(date, year, language)
    if _is_whole(date):
        name = {"day": day_text, "month": month_text}.get(date.precision)
        return name(language, first) if name else year_text(language, year)
    if date.precision == "decade" and _round_years(date):
        return shown(language, "decade", str(year))
    if date.precision == "century" and _round_years(date):
        return century_name(language, year // 100 + 1 if year >= 0 else (year - 1) // 100)
    return _span_text(date, first, last, language)


def _part_text(date: Date, within: Date, language: str) -> str:
    plain = replace(within, approximate=False, uncertain=False)
    inside = "".join(part.text for part in _named(plain, language))
    if within.precision == "day":
        return part_of_day(language, date.part, inside)
    return shown(language, date.part.replace(" ", "_"), inside)


def _sub_year_text(date: Date, year: int, language: str) -> str:
    code = date.code
    if code >= 40:
        key = "first_half" if code == 40 else "second_half"
        return shown(language, key, year_text(language, year))
    if code >= 37:
        return "".join(month_range(language, date.earliest or 0, date.latest or 0))
    if code >= 33:
        return quarter_text(language, year, code - 32)
    years = year_text(language, year)
    if code in _ACROSS_YEARS:
        years = _two_years(language, year)
    text = f"{season_name(language, code)} {years}"
    if code in _SOUTHERN:
        return shown(language, "southern", text)
    return shown(language, "northern", text) if code in _NORTHERN else text


def _two_years(language: str, year: int) -> str:
    """Two years that follow: "2022–23", in full where the century changes."""
    if year < 1000 or (year + 1) % 100 == 0:
        # Set close, since "winter 9999 – 10000 AD" would be from a winter to a year.
        return "".join(part.strip() for part in year_range(language, year, year + 1))
    return f"{year}–{(year + 1) % 100:02}"


def _has_masked_year(date: Date) -> bool:
    return date.precision in ("day", "month") and "X" in date.edtf[:5]


def _span_text(date: Date, first: int, last: int, language: str) -> str:
    """Some day between two, where nothing shorter names them."""
    year, month, day = year_month_day(first)
    last_year, last_month, last_day = year_month_day(last)
    if _has_masked_year(date) and last_year - year > 1:
        return _in_some_year(date, (year, last_year), language)
    if (month, day) == (1, 1) and (last_month, last_day) == (12, 31):
        return "".join(year_range(language, year, last_year))
    if day == 1 and last == month_bounds(last_year, last_month)[1]:
        return "".join(month_range(language, first, last))
    return "".join(day_range(language, first, last))


def _in_some_year(date: Date, years: tuple[int, int], language: str) -> str:
    """A month or day of which some digits of the year are not known: `156X-12-25`."""
    first, last = year_month_day(date.earliest or 0), year_month_day(date.latest or 0)
    if first[1:] == last[1:] and date.precision == "day":
        text = month_day_text(language, date.earliest or 0)
    elif first[1] == last[1]:
        text = month_name(language, first[1])
    else:
        return "".join(year_range(language, *years))
    if years == (0, 9999):
        return text
    return f"{text}, {''.join(year_range(language, *years))}"


def _moment_text(
    clock: Clock, day: int, language: str, *, about: bool = False, until: Clock | None = None
) -> str:
    locale = shown_locale(language)
    shown_time = _time_text(clock, locale)
    if until is not None:
        shown_time += f"–{_time_text(until, locale)}"
    if about:
        shown_time = about_time(language, shown_time)
    zone = clock.zone or _offset_name(clock)
    pattern = str(locale.datetime_formats["medium"])
    text = pattern.replace("{1}", day_text(language, day)).replace("{0}", shown_time)
    return f"{text} {zone}".strip()


def _time_text(clock: Clock, locale: Locale) -> str:
    hour, rest = divmod(clock.second, 3600)
    at = time(hour, rest // 60, rest % 60)
    if (at.hour, at.minute) == (0, 0):
        # "12:00 AM" may begin the day or end it.
        return f"{at:%H:%M:%S}" if clock.precision == "second" else "00:00"
    width = "medium" if clock.precision == "second" else "short"
    return format_time(at, width, locale=locale).replace("\u202f", " ")


def _offset_name(clock: Clock) -> str:
    if clock.offset is None:
        return ""
    if clock.offset == 0:
        return "UTC"
    hours, minutes = divmod(abs(clock.offset), 60)
    sign = "-" if clock.offset < 0 else "+"
    return f"UTC{sign}{hours}" + (f":{minutes:02}" if minutes else "")


# --- intervals, bounds, sets ---------------------------------------------------------------


def _show_interval(date: Date, language: str) -> list[DatePart]:
    start, end = date.start, date.end
    if start is None and end is None:
        return _wrap("no_bounds", language, [])
    if start is None or end is None:
        named = _named(end or start or date, language)
        of_day = _is_of_day(end or start or date)
        return _wrap(_one_ended(date), language, named, of_day=of_day)
    if start.edtf == end.edtf and start.clock is None:
        return _wrap("all_through", language, _named(start, language))
    shared = _shared_range(start, end, language) or _shared_day(start, end, language)
    if shared is not None:
        return shared
    dash = DatePart(" – ")
    return [*_named(start, language), dash, *_named(end, language)]


def _one_ended(date: Date) -> str:
    if date.start is None:
        return "until" if date.start_state is EndState.OPEN else "unknown_start"
    return "since" if date.end_state is EndState.OPEN else "unknown_end"


def _shared_range(start: Date, end: Date, language: str) -> list[DatePart] | None:
    """Two days, months or years of one precision, with what they share written once."""
    flagged = start.approximate or start.uncertain or end.approximate or end.uncertain
    if (
        flagged
        or start.old_style
        or end.old_style
        or not _is_whole(start)
        or not _is_whole(end)
        or start.precision != end.precision
    ):
        return None
    if start.earliest is None or end.latest is None:
        return None
    if start.precision == "year":
        years = year_month_day(start.earliest)[0], year_month_day(end.latest)[0]
        left, dash, right = year_range(language, *years)
    else:
        join = day_range if start.precision == "day" else month_range
        left, dash, right = join(language, start.earliest, end.latest)
    return [_end_part(left, start), DatePart(dash), _end_part(right, end)]


def _shared_day(start: Date, end: Date, language: str) -> list[DatePart] | None:
    """Two clock times of one day and zone, where the language writes them in 24 hours."""
    first, last = start.clock, end.clock
    if first is None or last is None or start.earliest != end.earliest:
        return None
    vague = start.approximate or end.approximate or start.uncertain or end.uncertain
    zones = {(clock.zone, clock.offset) for clock in (first, last)}
    if vague or len(zones) > 1 or "a" in str(shown_locale(language).time_formats["short"].pattern):
        return None
    text = _moment_text(first, start.earliest or 0, language, until=last)
    return [DatePart(text, edtf=start.edtf)]


def _end_part(text: str, end: Date) -> DatePart:
    html = end.html_time
    return DatePart(text, html, "" if html else end.edtf)


def _show_bound(date: Date, language: str) -> str:
    named = date.end if date.kind is Kind.BEFORE else date.start
    if named is None:
        return shown(language, "no_bounds")
    if date.kind is Kind.BEFORE:
        phrase = "before" if date.exclusive else "not_after"
    else:
        phrase = "after" if date.exclusive else "not_before"
    text = "".join(part.text for part in _named(named, language))
    return shown(language, phrase, text, of_day=_is_of_day(named))


def _show_set(date: Date, language: str) -> str:
    style: Literal["or", "standard"] = "or" if date.kind is Kind.ONE_OF else "standard"
    members = _in_reading_order(date.members)
    if all(_is_plain_day(member) for member in members):
        shared = days_list(language, [member.earliest or 0 for member in members], style)
        if shared:
            return shared
    texts = [_show_member(member, language) for member in members]
    only = members[0] if len(members) == 1 and members[0].kind is Kind.INTERVAL else None
    if only is None:
        return _listed(texts, members, style, language)
    if only.start and only.end:
        days = _is_plain_day(only.start) and _shared_range(only.start, only.end, language)
        if days and style == "or":
            # "in 3–5 March" would be no English, and "de 3–5 mars" no French.
            first, _, last = days
            return shown(language, "some_time_between", first.text).replace(HOLE, last.text, 1)
        # "1041–1048" alone would say: all through these years.
        return shown(language, "some_time_in", texts[0]) if style == "or" else texts[0]
    if style == "or":
        return texts[0]
    return "".join(part.text for part in _show_interval(only, language))


def _listed(
    texts: list[str], members: tuple[Date, ...], style: Literal["or", "standard"], language: str
) -> str:
    """A list with a word between all its members where a comma would make one date of two:
    "1000, January 1001" may be January 1000.
    """
    locale = shown_locale(language)
    apart = any(_ends_in_year(one) and not _ends_in_year(two) for one, two in pairwise(members))
    if len(texts) > 2 and apart:
        text = texts[-1]
        for earlier in reversed(texts[:-1]):
            text = str(format_list([earlier, text], style=style, locale=locale))
        return text
    return str(format_list(texts, style=style, locale=locale))


def _in_reading_order(members: tuple[Date, ...]) -> tuple[Date, ...]:
    """In time order where eras mix: in "1000 or 44 BC" both years would seem to be BC. Whole years
    first where one would follow a part of another: "July 1968 or 1969" may be either July.
    """
    members = tuple(_without_run(member) for member in members)
    years = [_first_known_year(member) for member in members]
    if min(years) < 1 <= max(years):
        members = tuple(sorted(members, key=lambda member: member.sort_key))
    if not any(_is_whole_year(two) and not _ends_in_year(one) for one, two in pairwise(members)):
        return members
    return tuple(sorted(members, key=lambda m: (_last_known_year(m) >= 1, not _is_whole_year(m))))


def _first_known_year(date: Date) -> int:
    day = date.earliest if date.earliest is not None else date.latest
    return year_month_day(day or 0)[0]


def _last_known_year(date: Date) -> int:
    day = date.latest if date.latest is not None else date.earliest
    return year_month_day(day or 0)[0]


def _is_whole_year(date: Date) -> bool:
    flagged = date.approximate or date.uncertain
    return date.kind is Kind.POINT and date.precision == "year" and not flagged and _is_whole(date)


def _ends_in_year(date: Date) -> bool:
    """Whether the last words of a date are of a year or more, not of a part of one."""
    end = date.end or date
    return end.precision in ("year", "decade", "century") and not end.part


def _without_run(member: Date) -> Date:
    """A run from a date to the same date is that date."""
    start, end = member.start, member.end
    return start if start is not None and end is not None and start.edtf == end.edtf else member


def _is_plain_day(date: Date) -> bool:
    flagged = date.approximate or date.uncertain or date.old_style or date.kind is not Kind.POINT
    return not flagged and date.precision == "day" and _is_whole(date)


def _show_member(member: Date, language: str) -> str:
    if member.kind is not Kind.INTERVAL:
        return "".join(part.text for part in _named(member, language))
    if member.start is None and member.end is not None:
        named, phrase = member.end, "not_after"
    elif member.end is None and member.start is not None:
        named, phrase = member.start, "not_before"
    else:
        return "".join(part.text for part in _show_interval(member, language))
    return shown(language, phrase, "".join(part.text for part in _named(named, language)))
