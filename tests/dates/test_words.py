"""Words of a source, counted from a day; what follows where only bounds of it are known."""

from __future__ import annotations

import pytest

from dateline.dates import DateError, Fit, Kind, date_fits_words, read_date, read_words

MONDAY = read_date("2022-07-11")
BOUNDED = read_date("not before 2022-07-10")

COUNTED = """
last Friday | 2022-07-08
Friday last | 2022-07-08
this past Friday | 2022-07-08
coming Friday | 2022-07-15
on Friday evening | 2022-07-08
late on Friday | 2022-07-08
Friday, July 15 | 2022-07-15
a week ago | [2022-07-04..2022-07-10]
a week ago today | 2022-07-04
two weeks ago Friday | 2022-06-24
three months ago | 2022-04
a year ago | 2021
a decade ago | 201X
the week before last | [2022-06-27..2022-07-03]
early Monday morning | 2022-07-11
earlier this month | [2022-07-01..2022-07-10]
later this week | [2022-07-12..2022-07-17]
late last month | [2022-06-21..2022-06-30]
the end of last year | [2021-09..2021-12]
next month | 2022-08
over the weekend | [2022-07-09..2022-07-10]
this weekend | [2022-07-16..2022-07-17]
last spring | 2022-21
this summer | 2022-22
last April | 2022-04
last July | 2021-07
this September | 2022-09
April last year | 2021-04
in March of this year | 2022-03
last quarter | 2022-34
the third quarter | 2022-35
first half of the year | 2022-40
since February 15 | 2022-02-15/..
since Friday | 2022-07-08/..
by Friday | [..2022-07-08]
from Friday to Sunday | 2022-07-08/2022-07-10
Monday and Tuesday | {2022-07-11,2022-07-12}
between December 28 and January 3 | [2021-12-28..2022-01-03]
July 4 to July 15 | 2022-07-04/2022-07-15
late July | [2021-07-21..2021-07-31]
10:30 a.m. Friday | 2022-07-08T10:30:00
noon on Friday | 2022-07-08T12:00:00
in 2019 | 2019
the 1850s | 185X
"""
SATURDAY = read_date("2022-07-09")
FROM_SATURDAY = """
Saturday and Sunday | {2022-07-09,2022-07-10}
Monday and Tuesday | {2022-07-04,2022-07-05}
Monday and Friday | {2022-07-04,2022-07-08}
Thursday night into Friday | 2022-07-07/2022-07-08
between Wednesday and Friday | [2022-07-06..2022-07-08]
until Monday | ../2022-07-11
by Sunday | [..2022-07-10]
before Friday | [..2022-07-07]
on the 15th | 2022-06-15
the 1st of last month | 2022-06-01
Thursday (July 7) | 2022-07-07
yesterday, Friday | 2022-07-08
Monday last week | 2022-06-27
a fortnight ago | [2022-06-20..2022-06-26]
early this week | [2022-07-04..2022-07-06]
the week of April 10 | [2022-04-04..2022-04-10]
first week of October | [2021-10-01..2021-10-07]
New Year's Eve | 2021-12-31
0230 GMT on Friday | 2022-07-08T02:30:00Z
July 8-9 | 2022-07-08/2022-07-09
"""
NEARER = ("on Monday", "by Sunday", "on the 15th", "in September")
NOT_NEARER = ("on Friday", "since Monday", "on Wednesday", "in June")
REFUSED = """
next Friday | ambiguous-relative
next summer | ambiguous-relative
next weekend | ambiguous-relative
this winter | ambiguous-relative
Wednesday, July 5 | weekday-mismatch
February 29 | invalid-date
earlier this week | invalid-date
two hours ago | unparsable
"""


def table(text: str) -> list[list[str]]:
    return [line.split(" | ") for line in text.strip().splitlines()]


@pytest.mark.parametrize(("words", "edtf"), table(COUNTED))
def test_words_are_counted_from_monday_11_july_2022(words: str, edtf: str) -> None:
    assert read_words(words, MONDAY).edtf == edtf


@pytest.mark.parametrize(("words", "code"), table(REFUSED))
def test_words_are_refused(words: str, code: str) -> None:
    with pytest.raises(DateError) as caught:
        read_words(words, MONDAY)
    assert caught.value.code == code


@pytest.mark.parametrize(("words", "edtf"), table(FROM_SATURDAY))
def test_words_are_counted_from_saturday_9_july_2022(words: str, edtf: str) -> None:
    assert read_words(words, SATURDAY).edtf == edtf


