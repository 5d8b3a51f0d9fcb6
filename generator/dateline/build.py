"""The whole story: read, check, resolve, render, write."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from dateline.cache import Cache, Marker, Unit, key_of
from dateline.check import check_markers, check_timelines
from dateline.collector import collector_paused
from dateline.data.file_names import CHECKED, PUBLISHED
from dateline.data.folder_names import fit_folder
from dateline.data.model import Check, Published, Timeline
from dateline.data.outputs import Generated, Output
from dateline.data.record.checked import checked_yaml, is_day
from dateline.data.record.published import published_yaml
from dateline.data.resolved import find_across
from dateline.data.settings import Bodies, Settings, page_address
from dateline.dates import Date
from dateline.problems import Place, Problem, Problems, ProblemsFoundError, Severity
from dateline.problems.apart import problems_apart, with_errors
from dateline.read.files import real_path
from dateline.read.media.files import with_sizes
from dateline.read.project.committed import committed_events
from dateline.read.project.marked_pages import read_marked_pages
from dateline.read.project.root import find_project
from dateline.read.settings import find_settings, read_settings, report_missing_address
from dateline.read.site_templates import report_old_names
from dateline.read.sources import read_texts
from dateline.read.timelines import find_timelines, read_timelines
from dateline.render import (
    Edition,
    Make,
    SiteEntry,
    render_assets,
    render_fault,
    render_placed,
    render_problems,
    render_site_pages,
    render_timeline,
    render_units,
    site_entry,
)
from dateline.resolve import resolve_timeline
from dateline.text.markers import Asked, MarkedPage
from dateline.verify import (
    Progress,
    hold_page_to_accounts,
    hold_to_record,
    record_checks,
    record_published,
    report_changed_texts,
    report_findings,
    report_gone,
    report_lost_records,
    search_texts,
)
from dateline.write.drawn import Drawn
from dateline.write.folder import (
    Written,
    report_unwritable,
    write_outputs,
    write_record,
)
from dateline.write.obstacles import Obstacle, PassedOver, find_obstacles, nothing_passed_over
from dateline.write.ownership import find_stale
from dateline.write.placed_pages import write_placed
from dateline.write.root import Root
from dateline.write.spool import Shelf, ShelvedOutput
from dateline.write.suspects import has_suspects


class UnknownSourceError(LookupError):
    """A source was named that no timeline has."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        listed = ", ".join(known) or "none"
        super().__init__(f"No source has the id '{name}'. The ids of the sources: {listed}.")


