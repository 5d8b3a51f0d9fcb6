"""The menu of an overview: few enough bars, each a link."""

from __future__ import annotations

import re
from html import unescape

from tests.resolving import Resolve, pages_of

from dateline.data.settings import Settings
from dateline.render.layout.stops import MOST_BARS, bars_of


def long_timeline(count: int) -> str:
    rows = [
        f"  - {{id: e{n}, date: 2020-{n * 7 // count + 1:02}-{n % 28 + 1:02}, title: T {n}}}"
        for n in range(count)
    ]
    return "title: Talks\nevents:\n" + "\n".join(rows)


def test_days_of_many_pages_are_bars_of_months(resolve: Resolve) -> None:
    settings = Settings(page_size=5)
    resolved = resolve(long_timeline(300), frame="", settings=settings)
    assert len(resolved.periods) > MOST_BARS
    bars = bars_of(resolved.periods)
    assert [bar.stop.date.edtf for bar in bars] == [f"2020-{month:02}" for month in range(1, 8)]
    assert sum(bar.stop.count for bar in bars) == 300
    assert max(bar.height for bar in bars) == 1
    anchors = {period.anchor for period in resolved.periods}
    assert all(bar.stop.anchor in anchors for bar in bars)
    page = pages_of(resolved, settings)["index.md"]
    menu = re.findall(r'(?s)<p class="dl-bars".*?</p>', page)[0]
    assert menu.count("<a ") == 7
    assert "dl-strip" not in page, "the bars say all that it would"


def test_few_pages_have_a_bar_each(resolve: Resolve) -> None:
    settings = Settings(page_size=60)
    resolved = resolve(long_timeline(300), frame="", settings=settings)
    bars = bars_of(resolved.periods)
    assert [bar.stop.page for bar in bars] == [period.path for period in resolved.periods]


def test_a_page_of_a_year_is_bars_of_months_beside_others(resolve: Resolve) -> None:
    """One bar for a year would be taller than those of months, for being longer. What is known to
    the year only is apart.
    """
    dates = [f"2020-{n % 3 + 10}-{n % 28 + 1:02}" for n in range(30)]
    dates += ["2021", "2021-02-03", "2021-02-04", "2021-05-06"]
    rows = [f"  - {{id: e{n}, date: {date}, title: T {n}}}" for n, date in enumerate(dates)]
    settings = Settings(page_size=12)
    data = "title: Talks\nevents:\n" + "\n".join(rows)
    resolved = resolve(data, frame="", settings=settings)
    assert [period.name for period in resolved.periods][-1] == "2021"
    bars = bars_of(resolved.periods)
    told = [(bar.stop.date.edtf, bar.stop.count, bar.broad) for bar in bars[3:]]
    assert sorted(told) == [("2021", 1, True), ("2021-02", 2, False), ("2021-05", 1, False)]
    menu = re.findall(r'(?s)<p class="dl-bars".*?</p>', pages_of(resolved, settings)["index.md"])[0]
    assert menu.count('class="dl-broad"') == 1
    assert 'href="2021/#e31"' in unescape(menu)


def test_bars_show_where_nothing_happened(resolve: Resolve) -> None:
    """Of two months that are beside each other in the menu and not in time, the later is apart."""
    months = ("2020-01", "2020-02", "2020-05", "2020-06", "2021-01")
    rows = [
        f"  - {{id: e{m}-{n}, date: {month}-{n + 1:02}, title: T {n}}}"
        for m, month in enumerate(months)
        for n in range(6)
    ]
    settings = Settings(page_size=6)
    data = "title: Talks\nevents:\n" + "\n".join(rows)
    resolved = resolve(data, frame="", settings=settings)
    bars = bars_of(resolved.periods)
    told = [bar.stop.date.edtf[:7] for bar in bars if bar.apart]
    assert told == ["2020-05", "2021-01"]
    menu = re.findall(r'(?s)<p class="dl-bars".*?</p>', pages_of(resolved, settings)["index.md"])[0]
    assert menu.count('class="dl-apart"') == 2
