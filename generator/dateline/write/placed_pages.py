"""Pages that people write, with what their markers ask for.

Only what is between a marker and its end is written; all else of such a page stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from dateline.data.output_paths import reason_against_form
from dateline.text.markers import MarkedPage, find_markers, with_parts
from dateline.write.root import Root


def write_placed(
    pages: Iterable[tuple[MarkedPage, Sequence[str]]], folder: Path
) -> tuple[str, ...]:
    """Bring each page up to date in a folder, with a part for each of its markers; a page that is
    not there is written whole. The paths of those that changed.

    Raises:
        OSError: the system does not let us.
    """
    root = Root(folder, reason_against_form)
    changed = []
    for page, parts in pages:
        there = root.read(page.path)
        text = page.text if there is None else there.decode("utf-8", "replace")
        if len(find_markers(text, "")) != len(parts):
            continue  # in another folder than the docs folder, another page has its name
        content = with_parts(text, parts).encode()
        if content != there:
            root.write(page.path, content)
            changed.append(page.path)
    return tuple(changed)
