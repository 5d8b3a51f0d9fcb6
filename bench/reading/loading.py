"""Load a page as a reader does, on a desktop or on a slowed phone, and time what they see."""

from __future__ import annotations

import json
import os
import shutil
import statistics
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit

from bench.reading.serving import Served
from playwright.sync_api import Browser, BrowserContext, Page, Request, sync_playwright

LOOPBACK = "127.0.0.1"
# Nothing but the loopback address resolves, so what a page asks of others fails at once and
# costs it nothing; it is counted.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    f"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE {LOOPBACK}",
]
# A page that has not shown its last event by then never does, for a reader.
PATIENCE = 60_000
QUIET = 1_500

# Notes, from before the first byte, what the browser tells of painting, of long tasks and of
# shifts, and when the last event is there with all its words. It looks once a frame.
WATCH = """
(() => {
  const told = window.told = {paint: 0, first: 0, tasks: [], last: 0, shift: 0};
  const observe = (type, note) => new PerformanceObserver((list) => list.getEntries().forEach(note))
    .observe({type, buffered: true});
  observe("largest-contentful-paint", (entry) => { told.paint = entry.startTime; });
  observe("paint", (entry) => { told.first = entry.startTime; });
  observe("longtask", (entry) => told.tasks.push([entry.startTime, entry.duration]));
  observe("layout-shift", (entry) => { if (!entry.hadRecentInput) told.shift += entry.value; });
  const wanted = %s;
  const events = document.getElementsByClassName(wanted.class);
  const whole = (event) => wanted.words.every((words) => event.textContent.includes(words));
  const look = () => {
    if (events.length >= wanted.count
      && (whole(events[events.length - 1]) || [...events].some(whole)))
      told.last = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})();
"""
SETTLED = """
([patience, quiet]) => {
  const told = window.told, now = performance.now();
  const busy = told.tasks.length ? told.tasks.at(-1)[0] + told.tasks.at(-1)[1] : 0;
  if (now > patience) return true;
  return document.readyState === "complete" && told.last > 0
    && now > Math.max(busy, told.last, told.paint) + quiet;
}
"""


@dataclass(frozen=True, slots=True)
class Device:
    """What a reader holds: the window in CSS pixels, how slow, and how fast the network is.

    `slower` divides the processor's speed; `network` is bits a second, 0 for unthrottled;
    `delay` is milliseconds added to each request.
    """

    name: str
    width: int
    height: int
    touch: bool = False
    slower: int = 1
    network: int = 0
    delay: int = 0


DESKTOP = Device("desktop", 1280, 800)
PHONE = Device("phone", 360, 740, touch=True, slower=4, network=1_600_000)


@dataclass(frozen=True, slots=True)
class Wanted:
    """How to know that the last event is on the page: so many elements of a class, one of which
    holds all the words.
    """

    element: str
    count: int
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Loaded:
    """One load. Times in milliseconds from the start of navigation; 0 is never.

    `blocking` is what each task took beyond 50 ms, over the whole load; `standard_blocking` counts
    only what comes after the first paint, as the measure is usually defined. `size` is the bytes
    of all bodies as transferred, `parts` those of each kind of file. `others` are the hosts asked
    besides the site's own, `asked` how many requests they were asked.
    """

    paint: float
    last: float
    blocking: float
    standard_blocking: float
    shift: float
    elements: int
    size: int
    parts: dict[str, int]
    others: tuple[str, ...]
    asked: int


