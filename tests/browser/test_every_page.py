"""No fault that axe can find, of any impact, on any page of the project's own site.

Each page is opened in light and in dark, with JavaScript and without, and looked at on a desktop
and on a phone; in the dark only what has to do with colours. Contrast takes most of the time, so of
words that look alike, in places of the same make, a few are measured.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Route
from tests.browser.conftest import OFF, ON, NewReader, Site

pytestmark = pytest.mark.browser

WIDTHS = {"desktop": 1280, "phone": 360}
# What is not laid out yet is not looked at, nor is what fades in. A sheet made by hand: a page's
# policy may forbid styles that it does not know.
OPEN = """
const still = new CSSStyleSheet();
still.replaceSync("* { transition: none !important; animation: none !important }"
  + " .dl-chunk, .dl-event { content-visibility: visible !important }");
document.adoptedStyleSheets.push(still);
for (const one of document.querySelectorAll("details")) one.open = true;
"""
SCRIPTS = re.compile(r"(?s)<script\b.*?</script>|</?noscript>")
# Marks words to measure, and says whether there are any: three of each look, on this page and on
# those before it in the same tab. A look is colours, sizes and classes, up to the page's top; being
# long, it is kept as a number.
LOOKS = """() => {
const seen = JSON.parse(sessionStorage.getItem("looks") ?? "{}");
const numbered = text => {
  let one = 0xdeadbeef, two = 0x41c6ce57;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    one = Math.imul(one ^ code, 2654435761);
    two = Math.imul(two ^ code, 1597334677);
  }
  return (one >>> 0).toString(36) + "." + (two >>> 0).toString(36);
};
for (const one of document.querySelectorAll("[data-look]")) one.removeAttribute("data-look");
let found = false;
for (const one of document.querySelectorAll("body *")) {
  if (one.firstElementChild || !one.textContent.trim()) continue;
  if (!one.checkVisibility({visibilityProperty: true})) continue;
  const look = [];
  for (let at = one; at; at = at.parentElement) {
    const {color, backgroundColor, opacity, fontSize, fontWeight} = getComputedStyle(at);
    look.push([at.localName, at.className, color, backgroundColor, opacity, fontSize, fontWeight]);
  }
  const key = numbered(JSON.stringify(look));
  seen[key] = (seen[key] ?? 0) + 1;
  if (seen[key] <= 3) one.setAttribute("data-look", found = "yes");
}
sessionStorage.setItem("looks", JSON.stringify(seen));
return Boolean(found);
}"""
CONTRAST, LINKS = "color-contrast", "link-in-text-block"
# The pages at permanent addresses lead on at once.
LEADS_ON = re.compile(r'<meta http-equiv="?refresh"?[^>]*>')


def pages(site: Path) -> list[str]:
    """Every page of a built site."""
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))


def kind(page: str) -> str:
    """What a page is like: one event's pages are all of a kind, every other page is its own."""
    return re.sub(r"(?<=/e/)[^/]+", "*", page)


def one_of_each_kind(all_pages: list[str]) -> list[str]:
    return list({kind(page): page for page in all_pages}.values())


def show_as_it_is(page: Page, *, script: bool) -> None:
    """Keep a page from leading on, and without a script make it what it is without: axe is one."""

    def change(route: Route) -> None:
        response = route.fetch()
        body = LEADS_ON.sub("", response.text())
        route.fulfill(response=response, body=body if script else SCRIPTS.sub("", body))

    page.route(re.compile(r"(/|\.html)(#.*)?$"), change)
    if not script:
        page.route("**/*.js", lambda route: route.abort("blockedbyclient"))


def faults(page: Page, *, colours_alone: bool) -> list[str]:
    axe = Axe()
    rules = {"runOnly": [LINKS]} if colours_alone else {"rules": {CONTRAST: {"enabled": False}}}
    found = axe.run(page, options=options(**rules)).response
    faults = found["violations"]
    if page.evaluate(LOOKS):
        pale = axe.run(page, {"include": [["[data-look]"]]}, options(runOnly=[CONTRAST])).response
        faults += pale["violations"]
    return [
        f"{fault['id']} ({fault['impact']}): {node['target'][0]} {node['failureSummary']}"
        for fault in faults
        for node in fault["nodes"][:3]
    ]


def options(**more: object) -> dict[str, object]:
    return {"resultTypes": ["violations"], **more}


@pytest.mark.parametrize("script", [ON, OFF])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page(bali_served: Site, reader: NewReader, scheme: str, script: str) -> None:
    every = pages(bali_served.project.site)
    # All pages of events are alike: each is looked at once, and one of each kind in every way.
    looked_at = every if (scheme, script) == ("light", ON) else one_of_each_kind(every)
    page = reader(scheme=scheme).context.new_page()
    show_as_it_is(page, script=script == ON)
    found = []
    for path in looked_at:
        page.goto(bali_served.url + path)
        page.evaluate(OPEN)
        for screen, width in WIDTHS.items():
            page.set_viewport_size({"width": width, "height": 800})
            told = faults(page, colours_alone=scheme == "dark")
            found += [f"{path} on a {screen}: {one}" for one in told]
    assert not found, "\n".join(found)


def test_the_pages_are_all_there(bali_served: Site) -> None:
    every = pages(bali_served.project.site)
    docs = bali_served.project.folder / "docs"
    written = [path.relative_to(docs).as_posix() for path in docs.rglob("*.md")]
    built = {page.removesuffix("index.html").removesuffix("/") for page in every}
    assert {re.sub(r"(index)?\.md$", "", name).removesuffix("/") for name in written} <= built
    assert {"404.html", "bali-2022", "bali-2022/embed", "guide/old-dates"} <= built
    kinds = Counter(map(kind, every))
    assert kinds["bali-2022/e/*/index.html"] == kinds["bali-2022/e/*/cite.html"] > 20
    assert set(kinds) == set(map(kind, one_of_each_kind(every)))
