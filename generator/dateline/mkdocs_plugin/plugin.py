"""The MkDocs plugin: the same pages as `dateline build`, in memory, with live reload.

Thin on purpose: MkDocs' events are translated into calls of `dateline.build`.
"""

from __future__ import annotations

import gc
import logging
import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from html import unescape
from pathlib import Path
from typing import Any, Final, Literal
from urllib.parse import quote

from markupsafe import Markup
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink
from mkdocs.utils import get_build_date
from mkdocs.utils.templates import TemplateContext

from dateline.assets import needs_more_style
from dateline.collector import collector_paused
from dateline.data.file_names import (
    ATOM_FEED,
    DISPUTES_PICTURE,
    EVENTS,
    SCRIPT,
    STYLE,
    STYLE_BASE,
    STYLE_MORE,
    TIMELINE_PICTURE,
    innermost,
    path_in,
)
from dateline.data.outputs import MOST_LISTED, Generated, example_id
from dateline.data.settings import (
    MOST_EVENTS,
    MOST_PICTURES,
    Bodies,
    Settings,
    page_address,
    sign_of,
)
from dateline.languages import family
from dateline.mkdocs_plugin import material
from dateline.mkdocs_plugin.anchors import unescape_anchors
from dateline.mkdocs_plugin.arrows import stay_in_timeline
from dateline.mkdocs_plugin.generated_files import (
    GeneratedFile,
    leave_out,
    make_files,
    put_back,
    remove,
)
from dateline.mkdocs_plugin.head.feed_links import Feed, feed_links
from dateline.mkdocs_plugin.head.language_links import InLanguages, language_links
from dateline.mkdocs_plugin.head.share_tags import picture_of_page, share_tags
from dateline.mkdocs_plugin.head.style_links import style_link
from dateline.mkdocs_plugin.kept_sections import KeptSections
from dateline.mkdocs_plugin.other_plugins import SiteLanguages, find_late_data, is_alone
from dateline.mkdocs_plugin.ready_html import (
    ID_IN_HTML,
    LastDressed,
    PagesAside,
    dress_body,
    fill_in,
)
from dateline.mkdocs_plugin.search_entries import (
    LastRead,
    hand_over,
    split_at_marks,
)
from dateline.mkdocs_plugin.site_folder import SiteFolder
from dateline.mkdocs_plugin.template_code import TemplateCode
from dateline.mkdocs_plugin.theme_files import list_visible_files
from dateline.mkdocs_plugin.watching import look_often
from dateline.prepare import Prepared, prepare, render_failure
from dateline.problems import (
    TRACEBACK,
    Problem,
    Severity,
    as_text,
    count,
    explain_fault,
    full_traceback,
)
from dateline.read.settings import address_of_site
from dateline.text.markers import html_with_parts
from dateline.write.obstacles import (
    Obstacle,
    PassedOver,
    find_obstacles,
    nothing_passed_over,
    obstacle_of_shared,
)

log = logging.getLogger("mkdocs.plugins.dateline")

_EXTENSIONS: Final = ("attr_list", "md_in_html")
_PICTURES: Final = (TIMELINE_PICTURE, DISPUTES_PICTURE)
_OTHER_LANGUAGE: Final = (
    "Dateline: no timeline is in the language of the site's menus and search. Here it is '%s', "
    "there '%s'. To have it there too, set 'language: %s' below 'theme:' in mkdocs.yml."
)
# Whatever may be in an address, but for quotation marks: its parts are encoded already.
_IN_ADDRESS: Final = "/:?#[]@!$&()*+,;=%~"


class DatelineConfig(Config):  # type: ignore[no-untyped-call]
    """The plugin's options. The guide's reference says what each does."""

    page_size = config_options.Type(int, default=200)
    most_events = config_options.Type(int, default=MOST_EVENTS)
    share_pictures = config_options.Type(int, default=MOST_PICTURES)
    report_url = config_options.Type(str, default="")
    site_pages = config_options.Type(bool, default=False)
    templates = config_options.Optional(config_options.Dir(exists=True))
    inline_scripts = config_options.Type(bool, default=True)


