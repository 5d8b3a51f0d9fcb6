"""Which files on disk Dateline made: pages by their marker, all others by the manifest."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path, PurePosixPath

from dateline.data.file_names import DATA
from dateline.data.output_paths import is_page
from dateline.text.markers import MADE
from dateline.write.manifest import read_manifest, sha256
from dateline.write.root import Root

_BOM = b"\xef\xbb\xbf"
_FENCE = re.compile(rb"^---[ \t]*\r?$", re.MULTILINE)  # around a page's metadata


def is_generated(content: bytes) -> bool:
    """Whether a page begins with our marker.

    A page that shows the marker further down, to explain it, is a person's.
    """
    page = content.removeprefix(_BOM)
    if start := _FENCE.match(page):
        end = _FENCE.search(page, start.end())
        page = page[end.end() :] if end else b""
    return page.lstrip().startswith(MADE.encode())


def find_stale(wanted: Collection[str], folder: Path) -> tuple[str, ...]:
    """The generated files in a folder that are wanted no longer, sorted: those of the
    manifest, and marked pages in the same timelines that have a name of ours.
    """
    root = Root(folder)
    ours = read_manifest(root)
    kept = {*wanted}
    found = {
        path
        for path, hashes in ours.items()
        if path not in kept
        and (current := _read(root, path)) is not None
        and sha256(current) in hashes
    }
    # Pages of the whole site are in the folder itself, with or without a timeline there.
    folders = {PurePosixPath(), *(PurePosixPath(path).parent for path in kept if is_page(path))}
    # A timeline that is gone is known by its data file alone.
    folders |= {PurePosixPath(path).parents[1] for path in ours if path.endswith(DATA)}
    for parent in sorted(folders):
        for name in filter(is_page, root.names(str(parent))):
            path = str(parent / name)
            if path not in kept and is_generated(_read(root, path) or b""):
                found.add(path)
    return tuple(sorted(found))


def _read(root: Root, path: str) -> bytes | None:
    """A file's bytes; None for what is not there, cannot be read, or is none of ours."""
    try:
        return root.read(path)
    except OSError:
        return None
