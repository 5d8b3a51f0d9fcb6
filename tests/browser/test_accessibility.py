"""No fault that axe can find, of any impact, on kinds of pages that our own site does not have."""

from __future__ import annotations

import re
from typing import NamedTuple

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Route
from tests.browser.conftest import OFF, ON, NewReader, Site

pytestmark = pytest.mark.browser

HARBOUR = ("talks/", "talks/corrections/", "talks/sources/")
LONG = ("chronicle/", "chronicle/2018/", "chronicle/sources/")


class Look(NamedTuple):
    screen: str
    scheme: str
    script: str


LOOKS = [Look("phone", "dark", ON), Look("phone", "light", OFF)]


OPEN = """
for (const one of document.querySelectorAll(".dl-chunk, .dl-event"))
  one.style.contentVisibility = "visible";
for (const one of document.querySelectorAll("details")) one.open = true;
for (const one of [...document.querySelectorAll(".dl-event")].slice(30)) one.remove();
"""


def without_script(page: Page) -> None:
    """Make a page what it is without scripts, in a browser that can still run axe."""

    def strip(route: Route) -> None:
        response = route.fetch()
        bare = re.sub(r"(?s)<script\b.*?</script>|</?noscript>", "", response.text())
        route.fulfill(response=response, body=bare)

    page.route("**/*.js", lambda route: route.abort("blockedbyclient"))
    page.route(re.compile(r"(/|\.html)(#.*)?$"), strip)


def open_page(reader: NewReader, address: str, look: Look) -> Page:
    page = reader(look.screen, scheme=look.scheme).context.new_page()
    if look.script == OFF:
        without_script(page)
    page.goto(address)
    return page


def faults(page: Page) -> list[str]:
    # What is not laid out yet is not looked at: so lay out everything, and open everything.
    # Thirty events show every fault of a thousand, in less time.
    page.evaluate(OPEN)
    found = Axe().run(page).response["violations"]
    return [
        f"{fault['id']} ({fault['impact']}): {node['target'][0]} {node['failureSummary']}"
        for fault in found
        for node in fault["nodes"][:3]
    ]


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("page", HARBOUR)
def test_corrected_timeline(instant: Site, reader: NewReader, page: str, look: Look) -> None:
    opened = open_page(reader, instant.url + page, look)
    assert faults(opened) == []


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("page", LONG)
def test_long_timeline(thousand: Site, reader: NewReader, page: str, look: Look) -> None:
    opened = open_page(reader, thousand.url + page, look)
    assert faults(opened) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_new_site_in_the_systems_colours(new: Site, reader: NewReader, scheme: str) -> None:
    opened = open_page(reader, new.url + "harbour-talks/", Look("phone", scheme, ON))
    assert faults(opened) == []
    ground = opened.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (ground == "rgb(255, 255, 255)") == (scheme == "light"), ground
