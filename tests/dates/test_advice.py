"""Dates of kinds that nothing reads: what the message says to write instead, which is then read."""

from __future__ import annotations

import gc
import re
from contextlib import suppress
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.dates import DateError, read_date, read_words, show_date
from dateline.dates.parse.unread_kinds import advise
from dateline.dates.refusals import WRITE_LIKE
from dateline.languages import known_languages

ADVICE = """
“8 July 2022” | Write '8 July 2022': no date has typographic quotation marks.
2022-07-08T10:30:00.123Z | Write '2022-07-08T10:30:00Z', to the second.
at the turn of the century | Write it like 'between 1890 and 1910', with the years meant.
2nd millennium BC | Write it like '3000 BC - 2001 BC', with its first and last year.
austral summer 2021 | Write 'summer 2021 (southern hemisphere)' for that of December 2021.
080100Z JUL 2022 | Write it like '8 Jul 2022, 01:00 UTC'.
080100Z JUN 99 | Write it like '8 Jun YYYY, 01:00 UTC', with all four digits of the year.
1990- | Write 'since 1990' for what goes on, '1990/' if its end is not known.
n.d. | Write it like 'before 1850', if that is known; 'date not known' says that nothing is.
W27 2022 | Write 2022-W27 for a week.
week 53 of 2021 | 2021 has no week 53: weeks are counted as ISO 8601 does.
KW 27/2022 | Write 2022-W27 for a week.
2022-189 | Write 2022-07-08 for that day of the year.
day 366 of 2022 | 2022 has no day 366.
44750 | Write Y44750 for the year; 2022-07-08, if it is a sheet's number of a day.
1657238400 | Write Y1657238400 for the year; 2022-07-08, if it counts the seconds since 1970 in UTC.
-44 | Write '44 BC', or -0044 as EDTF counts, with a year zero.
18?? | Write 18XX for a year of 1800 to 1899 that is not known, 18XX-07 for its July.
195- | Write 195X for a year of the 1950s that is not known, 195X-07 for its July.
00123 | Write 0123 for the year.
not before 1850, not after 1860 | Write 'between 1850 and 1860'.
after 1850 but before 1860 | Write 'between 1851 and 1859'.
after 1850 and before 1852 | Write 1851.
since 1990 until 1995 | Write '1990 - 1995'.
BC 195? | Write the era after the year: '195 BC?'.
from 1850 on | Write 'since 1850' for what goes on, or 'not before 1850'.
00-00-2022 | Write 2022.
"""
PARTS_OF_ADVICE = """
8 July 2022, 11 am – 1 pm | '8 July 2022, 11:00-13:00'
8 July 2022 10am-11am | '8 July 2022, 11:00-13:00'
44/43 BC | '44-43 BC' for both years, '44 or 43 BC' for one
200 BC - 50 | '200 BC - AD 50'
week commencing 4 July 2022 | Write 'the week of 4 July 2022'
7 November 1917 N.S. | Write '7 November 1917' alone
June/July 2022 | Write 'June or July 2022' for one
Q4 2021/Q1 2022 | 'Q4 2021 - Q1 2022' for all
midnight on 8/9 July 2022 | Midnight may begin the day or end it
fiscal 2022 | first and the last month
FY2021/22 | first and the last month
academic year 2021-22 | first and the last month
1443 AH | Only our calendar and the Julian one
14 thermidor an II | Only our calendar and the Julian one
Reiwa 4 | Only our calendar and the Julian one
2/13 September 1752 | '25 October 1917 (Julian)'
25 October (7 November) 1917 | '25 October 1917 (Julian)'
5782 AM | Only our calendar and the Julian one
8 July 2022, half past ten | in numbers
8 July 2022, 1030 am | in numbers, as in '8 July 2022, 10:30'
after 8 July 2022 and before 10 July 2022 | 'between … and …' with the first and the last
Michaelmas 1723 | the day itself
the weekend of 9 July 2022 | both days
July 195? | 195X for a year of the 1950s
202? | 202X for a year of the 2020s
"""
# Typing errors, and what is meant.
MEANT = """
en | Febuary 2022 | February 2022
en | 8 Setp 2022 | 8 September 2022
en | Wendesday 6 July 2022 | Wednesday 6 July 2022
en | 8 Juli 2022 | 8 July 2022
fr | 8 julliet 2022 | 8 juillet 2022
fr | 8 julio 2022 | 8 juillet 2022
ru | 8 липень 2022 | 8 июля 2022
en | 8 July 2O22 | 8 July 2022
en | 8July2022 | 8 July 2022
en | 8.July.2022 | 8 July 2022
en | 8 July 2022. | 8 July 2022
en | "8 July 2022" | 8 July 2022
en | (8 July 2022) | 8 July 2022
en | 2022-07-08/09 | 2022-07-08/2022-07-09
en | 2022-07-08/08-02 | 2022-07-08/2022-08-02
en | 2022-07-08--2022-07-09 | 2022-07-08 – 2022-07-09
en | 8 July 2022, before 10:30 | before 8 July 2022, 10:30
"""
# Nothing is like these, or what is like them is not so.
NOT_MEANT = ("Sundae 2022", "decade 2022", "now", "Firday 9 July 2022", "8 July 2022; 9 July 2022",
             "from 8 July 2022 10:30 to 12:45")  # fmt: skip
