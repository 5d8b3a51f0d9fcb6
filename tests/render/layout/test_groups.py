"""Headings within a list, and the ids they are linked by."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from tests.resolving import Resolve, pages_of

from dateline.data.settings import Settings

TALKS = """\
title: Talks
sources: {a: {type: news, outlet: A}}
events:
  - {id: some-time, date: 2022, title: Talks are held, accounts: [a]}
  - {id: third, date: 2022-01-03, title: They open, accounts: [a]}
  - {id: long, date: 2022-01-15/2022-03, title: They go on, accounts: [a]}
  - {id: first, date: 2022-02-01, title: They stop, accounts: [a]}
"""


def test_no_heading_has_the_id_of_another(resolve: Resolve) -> None:
    page = pages_of(resolve(TALKS, frame=""))["index.md"]
    headings = [line for line in page.splitlines() if line.startswith("## ")]
    assert len(headings) == 4
    ids = Counter(line.replace("\\", "").partition("on_")[2].split()[0] for line in headings)
    assert ids == Counter(["2022", "2022-01", "2022_2", "2022-02"])


def test_a_heading_is_before_its_chunk_where_events_are_many(resolve: Resolve) -> None:
    """And small groups share one, so that there are not as many chunks as headings."""
    rows = [
        f"  - {{id: e{n}, date: 2021-{n // 15 + 1:02}, title: T {n}, accounts: [a]}}"
        for n in range(45)
    ]
    rows += [
        f"  - {{id: f{n}, date: 2022-{n + 1:02}, title: U {n}, accounts: [a]}}" for n in range(12)
    ]
    text = "title: Talks\nsources: {a: {type: news, outlet: A}}\nevents:\n" + "\n".join(rows)
    page = pages_of(resolve(text, frame=""))["index.md"]
    told = re.findall(r"^(###|##|<div class=\"dl-chunk|</div>)", page, re.MULTILINE)
    line = "".join({"##": "H", "###": "e", "</div>": ")"}.get(mark, "(") for mark in told)
    month = "H" + "(eeeee)" * 3
    assert month * 3 + "H(eHeHe)" * 4 in line


FAR = ["c. 12000 BC", "Y10000", "Y-17E7", "after Y99999999E9", "100000 BC", "2022/Y1000000000"]


@pytest.mark.parametrize("beside", [[], ["2022-07-08"], ["2022", "2022-07-08", "2021-03"]])
@pytest.mark.parametrize("page_size", [1, 200])
@pytest.mark.parametrize("date", FAR)
def test_far_years_are_shown(
    resolve: Resolve, date: str, page_size: int, beside: list[str]
) -> None:
    rows = [
        f"  - {{id: e{n}, date: {given}, title: T {n}, added: 2022-07-09, accounts: [a]}}"
        for n, given in enumerate([date, *beside])
    ]
    text = "title: Talks\nsources: {a: {type: news, outlet: A}}\nevents:\n" + "\n".join(rows)
    settings = Settings(page_size=page_size)
    pages = pages_of(resolve(text, frame="", settings=settings), settings)
    assert "T 0" in "".join(pages.values())


def test_far_years_have_headings_that_suit(resolve: Resolve) -> None:
    text = """\
title: Talks
sources: {a: {type: news, outlet: A}}
events:
  - {id: ice, date: c. 12000 BC, title: Ice, accounts: [a]}
  - {id: walls, date: 9001 BC, title: Walls, accounts: [a]}
  - {id: talks, date: 2022-07-08, title: Talks, accounts: [a]}
  - {id: later, date: Y12000, title: Later, accounts: [a]}
"""
    page = pages_of(resolve(text, frame=""))["index.md"]
    headings = re.findall(r"^## (.*?) *\{ *#(on_\S+)", page, re.MULTILINE)
    assert headings == [
        ("12000 BC", "on_Y-11999"),
        ("9001 BC", "on_-9000"),
        ("July 2022", "on_2022-07"),
        ("12000 AD", "on_Y12000"),
    ]