@pytest.mark.parametrize("words", [*NEARER, *NOT_NEARER])
def test_another_day_that_is_nearer_is_warned_of(words: str) -> None:
    codes = [warning.code for warning in read_words(words, SATURDAY).warnings]
    assert codes == (["nearest-differs"] if words in NEARER else [])


@pytest.mark.parametrize("words", ["last Friday", "last June", "Friday and Monday"])
def test_words_that_fit_two_days_are_refused(words: str) -> None:
    with pytest.raises(DateError) as caught:
        read_words(words, SATURDAY)
    assert caught.value.code == "ambiguous-relative"


def test_a_week_around_the_day_counted_from_is_refused() -> None:
    with pytest.raises(DateError, match="may begin on 2022-07-04 or on 2022-07-11"):
        read_words("Monday to Friday", read_date("2022-07-13"))
    assert read_words("Monday to Friday", SATURDAY).edtf == "2022-07-04/2022-07-08"


# --- words counted from a day that the text tells of ---------------------------------------

TOLD = """
en | the next day | 2022-07-10
en | three days later | 2022-07-12
en | a week earlier | [2022-06-27..2022-07-03]
en | the following month | 2022-08
en | that day | 2022-07-09
en | the previous Friday | 2022-07-08
en | the night before | 2022-07-08
en | later that day | 2022-07-09
en | two years before | 2020
en | April of the following year | 2023-04
de | am nächsten Tag | 2022-07-10
de | drei Tage später | 2022-07-12
de | am Vortag | 2022-07-08
de | im folgenden Jahr | 2023
es | al día siguiente | 2022-07-10
es | tres días después | 2022-07-12
es | la semana anterior | [2022-06-27..2022-07-03]
fr | le lendemain | 2022-07-10
fr | la veille | 2022-07-08
fr | trois jours plus tard | 2022-07-12
id | keesokan harinya | 2022-07-10
id | tiga hari kemudian | 2022-07-12
id | sehari sebelumnya | 2022-07-08
ru | на следующий день | 2022-07-10
ru | накануне | 2022-07-08
ru | три дня спустя | 2022-07-12
uk | наступного дня | 2022-07-10
uk | за день до цього | 2022-07-08
uk | через три дні | 2022-07-12
"""


@pytest.mark.parametrize(("language", "words", "edtf"), table(TOLD))
def test_words_of_a_text_are_counted_from_what_it_tells_of(
    language: str, words: str, edtf: str
) -> None:
    assert read_words(words, SATURDAY, language=language, told=True).edtf == edtf
    for anchor in (SATURDAY, None):
        with pytest.raises(DateError) as caught:
            read_words(words, anchor, language=language)
        assert caught.value.code == "needs-from"


IN_LANGUAGES = """
de | letzten Freitag | 2022-07-01
de | vergangene Woche | [2022-06-27..2022-07-03]
de | Donnerstagabend | 2022-07-07
es | este año | 2022
es | la semana pasada | [2022-06-27..2022-07-03]
es | hoy viernes | 2022-07-08
es | ayer jueves | 2022-07-07
es | hace dos días | 2022-07-06
fr | lundi dernier | 2022-07-04
fr | la semaine dernière | [2022-06-27..2022-07-03]
fr | il y a deux mois | 2022-05
id | Kamis (7/7) | 2022-07-07
id | pekan lalu | [2022-06-27..2022-07-03]
id | Kamis malam | 2022-07-07
ru | на прошлой неделе | [2022-06-27..2022-07-03]
ru | два дня назад | 2022-07-06
uk | минулого тижня | [2022-06-27..2022-07-03]
uk | торік | 2021
"""


@pytest.mark.parametrize(("language", "words", "edtf"), table(IN_LANGUAGES))
def test_words_in_a_language_are_counted(language: str, words: str, edtf: str) -> None:
    assert read_words(words, read_date("2022-07-08"), language=language).edtf == edtf


MEANT = (
    "Write the date that is meant, as in 2022-07-08; in `date_from`, say with `because:` in place "
    "of these words how you know it."
)


@pytest.mark.parametrize(
    ("language", "words", "fix"),
    [
        ("ru", "до 1850", "Write 'раньше чем 1850' or '1850 или раньше'."),
        (
            "id",
            "Minggu lalu",
            MEANT,
        ),
    ],
)
def test_words_with_two_meanings_are_refused(language: str, words: str, fix: str) -> None:
    with pytest.raises(DateError) as caught:
        read_words(words, SATURDAY, language=language)
    assert (caught.value.code, caught.value.hint) == ("ambiguous-relative", fix)


