"""What other plugins of the site do that ours must know of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from dateline.data.file_names import TIMELINE
from dateline.mkdocs_plugin.head.language_links import InLanguages

_BY_LANGUAGE = "i18n"  # mkdocs-static-i18n
_SEARCHES = frozenset(("search", "material/search"))


@dataclass(frozen=True, slots=True)
class SiteLanguages:
    """The languages of a site that is built once for each of them (mkdocs-static-i18n).

    `current` is the language of this build, `default` that of the site, `all` those it has.
    """

    current: str
    default: str
    all: tuple[str, ...]

    @classmethod
    def of(cls, config: MkDocsConfig) -> SiteLanguages | None:
        """The languages; None for a site that has one."""
        plugin = config.plugins.get(_BY_LANGUAGE)
        default = getattr(plugin, "default_language", None)
        if not default:
            return None
        languages = tuple(map(str, getattr(plugin, "build_languages", ())))
        return cls(str(getattr(plugin, "current_language", "") or default), default, languages)

    def list_pages(
        self, files: Mapping[str, File], told: InLanguages, config: MkDocsConfig
    ) -> None:
        """Have our pages in the sitemap, which is the plugin's own, and in the theme's choice of
        languages. `told` says which pages are one in several languages.
        """
        listed = config.plugins[_BY_LANGUAGE].i18n_files_per_language  # type: ignore[attr-defined]
        for path, file in files.items():
            if file.is_documentation_page() and file.inclusion is not InclusionLevel.EXCLUDED:
                others = {
                    self.locale_of(other, tag): files[other]
                    for tag, other in told.of(path)
                    if other in files
                }
                # What the plugin gives files of its own.
                file.alternates = {**others, self.current: file}  # type: ignore[attr-defined]
                file.locale = file.locale_alternate_of = self.current  # type: ignore[attr-defined]
                listed.setdefault(self.current, []).append(file)

    def builds(self, folder: str, language: str) -> bool:
        """Whether this build is the one that a timeline in a folder and language belongs to."""
        return self.locale_of(folder, language) == self.current

    def locale_of(self, path: str, language: str) -> str:
        """The language whose build has a timeline, or a page of it, at a path: that of the folder
        of a language, else its own, else the first.
        """
        named = PurePosixPath(path).parts[:1]
        main = language.partition("-")[0]
        known = (candidate for candidate in (*named, language, main) if candidate in self.all)
        return next(known, self.default)


def find_late_data(files: Files, config: MkDocsConfig) -> Iterator[tuple[str, str]]:
    """Timelines that another plugin makes while the site is built: path and plugin. The other data
    files in their folders too.
    """
    docs = Path(config.docs_dir)
    made = {f.src_uri: f.generated_by for f in files if f.generated_by or not _is_in(f, docs)}
    data = {path: PurePosixPath(path) for path in made if path.endswith(".yml")}
    folders = {place.parent for place in data.values() if place.name == TIMELINE}
    for path, place in data.items():
        if place.suffix and place.parent in folders:
            yield path, made[path] or "that makes it"


def _is_in(file: object, docs: Path) -> bool:
    source = getattr(file, "abs_src_path", None)
    return source is not None and Path(source).is_relative_to(docs)


def is_alone(config: MkDocsConfig, own: object) -> bool:
    """Whether nobody asks for the HTML of a page but as it is written: no plugin but a search and
    our `own`, no hook, and no template but those of Material.
    """
    others = (name for name, plugin in config.plugins.items() if plugin is not own)
    has_templates = config.theme.custom_dir or config.extra_templates
    is_plain = config.theme.name == "material" and not has_templates
    return is_plain and all(name in _SEARCHES for name in others)
