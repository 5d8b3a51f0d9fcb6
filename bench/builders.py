"""The same events built by Dateline and, as plain Markdown, by other builders, in turn in one run.

    python -m bench.builders [SIZES] [--rounds 3] [--hugo PATH]

Dateline reads its own data. Material, Hugo (with a search index in JSON) and Zensical get the same
words as ready Markdown, a page for each month. Prints Markdown: for each size and builder the
processor seconds of a cold build (no output, no cache), of one with nothing changed and of one with
one event changed, all medians; cold as a multiple of Material and of Hugo; peak memory, and the
output. Then the time from a save to the page that shows it, in `mkdocs serve` with 1,000 events.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from urllib.request import urlopen

from bench.run import CONFIG, HERE, run

BIN: Final = Path(sys.executable).parent
STATES: Final = ("cold", "unchanged", "one event changed")
SERVED: Final = 1000
PORT: Final = 8555
PLAIN_CONFIG: Final = (
    CONFIG.replace("search, dateline", "search")
    + "not_in_nav: |\n  /chronicle/2*.md\n  /chronicle/sources.md\n"
)
HUGO_CONFIG: Final = """
baseURL = "https://benchmark.example/"
title = "Benchmark"
disableKinds = ["taxonomy", "term", "RSS"]
[outputs]
home = ["html", "json"]
[markup.goldmark.parser.attribute]
block = true
"""
HUGO_LAYOUTS: Final = {
    "_default/baseof.html": "<!doctype html><html lang=en><head><meta charset=utf-8>"
    "<title>{{.Title}}</title></head><body><nav>{{range site.RegularPages}}"
    '<a href={{.RelPermalink}}>{{.Title}}</a>{{end}}</nav>{{block "main" .}}{{end}}'
    "<aside>{{.TableOfContents}}</aside></body></html>",
    **dict.fromkeys(
        ("_default/single.html", "_default/list.html", "index.html"),
        '{{define "main"}}<h1>{{.Title}}</h1>{{.Content}}{{end}}',
    ),
    "index.json": "[{{range $i, $p := site.RegularPages}}{{if $i}},{{end}}"
    '{{dict "t" $p.Title "u" $p.RelPermalink "c" $p.Plain | jsonify}}{{end}}]',
}


@dataclass(frozen=True, slots=True)
class Builder:
    """A command that builds the site in a folder; `data` matches the files that have events."""

    name: str
    command: Sequence[str]
    folder: Path
    data: str

    def build(self) -> Built:
        """Build once. Exits with the builder's words if it fails."""
        with (self.folder / "log.txt").open("w+") as log:
            started = time.monotonic()
            process = subprocess.Popen(
                self.command, cwd=self.folder, stdout=log, stderr=log, env=_environment()
            )
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            wall = time.monotonic() - started
            log.seek(0)
            if process.returncode:
                sys.exit(f"{self.name}: {log.read()}")
        scale = 2**20 if sys.platform == "darwin" else 2**10
        return Built(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / scale)

    def clean(self) -> None:
        """Remove the output and every cache."""
        for name in ("site", ".cache", "resources"):
            shutil.rmtree(self.folder / name, ignore_errors=True)

    def output(self) -> tuple[float, int]:
        """The size of the site in MB, and how many files it has."""
        sizes = [
            path.stat().st_size for path in (self.folder / "site").rglob("*") if path.is_file()
        ]
        return sum(sizes) / 1e6, len(sizes)

    def change(self, number: int) -> None:
        """Change one word of one event, to another at each time."""
        path = min(self.folder.glob(self.data))
        text = path.read_text("utf-8")
        first = re.compile(r"\bChanged\d* |(?<=title: \")|(?<=^## )", re.MULTILINE)
        path.write_text(first.sub(f"Changed{number} ", text, count=1), "utf-8")


@dataclass(frozen=True, slots=True)
class Built:
    """What a build took: processor and wall seconds, and its peak memory in MB."""

    seconds: float
    wall: float
    peak: float