def test_a_past_weekday_of_this_week_is_ambiguous_with_this() -> None:
    with pytest.raises(DateError, match="may be the Monday before 2022-07-14"):
        read_words("this Monday", read_date("2022-07-14"))


def test_no_words_without_a_day_to_count_from() -> None:
    for words, code in (("on Friday", "needs-anchor"), ("in April", "missing-year")):
        with pytest.raises(DateError) as caught:
            read_words(words, None)
        assert caught.value.code == code
    assert read_words("8 July 2022", None).edtf == "2022-07-08"


def test_an_uncertain_day_is_not_counted_from() -> None:
    with pytest.raises(DateError) as caught:
        read_words("on Friday", read_date("c. 9 July 2022"))
    assert caught.value.code == "needs-anchor"


def test_the_nearer_year_is_warned_of() -> None:
    date = read_words("in September", MONDAY)
    assert [warning.code for warning in date.warnings] == ["nearest-differs"]
    assert read_words("in September", MONDAY, direction="future").edtf == "2022-09"
    assert read_words("in June", MONDAY).warnings == ()


# --- an anchor of which only bounds are known ----------------------------------------------

LOOSE = """
last month | [2022-06..]
on Saturday | [2022-07-09..]
April | [2022-04..]
two days ago | [2022-07-08..]
earlier this week | [2022-07-04..]
since Friday | [2022-07-08..]
"""


@pytest.mark.parametrize(("words", "edtf"), table(LOOSE))
def test_a_bounded_anchor_gives_a_bound(words: str, edtf: str) -> None:
    date = read_words(words, BOUNDED)
    assert date.is_counted_loosely
    assert (date.edtf, date.kind) == (edtf, Kind.AFTER)
    assert [warning.code for warning in date.warnings] == ["bounded-anchor"]


def test_a_month_to_count_from_may_be_enough() -> None:
    july = read_date("2022-07")
    assert read_words("last month", july).edtf == "2022-06"
    assert not read_words("last month", july).is_counted_loosely
    friday = read_words("on Friday", july)
    assert (friday.edtf, friday.kind) == ("[2022-07-01..2022-07-29]", Kind.ONE_OF)


def test_absolute_words_need_no_anchor() -> None:
    assert not read_words("July 8, 2021", BOUNDED).is_counted_loosely


FITS = """
on Friday | 2022-07-08 | proves
on Friday | 2022-07-07 | impossible
on Friday | 2022-07 | proves
on Friday | 2022-07-08T10:30:00 | consistent
last month | 2022-06 | proves
last month | 2022-06-15 | consistent
last month | 2022-07-01 | impossible
since February 15 | 2022-02-15 | proves
since February 15 | 2022-02-20 | consistent
since February 15 | 2022-02-14 | impossible
from July 7 to July 8 | 2022-07-07/2022-07-08 | proves
from July 7 to July 8 | 2022-07-07 | consistent
July 7 or 8 | 2022-07-07 | consistent
July 7 or 9 | 2022-07-08 | impossible
July 7 and 8 | 2022-07-07 | proves
in late June | 2022-06-25 | consistent
in late June | 2022-06-18 | consistent
in late June | 2022-05-18 | impossible
before Friday | 2022-07-01 | consistent
before Friday | 2022-07-08 | impossible
"""


@pytest.mark.parametrize(("words", "date", "fit"), table(FITS))
def test_a_date_is_held_against_words(words: str, date: str, fit: str) -> None:
    assert date_fits_words(read_date(date), read_words(words, MONDAY)) is Fit(fit)


LOOSE_FITS = """
on Saturday | 2022-07-09 | consistent
on Saturday | 2022-07-16 | consistent
on Saturday | 2022-07-15 | impossible
on Saturday | 2022-07-02 | impossible
last month | 2022-06-15 | consistent
last month | 2022-05-31 | impossible
April | 2022-04 | consistent
April | 2023-04-05 | consistent
April | 2022-05-05 | impossible
April | 2021-04-05 | impossible
"""


@pytest.mark.parametrize(("words", "date", "fit"), table(LOOSE_FITS))
def test_loosely_counted_words_prove_nothing(words: str, date: str, fit: str) -> None:
    assert date_fits_words(read_date(date), read_words(words, BOUNDED)) is Fit(fit)
