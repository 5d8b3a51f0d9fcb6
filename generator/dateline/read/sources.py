"""The private texts of a timeline's sources, as far as they are on this machine."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

from dateline.data.copies import TextAtHand
from dateline.data.model import Source, Timeline
from dateline.problems import Problems
from dateline.read.files import real_path
from dateline.read.private_text import NoText, read_text


def find_project(docs: Path) -> Path:
    """The project's root: the folder of the nearest mkdocs.yml at or above the docs folder.

    Without one, the folder above the docs folder.
    """
    docs = real_path(docs)
    for folder in (docs, *docs.parents):
        if os.path.isfile(folder / "mkdocs.yml"):  # noqa: PTH113 - Path's own may raise
            return folder
    return docs.parent


def read_texts(
    timeline: Timeline, project: Path, docs: Path, problems: Problems
) -> dict[str, TextAtHand]:
    """The texts at hand by the source's id. One that is missing is no problem here; one
    that would be published is, with the repository (Git tracks it) or with the site.
    """
    named = [source for source in timeline.sources.values() if source.has_copy]
    tracked = tracked_by_git(project, [source.text for source in named])
    texts = {}
    real_docs = real_path(docs)
    for source in named:
        found = read_text(project, source.text)
        if isinstance(found, NoText):
            if found.code != "no-text":
                place = source.place_of("text")
                problems.error(place, found.code, found.message, found.hint)
            continue
        if source.text in tracked:
            _report_tracked(source, problems)
        if real_path(project / source.text).is_relative_to(real_docs):
            _report_in_docs(source, problems)
        texts[source.id] = TextAtHand(found.text, found.sha256)
    return texts


def tracked_by_git(project: Path, paths: Iterable[str]) -> frozenset[str]:
    """Those of the paths that Git tracks. Where there is no Git there is none."""
    git = shutil.which("git")
    existing = [path for path in paths if os.path.exists(project / path)]  # noqa: PTH110
    if git is None or not existing:
        return frozenset()
    try:
        # Of the whole project: twenty thousand paths are more than a command may be given.
        listing = subprocess.run(
            [git, "ls-files", "-z"], cwd=project, capture_output=True, check=False
        )
    except OSError:
        return frozenset()
    listed = {name.decode("utf-8", "replace") for name in listing.stdout.split(b"\0")}
    return frozenset(path for path in existing if Path(path).as_posix() in listed)


def _report_tracked(source: Source, problems: Problems) -> None:
    problems.error(
        source.place_of("text"),
        "text-tracked",
        f"Git tracks `{source.text}`, a private copy: it would be published with the repository.",
        f"Run `git rm --cached {source.text}` and list its folder in .gitignore.",
    )


def _report_in_docs(source: Source, problems: Problems) -> None:
    problems.error(
        source.place_of("text"),
        "text-in-docs",
        f"`{source.text}` is a private copy in the docs folder, and a site builder publishes "
        "all files there.",
        f"Move it to a folder beside the docs folder: `text: texts/{Path(source.text).name}`.",
    )
