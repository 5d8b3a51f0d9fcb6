"""The warnings about when and by whom: what they see, and what they leave alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dateline.dates import read_date

if TYPE_CHECKING:
    from tests.check.conftest import Check

HEAD = """
title: T
people:
  belov:
    name: Ana Belov
    roles: [{role: Minister, from: 2018, to: 2020}, {role: Envoy, from: 2023}]
  lee: {name: Mia Lee, roles: [{role: Reporter}]}
sources:
  a: {type: news, published: 2022-07-09}
  open: {type: news, published: not before 2022-07-10}
  bare: {type: news, dateline: {date: 2022-07-09}}
events:
"""


def events(*dated: tuple[str, str]) -> str:
    return HEAD + "".join(
        f'- {{id: e{n}, date: "{date}", title: "{title}", accounts: [b]}}\n'
        for n, (date, title) in enumerate(dated)
    ).replace("[b]", "[open]")


def one(date: str, account: str) -> str:
    return f'{HEAD}- {{id: e, date: "{date}", title: A, accounts: [{account}]}}\n'


@pytest.mark.parametrize(
    ("date", "account", "expected"),
    [
        ("2022-07-09", "a", []),
        ("2022-07-10", "a", ["later-than-source"]),
        ("2022-07", "a", []),  # may be before
        ("2022-08", "a", ["later-than-source"]),
        ("2022-07-01/2023", "a", []),
        ("before 2023", "a", []),
        ("after 2022-07-09", "a", ["later-than-source"]),
        ("2030", "open", []),  # nobody knows when it was published
        ("2022-07-10", "bare", ["later-than-source"]),
        ("2022-07-10", "{source: a, narration: x, date: 2022-07-08}", []),
        ("2022-07-08", "{source: a, narration: x, said: 2022-07-10}", ["later-than-source"]),
    ],
)
def test_later_than_source(check: Check, date: str, account: str, expected: list[str]) -> None:
    assert check(one(date, account)).codes == expected


@pytest.mark.parametrize(
    ("date", "by", "expected"),
    [
        ("2019", "belov", []),
        ("2020-12-31", "belov", []),
        ("2021", "belov", ["role-years"]),
        ("2020/2021", "belov", []),  # overlaps
        ("2022-12-31", "belov", ["role-years"]),
        ("2023-01-01", "belov", []),
        ("before 2018", "belov", ["role-years"]),
        ("1990", "lee", []),  # a role without years is no limit
    ],
)
def test_role_years(check: Check, date: str, by: str, expected: list[str]) -> None:
    assert check(one(date, f"{{source: open, by: {by}, quote: we left}}")).codes == expected


def test_said_counts_before_the_date_of_the_event(check: Check) -> None:
    account = "{source: open, by: belov, quote: we left, said: 2019-05-01}"
    assert check(one("2021-05-01", account)).codes == []


def test_placeholders(check: Check) -> None:
    few = [("1998-01-01", "Ships sail"), ("1999-01-01", "A port closes")]
    many = [*few, ("2001-01-01", "The harbour talks")]
    rare = [*many, *((f"2002-02-{1 + n % 28:02}", f"Day {n}") for n in range(200))]
    assert check(events(*few)).codes == []
    assert check(events(*many)).codes == ["placeholder-date"] * 3
    assert check(events(*rare)).codes == []


def test_a_new_year_with_evidence_is_no_placeholder(check: Check) -> None:
    dated = [("1998-01-01", "Ships sail"), ("1999-01-01", "A port closes"), ("2001-01-01", "Talks")]
    text = events(*dated).replace('title: "Talks"', "title: Talks, date_from: [{because: A.}]")
    assert check(text).codes == ["placeholder-date"] * 2


@pytest.mark.parametrize(
    "date", ["8 July 2022 00:00:00", "2022-07-08T00:00:00", "2022-07-08 00:00:00Z"]
)
def test_midnight_to_the_second_is_told_the_day(check: Check, date: str) -> None:
    (told,) = check(events((date, "Ships sail"))).lines
    assert "If the time is not known, write `date: 2022-07-08`." in told


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        ("date: 2027-05-01, accounts: [none]", []),  # planned
        ("date: 2027-05-01, accounts: [a]", []),
        ("date: 2027-05-01, accounts: []", []),
        ("date: 2027-05-01, accounts: [late]", ["correction-too-early"]),
        ("date: 2027-05-01, accounts: [late, a]", []),
        ("date: 2027-05-01, accounts: [late], added: 2026-11-01", []),
        ("date: 2020-05-01, accounts: [a], added: 2026-12-01", ["correction-too-early"]),
        ("date: 2020-05-01, accounts: [late]", []),
    ],
)
def test_a_correction_is_of_an_event_that_was_there(
    check: Check, event: str, expected: list[str]
) -> None:
    found = check(
        f"""
        title: T
        sources:
          none: {{type: news}}
          a: {{type: news, published: 2026-07-09}}
          late: {{type: news, published: 2027-05-02}}
        events: [{{id: e, title: A, {event}}}]
        corrections: [{{"on": 2026-11-21, event: e, kind: correction, why: The day was wrong.}}]
        """
    )
    assert [code for code in found.codes if code == "correction-too-early"] == expected


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Belov leaves early", "Belov leaves early", True),
        ("Belov leaves early", "belov leaves: early!", True),
        ("Belov leaves the talks early", "Belov left the talks early", True),
        ("Belov leaves early", "The talks begin", False),
        ("Round 1 of the talks", "Round 2 of the talks", False),
    ],
)
def test_twins(check: Check, one: str, other: str, *, alike: bool) -> None:
    found = check(events(("2022-07-08", one), ("2022-07-08", other)))
    assert found.codes == ["same-event-twice"] * alike
    assert check(events(("2022-07-08", one), ("2022-07-09", other))).codes == []


def test_a_thousand_events_of_one_day_are_quick(check: Check) -> None:
    titles = [f"Shell {n} hits the {'harbour wall ' * 20}" for n in range(1000)]
    assert check(events(*(("2022-07-08", title) for title in titles))).codes == []


def test_after_today(check: Check) -> None:
    today = read_date("2026-11-22")
    assert check(one("2026-11-22", "open"), today=today).codes == []
    assert check(one("2026-11", "open"), today=today).codes == []
    assert check(one("2026-11-23", "open"), today=today).codes == ["after-today"]
    assert check(one("2026-11-23", "open")).codes == []


@pytest.mark.parametrize("zone", ["Asia/Makassar", "America/New_York"])
@pytest.mark.parametrize("stamp", ["99991231235959", "00010101000000", "20229931000000"])
def test_a_stamp_at_an_end_of_the_calendar(check: Check, stamp: str, zone: str) -> None:
    found = check(
        f"""
        title: T
        zone: {zone}
        sources:
          a:
            type: news
            url: https://x.example/
            archived: {{url: "https://archive.example/web/{stamp}/https://x.example/"}}
        """
    )
    assert set(found.codes) <= {"bad-archive-stamp"}
