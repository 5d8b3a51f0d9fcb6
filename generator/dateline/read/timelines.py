"""From a docs folder to drafts: a timeline is a folder that contains a timeline.yml."""

from __future__ import annotations

import os
from pathlib import Path

from dateline.cache import Cache
from dateline.data.file_names import TIMELINE
from dateline.data.folder_names import FIT, fault_of_name, fit_name
from dateline.data.keys import SECTIONS
from dateline.data.nodes import Draft
from dateline.data.settings import MOST_EVENTS
from dateline.problems import Place, Problems
from dateline.read.files import holds_file, is_folder, list_folder, real_path, shown_name
from dateline.read.folder import TimelineFolder, report_link
from dateline.read.misnamed import correct_name, meant_for, report_copy, report_misnamed
from dateline.read.shared_folders import SharedFolders


def read_timelines(
    docs: Path,
    problems: Problems,
    *,
    shown: str = "docs",
    most_events: int = MOST_EVENTS,
    cache: Cache | None = None,
) -> tuple[Draft, ...]:
    """Every timeline at or below a docs folder, in the order of their folders.

    `shown` is how messages name the docs folder; a timeline of more than `most_events` is
    refused. Hidden folders are passed over, and
    links to folders are not followed. A timeline of which a file cannot be read to its
    end has an error among the problems and gives no draft, so that later stages do not
    miss what they could not see.
    """
    if not os.path.isdir(docs):  # noqa: PTH112 - Path.is_dir raises where permissions lack
        found = f"There is no folder `{shown}`."
        if os.path.islink(docs):  # noqa: PTH114 - the same
            found = f"`{shown}` is a link that leads to no folder."
        problems.error(
            Place(shown),
            "no-docs-folder",
            found,
            "Name the folder that contains your timelines.",
        )
        return ()
    folders = _find_timelines(real_path(docs), shown, problems)
    _report_bad_names(folders, shown, problems)
    shared = SharedFolders(real_path(docs), shown, problems)
    drafts = [folder.read_draft(problems, shared.used_by, most_events, cache) for folder in folders]
    if not folders and not problems.has_errors:
        problems.warning(
            Place(shown),
            "no-timeline",
            f"No folder at or below `{shown}` contains a `{TIMELINE}`.",
            "Make a folder for your timeline, and in it a `timeline.yml` with a `title`.",
        )
    return tuple(draft for draft in drafts if draft)


def find_timelines(docs: Path) -> tuple[str, ...]:
    """The folders below a docs folder that contain a timeline.yml, even one that cannot be read."""
    return tuple(folder.relative for folder in _find_timelines(real_path(docs), "", Problems()))


def _find_timelines(docs: Path, shown: str, problems: Problems) -> list[TimelineFolder]:
    found: list[TimelineFolder] = []
    waiting = [""]
    while waiting:
        relative = waiting.pop()
        here = f"{shown}/{shown_name(relative)}" if relative else shown
        entries = list_folder(docs / relative, here, problems)
        holds_timeline = any(entry.name == TIMELINE for entry in entries)
        if holds_timeline:
            found.append(TimelineFolder(docs, relative, here, tuple(entries)))
        else:
            _report_misnamed(entries, here, problems)
        for entry in entries:
            if _is_section(entry, in_timeline=holds_timeline):
                continue
            if is_folder(entry, follow=False):
                waiting.append(f"{relative}/{entry.name}" if relative else entry.name)
            elif is_folder(entry) and holds_file(entry.path, TIMELINE):
                report_link(f"{here}/{shown_name(entry.name)}", problems)
    return sorted(found, key=lambda folder: folder.relative)


def _report_bad_names(folders: list[TimelineFolder], shown: str, problems: Problems) -> None:
    """Report each folder on the way to a timeline whose name no address should contain, once."""
    told: set[str] = set()
    for folder in folders:
        here = shown
        for name in folder.relative.split("/"):
            here = f"{here}/{shown_name(name)}"
            fault = fault_of_name(name)
            if fault and here not in told:
                told.add(here)
                _report_bad_name(here, fault, fit_name(name), problems)


def _report_bad_name(here: str, fault: str, offer: str, problems: Problems) -> None:
    example = f", for example to `{offer}`" if offer else ""
    problems.error(
        Place(here),
        "bad-folder",
        f"This folder's name becomes a part of addresses, and it contains {fault}.",
        f"Rename it{example}: it can have letters, digits, spaces and `{FIT}`.",
    )


def _is_section(entry: os.DirEntry[str], *, in_timeline: bool) -> bool:
    """Whether a folder contains a section's files and is not a timeline itself."""
    named = in_timeline and entry.name in SECTIONS
    return named and not holds_file(entry.path, TIMELINE)


def _report_misnamed(entries: list[os.DirEntry[str]], here: str, problems: Problems) -> None:
    for entry in entries:
        shown = f"{here}/{shown_name(entry.name)}"
        meant = meant_for(entry.name)
        if is_folder(entry):
            continue
        if correct_name(entry.name) == TIMELINE:
            report_misnamed(shown, TIMELINE, problems)
        elif meant and correct_name(meant.name) == TIMELINE:
            report = report_copy if meant.is_copy else report_misnamed
            report(shown, TIMELINE, problems)
