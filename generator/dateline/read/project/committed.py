"""The ids of events in Git's last commit, of which readers may have links."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from dateline.data.file_names import TIMELINE, section_file
from dateline.data.nodes import Mapping as MappingNode
from dateline.data.nodes import Node, Scalar, Sequence
from dateline.problems import Problems
from dateline.read.yaml.file import read_yaml

_EVENTS = "events"


def committed_events(docs: Path, folders: Collection[str]) -> Mapping[str, tuple[str, ...]]:
    """By the folder of each timeline, the ids of the events, drafts aside, that the last commit
    has in data files which are other files now. Nothing where there is no Git and no commit.
    """
    found: dict[str, tuple[str, ...]] = {}
    changed = _git(docs, "diff", "--name-only", "-z", "--relative", "HEAD", "--", ".")
    for path in changed.decode("utf-8", "replace").split("\0"):
        for folder in folders:
            below = path.removeprefix(f"{folder}/") if folder else path
            if (below != path or not folder) and _has_events(below):
                node = read_yaml(_git(docs, "show", f"HEAD:./{path}"), path, Problems())
                found[folder] = (*found.get(folder, ()), *_ids(node, is_whole=below == TIMELINE))
    return found


def _has_events(below: str) -> bool:
    """Whether a path below a timeline's folder is that of a file with events."""
    folder, _, name = below.rpartition("/")
    in_folder = folder == _EVENTS and name.endswith(".yml")
    return below in (TIMELINE, section_file(_EVENTS)) or in_folder


def _ids(node: Node | None, *, is_whole: bool) -> Iterator[str]:
    if is_whole:
        node = dict(_texts_of(node)).get(_EVENTS) if isinstance(node, MappingNode) else None
    events = node.items if isinstance(node, Sequence) else (node,)
    for event in events:
        values = dict(_texts_of(event)) if isinstance(event, MappingNode) else {}
        name, draft = values.get("id"), values.get("draft")
        is_draft = isinstance(draft, Scalar) and draft.text == "true"
        if isinstance(name, Scalar) and not is_draft:
            yield name.text


def _texts_of(mapping: MappingNode) -> Iterator[tuple[str, Node]]:
    return ((key.text, value) for key, value in mapping)


def _git(folder: Path, *arguments: str) -> bytes:
    """What a command of Git prints; nothing where it fails."""
    git = shutil.which("git")
    if git is None:
        return b""
    try:
        done = subprocess.run([git, *arguments], cwd=folder, capture_output=True, check=False)
    except OSError:
        return b""
    return done.stdout if done.returncode == 0 else b""
