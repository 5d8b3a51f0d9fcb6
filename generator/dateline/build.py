"""The whole story: read, check, resolve, render, write."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from dateline.check import check_timelines
from dateline.collector import collector_paused
from dateline.data.file_names import CHECKED, PUBLISHED
from dateline.data.folder_names import fit_folder
from dateline.data.model import Check, Published, Timeline
from dateline.data.outputs import Generated, Output
from dateline.data.record.checked import checked_yaml, is_day
from dateline.data.record.published import published_yaml
from dateline.data.settings import Bodies, Settings
from dateline.dates import Date
from dateline.problems import Problem, Problems, ProblemsFoundError, Severity
from dateline.read import (
    find_project,
    find_timelines,
    read_settings,
    read_texts,
    read_timelines,
    report_old_names,
)
from dateline.render import (
    Edition,
    render_assets,
    render_fault,
    render_problems,
    render_timeline,
)
from dateline.resolve import resolve_timeline
from dateline.verify import (
    Progress,
    hold_to_record,
    record_checks,
    record_published,
    report_changed_texts,
    report_findings,
    search_texts,
)
from dateline.write.folder import (
    Written,
    report_unwritable,
    write_outputs,
    write_record,
)
from dateline.write.obstacles import Obstacle, PassedOver, find_obstacles, nothing_passed_over
from dateline.write.ownership import find_stale
from dateline.write.root import Root
from dateline.write.spool import Shelf, ShelvedOutput


class UnknownSourceError(LookupError):
    """A source was named that no timeline has."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        listed = ", ".join(known) or "none"
        super().__init__(f"No source has the id '{name}'. The ids of the sources: {listed}.")