class DatelinePlugin(BasePlugin[DatelineConfig]):  # type: ignore[no-untyped-call]
    """Adds the pages of every timeline in the docs folder to the site."""

    def __init__(self) -> None:
        self._serving = False
        self._outputs: tuple[Generated, ...] = ()
        self._prepared: Prepared | None = None
        self._site_folder: SiteFolder | None = None
        self._aside: PagesAside | None = None
        self._hidden: tuple[str, ...] = ()
        self._unlisted: frozenset[str] = frozenset()
        self._placed: Mapping[str, Sequence[str]] = {}
        self._feeds: tuple[Feed, ...] = ()
        self._languages: dict[str, str] = {}
        self._in_languages = InLanguages({})
        self._changed: dict[str, str] = {}
        self._made: dict[str, GeneratedFile] = {}
        self._boxes: tuple[tuple[str, str], ...] = ()
        self._pictures: frozenset[str] = frozenset()
        self._searched: LastRead | KeptSections = LastRead()
        self._dressed = LastDressed()
        self._template_code = TemplateCode()
        self._compared = False

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        """Remember whether a data error may show as a page, or must stop the build."""
        self._serving = command == "serve"

    @event_priority(100)  # first, before other plugins watch folders of theirs
    def on_serve(self, server: LiveReloadServer, /, **_: object) -> None:
        """See what is saved soon."""
        look_often(server)

    def on_shutdown(self) -> None:
        """Let the bytes of the pages go."""
        if self._prepared:
            self._prepared.close()
            self._prepared = None

    @event_priority(50)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Add our style and script, the extensions of Markdown that our pages are written in, and
        how words are split for the search, unless mkdocs.yml names them already.
        """
        split_at_marks(config.plugins)
        for extension in _EXTENSIONS:
            if extension not in config.markdown_extensions:
                config.markdown_extensions.append(extension)
        if STYLE not in config.extra_css:
            config.extra_css.append(STYLE_BASE)
        if not any(str(script) == SCRIPT for script in config.extra_javascript):
            script = config_options.ExtraScriptValue(SCRIPT)
            script.defer = True
            config.extra_javascript.append(script)
        list_visible_files(config.theme)
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
            self._feeds = self._boxes = ()
            self._placed = {}
        self._aside = PagesAside() if not self._serving and is_alone(config, self) else None
        if not self._serving:
            self._searched = KeptSections(_root(config), Path(config.docs_dir))
        self._site_folder = SiteFolder(Path(config.site_dir))
        self._site_folder.put_aside(_event_folders(self._outputs))

    @event_priority(-100)  # last: the site's search has by then let go what it was handed
    def on_post_build(self, *, config: MkDocsConfig) -> None:  # noqa: ARG002
        """Let the HTML of our pages go, and keep what the search was told of them."""
        if self._aside:
            self._aside.close()
        if isinstance(self._searched, KeptSections):
            self._searched.keep()

    def on_build_error(self, *, error: Exception) -> None:  # noqa: ARG002
        """Leave nothing behind in the site's folder."""
        if self._aside:
            self._aside.close()
        if isinstance(self._searched, KeptSections):
            self._searched.close()
        if self._site_folder:
            self._site_folder.let_go()

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
        before = self._prepared
        with collector_paused():
            prepared = prepare(
                Path(config.docs_dir),
                self._settings(config),
                _shown(config),
                before,
                previewing=self._serving,
                project=_root(config),
            )
            if not self._serving:
                # What is made by now stays to the end. The collector need not look through it as
                # MkDocs makes its pages, nor when all is let go.
                gc.freeze()
        if before and before.shelf is not prepared.shelf:
            before.close()
        self._prepared = prepared
        self._log(prepared.problems)
        if prepared.has_errors and not self._serving:
            raise PluginError(_nothing_written(prepared.problems))
        if prepared.timelines and not config.site_url and not self._serving:
            log.info(
                "Dateline: the site has no site_url, so the ids in its feeds and calendars, which "
                "must last, are made of a guess."
            )
        self._compare_languages([told.language for told in prepared.timelines], config)
        self._outputs = self._unblocked(prepared.outputs, config)
        self._hidden = prepared.hidden_files(self._outputs)
        events = (name for timeline in prepared.timelines for name in timeline.events)
        self._unlisted = frozenset([*events, *map(example_id, range(1, 7))])
        self._feeds = tuple(_feeds(prepared, self._outputs))
        self._boxes = prepared.boxes
        self._placed = dict(prepared.placed)
        self._changed = {told.folder: told.changed for told in prepared.timelines}
        self._languages = {told.folder: told.language for told in prepared.timelines}
        self._in_languages = InLanguages(
            {
                told.folder: ((told.language, told.folder), *told.others)
                for told in prepared.timelines
                if told.others
            }
        )

    def _compare_languages(self, languages: Sequence[str], config: MkDocsConfig) -> None:
        """Say once, and as no warning, that the theme speaks the language of no timeline: who
        writes in Arabic has English menus around it, from left to right, until the theme is told.
        """
        speaks = str(config.theme["language"]) if "language" in config.theme else ""
        spoken = {family(language) for language in languages}
        if not speaks or not spoken or family(speaks) in spoken or self._compared:
            return
        if SiteLanguages.of(config) is None:
            self._compared = True
            log.info(_OTHER_LANGUAGE, languages[0], speaks, languages[0])

    def _unblocked(
        self, outputs: Sequence[Generated], config: MkDocsConfig
    ) -> tuple[Generated, ...]:
        """The generated files, without those whose place or address a person's file takes."""
        obstacles = find_obstacles(
            outputs,
            Path(config.docs_dir),
            _passed_over(config),
            directory_urls=config.use_directory_urls,
        )
        self._tell_obstacles(obstacles)
        blocked = {obstacle.path for obstacle in obstacles}
        return tuple(output for output in outputs if output.path not in blocked)

    def _tell_obstacles(self, obstacles: Collection[Obstacle]) -> None:
        """Log what is in the way. Only a preview goes on without the outputs concerned."""
        problems = tuple(dict.fromkeys(obstacle.problem for obstacle in obstacles))
        self._log(problems)
        if problems and not self._serving:
            raise PluginError(_nothing_written(problems))

    def _log(self, problems: Iterable[Problem]) -> None:
        for problem in problems:
            level = logging.ERROR if problem.severity is Severity.ERROR else logging.WARNING
            log.log(level, as_text(problem))

    @event_priority(50)
    def _add_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Add the generated pages and files, and keep the data files out of the site.

        Early, so that other plugins see them wherever they are listed. By now the site's search
        is ready to take entries, so that it is given our pages'.
        """
        hand_over(
            config.plugins,
            lambda page: isinstance(page.file, GeneratedFile),
            self._searched.sections_of,
        )
        for name in self._hidden:
            remove(files, name)
        self._made = make_files(self._outputs, config)
        self._outputs = ()
        languages = SiteLanguages.of(config)
        if languages is None:
            replaced = self._made.keys() & {file.src_uri for file in files}
            for path, file in self._made.items():
                if path in replaced:
                    remove(files, path)
                files.append(file)
        else:
            for folder, language in self._languages.items():
                if not languages.builds(folder, language):
                    leave_out(folder, self._made.values())
        self._feeds = tuple(feed for feed in self._feeds if self._is_shown(feed.path))
        pictures = (path for path in self._made if path.endswith(_PICTURES))
        self._pictures = frozenset(filter(self._is_shown, pictures))
        return files

    @event_priority(-200)
    def _look_at_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """See that our files are still there, and nobody else's at their addresses: other plugins
        have added theirs by now, and one that builds the site once for each language has put
        files of its own in the place of ours.
        """
        shared = tuple(_find_shared(self._made, files, config))
        self._tell_obstacles(shared)
        put_back(files, self._made, {obstacle.path for obstacle in shared})
        if languages := SiteLanguages.of(config):
            languages.list_pages(self._made, self._in_languages, config)
        for name, plugin in find_late_data(files, config):
            log.warning(
                "Dateline: the plugin %s makes '%s' while the site is built, when the timelines "
                "have been read already. Write it into the docs folder before the build.",
                plugin,
                name,
            )
            remove(files, name)
        if self._site_folder:
            self._site_folder.bring_back({file.dest_uri for file in self._made.values()})
        self._made = {}
        return files

    on_files = CombinedEvent(_add_files, _look_at_files)

    def _day_of(self, path: str) -> str:
        """The day of the newest change to the timeline that a page belongs to, for the sitemap;
        empty if the data has none. The day of the build says nothing of the page.
        """
        return self._changed.get(self._folder_of(path), "")

    def _folder_of(self, path: str) -> str:
        """The folder of the timeline that a page belongs to."""
        return innermost(path, self._changed) or ""

    def _is_shown(self, path: str) -> bool:
        """Whether the site, or its preview, has a file of ours."""
        inclusion = self._made[path].inclusion if path in self._made else InclusionLevel.EXCLUDED
        hidden = {InclusionLevel.EXCLUDED}
        if not self._serving:
            hidden.add(InclusionLevel.DRAFT)
        return inclusion not in hidden

    @event_priority(-100)  # last: other plugins may order the navigation anew
    def on_nav(self, nav: Navigation, /, **_: object) -> Navigation:
        """See that the arrows at the foot of a timeline's pages go through this timeline only."""
        stay_in_timeline(nav.pages, self._timeline_of)
        return nav

    def _timeline_of(self, page: Page) -> str | None:
        """The folder of the timeline that a page of ours is made for."""
        ours = isinstance(page.file, GeneratedFile)
        return innermost(page.file.src_uri, self._changed) if ours else None

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
        if parts := self._placed.get(page.file.src_uri):
            html = self._with_parts(html, parts, page)
        if isinstance(page.file, GeneratedFile):
            with self._told():
                page.update_date = self._day_of(page.file.src_uri)
                # MkDocs makes it of the file's name, and themes put it into HTML as it is.
                page.edit_url = page.edit_url and quote(page.edit_url, safe=_IN_ADDRESS)
                unescape_anchors(page)
                _name_in_navigation(page, config)
                _prune(page.toc.items, self._unlisted)
                for link in page.toc.items:
                    if len(link.children) > MOST_LISTED:
                        link.children.clear()
                if body := page.file.body:
                    dress = self._dressed.dress if self._serving else dress_body
                    html = fill_in(html, body, page, files, config, dress)
                html = self._box_on(page) + html
                if self._aside:
                    self._aside.put(page, html)
                    html = ""
        return html

    @event_priority(100)
    def on_page_context(
        self,
        context: TemplateContext,
        /,
        *,
        page: Page,
        config: MkDocsConfig,  # noqa: ARG002
        nav: Navigation,  # noqa: ARG002
    ) -> TemplateContext:
        """Bring back the HTML of a page of ours, before the site's search looks at it."""
        html = self._aside.take(page) if self._aside else None
        if html is not None:
            page.content = html
        return context

    def _with_parts(self, html: str, parts: Sequence[str], page: Page) -> str:
        """A page by hand with the timelines that its markers ask for."""
        filled = html_with_parts(html, parts)
        if filled is None:
            message = (
                f"Dateline: the page {page.file.src_uri} has other markers for timelines than its "
                "Markdown. Look for a plugin that adds markers to pages, or takes comments out."
            )
            if not self._serving:
                raise PluginError(message)
            log.error(message)
            return html
        anchors = {unescape(anchor) for part in parts for anchor in ID_IN_HTML.findall(part)}
        page.present_anchor_ids = (page.present_anchor_ids or set()) | anchors
        return filled

    def _box_on(self, page: Page) -> str:
        """The list of problems for the top of a page of a timeline that has errors."""
        path = page.file.src_uri
        return next((box for below, box in self._boxes if path.startswith(below)), "")

    @event_priority(-100)  # last: other plugins may change how templates are read
    def on_env(self, env: Any, /, *, config: MkDocsConfig, files: Files) -> Any:  # noqa: ANN401, ARG002
        """See that some page has a day: MkDocs packs the sitemap with the newest, and cannot do
        without. In a preview, let the theme's templates be compiled once.
        """
        if self._serving:
            self._template_code.lend_to(env)
        pages = [file.page for file in files.documentation_pages() if file.page is not None]
        if pages and not any(page.update_date for page in pages):
            pages[0].update_date = get_build_date()
        return env

    @event_priority(-100)  # last, for it looks at what other plugins have added
    def on_post_page(self, output: str, /, *, page: Page, config: MkDocsConfig) -> str:
        """Name the timelines' feeds in the head of every page, so that readers' programs
        find them, let what is not needed to read the page wait, name what has no name, and say
        what a shared link to the page shows.
        """
        with self._told():
            output = self._dress(output, page, config)
        if self._aside and isinstance(page.file, GeneratedFile):
            page.content = None  # MkDocs would keep it to the end
        return output

    def _dress(self, output: str, page: Page, config: MkDocsConfig) -> str:
        output = material.add_to_head(output, feed_links(self._feeds, page.url))
        if STYLE_BASE in config.extra_css and needs_more_style(output):
            output = material.add_to_head(output, style_link(STYLE_MORE, page.url))
        output = material.name_sections(output)
        output = material.name_search(output)
        if self.config.inline_scripts:
            output = material.load_search_later(output)
        if isinstance(page.file, GeneratedFile):
            address = (page.canonical_url or "") if config.site_url else ""
            tags = share_tags(page.meta, address, config.site_name, self._picture_of(page, config))
            output = material.add_to_head(output, self._language_links(page, config))
            if 'property="og:' not in output and "property=og:" not in output:
                output = material.add_to_head(output, tags)
            if self.config.inline_scripts:
                output = material.choose_palette_first(output)
            output = material.show_before_script(output)
        return output

    def _language_links(self, page: Page, config: MkDocsConfig) -> Markup:
        """The links to a page of ours in its other languages."""
        # An address takes no more of the settings, and the rest would be read again for each page.
        settings = Settings(directory_urls=config.use_directory_urls)
        there = (
            (tag, page_address(path, settings))
            for tag, path in self._in_languages.of(page.file.src_uri)
        )
        return language_links(there, page.url, config.site_url or "")

    def _picture_of(self, page: Page, config: MkDocsConfig) -> str:
        path = page.file.src_uri
        site = config.site_url or ""
        return picture_of_page(path, self._folder_of(path), self._pictures, site)

    def on_post_template(
        self,
        output: str,
        /,
        *,
        template_name: str,
        config: MkDocsConfig,  # noqa: ARG002
    ) -> str:
        """Name what has no name on the page for lost addresses, too."""
        if not template_name.endswith(".html"):
            return output
        return material.name_search(material.name_sections(output))

    def _settings(self, config: MkDocsConfig) -> Settings:
        return Settings(
            page_size=max(self.config.page_size, 1),
            most_events=max(self.config.most_events, 1),
            share_pictures=max(self.config.share_pictures, 0),
            report_url=self.config.report_url,
            site_pages=self.config.site_pages,
            # A preview puts its own address there, which must not get into what lasts.
            site_url=(address_of_site(_file(config)) if self._serving else config.site_url) or "",
            site_name=config.site_name,
            sign=sign_of(config.theme),
            directory_urls=config.use_directory_urls,
            bodies=Bodies.APART,
            templates=Path(self.config.templates).as_posix() if self.config.templates else "",
        )


