"""Names of months, weekdays and eras in a language: CLDR's, by Babel, and those of its file.

The same tables read and write. A name that two months (or two weekdays) share in a
language is left out.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from types import MappingProxyType
from typing import Any, Final

from babel import Locale, UnknownLocaleError, localedata
from babel.dates import tokenize_pattern

from dateline.dates.roman import FROM_ROMAN
from dateline.dates.value import DateError
from dateline.languages import DateWords, family, names_beside, words_read_in

DIRECTION_MARKS = "\u200e\u200f\u061c"
"""What no reader sees: it says only in which direction the text beside it is set."""

# What Babel calls the names that a language may take from the root of CLDR.
_NAMES: Final = ("months", "days", "quarters", "day_periods")

_BC = ("bc", "b.c.", "bce", "b.c.e.")
_AD = ("ad", "a.d.", "ce", "c.e.")


@dataclass(frozen=True, slots=True)
class Names:
    """What a language calls things, folded with `fold`; alternatives are regexes."""

    language: str
    months: Mapping[str, int]
    shown_months: Mapping[int, str]  # as they are beside a day
    weekdays: Mapping[str, int]
    quarters: Mapping[str, int]
    eras: Mapping[str, bool]  # true: before year 1
    month: str
    weekday: str
    era: str
    of: str
    before_day: str
    after_year: str
    ordinal: str
    year_marks: tuple[str, ...]
    eras_first: tuple[str, ...]  # those that may be before a year, the longest first
    time_has_stop: bool
    dotted_day_first: bool  # 3.10.1990 is 3 October

    @property
    def needs_plain_digits(self) -> bool:
        """Whether digits are written in a way of the language's own: "10.30", "2022 年"."""
        return self.time_has_stop or bool(self.year_marks)


def fold(text: str) -> str:
    """Lower case, plain apostrophes, hyphens and spaces, so that names can be compared."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text).translate(_PLAIN)
        text = text.replace("İ", "i")  # whose small letter is another than that of I
    folded = " ".join(text.lower().split())
    return folded.replace(" ,", ",") if " ," in folded else folded


_PLAIN = str.maketrans(
    {"’": "'", "ʼ": "'", "‘": "'", "‐": "-", "‑": "-", "−": "-"}
    | dict.fromkeys("‒—―→", "–")
    | {"（": "(", "）": ")", "،": ","}
    | dict.fromkeys(DIRECTION_MARKS, "")
)


def plain_digits(text: str) -> str:
    """A text with ASCII digits, where all of its digits are of one other script: `२०२२`.

    >>> plain_digits("٨ يوليو ٢٠٢٢") == "8 يوليو 2022"
    True
    """
    if text.isascii():
        return text
    found = {character for character in text if character.isdecimal()}
    zeros = {ord(digit) - unicodedata.decimal(digit) for digit in found}
    if len(zeros) != 1 or found <= set("0123456789"):
        return text
    return text.translate({ord(digit): str(unicodedata.decimal(digit)) for digit in found})


def _with_own_names(locale: Locale) -> Locale:
    """The locale, whose names of months and days are then no other language's.

    What languages take from the root of CLDR, Babel has in one dictionary for all of them, and
    keeps in it what it stands for in the language that asks first: French had the months of Hebrew
    after a page in that. So each has that part for itself before it is asked.
    """
    data = localedata.load(str(locale))
    for part in _NAMES:
        if type(data.get(part)) is dict:  # else it was asked, and has it for itself
            data[part] = deepcopy(data[part])
    return locale


@lru_cache(maxsize=64)
def locale_of(language: str) -> Locale:
    """Babel's locale of a BCP 47 language tag; `DateError` (`unknown-language`) if none."""
    try:
        return _with_own_names(Locale.parse(language or "en", sep="-" if "-" in language else "_"))
    except (UnknownLocaleError, ValueError, TypeError) as error:
        raise DateError(
            "unknown-language",
            f"'{language}' is not a language that Dateline has names of months for.",
            "Write a language tag such as en, fr or id.",
        ) from error


def shown_locale(language: str) -> Locale:
    """The locale that dates are shown in.

    Plain `en` is English as most of the world writes it, "8 July 2022, 22:30"; `en-US` is
    "July 8, 2022, 10:30 PM".
    """
    return locale_of("en-GB" if language == "en" else language)


