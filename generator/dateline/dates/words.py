"""The words around dates, by language: one place to add a language.

`SHOWN` holds what readers see; a language that lacks an entry shows the English one.
In each, {} is the date. `SEASONS` is used for reading and for showing.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from dateline.dates.names import fold

# Spring, summer, autumn, winter; the first name of each is the one shown.
SEASONS: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "en": (("spring",), ("summer",), ("autumn", "fall"), ("winter",)),
    "fr": (("printemps",), ("été",), ("automne",), ("hiver",)),
    "de": (("Frühling", "Frühjahr"), ("Sommer",), ("Herbst",), ("Winter",)),
    "es": (("primavera",), ("verano",), ("otoño",), ("invierno",)),
    "ru": (("весна", "весной", "весна"), ("лето", "летом"), ("осень", "осенью"),
           ("зима", "зимой")),
    "uk": (("весна", "навесні"), ("літо", "влітку"), ("осінь", "восени"), ("зима", "взимку")),
}  # fmt: skip

SHOWN: Mapping[str, Mapping[str, str]] = {
    "en": {
        "day not known": "{}, day not known",
        "month not known": "{}, month and day not known",
        "year not known": "{}, year not known",
        "about": "about {}",
        "possibly": "possibly {}",
        "possibly about": "possibly about {}",
        "before": "before {}",
        "after": "after {}",
        "not before": "{} or later",
        "not after": "{} or earlier",
        "since": "since {}",
        "until": "until {}",
        "unknown end": "from {}, end not known",
        "unknown start": "until {}, start not known",
        "no bounds": "date not known",
        "all through": "all through {}",
        "early": "early {}",
        "mid": "mid-{}",
        "late": "late {}",
        "first half": "first half of {}",
        "second half": "second half of {}",
        "decade": "{}s",
        "century": "{} century",
        "century bc": "{} century BC",
        "any year": "{}, in any year",
        "southern": "{} (southern hemisphere)",
        "northern": "{} (northern hemisphere)",
    },
    "fr": {
        "day not known": "{}, jour inconnu",
        "month not known": "{}, mois et jour inconnus",
        "year not known": "{}, année inconnue",
        "about": "vers {}",
        "possibly": "peut-être {}",
        "possibly about": "peut-être vers {}",
        "before": "avant {}",
        "after": "après {}",
        "not before": "{} ou plus tard",
        "not after": "{} ou plus tôt",
        "since": "depuis {}",
        "until": "jusque {}",
        "unknown end": "à partir de {}, fin inconnue",
        "unknown start": "jusque {}, début inconnu",
        "no bounds": "date inconnue",
        "all through": "toute la durée de {}",
        "early": "début {}",
        "mid": "mi-{}",
        "late": "fin {}",
        "first half": "première moitié de {}",
        "second half": "seconde moitié de {}",
        "decade": "années {}",
        "century": "{} siècle",
        "century bc": "{} siècle av. J.-C.",
        "southern": "{} (hémisphère sud)",
        "northern": "{} (hémisphère nord)",
    },
}

# What people write in front of a date, and what it means there (folded).
APPROXIMATE: Mapping[str, tuple[str, ...]] = {
    "en": ("c", "c.", "ca", "ca.", "circa", "about", "around", "approximately", "approx",
           "approx.", "roughly"),
    "fr": ("vers", "environ", "env."),
    "de": ("um", "etwa", "circa", "zirka"),
    "es": ("hacia", "alrededor de", "aproximadamente"),
    "id": ("sekitar", "kira-kira"),
    "ru": ("около", "примерно"),
    "uk": ("близько", "приблизно"),
}  # fmt: skip
UNCERTAIN: Mapping[str, tuple[str, ...]] = {
    "en": ("possibly", "perhaps", "maybe", "probably"),
    "fr": ("peut-être", "probablement"),
    "de": ("vielleicht", "möglicherweise", "wahrscheinlich"),
    "es": ("quizás", "quizá", "posiblemente", "probablemente"),
    "id": ("mungkin", "barangkali"),
    "ru": ("возможно",),
    "uk": ("можливо",),
}
SIDES: Mapping[str, Mapping[str, str]] = {
    "en": {
        "before": "before", "prior to": "before", "earlier than": "before",
        "after": "after", "later than": "after", "since": "since", "ever since": "since",
        "by": "not after", "not after": "not after", "no later than": "not after",
        "not later than": "not after", "on or before": "not after", "in or before": "not after",
        "not before": "not before", "no earlier than": "not before",
        "not earlier than": "not before", "on or after": "not before",
        "in or after": "not before", "until": "until", "till": "until", "up to": "until",
    },
    "fr": {"avant": "before", "après": "after", "depuis": "since"},
    "de": {"vor": "before", "nach": "after", "seit": "since", "bis": "until"},
    "es": {"antes de": "before", "después de": "after", "desde": "since", "hasta": "until"},
    "id": {"sebelum": "before", "setelah": "after", "sesudah": "after", "sejak": "since",
           "hingga": "until", "sampai": "until"},
    "ru": {"после": "after"},
    "uk": {"після": "after"},
}  # fmt: skip
DAYS_AWAY: Mapping[str, Mapping[str, int]] = {
    "en": {"today": 0, "yesterday": -1, "tomorrow": 1},
    "fr": {"aujourd'hui": 0, "hier": -1, "demain": 1, "avant-hier": -2},
    "de": {"heute": 0, "gestern": -1, "morgen": 1, "vorgestern": -2},
    "es": {"hoy": 0, "ayer": -1, "anteayer": -2},
    "id": {"hari ini": 0, "kemarin": -1, "besok": 1},
    "ru": {"сегодня": 0, "вчера": -1, "завтра": 1, "позавчера": -2},
    "uk": {"сьогодні": 0, "вчора": -1, "учора": -1, "завтра": 1, "позавчора": -2},
}


def _family(language: str) -> str:
    return language.replace("_", "-").partition("-")[0].lower()


def in_languages(
    table: Mapping[str, tuple[str, ...]], language: str
) -> tuple[str, ...]:
    """The entries of a language and of English."""
    own = table.get(_family(language), ())
    return tuple(dict.fromkeys((*own, *table["en"])))


@lru_cache(maxsize=64)
def season_words(language: str) -> dict[str, int]:
    """Season names, folded, with their EDTF code; the language's own and English."""
    found: dict[str, int] = {}
    for code in (_family(language), "en"):
        for number, words in enumerate(SEASONS.get(code, ()), 21):
            for word in words:
                found.setdefault(fold(word), number)
    return found


def season_name(language: str, code: int) -> str:
    """The name of a season by its EDTF code."""
    own = SEASONS.get(_family(language), SEASONS["en"])
    southern = {29: 0, 30: 1, 31: 2, 32: 3}
    index = southern.get(code, (code - 21) % 4)
    return own[index][0]


def sides_of(language: str) -> dict[str, str]:
    """Words for the sides of a date, in a language and in English."""
    return {**SIDES["en"], **SIDES.get(_family(language), {})}


def days_away(language: str) -> dict[str, int]:
    """Words for the days around today, in a language and in English."""
    return {**DAYS_AWAY["en"], **DAYS_AWAY.get(_family(language), {})}


def shown(language: str, key: str, date: str = "") -> str:
    """A phrase around a date, in the language or else in English."""
    return SHOWN.get(_family(language), {}).get(key, SHOWN["en"][key]).replace("{}", date)
