"""What a new site and a new timeline are made of: paths and contents."""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib.resources import files
from pathlib import PurePosixPath
from typing import Final

from dateline.data.file_names import TIMELINE, path_in
from dateline.scaffold.home import INSTALL
from dateline.text.yaml_lines import scalar

TIMELINE_OF_SITE: Final = "harbour-talks"
TITLE: Final = "The harbour talks"
SCHEMA: Final = "dateline.schema.json"
_EVENTS: Final = "events.yml"
# An event's id, and all lines below it.
_EVENT: Final = re.compile(r"(?m)^- id: (.+)\n((?:  .*\n|\n)+)")

Files = Mapping[str, bytes]
"""Contents by their path below the site's root."""


def site_files(name: str, *, split: bool) -> Files:
    """A site of that name with one timeline; `split` as for a timeline."""
    folder = f"docs/{TIMELINE_OF_SITE}"
    found = {
        "mkdocs.yml": _file("mkdocs.yml", NAME=scalar(name)),
        "docs/index.md": _file("index.md", NAME=_plain(name)),
        "docs/assets/sign.svg": _file("sign.svg"),
        "docs/assets/site.css": _file("site.css"),
        ".gitignore": _file("gitignore"),
        "requirements.txt": _file("requirements.txt", INSTALL=INSTALL),
        ".github/workflows/pages.yml": _file("pages.yml"),
        ".github/workflows/check.yml": _file("check.yml"),
    }
    return {**found, **timeline_files(folder, TITLE, split=split)}


def timeline_files(folder: str, title: str, *, split: bool) -> Files:
    """A timeline's own files. `folder` is below the site's root. With `split` each event has a file
    of its own, as content managers need it.
    """
    text = f"texts/{PurePosixPath(folder).name}-herald.txt"
    head = _file(
        "timeline.yml",
        SCHEMA=_editor_line(folder),
        TITLE=scalar(title),
        TEXT=scalar(text),
    )
    events = _file(_EVENTS).decode()
    found = {text: _file("herald.txt")}
    if not split:
        section = re.sub(r"(?m)^(?=.)", "  ", events)
        return {**found, path_in(folder, TIMELINE): head + f"\nevents:\n{section}".encode()}
    found[path_in(folder, TIMELINE)] = head
    for event_id, keys in _EVENT.findall(events):
        path = f"{folder}/events/{event_id}.yml"
        own = re.sub(r"(?m)^  ", "", keys).rstrip("\n")
        found[path] = f"{_editor_line(f'{folder}/events')}\nid: {event_id}\n{own}\n".encode()
    return found


def _editor_line(folder: str) -> str:
    """The line that names the schema to editors, in a file of a folder below the site's root."""
    up = "../" * len(PurePosixPath(folder).parts)
    return f"# yaml-language-server: $schema={up}{SCHEMA}"


def _file(name: str, **values: str) -> bytes:
    """One of the files in `files/`, with values in the places that have their names."""
    text = files("dateline.scaffold").joinpath("files", name).read_text("utf-8")
    for key, value in values.items():
        text = text.replace(f"@{key}@", value)
    return text.encode()


def _plain(name: str) -> str:
    """A name as a heading of Markdown shows it."""
    return re.sub(r"([\\`*_{}\[\]<>#&])", r"\\\1", name)
