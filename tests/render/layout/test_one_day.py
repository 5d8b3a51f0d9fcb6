"""A page of one day: its headings are of places or topics, and say once what they say."""

from __future__ import annotations

import re

import pytest
from tests.resolving import Resolve, pages_of

from dateline.data.settings import Settings

SETTINGS = Settings(page_size=20)


def days(key: str, clock: str = "") -> str:
    """Thirty events of one day, under three headings, and some of other days."""
    rows = [
        f"  - {{id: e{n}, date: '2020-06-01{clock}', title: T {n}, "
        f"{key.format(('Alabama', 'Ohio', 'Utah')[n // 10])}}}"
        for n in range(30)
    ]
    rows += [f"  - {{id: o{n}, date: 2020-0{n % 3 + 7}-02, title: O {n}}}" for n in range(30)]
    return "title: Protests\nevents:\n" + "\n".join(rows)


def page_of_the_day(resolve: Resolve, data: str) -> str:
    resolved = resolve(data, frame="", settings=SETTINGS)
    pages = pages_of(resolved, SETTINGS)
    return next(text for path, text in pages.items() if path.startswith("2020-06"))


@pytest.mark.parametrize("key", ["where: {}", "topics: [{}]"])
def test_a_heading_is_not_said_again_below_it(resolve: Resolve, key: str) -> None:
    page = page_of_the_day(resolve, days(key))
    assert "## Ohio" in page
    assert page.count("No times known; by ") == 1
    below = page[page.index("## Ohio") + len("## Ohio") :]
    event = below[below.index("### T 10") : below.index("### T 11")]
    assert "Ohio" not in re.sub(r'data-f="[^"]*"', "", event)


def test_other_topics_are_said(resolve: Resolve) -> None:
    page = page_of_the_day(resolve, days("topics: [{}, tear gas]"))
    event = page[page.index("### T 10") : page.index("### T 11")]
    assert "tear gas" in event


def test_nothing_is_said_of_a_day_with_clocks(resolve: Resolve) -> None:
    page = page_of_the_day(resolve, days("where: {}", " 09:00"))
    assert "no times of day" not in page
