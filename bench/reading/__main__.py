"""Measure the reading goals on Dateline's pages, and the same events shown by other tools.

    python -m bench.reading [--runs 3] [--short] [--alone] [--page FILE] [--again]

Builds all sites in a temporary folder, serves them on the loopback address, opens them in
Chromium, prints the tables, and writes the page of the guide and the figures as JSON. About
half an hour. A benchmark, never a test.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from bench.reading.asking import as_json, faults_of, finds, places, readable_without_scripts
from bench.reading.events import Told, make_events
from bench.reading.goals import Bench, Goal
from bench.reading.goals_of_access import use_pages
from bench.reading.goals_of_pages import look_at_pages
from bench.reading.goals_of_reading import read_pages
from bench.reading.goals_of_speed import longest_period, time_pages
from bench.reading.goals_of_weight import INDEX, weigh
from bench.reading.loading import (
    DESKTOP,
    PATIENCE,
    PHONE,
    Loaded,
    Wanted,
    load,
    middle,
    open_browser,
    open_page,
)
from bench.reading.own_site import EVENT, build_all_searchable, build_own, count_events
from bench.reading.peer_sites import (
    NEOTEROI,
    NEOTEROI_STYLE,
    NPM,
    OWN,
    PEERS,
    Peer,
    install_peers,
    source_of,
)
from bench.reading.report import Compared, guide_page
from bench.reading.serving import Served, serve
from playwright.sync_api import Browser

REPOSITORY = Path(__file__).resolve().parents[2]
PACKAGES = REPOSITORY / ".venv" / "peers"
SIZES = (100, 1000)
LONG = 10_000


def say(words: str) -> None:
    """Tell on the error stream how far it is."""
    print(f"{datetime.now(tz=UTC):%H:%M:%S} {words}", file=sys.stderr, flush=True)


def build_sites(
    work: Path, events: dict[int, list[Told]], peers: Sequence[Peer]
) -> dict[str, Path]:
    """Build every site that is not there yet; returns their folders by name."""
    sites = {f"{peer.key}{count}": work / f"{peer.key}{count}" for peer in peers for count in SIZES}
    for peer in peers:
        for count in SIZES:
            site = sites[f"{peer.key}{count}"]
            if not site.exists():
                say(f"building {site.name}")
                site.mkdir(parents=True)
                peer.build(events[count], site, PACKAGES)
    if LONG in events:
        name = f"{OWN}{LONG}"
        sites[name] = work / name / "site"
        if not sites[name].exists():
            say(f"building {name}")
            build_own(events[LONG], work / name)
    sites["all1000"] = work / "all1000" / "site"
    if not sites["all1000"].exists():
        (work / "all1000").mkdir()
        build_all_searchable(source_of(sites[f"{OWN}1000"]), work / "all1000")
    build_repository(work, sites)
    return sites


def build_repository(work: Path, sites: dict[str, Path]) -> None:
    """Build the project's own site and its samples, each at the root of a host."""
    for name, settings in (("repository", "mkdocs.yml"), ("samples", "tests/samples/mkdocs.yml")):
        sites[name] = work / name
        if not sites[name].exists():
            say(f"building {name}")
            command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir"]
            command += [str(sites[name]), "--config-file", str(REPOSITORY / settings)]
            subprocess.run(command, check=True, cwd=REPOSITORY)


def load_pages(
    browser: Browser, served: Served, wanted: dict[str, tuple[str, Wanted]], runs: int
) -> dict[tuple[str, str], Loaded]:
    """The median load of each page on each device. The tools take turns, so that what else the
    machine does meets all of them alike.
    """
    loads: dict[tuple[str, str], list[Loaded]] = {}
    for run in range(runs):
        for name, (url, told) in wanted.items():
            for device in (DESKTOP, PHONE):
                found = load(browser, served, url, device, told)
                loads.setdefault((name, device.name), []).append(found)
        say(f"loaded all pages, run {run + 1} of {runs}")
    return {key: middle(all_loads) for key, all_loads in loads.items()}


