"""Goals about finding and reading: 2, 10, 11, 15, 16 and 17."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from urllib.parse import quote

from bench.reading.asking import find_faults, finds, readable_without_scripts
from bench.reading.goals import Bench, Goal
from bench.reading.loading import DESKTOP, PHONE, Device, open_page
from playwright.sync_api import Page

# Whether the middle of an element's first line is on screen and nothing covers it.
CLEAR = """
(id) => {
  const target = document.getElementById(id), box = target.getBoundingClientRect();
  const at = document.elementFromPoint(box.left + Math.min(40, box.width / 2), box.top + 4);
  return box.top >= 0 && box.bottom <= innerHeight && target.contains(at);
}
"""
NARROW = """
() => {
  const style = document.head.appendChild(document.createElement("style"));
  style.textContent = ".dl-chunk, .dl-event {content-visibility: visible !important}";
  const prose = [...document.querySelectorAll(".dl-event > p:not([class])")];
  const size = (element) => parseFloat(getComputedStyle(element).fontSize);
  const walk = document.createTreeWalker(document.querySelector(".dl"), NodeFilter.SHOW_TEXT);
  let least = [99, ""];
  while (walk.nextNode()) {
    const parent = walk.currentNode.parentElement;
    if (!walk.currentNode.data.trim() || parent.closest("style, script, noscript, svg")
      || !parent.checkVisibility({visibilityProperty: true})) continue;
    if (size(parent) < least[0]) least = [size(parent), parent.className || parent.localName];
  }
  return {
    over: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    prose: Math.min(...[...prose, ...document.querySelectorAll(".dl blockquote")].map(size)), least,
    column: prose[0].getBoundingClientRect().width / innerWidth,
  };
}
"""
BACKGROUND = "() => getComputedStyle(document.body).backgroundColor"
DATES = """
() => [...document.querySelectorAll(".dl-event")].map((event) => {
  const time = event.querySelector("time");
  const stamp = time ? time.getAttribute("datetime") : "";
  return [
    event.querySelector("h3").id,
    [event.className, stamp, event.querySelector(".dl-when").textContent],
  ];
})
"""


def read_pages(bench: Bench) -> Iterator[Goal]:
    """Measure these goals."""
    yield read_without_scripts(bench)
    yield find_words(bench)
    yield follow_permalinks(bench)
    yield read_narrow(bench)
    yield read_in_the_dark(bench)
    yield compare_dates(bench)


def read_without_scripts(bench: Bench) -> Goal:
    """Goal 2."""
    url = bench.url("own1000")
    count = readable_without_scripts(bench.browser, url, bench.events[1000])
    with open_page(bench.browser, scripts=False) as page:
        page.goto(url)
        page.locator(".dl-filters summary").first.click()
        page.locator(".dl-filters fieldset summary").first.click()
        label = page.locator(".dl-filters label:has(input)").first
        wanted = int(re.sub(r"\D", "", label.locator("b").inner_text()))
        label.click()
        shown = page.evaluate(
            "[...document.querySelectorAll('.dl-event')].filter((e) => e.checkVisibility()).length"
        )
    return Goal(
        2,
        "Every event readable with JavaScript off, and the filter works too",
        f"{count:,} of 1,000; a filter for {wanted} shows {shown}",
        count == 1000 and shown == wanted,
    )


def find_words(bench: Bench) -> Goal:
    """Goal 10."""
    events = [bench.events[1000][at] for at in (0, 499, 999)]
    found = linked = 0
    for event in events:
        with open_page(bench.browser) as page:
            page.goto(bench.url("own1000"), wait_until="load")
            found += finds(page, event.quotation)
            # A fragment for words is honoured once for each navigation, so in a fresh page.
        with open_page(bench.browser) as page:
            page.goto(f"{bench.url('own1000')}#:~:text={quote(event.headline)}", wait_until="load")
            page.wait_for_timeout(800)
            linked += page.evaluate(CLEAR, event.name)
    return Goal(
        10,
        "Ctrl+F and #:~:text= find any event on its page",
        f"{found} and {linked} of {len(events)} (first, middle, last of 1,000)",
        found == linked == len(events),
    )


def follow_permalinks(bench: Bench) -> Goal:
    """Goal 11."""
    clear = []
    for device, scripts, number in product((DESKTOP, PHONE), (True, False), (2, 500, 990)):
        with open_page(bench.browser, device, scripts=scripts) as page:
            page.goto(f"{bench.url('own1000')}#event-{number}", wait_until="load")
            page.wait_for_timeout(800)
            clear.append(bool(page.evaluate(CLEAR, f"event-{number}")))
    return Goal(
        11,
        "A permalink shows its headline clear of sticky bars, desktop and phone, JavaScript on "
        "or off",
        f"{sum(clear)} of {len(clear)}",
        all(clear),
    )


def read_narrow(bench: Bench) -> Goal:
    """Goal 15."""
    told, kept = [], True
    for width in (320, 360):
        with open_page(bench.browser, Device("narrow", width, 740, touch=True)) as page:
            page.goto(bench.url("own100"), wait_until="load")
            found = page.evaluate(NARROW)
            small = small_targets(page)
        told.append(
            f"at {width} px: {found['over']} px too wide, prose {found['prose']:.0f} px, smallest "
            f"text {found['least'][0]:.1f} px ({found['least'][1]}), {small} small targets, "
            f"column {found['column']:.0%}"
        )
        kept &= found["over"] <= 0 and found["prose"] >= 16 and found["least"][0] >= 13
        kept &= not small
        kept &= found["column"] >= 0.85
    return Goal(
        15,
        "No sideways scroll at 320 and 360 px, prose and quotations 16 px at least and all else "
        "13 px, targets 24 px, text column 85 % of the width",
        "; ".join(told),
        kept,
        "The line beside the events takes its width from the text.",
    )


def small_targets(page: Page) -> int:
    """How many targets axe takes for smaller than 24 px and too near another."""
    return sum(each["places"] for each in find_faults(page) if each["id"] == "target-size")


def read_in_the_dark(bench: Bench) -> Goal:
    """Goal 16."""
    told = {}
    for scripts in (True, False):
        with open_page(bench.browser, dark=True, scripts=scripts) as page:
            page.goto(bench.url("own100"), wait_until="load")
            page.wait_for_timeout(300)
            red, green, blue = re.findall(r"[\d.]+", page.evaluate(BACKGROUND))[:3]
            told[scripts] = (float(red) + float(green) + float(blue)) / 3
    words = {True: "dark", False: "light"}
    return Goal(
        16,
        "Dark by the system’s setting, JavaScript on and off",
        f"{words[told[True] < 80]} with JavaScript, {words[told[False] < 80]} without",
        max(told.values()) < 80,
    )


def compare_dates(bench: Bench) -> Goal:
    """Goal 17."""
    with open_page(bench.browser) as page:
        page.goto(bench.url("own1000"))
        shown = dict(page.evaluate(DATES))
    right = 0
    for event in bench.events[1000]:
        classes, stamp, words = shown[event.name]
        dot = "dl-ring" if event.month_only else "dl-full"
        day = re.search(rf"(?<!\d){event.day.day}(?!\d)", words)
        right += (
            stamp == event.written_day and dot in classes.split() and bool(day) != event.month_only
        )
    return Goal(
        17,
        "A date never looks finer than it is known: in words, in the dot and in <time>",
        f"{right:,} of 1,000, a tenth of them known to the month only",
        right == 1000,
    )
