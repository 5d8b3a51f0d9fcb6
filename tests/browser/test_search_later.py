"""What searches, and its index, are loaded once a reader turns to the search, in any way."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import NewReader, Site

INDEX = "search/search_index.json"
WORKER = "/workers/search."


def press_key(page: Page) -> None:
    page.keyboard.press("/")


def click_field(page: Page) -> None:
    page.locator(".md-search__input").click()


def tap_sign(page: Page) -> None:
    page.locator("label.md-header__button[for=__search]").click()


@pytest.mark.parametrize(
    ("screen", "turn"),
    [("desktop", press_key), ("desktop", click_field), ("phone", press_key), ("phone", tap_sign)],
)
def test_the_index_waits_for_the_search(
    bali_served: Site, reader: NewReader, screen: str, turn: Callable[[Page], None]
) -> None:
    page = reader(screen).context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(bali_served.url + "bali-2022/", wait_until="networkidle")
    assert not [url for url in asked if url.endswith(INDEX) or WORKER in url]
    turn(page)
    page.keyboard.type("abandoned contact", delay=20)
    expect(page.locator(".md-search-result__link").first).to_be_attached()
    assert len([url for url in asked if url.endswith(INDEX)]) == 1
    assert len([url for url in asked if WORKER in url]) == 1


def test_an_address_that_searches_loads_it_at_once(bali_served: Site, reader: NewReader) -> None:
    page = reader().open(bali_served.url + "bali-2022/?q=contact")
    expect(page.locator(".md-search-result__link").first).to_be_attached()


def test_pages_reached_without_a_load_search_too(instant: Site, reader: NewReader) -> None:
    page = reader().open(instant.url + "talks/sources/")
    page.locator(".md-nav--primary a[href$='talks/']").first.evaluate("(link) => link.click()")
    page.wait_for_selector(".dl-filters")
    page.keyboard.press("/")
    page.keyboard.type("harbour", delay=20)
    expect(page.locator(".md-search-result__link").first).to_be_attached()
