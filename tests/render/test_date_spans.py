"""From one date to another, told once where it can be."""

from __future__ import annotations

import re
from html import unescape

import pytest
from tests.resolving import Resolve, pages_of

from dateline.data.settings import Settings
from dateline.dates import read_date
from dateline.render.pictures.cards import timeline_card
from dateline.render.shared.edition import Edition
from dateline.render.shared.parts.date_spans import from_to, wider_of


@pytest.mark.parametrize(
    ("one", "other", "wider"),
    [
        ("8 July 2022", "possibly 8 July 2022", "possibly 8 July 2022"),
        ("9 July 2022 or earlier", "possibly 9 July 2022", "9 July 2022 or earlier"),
        ("some time from 8 to 14 July 2022", "8 July 2022", "some time from 8 to 14 July 2022"),
        ("April 2022", "30 April 2022", "April 2022"),
        ("17 March 2026", "17 March 2026, 09:04", "17 March 2026"),
        ("17 March 2026, 09:11-09:44", "17 March 2026, 09:14", "17 March 2026, 09:11-09:44"),
        ("17 March 2026, 09:11-09:44", "17 March 2026, 09:50", ""),
        ("before 17 March 2026, 09:04", "17 March 2026, 09:04", ""),
        ("8 July 2022", "9 July 2022", ""),
    ],
)
def test_a_date_within_another_is_told_by_the_wider(one: str, other: str, wider: str) -> None:
    first, last = read_date(one), read_date(other)
    for found in (wider_of(first, last), wider_of(last, first)):
        assert (found.text if found else "") == wider


def test_the_span_of_two_stretches_is_one_stretch() -> None:
    both = from_to(read_date("1918-1939"), read_date("1947-1991"))
    assert both is not None
    assert both.edtf == "1918/1991"


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        ("May 2016 to March 2019", "1 January 2024", "May 2016 – 1 January 2024"),
        ("1912", "2022", "1912–2022"),
        ("July 2022", "8 July 2022", "July 2022"),
        ("8 July 2022", "9 July 2022 or earlier", "8 July 2022 – 9 July 2022 or earlier"),
        ("9 July 2022 or earlier", "possibly 9 July 2022", "9 July 2022 or earlier"),
        ("8 July 2022, 09:00", "8 July 2022, 10:30", "8 July 2022, 09:00–10:30"),
        ("since 2016", "1 January 2024", "since 2016"),
        ("since 2020", "since 2022", "since 2020"),
    ],
)
def test_a_span_is_told_in_one_way_everywhere(
    resolve: Resolve, first: str, last: str, told: str
) -> None:
    """At the head of a page, in what a shared link says of it, and in its picture."""
    rows = "".join(
        f"  - {{id: e{n}, date: '{date}', title: The {n}}}\n"
        for n, date in enumerate((first, last))
    )
    resolved = resolve(f"title: Talks\nevents:\n{rows}", frame="")
    page = pages_of(resolved)["index.md"]
    assert f'description: "{told} · 2 events: The 0; The 1"' in page
    assert timeline_card(Edition(resolved, Settings())).above == told
    facts = page.partition("\n{: .dl-facts")[0].rpartition("\n")[2]
    assert unescape(re.sub("<[^>]*>", "", facts)).startswith(f"{told} · ")


def test_no_end_is_told_of_a_timeline_whose_last_event_goes_on(resolve: Resolve) -> None:
    rows = "".join(
        f"  - {{id: e{n}, date: {date}, title: The {n}}}\n"
        for n, date in enumerate(("2022", "May 2022 to 2024", "since 2023"))
    )
    for order in ("oldest", "newest"):
        page = pages_of(resolve(f"title: Talks\norder: {order}-first\nevents:\n{rows}", frame=""))
        assert 'description: "since 2022 · 3 events' in page["index.md"]
