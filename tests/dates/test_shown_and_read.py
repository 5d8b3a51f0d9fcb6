"""What a page shows as a date is read back as the same date, in each language.

Dates are made of EDTF, which can say most, and of English words for what only words can say.
"""

from __future__ import annotations

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from dateline.dates import Date, DateError, Kind, read_date, show_date
from dateline.languages import PARTS_OF_DAY, date_words_of

LANGUAGES = ("en", "en-US", "fr", "de", "es", "id", "ru", "uk", "zh", "ja", "ko")
TWO = "{:02}".format


def joined(*parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.tuples(*parts).map("".join)


YEARS = st.one_of(
    st.integers(1000, 2100).map("{:04}".format),
    st.integers(0, 9999).map("{:04}".format),
    st.integers(1, 9999).map("-{:04}".format),
    st.sampled_from(["2022", "1999", "0000", "-0001", "0001", "0999"]),
)
MONTHS = st.integers(1, 12).map(TWO)
DAYS = st.integers(1, 28).map(TWO)
MARKS = st.sampled_from(["", "", "", "?", "~", "%"])
MASKED = st.one_of(
    joined(st.integers(0, 999).map("{:03}X".format)),
    joined(st.integers(0, 99).map("{:02}XX".format)),
    st.sampled_from(["1XXX", "-156X", "-01XX", "1X84", "XXXX-12-25", "XXXX-12", "XXXX"]),
    joined(st.integers(0, 999).map("{:03}X".format), st.just("-"), MONTHS),
    joined(st.integers(0, 99).map("{:02}XX".format), st.just("-"), MONTHS, st.just("-"), DAYS),
    joined(YEARS, st.just("-"), st.sampled_from(["0X", "1X"])),
    joined(YEARS, st.just("-"), MONTHS, st.sampled_from(["-0X", "-1X", "-2X", "-XX"])),
    joined(YEARS, st.just("-XX-"), DAYS),
)
PARTS_OF_YEARS = joined(YEARS, st.just("-"), st.integers(21, 41).map(str))
WHOLE = st.one_of(
    YEARS,
    joined(YEARS, st.just("-"), MONTHS),
    joined(YEARS, st.just("-"), MONTHS, st.just("-"), DAYS),
)
LONG_YEARS = st.integers(10_000, 10**9).flatmap(lambda n: st.sampled_from([f"Y{n}", f"Y-{n}"]))
POINTS = joined(st.one_of(WHOLE, WHOLE, PARTS_OF_YEARS, MASKED, LONG_YEARS), MARKS)
ENDS = st.one_of(POINTS, POINTS, st.sampled_from(["", ".."]))
INTERVALS = st.one_of(
    st.builds("{}/{}".format, ENDS, ENDS),
    st.builds("{}/{}".format, WHOLE, WHOLE),
    POINTS.map("{0}/{0}".format),
)
RUNS = st.one_of(
    POINTS, WHOLE, st.builds("{}..{}".format, WHOLE, WHOLE), WHOLE.map("{}..".format),
    WHOLE.map("..{}".format),
)  # fmt: skip
SETS = st.builds(
    lambda brackets, members: brackets[0] + ",".join(members) + brackets[1],
    st.sampled_from(["[]", "{}"]),
    st.lists(RUNS, min_size=1, max_size=4),
)
MOMENTS = st.builds(
    "{}T{:02}:{:02}:{:02}{}".format,
    joined(YEARS, st.just("-"), MONTHS, st.just("-"), DAYS),
    st.integers(0, 23), st.integers(0, 59), st.integers(0, 59),
    st.sampled_from(["", "Z", "+08:00", "-04:00", "+05:30", "-11:00"]),
)  # fmt: skip
ZONES = ("", "WITA", "UTC+8", "Asia/Makassar", "Europe/London", "America/New_York", "MSK", "EDT",
         "Asia/Kolkata", "Europe/Kyiv", "Asia/Tehran", "UTC")  # fmt: skip
NAMED = st.builds(
    lambda year, month, day: f"{day} {month} {year}",
    st.integers(1600, 2100),
    st.sampled_from(["January", "March", "May", "July", "August", "December"]),
    st.integers(1, 31).map(lambda n: n if n < 31 else 30),
)
PARTS_OF_DAYS = st.builds(
    lambda part, day: date_words_of("en").parts_of_day[part].shown.replace("{}", day),
    st.sampled_from(PARTS_OF_DAY), NAMED,
)  # fmt: skip
JULIAN = st.one_of(
    NAMED.map("{} (Julian)".format),
    st.builds(
        lambda day, year: f"{day} January {year}/{(year + 1) % 100:02}",
        st.integers(1, 31), st.integers(1600, 1698),
    ),
)  # fmt: skip
WORDS = st.one_of(
    st.builds(
        "{} {}".format,
        st.sampled_from(["before", "after", "not before", "by", "since", "until", "about",
                         "possibly", "probably", "before about", "not after possibly",
                         "probably about", "throughout"]),
        st.one_of(NAMED, PARTS_OF_DAYS, JULIAN,
                  st.sampled_from(["July 1850", "1850", "spring 1850", "1850s", "44 BC",
                                   "19th century", "Q3 2022", "202X"])),
    ),
    st.builds(
        "{} {}".format,
        st.sampled_from(["early", "mid", "late", "first half of", "second half of", "about early",
                         "possibly late", "possibly first half of"]),
        st.sampled_from(["July 2022", "2022", "1850s", "19th century", "summer 1914", "May 79 AD",
                         "2nd century BC", "44 BC"]),
    ),
    st.builds("{}, {:02}:{:02} {}".format, NAMED, st.integers(0, 23), st.integers(0, 59),
              st.sampled_from(ZONES)).map(str.strip),
    PARTS_OF_DAYS,
    JULIAN,
    st.builds("{}, {}{:02}:{:02}{}".format, NAMED, st.sampled_from(["", "c. ", "before "]),
              st.integers(0, 23), st.integers(0, 59), st.sampled_from(["", "-23:59 UTC", " EDT"])),
    st.builds("{} {}".format, st.sampled_from(["between 1347 and", "1347 –", "1340 or"]),
              st.sampled_from(["1351", "5 May 1351 (Julian)", "AD 1400"])),
    st.builds("early {} – late {}".format, st.sampled_from(["July 2022", "1850s"]),
              st.sampled_from(["May 2023", "2024"])),
)  # fmt: skip
ANY = st.one_of(POINTS, INTERVALS, SETS, MOMENTS, WORDS)


def same(date: Date | None) -> object:
    """What makes a date that date: all that is said of it but how it is written.

    A set of one is its member, and all of a run an interval. An interval without any known end
    is the same whichever end is unknown.
    """
    if date is None:
        return None
    if date.kind in (Kind.ONE_OF, Kind.ALL_OF) and len(date.members) == 1:
        only = date.members[0]
        if is_one(only):
            return same(only.start)
        if only.kind is Kind.POINT or date.kind is Kind.ALL_OF:
            return same(only)
        if only.start is None or only.end is None:
            return bounded(Kind.BEFORE if only.start is None else Kind.AFTER, only)
    if date.kind in (Kind.BEFORE, Kind.AFTER):
        return bounded(date.kind, date)
    states = (date.start_state, date.end_state) if date.start or date.end else None
    return (
        date.kind, date.earliest, date.latest, states, date.approximate, date.uncertain,
        same(date.start), same(date.end), members_of(date), date.html_time,
        (date.clock.second, date.clock.offset) if date.clock else None, date.code,
        date.likely, date.old_style, date.part if is_part_of_day(date) else "",
    )  # fmt: skip


def is_part_of_day(date: Date) -> bool:
    return date.within is not None and date.within.precision == "day"


def members_of(date: Date) -> object:
    """The members in any order; a run from a date to the same date is that date."""
    return sorted(repr(same(member.start if is_one(member) else member)) for member in date.members)


def is_one(run: Date) -> bool:
    start, end = run.start, run.end
    return start is not None and end is not None and start.edtf == end.edtf


def bounded(kind: Kind, date: Date) -> object:
    return (kind, date.earliest, date.latest, date.approximate, date.uncertain)


def read_or_skip(text: str) -> Date:
    try:
        return read_date(text)
    except DateError:
        assume(False)  # noqa: FBT003 - not a date: another one is drawn
        raise


def assert_is_read_back(text: str, language: str) -> None:
    date = read_or_skip(text)
    shown = show_date(date, language)
    try:
        again = read_date(shown, language=language)
    except DateError as error:
        raise AssertionError(f"{language}: {text} is shown as {shown!r}: {error}") from error
    assert same(again) == same(date), f"{language}: {text} is shown as {shown!r}: {again.edtf}"


@pytest.mark.parametrize("language", LANGUAGES)
@given(text=ANY)
@example(text="[1000-01,1000..1000]")
@example(text="[1000,-0001..1000-01]")
def test_what_is_shown_is_read_back(language: str, text: str) -> None:
    assert_is_read_back(text, language)