def pages_to_load(
    served: Served, sites: dict[str, Path], events: dict[int, list[Told]], peers: Sequence[Peer]
) -> dict[str, tuple[str, Wanted]]:
    """Address of each page, and how to know that its last event is there."""
    pages: dict[str, tuple[str, Wanted]] = {}
    for count in SIZES:
        for each in peers:
            name = f"{each.key}{count}"
            pages[name] = (served.url(name), each.wanted(events[count]))
    if LONG in events:
        name = f"{OWN}{LONG}"
        period = longest_period(sites[name])
        shown = count_events(sites[name] / period / "index.html")
        pages["period"] = (served.url(name, period), Wanted(EVENT, shown, ()))
        # The overview has no events; its last words are the footer's.
        pages["overview"] = (served.url(name), Wanted("md-footer", 1, ()))
    return pages


def compare(
    browser: Browser,
    served: Served,
    events: dict[int, list[Told]],
    loads: dict[tuple[str, str], Loaded],
    peers: Sequence[Peer],
) -> Iterator[Compared]:
    """Every column of the table of tools."""
    for count in SIZES:
        for peer in peers:
            key = f"{peer.key}{count}"
            url = served.url(key)
            shown = {each.name: loads[key, each.name] for each in (DESKTOP, PHONE)}
            # As long as the tool needs to show its last event, and a second more.
            patience = int(shown["desktop"].last or PATIENCE / 2) + 1000
            # With 1,000 events axe takes minutes on some of them.
            faults = faults_of(browser, url, settle=patience) if count == min(SIZES) else None
            with open_page(browser) as page:
                page.goto(url, wait_until="load")
                page.wait_for_timeout(patience)
                found = finds(page, events[count][count // 2 - 1].mark)
            yield Compared(
                tool=peer.name,
                count=count,
                loads=shown,
                readable=readable_without_scripts(browser, url, events[count]),
                found=found,
                faults=None if faults is None else (places(faults, serious=True), places(faults)),
            )


def measure_goals(bench: Bench) -> list[Goal]:
    """All goals, or those of the numbers asked for."""
    goals: list[Goal] = []
    for measure in (weigh, time_pages, read_pages, use_pages, look_at_pages):
        for goal in measure(bench):
            goals.append(goal)
            say(f"goal {goal.number}: {goal.figure}: {goal.met}")
    return goals


def facts_of(browser: Browser, runs: int) -> dict[str, str]:
    """What the page says about this measurement."""
    now = datetime.now(tz=UTC)
    versions = [f"{name} {version}" for name, version in NPM.items() if name != "lighthouse"]
    versions += [f"neoteroi-mkdocs {NEOTEROI}"]
    return {
        "day": f"{now.day} {now:%B %Y}",
        "chromium": f"Chromium {browser.version.partition('.')[0]}",
        "runs": f"the median of {runs} loads" if runs > 1 else "that of one load",
        "cores": str(os.cpu_count()),
        "versions": ", ".join(versions),
    }


def notes_on(peers: Sequence[Peer], index: int) -> list[str]:
    """What a reader of the figures has to know. `index` is our search index's size in bytes."""
    own = (
        "Dateline’s pages also hold filters and a permalink for each event. Their search index is "
        f"loaded when a reader turns to the search ({index / 1000:,.0f} KB at 1,000 events), so it "
        "is not among the bytes; neoteroi’s page loads Material’s with the page."
    )
    dark = (
        "“Dark too” is with a palette that follows the system’s setting, as the goals ask and the "
        "pages they are measured on have. Material then works out the style of every element "
        "several times more; Dateline spares its own pages most of that."
    )
    if not any(peer.installed for peer in peers):
        return [own, dark, "The other tools were not measured: their registries were out of reach."]
    notes = [own, dark]
    if (PACKAGES / NEOTEROI_STYLE).exists():
        notes.append(
            "Neoteroi’s style sheet is not part of its package. Its documentation has one copy it "
            "from the code host by hand, and so it was."
        )
    else:
        notes.append(
            "Neoteroi’s style sheet is not part of its package, so its pages go without: lighter, "
            "and plainer, than its documentation has them."
        )
    notes.append(
        "Where TimelineJS3’s largest paint comes long before its last event, what is painted is "
        "“Loading Timeline…”."
    )
    notes.append("Bare HTML is no tool: it shows what the words cost by themselves.")
    return notes


def find_peers(*, wanted: bool) -> tuple[Peer, ...]:
    """The other tools, installed; none if they are not wanted or the registries are away."""
    if not wanted:
        return tuple(peer for peer in PEERS if not peer.installed)
    try:
        install_peers(PACKAGES)
    except RuntimeError as error:
        say(f"The other tools cannot be installed, so Dateline is measured alone. {error}")
        return tuple(peer for peer in PEERS if not peer.installed)
    return PEERS


def measure(work: Path, page: Path, runs: int, *, short: bool, alone: bool) -> None:
    """Build, load, ask, and write what was found."""
    peers = find_peers(wanted=not alone)
    events = {count: make_events(count) for count in (*SIZES, *(() if short else (LONG,)))}
    sites = build_sites(work, events, peers)
    with serve(sites) as served, open_browser() as browser:
        loads = load_pages(browser, served, pages_to_load(served, sites, events, peers), runs)
        bench = Bench(browser, served, sites, events, loads, PACKAGES)
        goals = measure_goals(bench)
        compared = [*compare(browser, served, events, loads, peers)]
        facts = facts_of(browser, runs)
    facts["machine"] = platform.machine()
    figures = {
        "facts": facts,
        "notes": notes_on(peers, bench.packed("own1000", INDEX)),
        "goals": [asdict(goal) for goal in goals],
        "loads": {" ".join(key): asdict(found) for key, found in loads.items()},
        "compared": [asdict(each) for each in compared],
    }
    page.with_suffix(".json").write_text(as_json(figures) + "\n", "utf-8")
    write_page(page)


def measure_pages(work: Path, page: Path) -> None:
    """Measure the goals that need no quiet machine, and put them among the others."""
    events = {count: make_events(count) for count in (*SIZES, LONG)}
    sites = build_sites(work, events, [peer for peer in PEERS if peer.key == OWN])
    with serve(sites) as served, open_browser() as browser:
        bench = Bench(browser, served, sites, events, {}, PACKAGES)
        goals = [goal for ask in (read_pages, look_at_pages) for goal in ask(bench)]
        day = facts_of(browser, 1)["day"]
    file = page.with_suffix(".json")
    figures = json.loads(file.read_text("utf-8"))
    found = {goal["number"]: goal for goal in figures["goals"]}
    found |= {goal.number: {**asdict(goal), "day": day} for goal in goals}
    figures["goals"] = [found[number] for number in sorted(found)]
    file.write_text(as_json(figures) + "\n", "utf-8")
    write_page(page)


def write_page(page: Path) -> None:
    """Write the page of the guide from the figures beside it, and print it."""
    text = read_page(page.with_suffix(".json"))
    page.write_text(text, "utf-8")
    print(text)


def read_page(file: Path) -> str:
    """The page of the guide, from a file of figures."""
    figures = json.loads(file.read_text("utf-8"))
    goals = [Goal(**goal) for goal in figures["goals"]]
    compared = [
        Compared(**{**each, "loads": {name: Loaded(**one) for name, one in each["loads"].items()}})
        for each in figures["compared"]
    ]
    return guide_page(goals, compared, figures["facts"], figures["notes"])


def main() -> None:
    """Measure as the command line says."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--runs", type=int, default=3, help="loads of each page (default 3)")
    parser.add_argument("--short", action="store_true", help="without 10,000 events")
    parser.add_argument("--alone", action="store_true", help="without the other tools")
    parser.add_argument("--work", type=Path, help="keep the built sites here, and use them again")
    parser.add_argument("--page", type=Path, default=REPOSITORY / ".venv" / "measured.md")
    parser.add_argument(
        "--pages",
        action="store_true",
        help="only the goals without times, into the figures of PAGE",
    )
    parser.add_argument("--again", action="store_true", help="only write the page, from its JSON")
    wanted = parser.parse_args()
    if wanted.again:
        write_page(wanted.page)
        return
    with tempfile.TemporaryDirectory() as folder:
        if wanted.pages:
            measure_pages((wanted.work or Path(folder)).resolve(), wanted.page)
            return
        measure(
            (wanted.work or Path(folder)).resolve(),
            wanted.page,
            wanted.runs,
            short=wanted.short,
            alone=wanted.alone,
        )


if __name__ == "__main__":
    main()
