"""A page is shown, in the reader's palette, before Material's script has come; and that script
then finds all as it would have left it.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, Route, expect
from tests.browser.conftest import NewReader, Site

BUNDLE = "**/javascripts/bundle.*.js"
STORED = "localStorage.getItem(Object.keys(localStorage).find((key) => key.endsWith('__palette')))"
GROUND = "getComputedStyle(document.body).backgroundColor"
WHITE, SLATE = "rgb(255, 255, 255)", "rgb(30, 33, 41)"


@contextlib.contextmanager
def held_back(page: Page, address: str) -> Iterator[None]:
    """Open a page whose last words are there and Material's script is not; it comes afterwards."""
    held: list[Route] = []
    page.route(BUNDLE, lambda route: held.append(route))  # noqa: PLW0108 - must be a function
    page.goto(address, wait_until="commit")
    expect(page.locator(".md-footer")).to_be_attached()
    yield
    assert len(held) == 1
    held[0].continue_()


@pytest.mark.parametrize(("scheme", "ground"), [("light", WHITE), ("dark", SLATE)])
def test_a_first_visit_needs_no_script_of_material_s(
    bali_served: Site, reader: NewReader, scheme: str, ground: str
) -> None:
    page = reader(scheme=scheme).context.new_page()
    with held_back(page, bali_served.url + "bali-2022/"):
        expect(page.locator(".dl-event").last).to_be_attached()
        page.wait_for_function("performance.getEntriesByType('paint').length > 0")
        assert page.evaluate(GROUND) == ground
    page.wait_for_function("document.documentElement.classList.contains('js')")
    assert page.evaluate(GROUND) == ground
    assert not page.evaluate("document.body.hasAttribute('data-md-color-switching')")


def test_what_is_stored_is_what_material_stores(bali_served: Site, reader: NewReader) -> None:
    by_material = reader().open(bali_served.url + "guide/")  # a page that is left as it is
    by_material.wait_for_function(STORED)
    ours = reader().context.new_page()
    with held_back(ours, bali_served.url + "bali-2022/"):
        stored, expected = (json.loads(each.evaluate(STORED)) for each in (ours, by_material))
    # Following the system, Material also stores the colours it works out anew on each page.
    assert stored["index"] == expected["index"]
    assert stored["color"].keys() == expected["color"].keys()
    assert stored["color"]["media"] == expected["color"]["media"]


def test_a_reader_s_own_choice_goes_before_the_system_s(
    bali_served: Site, reader: NewReader
) -> None:
    page = reader(scheme="dark").open(bali_served.url + "bali-2022/")
    page.get_by_title("Switch to light mode").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    with held_back(page, bali_served.url + "bali-2022/people/"):
        assert page.evaluate(GROUND) == WHITE


def test_each_palette_can_be_turned_to(bali_served: Site, reader: NewReader) -> None:
    page = reader(scheme="dark").open(bali_served.url + "bali-2022/")
    body = page.locator("body")
    for title, scheme in (
        ("Switch to light mode", "default"),
        ("Switch to dark mode", "slate"),
        ("Follow the system's setting", "slate"),
        ("Switch to light mode", "default"),
    ):
        page.get_by_title(title).click()
        expect(body).to_have_attribute("data-md-color-scheme", scheme)
        expect(body).not_to_have_attribute("data-md-color-switching", "")
        told = {"default": "light", "slate": "dark"}[scheme]
        expect(page.locator("meta[name=color-scheme]")).to_have_attribute("content", told)


def test_a_site_s_first_fitting_palette_is_chosen(thousand: Site, reader: NewReader) -> None:
    page = reader(scheme="dark").context.new_page()
    with held_back(page, thousand.url + "chronicle/2018/"):
        assert page.evaluate(GROUND) == SLATE
        assert '"index":1' in page.evaluate(STORED)


def test_pages_by_hand_are_left_to_their_theme(bali_served: Site) -> None:
    pages = {
        name: (bali_served.project.site / name / "index.html").read_text("utf-8")
        for name in ("bali-2022", "guide")
    }
    assert '.min.js" defer></script>' in pages["bali-2022"]
    assert '.min.js" defer></script>' not in pages["guide"]
    assert "data-md-color-switching" not in pages["guide"]
