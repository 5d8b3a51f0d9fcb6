"""Questions to a loaded page, whoever made it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import axe_playwright_python
from bench.reading.events import Told
from bench.reading.loading import DESKTOP, Device, open_page
from playwright.sync_api import Browser, Page

AXE = Path(axe_playwright_python.__file__).parent / "axe.min.js"
# `target-size` is off in axe unless asked for; WCAG 2.2 AA asks for it.
AXE_OPTIONS = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}

# All text that is rendered. What is merely off screen counts, what is hidden and what a script
# holds does not.
RENDERED = """
() => {
  // Else the browser lays out each skipped part by itself when it is asked about it.
  const style = document.createElement("style");
  style.textContent = "* {content-visibility: visible !important}";
  document.head.append(style);
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const options = {visibilityProperty: true, opacityProperty: true};
  const texts = [];
  // No filter function: with scripts off the browser does not call one.
  while (walk.nextNode()) {
    const parent = walk.currentNode.parentElement;
    if (!["SCRIPT", "STYLE", "NOSCRIPT", "TEMPLATE"].includes(parent.tagName)
      && parent.checkVisibility(options)) texts.push(walk.currentNode.data);
  }
  return texts.join("");
}
"""

# Text that may not be selected is found too, so it is looked for where it is.
FOUND = """
(words) => {
  if (!find(words, true, false, true)) return false;
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (walk.nextNode()) {
    if (!walk.currentNode.data.includes(words)) continue;
    range.selectNodeContents(walk.currentNode);
    const box = range.getBoundingClientRect();
    if (box.width > 0 && box.bottom > 0 && box.right > 0 && box.top < innerHeight
      && box.left < innerWidth && walk.currentNode.parentElement.checkVisibility()) return true;
  }
  return false;
}
"""


def readable_without_scripts(browser: Browser, url: str, events: Sequence[Told]) -> int:
    """How many events can be read in full with JavaScript off: headline, prose and quotation."""
    with open_page(browser, scripts=False) as page:
        page.goto(url)
        text = " ".join(page.evaluate(RENDERED).split())
    return sum(
        all(part in text for part in (event.headline, event.text, event.quotation.rstrip(".")))
        for event in events
    )


def finds(page: Page, words: str) -> bool:
    """Whether the browser's own search finds words and brings them into sight."""
    return bool(page.evaluate(FOUND, words))


def find_faults(page: Page) -> list[dict[str, Any]]:
    """What axe finds: each violated rule with its impact and the number of places."""
    # What comes on screen only as axe reads it would be judged midway from one colour to another,
    # and what is not laid out yet by what is painted where it is only guessed to be.
    page.add_style_tag(
        content="*, ::before, ::after {transition: none !important;"
        " content-visibility: visible !important}"
    )
    page.add_script_tag(content=AXE.read_text("utf-8"))
    found = page.evaluate(
        "async (options) => (await axe.run(document, options)).violations.map((each) => ({"
        "id: each.id, impact: each.impact, places: each.nodes.length,"
        " first: each.nodes[0].target.join(' ')}))",
        AXE_OPTIONS,
    )
    return [dict(each) for each in found]


def faults_of(
    browser: Browser, url: str, device: Device = DESKTOP, *, dark: bool = False, settle: int = 500
) -> list[dict[str, Any]]:
    """What axe finds on a page, on a device, in light or dark."""
    with open_page(browser, device, dark=dark) as page:
        page.goto(url, wait_until="load")
        page.wait_for_timeout(settle)
        return find_faults(page)


def places(faults: Sequence[dict[str, Any]], *, serious: bool = False) -> int:
    """In how many places of the page a rule is violated."""
    counted = ("serious", "critical")
    return sum(int(each["places"]) for each in faults if not serious or each["impact"] in counted)


def name_faults(faults: Sequence[dict[str, Any]]) -> str:
    """The violated rules by name, with how often."""
    return ", ".join(f"{each['id']} ({each['places']})" for each in faults)


def as_json(value: object) -> str:
    """JSON as it is kept: sorted, readable."""
    return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True)
