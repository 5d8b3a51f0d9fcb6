"""Dateline's own sites of the events, built as a reader of the guide would build them."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml
from bench.generate import Record, Value, as_yaml
from bench.reading.events import Told

from dateline.scaffold import site_files

# As the guide begins a site.
PLAIN: dict[str, Any] = {
    "site_name": "A chronicle",
    "site_url": "https://chronicle.example/",
    "theme": {"name": "material", "font": False},
    "markdown_extensions": ["attr_list", "md_in_html"],
}
# What follows "prefers-color-scheme", and the switch from there: its icon and its name.
_MODES = {
    "": ("auto", "Switch to light mode"),
    ": light": ("7", "Switch to dark mode"),
    ": dark": ("4", "Follow the system's setting"),
}
SIGN = "assets/sign.svg"
# As `dateline new --site` makes one: its sign, dark by the system's setting; and all that readers
# and search engines can have.
FULL: dict[str, Any] = PLAIN | {
    "site_description": "Invented events, to measure a page with.",
    "nav": [{"Chronicle": "index.md"}],
    "not_in_nav": "*",
    "theme": PLAIN["theme"]
    | {
        "logo": SIGN,
        "favicon": SIGN,
        "palette": [
            {
                "media": f"(prefers-color-scheme{mode})",
                "scheme": "slate" if mode == ": dark" else "default",
                "primary": "black" if mode == ": dark" else "white",
                "toggle": {"icon": f"material/brightness-{icon}", "name": name},
            }
            for mode, (icon, name) in _MODES.items()
        ],
    },
    "markdown_extensions": ["attr_list", "md_in_html", "tables", {"toc": {"permalink": True}}],
}

EVENT = "dl-event"
"""The class of the element that stands for an event."""


def configure(config: Mapping[str, Any], *plugins: object, extension: str = "") -> str:
    """The text of mkdocs.yml, with the search, these plugins and one more Markdown extension."""
    extensions = [*config["markdown_extensions"], *([extension] if extension else [])]
    added = {"plugins": ["search", *plugins], "markdown_extensions": extensions}
    return str(yaml.safe_dump({**config, **added}, sort_keys=False))


def count_events(page: Path) -> int:
    """How many events a built page shows."""
    return page.read_text("utf-8").count(f'class="{EVENT} ')


def build_own(
    events: Iterable[Told], work: Path, page_size: int = 200, config: Mapping[str, Any] = FULL
) -> Path:
    """Build a site of one timeline at its root; returns the site's folder."""
    docs = work / "docs"
    write_timeline([*events], docs)
    put_sign(docs)
    told = configure(config, {"dateline": {"page_size": page_size}})
    (work / "mkdocs.yml").write_text(told, "utf-8")
    run(sys.executable, "-m", "dateline", "verify", "docs", folder=work)
    run(sys.executable, "-m", "mkdocs", "build", "--quiet", folder=work)
    return work / "site"


def put_sign(docs: Path) -> None:
    """Put the sign of a new site into a docs folder."""
    (docs / SIGN).parent.mkdir(exist_ok=True)
    (docs / SIGN).write_bytes(site_files("A chronicle", split=False)[f"docs/{SIGN}"])


def build_all_searchable(own: Path, work: Path) -> Path:
    """The same pages with everything in the search index, as Material alone would have it."""
    docs = work / "docs"
    run(sys.executable, "-m", "dateline", "build", "docs", "--out", docs, folder=own)
    put_sign(docs)
    for page in docs.rglob("*.md"):
        page.write_text(re.sub(r" ?data-search-exclude", "", page.read_text("utf-8")), "utf-8")
    (work / "mkdocs.yml").write_text(configure(FULL), "utf-8")
    run(sys.executable, "-m", "mkdocs", "build", "--quiet", folder=work)
    return work / "site"


def write_timeline(events: list[Told], docs: Path) -> None:
    """Write the events as a timeline's data files, and the texts that hold the quotations."""
    docs.mkdir(parents=True)
    texts = docs.parent / "texts"
    texts.mkdir()
    names = dict.fromkeys(event.speaker for event in events)
    speakers = {speaker: f"person-{n}" for n, speaker in enumerate(names, 1)}
    people: Record = {name: {"name": speaker} for speaker, name in speakers.items()}
    sources: Record = {f"source-{event.number}": _source(event) for event in events}
    records: list[Value] = [_event(event, speakers[event.speaker]) for event in events]
    files: dict[str, Value] = {
        "timeline.yml": {
            "title": "A chronicle",
            "summary": "Invented events, to measure a page with.",
            "language": "en",
        },
        "people.yml": people,
        "sources.yml": sources,
        "events.yml": records,
    }
    for name, content in files.items():
        (docs / name).write_text(as_yaml(content).lstrip("\n") + "\n", "utf-8")
    for event in events:
        said = f'{event.text}\n\n"{event.quotation}" {event.speaker} said.\n'
        (texts / f"source-{event.number}.txt").write_text(said, "utf-8")


def _source(event: Told) -> Record:
    return {
        "type": "news",
        "title": event.headline,
        "outlet": event.outlet,
        "url": event.address,
        "language": "en",
        "text": f"texts/source-{event.number}.txt",
    }


def _event(event: Told, speaker: str) -> Record:
    account: Record = {
        "source": f"source-{event.number}",
        "by": speaker,
        "quote": event.quotation,
    }
    return {
        "id": event.name,
        "date": event.written_day,
        "title": event.headline,
        "text": event.text,
        "topics": [event.topic],
        "accounts": [account],
    }


def run(*command: object, folder: Path) -> str:
    """Run a command to its end and return what it prints.

    Raises:
        RuntimeError: it failed; the message holds what it printed.
    """
    done = subprocess.run(
        [*map(str, command)], cwd=folder, check=False, capture_output=True, text=True
    )
    if done.returncode:
        raise RuntimeError(
            f"{' '.join(map(str, command))}\n{done.stdout[-3000:]}{done.stderr[-3000:]}"
        )
    return done.stdout
