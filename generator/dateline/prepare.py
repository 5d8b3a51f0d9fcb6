"""A site's generated files, ready for a builder that asks for them again and again.

What a build before has made is used again (`dateline.cache`). If nothing that could change
anything has changed, nothing is even read: then the whole of a build is one note of the cache.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeAlias

from dateline import build
from dateline.cache import Cache, Kept, Marker, key_of
from dateline.collector import collector_paused
from dateline.data.file_names import path_in
from dateline.data.model import Timeline
from dateline.data.outputs import Generated
from dateline.data.settings import Settings
from dateline.problems import Place, Problem, ProblemsFoundError, Severity
from dateline.problems.apart import with_errors
from dateline.read import (
    UnsureError,
    find_project,
    read_marked_pages,
    snapshot_of_data,
    snapshot_of_texts,
)
from dateline.render import last_change, render_problem_box
from dateline.write.kept import load_kept, save_kept
from dateline.write.ownership import find_stale
from dateline.write.spool import Shelf

Files: TypeAlias = tuple[Generated, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What a site builder is told of a timeline, beside its pages. `changed` is the day (ISO) of
    its newest event or correction, or empty. `others` are its other languages: tag and folder.
    """

    folder: str
    title: str
    language: str
    changed: str
    files: tuple[str, ...]
    events: tuple[str, ...]
    others: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Prepared:
    """All problems of a site and its generated files; where there are errors, those that a preview
    shows. Their bytes are on `shelf`, which whoever takes them closes. `boxes` are, for each
    timeline that is shown although it has errors, how the paths of its pages begin and a list of
    its problems; those in others' folders come first. `placed` are, for each page by hand with
    markers for timelines, its path and the HTML for each of them.
    """

    docs: Path
    settings: Settings
    problems: tuple[Problem, ...]
    timelines: tuple[Told, ...] = ()
    outputs: tuple[Generated, ...] = ()
    boxes: tuple[tuple[str, str], ...] = ()
    kept: Kept | None = None
    shelf: Shelf | None = None
    placed: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def has_errors(self) -> bool:
        """Whether anything must be fixed before a page can be made."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)

    def hidden_files(self, outputs: Collection[Generated]) -> tuple[str, ...]:
        """Files of the docs folder that no site should contain: data, and stale generated files."""
        data = [name for timeline in self.timelines for name in timeline.files]
        return (*data, *find_stale([output.path for output in outputs], self.docs))

    def close(self) -> None:
        """Let the bytes go."""
        if self.shelf:
            self.shelf.close()


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
    preparing = _Preparing(docs, project, settings, shown, Cache(old, previewing=previewing))
    known = preparing.as_before(shelf)
    if known:
        return known
    made = preparing.made()
    if file:
        file.close()
    if made.kept and not made.has_errors and not (before and before.kept):
        save_kept(project, name, made.kept)
    return made


class _Preparing:
    """One build with a cache."""

    def __init__(
        self, docs: Path, project: Path, settings: Settings, shown: str, cache: Cache
    ) -> None:
        self._docs = docs
        self._project = project
        self._settings = settings
        self._shown = shown
        self._cache = cache
        self._data = self._key_of_data()

    def as_before(self, shelf: Shelf | None) -> Prepared | None:
        """What the build before this one made, if nothing has changed since; `shelf` is its."""
        old = self._cache.old
        texts = old.notes.get(self._key_of_paths())
        note = old.notes.get(self._key_of_site(json.loads(texts))) if texts else None
        if not self._data or note is None:
            return None
        told = json.loads(note)
        return Prepared(
            self._docs,
            self._settings,
            tuple(map(_read_problem, told["problems"])),
            tuple(map(_read_told, told["timelines"])),
            tuple(output for key in told["units"] for output in old.units[key]),
            kept=old,
            shelf=shelf,
            placed=tuple((path, tuple(parts)) for path, parts in told["placed"]),
        )

    def made(self) -> Prepared:
        """All of it, with what the cache knows of its parts; without files, if there are errors
        and nobody previews the site.
        """
        site = build.load(
            self._docs,
            settings=self._settings,
            shown=self._shown,
            cache=self._cache,
            project=self._project,
        )
        told = tuple(map(_tell, site.timelines))
        made = Prepared(self._docs, self._settings, site.problems, told)
        if site.has_errors and not self._cache.previewing:
            return made
        shelf = Shelf()
        try:
            with collector_paused():
                units = [*self._shelved(site, shelf)]
        except ProblemsFoundError as error:
            shelf.close()
            pages = site.render_problems(error.problems)
            return replace(made, problems=(*site.problems, *error.problems), outputs=pages)
        placed = tuple((page.path, parts) for page, parts in site.render_placed(guarded=False))
        if not site.has_errors:
            self._note(site, [key for key, _ in units], placed)
        cache = self._cache
        return replace(
            made,
            outputs=tuple(output for _, files in units for output in files),
            boxes=tuple(_boxes(site)),
            kept=Kept(cache.notes, {key: files for key, files in units if key}, cache.passing),
            shelf=shelf,
            placed=placed,
        )

    def _shelved(self, site: build.Site, shelf: Shelf) -> Iterator[tuple[str, Files]]:
        for unit in site.units(self._cache):
            files = self._cache.old.units.get(unit.key) if unit.key else None
            yield unit.key, tuple(map(shelf.keep, unit.make() if files is None else files))

    def _note(
        self, site: build.Site, units: list[str], placed: Sequence[tuple[str, Sequence[str]]]
    ) -> None:
        """Keep what is told of the whole, for a build in which nothing has changed. Where own
        templates made the pages, nothing is known of them.
        """
        sources = (source for timeline in site.timelines for source in timeline.sources.values())
        paths = sorted({path for source in sources for path in source.copies})
        key = self._key_of_site(paths)
        if key and "" not in units:
            told = {
                "problems": [*map(_problem_row, site.problems)],
                "timelines": [*map(_told_row, map(_tell, site.timelines))],
                "units": units,
                "placed": placed,
            }
            self._cache.notes[self._key_of_paths()] = json.dumps(paths).encode()
            self._cache.notes[key] = json.dumps(told).encode()

    def _key_of_data(self) -> str:
        """The key of all that is read, but for the texts; empty where that cannot be known."""
        if self._settings.templates:
            return ""
        try:
            lines = snapshot_of_data(self._docs)
        except UnsureError:
            return ""
        where = [self._shown, str(self._docs.absolute()), str(self._project)]
        pages = read_marked_pages(self._docs, self._shown)
        markers = [f"{marker.place} {marker.text}" for page in pages for marker in page.markers]
        quotes = Marker().of([page.quotes for page in pages]).text
        return key_of("data", Marker().of(self._settings, where).text, *lines, "", *markers, quotes)

    def _key_of_paths(self) -> str:
        return key_of("paths of texts", self._data)

    def _key_of_site(self, paths: Collection[str]) -> str:
        """The key of a whole site, whose sources have texts at these paths."""
        try:
            lines = snapshot_of_texts(self._project, self._docs, paths)
        except UnsureError:
            return ""
        return key_of("site", self._data, *lines) if self._data else ""


def _boxes(site: build.Site) -> Iterator[tuple[str, str]]:
    apart = site.problems_apart()
    for folder in sorted(with_errors(apart) - site.stuck, key=len, reverse=True):
        yield path_in(folder, ""), render_problem_box(apart[folder])


def _name(docs: Path, settings: Settings) -> str:
    """The name of what is kept on disk for a docs folder and settings."""
    return hashlib.blake2b(
        f"{docs.absolute()}\0{Marker().of(settings).text}".encode("utf-8", "surrogateescape"),
        digest_size=20,
    ).hexdigest()


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


def _told_row(told: Told) -> list[object]:
    return [
        *(told.folder, told.title, told.language, told.changed),
        *(told.files, told.events, told.others),
    ]


def _read_told(row: Sequence[Any]) -> Told:
    *words, files, events, others = row
    folder, title, language, changed = map(str, words)
    return Told(
        *(folder, title, language, changed),
        *(tuple(files), tuple(events), tuple((tag, other) for tag, other in others)),
    )


def _problem_row(problem: Problem) -> list[object]:
    place = problem.place
    return [
        *(place.path, place.line, place.column),
        *(str(problem.severity), problem.code, problem.message, problem.hint),
    ]


def _read_problem(row: Sequence[Any]) -> Problem:
    path, line, column, severity, code, message, hint = row
    return Problem(Place(path, line, column), Severity(severity), code, message, hint)
