"""Goals about time: 6, 7, 8, 18 and 19."""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from pathlib import Path

from bench.reading.goals import Bench, Goal, kilobytes, milliseconds
from bench.reading.loading import DESKTOP, PHONE, WATCH, Device, Loaded, open_page, slow_down
from bench.reading.own_site import count_events
from playwright.sync_api import Page

# Goals 6 and 7: largest paint, blocking and last event, in milliseconds. The phone's blocking
# has no fixed goal.
LIMITS = {"desktop": (350, 100, 700), "phone": (1200, None, 2000)}
# Goal 8: a page of a long timeline takes at most a third more.
LEEWAY = 4 / 3

# What an interaction takes from the click to the frame that shows its effect, as browsers report
# it (Event Timing, in steps of 8 ms; nothing under 16 ms is reported).
CLICKS = """
(() => {
  window.clicks = [];
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => {
    if (entry.interactionId) window.clicks.push([entry.interactionId, entry.duration]);
  })).observe({type: "event", durationThreshold: 16, buffered: true});
})();
"""
SCROLL = """
async () => {
  const step = innerHeight * 0.8;
  for (let at = 0; at < document.documentElement.scrollHeight; at += step) {
    scrollTo(0, at);
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 30)));
  }
}
"""
SETTLE_HEIGHT = """
() => {
  const guessed = document.documentElement.scrollHeight;
  const style = document.createElement("style");
  style.textContent = ".md-typeset * {content-visibility: visible !important}";
  document.head.append(style);
  return [guessed, document.documentElement.scrollHeight];
}
"""


def time_pages(bench: Bench) -> Iterator[Goal]:
    """Measure these goals."""
    yield time_load(bench, 6, DESKTOP)
    yield time_load(bench, 7, PHONE)
    yield time_long(bench)
    yield time_filter(bench)
    yield watch_shift(bench)


def tell(load: Loaded) -> str:
    """The three times of a load."""
    return (
        f"largest paint {milliseconds(load.paint)}, blocking {load.blocking:,.0f} ms, "
        f"last event {milliseconds(load.last)}"
    )


def within(load: Loaded, device: str, leeway: float = 1) -> bool:
    """Whether a load keeps to the device's limits."""
    paint, blocking, last = LIMITS[device]
    return (
        0 < load.paint <= paint * leeway
        and 0 < load.last <= last * leeway
        and (blocking is None or load.blocking <= blocking * leeway)
    )


def time_load(bench: Bench, number: int, device: Device) -> Goal:
    """Goals 6 and 7."""
    paint, blocking, last = LIMITS[device.name]
    load = bench.loads["own1000", device.name]
    blocked = f", blocking {blocking} ms" if blocking else ", blocking as low as can be"
    return Goal(
        number,
        f"1,000 events on one page, {device.name}: largest paint {paint:,} ms{blocked}, "
        f"last event {last:,} ms",
        f"{tell(load)} (blocking after the first paint only: {load.standard_blocking:,.0f} ms)",
        within(load, device.name),
        f"{_bytes_alone(load, device)}Most of it is the browser’s own work on one long page, and "
        "that of Material’s script, which sees to each link: see bare HTML with the same words, "
        "and Dateline without a palette, in the table below.",
    )


def _bytes_alone(load: Loaded, device: Device) -> str:
    if not device.network:
        return ""
    seconds = (load.parts["html"] + load.parts["css"]) * 8 / device.network
    return f"The page’s HTML and styles alone take {seconds:.1f} s on this network. "


