"""The MkDocs plugin: the same pages as `dateline build`, in memory, with live reload.

Thin on purpose: MkDocs' events are translated into calls of `dateline.build`.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final, Literal
from urllib.parse import quote

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from dateline import build
from dateline.data.file_names import ATOM_FEED, SCRIPT, STYLE, path_in
from dateline.data.output_paths import reason_against_path
from dateline.data.outputs import Body, Generated
from dateline.data.settings import Bodies, Settings
from dateline.mkdocs_plugin import material
from dateline.mkdocs_plugin.anchors import unescape_anchors
from dateline.mkdocs_plugin.feed_links import feed_links
from dateline.mkdocs_plugin.ready_html import fill_in
from dateline.mkdocs_plugin.search_entries import hand_over
from dateline.problems import (
    TRACEBACK,
    Problem,
    ProblemsFoundError,
    Severity,
    as_text,
    count,
    explain_fault,
    full_traceback,
)
from dateline.render import MOST_LISTED, example_id
from dateline.write.obstacles import (
    Obstacle,
    PassedOver,
    nothing_passed_over,
    obstacle_of_shared,
)
from dateline.write.spool import Shelf

log = logging.getLogger("mkdocs.plugins.dateline")

NAME = "dateline"

# Whatever may be in an address, but for quotation marks: its parts are encoded already.
_IN_ADDRESS: Final = "/:?#[]@!$&()*+,;=%~"


class DatelineConfig(Config):  # type: ignore[no-untyped-call]
    """The plugin's options. The guide's reference says what each does."""

    page_size = config_options.Type(int, default=200)
    report_url = config_options.Type(str, default="")
    templates = config_options.Optional(config_options.Dir(exists=True))


class DatelinePlugin(BasePlugin[DatelineConfig]):  # type: ignore[no-untyped-call]
    """Adds the pages of every timeline in the docs folder to the site."""

    def __init__(self) -> None:
        self._serving = False
        self._outputs: tuple[Generated, ...] = ()
        self._shelf: Shelf | None = None
        self._hidden: tuple[str, ...] = ()
        self._unlisted: frozenset[str] = frozenset()
        self._feeds: tuple[tuple[str, str], ...] = ()

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        """Remember whether a data error may show as a page, or must stop the build."""
        self._serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Add our style and script, unless mkdocs.yml names them already."""
        if STYLE not in config.extra_css:
            config.extra_css.append(STYLE)
        if not any(str(script) == SCRIPT for script in config.extra_javascript):
            script = config_options.ExtraScriptValue(SCRIPT)
            script.defer = True
            config.extra_javascript.append(script)
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Read and check the data and make the pages, before MkDocs empties the site's folder.

        Raises:
            PluginError: the data has errors or a page by hand is in the way, and no one is
                previewing the site.
        """
        try:
            self._prepare(config)
        except PluginError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever it is, the server lives
            self._tell(error)
            self._outputs = _failure_pages(Path(config.docs_dir), error)
            self._feeds = ()

    def _tell(self, error: Exception) -> None:
        """Report a fault of the program itself, in one line. It stops all but a preview."""
        if os.environ.get(TRACEBACK):
            log.error(full_traceback(error))
        if not self._serving:
            raise PluginError(explain_fault(error)) from error
        log.error(explain_fault(error))

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Go on in a preview as if nothing had been asked, where the program fails."""
        try:
            yield
        except PluginError:
            raise
        except Exception as error:  # noqa: BLE001 - the same
            self._tell(error)

    def _prepare(self, config: MkDocsConfig) -> None:
        docs = Path(config.docs_dir)
        site = build.load(docs, settings=self._settings(config), shown=_shown(config))
        self._log(site.problems)
        if site.has_errors and not self._serving:
            raise PluginError(_nothing_written(site.problems))
        # The site's data is let go here: MkDocs needs the room for its own pages.
        self._outputs = self._render(site, _passed_over(config))
        self._hidden = site.hidden_files(self._outputs)
        events = (name for timeline in site.timelines for name in timeline.events)
        self._unlisted = frozenset([*events, *map(example_id, range(1, 7))])
        self._feeds = tuple(_feeds(site, self._outputs))

    def _render(self, site: build.Site, passed_over: PassedOver) -> tuple[Generated, ...]:
        """The generated files, without those whose place or address a person's file takes."""
        outputs = self._outputs_of(site)
        obstacles = site.find_obstacles(outputs, passed_over)
        self._tell_obstacles(obstacles)
        blocked = {obstacle.path for obstacle in obstacles}
        return tuple(output for output in outputs if output.path not in blocked)

    def _tell_obstacles(self, obstacles: Collection[Obstacle]) -> None:
        """Log what is in the way. Only a preview goes on without the outputs concerned."""
        problems = tuple(dict.fromkeys(obstacle.problem for obstacle in obstacles))
        self._log(problems)
        if problems and not self._serving:
            raise PluginError(_nothing_written(problems))

    def _outputs_of(self, site: build.Site) -> tuple[Generated, ...]:
        if self._shelf:  # of the build before, in a preview
            self._shelf.close()
            self._shelf = None
        if site.has_errors:
            return site.render_problems()
        try:
            self._shelf = Shelf()
            return site.shelve(self._shelf)
        except ProblemsFoundError as error:
            self._log(error.problems)
            if not self._serving:
                raise PluginError(_nothing_written(error.problems)) from error
            return site.render_problems(error.problems)

    def _log(self, problems: Iterable[Problem]) -> None:
        for problem in problems:
            level = logging.ERROR if problem.severity is Severity.ERROR else logging.WARNING
            log.log(level, as_text(problem))

    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Add the generated pages and files, and keep the data files out of the site.

        By now the site's search is ready to take entries, so that it is given our pages'.
        """
        hand_over(config.plugins.values(), lambda page: isinstance(page.file, GeneratedFile))
        for name in self._hidden:
            _remove(files, name)
        made = {output.path: _file(output, config) for output in self._outputs}
        for path in made:
            _remove(files, path)
        shared = tuple(_find_shared(made, files, config))
        self._tell_obstacles(shared)
        blocked = {obstacle.path for obstacle in shared}
        for path, file in made.items():
            if path not in blocked:
                files.append(file)
        self._outputs = ()
        return files

    @event_priority(100)
    def on_page_content(
        self,
        html: str,
        /,
        *,
        page: Page,
        config: MkDocsConfig,
        files: Files,
    ) -> str:
        """Put the HTML of our pages in, before other plugins look at it.

        Events stay out of the contents list, and so does any list that is too long to be of use:
        Material renders it into the page twice, and a thousand entries make it slow.
        """
        if isinstance(page.file, GeneratedFile):
            with self._told():
                # MkDocs makes it of the file's name, and themes put it into HTML as it is.
                page.edit_url = page.edit_url and quote(page.edit_url, safe=_IN_ADDRESS)
                unescape_anchors(page)
                _prune(page.toc.items, self._unlisted)
                for link in page.toc.items:
                    if len(link.children) > MOST_LISTED:
                        link.children.clear()
                if body := page.file.body:
                    html = fill_in(html, Body.from_bytes(body), page, files, config)
        return html

    @event_priority(-100)  # last, for it looks at what other plugins have added
    def on_post_page(self, output: str, /, *, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Name the timelines' feeds in the head of every page, so that readers' programs
        find them, let what is not needed to read the page wait, and name what has no name.
        """
        with self._told():
            output = self._dress(output, page)
        return output  # noqa: RET504 - the page as it was, where dressing it failed

    def _dress(self, output: str, page: Page) -> str:
        output = material.add_to_head(output, feed_links(self._feeds, page.url))
        output = material.name_sections(output)
        output = material.load_search_later(output)
        if page.file.generated_by == NAME:
            output = material.choose_palette_first(output)
            output = material.show_before_script(output)
        return output

    def on_post_template(
        self,
        output: str,
        /,
        *,
        template_name: str,
        config: MkDocsConfig,  # noqa: ARG002
    ) -> str:
        """Name what has no name on the page for lost addresses, too."""
        return material.name_sections(output) if template_name.endswith(".html") else output

    def _settings(self, config: MkDocsConfig) -> Settings:
        return Settings(
            page_size=max(self.config.page_size, 1),
            report_url=self.config.report_url,
            site_url=config.site_url or "",
            site_name=config.site_name,
            directory_urls=config.use_directory_urls,
            bodies=Bodies.APART,
            templates=Path(self.config.templates).as_posix() if self.config.templates else "",
        )


