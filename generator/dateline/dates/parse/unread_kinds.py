"""What to write instead of dates of the kinds that people have and nothing here reads.

Each kind is recognised by a word or a shape, for the advice alone: none of it makes a date.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from dateline.dates.calendar_days import day_number, iso_day, iso_week_monday, year_bounds

_FISCAL: Final = re.compile(
    r"(?:\bfy ?'?[0-9]{2}|\b(?:fy|fiscal|financial|tax|academic|school|budget)\b|geschäftsjahr"
    r"|haushaltsjahr|schuljahr|semester|année scolaire|exercice|año fiscal|tahun ajaran"
    r"|учебн|финансов|навчальн)",
    re.IGNORECASE,
)
# Eras and months of calendars that are not ours.
_OTHER_CALENDAR: Final = re.compile(
    r"[0-9] ?(?:ah|a\.h\.|a\.u\.c\.|auc|bp|b\.p\.)(?!\w)|^[3-7][0-9]{3} ?a\.?m\.?$"
    r"|\b(?:anno mundi|hijri|an [ivx]+|kal\.?|kalends"
    r"|ides|nones|muharram|safar|rabi|jumada|rajab|sha'?ban|ramadan|shawwal|nisan|iyar|sivan|tammuz"
    r"|tishri|tishrei|cheshvan|kislev|tevet|shevat|adar|vendémiaire|brumaire|frimaire|nivôse|pluviôse"
    r"|ventôse|germinal|floréal|prairial|messidor|thermidor|fructidor|reiwa|heisei|showa|taisho|meiji)\b"
    r"|هـ|محرم|رمضان|فروردین|اردیبهشت|خرداد|تیر|مرداد|شهریور|مهر|آبان|آذر|بهمن|اسفند|พ\.ศ|令和|平成|昭和"
    r"|大正|明治|民国|民國|光绪|康熙|乾隆|בתמוז|בניסן|בתשרי|תש[א-ת]",
    re.IGNORECASE,
)
_WEEK: Final = re.compile(
    r"(?:(?P<y1>[0-9]{4})w(?P<w1>[0-9]{1,2})|(?:w|kw|cw|wk|week|woche|semaine|semana|неделя|"
    r"calendar week) ?(?P<w2>[0-9]{1,2})(?: of |[, /-]+)(?P<y2>[0-9]{4}))",
    re.IGNORECASE,
)
_DAY_OF_YEAR: Final = re.compile(
    r"(?:(?P<y1>[0-9]{4})-(?P<d1>[0-9]{3})|day (?P<d2>[0-9]{1,3})(?: of |, ?| )(?P<y2>[0-9]{4}))",
    re.IGNORECASE,
)
_WEEK_FROM: Final = re.compile(
    r"(?:the )?(?:week (?:beginning|commencing|starting|from)|w/c|w/b) (?P<day>.+)",
    re.IGNORECASE,
)
_WEEKEND: Final = re.compile(r"(?:the )?weekend of (?P<day>.+)", re.IGNORECASE)
# Matches `195?`, `19--`, `18__`, `195-`.
_LOST_DIGITS: Final = re.compile(
    r"(?<![0-9])(?P<known>1[0-9]|20)(?:(?P<digit>[0-9])[?_.*#-]|[?_-]{2})(?![0-9?])",
    re.IGNORECASE,
)
_LEAP_SECOND: Final = re.compile(r"[0-9]{2}:[0-9]{2}:60|24:00", re.IGNORECASE)
_MIDNIGHT: Final = re.compile(r"\bmidnight\b", re.IGNORECASE)
# Matches `11 am – 1 pm`, `10-11am`.
_HOURS: Final = re.compile(
    r"[0-9] ?[ap]\.?m\.? ?(?:[-–]|to) ?[0-9]|[0-9] ?(?:[-–]|to) ?[0-9:]+ ?[ap]\.?m\b", re.IGNORECASE
)
_TWO_YEARS_BC: Final = re.compile(r"(?P<first>[0-9]{1,4})/(?P<last>[0-9]{1,4}) bce?", re.IGNORECASE)
_ERA_OF_ONE: Final = re.compile(
    r"(?P<first>[0-9]{1,5} bce?) ?(?:[-–]|to) ?(?P<last>[0-9]{1,3})", re.IGNORECASE
)
_HALF_PAST: Final = re.compile(
    r"\b(?:half past|quarter (?:to|past)|o'clock|halb|viertel)\b"
    r"|(?<![0-9:])(?:0?[1-9]|1[0-2])[0-5][0-9] ?[ap]\.?m\b",
    re.IGNORECASE,
)
_BOTH_BOUNDS: Final = re.compile(
    r"(?P<low>not before|after|since) (?P<first>.+?),? (?:and |but )?"
    r"(?P<high>not after|before|until) (?P<last>.+)",
    re.IGNORECASE,
)
_YEAR: Final = re.compile(r"[0-9]{4}", re.ASCII)
_NEW_STYLE: Final = re.compile(
    r"(?P<day>.+?),? \(?(?:n\.? ?s\.?|new style|gregorian|н\. ?ст\.?)\)?",
    re.IGNORECASE,
)
# Matches `2/13 September 1752`, `25 October (7 November) 1917`.
_TWO_CALENDARS: Final = re.compile(
    r"[0-9]{1,2} ?/ ?[0-9]{1,2} [^\W\d_]{3}|[0-9]{1,2} [^\W\d_]{3,} ?[(\[/][^()\[\]/]*[0-9]{1,2}"
    r"|\bos/ns\b",
    re.IGNORECASE,
)
_SLASH: Final = re.compile(
    r"(?P<first>[^/]*[^\W\d_][^/]*)/(?P<last>[^/]*[^\W\d_][^/]*)", re.IGNORECASE
)
_FEAST: Final = re.compile(
    r"\b(?:michaelmas|lady day|martinmas|candlemas|lammas|whitsuntide|lent|advent|thanksgiving"
    r"|labou?r day|st\.? [a-z]+'?s day|feast of)\b",
    re.IGNORECASE,
)
# Matches `080100Z JUL 22`, as armies and pilots write it.
_DATE_TIME_GROUP: Final = re.compile(
    r"(?P<day>[0-9]{2})(?P<hour>[0-9]{2})(?P<minute>[0-9]{2}) ?Z ?(?P<month>[a-z]{3}) ?"
    r"(?P<year>[0-9]{2,4})",
    re.IGNORECASE,
)
# Matches `1990-`.
_NO_END: Final = re.compile(r"(?P<start>[0-9]{4}) ?[-–—]")
# Matches the fraction in `2022-07-08T10:30:00.000Z`.
_FRACTION: Final = re.compile(r"(?<=:[0-9]{2}:[0-9]{2})[.,][0-9]+(?=Z?$|[+-])", re.ASCII)
_MARKS: Final = "“”„‟«»‘’‚"
_DATELESS: Final = re.compile(
    r"n\. ?d\.?|s\. ?[dfa]\.?|o\. ?j\.?|б\. ?г\.?|undated|no date|(?:date )?unknown|tb[acd]|\?+",
    re.IGNORECASE,
)
# Kinds that a word shows, each with what to write.
_BY_WORD: Final = (
    (
        r"turn of the|jahrhundertwende|tournant du|cambio de siglo|рубеже|зламі|pergantian abad",
        "Write it like 'between 1890 and 1910', with the years meant.",
    ),
    (
        r"millenni|jahrtausend|millénaire|milenio|тысячелети|тисячоліт|milenium",
        "Write it like '3000 BC - 2001 BC', with its first and last year.",
    ),
    (
        r"\b(?:austral|southern)\b",
        "Write 'summer 2021 (southern hemisphere)' for that of December 2021.",
    ),
    (r"\bovernight\b", "Write the night with both of its days: 'the night of 7 to 8 July 2022'."),
)
_DAYS_OF_SHEETS: Final = range(20_000, 60_000)
_FIRST_OF_SHEETS: Final = day_number(1899, 12, 30)
_SECONDS: Final = range(100_000_000, 5_000_000_000)
_LONGEST_NUMBER: Final = 12
_FIRST_OF_FIVE_DIGITS: Final = 10_000
_SECONDS_OF_DAY: Final = 86_400


def advise(text: str) -> str:
    """What to write instead of a text that nothing reads; empty if that is not known.

    >>> advise("W27 2022"), advise("2022-189")
    ('Write 2022-W27 for a week.', 'Write 2022-07-08 for that day of the year.')
    """
    line = " ".join(text.split())
    return next((hint for hint in (find(line) for find in _KINDS) if hint), "")


def _fiscal(text: str) -> str:
    if not _FISCAL.search(text):
        return ""
    return (
        "Such years begin on different days: write the first and the last month, as in "
        "'April 2021 - March 2022'."
    )


def _other_calendar(text: str) -> str:
    if not _OTHER_CALENDAR.search(text):
        return ""
    return (
        "Only our calendar and the Julian one are read: write the day of ours, and how you know it "
        "in `date_from: [{because: …}]`."
    )


def _week(text: str) -> str:
    match = _WEEK.fullmatch(text)
    if not match:
        return ""
    year, week = int(match["y1"] or match["y2"]), int(match["w1"] or match["w2"])
    if iso_week_monday(year, week) is None:
        return f"{year} has no week {week}: weeks are counted as ISO 8601 does."
    return f"Write {year}-W{week:02} for a week."


def _day_of_year(text: str) -> str:
    match = _DAY_OF_YEAR.fullmatch(text)
    if not match:
        return ""
    year, day = int(match["y1"] or match["y2"]), int(match["d1"] or match["d2"])
    first, last = year_bounds(year, year)
    if not 1 <= day <= last - first + 1:
        return f"{year} has no day {day}."
    return f"Write {iso_day(first + day - 1)} for that day of the year."


def _week_from(text: str) -> str:
    match = _WEEK_FROM.fullmatch(text)
    if match:
        return f"Write 'the week of {match['day']}' for the week from Monday to Sunday around it."
    match = _WEEKEND.fullmatch(text)
    return "Write both days, as in '9-10 July 2022'." if match else ""


def _lost_digits(text: str) -> str:
    match = _LOST_DIGITS.search(text)
    if not match:
        return ""
    digit = match["digit"]
    year = f"{match['known']}{digit or 'X'}X"
    meaning = f"the {year[:3]}0s" if digit else f"{year[:2]}00 to {year[:2]}99"
    return f"Write {year} for a year of {meaning} that is not known, {year}-07 for its July."


def _clock(text: str) -> str:
    if _MIDNIGHT.search(text):
        return "Midnight may begin the day or end it: write 00:00 on the day that it begins."
    if _LEAP_SECOND.search(text):
        return "Write 00:00 of the next day for the end of a day."
    if _HOURS.search(text):
        return "Write a range of clock times in 24 hours, as in '8 July 2022, 11:00-13:00'."
    if _HALF_PAST.search(text):
        return "Write the clock time in numbers, as in '8 July 2022, 10:30'."
    return ""


def _years_bc(text: str) -> str:
    match = _TWO_YEARS_BC.fullmatch(text)
    if match:
        first, last = match["first"], match["last"]
        return f"Write '{first}-{last} BC' for both years, '{first} or {last} BC' for one of them."
    match = _ERA_OF_ONE.fullmatch(text)
    return f"Write the era of both: '{match['first']} - AD {match['last']}'." if match else ""


def _both_bounds(text: str) -> str:
    match = _BOTH_BOUNDS.fullmatch(text)
    if not match:
        return ""
    bounds, first, last = (
        (match["low"].lower(), match["high"].lower()),
        match["first"],
        match["last"],
    )
    if bounds == ("since", "until"):
        return f"Write '{first} - {last}'."
    if bounds == ("not before", "not after"):
        return f"Write 'between {first} and {last}'."
    if bounds == ("after", "before") and _YEAR.fullmatch(first) and _YEAR.fullmatch(last):
        years = int(first) + 1, int(last) - 1
        if years[0] == years[1]:
            return f"Write {years[0]:04}."
        if years[0] < years[1]:
            return f"Write 'between {years[0]:04} and {years[1]:04}'."
    if "since" in bounds or "until" in bounds:
        return ""  # of what goes on and what does not
    return "Write 'between … and …' with the first and the last that it may be: it has both in it."


def _styles(text: str) -> str:
    match = _NEW_STYLE.fullmatch(text)
    if match:
        return f"Write '{match['day']}' alone: days are of our calendar unless they say otherwise."
    if not _TWO_CALENDARS.search(text):
        return ""
    return (
        "Write the day of our calendar, or the Julian one as in '25 October 1917 (Julian)', of "
        "which pages show both; for one of two days, '31 December 2021 or 1 January 2022'."
    )


def _number(text: str) -> str:
    """A number of days or seconds, as sheets and programs store dates."""
    if not text.isascii() or not text.isdigit() or not 5 <= len(text) <= _LONGEST_NUMBER:
        return ""
    number = int(text)
    if number < _FIRST_OF_FIVE_DIGITS:
        return f"Write {number:04} for the year." if number else ""
    year = f"Write Y{number} for the year"
    if number in _DAYS_OF_SHEETS:
        return f"{year}; {iso_day(_FIRST_OF_SHEETS + number)}, if it is a sheet's number of a day."
    if number in _SECONDS:
        day = iso_day(day_number(1970, 1, 1) + number // _SECONDS_OF_DAY)
        return f"{year}; {day}, if it counts the seconds since 1970 in UTC."
    return f"{year}."


def _feast(text: str) -> str:
    return "Write the day itself, such as 29 September 1723." if _FEAST.search(text) else ""


def _before_year_zero(text: str) -> str:
    match = re.fullmatch(r"-([0-9]{1,3})", text)
    if not match:
        return ""
    return f"Write '{int(match[1])} BC', or -{int(match[1]):04} as EDTF counts, with a year zero."


def _slash(text: str) -> str:
    match = _SLASH.fullmatch(text)
    if not match:
        return ""
    first, last = match["first"].strip(), match["last"].strip()
    return f"Write '{first} or {last}' for one of the two, '{first} - {last}' for all of the time."


def _by_word(text: str) -> str:
    found = (hint for word, hint in _BY_WORD if re.search(word, text, re.IGNORECASE))
    return next(found, "")


def _date_time_group(text: str) -> str:
    match = _DATE_TIME_GROUP.fullmatch(text)
    if not match:
        return ""
    day, month, year = int(match["day"]), match["month"].title(), match["year"]
    time = f"{match['hour']}:{match['minute']} UTC"
    if len(year) < len("2022"):  # of which century, only the writer knows
        return f"Write it like '{day} {month} YYYY, {time}', with all four digits of the year."
    return f"Write it like '{day} {month} {year}, {time}'."


def _no_end(text: str) -> str:
    match = _NO_END.fullmatch(text)
    if not match:
        return ""
    start = match["start"]
    return f"Write 'since {start}' for what goes on, '{start}/' if its end is not known."


def _fraction(text: str) -> str:
    match = _FRACTION.search(text)
    return f"Write '{text[: match.start()]}{text[match.end() :]}', to the second." if match else ""


def _in_marks(text: str) -> str:
    """A date in typographic quotation marks, which YAML takes for letters."""
    inner = text.strip(_MARKS).strip()
    if inner == text or not inner:
        return ""
    return f"Write '{inner}': no date has typographic quotation marks."


def _dateless(text: str) -> str:
    if not _DATELESS.fullmatch(text):
        return ""
    return "Write it like 'before 1850', if that is known; 'date not known' says that nothing is."


_KINDS: Final[tuple[Callable[[str], str], ...]] = (
    _number, _before_year_zero, _years_bc, _week, _day_of_year, _fiscal, _lost_digits, _clock,
    _week_from, _both_bounds, _other_calendar, _feast, _styles, _by_word, _date_time_group, _no_end,
    _fraction, _in_marks, _dateless, _slash,
)  # fmt: skip
