"""What the check stage says of values, beyond the exact wording in tests/cases."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.check.conftest import Check

EVENT = """
title: T
sources: {{a: {{type: news, published: 2022-07-09}}, b: {{type: wire}}}}
events:
- id: one
  date: {date}
  title: A
  {more}
  accounts: [a]
"""


def event(more: str = "", date: str = "2022-07-08") -> str:
    return EVENT.format(more=more or "draft: false", date=date)


@pytest.mark.parametrize("title", ["NO", "1:30", "010", "1e3", "null", "~", "true", "2022-02-30"])
def test_text_stays_as_typed(check: Check, title: str) -> None:
    checked = check(f"title: {title}")
    assert (checked.timeline.title, checked.lines) == (title, [])


@pytest.mark.parametrize("flag", ["yes", "True", "1", "NO", "on", "null"])
def test_draft_is_true_or_false(check: Check, flag: str) -> None:
    assert check(event(f"draft: {flag}")).codes == ["unknown-value"]


@pytest.mark.parametrize("hostile", ["<img src=x onerror=alert(1)>", '"><script>alert(1)</script>'])
@pytest.mark.parametrize("key", ["title", "text", "where", "note"])
def test_raw_html_is_told_in_prose_and_stops_nothing(check: Check, hostile: str, key: str) -> None:
    text = event("where: W\n  note: N\n  text: X").replace(
        {"title": "title: A", "text": "text: X", "where": "where: W", "note": "note: N"}[key],
        f"{key}: '{hostile}'",
    )
    checked = check(text)
    assert checked.codes == (["html-in-prose"] if key == "text" else [])
    assert "one" in checked.timeline.events


@pytest.mark.parametrize("order", ["dmy", "DMY", "mdy", "MDY"])
def test_date_order(check: Check, order: str) -> None:
    checked = check(event(date="7/8/2022").replace("title: T", f"title: T\ndate_order: {order}"))
    day = {"dmy": "2022-08-07", "mdy": "2022-07-08"}[order.lower()]
    assert checked.timeline.events["one"].date.edtf == day


def test_an_empty_timeline_is_no_error(check: Check) -> None:
    assert check("").codes == ["no-title"]
    assert check("title: T\nevents:\npeople:\n").codes == []


@pytest.mark.parametrize("key", ["text", "where", "topics", "note", "image", "was", "accept"])
def test_a_key_with_nothing_after_it_is_left_out(check: Check, key: str) -> None:
    assert check(event(f"{key}:")).lines == []


@pytest.mark.parametrize("key", ["added"])
def test_a_date_with_nothing_after_it_is_refused(check: Check, key: str) -> None:
    assert check(event(f"{key}:")).codes == ["empty"]


def test_a_bad_record_keeps_its_id(check: Check) -> None:
    checked = check(
        """
        title: T
        people: {belov: {}}
        sources: {a: {}}
        events:
        - {id: one, date: nonsense, title: A, text: "[x](event:two)", accounts: [a]}
        - {id: two, title: B, accounts: [{source: a, by: belov, quote: we left}]}
        """
    )
    assert sorted(checked.codes) == ["missing-date", "missing-key", "missing-key", "unparsable"]
    assert not checked.timeline.events


def test_all_problems_of_a_record_are_told(check: Check) -> None:
    checked = check(
        event(
            "image: {file: ../a.jpg}\n  topics: x\n  zzz: 1\n  added: 2026-13-01\n"
            "  accept: [{code: nonsense, because: A.}]",
            date="nonsense",
        )
    )
    assert sorted(checked.codes) == [
        "bad-path",
        "invalid-date",
        "missing-key",
        "unknown-key",
        "unparsable",
        "wrong-shape",
    ]


def test_accepted_warnings_are_silent(check: Check) -> None:
    accepted = 'accept: [{code: later-than-source, because: "It was announced."}]'
    assert check(event(date="2022-07-10")).codes == ["later-than-source"]
    assert check(event(accepted, date="2022-07-10")).codes == []
    assert check(event(accepted)).codes == ["accept-unused"]


def test_warnings_of_other_stages_may_be_accepted(check: Check) -> None:
    assert check(event("accept: [{code: speaker-not-near, because: A.}]")).codes == []


@pytest.mark.parametrize(
    "old", ["people: [a]", "sources: text", "disputes: [a]", "remarks: x", "events: x"]
)
def test_sections_have_their_shape(check: Check, old: str) -> None:
    assert check(f"title: T\n{old}").codes == ["wrong-shape"]


def test_a_file_may_hold_one_event(check: Check) -> None:
    checked = check(
        "title: T\nsources: {a: {type: news}}",
        events="id: one\ndate: 2022\ntitle: A\naccounts: [a]\n",
    )
    assert (checked.lines, list(checked.timeline.events)) == ([], ["one"])


@pytest.mark.parametrize("value", ["''", '""', '" "'])
def test_an_empty_private_copy_is_none(check: Check, value: str) -> None:
    found = check(
        f"""
        title: Talks
        sources:
          a: {{type: news, title: A, text: {value}}}
        events:
          - {{id: one, date: 2022-07-08, title: T, accounts: [{{source: a, narration: A b c}}]}}
        """
    )
    assert "text" not in found.timeline.sources["a"].places


@pytest.mark.parametrize("zone", ["UTC+8", "+05:30", "GMT-3", "utc +8"])
def test_a_distance_is_no_zone_of_a_timeline(check: Check, zone: str) -> None:
    (line,) = check(f"title: Talks\nzone: {zone}\n").lines
    assert "A distance from UTC changes in most places twice a year." in line
    assert "Did you mean" not in line


@pytest.mark.parametrize("path", [".pier.png", "p/.pier.png", ".p/pier.png"])
def test_a_hidden_file_is_published_by_no_site_builder(check: Check, path: str) -> None:
    event = EVENT.format(date="2022-07-08", more=f"media: [{{file: {path}, kind: image, alt: P}}]")
    (line,) = (line for line in check(event).lines if "bad-path" in line)
    assert "site builders publish nothing whose name begins with a dot" in line


@pytest.mark.parametrize(
    ("more", "hint"),
    [
        ("media: pier.png", "Write `media: [{file: pier.png}]`."),
        ("date_from: on Friday", "Write `date_from: [{because: on Friday}]`."),
        ("accept: unsourced", "Write `accept: [{code: unsourced}]`."),
        ("topics: port", "Write `topics: [port]`."),
    ],
)
def test_a_text_in_place_of_a_list_is_shown_as_what_the_list_has(
    check: Check, more: str, hint: str
) -> None:
    lines = check(EVENT.format(date="2022-07-08", more=more)).lines
    assert any(hint in line for line in lines), lines
