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
        "year not known": "{}, year not known",
        "about": "about {}",
        "possibly": "possibly {}",
        "possibly about": "possibly about {}",
        "some time in": "some time in {}",
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
        "southern": "{} (southern hemisphere)",
        "northern": "{} (northern hemisphere)",
    },
    "fr": {
        "day not known": "{}, jour inconnu",
        "year not known": "{}, année inconnue",
        "about": "vers {}",
        "possibly": "peut-être {}",
        "possibly about": "peut-être vers {}",
        "some time in": "à un moment de {}",
        "before": "avant {}",
        "after": "après {}",
        "not before": "{} ou plus tard",
        "not after": "{} ou plus tôt",
        "since": "depuis {}",
        "until": "jusqu’en {}",
        "unknown end": "à partir de {}, fin inconnue",
        "unknown start": "jusqu’en {}, début inconnu",
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
    "de": {
        "day not known": "{}, Tag nicht bekannt",
        "year not known": "{}, Jahr nicht bekannt",
        "about": "um {}",
        "possibly": "möglicherweise {}",
        "possibly about": "möglicherweise um {}",
        "some time in": "irgendwann in {}",
        "before": "vor {}",
        "after": "nach {}",
        "not before": "{} oder später",
        "not after": "{} oder früher",
        "since": "seit {}",
        "until": "bis {}",
        "unknown end": "ab {}, Ende nicht bekannt",
        "unknown start": "bis {}, Beginn nicht bekannt",
        "no bounds": "Datum nicht bekannt",
        "all through": "durchgehend {}",
        "early": "Anfang {}",
        "mid": "Mitte {}",
        "late": "Ende {}",
        "first half": "erste Hälfte {}",
        "second half": "zweite Hälfte {}",
        "decade": "{}er Jahre",
        "century": "{}. Jahrhundert",
        "century bc": "{}. Jahrhundert v. Chr.",
        "southern": "{} (Südhalbkugel)",
        "northern": "{} (Nordhalbkugel)",
    },
    "es": {
        "day not known": "{}, día desconocido",
        "year not known": "{}, año desconocido",
        "about": "hacia {}",
        "possibly": "posiblemente {}",
        "possibly about": "posiblemente hacia {}",
        "some time in": "en algún momento de {}",
        "before": "antes de {}",
        "after": "después de {}",
        "not before": "{} o más tarde",
        "not after": "{} o antes",
        "since": "desde {}",
        "until": "hasta {}",
        "unknown end": "desde {}, final desconocido",
        "unknown start": "hasta {}, comienzo desconocido",
        "no bounds": "fecha desconocida",
        "all through": "todo el tiempo de {}",
        "early": "principios de {}",
        "mid": "mediados de {}",
        "late": "finales de {}",
        "first half": "primera mitad de {}",
        "second half": "segunda mitad de {}",
        "decade": "años {}",
        "century": "siglo {}",
        "century bc": "siglo {} a. C.",
        "southern": "{} (hemisferio sur)",
        "northern": "{} (hemisferio norte)",
    },
    "id": {
        "day not known": "{}, tanggal tidak diketahui",
        "year not known": "{}, tahun tidak diketahui",
        "about": "sekitar {}",
        "possibly": "mungkin {}",
        "possibly about": "mungkin sekitar {}",
        "some time in": "pada suatu waktu dalam {}",
        "before": "sebelum {}",
        "after": "setelah {}",
        "not before": "{} atau sesudahnya",
        "not after": "{} atau sebelumnya",
        "since": "sejak {}",
        "until": "hingga {}",
        "unknown end": "dari {}, akhir tidak diketahui",
        "unknown start": "hingga {}, awal tidak diketahui",
        "no bounds": "tanggal tidak diketahui",
        "all through": "sepanjang {}",
        "early": "awal {}",
        "mid": "pertengahan {}",
        "late": "akhir {}",
        "first half": "paruh pertama {}",
        "second half": "paruh kedua {}",
        "decade": "{}-an",
        "century": "abad ke-{}",
        "century bc": "abad ke-{} SM",
        "southern": "{} (belahan bumi selatan)",
        "northern": "{} (belahan bumi utara)",
    },
    "ru": {
        "day not known": "{}, день неизвестен",
        "year not known": "{}, год неизвестен",
        "about": "примерно {}",
        "possibly": "возможно, {}",
        "possibly about": "возможно, примерно {}",
        "some time in": "в какое-то время: {}",
        "before": "раньше чем {}",
        "after": "позже чем {}",
        "not before": "{} или позже",
        "not after": "{} или раньше",
        "since": "начиная с: {}",
        "until": "вплоть до: {}",
        "unknown end": "начало: {}, конец неизвестен",
        "unknown start": "конец: {}, начало неизвестно",
        "no bounds": "дата неизвестна",
        "all through": "всё время: {}",
        "early": "начало: {}",
        "mid": "середина: {}",
        "late": "конец: {}",
        "first half": "первая половина: {}",
        "second half": "вторая половина: {}",
        "decade": "{}-е годы",
        "century": "{} век",
        "century bc": "{} век до н. э.",
        "southern": "{} (южное полушарие)",
        "northern": "{} (северное полушарие)",
    },
    "uk": {
        "day not known": "{}, день невідомий",
        "year not known": "{}, рік невідомий",
        "about": "приблизно {}",
        "possibly": "можливо, {}",
        "possibly about": "можливо, приблизно {}",
        "some time in": "у якийсь час: {}",
        "before": "раніше ніж {}",
        "after": "пізніше ніж {}",
        "not before": "{} або пізніше",
        "not after": "{} або раніше",
        "since": "починаючи з: {}",
        "until": "аж до: {}",
        "unknown end": "початок: {}, кінець невідомий",
        "unknown start": "кінець: {}, початок невідомий",
        "no bounds": "дата невідома",
        "all through": "увесь час: {}",
        "early": "початок: {}",
        "mid": "середина: {}",
        "late": "кінець: {}",
        "first half": "перша половина: {}",
        "second half": "друга половина: {}",
        "decade": "{}-ті роки",
        "century": "{} століття",
        "century bc": "{} століття до н. е.",
        "southern": "{} (південна півкуля)",
        "northern": "{} (північна півкуля)",
    },
}

