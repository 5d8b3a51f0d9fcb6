"""Reading clock times beside a day: "10:30 a.m. EDT", "noon", "22:15 UTC+8"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from dateline.dates import refusals
from dateline.dates.names import any_of, fold, locale_of
from dateline.dates.tree import Clocked, Expression
from dateline.dates.value import DateError
from dateline.languages import words_about_time, words_read_in

_ZONE = (
    r"(?:,? ?\(?(?P<zone>local time|[a-z]{1,5}|мск|(?:utc|gmt)? ?[+-][0-9]{1,2}(?::?[0-9]{2})?"
    r"|[a-z_]+/[a-z_/+-]+)\)?(?: time)?)"
)
# Matches `0230 GMT`, as wire copy has it.
_WIRE = (
    r"(?P<time>(?P<h>[01][0-9]|2[0-3])(?P<m>[0-5][0-9])) ?"
    r"(?:(?:hours|hrs)(?: (?P<zone>gmt|utc|z))?|(?P<zone2>gmt|utc|z))"
)
_CLOCK = r"[0-9]{1,2}(?::[0-9]{2}){1,2}"
_HALF = r" ?[ap]\.?m\.?(?![a-z])"
# Matches `20:15-20:45`.
_TWO_TIMES = re.compile(
    rf"(?:from )?(?P<first>{_CLOCK})(?P<half>{_HALF})?(?P<to> ?[-–] ?| \w+ (?:\w+ )?)"
    rf"(?P<last>{_CLOCK})(?P<half2>{_HALF})?"
)
_ENGLISH_HALVES = ("am", "pm", "a.m.", "p.m.")
# Matches the `8T1` of `2022-07-08T10:30`.
_ISO_TIME = re.compile(r"[0-9]T[0-9]", re.ASCII | re.IGNORECASE)
# Matches the end of `2022-07-08t` and of `2022-07-08 `, before a clock time.
_ISO_DAY = re.compile(r"[0-9]-[0-9]{2}-[0-9]{2}[t ]\Z", re.ASCII)


@dataclass(frozen=True, slots=True)
class ClockForms:
    """A day with a clock time before or after it, as one language has it.

    `looks_clocked` is a cheap test before the dear `forms`; `halves` says which words are
    before noon (false) or after it (true); `lengths` are words after an hour that may as well
    count how long something takes, as in "12 hours", and `signs` those of them that are mostly
    clock times behind a day: "14 h".
    """

    forms: tuple[re.Pattern[str], ...]
    looks_clocked: re.Pattern[str]
    midnight: frozenset[str]
    noon: frozenset[str]
    halves: dict[str, bool]
    lengths: frozenset[str]
    signs: frozenset[str]


@lru_cache(maxsize=64)
def clock_forms_of(language: str) -> ClockForms:
    """The forms of a language, English ones included."""
    words = words_read_in(language)
    at = any_of(fold(word) for each in words for word in each.at)
    lengths = frozenset(fold(word) for each in words for word in each.hours)
    oclocks = frozenset(fold(word) for each in words for word in each.oclock)
    after = oclocks | lengths
    noon = frozenset(fold(word) for each in words for word in each.noon)
    midnight = frozenset(fold(word) for each in words for word in each.midnight)
    halves = _halves_of_day(language)
    names = f"{any_of(halves)}|" if halves else ""
    half = rf"(?:{names}a\.?m\.?|p\.?m\.?)(?![a-z])"
    about = any_of({fold(form) for each in words for form in words_about_time(each)})
    half_is_first = str(locale_of(language).time_formats["short"].pattern).startswith("a")
    half_first = rf"(?:(?P<half0>{half}) ?)?" if half_is_first else ""
    oclock = f"(?P<oclock> ?{any_of(after)})?" if after else ""
    dotted = f"|(?= ?{any_of(after)})" if after else ""  # "22.30 Uhr"
    plain = (
        rf"(?P<time>{half_first}"
        r"(?P<h>[0-9]{1,2})(?:(?:[:h]| h )(?P<m>[0-9]{2})(?::(?P<s>[0-9]{2}))?)?"
        rf"(?: ?(?P<half>{half}))?|(?P<h2>[0-9]{{1,2}})\.(?P<m2>[0-9]{{2}})"
        rf"(?: ?(?P<half2>{half}){dotted})|{any_of(noon | midnight)}){oclock}"
    )
    # Times without a word for "about" first, which are cheap to look for.
    shapes = [
        shape
        for time in (rf"(?P<at>{at} )?{plain}", rf"(?P<at>{at} )?(?P<about>{about}) ?{plain}")
        for shape in (
            rf"(?P<rest>.+?)(?:,?(?P<at2> at )|[,،] | |(?<=[0-9])t){time}{_ZONE}?",
            rf"{time}(?:,? on |, | )(?P<rest>.+)",
            rf"{time}{_ZONE}(?:,? on |, | )(?P<rest>.+)",
        )
    ]
    shapes += [
        rf"(?:{at} )?{_WIRE}(?:,? on |, | )(?P<rest>.+)",
        rf"(?P<rest>.+?)(?:,? at |, | ){_WIRE}",
    ]
    return ClockForms(
        forms=tuple(re.compile(shape, re.ASCII) for shape in shapes),
        looks_clocked=re.compile(
            r"[0-9](?:[:h.][0-9]{2}| h [0-9]| ?[ap]\.?m|t[0-9]|[0-9]{3} ?(?:gmt|utc|z|hours|hrs)\b)"
            rf"|{any_of(noon | midnight)}|[0-9] ?{any_of(after)}"
            # The Arabic sign for "p.m." is the letter that March begins with.
            rf"|[0-9] ?{any_of(halves)}(?![^\W\d_])"
        ),
        midnight=midnight,
        noon=noon,
        halves=halves,
        lengths=lengths,
        signs=oclocks & lengths,
    )


def split_times(folded: str, to: re.Pattern[str]) -> tuple[str, str] | None:
    """A text with two clock times and `to` between them as two texts with one each, or None."""
    match = _TWO_TIMES.search(folded)
    is_iso = match and match["to"] == "-" and _ISO_DAY.search(folded[: match.start()])
    if match and is_iso and not folded[match.end() :].strip():
        return None  # the second may be a distance from UTC, but not with a zone behind it
    if not match or (match["to"] != "-" and not to.fullmatch(match["to"])):
        return None
    before, after = folded[: match.start()], folded[match.end() :]
    half2 = match["half2"] or ""
    first, last = match["first"] + (match["half"] or half2), match["last"] + half2
    return before + first + after, before + last + after


def _halves_of_day(language: str) -> dict[str, bool]:
    """The names that CLDR has for before and after noon."""
    found: dict[str, bool] = {}
    for form in ("format", "stand-alone"):
        for names in locale_of(language).day_periods.get(form, {}).values():
            for key in ("am", "pm"):
                if key in names:
                    found.setdefault(fold(str(names[key])), key == "pm")
    return {
        name: pm
        for name, pm in found.items()
        if (len(name) > 1 or not name.isascii()) and name not in _ENGLISH_HALVES
    }


def clock_at(
    text: str, match: re.Match[str], inner: Expression, forms: ClockForms
) -> Clocked | None:
    """The clock time in a match of the forms, on a day; None if it is no time.

    Raises:
        DateError: there are two clock times, or midnight may be either end of the day.
    """
    groups = match.groupdict()
    zone = (groups.get("zone") or groups.get("zone2") or "").strip()
    zone = zone.upper() if zone.isalpha() else zone
    if zone.startswith("-") and not _ISO_TIME.search(text):
        raise refusals.unparsable(
            text,
            f"For a distance from UTC write UTC{zone}; for two clock times put a word between "
            "them, as in 20:15 to 20:45.",
        )
    time = groups["time"]
    if time in forms.midnight:
        raise _midnight(text)
    about = bool(groups.get("about"))
    if time in forms.noon:
        return Clocked(inner, 12, 0, 0, "minute", zone, about)
    hour, minute = groups["h"] or groups.get("h2"), groups["m"] or groups.get("m2")
    half = groups.get("half0") or groups.get("half") or groups.get("half2") or ""
    oclock = (groups.get("oclock") or "").strip()
    may_be_length = oclock in forms.lengths and not (groups.get("at") or groups.get("at2"))
    if oclock in forms.signs and match.start("time") > match.start("rest"):
        may_be_length = False
    said = bool(oclock) and not may_be_length
    iso_hour = not half and minute is None and not said
    if iso_hour and not _ISO_TIME.search(text):
        return None
    number = _hour_of_day(text, int(hour or 0), _half_of_day(half, forms), minute)
    second = groups.get("s")
    precision = "second" if second else "minute" if minute else "hour"
    return Clocked(inner, number, int(minute or 0), int(second or 0), precision, zone, about)


def _half_of_day(written: str, forms: ClockForms) -> str:
    if written in forms.halves:
        return "pm" if forms.halves[written] else "am"
    return written.replace(".", "")


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
