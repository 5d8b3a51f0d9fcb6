"""`date_from`: words that prove a date, leave it open, or contradict it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.check.conftest import Check

EVENT = """
title: T
sources:
  afp: {{type: wire, published: {published}}}
  bare: {{type: news}}
events:
- id: one
  date: "{date}"
  title: A
  date_from: [{item}]
  accounts: [afp]
"""


def event(date: str, item: str, published: str = "2022-07-09") -> str:
    return EVENT.format(date=date, item=item, published=published)


@pytest.mark.parametrize(
    ("date", "words", "expected"),
    [
        ("2022-07-08", "on Friday", []),
        ("2022-07-09", "on Saturday", []),
        ("2022-07-07", "on Friday", ["date-mismatch"]),
        ("2022-06", "last month", []),
        ("2022-05", "last month", ["date-mismatch"]),
        ("2022-04", "in April", []),
        ("2022-02-15", "since February 15", []),
        ("2022-07-08", "July 8, 2022", []),
        ("2022-07-08", "Friday, July 9, 2022", ["weekday-mismatch"]),
        ("2022-07-15", "next Friday", ["ambiguous-relative", "later-than-source"]),
        ("2022-07-08", "some time ago", ["unparsable"]),
        ("2021-12", "in December", ["nearest-differs"]),
    ],
)
def test_words(check: Check, date: str, words: str, expected: list[str]) -> None:
    found = check(event(date, f'{{source: afp, words: "{words}"}}'))
    assert sorted(found.codes) == expected


def test_both_dates_are_told(check: Check) -> None:
    (line,) = check(event("2022-07-07", "{source: afp, words: on Friday}")).lines
    assert (
        "afp says 'on Friday'; counted from 9 July 2022 that is 8 July 2022, "
        "but date says 7 July 2022."
    ) in line


@pytest.mark.parametrize("words", ["on Friday", "in April", "last month"])
def test_a_source_without_a_date_needs_a_reason(check: Check, words: str) -> None:
    bare = f"{{source: bare, words: {words}}}"
    reasoned = f"{{source: bare, words: {words}, because: We know the day.}}"
    (line,) = check(event("2022-07-08", bare)).lines
    assert "`bare` has neither a dateline's date nor a publication date to count from." in line
    assert check(event("2022-07-08", reasoned)).lines == []


@pytest.mark.parametrize(
    ("date", "words", "expected"),
    [
        ("2022-06", "last month", []),  # follows, if it was published in July
        ("2022-07-10", "on Sunday", []),
        ("2022-07-09", "on Sunday", ["date-mismatch"]),  # a Saturday in any case
    ],
)
def test_a_bounded_anchor_refuses_the_impossible_only(
    check: Check, date: str, words: str, expected: list[str]
) -> None:
    item = f"{{source: afp, words: {words}}}"
    assert check(event(date, item, "not before 2022-07-10")).codes == expected


def test_the_datelines_date_comes_first(check: Check) -> None:
    text = event("2022-07-08", "{source: afp, words: on Friday}", "2022-07-16")
    assert check(text).codes == ["date-mismatch"]
    dated = text.replace(
        "published: 2022-07-16", "published: 2022-07-16, dateline: {date: 2022-07-10}"
    )
    assert check(dated).codes == []


DATED = "published: 2022-07-09, dateline: {date: 2022-07-09}"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("published: 2022-07-09, published_from: [{words: on Saturday, because: A.}]", []),
        ("published: 2022-07-09, published_from: [{words: on Saturday}]", ["needs-anchor"]),
        ('published: 2022-07-09, published_from: [{words: "July 9, 2022"}]', []),
        ('published: 2022-07-09, published_from: [{words: "July 8, 2022"}]', ["date-mismatch"]),
        (f"{DATED}, published_from: [{{words: on Saturday}}]", []),
    ],
)
def test_published_from(check: Check, source: str, expected: list[str]) -> None:
    assert check(f"title: T\nsources: {{a: {{type: news, {source}}}}}").codes == expected


def test_a_missing_date_is_offered(check: Check) -> None:
    text = event("x", "{source: afp, words: last month}").replace('  date: "x"\n', "")
    (line,) = check(text).lines
    assert line.endswith("Add `date: 2022-06`. [missing-date]")


FROM = """
title: T
sources:
  afp: {{type: wire, published: 2022-07-20}}
events:
- {{id: begin, date: "{begin}", title: The talks begin, accounts: [afp]}}
- id: one
  date: "{date}"
  title: A
  date_from: [{{source: afp, words: {words}, from: {start}}}]
  accounts: [afp]
"""


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("2022-07-07 | begin | the next day | 2022-07-08", []),
        ("2022-07-07 | begin | the next day | 2022-07-09", ["date-mismatch"]),
        ("2022-07-07 | 2022-07-08 | the day before | 2022-07-07", []),
        ("2022-07-07 | begin | on Friday | 2022-07-01", ["nearest-differs"]),
        ("July 2022 | begin | three days later | 2022-07-09", []),
        ("July 2022 | begin | three days later | 2022-07-03", ["date-mismatch"]),
        ("2022-07-07 | begun | the next day | 2022-07-08", ["unknown-event"]),
        ("some day | begin | the next day | 2022-07-08", ["unparsable"]),
    ],
)
def test_words_are_counted_from_an_event_or_a_date(
    check: Check, row: str, expected: list[str]
) -> None:
    begin, start, words, date = row.split(" | ")
    text = FROM.format(begin=begin, start=start, words=words, date=date)
    assert check(text).codes == expected


def test_a_day_to_count_from_without_words_is_an_error(check: Check) -> None:
    found = check(event("2022-07-08", "{source: afp, from: 2022-07-08, because: We saw it.}"))
    assert found.codes == ["missing-key"]


def test_a_reason_is_heard_for_words_that_count_from_another_day(check: Check) -> None:
    item = "{source: afp, words: the next day, because: The text speaks of Thursday.}"
    assert check(event("2022-07-08", item)).lines == []
