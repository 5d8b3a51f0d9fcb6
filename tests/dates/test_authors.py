"""What authors write: a table of texts and the EDTF they are read as."""

from __future__ import annotations

import pytest

from dateline.dates import DateError, Kind, read_date

READ = """
8–9 July 2022 | 2022-07-08/2022-07-09
(Believed to be) 2020-06-05 | 2020-06-05?
2020-06-05 (probably) | 2020-06-05?
(perhaps) July 2022 | 2022-07?
(c.) 1850 | 1850~
1850 (circa) | 1850~
7-8 July 2022 | 2022-07-07/2022-07-08
July 7, 2022 - July 8, 2022 | 2022-07-07/2022-07-08
July 7 – August 2, 2022 | 2022-07-07/2022-08-02
Friday, July 8 – Sunday, July 10, 2022 | 2022-07-08/2022-07-10
from 7 until 9 July 2022 | 2022-07-07/2022-07-09
from 2020 onwards | 2020/..
2020–present | 2020/..
mid-July – late August 2022 | 2022-07-11~/2022-08-31~
June 2021 - 3 August 2022 | 2021-06/2022-08-03
spring-summer 2022 | 2022-21/2022-22
300–200 BC | -0299/-0199
1200–800 BC | -1199/-0799
44 BC – AD 14 | -0043/0014
15 March – 1 April 44 BC | -0043-03-15/-0043-04-01
5th–4th century BC | -04XX/-03XX
1914-18 | 1914/1918
2020–21 | 2020/2021
c. 1939–45 | 1939~/1945
AD 100-200 | 0100/0200
8 July, 2022 | 2022-07-08
8-Jul-2022 | 2022-07-08
Jul-2022 | 2022-07
8 July 2022 (Friday) | 2022-07-08
the 8th of July, 2022 | 2022-07-08
2022 July 8 | 2022-07-08
Sept. 11, 2001 | 2001-09-11
2022.07.08 | 2022-07-08
2022-7-8 | 2022-07-08
13/07/2022 | 2022-07-13
07/13/2022 | 2022-07-13
15 March 44 BC | -0043-03-15
15 March 44 B.C.E. | -0043-03-15
24 August AD 79 | 0079-08-24
79 CE | 0079
12,000 BC | Y-11999
2022-W27 | [2022-07-04..2022-07-10]
2022-W27-5 | 2022-07-08
winter 2021-22 | 2021-24
winter 1999/2000 | 1999-24
2022 Q3 | 2022-35
third quarter of 2022 | 2022-35
H2 2022 | 2022-41
first half of July 2022 | [2022-07-01..2022-07-15]
second half of the 19th century | [1850..1899]
late summer 2022 | [2022-08]
early 1850s | [1850..1853]
mid-1850s | [1854..1856]
late 1850s | [1857..1859]
early 19th century | [1800..1833]
the late 19th century | [1867..1899]
1850's | 185X
1850s BC | [-1858..-1849]
1st century | [0001..0099]
1828–9 | 1828/1829
c.1806–10 | 1806~/1810
1909–10 | 1909/1910
?c.1798 | 1798%
618-907 | 0618/0907
960-1279 | 0960/1279
[1846-51] | 1846/1851
[after 1726] | [1727..]
[1945]? | 1945?
1945(?) | 1945?
195x | 195X
04/2022 | 2022-04
July 8 , 2022 | 2022-07-08
BET 3 AND 4 JAN 2001 | [2001-01-03..2001-01-04]
late 18th-early 19th century | 1767-01-01~/1833-12-31~
last quarter of the 19th century | [1875..1899]
1776 4-10 July | 1776-07-04/1776-07-10
343-02-03 BC | -0342-02-03
Christmas Eve 1851 | 1851-12-24
April first, 2021 | 2021-04-01
throughout 1914 | 1914/1914
between 1347 and 1351 | [1347..1351]
before the morning of 25 May 2020 | [..2020-05-25]
before 25 May 2020, 20:15 UTC | [..2020-05-25]
25 May 2020, 20:15-20:45 UTC | 2020-05-25
2014-08-29T08:00-04:00 | 2014-08-29T08:00:00-04:00
2014-08-29T08:00-10:00 | 2014-08-29T08:00:00-10:00
2014-08-29 08:00 to 10:00 | 2014-08-29
25 May 2020, 23:15 – 26 May 2020, 01:00 WITA | 2020-05-25/2020-05-26
25 May 2020, c. 20:15 | 2020-05-25T20:15:00
fortnight of 3 July 2022 | [2022-07-03..2022-07-16]
14 October 1066 (Julian) | 1066-10-20
Saturday, 14 October 1066 O.S. | 1066-10-20
14-16 October 1066 (Julian) | 1066-10-20/1066-10-22
29 February 1500 Old Style | 1500-03-10
11 February 1731/32 | 1732-02-22
early 1st century | [0001..0033]
before the 1st century | [..0000]
1st century BC | [-0099..0000]
possibly 8 July 2022 | 2022-07-08?
8 July 2022 (?) | 2022-07-08?
about 44 BC | -0043~
not before 2022-07-10 | [2022-07-10..]
no later than 5 May 2022 | [..2022-05-05]
on or after 5 May 2022 | [2022-05-05..]
after March 2022 | [2022-04..]
before 202X | [..2019]
before the 19th century | [..1799]
before spring 2022 | [..2022-02]
before c. 1850 | [..1849~]
until 1928 | ../1928
7 or 8 July 2022 | [2022-07-07,2022-07-08]
July 7, 8 or 9, 2022 | [2022-07-07,2022-07-08,2022-07-09]
July 7, 2022 or July 8, 2022 | [2022-07-07,2022-07-08]
1863, 1864 or 1866 | [1863,1864,1866]
17th or 18th century | [16XX,17XX]
7 and 8 July 2022 | {2022-07-07,2022-07-08}
8 July 2022, 10:30 UTC+8 | 2022-07-08T10:30:00+08:00
8 July 2022 10:30 Asia/Makassar | 2022-07-08T10:30:00+08:00
10:30 p.m. EDT on July 8, 2022 | 2022-07-08T22:30:00-04:00
10 p.m. on July 8, 2022 | 2022-07-08T22:00:00
2022-07-08 22:15 | 2022-07-08T22:15:00
8 July 2022 12:30 a.m. | 2022-07-08T00:30:00
8 July 2022, 10:30 MSK | 2022-07-08T10:30:00+03:00
8 July 2012, 10:30 MSK | 2012-07-08T10:30:00+04:00
1921-21 | 1921-21
"""

