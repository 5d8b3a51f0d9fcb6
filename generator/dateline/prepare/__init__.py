"""A site's generated files, ready for a builder that asks for them again and again.

What a build before has made is used again (`dateline.cache`). If nothing that could change
anything has changed, nothing is even read: then the whole of a build is one note of the cache.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from dateline.cache import Cache, Marker
from dateline.data.outputs import Generated
from dateline.data.settings import Settings
from dateline.prepare.asked import Asked
from dateline.prepare.notes import read_build
from dateline.prepare.prepared import Prepared, Told
from dateline.read.project.root import find_project
from dateline.write.kept import load_kept, name_of_kept, save_kept

__all__ = ["Prepared", "Told", "prepare", "render_failure"]


def prepare(
    docs: Path,
    settings: Settings,
    shown: str,
    before: Prepared | None = None,
    *,
    previewing: bool = False,
    project: Path | None = None,
) -> Prepared:
    """Read, check and make the files of a docs folder, as far as that was not done before.

    `shown` is the docs folder's name in messages. `before` is what was last prepared by the same
    process, if its shelf is still open. Without it, what a build left on disk is used. `project` is
    the project's root: that of `find_project` unless given.
    """
    name = _name(docs, settings)
    project = project or find_project(docs)
    file = None if before and before.kept else load_kept(project, name)
    old = before.kept if before and before.kept else file.kept if file else None
    shelf = before.shelf if before and before.kept else file.shelf if file else None
    cache = Cache(old, previewing=previewing, lasting=not previewing)
    asked = Asked(docs, project, settings, shown, cache, shelf)
    known = read_build(asked)
    if known:
        return known
    # Loaded now: with it comes all of the program, which is not needed for what is known.
    from dateline.prepare.anew import make_anew  # noqa: PLC0415

    made = make_anew(asked)
    if file and not (made.shelf and made.shelf.rests_on(file.shelf)):
        file.close()
    if made.kept and not made.has_errors and not (before and before.kept):
        save_kept(project, name, made.kept)
    # The rest of a build needs none of it, and it would be a tenth of its memory.
    return made if previewing else replace(made, kept=None)


def render_failure(docs: Path, line: str, trace: str) -> tuple[Generated, ...]:
    """As in `build`, which is loaded now."""
    from dateline import build  # noqa: PLC0415

    return build.render_failure(docs, line, trace)


def _name(docs: Path, settings: Settings) -> str:
    """The name of what is kept on disk for a docs folder and settings."""
    return name_of_kept(str(docs.absolute()), Marker().of(settings).text)
