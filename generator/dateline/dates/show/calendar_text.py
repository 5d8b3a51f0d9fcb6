"""Days, months and years in a language, for any year, with CLDR's patterns.

Babel's own `format_date` takes `datetime.date`, which ends at year 1, and its interval
formats abbreviate the month; so the patterns are filled in here. Eras are named where a year
has not four digits, since a bare number would not look like one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from babel import Locale
from babel.dates import tokenize_pattern
from babel.lists import format_list

from dateline.dates.calendar_days import year_month_day
from dateline.dates.names import shown_locale

DASH = "–"
_SPACED = " – "
_FALLBACK = {"yMMMM": "LLLL y", "MMMMd": "d MMMM", "y": "y", "yQQQQ": "QQQQ y"}
_MONTH_NUMBER, _QUARTER_NUMBER = "month number", "quarter number"
_NAME = 3  # CLDR: M and MM are numbers, MMM and more are names
Token = tuple[str, str]  # a field's letter (empty for literal text), and the text


@lru_cache(maxsize=256)
def _tokens(language: str, skeleton: str) -> tuple[Token, ...]:
    locale = shown_locale(language)
    if skeleton == "long":
        pattern = str(locale.date_formats["long"].pattern)
    else:
        found = locale.datetime_skeletons.get(skeleton)
        pattern = str(found.pattern) if found is not None else _FALLBACK[skeleton]
    tokens: list[Token] = []
    for kind, value in tokenize_pattern(pattern):
        if kind == "field":
            letter, width = str(value[0]), int(value[1])
            number = {"M": _MONTH_NUMBER, "L": _MONTH_NUMBER, "Q": _QUARTER_NUMBER}.get(letter)
            tokens.append((number if number and width < _NAME else letter, ""))
        else:
            tokens.append(("", str(value)))
    return _without_era(tokens)


def _without_era(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The fields without an era, which is set where it is needed, and the space before it."""
    found: list[Token] = []
    for token in tokens:
        if token[0] == "G" and found and found[-1][1].isspace():
            found.pop()
        elif token[0] != "G":
            found.append(token)
    return tuple(found)


def _fill(language: str, tokens: Sequence[Token], year: int, month: int = 1, day: int = 1) -> str:
    era = _era(language, year) if any(letter == "y" for letter, _ in tokens) else ""
    year_first = (
        bool(tokens) and tokens[0][0] == "y" and len(tokens) > 1 and not tokens[1][1].isspace()
    )
    text = "".join(_field(language, token, year, month, day) for token in tokens)
    if not era:
        return text
    before = _after_era(language)
    return f"{era}{before}{text}" if year_first and before is not None else f"{text} {era}"


def _writes_era_first(language: str) -> bool:
    return _after_era(language) is not None


@lru_cache(maxsize=64)
def _after_era(language: str) -> str | None:
    """What is between an era and the year after it, if only a space; None if the year is first."""
    found = shown_locale(language).datetime_skeletons.get("Gy")
    match = re.match(r"G+(\s*)", str(found.pattern)) if found is not None else None
    return match[1] if match else None