REFUSED = """
2020-21 | ambiguous-year-range
1918-22 | ambiguous-year-range
1910–12 | ambiguous-year-range
1998–03 | ambiguous-year-range
2022/23 | ambiguous-year-range
1274–58 BC | ambiguous-year-range
1929-33~ | ambiguous-year-range
?1920-21 | ambiguous-year-range
1920-21/1922-23 | ambiguous-year-range
1929-33/1940 | ambiguous-year-range
the next day | needs-from
three days later | needs-from
a week earlier | needs-from
the previous Friday | needs-from
that day | needs-from
July 8, 2022 ??? | unparsable
from 2022-04-15 | unparsable
00/05/1945 | unparsable
13/1945 | invalid-date
probably before 1850 | unparsable
(probably) before 1850 | unparsable
(May) 2020 | unparsable
October 1066 (Julian) | unparsable
11 May 1731/32 | invalid-date
11 February 1731/33 | invalid-date
14 October 1066 (Julian; 21 October 1066 Gregorian) | invalid-date
Friday, 14 October 1066 (Julian) | weekday-mismatch
25 May 2020, 20:45-20:15 | reversed-interval
2014-08-29 08:00-10:00 | unparsable
25 May 2020, 20:15 – 26 May 2020 | unparsable
300-200 | unparsable
2020-21 Feb | unparsable
-0043 -0001 | unparsable
July 8 – 2022 | unparsable
07/08/2022, 10:30 | ambiguous-day-month
8 July 22 | two-digit-year
July '22 | two-digit-year
'85 | two-digit-year
50s | two-digit-year
01-02-03 | two-digit-year
24 August 79 | two-digit-year
1900s | ambiguous-century
476 | unparsable
12022 | unparsable
0 BC | invalid-date
13 Smarch 2022 | unparsable
Thursday, 8 July 2022 | weekday-mismatch
8 July | missing-year
Friday 8 July | missing-year
early July | missing-year
since February | missing-year
7 or 8 July | missing-year
next Friday | needs-anchor
since Friday | needs-anchor
9–8 July 2022 | reversed-interval
November–February 2022 | reversed-interval
20220708 | basic-format
20220708T101530 | basic-format
1984u | old-edtf
y17e7 | old-edtf
2001-21^southernHemisphere | old-edtf
midnight, 8 July 2022 | unparsable
12 a.m. 8 July 2022 | unparsable
8 July 2022 13:30 pm | invalid-date
8 July 2022, 24:00 | invalid-date
8 July 2022 10:30 CST | ambiguous-timezone
8 July 2022 10:30 IST | ambiguous-timezone
8 July 2022 10:30 PST | ambiguous-timezone
8 July 2022 10:30 Mars/Olympus | unknown-timezone
8 July 2022 10:30 UTC+19 | invalid-date
2022-W53 | invalid-date
summer 2022-23 | unparsable
winter 2021-25 | invalid-date
July 99 | two-digit-year
March 12000 BC | invalid-date
２０２２-07-08 | unparsable
"""


