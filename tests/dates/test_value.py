"""Order and relations of dates, their display and their report."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.dates import (
    date_report,
    describe_date,
    describe_report,
    iso_day,
    read_date,
    relation,
    show_date,
    show_date_parts,
)
from dateline.dates.calendar_days import day_number, iso_week, weekday, year_month_day

IN_ORDER = [
    "Y-11999",
    "1st century BC",
    "44 BC",
    "15 March 44 BC",
    "1850/..",
    "1850s",
    "1850",
    "2022",
    "July 2022 or earlier",
    "2022-07",
    "2022-07-07/2022-07-08",
    "2022-07-08/..",
    "8 July 2022 or earlier",
    "2022-07-08/2022-07-10",
    "2022-07-08",
    "2022-07-08T08:00:00+09:00",
    "2022-07-08T10:00:00-05:00",
    "8 July 2022 or later",
    "before 9 July 2022",
    "2022-07-09",
    "/2022-07-10",
    "2022-07-10T01:00:00",
    "2022-07-11",
    "July 2022 or later",
    "after July 2022",
]


def test_dates_are_in_order() -> None:
    dates = [read_date(text) for text in reversed(IN_ORDER)]
    assert [date.text for date in sorted(dates, key=lambda d: d.sort_key)] == IN_ORDER


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("2022", "2022", "equal"),
        ("2022", "2022/2022", "equal-bounds"),
        ("2022-07-08", "2022-07-08T10:30:00Z", "contains"),
        ("2022-07-08T10:30Z", "2022-07-08", "within"),
        ("2022-07-08T10:30Z", "2022-07-08T10:30:15Z", "contains"),
        ("2022-07-08T10:30Z", "2022-07-08T11:30+01:00", "equal"),
        ("2022-07-08T10:30", "2022-07-08T10:31", "before"),
        ("since 2020", "2021", "contains"),
        ("since 2020", "2019", "after"),
        ("until 2020", "2019", "contains"),
        ("/2020", "2019", "overlaps"),
        ("/2020", "2021", "before"),
        ("[1863,1864]", "1863", "contains"),
        ("44 BC", "AD 44", "before"),
        ("2022-07-01/2022-07-05", "2022-07-04/2022-07-09", "overlaps"),
    ],
)
def test_relations(a: str, b: str, expected: str) -> None:
    mirror = {"before": "after", "after": "before", "contains": "within", "within": "contains"}
    assert relation(read_date(a), read_date(b)) == expected
    assert relation(read_date(b), read_date(a)) == mirror.get(expected, expected)


SHOWN = """
2022-07-08 | 8 July 2022
2022-07 | July 2022, day not known
2022-07-XX | July 2022, day not known
2022 | 2022, exact date not known
1066 | 1066
2022/2022 | all through 2022
2022-07/2022-07 | all through July 2022
2022-07-07/2022-07-08 | 7–8 July 2022
2022-06-28/2022-07-03 | 28 June – 3 July 2022
2021-12-28/2022-01-03 | 28 December 2021 – 3 January 2022
2022-06/2022-08 | June–August 2022
1939/1945 | 1939–1945
-0299/-0199 | 300–200 BC
-0043/0014 | 44 BC – 14 AD
2022-02-24/.. | since 24 February 2022
2022-02-24/ | from 24 February 2022, end not known
../2022 | until 2022
/2022 | until 2022, start not known
1856/1865~ | 1856 – about 1865
c. 1850 | about 1850
1850? | possibly 1850
1850% | possibly about 1850
early July 2022 | early July 2022
1850s | 1850s
19th century | 19th century
2nd century BC | 2nd century BC
1st century BC | 1st century BC
1st century | 1st century
00XX | 1 BC – 99 AD, year not known
night of 25 May 2020 | night of 25 May 2020
late on 25 May 2020 | late on 25 May 2020
probably 1200 | probably 1200
probably about 1200 | probably about 1200
between 1347 and 1351 | some time in 1347–1351
between March and May 2021 | some time in March–May 2021
between 3 and 5 March 2021 | some time from 3 to 5 March 2021
between 28 February and 5 March 2021 | some time from 28 February to 5 March 2021
throughout 1914 | all through 1914
14 October 1066 (Julian) | 14 October 1066 (Julian; 20 October 1066 Gregorian)
11 February 1731/32 | 11 February 1731/32 (Julian; 22 February 1732 Gregorian)
25 May 2020, 20:15-20:45 UTC | 25 May 2020, 20:15–20:45 UTC
25 May 2020, c. 20:15 | 25 May 2020, about 20:15
before the morning of 25 May 2020 | before morning of 25 May 2020
last quarter of the 19th century | 1875–1899, year not known
44 BC | 44 BC
-0043-03-15 | 15 March 44 BC
winter 2022-23 | winter 2022–23
1931-29 | spring 1931 (southern hemisphere)
Q3 2022 | 3rd quarter 2022
H1 2022 | first half of 2022
before 9 July 2022 | before 9 July 2022
by March 2022 | March 2022 or earlier
after 1928 | after 1928
not before 2022-07-10 | 10 July 2022 or later
7 or 8 July 2022 | 7 or 8 July 2022
[1667,1668,1670..1672] | 1667, 1668 or 1670–1672
[1760-12..] | December 1760 or later
7 and 8 July 2022 | 7 and 8 July 2022
8 July 2022 10:30 WITA | 8 July 2022, 10:30 WITA
2022-07-08T22:15:30+08:00 | 8 July 2022, 22:15:30 UTC+8
156X-12-25 | 25 December, 1560–1569, year not known
XXXX-12-XX | December, year not known
2022-W27 | 4–10 July 2022, day not known
"""


@pytest.mark.parametrize(
    ("text", "shown"), [line.split(" | ") for line in SHOWN.strip().splitlines()]
)
def test_a_date_is_shown_at_its_precision(text: str, shown: str) -> None:
    assert show_date(read_date(text)) == shown


@pytest.mark.parametrize("text", [line.split(" | ")[0] for line in SHOWN.strip().splitlines()])
def test_the_parts_make_up_the_text(text: str) -> None:
    date = read_date(text)
    parts = show_date_parts(date)
    assert "".join(part.text for part in parts) == show_date(date)
    assert not any(part.datetime and part.edtf for part in parts)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2022-07", [("July 2022", "2022-07", ""), (", day not known", "", "")]),
        (
            "7–8 July 2022",
            [("7", "2022-07-07", ""), ("–", "", ""), ("8 July 2022", "2022-07-08", "")],
        ),
        ("c. 1850", [("about ", "", ""), ("1850", "1850", "")]),
        ("44 BC", [("44 BC", "", "-0043")]),
        ("before 1928", [("before 1928", "", "[..1927]")]),
        ("-0299/0014", [("300 BC", "", "-0299"), (" – ", "", ""), ("14 AD", "0014", "")]),
        ("1850s", [("1850s", "", "185X")]),
    ],
)
def test_the_parts_for_html(text: str, expected: list[tuple[str, str, str]]) -> None:
    parts = show_date_parts(read_date(text))
    assert [(part.text, part.datetime, part.edtf) for part in parts] == expected


def test_the_report_of_a_date() -> None:
    assert date_report("c. 44 BC") == {
        "text": "c. 44 BC",
        "edtf": "-0043~",
        "earliest": "-0043-01-01",
        "latest": "-0043-12-31",
        "precision": "year",
        "kind": "point",
        "approximate": True,
        "uncertain": False,
        "html_time": None,
        "display": "about 44 BC",
        "warnings": [],
    }


def test_the_report_of_an_interval_has_two_times() -> None:
    assert date_report("since 24 February 2022")["html_time"] == ["2022-02-24", None]
    assert date_report("300–200 BC")["html_time"] is None


def test_the_report_of_a_refusal() -> None:
    report = date_report("07/08/2022")
    assert sorted(report) == ["error", "text"]
    assert sorted(report["error"]) == ["code", "hint", "message"]
    assert describe_report(report).endswith("[ambiguous-day-month]")


def test_a_bad_day_to_count_from_is_reported() -> None:
    assert (
        date_report("Friday", counted_from="07/08/2022")["error"]["code"] == "ambiguous-day-month"
    )


def test_the_description_for_a_person() -> None:
    assert describe_date(read_date("early July 2022")) == (
        "Read as:  a part of a longer time, approximate\n"
        "EDTF:     [2022-07-01..2022-07-10]\n"
        "Earliest: 2022-07-01\n"
        "Latest:   2022-07-10\n"
        "On pages: early July 2022"
    )


@given(st.integers(1, dt.date.max.toordinal()))
def test_day_numbers_agree_with_datetime(ordinal: int) -> None:
    date = dt.date.fromordinal(ordinal)
    assert year_month_day(ordinal) == (date.year, date.month, date.day)
    assert day_number(date.year, date.month, date.day) == ordinal
    assert weekday(ordinal) == date.weekday()
    assert iso_week(ordinal) == tuple(date.isocalendar())[:2]
    assert iso_day(ordinal) == date.isoformat()


@given(st.integers(-(10**9), 10**9))
def test_day_numbers_go_there_and_back(ordinal: int) -> None:
    assert day_number(*year_month_day(ordinal)) == ordinal


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("en-US", "some time from March 3 to 5, 2021"),
        ("de", "irgendwann vom 3. bis 5. März 2021"),
        ("fr", "à un moment du 3 au 5 mars 2021"),
        ("es", "en algún momento del 3 al 5 de marzo de 2021"),
        ("ru", "в какое-то время между 3 и 5 марта 2021 г."),
        ("uk", "у якийсь час між 3 та 5 березня 2021 р."),
        ("id", "pada suatu waktu antara 3 dan 5 Maret 2021"),
    ],
)
def test_some_day_of_several_reads_well_and_is_read_back(language: str, shown: str) -> None:
    date = read_date("between 3 and 5 March 2021")
    assert show_date(date, language).replace("\u202f", " ") == shown
    assert read_date(shown, language=language).edtf == date.edtf
