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
the night before | 2022-07-10
earlier this month | [2022-07-01..2022-07-10]
later this week | [2022-07-12..2022-07-17]
late last month | [2022-06-21..2022-06-30]
the end of last year | [2021-09..2021-12]
next month | 2022-08
the following week | [2022-07-18..2022-07-24]
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
Monday and Tuesday | {2022-07-04,2022-07-05}
between December 28 and January 3 | 2021-12-28/2022-01-03
July 4 to July 15 | 2022-07-04/2022-07-15
late July | [2021-07-21..2021-07-31]
10:30 a.m. Friday | 2022-07-08T10:30:00
noon on Friday | 2022-07-08T12:00:00
in 2019 | 2019
the 1850s | 185X
"""
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