def table(text: str) -> list[tuple[str, str]]:
    rows = [line.rpartition(" | ") for line in text.strip().splitlines()]
    return [(left, right) for left, _, right in rows]


@pytest.mark.parametrize(("text", "edtf"), table(READ))
def test_an_author_form_is_read(text: str, edtf: str) -> None:
    assert read_date(text).edtf == edtf


@pytest.mark.parametrize(("text", "code"), table(REFUSED))
def test_a_form_is_refused_with_a_fix(text: str, code: str) -> None:
    with pytest.raises(DateError) as caught:
        read_date(text)
    assert caught.value.code == code
    assert caught.value.hint.endswith(".")
    assert text[:40] in caught.value.message
    assert str(caught.value) == caught.value.message


@pytest.mark.parametrize("text", ["", " ", "\t\n"])
def test_an_empty_text_is_refused(text: str) -> None:
    with pytest.raises(DateError) as caught:
        read_date(text)
    assert caught.value.code == "empty"


def test_the_text_is_kept_as_typed() -> None:
    assert read_date(" 8 July 2022 ").text == " 8 July 2022 "


def test_a_date_order_settles_digits() -> None:
    assert read_date("07/08/2022", date_order="dmy").edtf == "2022-08-07"
    assert read_date("07/08/2022", date_order="MDY").edtf == "2022-07-08"
    with pytest.raises(DateError, match=r"day 13|month 13"):
        read_date("07/13/2022", date_order="dmy")


def test_an_unknown_date_order_is_refused() -> None:
    with pytest.raises(DateError, match="'sideways' is not an order"):
        read_date("2022", date_order="sideways")


def test_a_zone_is_given_to_clock_times_without_one() -> None:
    assert read_date("8 July 2022, 10:30", zone="Asia/Makassar").html_time.endswith("+08:00")
    assert read_date("2022-07-08T10:30:00", zone="Asia/Makassar").edtf.endswith("+08:00")
    assert (
        read_date("8 July 2022, 10:30 local time", zone="Asia/Makassar").edtf.endswith(":00:00")
        is False
    )
    assert read_date("2022-07-08T10:30:00Z", zone="Asia/Makassar").edtf.endswith("Z")


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("27 March 2022, 02:30 Europe/Berlin", "skipped"),
        ("30 October 2022, 02:30 Europe/Berlin", "happened twice"),
    ],
)
def test_a_change_of_clocks_is_refused(text: str, wrong: str) -> None:
    with pytest.raises(DateError, match=wrong):
        read_date(text)


def test_a_winter_without_its_second_year_warns() -> None:
    (warning,) = read_date("winter 2022").warnings
    assert warning.code == "ambiguous-winter"
    assert warning.hint == "Write 'winter 2022-23' or 'winter 2021-22'."
    assert read_date("winter 2022-23").warnings == ()


def test_a_point_and_an_interval_differ() -> None:
    assert read_date("2022").kind is Kind.POINT
    assert read_date("2022/2022").kind is Kind.INTERVAL