class GeneratedFile(File):
    """What `File.generated` makes, but for the bytes: they stay where the output keeps
    them until MkDocs reads or copies the file, for two files of each event would fill
    a quarter of the memory that a build takes.
    """

    def __init__(self, output: Generated, config: MkDocsConfig) -> None:
        if reason := reason_against_path(output.path):
            raise PluginError(f"Dateline makes no file at {output.path!r}: {reason}.")
        directory_urls = config.use_directory_urls
        super().__init__(output.path, None, config.site_dir, directory_urls)  # no source folder
        self._output = output
        self._replaced: str | bytes | None = None

    @property
    def body(self) -> bytes:
        """The HTML for the page's places, or nothing."""
        return b"" if self._replaced is not None else self._output.body

    # All of MkDocs 1.6's ways to the content (`content_bytes`, `copy_file` and others) go
    # through this name. A site's other plugins may set it.
    @property
    def _content(self) -> str | bytes | None:
        return self._output.content if self._replaced is None else self._replaced

    @_content.setter
    def _content(self, value: str | bytes | None) -> None:
        self._replaced = value


def _failure_pages(docs: Path, error: Exception) -> tuple[Generated, ...]:
    """Pages that say that the program failed; none if even they cannot be made."""
    try:
        return build.render_failure(docs, explain_fault(error), full_traceback(error))
    except Exception:  # noqa: BLE001 - the line in the log says all
        return ()