@dataclass(frozen=True, slots=True)
class Site:
    """The timelines of a docs folder, with every problem found in their data.

    `shown` is the docs folder's name in messages. `stuck` are the folders of the timelines that are
    not whole, so that no page can be made of them; words that are not checked do not matter there.
    `marked` are the pages by hand that have a marker for a timeline. `renewed` are the records that
    were damaged, and that `verify` has written anew.
    """

    docs: Path
    timelines: tuple[Timeline, ...]
    problems: tuple[Problem, ...]
    settings: Settings
    shown: str = ""
    stuck: frozenset[str] = frozenset()
    marked: tuple[MarkedPage, ...] = ()
    settings_file: Path | None = None
    renewed: tuple[str, ...] = ()

    @property
    def has_errors(self) -> bool:
        """Whether anything must be fixed before a page can be made."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)

    def with_bodies(self, bodies: Bodies) -> Site:
        """The same site, the bodies of its pages written in another way."""
        return replace(self, settings=replace(self.settings, bodies=bodies))

    def render(self) -> tuple[Generated, ...]:
        """Every generated file, in memory.

        Raises:
            ProblemsFoundError: the data has errors.
        """
        with collector_paused():
            return tuple(self._render())

    def shelve(self, shelf: Shelf, make: Make = Unit.files) -> tuple[ShelvedOutput, ...]:
        """Every generated file, its bytes on the shelf as soon as they are made. `make` may have
        those of a picture already.

        Raises:
            ProblemsFoundError: the data has errors.
        """
        with collector_paused():
            return tuple(map(shelf.keep, self._render(make)))

    def units(self, cache: Cache) -> Iterator[Unit]:
        """The same files in units, which need not be made where the cache has their keys; while
        the data has errors, those that a preview shows.

        Raises:
            ProblemsFoundError: a template of the site's own failed.
        """
        whole = self._whole() if self.has_errors else self.timelines
        entries: list[SiteEntry] = []
        for edition in self._editions(whole, cache):
            yield from render_units(edition, cache)
            self._add_entry(edition, entries)
        if entries:
            key = key_of("site pages", Marker().of(entries, self.settings).text)
            pages = partial(render_site_pages, entries, self.settings)
            yield Unit("" if self.settings.templates else key, pages)
        if whole:
            yield Unit(key_of("assets"), render_assets)
        if self.has_errors:
            yield Unit("", self._render_broken)

    def _render(self, make: Make = Unit.files) -> Iterator[Generated]:
        if self.has_errors:
            raise ProblemsFoundError(self.problems)
        yield from self._render_all(self.timelines, make)

    def _render_all(
        self, timelines: Sequence[Timeline], make: Make = Unit.files
    ) -> Iterator[Generated]:
        entries: list[SiteEntry] = []
        for edition in self._editions(timelines):
            yield from render_timeline(edition, make)
            self._add_entry(edition, entries)
        yield from render_site_pages(entries, self.settings)
        if timelines:
            yield from render_assets()

    def _add_entry(self, edition: Edition, entries: list[SiteEntry]) -> None:
        """Keep what the pages of the whole site say of a timeline, if there are such pages."""
        if self.settings.site_pages:
            entries.append(site_entry(edition))

    def _editions(
        self, timelines: Sequence[Timeline], cache: Cache | None = None
    ) -> Iterator[Edition]:
        settings = self.settings
        across = find_across(timelines) if settings.site_pages else {}
        for timeline in timelines:
            resolved = resolve_timeline(timeline, settings, cache)
            yield Edition(resolved, settings, across.get(timeline.folder))

    def problems_apart(self) -> Mapping[str, tuple[Problem, ...]]:
        """By the folder of each timeline, one that cannot be read too: the problems about it."""
        folders = find_timelines(self.docs)
        return problems_apart(self.problems, folders, self.shown or self.docs.as_posix())

    def shelve_preview(self, shelf: Shelf) -> tuple[ShelvedOutput, ...]:
        """What an author is shown while the data has errors: each timeline that is whole, its
        unchecked words called so, and in the place of each other a list of its problems.

        Raises:
            ProblemsFoundError: a template of the site's own failed.
        """
        with collector_paused():
            return tuple(map(shelf.keep, self._render_preview()))

    def _render_preview(self) -> Iterator[Generated]:
        yield from self._render_all(self._whole())
        yield from self._render_broken()

    def _whole(self) -> tuple[Timeline, ...]:
        return tuple(t for t in self.timelines if t.folder not in self.stuck)

    def _render_broken(self) -> Iterator[Output]:
        folders = {timeline.folder for timeline in self._whole()}
        for folder, problems in self.problems_apart().items():
            if folder not in folders:
                yield from render_problems([fit_folder(folder)], problems or self.problems)

    def render_problems(self, found: Sequence[Problem] = ()) -> tuple[Output, ...]:
        """Pages that list the problems, in place of the timelines' own pages, or where
        they would if their folders had fit names. `found` are those that only rendering has found.
        """
        return render_problems(_fit_folders(self.docs), found or self.problems)

    def render_placed(self, *, guarded: bool) -> Iterator[tuple[MarkedPage, tuple[str, ...]]]:
        """Each page by hand that has markers, with HTML for each of these; without those that ask
        for a timeline that is not whole. `guarded` says that it is to be in a Markdown page.
        """
        asked = {marker.folder for page in self.marked for marker in page.markers}
        has_list = any(m.asked is Asked.LIST for page in self.marked for m in page.markers)
        editions = {
            timeline.folder: Edition(resolve_timeline(timeline, self.settings), self.settings)
            for timeline in self.timelines
            if timeline.folder not in self.stuck and (has_list or timeline.folder in asked)
        }
        for page in self.marked:
            own = page_address(page.path, self.settings)
            if all(m.folder in editions or m.asked is Asked.LIST for m in page.markers):
                parts = (render_placed(m, editions, own, guarded=guarded) for m in page.markers)
                yield page, tuple(parts)

    def guesses(self) -> tuple[Problem, ...]:
        """Warnings of what is made of a guess, for whoever writes files that must last."""
        problems = Problems()
        found = self.settings_file or find_settings(find_project(self.docs))
        report_missing_address(found, self.settings, problems)
        return problems.all

    def find_obstacles(
        self, outputs: Collection[Generated], passed_over: PassedOver = nothing_passed_over
    ) -> tuple[Obstacle, ...]:
        """What is in the docs folder in an output's place, or would have its address.

        `passed_over` are the files that the site leaves out.
        """
        urls = self.settings.directory_urls
        return find_obstacles(outputs, self.docs, passed_over, directory_urls=urls)

    def find_in_the_way(self) -> tuple[Problem, ...]:
        """What building the pages would find: a person's file in the place of an output or with
        its address. Empty while the data has errors. Pages are made only if there may be one.
        """
        folders = [timeline.folder for timeline in self.timelines]
        folders += [""] * self.settings.site_pages
        urls = self.settings.directory_urls
        if self.has_errors or not has_suspects(folders, self.docs, directory_urls=urls):
            return ()
        try:
            obstacles = self.find_obstacles(self.render())
        except ProblemsFoundError as error:
            return error.problems
        return tuple(dict.fromkeys(obstacle.problem for obstacle in obstacles))

    def find_gone(self) -> tuple[Problem, ...]:
        """Events of Git's last commit that are gone without a trace; of sound timelines only."""
        problems = Problems()
        sound = [t for t in self.timelines if t.folder not in self.stuck and not t.original]
        committed = committed_events(self.docs, [timeline.folder for timeline in sound])
        for timeline in sound:
            report_gone(timeline, committed.get(timeline.folder, ()), problems)
        return problems.all

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
        target = Path(folder) if folder else self.docs
        with Shelf() as shelf, Drawn(find_project(self.docs), self.docs) as drawn:
            outputs = self.shelve(shelf, drawn.files)
            written = write_outputs(outputs, target, problems, directory_urls=urls)
            drawn.keep(outputs)
        problems.raise_errors()
        try:
            placed = write_placed(self.render_placed(guarded=True), target)
        except OSError as error:
            report_unwritable(error, problems)
            problems.raise_errors()
            return written
        return replace(written, written=(*written.written, *placed))