@lru_cache(maxsize=64)
def names_of(language: str) -> Names:
    """The names of a language, with the English ones where they do not clash."""
    own, words = locale_of(language), words_read_in(language)
    months: dict[str, int] = {}
    weekdays: dict[str, int] = {}
    for locale, more in zip((locale_of("en"), own), (words[-1], words[0]), strict=True):
        months |= _calendar_names(locale.months)
        months |= _names_after(_literals(locale).before_month, _calendar_names(locale.months))
        months |= {fold(name): number for name, number in more.months.items()}
        weekdays |= _calendar_names(locale.days)
        weekdays |= {fold(name): number - 1 for name, number in more.weekdays.items()}
    for table in (months, weekdays):
        _add_without_accents(table)
    eras = _era_names(own, words[0])
    usual = names_beside(family(language))
    return Names(
        language=language,
        months=MappingProxyType(months),
        shown_months=MappingProxyType(dict(own.months["format"]["wide"])),
        weekdays=MappingProxyType(weekdays),
        quarters=MappingProxyType(_quarter_names(own, words[0])),
        eras=MappingProxyType(eras),
        month=any_of(months),
        weekday=any_of(weekdays),
        era=any_of(eras),
        of=any_of(
            {*(fold(word) for each in words for word in each.of), *_literals(own).of, *usual.of}
        ),
        before_day=_before_day(usual.before_day),
        after_year=any_of(
            {*map(fold, words[0].after_year), *_marks_after_years(own), *usual.after_year}
        ),
        ordinal=any_of(
            {
                *(fold(w) for each in words for w in each.ordinal_suffixes),
                *_mark_after(own, "d"),
                *usual.ordinal_suffixes,
            }
        ),
        year_marks=_mark_after(own, "y"),
        eras_first=tuple(sorted(eras, key=len, reverse=True)) if _era_is_first(own) else (),
        time_has_stop="." in str(own.time_formats["short"].pattern),
        dotted_day_first=str(own.date_formats["short"].pattern).startswith(("d.", "dd.")),
    )


def _add_without_accents(names: dict[str, int]) -> None:
    """Add names as capitals have them, "ΑΥΓΟΥΣΤΟΥ" and "FEVRIER", where they are no other's."""
    found: dict[str, int] = {}
    shared: set[str] = set()
    for name, number in names.items():
        bare = _without_accents(name)
        if bare not in names and found.setdefault(bare, number) != number:
            shared.add(bare)
    names |= {name: number for name, number in found.items() if name not in shared}


def _without_accents(name: str) -> str:
    """A name without the accents of Latin and Greek letters; of other scripts they are letters.

    >>> _without_accents("février"), _without_accents("май") == "май"
    ('fevrier', True)
    """
    if name.isascii():
        return name
    parts = unicodedata.normalize("NFD", name).replace("ı", "i")
    bare = [
        letter
        for before, letter in pairwise(f" {parts}")
        if not (unicodedata.combining(letter) and _takes_accents(before))
    ]
    return unicodedata.normalize("NFC", "".join(bare))