def time_long(bench: Bench) -> Goal:
    """Goal 8."""
    wording = (
        "10,000 events as period pages: each at most a third over 6 and 7; overview 120 KB gzipped"
    )
    if ("overview", "desktop") not in bench.loads:
        return Goal(8, wording, "not measured", None, "The short run leaves it out.")
    pages = {
        f"{name} {device}": load
        for (name, device), load in bench.loads.items()
        if name in ("overview", "period")
    }
    kept = all(within(load, name.split()[1], LEEWAY) for name, load in pages.items())
    size = bench.loads["overview", "desktop"].size
    index = bench.packed("own10000", "search/search_index.json")
    told = "; ".join(f"{name}: {tell(load)}" for name, load in pages.items())
    return Goal(
        8,
        wording,
        f"{told}; overview {kilobytes(size)} with all it loads; the search index, loaded by those "
        f"who search, has {kilobytes(index)} more",
        kept and size <= 120_000,
        "Laying out a long page is the browser’s own work; `page_size` makes the pages shorter.",
    )


def longest_period(site: Path) -> str:
    """The period page with most events, as an address below the site's root."""
    pages = [page for page in site.glob("*/index.html") if page.parent.name[:1].isdigit()]
    return f"{max(sorted(pages), key=count_events).parent.name}/"


def time_filter(bench: Bench) -> Goal:
    """Goal 18."""
    taken = {device.name: click_chips(bench, device) for device in (DESKTOP, PHONE)}
    told = ", ".join(f"{time:.0f} ms on the {name}" for name, time in taken.items())
    return Goal(
        18,
        "Filter click to next frame at 1,000 events: 100 ms, on the slowed phone 300 ms",
        told,
        taken["desktop"] <= 100 and taken["phone"] <= 300,
        "Showing and hiding a thousand events is one layout of the whole list.",
    )


def click_chips(bench: Bench, device: Device) -> float:
    """The median time from a click on one of the first chips to the next frame, in ms."""
    with open_page(bench.browser, device) as page:
        page.add_init_script(CLICKS)
        page.goto(bench.url("own1000"), wait_until="load")
        page.locator(".dl-filters details").evaluate_all("all => all.map(one => one.open = true)")
        slow_down(page, Device("slow", 0, 0, slower=device.slower))
        page.wait_for_timeout(1000)
        times = [click_chip(page, number) for number in (0, 1, 2) for _ in ("on", "off")]
    return float(statistics.median(times))


def click_chip(page: Page, number: int) -> float:
    """Click one chip and return how long its frame takes, in ms."""
    page.evaluate("window.clicks.length = 0")
    page.locator(".dl-filters label:has(input)").nth(number).click()
    page.wait_for_timeout(1200)
    # What the browser does not report took less than its threshold.
    return max([16.0, *(float(took) for _, took in page.evaluate("window.clicks"))])


def watch_shift(bench: Bench) -> Goal:
    """Goal 19."""
    shifts, errors = [], []
    for device in (DESKTOP, PHONE):
        shifts += [scroll_through(bench, device)]
        shifts += [bench.loads["own1000", device.name].shift]
        errors += [guess_height(bench, device)]
    return Goal(
        19,
        "Layout shift 0.02 at most; the guessed page height within 5 %",
        f"{max(shifts):.3f}, on loading and while scrolling through; height "
        f"{errors[0]:+.1f} % on the desktop, {errors[1]:+.1f} % on the phone",
        max(shifts) <= 0.02 and max(map(abs, errors)) <= 5,
        "The height of an event is guessed from its words before it is laid out.",
    )


def scroll_through(bench: Bench, device: Device) -> float:
    """The layout shift of a page of 100 events, from loading to its end."""
    with open_page(bench.browser, device) as page:
        page.add_init_script(WATCH.replace("%s", '{"class": "none", "count": 1, "words": []}'))
        page.goto(bench.url("own100"), wait_until="load")
        page.wait_for_timeout(500)
        page.evaluate(SCROLL)
        return float(page.evaluate("window.told.shift"))


def guess_height(bench: Bench, device: Device) -> float:
    """By how many per cent the page's height is guessed too large, at 1,000 events."""
    with open_page(bench.browser, device) as page:
        page.goto(bench.url("own1000"), wait_until="load")
        page.wait_for_timeout(500)
        guessed, real = page.evaluate(SETTLE_HEIGHT)
    return float(100 * (guessed / real - 1))