# What looks like one of these and is not.
UNADVISED = ("am 8. Juli, Sommer", "1850 [sic]", "1900s (decade)", "8 July 2022, a Friday")


def rows(table: str) -> list[list[str]]:
    return [line.split(" | ") for line in table.strip().splitlines()]


def refusal(text: str, language: str = "en") -> DateError:
    with pytest.raises(DateError) as caught:
        read_date(text, language=language)
    return caught.value


@pytest.mark.parametrize(("text", "advice"), rows(ADVICE))
def test_the_message_says_what_to_write_instead(text: str, advice: str) -> None:
    assert refusal(text).hint == advice
    for instead in re.findall(r"Write '?([^',;.]+?)'?(?: for|,|;|\.| alone)", advice):
        read_date(instead)


@pytest.mark.parametrize(("language", "text", "right"), rows(MEANT))
def test_the_message_asks_whether_a_misspelt_date_is_meant(
    language: str, text: str, right: str
) -> None:
    assert refusal(text, language).hint == f"Did you mean '{right}'? Then write that."
    read_date(right, language=language)


@pytest.mark.parametrize("text", NOT_MEANT)
def test_no_date_is_offered_for_another_text(text: str) -> None:
    assert refusal(text).hint == WRITE_LIKE


def test_a_zone_of_summer_and_winter_has_its_place() -> None:
    assert refusal("8 July 2022, 10:30 ET").hint == (
        "Write the distance from UTC, as in UTC+8, or a place, as in America/New_York."
    )


def test_the_first_ten_years_before_christ_end_in_1_bc() -> None:
    assert "Write 9-1 BC for the decade" in refusal("0s BC").hint


def test_a_dash_between_utc_and_its_hours_is_a_minus() -> None:
    assert read_date("8 July 2022, 10:30 UTC–4").edtf == "2022-07-08T10:30:00-04:00"
    refusal("8 July 2022, 10:30 UTC–11:30 UTC")


@pytest.mark.parametrize(("text", "advice"), rows(PARTS_OF_ADVICE))
def test_the_message_names_the_kind(text: str, advice: str) -> None:
    assert advice in refusal(text).hint


@pytest.mark.parametrize("text", UNADVISED)
def test_no_advice_is_given_about_another_kind(text: str) -> None:
    assert advise(text) == ""


@given(st.text(alphabet="0123456789 /-?_.()[]wkfyamAHnsNS,:'JulyÄé", max_size=200))
def test_advice_is_given_on_any_text(text: str) -> None:
    assert isinstance(advise(text), str)


