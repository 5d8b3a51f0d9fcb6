"""Time Dateline and the whole site build for growing numbers of events.

    python bench/run.py [100 1000 10000]

Prints a table in Markdown: each phase's processor seconds, which a busy machine leaves nearly as
they are, and peak memory; Dateline's share of the site build (all of its phases but writing,
against all of `mkdocs build`); and by which power of the number of events each phase grows (1 is
linear). A benchmark, never a test.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path

HERE = Path(__file__).resolve().parent
SIZES = (100, 1000, 10_000)
# What the plugin does within a build; it writes nothing itself.
OWN = ("read", "check", "hold to the record", "resolve", "render")
SITE = "mkdocs build"
CONFIG = """
site_name: Benchmark
site_url: https://benchmark.example/
theme: {name: material, font: false}
plugins: [search, dateline]
markdown_extensions: [attr_list, md_in_html, admonition, tables, toc]
nav: [{Home: index.md}, {Chronicle: chronicle/index.md}]
"""

Measures = Mapping[str, Mapping[str, float]]


def measure(count: int, work: Path) -> Measures:
    """All phases for so many events, in a folder of their own."""
    docs = work / "docs"
    run(sys.executable, HERE / "generate.py", count, docs)
    (work / "mkdocs.yml").write_text(CONFIG, "utf-8")
    # Once, as an editor does: after it, each build holds the words to the record.
    verify = measure_command(work, "-m", "dateline", "verify", "docs")
    phases: dict[str, Mapping[str, float]] = json.loads(
        run(sys.executable, HERE / "phases.py", docs)
    )
    site = measure_command(work, "-m", "mkdocs", "build", "--quiet")
    return {"dateline verify": verify, **phases, SITE: site}


def run(*command: object) -> str:
    """Run a command to its end and return what it prints. Exits with its words if it fails."""
    done = subprocess.run([*map(str, command)], check=False, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))}\n{done.stdout}{done.stderr}")
    return done.stdout


def measure_command(folder: Path, *arguments: str) -> dict[str, float]:
    """Processor seconds and peak memory in MB of one Python command.

    Exits with the command's words if it fails.
    """
    with (folder / "log.txt").open("w+") as log:
        process = subprocess.Popen(
            [sys.executable, *arguments],
            cwd=folder,
            stdout=log,
            stderr=subprocess.STDOUT,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        log.seek(0)
        if process.returncode:
            sys.exit(log.read())
    scale = 2**20 if sys.platform == "darwin" else 2**10
    return {"seconds": usage.ru_utime + usage.ru_stime, "peak": usage.ru_maxrss / scale}


def table(results: Mapping[int, Measures]) -> Iterator[str]:
    """The results as the lines of a Markdown table."""
    sizes = [*results]
    yield f"| | {' | '.join(f'{size:,} events' for size in sizes)} | grows as |"
    yield f"| --- |{' ---: |' * (len(sizes) + 1)}"
    for phase in results[sizes[0]]:
        cells = [f"{results[n][phase]['seconds']:.2f} s" for n in sizes]
        growth = exponents((n, results[n][phase]["seconds"]) for n in sizes)
        yield f"| {phase} | {' | '.join(cells)} | {growth} |"
    own = {n: sum(results[n][phase]["seconds"] for phase in OWN) for n in sizes}
    cells = [f"{own[n]:.2f} s" for n in sizes]
    yield f"| **Dateline in all** | {' | '.join(cells)} | {exponents(own.items())} |"
    cells = [f"{own[n] / results[n][SITE]['seconds']:.0%}" for n in sizes]
    yield f"| **its share of the site build** | {' | '.join(cells)} | |"
    for name, phase in (("Dateline", "write"), (SITE, SITE)):
        cells = [f"{results[n][phase]['peak']:.0f} MB" for n in sizes]
        growth = exponents((n, results[n][phase]["peak"]) for n in sizes)
        yield f"| peak memory, {name} | {' | '.join(cells)} | {growth} |"


def exponents(points: Iterable[tuple[int, float]]) -> str:
    """By which power of the size the value grows, from each size to the next."""
    powers = [
        math.log(later / sooner) / math.log(large / small)
        for (small, sooner), (large, later) in pairwise(points)
        if sooner > 0 and later > 0
    ]
    return ", ".join(f"n^{power:.1f}" for power in powers)


def main() -> None:
    """Measure each size that the command line names, and print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("sizes", type=int, nargs="*", default=SIZES, metavar="N")
    results = {}
    for size in sorted(set(parser.parse_args().sizes)):
        with tempfile.TemporaryDirectory() as work:
            results[size] = measure(size, Path(work))
        print(f"{size:,} events: done", file=sys.stderr)
    print("\n".join(table(results)))


if __name__ == "__main__":
    main()
