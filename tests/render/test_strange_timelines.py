"""Pages of timelines that are legal and have little: nothing on them is empty or misleading."""

from __future__ import annotations

import pytest
from babel import Locale
from tests.render.conftest import Resolve
from tests.resolving import pages_of

from dateline.data.settings import Settings
from dateline.dates import read_date
from dateline.render.layout.shapes import shape_of
from dateline.render.shared.parts.dates_said import show_length

UNDATED = """
title: All dates unknown
events:
  - id: one
    date: unknown
    date_from: [{because: The chronicle gives none.}]
    title: A chain is laid
  - id: two
    date: unknown
    date_from: [{because: It gives none either.}]
    title: A chain is taken up
"""
FERRY = """
title: The ferry
events:
  - {id: first, date: 1912, title: The first ferry sails}
  - {id: last, date: 2022-07-06, title: The last "ferry"}
"""
CORRECTED = """
title: Corrections
sources: {a: {type: news, title: A, outlet: O, published: 2022-07-09}}
events:
  - {id: one, date: 2022-07-08, title: One, accounts: [a]}
  - {id: two, date: 2022-07-08, title: Two, accounts: [a]}
corrections:
  - {on: 2022-08-03, event: one, kind: correction, was: B, now: C, why: Second.}
  - {on: 2022-08-01, event: one, kind: update, was: A, now: B, why: First.}
  - {on: 2022-08-03, event: two, kind: update, was: X, now: Y, why: More is known.}
"""
FAR = """
title: Far apart
sources: {a: {type: news, title: A, outlet: O, published: 2022-07-09}}
events:
  - {id: one, date: Y-17E7, title: Stones, accounts: [a]}
  - {id: two, date: 44 BC, title: Caesar, accounts: [a]}
"""


def test_events_without_any_date_are_counted(resolve_talks: Resolve) -> None:
    page = pages_of(resolve_talks(UNDATED))["index.md"]
    assert "2 events" in page
    assert "0 sources" not in page
    assert page.count("No source") == 1, "at the head, for all of them"


def test_without_anybody_there_is_no_page_of_people(resolve_talks: Resolve) -> None:
    pages = pages_of(resolve_talks(UNDATED))
    assert "people.md" not in pages
    assert not [name for name, page in pages.items() if "people.md" in page]


def test_a_page_without_any_source_says_so(resolve_talks: Resolve) -> None:
    pages = pages_of(resolve_talks(UNDATED))
    assert "No source is named here yet." in pages["sources.md"]


def test_the_foot_of_an_event_says_what_kind_its_latest_correction_is(
    resolve_talks: Resolve,
) -> None:
    page = pages_of(resolve_talks(CORRECTED))["index.md"]
    assert "[Corrected 3 August 2022](corrections.md" in page
    assert "[Update: 3 August 2022](corrections.md" in page
    assert "1 August" not in page


def test_ages_between_two_events_are_as_long_as_they_are(resolve_talks: Resolve) -> None:
    assert "about 170,000,000 years later" in pages_of(resolve_talks(FAR))["index.md"]
    assert show_length(1_461_000_000, Locale("en")) == "4,000,000 years"
    assert show_length(14_610, Locale("en")) == "40 years"


@pytest.mark.parametrize(
    ("text", "shape"),
    [("2022-07-08", "full"), ("2022-XX-08", "ring"), ("2022-07-X8", "ring"),
     ("XXXX-12-25", "ring"), ("2022-07-08?", "ring"), ("7-8 July 2022", "bar")],
)  # fmt: skip
def test_a_day_of_which_digits_are_not_known_has_the_mark_of_a_vague_date(
    text: str, shape: str
) -> None:
    assert shape_of(read_date(text)) == shape


def test_a_timeline_without_a_summary_is_described_by_its_first_events(resolve: Resolve) -> None:
    """Where its address is shared, that is all a reader knows of it."""
    more = "".join(f"  - {{id: e{n}, date: 2022, title: A quay falls}}\n" for n in range(20))
    few = pages_of(resolve(FERRY, frame=""))["index.md"]
    told = "1912 – 6 July 2022 · 2 events: The first ferry sails; The last &quot;ferry&quot;"
    assert f'description: "{told}"' in few
    many = pages_of(resolve(FERRY + more, frame=""))["index.md"]
    described = many.partition('description: "')[2].partition('"\n')[0]
    assert described.startswith("1912–2022 · 22 events: The first ferry sails; A quay falls; ")
    assert described.endswith("; A quay falls; …")
    assert len(described) < 170


def test_a_period_is_described_by_its_first_events(resolve: Resolve) -> None:
    pages = pages_of(resolve(FERRY, frame="", settings=Settings(page_size=1)))
    assert 'description: "1 event: The first ferry sails"' in pages["1912.md"]
