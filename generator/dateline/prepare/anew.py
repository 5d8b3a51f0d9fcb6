"""All that the build before this one has not made: read, checked and rendered."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from typing import TypeAlias

from dateline import build
from dateline.cache import Kept
from dateline.collector import collector_paused
from dateline.data.file_names import path_in
from dateline.data.model import Timeline
from dateline.data.outputs import Generated
from dateline.prepare.asked import Asked
from dateline.prepare.notes import note_build
from dateline.prepare.prepared import Prepared, Told
from dateline.problems import ProblemsFoundError
from dateline.problems.apart import with_errors
from dateline.render import last_change, render_problem_box
from dateline.write.spool import Shelf, ShelvedNotes

Files: TypeAlias = tuple[Generated, ...]


def make_anew(asked: Asked) -> Prepared:
    """All of it, with what the cache knows of its parts; without files, if there are errors
    and nobody previews the site.
    """
    shelf = _shelf_for(asked)
    made: Prepared | None = None
    try:
        made = _make(asked, shelf)
    finally:
        is_new = shelf is not asked.shelf
        if is_new and (made is None or made.shelf is not shelf):  # nothing rests on it
            shelf.close()
    return made


def _make(asked: Asked, shelf: Shelf) -> Prepared:
    """With what it makes on the shelf, which the result names; without one if that is not so."""
    cache = asked.cache
    cache.notes = ShelvedNotes(shelf, cache.old.notes)
    site = build.load(
        asked.docs, settings=asked.settings, shown=asked.shown, cache=cache, project=asked.project
    )
    made = Prepared(asked.docs, asked.settings, site.problems, tuple(map(_tell, site.timelines)))
    if site.has_errors and not cache.previewing:
        return made
    try:
        with collector_paused():
            units = [*_shelved(asked, site, shelf)]
    except ProblemsFoundError as error:
        pages = site.render_problems(error.problems)
        return replace(made, problems=(*site.problems, *error.problems), outputs=pages)
    made = replace(
        made,
        outputs=tuple(output for _, files in units for output in files),
        boxes=tuple(_boxes(site)),
        placed=tuple((page.path, parts) for page, parts in site.render_placed(guarded=False)),
    )
    if not site.has_errors:
        sources = (one for timeline in site.timelines for one in timeline.sources.values())
        paths = {path for source in sources for path in source.copies}
        note_build(asked, made, [key for key, _ in units], paths)
    kept = Kept(cache.notes, {key: files for key, files in units if key}, cache.passing)
    return replace(made, kept=kept, shelf=shelf)


def _shelf_for(asked: Asked) -> Shelf:
    """The shelf of the build before this one, if most that is there may be needed again; a new one
    above it, if it is a file that stays open. Windows replaces no open file by a new cache.
    """
    old = asked.cache.old
    made = (output for files in old.units.values() for output in files)
    if asked.shelf and asked.shelf.takes_more(made, old.notes):
        return asked.shelf
    stays = not asked.cache.previewing and os.name != "nt"
    return Shelf(below=asked.shelf if stays else None)


def _shelved(asked: Asked, site: build.Site, shelf: Shelf) -> Iterator[tuple[str, Files]]:
    for unit in site.units(asked.cache):
        files = asked.cache.old.units.get(unit.key) if unit.key else None
        yield unit.key, tuple(map(shelf.keep, unit.make() if files is None else files))


def _boxes(site: build.Site) -> Iterator[tuple[str, str]]:
    apart = site.problems_apart()
    for folder in sorted(with_errors(apart) - site.stuck, key=len, reverse=True):
        yield path_in(folder, ""), render_problem_box(apart[folder])


def _tell(timeline: Timeline) -> Told:
    return Told(
        timeline.folder,
        timeline.title,
        timeline.language,
        last_change(timeline),
        timeline.files,
        tuple(timeline.events),
        tuple((other.language, other.folder) for other in timeline.other_languages),
    )
