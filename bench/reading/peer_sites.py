"""The same events for all tools, each set up as its own documentation begins.

TimelineJS3 and vis-timeline come from the npm registry, Material with neoteroi's timeline block
from PyPI, all into a folder that is not part of the repository. Each page holds all events, and is
served from the same machine as Dateline's.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape
from importlib import metadata
from pathlib import Path
from typing import Any

from bench.reading.events import Told
from bench.reading.loading import Wanted
from bench.reading.own_site import EVENT, FULL, PLAIN, build_own, configure, put_sign, run

NPM = {"@knight-lab/timelinejs": "3.9.11", "vis-timeline": "8.5.4", "lighthouse": "12.8.2"}
NEOTEROI = "1.2.0"
NEOTEROI_BLOCK = "neoteroi.timeline"
# Neoteroi's documentation has one copy its style sheet from the code host by hand. Put into the
# folder of the packages under this name, it is used; else the page goes without, and is lighter.
NEOTEROI_STYLE = "neoteroi-mkdocs.css"


@dataclass(frozen=True, slots=True)
class Peer:
    """One way to show the events: what it is called, how its page is made, and the class of
    element that stands for an event in it. `installed`: it comes from a registry.

    `build` takes the events, the folder of the site, and the folder of the packages.
    """

    key: str
    name: str
    build: Callable[[list[Told], Path, Path], None]
    element: str
    installed: bool = True

    def wanted(self, events: list[Told]) -> Wanted:
        """How to know that its last event is there."""
        return Wanted(self.element, len(events), (events[-1].mark, events[-1].quotation))


def install_peers(folder: Path) -> None:
    """Install the tools, unless they are there in these versions.

    Raises:
        RuntimeError: a registry cannot be reached.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if not all(_npm_version(folder, name) == version for name, version in NPM.items()):
        wanted = [f"{name}@{version}" for name, version in NPM.items()]
        command = "npm install --no-audit --no-fund --ignore-scripts --prefix ."
        run(*command.split(), *wanted, folder=folder)
    python = folder / "neoteroi" / "bin" / "python"
    if not python.exists():
        run(sys.executable, "-m", "venv", folder / "neoteroi", folder=folder)
        material = metadata.version("mkdocs-material")
        packages = [f"neoteroi-mkdocs=={NEOTEROI}", f"mkdocs-material=={material}"]
        run(python, "-m", "pip", "install", "--quiet", *packages, folder=folder)


def _npm_version(folder: Path, name: str) -> str:
    package = folder / "node_modules" / name / "package.json"
    return str(json.loads(package.read_text("utf-8"))["version"]) if package.exists() else ""


def words_of(event: Told) -> str:
    """Prose, quotation and source as HTML, for the tools that take HTML."""
    source = f'<a href="{escape(event.address)}">{escape(event.outlet)}</a>'
    said = f"<blockquote><p>“{escape(event.quotation)}”</p></blockquote>"
    return f"<p>{escape(event.text)}</p>{said}<p>{escape(event.speaker)}, {source}</p>"


def build_timelinejs(events: list[Told], site: Path, packages: Path) -> None:
    """A page as in TimelineJS3's guide: a container, and the events as JSON at an address."""
    shutil.copytree(packages / "node_modules/@knight-lab/timelinejs/dist", site / "dist")
    told = [
        {
            "start_date": {
                "year": event.day.year,
                "month": event.day.month,
                **({} if event.month_only else {"day": event.day.day}),
            },
            "text": {"headline": escape(event.headline), "text": words_of(event)},
            "unique_id": event.name,
        }
        for event in events
    ]
    (site / "timeline.json").write_text(json.dumps({"events": told}), "utf-8")
    (site / "index.html").write_text(
        """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>A chronicle</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link title="timeline-styles" rel="stylesheet" href="dist/css/timeline.css">
<script src="dist/js/timeline.js"></script></head>
<body><div id="timeline-embed" style="width: 100%; height: 600px"></div>
<script>window.timeline = new TL.Timeline("timeline-embed", "timeline.json");</script>
</body></html>
""",
        "utf-8",
    )


