"""Where a project is, and which of its files Git tracks."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

from dateline.data.file_names import SETTINGS
from dateline.read.files import real_path


def find_project(docs: Path) -> Path:
    """The project's root: the folder of the nearest mkdocs.yml, or other site builder's settings,
    at or above the docs folder.

    Where that is a link, those beside the link are the site's. Without any, the folder above the
    docs folder.
    """
    given, docs = Path(os.path.abspath(docs)), real_path(docs)  # noqa: PTH100 - follows no link
    for folder in (docs, *given.parents, *docs.parents):
        if any(os.path.isfile(folder / name) for name in SETTINGS):  # noqa: PTH113 - may raise
            return real_path(folder)
    return docs.parent


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
