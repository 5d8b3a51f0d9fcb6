"""Run Dateline's phases once over a docs folder; print processor seconds and peak memory as JSON.

A process of its own, so that a phase's peak is not another run's.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from time import process_time
from typing import TypeVar

from dateline.check import check_timelines
from dateline.collector import collector_paused
from dateline.data.model import Timeline
from dateline.data.settings import Settings
from dateline.problems import Problems, as_text, count
from dateline.read.project.root import find_project
from dateline.read.sources import read_texts
from dateline.read.timelines import read_timelines
from dateline.render import render_timeline
from dateline.render.shared.edition import Edition
from dateline.resolve import resolve_timeline
from dateline.verify import hold_to_record
from dateline.write.folder import write_outputs
from dateline.write.spool import Shelf

T = TypeVar("T")
Measures = dict[str, dict[str, float]]


def measure_phases(docs: Path, shelf: Shelf, out: Path) -> Measures:
    """Processor seconds of each phase, and the peak memory in MB up to its end.

    As `dateline.build` does it: the drafts are let go once they are checked, the
    collector pauses where it pauses there, and outputs are shelved as they come.
    """
    measures: Measures = {}
    problems = Problems()
    settings = Settings()

    def timed(phase: str, work: Callable[[], T]) -> T:
        start = process_time()
        result = work()
        measures[phase] = {"seconds": process_time() - start, "peak": peak_memory()}
        return result

    with collector_paused():
        drafts = [timed("read", lambda: read_timelines(docs, problems))]
        timelines = timed("check", lambda: check_timelines(drafts.pop(), problems))
    timed("hold to the record", lambda: hold_all(timelines, docs, problems))
    if problems.has_errors:
        sys.exit(
            f"The generated data has problems: {as_text(problems.all[0])} … {count(problems.all)}"
        )
    with collector_paused():
        resolved = timed("resolve", lambda: [resolve_timeline(t, settings) for t in timelines])
        rendered = (
            output for each in resolved for output in render_timeline(Edition(each, settings))
        )
        outputs = timed("render", lambda: [*map(shelf.keep, rendered)])
    timed("write", lambda: write_outputs(outputs, out, problems))
    timed("write again", lambda: write_outputs(outputs, out, problems))
    return measures


def hold_all(timelines: Iterable[Timeline], docs: Path, problems: Problems) -> None:
    """Hold every verbatim string to checked.yml and to the sources' texts."""
    project = find_project(docs)
    for timeline in timelines:
        hold_to_record(timeline, read_texts(timeline, project, docs, problems), problems)


def peak_memory() -> float:
    """The most memory that this process has held so far, in MB."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    # Linux counts in KB, macOS in bytes.
    return most / 2**20 if sys.platform == "darwin" else most / 2**10


def main() -> None:
    """Measure the docs folder that the command line names."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("docs", type=Path)
    wanted = parser.parse_args()
    with Shelf() as shelf, tempfile.TemporaryDirectory() as out:
        print(json.dumps(measure_phases(wanted.docs, shelf, Path(out))))


if __name__ == "__main__":
    main()