def _takes_accents(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith(("LATIN", "GREEK", "COMBINING"))


def _before_day(words: Iterable[str]) -> str:
    """What may be before a day's number, as a regex: "the 8 July", "den 8 juli", "l'8 luglio"."""
    own = (word if word.endswith("'") else f"{word} " for word in words)
    return any_of(("the ", *own))


def _mark_after(locale: Locale, field: str) -> tuple[str, ...]:
    """The word that a language writes after a year or day in digits: "年" and "日" in Japanese."""
    skeleton = locale.datetime_skeletons.get("y" if field == "y" else "MMMd")
    found = re.search(rf"{field}'?([^\W\d_]+)", str(skeleton.pattern)) if skeleton else None
    return (found[1],) if found and not found[1].isascii() else ()


@dataclass(frozen=True, slots=True)
class _Literals:
    """What CLDR writes around the parts of a day: the `de` of `8 de julho de 2022`, the `ב` of
    `8 ביולי`, the `.` of `2022.`.
    """

    of: tuple[str, ...]
    before_month: str
    after_year: tuple[str, ...]


@lru_cache(maxsize=64)
def _literals(locale: Locale) -> _Literals:
    of: dict[str, None] = {}
    after_year: dict[str, None] = {}
    before_month = ""
    patterns = [locale.date_formats["long"], locale.datetime_skeletons.get("yMMMM")]
    for pattern in filter(None, patterns):
        tokens = _merged(tokenize_pattern(str(pattern.pattern)))
        if ("field", ("M", 1)) in tokens:
            continue  # the month is a number, with marks of its own
        following_tokens = [*tokens[2:], ("chars", "")]
        for (before, literal), after in zip(pairwise(tokens), following_tokens, strict=True):
            text = fold(str(literal[1])) if literal[0] == "chars" else ""
            if not text or before[0] != "field":
                continue
            field, following = before[1][0], after[1][0] if after[0] == "field" else ""
            if field == "y":
                after_year[text] = None
            elif following in ("M", "L") and not str(literal[1])[-1].isspace():
                before_month = text
            elif text[0].isalpha() and following in ("M", "L", "y"):
                of[text] = None
    return _Literals(tuple(of), before_month, tuple(after_year))


def _merged(tokens: Iterable[tuple[str, Any]]) -> list[tuple[str, Any]]:
    """A pattern's tokens, with the literals that stand side by side as one."""
    found: list[tuple[str, Any]] = []
    for kind, value in tokens:
        if kind == "chars" and found and found[-1][0] == "chars":
            found[-1] = (kind, found[-1][1] + value)
        else:
            found.append((kind, value))
    return found


def _marks_after_years(locale: Locale) -> tuple[str, ...]:
    return (*_mark_after(locale, "y"), *_literals(locale).after_year)


def _names_after(prefix: str, names: Mapping[str, int]) -> dict[str, int]:
    """Names with what is set before them without a space; none if there is no such thing."""
    return {f"{prefix}{name}": number for name, number in names.items()} if prefix else {}


def _era_is_first(locale: Locale) -> bool:
    skeleton = locale.datetime_skeletons.get("Gy")
    return skeleton is not None and str(skeleton.pattern).startswith("G")


def _calendar_names(table: Mapping[str, Mapping[str, Mapping[int, str]]]) -> dict[str, int]:
    """Names to numbers; a name that two months or weekdays share is left out."""
    found: dict[str, int] = {}
    shared: set[str] = set()
    for form in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, name in sorted(table[form][width].items()):
                key = fold(name).rstrip(".")
                if found.setdefault(key, number) != number:
                    shared.add(key)
    return {name: number for name, number in found.items() if name not in shared}


def _quarter_names(locale: Locale, words: DateWords) -> dict[str, int]:
    found = {
        fold(form.replace("{}", shown)): number
        for form in words.quarter
        for roman, number in list(FROM_ROMAN.items())[:4]
        for shown in (str(number), roman)
    }
    found |= {fold(name): number for name, number in words.quarters.items()}
    pattern = locale.datetime_skeletons.get("yQQQQ")
    numbered = re.search(r"([^\W\d_]*)Q([^\WQ\d_]+)", str(pattern.pattern)) if pattern else None
    if numbered:  # "年第Q季度"
        before = numbered[1].removeprefix("y").removeprefix("".join(_mark_after(locale, "y")))
        found |= {f"{before}{number}{numbered[2]}": number for number in range(1, 5)}
    for form in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, name in locale.quarters[form][width].items():
                found.setdefault(fold(str(name)), number)
    return found


def _era_names(locale: Locale, words: DateWords) -> dict[str, bool]:
    eras = {**dict.fromkeys(_BC, True), **dict.fromkeys(_AD, False)}
    named = [
        (str(name), number == 0)
        for width in ("wide", "abbreviated")
        for number, name in sorted(locale.eras.get(width, {}).items())
        if number in (0, 1)
    ]
    for name, before in (*named, *((w, True) for w in words.bc), *((w, False) for w in words.ad)):
        folded = fold(name)
        for shape in (folded, folded.replace(" ", ""), folded.replace(". ", ".")):
            eras.setdefault(shape, before)
    return eras


def any_of(words: Iterable[str]) -> str:
    """A regex that matches any of the words, the longest first; nothing if there is none."""
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(map(re.escape, longest_first)) + ")" if longest_first else "(?!)"
