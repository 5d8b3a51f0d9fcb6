"""What is new, by day."""

from __future__ import annotations

import pytest
from tests.resolving import Resolve, pages_of

from dateline.render.layout.beside.changes import changes_of, has_changes

EVENTS = """
events:
  - {id: talks, date: 2022-07-08, title: The talks, added: 2026-11-20, accounts: [a]}
  - {id: later, date: 2022-07-09, title: Later, added: 2026-11-22, accounts: [b]}
  - {id: same-day, date: 2022-07-10, title: That day, added: 2026-11-22, accounts: [b]}
  - {id: long-ago, date: 2022-07-11, title: Nobody says when, accounts: [b]}
"""
CORRECTIONS = """
corrections:
  - {on: 2026-11-22, event: talks, kind: correction, was: Friday, now: Saturday, why: A slip.}
"""


def test_the_newest_day_is_first(resolve: Resolve) -> None:
    resolved = resolve(EVENTS + CORRECTIONS)
    assert has_changes(resolved)
    found = [(day.day, [change.kind for change in day.changes]) for day in changes_of(resolved)]
    assert found == [
        ("2026-11-22", ["corrected", "added", "added"]),
        ("2026-11-20", ["added"]),
    ]


def test_the_page_leads_to_what_is_new(resolve: Resolve) -> None:
    pages = pages_of(resolve(EVENTS + CORRECTIONS))
    page = pages["changes.md"]
    assert "## 22 November 2026 { #changed_2026-11-22 }" in page
    assert "- [Correction](corrections.md#correction_1)&#58; The talks\n" in page or (
        "- [Correction](corrections.md#correction_1): The talks\n" in page
    )
    assert "[Later](index.md#later)" in page
    assert "Nobody says when" not in page
    assert "[What is new](changes.md)" in pages["index.md"]


def test_a_first_day_alone_is_no_news(resolve: Resolve) -> None:
    first = EVENTS.replace("2026-11-22", "2026-11-20")
    assert not has_changes(resolve(first))
    assert "changes.md" not in pages_of(resolve(first))


@pytest.mark.parametrize(
    "when", ["July 2022", "about 8 July 2022", "2022", "before 2022-07-08", "12000 BC", "Y10000"]
)
def test_what_is_known_to_no_day_is_on_no_day(resolve: Resolve, when: str) -> None:
    sources = f"""
sources:
  a: {{type: news, outlet: Outlet A, removed: {when}}}
  b: {{type: news, outlet: Outlet B}}
"""
    resolved = resolve(EVENTS + sources, frame="title: The talks\n")
    assert [day.day for day in changes_of(resolved)] == ["2026-11-22", "2026-11-20"]
    assert "Taken down" not in pages_of(resolved)["changes.md"]


def test_what_changed_in_its_source_is_told(resolve: Resolve) -> None:
    removed = (
        EVENTS.replace("2026-11-22", "2026-11-20")
        + """
sources:
  a: {type: news, outlet: Outlet A, removed: 2026-11-25}
  b:
    type: news
    outlet: Outlet B
    versions: [{seen: 2026-11-24, saw: "Its second paragraph named the harbour."}]
"""
    )
    resolved = resolve(removed, frame="title: The talks\n")
    found = [(day.day, [change.kind for change in day.changes]) for day in changes_of(resolved)]
    assert found == [
        ("2026-11-25", ["removed"]),
        ("2026-11-24", ["version"]),
        ("2026-11-20", ["added", "added", "added"]),
    ]
    page = pages_of(resolved)["changes.md"]
    assert "- Taken down by its publisher: [Outlet A](sources.md#a)\n" in page
    assert "[Outlet B](sources.md#b) – Its second paragraph named the harbour" in page
