"""The page of the guide that shows what was measured, and the same as JSON."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bench.reading.goals import Goal
from bench.reading.loading import Loaded


@dataclass(frozen=True, slots=True)
class Compared:
    """One tool at one size.

    `loads` are its medians by device; `readable` how many events can be read with JavaScript
    off; `found` whether the browser's search finds the middle event; `faults` in how many places
    axe finds a serious or critical violation, and any; None if it was not asked.
    """

    tool: str
    count: int
    loads: dict[str, Loaded]
    readable: int
    found: bool
    faults: tuple[int, int] | None


HEAD = """---
search:
  boost: 0.3
---

# Measured

What readers get from a page, measured on {day} by `make bench-reading` with {chromium}. The events
are invented: each has a date, a headline, eighty words of prose, and a quotation with its speaker
and source. All pages come from the same small server on the same machine, compressed with gzip,
to an empty cache; each time is {runs}. The phone is a 360 px window with a
processor slowed four times and a network of 1.6 Mbit a second.

The machine has {cores} processors and is shared with others, so times differ by half from one run
to the next: compare the columns with each other, and trust nothing closer than a factor of 1.5.
Bytes and counts are exact. KB are 1,000 bytes.
"""
GOALS = """
## The goals

What pages that people want to read should be, and how far ours are from it. Goals 20 to 26 are
measured on the timelines that the repository has.

| # | goal | measured | met |
| ---: | --- | --- | --- |"""
PEERS = """
## Beside other tools

The same events in the same run, all on one page, each tool set up as its own documentation
begins: {versions}. Nothing but the page's own server could be reached, so what a tool asks of
other hosts costs it no time here; on the open network it does.

* *Bytes* are all that a first visit loads, gzipped: page, styles, scripts, fonts, pictures, data.
* *Largest paint* is the largest contentful paint. *Blocking* is what each task takes beyond 50 ms
  over the whole load, so also before the first paint. *Last event* is when all words of the last
  event are on the page. *Never* is more than a minute.
* *JS off* is how many events can be read with JavaScript off. *Ctrl+F* is whether the browser's
  search finds and shows the event in the middle. *axe* counts the places where axe finds a
  serious or critical fault, and all faults.
* A tool's data that is in its page, and not in a file of its own, counts with the page."""
PEER_ROWS = """
### {count:,} events

| figure | {tools} |
| --- |{rule}"""
FOOT = """
{notes}

All figures of each load are in [measured.json](measured.json). To measure again:
`make bench-reading`. It needs Chromium, and installs the other tools into the project's
environment, never into the repository.
"""


def guide_page(
    goals: Sequence[Goal], compared: Sequence[Compared], facts: dict[str, str], notes: Sequence[str]
) -> str:
    """The page in Markdown. `facts` fill in the day, the browser, the runs and the versions."""
    parts = [HEAD.format(**facts), *goal_rows(goals)]
    if compared:
        parts += [PEERS.format(**facts)]
        for count in sorted({each.count for each in compared}):
            parts += peer_rows([each for each in compared if each.count == count])
    parts.append(FOOT.format(notes="\n".join(f"* {note}" for note in notes)).rstrip())
    return _wrap("\n".join(parts).replace("\n\n\n", "\n\n")) + "\n"


def _wrap(text: str) -> str:
    """The text with its paragraphs broken into lines; tables, lists, headings and what is told
    to the builder as they are.
    """
    blocks = text.split("\n\n")
    return "\n\n".join(block if block[:1] in "|*#-" else _fill(block) for block in blocks)


def _fill(paragraph: str) -> str:
    """A paragraph in lines, none of which ends within a command."""
    kept = re.sub(r"`[^`]*`", lambda code: code[0].replace(" ", "\0"), paragraph)
    return textwrap.fill(kept, 100, break_on_hyphens=False).replace("\0", " ")


def goal_rows(goals: Sequence[Goal]) -> Iterator[str]:
    """The table of goals."""
    yield GOALS.lstrip("\n")
    for goal in sorted(goals, key=lambda goal: goal.number):
        met = {True: "yes", False: "**no**", None: "not measured"}[goal.met]
        why = f" {goal.why}" if goal.why and not goal.met else ""
        on = f" (measured on {goal.day})" if goal.day else ""
        figure = (goal.figure + on + (f".{why}" if why else "")).replace("|", "\\|")
        wording = goal.goal.replace("<time>", "`<time>`").replace("#:~:text=", "`#:~:text=`")
        yield f"| {goal.number} | {wording} | {figure} | {met} |"


def peer_rows(compared: Sequence[Compared]) -> Iterator[str]:
    """The table of tools at one size: a row for each measure, a column for each tool."""
    tools = [each.tool for each in compared]
    yield PEER_ROWS.format(
        count=compared[0].count, tools=" | ".join(tools), rule=" ---: |" * len(tools)
    )
    for name, cells in _measures(compared):
        yield f"| {name} | {' | '.join(cells)} |"


def _measures(compared: Sequence[Compared]) -> Iterator[tuple[str, list[str]]]:
    yield "bytes, KB", [f"{each.loads['desktop'].size / 1000:,.0f}" for each in compared]
    yield "of them data or search index, KB", [_data(each) for each in compared]
    yield "DOM elements", [f"{each.loads['desktop'].elements:,}" for each in compared]
    for device in ("desktop", "phone"):
        loads = [each.loads[device] for each in compared]
        yield f"{device}: largest paint, ms", [_time(load.paint) for load in loads]
        yield f"{device}: blocking, ms", [f"{load.blocking:,.0f}" for load in loads]
        yield f"{device}: last event, ms", [_time(load.last) for load in loads]
    yield (
        "requests to other hosts",
        [f"{each.loads['desktop'].asked}" for each in compared],
    )
    yield "JS off: readable", [f"{each.readable:,}" for each in compared]
    yield "Ctrl+F", ["yes" if each.found else "no" for each in compared]
    if all(each.faults for each in compared):
        faults = [each.faults or (0, 0) for each in compared]
        yield "axe: serious or worse, all", [f"{serious}, {every}" for serious, every in faults]


def _data(each: Compared) -> str:
    return f"{each.loads['desktop'].parts.get('json', 0) / 1000:,.0f}"


def _time(time: float) -> str:
    return f"{time:,.0f}" if time else "never"