MESSAGES = [
    (
        "Friday, 9 July 2022",
        "'Friday, 9 July 2022' was 2022-07-09, a Saturday.",
        "Change the weekday or the day.",
    ),
    (
        "Monday 2022-07-08",
        "'Monday 2022-07-08' was a Friday.",
        "Change the weekday or the day.",
    ),
    (
        "30 February 2022",
        "'30 February 2022' has day 30, but 2022-02 has only days 1 to 28.",
        "Correct the day, or write 2022-02 if you do not know it.",
    ),
    (
        "07/08/2022",
        "'07/08/2022' may be 2022-08-07 (day first) or 2022-07-08 (month first).",
        "Write 2022-08-07 or 2022-07-08, or set date_order: dmy (or mdy) for the timeline.",
    ),
    (
        "2020-21",
        "'2020-21' may be the years 2020 to 2021, or a season or part of a year in EDTF.",
        "Write 2020/2021 for the years, or 'spring 2020'.",
    ),
    (
        "1800s",
        "'1800s' may be the decade or the whole century.",
        "Write 180X for the decade, or '19th century'.",
    ),
    (
        "unknown/2006",
        (
            "'unknown/2006' is in the draft EDTF of 2012: an open end is now '..', "
            "an unknown end is left empty."
        ),
        "Write /2006.",
    ),
    (
        "2022-07-08/2022-07-07",
        "'2022-07-08/2022-07-07' ends before it begins.",
        "Swap the ends (2022-07-07/2022-07-08), or give each end its own year.",
    ),
    (
        "last month",
        "'last month' depends on the day it was written, and there is no date to count from.",
        "Write the day itself, as in 2022-07-08; words of a source go into date_from.",
    ),
    (
        "the next day",
        (
            "'the next day' is counted from a day that the text has spoken of, not from the day "
            "on which it was written."
        ),
        (
            "Write the day itself, as in 2022-07-08; in `date_from`, add `from:` with the event or "
            "the date that it is counted from."
        ),
    ),
    (
        "Saturday, 14 October 1066",
        "'Saturday, 14 October 1066' was 1066-10-14, a Sunday.",
        (
            "In the Julian calendar the weekday is right: write 'Saturday, 14 October 1066 "
            "(Julian)'."
        ),
    ),
    (
        "29 February 1500",
        "'29 February 1500' has day 29, but 1500-02 has only days 1 to 28.",
        "The Julian calendar has it: write '29 February 1500 (Julian)', or correct the day.",
    ),
    (
        "July 8, 2022 ???",
        "'July 8, 2022 ???' is not a date that Dateline can read.",
        "One question mark says that a date is not certain; remarks go into `note`.",
    ),
    (
        "from 2022-04-15",
        "'from 2022-04-15' is not a date that Dateline can read.",
        "Write 'since 2022-04-15' for what goes on, or 'not before 2022-04-15'.",
    ),
    (
        "00/05/1945",
        "'00/05/1945' is not a date that Dateline can read.",
        "Write 1945-05 if the day is not known, or 1945 if the month is not.",
    ),
    (
        "April",
        "'April' has no year.",
        "Add the year, as in 'April 2022'; words of a source go into date_from.",
    ),
]


@pytest.mark.parametrize(("text", "message", "hint"), MESSAGES)
def test_a_refusal_says_what_is_wrong_and_what_to_do(text: str, message: str, hint: str) -> None:
    with pytest.raises(DateError) as caught:
        read_date(text)
    assert (caught.value.message, caught.value.hint) == (message, hint)


ROME = 577_736  # 15 October 1582


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("14 October 1066", "1066-10-20"),
        ("Saturday, 14 October 1066", "1066-10-20"),
        ("before 14 October 1066", "[..1066-10-19]"),
        ("4 October 1582", "1582-10-14"),
        ("15 October 1582", "1582-10-15"),
        ("1066-10-14", "1066-10-14"),
        ("before 1066-10-14", "[..1066-10-13]"),
        ("October 1066", "1066-10"),
    ],
)
def test_days_of_a_timeline_may_be_julian_until_a_day(text: str, edtf: str) -> None:
    assert read_date(text, julian_until=ROME).edtf == edtf


def test_a_day_that_was_left_out_is_refused() -> None:
    with pytest.raises(DateError, match="was left out: the day before 1582-10-15 was of the Jul"):
        read_date("10 October 1582", julian_until=ROME)


@pytest.mark.parametrize(
    ("text", "hint"), [("1999/5", "Write 1999-05 for the month."), ("1999/00", "")]
)
def test_no_month_00_is_advised(text: str, hint: str) -> None:
    with pytest.raises(DateError) as caught:
        read_date(text)
    assert "1999-00" not in caught.value.hint
    assert caught.value.hint.startswith(hint)