def load(
    docs: Path | str = "docs",
    *,
    settings: Settings | None = None,
    today: Date | None = None,
    shown: str = "",
    cache: Cache | None = None,
    project: Path | None = None,
    settings_file: Path | None = None,
) -> Site:
    """Read and check every timeline at or below a docs folder.

    `docs` is the folder's path. `settings` are those of `settings_file`, whose folder is then the
    project's root, or of the nearest mkdocs.yml unless given.
    With `today` (a single day), later dates give a warning. `shown` is the docs folder's name
    in messages. What the cache knows of a source's text is not searched again. `project` is the
    project's root: that of `find_project` unless given.
    """
    docs = Path(docs)
    problems = Problems()
    project = project or _project(docs, settings_file)
    if settings is None:
        settings = read_settings(project, problems, settings_file)
    report_old_names(settings.templates, project, problems)
    with collector_paused():
        timelines = _read_and_check(docs, settings, problems, shown, today=today, cache=cache)
        about = problems_apart(problems.all, find_timelines(docs), shown or docs.as_posix())
        for timeline in timelines:
            _hold_to_record(timeline, project, docs, problems, cache)
    marked = _read_pages(docs, shown, timelines, problems)
    return Site(
        *(docs, timelines, problems.all, settings, shown, _stuck(about, timelines), marked),
        settings_file,
    )


def _project(docs: Path, settings_file: Path | None) -> Path:
    return real_path(settings_file).parent if settings_file else find_project(docs)


def _stuck(
    about: Mapping[str, tuple[Problem, ...]], timelines: Iterable[Timeline]
) -> frozenset[str]:
    """The folders of timelines with errors, and of their translations."""
    wrong = with_errors(about)
    return wrong | {t.folder for t in timelines if t.original and t.original.folder in wrong}


def _hold_to_record(
    timeline: Timeline, project: Path, docs: Path, problems: Problems, cache: Cache | None = None
) -> None:
    """Compare the words of a timeline with its record and its texts. A translation has those of
    its original, which is compared itself; only what is in its own files is reported of it.
    """
    if timeline.original is None:
        hold_to_record(timeline, read_texts(timeline, project, docs, problems), problems, cache)
        return
    found = Problems()
    hold_to_record(timeline, {}, found, cache)
    problems.extend(p for p in found.all if p.place.path in timeline.original.own_files)