@pytest.mark.parametrize(
    ("text", "language"),
    [("8 July 1968 or 1969", "en"), ("July 1968 and 1969", "en"), ("8 June or July 2022", "en"),
     ("8. Juli 1968 oder 1969", "de"), ("juillet 1968 ou 1969", "fr"),
     ("7-8 July 1968 or 1969", "en"), ("summer 1968 or 1969", "en")],
)  # fmt: skip
def test_a_part_of_a_year_that_may_be_meant_twice_is_refused(text: str, language: str) -> None:
    assert refusal(text, language).code == "ambiguous-relative"


@pytest.mark.parametrize(
    ("edtf", "shown"),
    [("[1968-07,1969]", "1969 or July 1968"),
     ("{1968-07-08,1969,1970}", "1969 and 1970 and 8 July 1968"),
     ("[1968,1969-07]", "1968 or July 1969"), ("[1968-07,1969-07]", "July 1968 or July 1969"),
     ("[1968-07,1969?]", "July 1968 or possibly 1969")],
)  # fmt: skip
def test_a_whole_year_is_not_shown_behind_a_part_of_another(edtf: str, shown: str) -> None:
    assert show_date(read_date(edtf)) == shown
    assert show_date(read_date(shown)) == shown


# What pages show in each language, with its own words and signs around days, months and years.
PLAIN = ("2022-07-08", "2022-07", "2022", "-0043", "-0043-03-15", "0079-08", "0850",
         "2022-07-07/2022-07-08", "1939/1945", "2022-07-08T14:30")  # fmt: skip


@pytest.mark.parametrize("language", known_languages())
def test_days_are_read_as_any_language_writes_them(language: str) -> None:
    for edtf in PLAIN:
        date = read_date(edtf)
        shown = show_date(date, language)
        again = read_date(shown, language=language)
        assert (again.earliest, again.latest, again.kind) == (
            (date.earliest, date.latest, date.kind)
        ), shown
        assert "  " not in shown


@pytest.mark.parametrize(
    ("text", "language", "edtf"),
    [("٨ يوليو ٢٠٢٢", "ar", "2022-07-08"), ("۸ ژوئیهٔ ۲۰۲۲", "fa", "2022-07-08"),
     ("८ जुलाई २०२२", "hi", "2022-07-08"), ("२०२२-०७-०८", "hi", "2022-07-08"),
     ("8 de julho de 2022", "pt", "2022-07-08"), ("8 ביולי 2022", "he", "2022-07-08"),
     ("8 de juliol del 2022", "ca", "2022-07-08"), ("2022. július 8.", "hu", "2022-07-08"),
     ("8. јул 2022.", "sr", "2022-07-08"), ("8 юли 2022 г.", "bg", "2022-07-08"),
     ("8 juillet 2022 à 14 heures", "fr", "2022-07-08T14:00:00"),
     ("8 juillet 2022, 14 h 30", "fr", "2022-07-08T14:30:00"),
     ("8 juillet 2022 à 14h", "fr", "2022-07-08T14:00:00"),
     ("8. Juli 2022, 14 Uhr", "de", "2022-07-08T14:00:00"),
     ("8 de julio de 2022, 14 h", "es", "2022-07-08T14:00:00")],
)  # fmt: skip
def test_digits_and_words_of_other_languages_are_read(text: str, language: str, edtf: str) -> None:
    assert read_date(text, language=language).edtf == edtf


def test_digits_of_two_scripts_in_one_date_are_refused() -> None:
    assert refusal("८ जुलाई 2022", "hi").code == "unparsable"


