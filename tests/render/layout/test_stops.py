"""The picture and the row of an overview lead to the pages of its periods."""

from __future__ import annotations

import re
from html import unescape

from tests.resolving import Resolve, pages_of

from dateline.data.settings import Settings


def long_timeline(count: int) -> str:
    rows = [
        f"  - {{id: e{n}, date: 2020-{n * 7 // count + 1:02}-{n % 28 + 1:02}, title: T {n}}}"
        for n in range(count)
    ]
    return "title: Talks\nevents:\n" + "\n".join(rows)


def test_the_picture_of_an_overview_leads_to_events_on_their_pages(resolve: Resolve) -> None:
    settings = Settings(page_size=60)
    resolved = resolve(long_timeline(300), frame="", settings=settings)
    page = pages_of(resolved, settings)["index.md"]
    hits = re.findall(r'(?s)<p class="dl-hits".*?</p>', page)
    assert len(hits) == 1
    targets = [unescape(target) for target in re.findall(r'href="(.*?)"', hits[0])]
    assert len(targets) > 5
    paging = resolved.paging
    for target in targets:
        period, _, event = target.partition("/#")
        assert paging.page_of_event(event) == f"{period}.md"
    titles = [unescape(title) for title in re.findall(r'title="(.*?)"', hits[0])]
    assert titles[0].startswith("1–20 January 2020: "), "how much time it covers"


def test_a_page_of_each_period_is_in_the_row(resolve: Resolve) -> None:
    settings = Settings(page_size=60)
    resolved = resolve(long_timeline(300), frame="", settings=settings)
    row = re.findall(
        r'(?s)<nav class="dl-periods".*?</nav>', pages_of(resolved, settings)["index.md"]
    )
    assert row[0].count("<a ") == 1 + len(resolved.periods), "with the overview itself"
