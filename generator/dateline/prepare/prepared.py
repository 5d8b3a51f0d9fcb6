"""What is ready for a site builder."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from dateline.cache import Kept
from dateline.data.outputs import Generated
from dateline.data.settings import Settings
from dateline.problems import Problem, Severity
from dateline.write.ownership import find_stale
from dateline.write.spool import Shelf


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
    its problems; those in others' folders come first. `kept` is what the next build of the same
    process can use, which only a preview has. `placed` are, for each page by hand with
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