@contextmanager
def open_browser() -> Iterator[Browser]:
    """Debian's Chromium, without a window."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def open_page(
    browser: Browser,
    device: Device = DESKTOP,
    *,
    slowed: bool = False,
    scripts: bool = True,
    dark: bool = False,
) -> Iterator[Page]:
    """A page in a fresh context with an empty cache."""
    context: BrowserContext = browser.new_context(
        viewport={"width": device.width, "height": device.height},
        is_mobile=device.touch,
        has_touch=device.touch,
        device_scale_factor=2 if device.touch else 1,
        java_script_enabled=scripts,
        color_scheme="dark" if dark else "light",
        # axe is a script that a page's own policy may refuse.
        bypass_csp=True,
    )
    page = context.new_page()
    page.set_default_timeout(PATIENCE + 30_000)
    if slowed:
        slow_down(page, device)
    try:
        yield page
    finally:
        context.close()


def slow_down(page: Page, device: Device) -> None:
    """Throttle the processor and the network as the device has it."""
    session = page.context.new_cdp_session(page)
    if device.slower > 1:
        session.send("Emulation.setCPUThrottlingRate", {"rate": device.slower})
    if device.network:
        session.send("Network.enable")
        session.send(
            "Network.emulateNetworkConditions",
            {
                "offline": False,
                "latency": device.delay,
                "downloadThroughput": device.network / 8,
                "uploadThroughput": device.network / 8,
            },
        )


class Traffic:
    """The hosts that a page asks, one for each request, and the requests not yet answered."""

    def __init__(self) -> None:
        self.hosts: list[str] = []
        self.pending: set[Request] = set()

    def watch(self, page: Page) -> None:
        """Note all requests from now on."""
        page.on("request", self._begin)
        page.on("requestfinished", self._end)
        page.on("requestfailed", self._end)

    def _begin(self, request: Request) -> None:
        self.hosts.append(urlsplit(request.url).hostname or "")
        self.pending.add(request)

    def _end(self, request: Request) -> None:
        self.pending.discard(request)


def load(browser: Browser, served: Served, url: str, device: Device, wanted: Wanted) -> Loaded:
    """Load a page once, with an empty cache, and wait until it is quiet."""
    sought = {"class": wanted.element, "count": wanted.count, "words": [*wanted.words]}
    with open_page(browser, device, slowed=True) as page:
        traffic = Traffic()
        traffic.watch(page)
        page.add_init_script(WATCH.replace("%s", json.dumps(sought)))
        served.take_sent()
        page.goto(url, wait_until="commit")
        page.wait_for_function(SETTLED, arg=[PATIENCE, QUIET], polling=250)
        # Material reads a search index after all else, which may be the largest file of all.
        for _ in range(PATIENCE // QUIET):
            if not traffic.pending:
                break
            page.wait_for_timeout(QUIET)
        page.wait_for_function(SETTLED, arg=[PATIENCE, QUIET], polling=250)
        told = page.evaluate("window.told")
        elements = page.evaluate("document.getElementsByTagName('*').length")
    sent = served.take_sent()
    others = [host for host in traffic.hosts if host not in (LOOPBACK, "")]
    parts: dict[str, int] = {}
    for path, size in sent:
        kind = path.rpartition("/")[2].rpartition(".")[2] or "html"
        parts[kind] = parts.get(kind, 0) + size
    return Loaded(
        paint=told["paint"],
        last=told["last"],
        blocking=sum(max(0, took - 50) for _, took in told["tasks"]),
        standard_blocking=sum(
            max(0, start + took - max(start + 50, told["first"])) for start, took in told["tasks"]
        ),
        shift=told["shift"],
        elements=elements,
        size=sum(parts.values()),
        parts=parts,
        others=tuple(sorted(set(others))),
        asked=len(others),
    )


def middle(loads: list[Loaded]) -> Loaded:
    """The median of each figure; what is not a figure is the first load's."""

    def of(name: str) -> float:
        return float(statistics.median(getattr(each, name) for each in loads))

    first = loads[0]
    return Loaded(
        paint=of("paint"),
        last=of("last"),
        blocking=of("blocking"),
        standard_blocking=of("standard_blocking"),
        shift=of("shift"),
        elements=first.elements,
        size=int(of("size")),
        parts=first.parts,
        others=first.others,
        asked=first.asked,
    )
