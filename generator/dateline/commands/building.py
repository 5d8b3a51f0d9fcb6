"""`dateline build`: one build, and what it was made from."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import click

from dateline import build
from dateline.data.file_names import path_in
from dateline.data.settings import Bodies
from dateline.problems import Problem, ProblemsFoundError
from dateline.read.files import real_path
from dateline.read.project.root import find_project


@dataclass(frozen=True, slots=True)
class Watched:
    """What a build was made from, and what it wrote.

    `folders` are looked at with all that is below them, `beside` are folders of which only the
    settings files count. `written` are the whole paths of the files that the build itself has
    written or removed, in posix form.
    """

    folders: frozenset[Path]
    beside: frozenset[Path]
    written: frozenset[str] = frozenset()


Tell = Callable[[tuple[Problem, ...], str], None]
"""Shows problems in a form."""


@dataclass(slots=True)
class BuildJob:
    """What was asked for: the docs folder, where to write, how, and the settings file if one is
    named. It knows what its last build was made from.
    """

    docs: Path
    out: Path | None
    bodies: Bodies
    config: Path | None
    _texts: frozenset[Path] = frozenset()
    _templates: str = ""
    _written: frozenset[str] = field(default_factory=frozenset)

    def run(self, tell: Tell) -> bool:
        """Build once. Whether everything could be written."""
        self._written = frozenset()
        site = build.load(self.docs, shown=self.docs.as_posix(), settings_file=self.config)
        self._templates = site.settings.templates
        self._texts = frozenset(
            folder
            for timeline in site.timelines
            for source in timeline.sources.values()
            for path in source.copies
            if (folder := (self._project / path).parent) != self._project
            if os.path.isdir(folder)  # noqa: PTH112 - Path's own may raise
        )
        try:
            written = site.with_bodies(self.bodies).write(self.out)
        except ProblemsFoundError as error:
            tell(error.problems, "text")
            return False
        target = real_path(self.out or self.docs).as_posix()
        self._written = frozenset(path_in(target, p) for p in (*written.written, *written.removed))
        if problems := (*site.problems, *site.guesses()):
            tell(problems, "text")
        click.echo(
            f"{len(written.written)} written, {len(written.removed)} removed, "
            f"{written.unchanged} unchanged."
        )
        return True

    @property
    def _project(self) -> Path:
        return real_path(self.config).parent if self.config else find_project(self.docs)

    def watched(self) -> Watched:
        """What the last build was made from, and what it wrote."""
        templates = {Path(self._templates)} if self._templates else set()
        folders = {real_path(self.docs), *self._texts, *templates}
        return Watched(frozenset(folders), frozenset((self._project,)), self._written)