def build_vis(events: list[Told], site: Path, packages: Path) -> None:
    """A page as in vis-timeline's README: the standalone build, and the events in a script."""
    source = packages / "node_modules/vis-timeline"
    for name in (
        "standalone/umd/vis-timeline-graph2d.min.js",
        "styles/vis-timeline-graph2d.min.css",
    ):
        shutil.copy(source / name, site)
    items = [
        {
            "id": event.number,
            "start": event.day.isoformat(),
            "content": f"<h3>{escape(event.headline)}</h3><p>{event.spoken_day}</p>"
            + words_of(event),
        }
        for event in events
    ]
    (site / "index.html").write_text(
        f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>A chronicle</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<script src="vis-timeline-graph2d.min.js"></script>
<link rel="stylesheet" href="vis-timeline-graph2d.min.css"></head>
<body><div id="visualization"></div>
<script>
const items = new vis.DataSet({json.dumps(items).replace("</", "<" + chr(92) + "/")});
new vis.Timeline(document.getElementById("visualization"), items, {{}});
</script></body></html>
""",
        "utf-8",
    )


def build_dateline(config: Mapping[str, Any]) -> Callable[[list[Told], Path, Path], None]:
    """How Dateline's page is made in these settings of Material."""

    def build(events: list[Told], site: Path, _packages: Path) -> None:
        build_own(events, source_of(site), len(events), config).rename(site)

    return build


def source_of(site: Path) -> Path:
    """Where the sources of a site that MkDocs builds are."""
    return site.parent / f"{site.name}-source"


def build_neoteroi(events: list[Told], site: Path, packages: Path) -> None:
    """A page of Material, with its own settings, and neoteroi's timeline block."""
    config = "site_name: A chronicle\nsite_url: https://chronicle.example/\n"
    config += f"theme: {{name: material}}\nmarkdown_extensions: [{NEOTEROI_BLOCK}]\n"
    _build_neoteroi(config, events, site, packages)


def build_neoteroi_full(events: list[Told], site: Path, packages: Path) -> None:
    """The same block in the full settings of Dateline's page, so that only the timelines differ."""
    _build_neoteroi(configure(FULL, extension=NEOTEROI_BLOCK), events, site, packages)


def _build_neoteroi(config: str, events: list[Told], site: Path, packages: Path) -> None:
    work = source_of(site)
    docs = work / "docs"
    docs.mkdir(parents=True)
    items = [
        {
            "title": event.headline,
            "sub_title": event.spoken_day,
            "content": f"{event.text} “{event.quotation}” {event.speaker}, "
            f"[{event.outlet}]({event.address})",
        }
        for event in events
    ]
    block = f"::timeline::\n\n{json.dumps(items, indent=1, ensure_ascii=False)}\n\n::/timeline::\n"
    (docs / "index.md").write_text(f"# A chronicle\n\n{block}", "utf-8")
    put_sign(docs)
    style = packages / NEOTEROI_STYLE
    if style.exists():
        shutil.copy(style, docs)
        config += f"extra_css: [{NEOTEROI_STYLE}]\n"
    (work / "mkdocs.yml").write_text(config, "utf-8")
    python = packages / "neoteroi" / "bin" / "python"
    run(python, "-m", "mkdocs", "build", "--quiet", "--site-dir", site, folder=work)


def build_bare(events: list[Told], site: Path, _packages: Path) -> None:
    """HTML alone, as a measure of what the words themselves cost."""
    told = "\n".join(
        f'<article class="event" id="{event.name}"><h2>{escape(event.headline)}</h2>'
        f'<p><time datetime="{event.written_day}">{event.spoken_day}</time></p>'
        f"{words_of(event)}</article>"
        for event in events
    )
    (site / "index.html").write_text(
        f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>A chronicle</title>
<meta name="viewport" content="width=device-width, initial-scale=1"></head>
<body><main><h1>A chronicle</h1>
{told}
</main></body></html>
""",
        "utf-8",
    )


OWN = "own"
"""The key of the sites that the goals are measured on."""

PEERS = (
    Peer("plain", "Dateline", build_dateline(PLAIN), EVENT, installed=False),
    Peer("timelinejs", "TimelineJS3", build_timelinejs, "tl-slide"),
    Peer("vis", "vis-timeline", build_vis, "vis-item"),
    Peer("neoteroi", "Material with neoteroi’s block", build_neoteroi, "nt-timeline-item"),
    Peer("bare", "bare HTML", build_bare, "event", installed=False),
    Peer(OWN, "Dateline, dark too", build_dateline(FULL), EVENT, installed=False),
    Peer("neoteroi-full", "neoteroi’s block, dark too", build_neoteroi_full, "nt-timeline-item"),
)