def _read_pages(
    docs: Path, shown: str, timelines: Sequence[Timeline], problems: Problems
) -> tuple[MarkedPage, ...]:
    """The pages by hand that have markers; those beside a timeline are held to it too."""
    pages = read_marked_pages(docs, shown or docs.as_posix())
    if not problems.has_errors:  # of a timeline that cannot be read, nothing is known
        check_markers(pages, timelines, problems)
        for page in pages:
            hold_page_to_accounts(page, timelines, problems)
    return tuple(page for page in pages if page.markers)


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
    settings_file: Path | None = None,
) -> Site:
    """Check every verbatim string against the private texts, and keep the record.

    `day` (ISO, such as "2026-11-21") goes into new records. With `frozen` nothing is written,
    and a string without a record is a problem. `accept` names sources whose text changed and
    may be recorded again. `progress` is called with the number of strings done and of all.
    Nothing is written while there is an error. `settings_file` is as for `load`.

    Raises:
        UnknownSourceError: `accept` names what no timeline has.
        ValueError: `day` is not a day of the calendar, written as 2026-11-21.
    """
    if not is_day(day):
        raise ValueError(f"{day!r} is not a day such as 2026-11-21.")
    docs = Path(docs)
    problems = Problems()
    project = _project(docs, settings_file)
    settings = read_settings(project, problems, settings_file)
    timelines = _read_and_check(docs, settings, problems, shown)
    damaged = _damaged_records(problems, docs, shown)
    if not frozen:
        problems = _without_record(problems)
    if not problems.has_errors:
        _know_all(accept, timelines)
    if frozen:
        for timeline in timelines:
            _hold_to_record(timeline, project, docs, problems)
        _read_pages(docs, shown, timelines, problems)
        return Site(docs, timelines, problems.all, settings)
    records = {}
    cache = Cache()  # what is found now need not be searched again when the record is read
    for timeline in timelines:
        if timeline.original:
            _hold_to_record(timeline, project, docs, problems)
            continue
        texts = read_texts(timeline, project, docs, problems)
        found = search_texts(timeline, texts, progress, cache)
        report_findings(timeline, found, problems)
        report_changed_texts(timeline, texts, accept, problems)
        if timeline.folder in damaged:
            report_lost_records(timeline, texts, Place(damaged[timeline.folder]), problems)
        records[timeline.folder] = (
            record_checks(timeline, texts, found, day, accept),
            record_published(timeline),
        )
    about = problems_apart(problems.all, find_timelines(docs), shown or docs.as_posix())
    stuck = with_errors(about)
    kept = {folder: record for folder, record in records.items() if folder not in stuck}
    if not _keep_records(kept, docs, problems) or problems.has_errors:
        return Site(docs, timelines, problems.all, settings)
    site = load(docs, settings=settings, shown=shown, project=project, cache=cache)
    return replace(site, renewed=tuple(damaged[folder] for folder in kept if folder in damaged))


def _damaged_records(problems: Problems, docs: Path, shown: str) -> dict[str, str]:
    """By the folders of timelines, the records that have errors, as messages name them."""
    of_records = [p for p in problems.all if Path(p.place.path).name == CHECKED]
    about = problems_apart(of_records, find_timelines(docs), shown or docs.as_posix())
    return {folder: about[folder][0].place.path for folder in with_errors(about)}


def _read_and_check(
    docs: Path,
    settings: Settings,
    problems: Problems,
    shown: str,
    *,
    today: Date | None = None,
    cache: Cache | None = None,
) -> tuple[Timeline, ...]:
    shown, most = shown or docs.as_posix(), settings.most_events
    with collector_paused():
        # No name for the drafts: they are the largest thing in memory, and done with here.
        timelines = check_timelines(
            read_timelines(docs, problems, shown=shown, most_events=most, cache=cache),
            problems,
            today=today,
            cache=cache,
        )
    return tuple(with_sizes(timeline, docs, problems) for timeline in timelines)


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


def _without_record(problems: Problems) -> Problems:
    """The problems, but for those of the record, which `verify` writes anew."""
    kept = Problems()
    kept.extend(p for p in problems.all if Path(p.place.path).name != CHECKED)
    return kept