@dataclass(frozen=True, slots=True)
class Site:
    """The timelines of a docs folder, with every problem found in their data."""

    docs: Path
    timelines: tuple[Timeline, ...]
    problems: tuple[Problem, ...]
    settings: Settings

    @property
    def has_errors(self) -> bool:
        """Whether anything must be fixed before a page can be made."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)

    def with_bodies(self, bodies: Bodies) -> Site:
        """The same site, the bodies of its pages written in another way."""
        return replace(self, settings=replace(self.settings, bodies=bodies))

    def render(self) -> tuple[Output, ...]:
        """Every generated file, in memory.

        Raises:
            ProblemsFoundError: the data has errors.
        """
        with collector_paused():
            return tuple(self._render())

    def shelve(self, shelf: Shelf) -> tuple[ShelvedOutput, ...]:
        """Every generated file, its bytes on the shelf as soon as they are made.

        Raises:
            ProblemsFoundError: the data has errors.
        """
        with collector_paused():
            return tuple(map(shelf.keep, self._render()))

    def _render(self) -> Iterator[Output]:
        if self.has_errors:
            raise ProblemsFoundError(self.problems)
        for timeline in self.timelines:
            resolved = resolve_timeline(timeline, self.settings)
            yield from render_timeline(Edition(resolved, self.settings))
        if self.timelines:
            yield from render_assets()

    def render_problems(self, found: Sequence[Problem] = ()) -> tuple[Output, ...]:
        """Pages that list the problems, in place of the timelines' own pages, or where
        they would if their folders had fit names. `found` are those that only rendering has found.
        """
        return render_problems(_fit_folders(self.docs), found or self.problems)

    def find_obstacles(
        self, outputs: Collection[Generated], passed_over: PassedOver = nothing_passed_over
    ) -> tuple[Obstacle, ...]:
        """What is in the docs folder in an output's place, or would have its address.

        `passed_over` are the files that the site leaves out.
        """
        urls = self.settings.directory_urls
        return find_obstacles(outputs, self.docs, passed_over, directory_urls=urls)

    def hidden_files(self, outputs: Collection[Generated]) -> tuple[str, ...]:
        """Files of the docs folder that no site should contain: data, and stale generated files."""
        data = [name for timeline in self.timelines for name in timeline.files]
        return (*data, *find_stale([output.path for output in outputs], self.docs))

    def write(self, folder: Path | str | None = None) -> Written:
        """Write every generated file into a folder: the docs folder, if none is named.

        Raises:
            ProblemsFoundError: the data has errors, or a hand-written file is in the way of
                an output or would have its address.
        """
        problems = Problems()
        urls = self.settings.directory_urls
        with Shelf() as shelf:
            outputs = self.shelve(shelf)
            target = Path(folder) if folder else self.docs
            written = write_outputs(outputs, target, problems, directory_urls=urls)
        problems.raise_errors()
        return written


def load(
    docs: Path | str = "docs",
    *,
    settings: Settings | None = None,
    today: Date | None = None,
    shown: str = "",
) -> Site:
    """Read and check every timeline at or below a docs folder.

    `docs` is the folder's path. `settings` are those of the nearest mkdocs.yml unless given.
    With `today` (a single day), later dates give a warning. `shown` is the docs folder's name
    in messages.
    """
    docs = Path(docs)
    problems = Problems()
    project = find_project(docs)
    if settings is None:
        settings = read_settings(project, problems)
    report_old_names(settings.templates, project, problems)
    timelines = _read_and_check(docs, problems, shown, today)
    for timeline in timelines:
        hold_to_record(timeline, read_texts(timeline, project, docs, problems), problems)
    return Site(docs, timelines, problems.all, settings)


def render_failure(docs: Path, line: str, trace: str) -> tuple[Output, ...]:
    """Pages that show a fault of the program itself, in place of the timelines' pages.

    `line` is what happened in one line, `trace` all that Python says of it.
    """
    return render_fault(_fit_folders(docs), line, trace)


def _fit_folders(docs: Path) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(fit_folder, find_timelines(docs))))


def verify(
    docs: Path | str,
    day: str,
    *,
    frozen: bool = False,
    accept: Collection[str] = (),
    progress: Progress = lambda _done, _total: None,
    shown: str = "",
) -> Site:
    """Check every verbatim string against the private texts, and keep the record.

    `day` (ISO, such as "2026-11-21") goes into new records. With `frozen` nothing is written,
    and a string without a record is a problem. `accept` names sources whose text changed and
    may be recorded again. `progress` is called with the number of strings done and of all.
    Nothing is written while there is an error.

    Raises:
        UnknownSourceError: `accept` names what no timeline has.
        ValueError: `day` is not a day of the calendar, written as 2026-11-21.
    """
    if not is_day(day):
        raise ValueError(f"{day!r} is not a day such as 2026-11-21.")
    docs = Path(docs)
    problems = Problems()
    project = find_project(docs)
    settings = read_settings(project, problems)
    timelines = _read_and_check(docs, problems, shown)
    if not frozen:
        problems = _without_record(problems)
    if not problems.has_errors:
        _know_all(accept, timelines)
    if frozen:
        for timeline in timelines:
            hold_to_record(timeline, read_texts(timeline, project, docs, problems), problems)
        return Site(docs, timelines, problems.all, settings)
    records = {}
    for timeline in timelines:
        texts = read_texts(timeline, project, docs, problems)
        found = search_texts(timeline, texts, progress)
        report_findings(timeline, texts, found, problems)
        report_changed_texts(timeline, texts, accept, problems)
        records[timeline.folder] = (
            record_checks(timeline, texts, found, day, accept),
            record_published(timeline),
        )
    sound = _sound_folders(problems, docs, shown or docs.as_posix())
    kept = {folder: record for folder, record in records.items() if folder in sound}
    if not _keep_records(kept, docs, problems) or problems.has_errors:
        return Site(docs, timelines, problems.all, settings)
    return load(docs, settings=settings, shown=shown)


def _read_and_check(
    docs: Path, problems: Problems, shown: str, today: Date | None = None
) -> tuple[Timeline, ...]:
    with collector_paused():
        # No name for the drafts: they are the largest thing in memory, and done with here.
        return check_timelines(
            read_timelines(docs, problems, shown=shown or docs.as_posix()), problems, today=today
        )


def _know_all(names: Collection[str], timelines: Sequence[Timeline]) -> None:
    known = {name for timeline in timelines for name in timeline.sources}
    for name in sorted({*names} - known):
        raise UnknownSourceError(name, sorted(known))


def _keep_records(
    records: Mapping[str, tuple[Collection[Check], Published]], docs: Path, problems: Problems
) -> bool:
    """Bring the record's two files of some timelines' folders up to date. Whether that was done."""
    errors = len(problems.all)
    root = Root(docs)
    try:
        for folder, (checks, published) in records.items():
            below = f"{folder}/" if folder else ""
            if checks or (docs / below / CHECKED).exists():
                write_record(root, below + CHECKED, checked_yaml(checks), problems)
            write_record(root, below + PUBLISHED, published_yaml(published), problems)
    except OSError as error:
        report_unwritable(error, problems)
    return len(problems.all) == errors


def _sound_folders(problems: Problems, docs: Path, shown: str) -> frozenset[str]:
    """The folders of the timelines that no error is about: each timeline is for itself. An
    error that is about none of them is about all.
    """
    folders = sorted(find_timelines(docs), key=len, reverse=True)
    sound = set(folders)
    for problem in problems.all:
        if problem.severity is Severity.ERROR:
            path = problem.place.path.removeprefix(f"{shown}/")
            about = next((f for f in folders if not f or path.startswith(f"{f}/")), None)
            sound -= set(folders) if about is None else {about}
    return frozenset(sound)


def _without_record(problems: Problems) -> Problems:
    """The problems, but for those of the record, which `verify` writes anew."""
    kept = Problems()
    kept.extend(p for p in problems.all if Path(p.place.path).name != CHECKED)
    return kept
