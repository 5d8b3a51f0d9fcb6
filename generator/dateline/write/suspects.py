"""Files of a person that may be in the way of an output, found without making the outputs.

A check looks for these at every run; only where there are any does it make the pages to be sure.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from pathlib import Path, PurePosixPath

from dateline.data.file_names import path_in
from dateline.data.output_paths import is_output, is_page
from dateline.write.manifest import read_manifest
from dateline.write.ownership import is_generated
from dateline.write.root import Root
from dateline.write.shared_addresses import published_at

_LONGEST = 3  # names of the longest output's path, below its timeline: `e/<id>/index.html`


def has_suspects(timelines: Collection[str], docs: Path, *, directory_urls: bool) -> bool:
    """Whether a file in or beside one of the timelines' folders may be in an output's way."""
    root = Root(docs)
    ours = read_manifest(root)
    for folder in timelines:
        for path in _files(docs, folder):
            names = _names_with_address(path, directory_urls=directory_urls)
            is_named_so = path not in ours and any(_is_output_in(folder, name) for name in names)
            if is_named_so and not (is_page(path) and _is_generated(root, path)):
                return True
    return False


def _files(docs: Path, folder: str) -> Iterator[str]:
    """The files below a timeline's folder, as deep as outputs go, and those beside the folder."""
    if folder:
        yield from _files_in(docs, str(PurePosixPath(folder).parent).removeprefix("."))
    for place, folders, _ in os.walk(docs / folder):
        below = Path(place).relative_to(docs).as_posix().removeprefix(".")
        if len(PurePosixPath(below).parts) - len(PurePosixPath(folder).parts) >= _LONGEST - 1:
            folders.clear()
        yield from _files_in(docs, below)


def _files_in(docs: Path, folder: str) -> Iterator[str]:
    try:
        with os.scandir(docs / folder) as entries:
            names = sorted(e.name for e in entries if not e.name.startswith("."))
    except OSError:
        return
    for name in names:
        yield path_in(folder, name)


def _names_with_address(path: str, *, directory_urls: bool) -> Iterator[str]:
    """The names that a file of the same address could have: its own, and those of pages."""
    yield path
    published = PurePosixPath(published_at(path, directory_urls=directory_urls))
    yield published.as_posix()
    yield published.with_suffix(".md").as_posix()
    if published.name == "index.html":
        yield f"{published.parent}.md"


def _is_output_in(folder: str, path: str) -> bool:
    """Whether a path is one that the renderers may give to a file of the timeline itself."""
    if folder and not path.startswith(f"{folder}/"):
        return False
    below = path.removeprefix(f"{folder}/") if folder else path
    return is_output(below) and not ("/" in below and is_page(below))


def _is_generated(root: Root, path: str) -> bool:
    try:
        return is_generated(root.read(path) or b"")
    except OSError:
        return False