@pytest.mark.parametrize(
    ("text", "language", "hint"),
    [("8 กรกฎาคม 2565", "th", "Write the year as 2022."), ("2565", "th", "Write the year as 2022."),
     ("๒๕๖๕", "th", "Write the year as 2022."), ("7/2565", "th", "Write the year as 2022."),
     ("๒๕๖๕-๐๗-๐๘", "th", "Write the year as 2022."),
     ("8/7/2565", "th-TH", "Write the year as 2022."),
     ("c. 2565 - 2566", "th", "Write the year as 2022."),
     ("۱۴۰۱/۰۴/۱۷", "fa", "Write the date in our calendar, in 2022 or 2023."),
     ("۱۴۰۱-۰۴-۱۷", "fa", "Write the date in our calendar, in 2022 or 2023."),
     ("۱۴۰۱", "fa", "Write the date in our calendar, in 2022 or 2023."),
     ("1401/04/17", "fa-IR", "Write the date in our calendar, in 2022 or 2023."),
     ("1401/04", "fa", "Write the date in our calendar, in 2022 or 2023."),
     ("۱۴۰۱-۰۴-۳۱", "fa", "Write the date in our calendar, in 2022 or 2023."),
     ("۱۷/۰۴/۱۴۰۱", "fa", "Write the date in our calendar, in 2022 or 2023.")],
)  # fmt: skip
def test_a_year_of_another_calendar_is_not_taken_for_one_of_ours(
    text: str, language: str, hint: str
) -> None:
    for read in (read_date, partial(read_words, anchor=None)):
        with pytest.raises(DateError) as caught:
            read(text, language=language, date_order="dmy")
        assert (caught.value.code, caught.value.hint) == ("invalid-date", hint)


@pytest.mark.parametrize(
    ("text", "language", "edtf"),
    [("8 กรกฎาคม 2022", "th", "2022-07-08"), ("8 July 2565", "en", "2565-07-08"),
     ("2565-07-08", "th", "2565-07-08"), ("๒๐๒๒", "th", "2022"), ("AD 2565", "th", "2565"),
     ("8 July 2022, 2330 GMT", "th", "2022-07-08T23:30:00Z"), ("1401", "fa", "1401"),
     ("۱۴۰۱ میلادی", "fa", "1401"), ("۲۰۲۲/۰۷/۰۸", "fa", "2022-07-08"),
     ("1401-04-17", "fa", "1401-04-17"), ("٢٠٢٢/٠٧/٠٨", "ar", "2022-07-08")],
)  # fmt: skip
def test_years_of_ours_are_read_where_other_calendars_are_known(
    text: str, language: str, edtf: str
) -> None:
    assert read_date(text, language=language).edtf == edtf


@pytest.mark.parametrize("text", ["\u200e", "\u061c\u200f", " \u200e \u200f", "\u200e\n"])
def test_marks_that_no_reader_sees_are_an_empty_date(text: str) -> None:
    for read in (read_date, partial(read_words, anchor=None)):
        with pytest.raises(DateError) as caught:
            read(text)
        assert caught.value.code == "empty"
    with pytest.raises(DateError):
        read_date(f"[{text}]")


@pytest.mark.parametrize(
    ("text", "language"),
    [("AD 195?", "en"), ("anno domini 195?", "en"), ("CE 195?", "en"), ("A.D. 195?", "fr"),
     ("公元 195?", "zh")],
)  # fmt: skip
def test_a_year_with_its_era_before_it_has_lost_no_digit(text: str, language: str) -> None:
    assert read_date(text, language=language).edtf == "0195?"


@pytest.mark.parametrize("text", ["since 195?", "July 195?", "8 July, 195?", "195?"])
def test_a_year_without_an_era_may_have_lost_its_last_digit(text: str) -> None:
    assert "195X for a year of the 1950s" in refusal(text).hint