def _field(language: str, token: Token, year: int, month: int, day: int) -> str:
    letter, literal = token
    locale = shown_locale(language)
    if letter == "y":
        return str(_number(year))
    if letter == _MONTH_NUMBER:
        return str(month)
    if letter == _QUARTER_NUMBER:
        return str((month + 2) // 3)
    if letter in ("M", "L"):
        form = "format" if letter == "M" else "stand-alone"
        return str(locale.months[form]["wide"][month])
    if letter == "d":
        return day_of_month(locale, day)
    if letter in ("Q", "q"):
        return str(locale.quarters["format"]["wide"][(month + 2) // 3])
    return literal


def day_of_month(locale: Locale, day: int) -> str:
    """The number of a day; French writes the first as an ordinal."""
    return "1er" if day == 1 and locale.language == "fr" else str(day)


def _number(year: int) -> int:
    return year if year > 0 else 1 - year


def _era(language: str, year: int) -> str:
    if 1000 <= year <= 9999:
        return ""
    return str(shown_locale(language).eras["abbreviated"][1 if year > 0 else 0])


def day_text(language: str, ordinal: int) -> str:
    """A day: "July 8, 2022", "8 juillet 2022", "March 15, 44 BC"."""
    return _fill(language, _tokens(language, "long"), *year_month_day(ordinal))


def old_style_text(language: str, day: tuple[int, int, int, int]) -> str:
    """A day as the Julian calendar counts it: see `Date.old_style`."""
    year, month, number, is_dual = day
    text = _fill(language, _tokens(language, "long"), year, month, number)
    second = f"{year % 100:02}" if year % 100 else str(year)
    return text.replace(str(year), f"{year - 1}/{second}") if is_dual else text


def month_text(language: str, ordinal: int) -> str:
    """A month: "July 2022"."""
    return _fill(language, _tokens(language, "yMMMM"), *year_month_day(ordinal))


def year_text(language: str, year: int) -> str:
    """A year: "2022", "44 BC"."""
    return _fill(language, _tokens(language, "y"), year)


def quarter_text(language: str, year: int, quarter: int) -> str:
    """A quarter: "3rd quarter 2022"."""
    return _fill(language, _tokens(language, "yQQQQ"), year, 3 * quarter - 2)


def month_name(language: str, month: int) -> str:
    """The name of a month alone."""
    return str(shown_locale(language).months["stand-alone"]["wide"][month])


def month_day_text(language: str, ordinal: int) -> str:
    """A day without its year: "July 8"."""
    return _fill(language, _tokens(language, "MMMMd"), *year_month_day(ordinal))


# --- ranges: first part, dash, last part; shared parts are there once -------------------------


def day_range(language: str, first: int, last: int) -> tuple[str, str, str]:
    """Two days: "July 7", "–", "8, 2022", or "June 28", " – ", "July 3, 2022"."""
    year, month, day = year_month_day(first)
    last_year, last_month, last_day = year_month_day(last)
    if year != last_year:
        return day_text(language, first), _SPACED, day_text(language, last)
    if month == last_month:
        return _days_of_month(language, (year, month), (day, last_day))
    if _year_stands_first(language):
        return day_text(language, first), _SPACED, month_day_text(language, last)
    return month_day_text(language, first), _SPACED, day_text(language, last)


def days_list(language: str, days: Sequence[int], style: Literal["or", "standard"]) -> str:
    """Days of one month: "July 7 or 8, 2022"; empty where they are of several."""
    dates = [year_month_day(day) for day in days]
    if len(dates) < 2 or len({date[:2] for date in dates}) > 1:
        return ""
    before, numbers, after = _around_days(language, dates[0][:2], [date[2] for date in dates])
    # Chinese, Japanese and Korean count days by a word that each of a choice has: "8日或9日".
    each = re.split(r"[\s,.]", after, maxsplit=1)[0]
    numbers = [*(number + each for number in numbers[:-1]), numbers[-1]]
    return before + str(format_list(numbers, style=style, locale=shown_locale(language))) + after


def _days_of_month(
    language: str, month: tuple[int, int], days: tuple[int, int]
) -> tuple[str, str, str]:
    before, numbers, after = _around_days(language, month, days)
    return before + numbers[0], DASH, numbers[1] + after


def _around_days(
    language: str, month: tuple[int, int], days: Sequence[int]
) -> tuple[str, list[str], str]:
    """What is before several days of one month, the days, and what is after."""
    tokens = _tokens(language, "long")
    place = [letter for letter, _ in tokens].index("d")
    before, after = tokens[:place], tokens[place + 1 :]
    locale = shown_locale(language)
    # German counts days with a stop, which belongs to each: "7.–8. Juli".
    stop = "." if after and after[0][1].startswith(".") else ""
    numbers = [day_of_month(locale, day) for day in days]
    stopped = [number + stop for number in numbers[:-1]]
    return (
        _fill(language, before, *month),
        [*stopped, numbers[-1]],
        _fill(language, after, *month),
    )


def _year_stands_first(language: str) -> bool:
    letters = [letter for letter, _ in _tokens(language, "long") if letter]
    return letters.index("y") < letters.index("d")


def month_range(language: str, first: int, last: int) -> tuple[str, str, str]:
    """Two months, by a day in each: "June", "–", "August 2022"."""
    year, month, _ = year_month_day(first)
    last_year, last_month, _ = year_month_day(last)
    if year != last_year:
        return month_text(language, first), _SPACED, month_text(language, last)
    if _year_stands_first(language):
        return month_text(language, first), DASH, _month_after_year(language, last_month)
    return month_name(language, month), DASH, month_text(language, last)


def _month_after_year(language: str, month: int) -> str:
    """A month as it stands behind its year: by its number in Chinese, "9月", where the name alone
    is "九月".
    """
    tokens = _tokens(language, "yMMMM")
    letters = [letter for letter, _ in tokens]
    if _MONTH_NUMBER not in letters:
        return month_name(language, month)
    return _fill(language, tokens[letters.index(_MONTH_NUMBER) :], 0, month)


def year_range(language: str, first: int, last: int) -> tuple[str, str, str]:
    """Two years: "1939", "–", "1945", or "300", "–", "200 BC"."""
    era = _era(language, first)
    # "295–3 BC" might end in 203 BC.
    short = bool(era) and len(str(_number(first))) != len(str(_number(last)))
    if era != _era(language, last) or _writes_era_first(language) or short:
        return year_text(language, first), _SPACED, year_text(language, last)
    return str(_number(first)), DASH, year_text(language, last)
