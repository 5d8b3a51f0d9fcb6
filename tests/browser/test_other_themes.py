"""A timeline in MkDocs' own themes: readable, in its order, and without a fault that axe can find
in what is ours.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from tests.browser.conftest import Site, build, served
from tests.site.projects import ROOT, Project

pytestmark = pytest.mark.browser

SETTINGS = """
site_name: Samples
site_url: SITE
theme: {name: THEME, highlightjs: false}
plugins: [search, dateline]
"""
SMALLEST = 13  # pixels
SMALL = """
least => [...document.querySelectorAll(".dl *")]
  .filter(one => one.checkVisibility({visibilityProperty: true}) && !one.closest("svg"))
  .filter(one => [...one.childNodes].some(part => part.nodeType === 3 && part.data.trim()))
  // An era's name without room is 0 px large: its number is there instead.
  .filter(one => !one.matches(".dl-bands *") && parseFloat(getComputedStyle(one).fontSize) < least)
  .map(one => `${one.className || one.tagName}: ${getComputedStyle(one).fontSize}`)
"""


@pytest.fixture(scope="module", params=["mkdocs", "readthedocs"])
def site(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    with served("/") as (url, show):
        project = Project(tmp_path_factory.mktemp("theme"))
        shutil.copytree(ROOT / "tests/samples/docs", project.docs)
        shutil.copytree(ROOT / "tests/samples/reports", project.folder / "texts")
        settings = SETTINGS.replace("SITE", url).replace("THEME", request.param)
        project.write({"mkdocs.yml": settings})
        build(project)
        show(project.site)
        yield Site(url, project)


def opened(browser: Browser, address: str, width: int) -> Page:
    page = browser.new_context(viewport={"width": width, "height": 900}).new_page()
    page.goto(address)
    return page


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("address", ["bridge/", "bridge/sources/", "ancient/"])
def test_letters_are_large_enough_to_read(
    site: Site, browser: Browser, address: str, width: int
) -> None:
    page = opened(browser, site.url + address, width)
    assert page.evaluate(SMALL, SMALLEST) == []
    # Nothing of ours is wider than the screen.
    assert page.locator(".dl").evaluate("one => one.scrollWidth <= one.clientWidth + 1")
    page.context.close()


def test_dates_are_beside_their_events(site: Site, browser: Browser) -> None:
    page = opened(browser, f"{site.url}bridge/", 1280)
    date = page.locator(".dl-event .dl-when").first.bounding_box()
    title = page.locator(".dl-event h3").first.bounding_box()
    ticks = page.locator(".dl-ticks").bounding_box()
    plot = page.locator(".dl-drawing").last.bounding_box()
    assert date is not None
    assert title is not None
    assert ticks is not None
    assert plot is not None
    assert date["x"] + date["width"] < title["x"]
    assert abs(date["y"] - title["y"]) < 20
    assert ticks["height"] >= 16
    assert ticks["y"] >= plot["y"] + plot["height"] - 1
    page.context.close()


@pytest.mark.parametrize("width", [1280, 360])
def test_axe_finds_no_fault_in_what_is_ours(site: Site, browser: Browser, width: int) -> None:
    page = opened(browser, f"{site.url}bridge/", width)
    page.evaluate("for (const one of document.querySelectorAll('.dl details')) one.open = true")
    found = Axe().run(page, context=".dl").response["violations"]
    theirs = {"color-contrast", "link-in-text-block"}  # a theme chooses the colour of links
    assert [
        f"{fault['id']}: {node['target'][0]} {node['failureSummary']}"
        for fault in found
        for node in fault["nodes"][:3]
        if fault["id"] not in theirs or not node["target"][0].rpartition(" ")[2].startswith("a")
    ] == []
    page.context.close()