def _failure_pages(docs: Path, error: Exception) -> tuple[Generated, ...]:
    """Pages that say that the program failed; none if even they cannot be made."""
    try:
        return render_failure(docs, explain_fault(error), full_traceback(error))
    except Exception:  # noqa: BLE001 - the line in the log says all
        return ()


def _nothing_written(problems: Iterable[Problem]) -> str:
    return f"Dateline: {count(problems)} Nothing was written."


def _event_folders(outputs: Iterable[Generated]) -> tuple[str, ...]:
    """The folders that have a small page or two for each event."""
    pages = (output.path.split("/") for output in outputs)
    return tuple(dict.fromkeys("/".join(p[:-2]) for p in pages if p[-3:-2] == [EVENTS]))


def _feeds(site: Prepared, outputs: Collection[Generated]) -> Iterator[Feed]:
    """Each timeline's feed."""
    made = {output.path for output in outputs if output.path.endswith(ATOM_FEED)}
    for timeline in site.timelines:
        path = path_in(timeline.folder, ATOM_FEED)
        if path in made:
            yield Feed(timeline.title, path)


def _find_shared(
    made: Mapping[str, File], files: Files, config: MkDocsConfig
) -> Iterator[Obstacle]:
    """Our files that have the address of one that another plugin or the theme adds."""
    others = {
        file.dest_uri: file
        for file in files
        if file.inclusion is not InclusionLevel.EXCLUDED and not isinstance(file, GeneratedFile)
    }
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


def _name_in_navigation(page: Page, config: MkDocsConfig) -> None:
    """Call a page by its own heading, such as `People`, among those of its timeline. Its title
    names the timeline too: Material keeps that in the page's head, and other themes have one name
    for both. What mkdocs.yml calls it stays.
    """
    if config.theme.name == "material" and "title" not in vars(page) and page.toc.items:
        page.title = page.toc.items[0].title


def _prune(links: list[AnchorLink], events: Collection[str]) -> None:
    links[:] = [link for link in links if link.id not in events]
    for link in links:
        _prune(link.children, events)


def _shown(config: MkDocsConfig) -> str:
    """How messages call the docs folder: relative to the folder of mkdocs.yml."""
    docs = Path(config.docs_dir)
    root = _root(config)
    return docs.relative_to(root).as_posix() if docs.is_relative_to(root) else docs.as_posix()


def _root(config: MkDocsConfig) -> Path:
    """The project's root, wherever another plugin has put the docs folder."""
    return _file(config).parent


def _file(config: MkDocsConfig) -> Path:
    return Path(os.path.realpath(config.config_file_path or "mkdocs.yml"))
