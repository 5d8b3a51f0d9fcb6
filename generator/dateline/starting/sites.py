"""A new site, a new timeline in a site, and a schema for editors."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path

from dateline import build
from dateline.data.folder_names import fault_of_name
from dateline.editors import (
    MADE_BY,
    MADE_BY_NEW,
    Cms,
    cms_files,
    ids_of,
    schema_json,
    settings_file,
    with_timeline,
)
from dateline.problems import ProblemsFoundError
from dateline.read.project.root import find_project
from dateline.read.project.site_file import ASSETS, SiteFile, read_site_file
from dateline.read.settings import find_settings
from dateline.scaffold import SCHEMA, TIMELINE_OF_SITE, TITLE, site_files, timeline_files
from dateline.starting.advice import IGNORE_TEXTS, StartError, ignores_texts, title_of
from dateline.write.new_files import ExistsError, write_again, write_new


@dataclass(frozen=True, slots=True)
class Started:
    """What was made: the site's root, the timeline's folder, the files (both below the root), and
    what a person has to add by hand, as lines to show; empty if nothing. `builder` is the command
    that builds the site.
    """

    root: Path
    folder: str
    files: tuple[str, ...]
    to_add: str = ""
    builder: str = "mkdocs"


def write_schema(docs: Path, to: Path) -> int:
    """Write a JSON Schema for editors to a file, and over one of ours. The ids of all timelines
    at or below `docs` are choices in it; how many there are is returned.

    Raises:
        ExistsError: the file is there, and is not such a schema.
        OSError: the system does not let us write it.
    """
    ids = ids_of(build.load(docs).timelines if docs.is_dir() else ())
    content = schema_json(ids).encode()
    if not write_again(to.name, content, to.parent, MADE_BY.encode()):
        raise ExistsError((to.as_posix(),))
    return sum(len(known) for name, known in ids.items() if name not in ("positions", "accounts"))


def new_site(root: Path, day: str, cms: Cms | None = None) -> Started:
    """Make a site of one timeline in a folder. `day` (ISO) is when its words were checked.

    Raises:
        ExistsError: a file is there already; nothing is written.
        OSError: the system does not let us write.
    """
    folder = f"docs/{TIMELINE_OF_SITE}"
    files = dict(site_files(title_of(root.resolve().name), split=cms is not None))
    if cms:
        files |= cms_files(cms, folder, "docs", TITLE)
    return _make(root, files, folder, "docs", day)


def new_timeline(place: Path, day: str, cms: Cms | None = None) -> Started:
    """Make a timeline in a folder of a site that exists. `day` as for a site.

    Raises:
        StartError: there is no site, or the folder is not in its docs folder.
        ExistsError: a file is there already; nothing is written.
        OSError: the system does not let us write.
    """
    root = find_project(place)
    settings = find_settings(root)
    if settings is None:
        shown = place.as_posix()
        typed = f'"{shown}"' if " " in shown else shown
        raise StartError(
            f"There is no mkdocs.yml at or above `{shown}`. To make a site with a timeline, type: "
            f"dateline new {typed} --site"
        )
    try:
        site = read_site_file(settings)
    except ValueError as error:
        raise StartError(f"{settings.name} cannot be read: {error}") from error
    folder = _folder_below(place, root, site.docs)
    title = title_of(folder.rpartition("/")[2])
    files = dict(timeline_files(folder, title, split=cms is not None))
    again: dict[str, bytes] = {}
    if cms and (root / settings_file(cms, site.docs)).exists():
        again = _with_timeline(cms, root, settings_file(cms, site.docs), folder, title)
    elif cms:
        files |= cms_files(cms, folder, site.docs, title)
    started = _make(root, files, folder, site.docs, day)
    for name, content in again.items():
        write_again(name, content, root, MADE_BY_NEW.encode())
    told = _to_add(site, folder, title, root)
    written = tuple(sorted((*started.files, *again)))
    return Started(started.root, folder, written, told, site.builder)


def _with_timeline(cms: Cms, root: Path, name: str, folder: str, title: str) -> dict[str, bytes]:
    """The settings of a content manager, with one more timeline.

    Raises:
        StartError: they were changed so that it cannot be put at their end.
        OSError: the system does not let us read them.
    """
    try:
        settings = with_timeline(cms, (root / name).read_text("utf-8"), folder, title)
    except UnicodeDecodeError:
        settings = None
    if settings is None:
        key = "content" if cms is Cms.PAGES else "collections"
        raise StartError(
            f"{name} is there, and is not as `dateline new` writes it, with `{key}` at its end. "
            "Make the timeline without --cms; the guide's page 'Edit with help' shows what to add."
        )
    return {name: settings.encode()}


def next_steps(made: Started, entered: Path | None) -> str:
    """What to do next, as lines to show; `entered` is the folder of a new site."""
    name = made.folder.rpartition("/")[2]
    steps = [
        (f"{made.builder} serve", f"preview it: http://127.0.0.1:8000/{name}/"),
        (f"edit {made.folder}/", "put your own events in place of the two"),
        ("dateline check", "what is wrong with the data, all at once"),
        ("dateline verify", "are the quoted words in the sources?"),
    ]
    if made.builder == "zensical":
        steps.insert(0, ("dateline build --bodies html", "write the pages, before each build"))
    if entered is not None:
        steps.insert(0, (f"cd {entered.as_posix()}", "the new site"))
    width = max(len(command) for command, _ in steps)
    return "\n".join(["Next:", *(f"  {command:{width}}  {what}" for command, what in steps)])


def _folder_below(place: Path, root: Path, docs: str) -> str:
    """The folder of a timeline, below the site's root.

    Raises:
        StartError: it is not below the docs folder, or its name cannot be in an address.
    """
    relative = Path(os.path.relpath(place.resolve(), root)).as_posix()
    inside = relative.removeprefix(f"{docs}/")
    if inside == relative or relative.startswith("../"):
        raise StartError(
            f"A timeline is a folder below {docs}/, the docs folder of this site. Name one, such "
            f"as: {(Path(os.path.relpath(root)) / docs / 'talks').as_posix()}"
        )
    for name in inside.split("/"):
        if fault := fault_of_name(name):
            raise StartError(
                f"The folder's name '{name}' becomes a part of addresses, and it contains {fault}. "
                "Use letters, digits, spaces and - _ . , + ( )."
            )
    return relative


def _make(root: Path, files: dict[str, bytes], folder: str, docs: str, day: str) -> Started:
    if not (root / SCHEMA).exists():
        files[SCHEMA] = schema_json().encode()
    write_new(files, root)
    # The example's words are checked like any others: this makes the record of it.
    site = build.verify(root / folder, day)
    if site.has_errors:  # pragma: no cover - the example is tested
        raise ProblemsFoundError(site.problems)
    if MADE_BY.encode() in (root / SCHEMA).read_bytes():
        write_schema(root / docs, root / SCHEMA)
    records = (f"{folder}/checked.yml", f"{folder}/published.yml")
    return Started(root, folder, tuple(sorted((*files, *records))))


def _to_add(site: SiteFile, folder: str, title: str, root: Path) -> str:
    """What to add to a site's own files, as lines to show."""
    to_settings = _to_add_to_yaml if site.has_plugins else _to_add_to_toml
    told = [to_settings(site, folder, title)]
    if not ignores_texts(root):
        told.append(IGNORE_TEXTS)
    return "\n\n".join(filter(None, told))


def _to_add_to_toml(site: SiteFile, folder: str, title: str) -> str:
    lines = [f'{key} = ["{asset}"]' for key, asset in ASSETS if site.lacks_assets]
    if site.has_navigation:
        lines.append(f"nav = [{{{json.dumps(title, ensure_ascii=False)} = {_page(site, folder)}}}]")
    head = f"Add to `[project]` in {site.name}, to the lists that are there:"
    return f"{head}\n\n" + "\n".join(lines) if lines else ""


def _page(site: SiteFile, folder: str) -> str:
    return json.dumps(f"{folder.removeprefix(f'{site.docs}/')}/index.md", ensure_ascii=False)


def _to_add_to_yaml(site: SiteFile, folder: str, title: str) -> str:
    parts = []
    if site.lacks_plugin:
        parts.append("plugins:\n  - search\n  - dateline")
    if site.lacks_extensions:
        listed = "".join(f"\n  - {name}" for name in site.lacks_extensions)
        parts.append(f"markdown_extensions:{listed}")
    if site.has_navigation:
        page = f"{folder.removeprefix(f'{site.docs}/')}/index.md"
        parts.append(f"nav:\n  - {title}: {page}")
    return f"Add to {site.name}:\n\n" + "\n".join(parts) if parts else ""
