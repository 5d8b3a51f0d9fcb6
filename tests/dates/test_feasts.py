"""Feasts that move with Easter, by name and year, in each language that has words for them.

Dates of Easter: the tables of the Astronomical Society of South Australia
(https://www.assa.org.au/edm). 24 April 1916 was the Easter Monday of the rising in Dublin, 10 April
1998 the Good Friday of the agreement in Belfast.
"""

from __future__ import annotations

import pytest

from dateline.dates import DateError, read_date, read_words, show_date
from dateline.dates.feasts import _AFTER_EASTER
from dateline.languages import FEASTS, date_words_of

READ = """
en | Easter 1916 | 1916-04-23
en | Easter Monday 1916 | 1916-04-24
en | the Easter of 1916 | 1916-04-23
en | Good Friday 1998 | 1998-04-10
en | on Good Friday, 1998 | 1998-04-10
en | Friday, Good Friday 1998 | 1998-04-10
en | Orthodox Easter 2022 | 2022-04-24
en | Greek Easter 1950 | 1950-04-09
en | Western Easter 2022 | 2022-04-17
en | Whit Monday 1854 | 1854-06-05
en | Ascension Day 1850 | 1850-05-09
en | Pentecost 2022 | 2022-06-05
en | Orthodox Pentecost 2022 | 2022-06-12
en | Ash Wednesday 2020 | 2020-02-26
en | Palm Sunday 2022 | 2022-04-10
en | Maundy Thursday 2022 | 2022-04-14
en | Shrove Tuesday 2020 | 2020-02-25
en | Corpus Christi 2022 | 2022-06-16
en | before Easter 1916 | [..1916-04-22]
en | about Easter 1916 | 1916-04-23~
en | Good Friday – Easter Monday 1916 | 1916-04-21/1916-04-24
en | Easter Monday 1916, 12:45 | 1916-04-24T12:45:00
fr | lundi de Pâques 1916 | 1916-04-24
fr | le Vendredi saint 1998 | 1998-04-10
fr | l’Ascension 1850 | 1850-05-09
fr | Pâques orthodoxe 2022 | 2022-04-24
fr | Mercredi des Cendres 2020 | 2020-02-26
de | Ostern 1916 | 1916-04-23
de | Karfreitag 1998 | 1998-04-10
de | am Pfingstmontag 1854 | 1854-06-05
de | orthodoxes Ostern 2022 | 2022-04-24
es | Domingo de Pascua de 1916 | 1916-04-23
es | Viernes Santo de 1998 | 1998-04-10
es | Pascua ortodoxa de 2022 | 2022-04-24
id | Paskah 1916 | 1916-04-23
id | Jumat Agung 1998 | 1998-04-10
ru | на Пасху 2022 года | 2022-04-24
ru | католическая Пасха 2022 | 2022-04-17
uk | Великдень 2022 | 2022-04-24
uk | католицький Великдень 2022 | 2022-04-17
ar | عيد الفصح الغربي 2022 | 2022-04-17
ar | عيد الفصح الشرقي 2022 | 2022-04-24
"""
ROWS = [line.split(" | ") for line in READ.strip().splitlines()]


@pytest.mark.parametrize(("language", "text", "edtf"), ROWS)
def test_a_feast_is_read(language: str, text: str, edtf: str) -> None:
    assert read_date(text, language=language).edtf == edtf


def test_the_page_shows_the_day() -> None:
    assert show_date(read_date("Good Friday 1998"), "fr") == "10 avril 1998"


def test_words_of_a_source_take_their_year_from_its_day() -> None:
    assert read_words("on Good Friday", read_date("2022-05-01")).edtf == "2022-04-15"
    assert read_words("since Easter Monday", read_date("2022-04-01")).edtf == "2021-04-05/.."


@pytest.mark.parametrize("language", ["ar", "en", "fr", "de", "es", "id", "ru", "uk"])
@pytest.mark.parametrize("feast", FEASTS)
def test_every_name_of_a_feast_is_read(language: str, feast: str) -> None:
    for name in date_words_of(language).feasts.names[feast]:
        assert read_date(f"{name} 2025", language=language).precision == "day"


def test_every_feast_has_its_distance_from_easter() -> None:
    assert set(FEASTS) == _AFTER_EASTER.keys()


RANGE = "is a feast whose day Dateline can count out for the years 1583 to 4099 only."
ITSELF = "Write the day itself, as the source gives it."


@pytest.mark.parametrize(
    ("text", "code", "message", "hint"),
    [
        ("Easter 1066", "invalid-date", f"'Easter 1066' {RANGE}", ITSELF),
        ("Orthodox Easter 4100", "invalid-date", f"'Orthodox Easter 4100' {RANGE}", ITSELF),
        ("Easter AD 33", "invalid-date", f"'Easter AD 33' {RANGE}", ITSELF),
        (
            "Orthodox Ash Wednesday 2022", "invalid-date",
            "'Orthodox Ash Wednesday 2022' is a feast that the Orthodox churches do not have.",
            "Write the day itself.",
        ),
        (
            "Monday, Good Friday 1998", "weekday-mismatch",
            "'Monday, Good Friday 1998' was 1998-04-10, a Friday.",
            "Change the weekday or the day.",
        ),
        (
            "Easter", "missing-year", "'Easter' has no year.",
            "Add the year, as in 'Easter 2022'; words of a source go into date_from.",
        ),
    ],
)  # fmt: skip
def test_a_feast_without_a_day_is_refused(text: str, code: str, message: str, hint: str) -> None:
    with pytest.raises(DateError) as caught:
        read_date(text)
    assert (caught.value.code, caught.value.message, caught.value.hint) == (code, message, hint)


@pytest.mark.parametrize("text", ["Easter 1583", "Easter 4099", "Orthodox Easter 1583"])
def test_the_first_and_last_years_are_read(text: str) -> None:
    assert read_date(text).precision == "day"