def _nothing_written(problems: Iterable[Problem]) -> str:
    return f"Dateline: {count(problems)} Nothing was written."


def _feeds(site: build.Site, outputs: Collection[Generated]) -> Iterator[tuple[str, str]]:
    """Title and address of each timeline's feed, the address from the site's root."""
    made = {output.path for output in outputs if output.path.endswith(ATOM_FEED)}
    for timeline in site.timelines:
        path = path_in(timeline.folder, ATOM_FEED)
        if path in made:
            yield timeline.title, quote(path)


def _file(output: Generated, config: MkDocsConfig) -> File:
    file = GeneratedFile(output, config)
    file.generated_by = NAME
    if not output.in_navigation:
        # Material renders the whole navigation into every page.
        file.inclusion = InclusionLevel.NOT_IN_NAV
    if output.edit:
        # MkDocs gives generated pages no edit link; ours leads to the data.
        file.edit_uri = output.edit
    return file


def _find_shared(
    made: Mapping[str, File], files: Files, config: MkDocsConfig
) -> Iterator[Obstacle]:
    """Our files that have the address of one that another plugin or the theme adds."""
    shown = (file for file in files if file.inclusion is not InclusionLevel.EXCLUDED)
    others = {file.dest_uri: file for file in shown}
    for path, file in made.items():
        if other := others.get(file.dest_uri):
            yield obstacle_of_shared(
                path,
                other.src_uri,
                file.dest_uri,
                Path(config.docs_dir),
                directory_urls=config.use_directory_urls,
            )


def _passed_over(config: MkDocsConfig) -> PassedOver:
    """Which files the site leaves out."""
    excluded = config.exclude_docs
    return excluded.match_file if excluded else nothing_passed_over


def _remove(files: Files, name: str) -> None:
    file = files.get_file_from_path(name)
    if file is not None:
        files.remove(file)


def _prune(links: list[AnchorLink], events: Collection[str]) -> None:
    links[:] = [link for link in links if link.id not in events]
    for link in links:
        _prune(link.children, events)


def _shown(config: MkDocsConfig) -> str:
    """How messages call the docs folder: relative to the folder of mkdocs.yml."""
    docs = Path(config.docs_dir)
    root = Path(os.path.realpath(config.config_file_path or "mkdocs.yml")).parent
    return docs.relative_to(root).as_posix() if docs.is_relative_to(root) else docs.as_posix()
