"""Goals about paper, assistive technology and the keyboard: 12, 13 and 14."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from itertools import product
from pathlib import Path

from bench.reading.asking import faults_of, name_faults, places
from bench.reading.goals import Bench, Goal
from bench.reading.loading import DESKTOP, PHONE, Device, open_page
from bench.reading.own_site import run
from playwright.sync_api import Page

CATEGORIES = ("accessibility", "best-practices", "seo")
PAGES = ("", "people/", "sources/", "e/event-1/", "embed/")
FOCUS = """
() => {
  const on = document.activeElement, box = on.getBoundingClientRect();
  const at = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
  return {
    skip: on.matches(".md-skip"), source: on.matches(".dl-account .dl-source a"),
    seen: on === document.body || (box.width > 0 && box.top >= -1 && box.top < innerHeight
      && box.left >= -1 && box.left < innerWidth && (on.contains(at) || !!at?.contains(on)
      || !!at?.closest("label")?.contains(on))),
    what: on.className || on.localName,
  };
}
"""


def use_pages(bench: Bench) -> Iterator[Goal]:
    """Measure these goals."""
    yield print_page(bench)
    yield judge_access(bench)
    yield walk_by_keyboard(bench)


def print_page(bench: Bench) -> Goal:
    """Goal 12."""
    wording = (
        "Print: 100 events on 20 A4 pages, none split, every source address printed, tagged PDF "
        "with outline"
    )
    if not shutil.which("pdftotext"):
        return Goal(12, wording, "not measured", None, "pdftotext (poppler-utils) is not here.")
    with open_page(bench.browser) as page, tempfile.TemporaryDirectory() as folder:
        page.goto(bench.url("own100"), wait_until="load")
        file = Path(folder) / "page.pdf"
        page.pdf(path=file, format="A4", tagged=True, outline=True)
        raw = file.read_bytes()
        text = run("pdftotext", "-layout", file, "-", folder=Path(folder))
    sheets = ["".join(sheet.split()) for sheet in text.split("\f")[:-1]]
    whole = printed = 0
    for event in bench.events[100]:
        address = event.address.removeprefix("https://")
        headline = "".join(event.headline.split())  # on the first sheet's strip, too
        end = _sheet(sheets, address)
        printed += end is not None
        whole += end is not None and headline in sheets[end]
    tagged, outlined = b"/StructTreeRoot" in raw, b"/Outlines" in raw
    return Goal(
        12,
        wording,
        f"{len(sheets)} pages, {100 - whole} split or without address, {printed} addresses, "
        f"{'tagged' if tagged else 'not tagged'}, {'with' if outlined else 'without'} outline",
        len(sheets) <= 20 and whole == printed == 100 and tagged and outlined,
        "An event that does not fit moves whole to the next page, and every address takes room.",
    )


def _sheet(sheets: list[str], words: str) -> int | None:
    return next((number for number, sheet in enumerate(sheets) if words in sheet), None)


def judge_access(bench: Bench) -> Goal:
    """Goal 13."""
    counts: dict[str, int] = {}
    for path in PAGES:
        if not (bench.sites["own100"] / path).is_dir():
            continue
        for device, dark, plain in product((DESKTOP, PHONE), (False, True), (False, True)):
            # The timeline in all eight ways, the other pages in the two that differ most.
            if path and (device is PHONE, dark) not in ((False, False), (True, True)):
                continue
            # A permanent address leads on at once, unless it is served plain.
            if path.startswith("e/") and not plain:
                continue
            url = bench.url("own100", path, plain=plain)
            found = faults_of(bench.browser, url, device, dark=dark)
            if found:
                way = f"{path or 'timeline'} {device.name} {'dark' if dark else 'light'}"
                counts[f"{way}{' no scripts' * plain}: {name_faults(found)}"] = places(found)
    marks = {name: light_up(bench, name) for name in ("phone", "desktop")}
    scores = "; ".join(f"Lighthouse {name} {mark or 'not run'}" for name, mark in marks.items())
    told = "; ".join(counts)
    best = all(mark == "100 / 100 / 100" for mark in marks.values())
    return Goal(
        13,
        "axe: no violation of any impact, light, dark, desktop, phone, JavaScript on and off; "
        "Lighthouse 100 / 100 / 100 for accessibility, best practices, SEO",
        f"axe {sum(counts.values())}{f' ({told})' if told else ''}; {scores}",
        best and not counts,
        "Target-size is two links on neighbouring lines, each nearer than 24 px to the other."
        if all(marks.values())
        else "Lighthouse could not be run here.",
    )


def light_up(bench: Bench, device: str) -> str:
    """Lighthouse's marks for accessibility, best practices and SEO, or nothing if it fails."""
    tool = bench.packages / "node_modules/.bin/lighthouse"
    command = [
        str(tool),
        bench.url("own100"),
        f"--only-categories={','.join(CATEGORIES)}",
        "--chrome-flags=--headless=new --no-sandbox --disable-gpu",
        "--output=json",
        "--quiet",
        *(["--preset=desktop"] if device == "desktop" else []),
    ]
    chromium = shutil.which("chromium") or ""
    try:
        done = subprocess.run(
            command,
            check=True,
            capture_output=True,
            env={"CHROME_PATH": chromium, **os.environ},
            timeout=240,
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    found = json.loads(done.stdout)["categories"]
    return " / ".join(f"{100 * (found[name]['score'] or 0):.0f}" for name in CATEGORIES)


def walk_by_keyboard(bench: Bench) -> Goal:
    """Goal 14."""
    with open_page(bench.browser) as page:
        page.goto(bench.url("own100"), wait_until="load")
        page.wait_for_timeout(800)
        page.keyboard.press("Tab")
        skip = page.evaluate(FOCUS)["skip"]
        page.keyboard.press("Enter")
        page.wait_for_timeout(500)
        all_tabs, lost = tab_to_source(page)
        page.reload(wait_until="load")
        page.wait_for_timeout(800)
        for _ in ("the skip link", "the number of events, which leads to the first"):
            page.keyboard.press("Tab")
            page.keyboard.press("Enter")
            page.wait_for_timeout(500)
        from_list, _ = tab_to_source(page)
        tabs = from_list and from_list + 1
    arrows = walk_chips(bench)
    off = re.sub(r"\s+", " ", ", ".join(lost[:3]))
    return Goal(
        14,
        "Skip link, then 3 Tabs to the first source; no focus off screen; chips by arrow keys",
        f"skip link {'first' if skip else 'not first'}, then {tabs} Tabs: the number of events, "
        "which leads past the strip and the filters, and from there on; "
        f"{all_tabs} if nothing is passed over; {len(lost)} of 40 stops off screen or covered"
        f"{f' ({off})' if off else ''}; arrow keys {'work' if arrows else 'do not work'}",
        bool(skip) and 0 < tabs <= 3 and not lost and arrows,
        "What the head counts, the filters and an event’s own link come before its source.",
    )


def tab_to_source(page: Page) -> tuple[int, list[str]]:
    """How many Tabs to the first source (0: none in forty), and which stops are not in sight."""
    tabs, lost = 0, []
    for number in range(1, 41):
        page.keyboard.press("Tab")
        page.wait_for_timeout(60)
        focus = page.evaluate(FOCUS)
        if focus["source"] and not tabs:
            tabs = number
        if not focus["seen"]:
            lost.append(str(focus["what"]))
    return tabs, lost


def walk_chips(bench: Bench, device: Device = DESKTOP) -> bool:
    """Whether the right arrow goes to the next chip and the space bar checks it."""
    with open_page(bench.browser, device) as page:
        page.goto(bench.url("own100"), wait_until="load")
        page.wait_for_timeout(300)
        page.locator(".dl-filters summary").first.focus()
        page.keyboard.press("Enter")
        page.locator(".dl-filters input").first.focus()
        page.keyboard.press("ArrowRight")
        page.keyboard.press("Space")
        return bool(
            page.evaluate(
                "document.activeElement === document.querySelectorAll('.dl-filters input')[1]"
                " && document.activeElement.checked"
            )
        )
