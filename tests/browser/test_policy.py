"""Pages under a policy that allows nothing but files of the site's own.

What the theme itself has in its pages is forbidden too, and is no matter of ours: a page by hand
shows how much that is.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from tests.browser.conftest import MATERIAL, Site, build, served
from tests.site.projects import CONFIG, harbour

POLICY = "default-src 'self'; script-src 'self'; style-src 'self'"
NOTED = """
window.forbidden = [];
document.addEventListener("securitypolicyviolation", (event) => window.forbidden.push(
  [event.effectiveDirective, event.blockedURI, event.sample]));
"""
THEMES = {
    "mkdocs": CONFIG.replace("dateline]", "dateline: {inline_scripts: false}]"),
    "material": MATERIAL.replace("FEATURES", "")
    .replace("plugins: [PLUGINS]", "plugins: [search, dateline: {inline_scripts: false}]")
    .replace("DIRECTORIES", "true"),
}
BARE = [
    "talks/embed/",
    "talks/e/belov-leaves/cite.html",
    "talks/e/gone/",
]


@pytest.fixture(scope="module", params=THEMES)
def site(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    with served("/", POLICY) as (url, show):
        settings = THEMES[request.param].replace("https://news.example/harbour/", url)
        project = harbour(tmp_path_factory.mktemp("policy"), settings.replace("SITE", url))
        project.replace(
            "docs/talks/timeline.yml",
            "corrections:\n",
            "corrections:\n  - {on: 2026-11-21, event: gone, kind: retraction, why: Not so.}\n",
        )
        build(project)
        show(project.site)
        yield Site(url, project)


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(viewport={"width": 1280, "height": 900})
    made.add_init_script(NOTED)
    yield made
    made.close()


def forbidden(page: Page) -> list[Any]:
    page.wait_for_load_state("networkidle")
    found: list[Any] = page.evaluate("window.forbidden")
    return [[directive, address] for directive, address, _ in found]


@pytest.mark.browser
@pytest.mark.parametrize("address", BARE)
def test_pages_without_the_theme_ask_for_nothing_that_is_forbidden(
    site: Site, context: BrowserContext, address: str
) -> None:
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text))
    page.goto(f"{site.url}{address}")
    assert forbidden(page) == []
    assert faults == []
    assert page.locator("body").evaluate("one => getComputedStyle(one).overflowWrap") != "normal"
    style = page.locator("link[rel=stylesheet]").get_attribute("href")
    assert style is not None
    assert style.startswith("../")


@pytest.mark.browser
def test_the_embed_s_script_runs(site: Site, context: BrowserContext) -> None:
    page = context.new_page()
    page.goto(f"{site.url}talks/embed/?from=2022-07-08")
    assert page.locator("li.event:visible").count() == 1
    assert page.locator("[role=status]").inner_text() == "1 of 2 events shown."


@pytest.mark.browser
@pytest.mark.parametrize(
    "address", ["talks/", "talks/people/", "talks/sources/", "talks/disputes/"]
)
def test_our_pages_have_nothing_forbidden_that_a_page_by_hand_has_not(
    site: Site, context: BrowserContext, address: str
) -> None:
    by_hand, ours = context.new_page(), context.new_page()
    by_hand.goto(site.url)
    ours.goto(f"{site.url}{address}")
    assert sorted(forbidden(ours)) == sorted(forbidden(by_hand))


@pytest.mark.browser
def test_filters_and_strip_work(site: Site, context: BrowserContext) -> None:
    page = context.new_page()
    page.goto(f"{site.url}talks/")
    page.locator(".dl-filters summary").first.click()
    page.locator(".dl-filters label", has_text="talks 1").click()
    page.locator(".dl-shown", has_text="1 of 2 events shown.").wait_for()
    assert page.locator(".dl-event:visible h3").evaluate_all("all => all.map(one => one.id)") == [
        "talks-begin"
    ]
    places = page.locator(".dl-hits a").evaluate_all("all => all.map(one => one.offsetLeft)")
    ticks = page.locator(".dl-ticks span").evaluate_all("all => all.map(one => one.offsetLeft)")
    assert len(set(places)) > 1
    assert ticks == sorted(set(ticks))
    height = page.locator(".dl-event").first.evaluate(
        "one => getComputedStyle(one).containIntrinsicSize"
    )
    assert height not in ("none", "")


@pytest.mark.browser
def test_filters_work_without_a_script(site: Site, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site.url}talks/")
    page.locator(".dl-filters summary").first.click()
    page.locator(".dl-f-topics summary").click()
    page.locator(".dl-filters label", has_text="talks 1").locator("input").check()
    assert page.locator(".dl-event:visible h3").get_attribute("id") == "talks-begin"
    # The Enter key asks nobody for anything, so what is chosen stays.
    page.locator(".dl-filters label", has_text="talks 1").locator("input").press("Enter")
    assert page.url == f"{site.url}talks/"
    assert page.locator(".dl-event:visible h3").count() == 1
    context.close()
