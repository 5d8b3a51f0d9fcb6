"""Names of months, weekdays and eras in a language, from the CLDR tables of Babel.

The same tables read and write. A name that two months (or two weekdays) share in a
language is left out.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from babel import Locale, UnknownLocaleError

from dateline.dates.value import DateError

# What people write besides: English short forms, and the case forms that follow "on".
_MORE_MONTHS = {
    "en": {"sept": 9},
    "fr": {"fevrier": 2, "aout": 8, "decembre": 12},
    "ru": {
        "январе": 1, "феврале": 2, "марте": 3, "апреле": 4, "мае": 5, "июне": 6, "июле": 7,
        "августе": 8, "сентябре": 9, "октябре": 10, "ноябре": 11, "декабре": 12,
    },
    "uk": {
        "січні": 1, "березні": 3, "квітні": 4, "травні": 5, "червні": 6, "липні": 7,
        "серпні": 8, "вересні": 9, "жовтні": 10, "листопаді": 11, "грудні": 12, "лютому": 2,
    },
    "de": {"maerz": 3, "jänner": 1, "feber": 2},
    "es": {"septiembre": 9, "setiembre": 9, "sep": 9},
    "id": {"ags": 8, "agt": 8, "agust": 8, "nop": 11, "pebruari": 2, "nopember": 11},
}  # fmt: skip
_MORE_WEEKDAYS = {
    "en": {"tues": 1, "weds": 2, "thur": 3, "thurs": 3},
    "de": {"sonnabend": 5},
    "id": {"jum'at": 4, "ahad": 6},
    "ru": {"среду": 2, "пятницу": 4, "субботу": 5},
    "uk": {"середу": 2, "п'ятницю": 4, "суботу": 5, "неділю": 6},
}

# Words that may stand before a date ("on", "in the"), and between its parts or after it.
_BEFORE = {
    "fr": ("le", "en", "au", "à", "au mois de"),
    "de": ("am", "im", "den", "der"),
    "es": ("el", "en", "el día", "en el mes de"),
    "id": ("pada", "pada hari", "di", "hari", "tanggal", "pada tanggal", "bulan", "pada bulan"),
    "ru": ("в", "во"),
    "uk": ("у", "в"),
}
_OF = {"es": ("de", "del"), "pt": ("de", "do"), "fr": ("de", "d'"), "it": ("di",)}
_AFTER_YEAR = {
    "ru": ("г.", "г", "год", "года", "году", "гг."),
    "uk": ("р.", "р", "рік", "року", "році", "рр."),
}
_ORDINALS = {
    "en": ("st", "nd", "rd", "th"),
    "fr": ("er", "ᵉʳ"),
    "es": ("º", ".º"),
    "pt": ("º",),
    "it": ("º",),
}
_BC = ("bc", "b.c.", "bce", "b.c.e.")
_AD = ("ad", "a.d.", "ce", "c.e.")


@dataclass(frozen=True, slots=True)
class Names:
    """What a language calls things, folded with `fold`; alternatives are regexes."""

    language: str
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    eras: Mapping[str, bool]  # true: before year 1
    month: str
    weekday: str
    era: str
    before: str
    of: str
    after_year: str
    ordinal: str
    time_has_stop: bool


def fold(text: str) -> str:
    """Lower case, plain apostrophes, hyphens and spaces, so that names can be compared."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text).translate(_PLAIN)
    return " ".join(text.lower().split())


_PLAIN = str.maketrans(
    {"’": "'", "ʼ": "'", "‘": "'", "‐": "-", "‑": "-", "−": "-", "‒": "–", "—": "–", "―": "–"}
)


@lru_cache(maxsize=64)
def locale_of(language: str) -> Locale:
    """Babel's locale of a BCP 47 language tag; `DateError` (`unknown-language`) if none."""
    try:
        return Locale.parse(language or "en", sep="-" if "-" in language else "_")
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
    own, english = locale_of(language), locale_of("en")
    months = _calendar_names(own, own.months, _MORE_MONTHS)
    weekdays = _calendar_names(own, own.days, _MORE_WEEKDAYS)
    for table, more in (
        (months, _calendar_names(english, english.months, _MORE_MONTHS)),
        (weekdays, _calendar_names(english, english.days, _MORE_WEEKDAYS)),
    ):
        for name, number in more.items():
            table.setdefault(name, number)
    eras = _era_names(own)
    code = own.language
    return Names(
        language=language,
        months=MappingProxyType(months),
        weekdays=MappingProxyType(weekdays),
        eras=MappingProxyType(eras),
        month=_any(months),
        weekday=_any(weekdays),
        era=_any(eras),
        before=_any(("on", "in", "in the", "on the", "during", *_BEFORE.get(code, ()))),
        of=_any(("of", *_OF.get(code, ()))),
        after_year=_any(_AFTER_YEAR.get(code, ())),
        ordinal=_any((*_ORDINALS["en"], *_ORDINALS.get(code, ()))),
        time_has_stop="." in str(own.time_formats["short"].pattern),
    )


def _calendar_names(
    locale: Locale,
    table: Mapping[str, Mapping[str, Mapping[int, str]]],
    more: Mapping[str, Mapping[str, int]],
) -> dict[str, int]:
    found: dict[str, int] = {}
    shared: set[str] = set()
    for form in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, name in sorted(table[form][width].items()):
                key = fold(name).rstrip(".")
                if found.setdefault(key, number) != number:
                    shared.add(key)
    for name in sorted(shared):
        del found[name]
    return {**found, **more.get(locale.language, {})}


def _era_names(locale: Locale) -> dict[str, bool]:
    eras = {**dict.fromkeys(_BC, True), **dict.fromkeys(_AD, False)}
    for width in ("wide", "abbreviated"):
        for number, name in sorted(locale.eras.get(width, {}).items()):
            if number in (0, 1):
                eras.setdefault(fold(name), number == 0)
                eras.setdefault(fold(name).replace(" ", ""), number == 0)
    return eras


def _any(words: Iterable[str]) -> str:
    """A regex that matches any of the words, the longest first; nothing if there is none."""
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(map(re.escape, longest_first)) + ")" if longest_first else "(?!)"
