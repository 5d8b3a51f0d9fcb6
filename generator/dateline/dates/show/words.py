"""The words that dates are shown with, from the language's file."""

from __future__ import annotations

from babel import Locale

from dateline.dates.roman import to_roman
from dateline.languages import HOLE, date_words_of, words_about_time

_SOUTHERN = {29: 0, 30: 1, 31: 2, 32: 3}


def shown(language: str, row: str, date: str = "", *, of_day: bool = False) -> str:
    """A phrase around a date, in the language or else in English."""
    phrase = date_words_of(language).phrase(row)
    return (phrase.of_day if of_day else phrase.shown).replace(HOLE, date, 1)


def part_of_day(language: str, part: str, day: str) -> str:
    """A part of a day around the day: "night of 25 May 2020"; the day alone if it has no words."""
    phrase = date_words_of(language).parts_of_day.get(part)
    return phrase.shown.replace(HOLE, day) if phrase else day


def about_time(language: str, time: str) -> str:
    """A clock time that is not exact: "about 20:15". German "um 20:15" would be an exact one."""
    return f"{words_about_time(date_words_of(language))[0]} {time}"


def season_name(language: str, code: int) -> str:
    """The name of a season by its EDTF code."""
    return date_words_of(language).seasons[_SOUTHERN.get(code, (code - 21) % 4)][0]


def century_name(language: str, number: int) -> str:
    """A century, below zero before Christ: "19th century", "XIXe siècle"."""
    words = date_words_of(language)
    size, forms = abs(number), words.century_number.forms
    category = Locale.parse(words.language).ordinal_form(size)
    digits = to_roman(size) if words.century_number.digits == "roman" else str(size)
    written = forms.get(category, forms["other"]).replace(HOLE, digits)
    return shown(language, "century_bc" if number < 0 else "century", written)
