"""Goals about what a page weighs and asks for: 1, 3, 4, 5 and 9."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator

from bench.reading.goals import Bench, Goal, kilobytes, share
from bench.reading.loading import open_page

from dateline.assets import read_asset

INDEX = "search/search_index.json"
# Elements of each event but those of its accounts, on average.
ELEMENTS = """
() => {
  const events = [...document.querySelectorAll(".dl-event")];
  const all = events.reduce((sum, each) => sum + 1 + each.querySelectorAll("*").length, 0);
  const told = document.querySelectorAll(".dl-event figure, .dl-event figure *").length;
  return (all - told) / events.length;
}
"""


def weigh(bench: Bench) -> Iterator[Goal]:
    """Measure these goals."""
    yield ask_nobody(bench)
    yield weigh_script(bench)
    yield weigh_page(bench)
    yield weigh_index(bench)
    yield count_elements(bench)


def ask_nobody(bench: Bench) -> Goal:
    """Goal 1."""
    own = [each for (site, _), each in bench.loads.items() if site.startswith("own")]
    asked = sum(each.asked for each in own)
    others = sorted({host for each in own for host in each.others})
    figure = f"{asked} requests" + (f" ({', '.join(others)})" if others else "")
    return Goal(1, "No request to another host, by default", figure, asked == 0)


def weigh_script(bench: Bench) -> Goal:
    """Goal 3."""
    size = bench.packed("own1000", "assets/dateline.js") + len(gzip.compress(_in_head(bench)))
    return Goal(
        3,
        "Our script 2 KB gzipped at most",
        f"{size:,} bytes",
        size <= 2048,
        "The script itself is less; a few lines in each page’s head, which choose its palette and "
        "load the search late, come on top.",
    )


def _in_head(bench: Bench) -> bytes:
    """The lines of script in each page of ours."""
    page = (bench.sites["own1000"] / "index.html").read_text("utf-8")
    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    ours = {read_asset("search_later.js"), read_asset("palette_first.js")}
    found = [script for script in scripts if script in ours]
    if len(found) < len(ours):
        message = "a page without one of the scripts of its head weighs nothing"
        raise LookupError(message)
    return "".join(found).encode()


def weigh_page(bench: Bench) -> Goal:
    """Goal 4."""
    size = bench.loads["own100", "desktop"].size
    parts = bench.loads["own100", "desktop"].parts
    small, large = (bench.packed(site, "index.html") for site in ("own100", "own1000"))
    each = (large - small) / 900
    bare = (bench.packed("bare1000", "index.html") - bench.packed("bare100", "index.html")) / 900
    told = ", ".join(f"{kind} {kilobytes(part)}" for kind, part in sorted(parts.items()))
    return Goal(
        4,
        "A page of 100 events 100 KB gzipped with all it loads; 250 bytes of HTML an event",
        f"{kilobytes(size)} ({told}); {each:.0f} bytes an event",
        size <= 100_000 and each <= 250,
        f"The same words as bare HTML take {bare:.0f} bytes an event. Material’s own style and "
        "script are more than half of the page.",
    )


def weigh_index(bench: Bench) -> Goal:
    """Goal 5."""
    ours, all_words = bench.packed("own1000", INDEX), bench.packed("all1000", INDEX)
    kept = json.loads((bench.sites["own1000"] / INDEX).read_text("utf-8"))["docs"]
    entries = {
        entry["location"]: re.sub(r"<[^>]+>|\s+", " ", f"{entry['title']} {entry['text']}")
        for entry in kept
    }
    events = bench.events[1000]
    missing = {
        what: sum(getattr(event, what) not in entries.get(f"#{event.name}", "") for event in events)
        for what in ("headline", "speaker", "outlet", "quotation")
    }
    lost = ", ".join(f"{what} {count}" for what, count in missing.items() if count)
    return Goal(
        5,
        "Search index a fifth of Material’s own for the same pages, nothing unfindable",
        f"{share(ours, all_words)} ({kilobytes(ours)} of {kilobytes(all_words)}); unfindable among "
        f"1,000 events: {lost or 'none'}",
        ours <= all_words / 5 and not lost,
        "Prose and quotations are indexed in full, so that every word of them is found; the index "
        "is loaded only when a reader turns to the search.",
    )


def count_elements(bench: Bench) -> Goal:
    """Goal 9."""
    with open_page(bench.browser) as page:
        page.goto(bench.url("own1000"))
        each = page.evaluate(ELEMENTS)
    return Goal(
        9,
        "12 elements an event without accounts",
        f"{each:.1f}",
        each <= 12,
        "An event has its people, its topics, its permanent link and its citation at its foot.",
    )
