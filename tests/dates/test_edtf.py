"""EDTF: round trips, the library as an oracle, and where we differ from it."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from edtf import EDTFParseException, parse_edtf
from hypothesis import assume, example, given, reject
from hypothesis import strategies as st

import dateline.dates
from dateline.dates import Date, DateError, date_report, read_date, show_date, show_date_parts
from dateline.dates.calendar_days import iso_day

MARKS = st.sampled_from(["", "", "?", "~", "%"])
YEARS = st.builds(
    lambda year: f"-{-year:04}" if year < 0 else f"{year:04}", st.integers(-9999, 9999)
)
MONTHS = st.integers(1, 12).map("{:02}".format)
DAYS = st.integers(1, 31).map("{:02}".format)


def joined(*parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.tuples(*parts).map("".join)


LEVEL_0 = st.one_of(
    YEARS,
    joined(YEARS, st.just("-"), MONTHS),
    joined(YEARS, st.just("-"), MONTHS, st.just("-"), DAYS),
)
MASKED = st.one_of(
    joined(st.integers(0, 999).map("{:03}".format), st.just("X")),
    joined(st.integers(0, 99).map("{:02}".format), st.just("XX")),
    joined(st.integers(1, 9999).map("{:04}".format), st.just("-XX")),
    joined(st.integers(1, 9999).map("{:04}".format), st.just("-"), MONTHS, st.just("-XX")),
)
LONG_YEARS = st.builds(
    lambda sign, year: f"Y{sign}{year}", st.sampled_from(["", "-"]), st.integers(10_000, 10**9)
)
SEASONS = joined(YEARS, st.just("-"), st.integers(21, 24).map(str))
LEVEL_1 = st.one_of(joined(st.one_of(LEVEL_0, MASKED), MARKS), LONG_YEARS, SEASONS)
SUB_YEARS = joined(YEARS, st.just("-"), st.integers(21, 41).map(str), MARKS)
QUALIFIED = st.builds("{}{}-{}{}-{}{}".format, YEARS, MARKS, MARKS, MONTHS, MARKS, DAYS)
LEVEL_2 = st.one_of(
    SUB_YEARS,
    QUALIFIED,
    st.text("0123456789X", min_size=4, max_size=4),
    joined(st.text("0123456789X", min_size=4, max_size=4), st.just("-"), MONTHS),
    st.builds("Y{}E{}S{}".format, st.integers(1, 999), st.integers(5, 9), st.integers(1, 3)),
    st.builds("{}S{}".format, YEARS, st.integers(1, 4)),
)
POINTS = st.one_of(LEVEL_1, LEVEL_2)
ENDS = st.one_of(POINTS, st.sampled_from(["", ".."]))
INTERVALS = st.builds("{}/{}".format, ENDS, ENDS)
MEMBERS = st.one_of(
    POINTS,
    st.builds("{}..{}".format, POINTS, POINTS),
    POINTS.map("{}..".format),
    POINTS.map("..{}".format),
)
SETS = st.builds(
    lambda brackets, members: brackets[0] + ",".join(members) + brackets[1],
    st.sampled_from(["[]", "{}"]),
    st.lists(MEMBERS, min_size=1, max_size=4),
)
MOMENTS = st.builds(
    "{}T{:02}:{:02}:{:02}{}".format,
    joined(YEARS, st.just("-"), MONTHS, st.just("-"), DAYS),
    st.integers(0, 23),
    st.integers(0, 59),
    st.integers(0, 59),
    st.sampled_from(["", "Z", "+08:00", "-04", "+05:30", "-11:00"]),
)
ANY_EDTF = st.one_of(POINTS, INTERVALS, SETS, MOMENTS)


def read_or_none(text: str) -> Date | None:
    try:
        return read_date(text, edtf_only=True)
    except DateError:
        return None


def read_or_skip(text: str) -> Date:
    date = read_or_none(text)
    if date is None:
        reject()
    return date


@given(ANY_EDTF)
@example("2004-06~-11")
@example("?2004-06-~11")
@example("[1667,1668,1670..1672]")
@example("-01XX")
def test_a_value_printed_and_read_back_is_the_same(text: str) -> None:
    date = read_or_skip(text)
    again = read_date(date.edtf, edtf_only=True)
    assert read_date(again.edtf, edtf_only=True) == again
    for name in ("edtf", "kind", "earliest", "latest", "start_state", "end_state", "precision",
                 "approximate", "uncertain", "clock"):  # fmt: skip
        assert getattr(again, name) == getattr(date, name)


@given(ANY_EDTF)
def test_bounds_are_in_order_and_every_date_can_be_shown(text: str) -> None:
    date = read_or_skip(text)
    if date.earliest is not None and date.latest is not None:
        assert date.earliest <= date.latest
    for language in ("en", "fr", "zh"):
        parts = show_date_parts(date, language)
        assert "".join(part.text for part in parts) == show_date(date, language) != ""


@given(st.lists(ANY_EDTF, max_size=8))
def test_the_order_is_total_and_stable(texts: list[str]) -> None:
    dates = [date for date in map(read_or_none, texts) if date is not None]
    in_order = sorted(dates, key=lambda date: date.sort_key)
    assert sorted(in_order, key=lambda date: date.sort_key) == in_order
    assert [d.sort_key for d in in_order] == sorted(d.sort_key for d in dates)


# --- the library as an oracle -----------------------------------------------------------


def oracle(text: str) -> tuple[str, str] | None:
    """First and last day as python-edtf has them, or None where it refuses or breaks."""
    try:
        parsed = parse_edtf(text)
        bounds = parsed.lower_strict(), parsed.upper_strict()
    except (EDTFParseException, ValueError, TypeError, AttributeError, KeyError):
        return None
    first, last = (
        f"{'-' if day.tm_year < 0 else ''}{abs(day.tm_year):04}-{day.tm_mon:02}-{day.tm_mday:02}"
        for day in bounds
    )
    return first, last


def is_known_difference(text: str) -> bool:
    """See `test_we_differ_from_the_library`."""
    return (
        text.startswith(("-000X", "-00X", "Y"))
        or text[-3:] == "-24"  # winter
        or (text[-6:].rstrip("?~%").endswith("02-29"))  # 29 February
    )


@given(LEVEL_1)
def test_we_agree_with_the_library_on_levels_0_and_1(text: str) -> None:
    assume(not is_known_difference(text))
    date = read_or_none(text)
    if date is None:
        assert oracle(text) is None
        return
    expected = oracle(text)
    assume(expected is not None)
    assert date.earliest is not None
    assert date.latest is not None
    assert (iso_day(date.earliest), iso_day(date.latest)) == expected


@pytest.mark.parametrize(
    ("text", "ours", "theirs"),
    [
        ("2001-24", ("2001-12-01", "2002-02-28"), ("2001-12-01", "2001-12-31")),
        ("1900-02-29", None, ("1900-02-29", "1900-02-29")),
        ("2005/2004", None, ("2005-01-01", "2004-12-31")),
        ("-00XX", None, ("-0099-01-01", "0000-12-31")),
        ("1950S2", ("1900-01-01", "1999-12-31"), ("1950-01-01", "1950-12-31")),
        ("2001-21~", ("2001-03-01", "2001-05-31"), None),
        ("Y170000002?", ("170000002-01-01", "170000002-12-31"), None),
        ("1984-1X", ("1984-10-01", "1984-12-31"), None),
        ("2004-06-3X", ("2004-06-30", "2004-06-30"), None),
        ("2022-07-08T24:00:00", None, ("2022-07-08", "2022-07-08")),
    ],
)
def test_we_differ_from_the_library(
    text: str, ours: tuple[str | None, str] | None, theirs: tuple[str, str] | None
) -> None:
    assert oracle(text) == theirs
    if ours is None:
        with pytest.raises(DateError):
            read_date(text, edtf_only=True)
        return
    date = read_date(text, edtf_only=True)
    bounds = (date.earliest, date.latest)
    assert tuple(None if day is None else iso_day(day) for day in bounds) == ours


REFUSED = """
1985-02-29 | invalid-date
2004-06-31 | invalid-date
1984-42 | invalid-date
2022-00 | invalid-date
0000-00-00 | invalid-date
Y-2022 | invalid-date
XXXX-02-30 | invalid-date
1985-04-12T23:60:00 | invalid-date
1985-04-12T23:20:30+15:00 | invalid-date
1985-04-12T23:20:30-00:00 | invalid-date
1950S5 | invalid-date
2004/2003 | reversed-interval
2004-06-01/2004-05 | reversed-interval
[1672..1670] | reversed-interval
198u | old-edtf
1984-uu | old-edtf
1984~? | old-edtf
open/2006 | old-edtf
2004-06-01/unknown | old-edtf
y170000002 | old-edtf
y17e7 | old-edtf
2004-06-(01)~/2004-06-(20)~ | old-edtf
20220708 | basic-format
/ | unparsable
[] | unparsable
[2022 | unparsable
{2022] | unparsable
2022-7-8 | unparsable
8 July 2022 | unparsable
2022-W27 | unparsable
2022-07-08T10:30 | unparsable
2022-07-08T10:30:00.5Z | unparsable
2022-07-08T10:00:00Z/2022-07-09 | unparsable
?2004? | unparsable
"""


@pytest.mark.parametrize(
    ("text", "code"), [line.split(" | ") for line in REFUSED.strip().splitlines()]
)
def test_bad_edtf_is_refused(text: str, code: str) -> None:
    with pytest.raises(DateError) as caught:
        read_date(text, edtf_only=True)
    assert caught.value.code == code
    assert caught.value.hint


@pytest.mark.parametrize(
    ("text", "fix"),
    [
        ("198u", "198X"), ("1984?~", "1984%"), ("unknown/2006", "/2006"),
        ("2004-06-01/open", "2004-06-01/.."), ("y17e7", "Y17E7"),
        ("2001-21^southernHemisphere", "2001-29"), ("20220708", "2022-07-08"),
    ],
)  # fmt: skip
def test_the_fix_for_an_old_form_can_be_pasted(text: str, fix: str) -> None:
    with pytest.raises(DateError) as caught:
        read_date(text)
    assert caught.value.hint == f"Write {fix}."
    read_date(fix, edtf_only=True)


def test_an_author_form_is_told_in_edtf() -> None:
    with pytest.raises(DateError) as caught:
        read_date("8 July 2022", edtf_only=True)
    assert caught.value.hint == "In EDTF it is 2022-07-08."


# --- wild input -----------------------------------------------------------------------------

WORDS = """
8 7 July 2022 1850 early mid-July c. ca. about possibly ? (?) before after since until
between and or – - / to from Friday last next this week month year two days ago morning
of BC AD 19th century 1850s spring winter Q3 first half 10:30 am UTC+8 WITA on in the
not by 2022-07-08 202X 18XX [ ] .. , ~ % 44 noon Y17E7 Feb 29 yesterday 2020-21 -0043
"""
PIECES = st.sampled_from(WORDS.split())


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    for edtf_only in (False, True):
        report = date_report(text, edtf_only=edtf_only)
        assert report["display"] if "error" not in report else report["error"]["hint"]


@given(st.lists(PIECES, min_size=1, max_size=6), st.sampled_from([" ", ""]))
def test_an_author_form_keeps_its_bounds_in_edtf(words: list[str], space: str) -> None:
    text = space.join(words)
    try:
        date = read_date(text)
    except DateError:
        return
    again = read_date(date.edtf, edtf_only=True)
    assert (again.earliest, again.latest) == (date.earliest, date.latest)
    assert "".join(part.text for part in show_date_parts(date)) == show_date(date)


@pytest.mark.parametrize(
    "part", ["7-", "c. ", "early ", "7 or ", "1 to ", "– ", "10:30 ", "night of ", "1..2,", "~"]
)
def test_a_hostile_text_takes_little_work(part: str) -> None:
    read_date("8 July 2022, 10:30")  # the tables of names are read once
    before = time.process_time()
    with pytest.raises(DateError):
        read_date((part * 100)[:200])
    assert time.process_time() - before < 1  # far more than it needs: it is a few milliseconds


def test_a_long_text_is_refused() -> None:
    with pytest.raises(DateError, match="is not a date"):
        read_date("1" * 100_000)


def test_nothing_asks_what_day_it_is() -> None:
    folder = Path(dateline.dates.__file__).parent
    sources = [path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.py"))]
    assert len(sources) > 10
    for source in sources:
        assert not re.search(r"\b(now|today|utcnow|localtime|time_ns)\(", source)
