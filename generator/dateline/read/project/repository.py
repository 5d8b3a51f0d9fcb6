"""Where a file is in its repository, as annotations on a code host name it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from dateline.read.project.root import find_project


def path_in_repository(path: str, docs: Path, environment: Mapping[str, str]) -> str:
    """A path of a message as counted from the repository's root, in posix form.

    Paths of data count from the working folder, those of settings and templates from the
    project's root. The repository is what GITHUB_WORKSPACE names in the environment, or else the
    nearest folder with a `.git`. A path outside of it, or without one, stays as it is.
    """
    here = Path.cwd()
    found = next(
        (base / path for base in (here, find_project(docs)) if os.path.lexists(base / path)), None
    )
    root = _root(here, environment)
    if found is None or root is None:
        return path
    relative = Path(os.path.relpath(found.absolute(), root)).as_posix()
    return path if relative.startswith("../") else relative


def _root(here: Path, environment: Mapping[str, str]) -> Path | None:
    named = environment.get("GITHUB_WORKSPACE", "")
    if named and here.is_relative_to(named):
        return Path(named)
    return next((above for above in (here, *here.parents) if os.path.lexists(above / ".git")), None)