def _environment() -> dict[str, str]:
    """That of a writer's shell: Python keeps there what it compiles."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "NO_MKDOCS_2_WARNING": "1"}


def make_builders(count: int, work: Path, hugo: str) -> list[Builder]:
    """Folders with the same events for each builder that is there."""
    own = work / "dateline"
    own.mkdir(parents=True)
    (own / "mkdocs.yml").write_text(CONFIG, "utf-8")
    run(sys.executable, HERE / "generate.py", count, own / "docs")
    run(sys.executable, "-m", "dateline", "verify", own / "docs")
    run(sys.executable, "-m", "dateline", "build", own / "docs", "--out", work / "out")
    data = json.loads((work / "out/chronicle/data/timeline.json").read_text("utf-8"))
    shutil.rmtree(work / "out")
    mkdocs = [str(BIN / "mkdocs"), "build", "--quiet"]
    builders = [
        Builder("Dateline", mkdocs, own, "docs/chronicle/events/*.yml"),
        Builder("Material", mkdocs, work / "material", "docs/chronicle/2*.md"),
    ]
    if (BIN / "zensical").exists():
        zensical = [str(BIN / "zensical"), "build"]
        builders.append(Builder("Zensical", zensical, work / "zensical", "docs/chronicle/2*.md"))
    if hugo:
        command = [str(Path(hugo).absolute()), "--quiet", "--destination", "site"]
        builders.append(Builder("Hugo", command, work / "hugo", "content/chronicle/2*.md"))
    for builder in builders[1:]:
        write_plain(data, builder.folder, for_hugo=builder.name == "Hugo")
    return builders


def write_plain(data: Mapping[str, Any], folder: Path, *, for_hugo: bool) -> None:
    """The events as Markdown, a page for each month, with all sources on one page."""
    index = "_index.md" if for_hugo else "index.md"
    sources = "/chronicle/sources/" if for_hugo else "sources.md"
    months = defaultdict(list)
    named = {source["id"]: source for source in data["sources"]}
    for event in data["events"]:
        months[(event["earliest"] or event["latest"])[:7]].append(
            "\n".join(_event_lines(event, named, sources))
        )
    ending = "/" if for_hugo else ".md"
    pages = {index: "# Home\n"}
    pages[f"chronicle/{index}"] = "".join(f"- [{m}]({m}{ending})\n" for m in sorted(months))
    pages |= {f"chronicle/{month}.md": "\n\n".join(told) for month, told in months.items()}
    pages["chronicle/sources.md"] = "\n\n".join(
        f"## {_title(source)} {{#{id_}}}\n\n{source['outlet']} · {source['published']}"
        for id_, source in named.items()
    )
    top = "content" if for_hugo else "docs"
    files = {
        f"{top}/{path}": f"---\ntitle: {Path(path).stem}\n---\n{text}"
        for path, text in pages.items()
    }
    if for_hugo:
        files["hugo.toml"] = HUGO_CONFIG
        files |= {f"layouts/{name}": text for name, text in HUGO_LAYOUTS.items()}
    else:
        files["mkdocs.yml"] = PLAIN_CONFIG
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def _title(source: Mapping[str, str]) -> str:
    return source["title"] or source["id"]


def _event_lines(
    event: Mapping[str, Any], sources: Mapping[str, Mapping[str, str]], page: str
) -> Iterator[str]:
    yield f"## {event['title']} {{#{event['id']}}}\n"
    yield f"*{event['date_text']}* · {' · '.join(event['topics'])}\n"
    yield f"{event['text']}\n"
    for account in event["accounts"]:
        link = f"[{_title(sources[account['source']])}]({page}#{account['source']})"
        if account["words"]:
            yield f"> “{account['words']}”\n>\n> {account['by']} {link}\n"
        else:
            yield f"Also {link}\n"


def measure(builders: Sequence[Builder], rounds: int) -> dict[str, dict[str, Built]]:
    """Each builder in each state, in turn, so that a busy minute hits all alike; medians."""
    found: dict[tuple[str, str], list[Built]] = defaultdict(list)
    before: Mapping[str, Callable[[Builder, int], None]] = {
        "cold": lambda builder, _: builder.clean(),
        "unchanged": lambda _builder, _: None,
        "one event changed": Builder.change,
    }
    for turn in range(rounds):
        for state in STATES:
            for builder in builders:
                before[state](builder, turn)
                found[builder.name, state].append(builder.build())
    return {
        builder.name: {state: _median(found[builder.name, state]) for state in STATES}
        for builder in builders
    }


def _median(built: Sequence[Built]) -> Built:
    return Built(
        statistics.median(each.seconds for each in built),
        statistics.median(each.wall for each in built),
        statistics.median(each.peak for each in built),
    )


def table(count: int, builders: Sequence[Builder], rounds: int) -> Iterator[str]:
    """The measures of one size as the lines of a Markdown table."""
    found = measure(builders, rounds)
    yield f"| {count:,} events | {' | '.join(STATES)} | × Material | × Hugo | memory | output |"
    yield f"| --- |{' ---: |' * (len(STATES) + 4)}"
    for builder in builders:
        own = found[builder.name]
        cells = [f"{own[state].seconds:.2f} s" for state in STATES]
        for other in ("Material", "Hugo"):
            cold = found[other]["cold"].seconds if other in found else 0
            cells.append(f"{own['cold'].seconds / cold:.1f}" if cold else "–")
        size, files = builder.output()
        cells += [f"{own['cold'].peak:.0f} MB", f"{size:.0f} MB in {files:,} files"]
        yield f"| {builder.name} | {' | '.join(cells)} |"


def time_saves(builder: Builder, saves: int = 3) -> list[float]:
    """Seconds from a save of one event's title to the page that shows it, in `mkdocs serve`."""
    with (builder.folder / "serve.txt").open("w") as log:
        command = [str(BIN / "mkdocs"), "serve", "--dev-addr", f"127.0.0.1:{PORT}"]
        server = subprocess.Popen(
            command, cwd=builder.folder, stdout=log, stderr=log, env=_environment()
        )
    try:
        data = _wait_for("chronicle/data/timeline.json", "events")
        page = json.loads(data)["events"][0]["page"].partition("#")[0]
        taken = []
        for number in range(100, 100 + saves):
            time.sleep(2)
            started = time.monotonic()
            builder.change(number)
            _wait_for(page, f"Changed{number}")
            taken.append(time.monotonic() - started)
        return taken
    finally:
        server.send_signal(signal.SIGINT)
        try:
            server.wait(15)
        except subprocess.TimeoutExpired:
            server.kill()


def _wait_for(page: str, words: str, most: float = 180) -> str:
    until = time.monotonic() + most
    while time.monotonic() < until:
        try:
            with urlopen(f"http://127.0.0.1:{PORT}/{page}", timeout=60) as answer:
                text: str = answer.read().decode()
        except OSError:
            text = ""
        if words in text:
            return text
        time.sleep(0.05)
    sys.exit(f"{page} did not show {words} within {most:.0f} s.")


def main() -> None:
    """Measure each size that the command line names, then saves in a preview."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("sizes", type=int, nargs="*", default=(1000, 10_000), metavar="N")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--hugo", default=shutil.which("hugo") or "", help="the path of Hugo")
    wanted = parser.parse_args()
    for size in sorted(set(wanted.sizes)):
        with tempfile.TemporaryDirectory() as work:
            builders = make_builders(size, Path(work), wanted.hugo)
            print("\n".join(table(size, builders, wanted.rounds)), flush=True)
            if size == SERVED:
                taken = statistics.median(time_saves(builders[0]))
                print(f"\nA save in `mkdocs serve` to its page: {taken:.2f} s\n", flush=True)


if __name__ == "__main__":
    main()