@pytest.mark.parametrize(
    ("text", "language"),
    [("12 hours 8 July 2022", "en"), ("8 July 2022 2 hours", "en"), ("3 hours Friday", "en"),
     ("8 July 2022, 2 hrs", "en"), ("3 heures vendredi", "fr"), ("8 juillet 2022, 2 heures", "fr"),
     ("2 h 8 juillet 2022", "fr"), ("8 de julio de 2022, 2 horas", "es"),
     ("8 июля 2022, 2 часов", "ru")],
)  # fmt: skip
def test_a_length_of_time_is_no_clock_time(text: str, language: str) -> None:
    error = refusal(text, language)
    assert error.code == "unparsable"
    with pytest.raises(DateError):
        read_words(text, read_date("2022-07-08"), language=language)


@pytest.mark.parametrize(
    ("text", "language", "edtf"),
    [("8 July 2022 at 14 hours", "en", "2022-07-08T14:00:00"),
     ("at 14 hours on 8 July 2022", "en", "2022-07-08T14:00:00"),
     ("8 July 2022, 1430 hours", "en", "2022-07-08T14:30:00"),
     ("1430 hrs 8 July 2022", "en", "2022-07-08T14:30:00"),
     ("à 14 h, 8 juillet 2022", "fr", "2022-07-08T14:00:00"),
     ("14 Uhr, 8. Juli 2022", "de", "2022-07-08T14:00:00"),
     ("8 de julio de 2022 a las 14 horas", "es", "2022-07-08T14:00:00"),
     ("8 июля 2022 в 14 часов", "ru", "2022-07-08T14:00:00")],
)  # fmt: skip
def test_hours_behind_at_or_of_four_digits_are_a_clock_time(
    text: str, language: str, edtf: str
) -> None:
    assert read_date(text, language=language).edtf == edtf


@pytest.mark.parametrize(
    ("text", "language", "edtf"),
    [("2 BC or January 1, 1000 or February 1000", "en-US", "[-0001,1000-01-01,1000-02]"),
     ("1 January AD 50 or February 1000", "en", "[0050-01-01,1000-02]"),
     ("8 June 2022 or July 2022", "en", "[2022-06-08,2022-07]")],
)  # fmt: skip
def test_a_day_with_a_year_of_its_own_may_be_before_a_month(
    text: str, language: str, edtf: str
) -> None:
    assert read_date(text, language=language).edtf == edtf


def test_a_range_over_the_turn_of_a_year_is_told_with_both_years() -> None:
    with pytest.raises(DateError) as caught:
        read_date("30 December - 2 January 2022")
    assert caught.value.hint == (
        "Write 2021-12-30/2022-01-02 if it begins in the year before; else swap the ends "
        "(2022-01-02/2022-12-30)."
    )


def test_words_of_a_source_without_a_date_are_told_from_dates_written_badly() -> None:
    with pytest.raises(DateError) as caught:
        read_words("a few days ago", read_date("2022-07-09"))
    assert "say with `because:` in their place" in caught.value.hint


def test_a_fiscal_year_is_known_by_its_letters() -> None:
    with pytest.raises(DateError) as caught:
        read_date("Q3 FY2022")
    assert caught.value.hint.startswith("Such years begin on different days")


@pytest.mark.parametrize(
    ("language", "words", "says"),
    [
        ("it", "ieri", "Of this language Dateline reads days, months and years, and no words"),
        ("fr", "il y a peu", "If these words of the source name a date"),
        ("en", "recently", "If these words of the source name a date"),
    ],
)
def test_a_language_without_words_of_dates_is_told(language: str, words: str, says: str) -> None:
    with pytest.raises(DateError) as caught:
        read_words(words, read_date("2022-07-09"), language=language)
    assert caught.value.hint.startswith(says)


@pytest.mark.parametrize("text", ["no date at all", "Febuary 2022", "2022-13-01"])
def test_a_refusal_is_let_go_without_the_collector(text: str) -> None:
    """Which is paused in a build: what callers had at hand would stay to its end."""
    with pytest.raises(DateError):
        read_date(text)
    gc.collect()
    gc.disable()
    try:
        with suppress(DateError):
            read_date(text)
        assert gc.collect() == 0
    finally:
        gc.enable()
