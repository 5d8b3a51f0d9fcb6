"""A page of one day, whose events have their date in its heading."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.browser.conftest import NewReader, Site, build, config, served
from tests.site.projects import Project


@pytest.fixture(scope="module")
def days(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    rows = "".join(
        f"  - {{id: e{n}, date: 2020-06-0{n // 240 + 1}, title: T {n}, text: It happens., "
        f"where: {('Alabama', 'Ohio', 'Utah')[n % 240 // 80]}}}\n"
        for n in range(260)
    )
    project = Project(tmp_path_factory.mktemp("days"))
    with served("/") as (url, show):
        settings = config(url).replace("dateline]", "dateline: {page_size: 240}]")
        data = f"title: Protests\nevents:\n{rows}"
        project.write({"mkdocs.yml": settings, "docs/talks/timeline.yml": data})
        build(project)
        show(project.site)
        yield Site(url, project)


@pytest.mark.parametrize("screen", ["desktop", "phone"])
def test_a_link_to_an_event_shows_its_date_clear_of_the_bars(
    days: Site, reader: NewReader, screen: str
) -> None:
    page = reader(screen).open(f"{days.url}talks/2020-06-01/#e100")
    page.wait_for_timeout(300)
    event = page.locator(".dl-event", has=page.locator("#e100"))
    date = event.locator(".dl-when").bounding_box()
    assert date is not None
    bars = page.locator(".dl-group, .dl-periods, .md-header").evaluate_all(
        "all => all.map(e => e.getBoundingClientRect())"
        ".filter(r => r.top < 100 && r.bottom > 0).map(r => r.bottom)"
    )
    assert len(bars) >= 3
    assert max(bars) <= date["y"]


@pytest.mark.parametrize("screen", ["desktop", "phone"])
def test_events_without_a_time_have_no_line_and_no_dots(
    days: Site, reader: NewReader, screen: str
) -> None:
    page = reader(screen).open(f"{days.url}talks/2020-06-02/")
    drawn = page.locator(".dl-event").evaluate_all(
        """(all) => all.map((one) => [getComputedStyle(one, "::before").content,
                                     getComputedStyle(one, "::after").content].join(" "))"""
    )
    assert len(drawn) == 20
    assert {*drawn} == {"none none"}


@pytest.mark.parametrize("screen", ["desktop", "phone"])
def test_its_head_says_where_most_of_it_was_in_one_line(
    days: Site, reader: NewReader, screen: str
) -> None:
    page = reader(screen).open(f"{days.url}talks/2020-06-02/")
    facts = page.locator(".dl-head").inner_text()
    assert "20 of 260 events" in facts
    assert "No times known" in facts
    box = page.locator(".dl-head").bounding_box()
    assert box is not None
    assert box["height"] <= (60 if screen == "phone" else 80)