_ROMAN_CENTURIES = ("es", "ru", "uk")

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
OR: Mapping[str, tuple[str, ...]] = {
    "en": ("or",), "fr": ("ou",), "de": ("oder",), "es": ("o", "u"), "id": ("atau",),
    "ru": ("или",), "uk": ("або",),
}  # fmt: skip
AND: Mapping[str, tuple[str, ...]] = {
    "en": ("and", "&"), "fr": ("et",), "de": ("und",), "es": ("y", "e"), "id": ("dan",),
    "ru": ("и",), "uk": ("і", "та"),
}  # fmt: skip
FROM: Mapping[str, tuple[str, ...]] = {
    "en": ("from",), "fr": ("du", "de"), "de": ("vom", "von"), "es": ("del", "de"),
    "id": ("dari",), "ru": ("с",), "uk": ("з", "із"),
}  # fmt: skip
TO: Mapping[str, tuple[str, ...]] = {
    "en": ("to", "until", "till", "through", "thru"), "fr": ("au", "à"), "es": ("al", "a"),
    "de": ("bis", "bis zum"), "id": ("hingga", "sampai"), "ru": ("по",), "uk": ("по", "до"),
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


def in_languages(table: Mapping[str, tuple[str, ...]], language: str) -> tuple[str, ...]:
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


# Where a language puts an article before a day, but none before a month or a year.
SHOWN_BEFORE_DAYS = {
    "fr": {
        "about": "vers le {}",
        "possibly": "peut-être le {}",
        "possibly about": "peut-être vers le {}",
        "before": "avant le {}",
        "after": "après le {}",
        "since": "depuis le {}",
        "until": "jusqu’au {}",
        "unknown end": "à partir du {}, fin inconnue",
        "unknown start": "jusqu’au {}, début inconnu",
    },
    "de": {
        "about": "um den {}",
        "before": "vor dem {}",
        "after": "nach dem {}",
        "since": "seit dem {}",
        "until": "bis zum {}",
    },
    "es": {
        "about": "hacia el {}",
        "possibly": "posiblemente el {}",
        "possibly about": "posiblemente hacia el {}",
        "before": "antes del {}",
        "after": "después del {}",
        "since": "desde el {}",
        "until": "hasta el {}",
    },
}


def shown(language: str, key: str, date: str = "", *, of_day: bool = False) -> str:
    """A phrase around a date, in the language or else in English."""
    family = _family(language)
    pattern = SHOWN.get(family, {}).get(key, SHOWN["en"][key])
    if of_day:
        pattern = SHOWN_BEFORE_DAYS.get(family, {}).get(key, pattern)
    return pattern.replace("{}", date)


def century_name(language: str, number: int) -> str:
    """A century, below zero before Christ: "19th century", "XIXe siècle"."""
    own = _family(language)
    size = abs(number)
    written = _roman(size) + ("er" if size == 1 else "e") if own == "fr" else _ordinal(size)
    if own in SHOWN and own not in ("en", "fr"):
        written = _roman(size) if own in _ROMAN_CENTURIES else str(size)
    return shown(language, "century bc" if number < 0 else "century", written)


def _ordinal(number: int) -> str:
    teens = 10 <= number % 100 <= 20
    return f"{number}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def _roman(number: int) -> str:
    text = ""
    for value, letters in (
        (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"),
        (4, "IV"), (1, "I"),
    ):  # fmt: skip
        count, number = divmod(number, value)
        text += letters * count
    return text
