"""The settings that mkdocs.yml, or its like, gives a build that MkDocs does not run."""

from __future__ import annotations

import errno
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit, urlunsplit

import yaml
from mergedeep import merge
from yaml.constructor import ConstructorError
from yaml_env_tag import construct_env_tag

from dateline.data.file_names import SETTINGS
from dateline.data.settings import Settings, is_of_one_machine, sign_of
from dateline.problems import Place, Problems
from dateline.read.files import real_path

_PLUGIN: Final = "dateline"
_LONGEST: Final = 60


class _Loader(yaml.SafeLoader):
    """Knows `!ENV`, as MkDocs does; other tags of its plugins read as nothing."""

    def construct_object(self, node: yaml.Node, deep: bool = False) -> Any:  # noqa: ANN401, FBT001, FBT002
        """A value, or an error with its place: PyYAML gives none for `!!bool maybe`.

        Raises:
            ConstructorError: the value is not of its tag's kind.
        """
        try:
            return super().construct_object(node, deep)
        except (KeyError, ValueError, TypeError, AttributeError, OverflowError) as error:
            kind = node.tag.rpartition(":")[2]
            value = " ".join(str(node.value).split())[:_LONGEST]
            fault = f"'{value}' cannot be read as {kind}"
            raise ConstructorError(None, None, fault, node.start_mark) from error


def _read_unknown(_loader: yaml.SafeLoader, _suffix: str, _node: yaml.Node) -> None:
    return None


_Loader.add_constructor("!ENV", construct_env_tag)
_Loader.add_multi_constructor("", _read_unknown)


def find_settings(project: Path) -> Path | None:
    """The settings file in the project's root: mkdocs.yml, or that of another site builder."""
    names = (name for name in SETTINGS if os.path.lexists(project / name))
    return next((project / name for name in names), None)


def docs_folder(settings: Path) -> Path:
    """The docs folder that a settings file names, seen from where the file's own path is."""
    try:
        named = read_config(settings).get("docs_dir")
    except (OSError, yaml.YAMLError, ValueError, RecursionError):  # it is reported when it is read
        named = None
    return settings.parent / (named if isinstance(named, str) and named else "docs")


def read_settings(project: Path, problems: Problems, file: Path | None = None) -> Settings:
    """The settings in a file of the project, or in that of its root; the defaults where there is
    none.
    """
    file = file or find_settings(project)
    if not file:
        return Settings()
    report = _Report(file.name, problems)
    try:
        config = read_config(file)
    except (OSError, yaml.YAMLError, ValueError, RecursionError) as error:
        report.unreadable(error, project)
        return Settings()
    return settings_from(config, project, report)


def report_missing_address(file: Path | None, settings: Settings, problems: Problems) -> None:
    """Warn of a site without an address of its own: what must last would be made of a guess."""
    if settings.site_url and not is_of_one_machine(settings.site_url):
        return
    name = file.name if file else SETTINGS[0]
    problems.warning(
        Place(name),
        "no-site-url",
        "The site has no `site_url`"
        + (f", for {settings.site_url} leads to this machine alone" if settings.site_url else "")
        + ". The ids in feeds and calendars, which must last, are made of it.",
        f"Give {name} the site's address, such as `site_url: https://example.org/`.",
    )


def address_of_site(path: Path) -> str:
    """The `site_url` in a settings file; empty if there is none that can be read."""
    try:
        config = read_config(path)
    except (OSError, yaml.YAMLError, ValueError, RecursionError):
        return ""
    report = _Report(path.name, Problems())
    return _with_slash(_text(config, "site_url", report), report)


@dataclass(frozen=True, slots=True)
class _Report:
    """Where problems with a settings file go."""

    name: str
    problems: Problems

    def unreadable(self, error: Exception, project: Path) -> None:
        place, reason = self._explain(error, project)
        self.problems.warning(
            place,
            "unreadable-settings",
            f"{self.name} cannot be read, so its settings are ignored: {reason}.",
            "Fix the file; the site builder that it is for shows more.",
        )

    def unusable(self, key: str, value: object, expected: str) -> None:
        shown = " ".join(str(value).split())[:_LONGEST]
        self.problems.warning(
            Place(self.name),
            "unusable-setting",
            f"`{key}` in {self.name} must be {expected}; found '{shown}', which is ignored.",
            f"Change `{key}`; the guide's reference says which values it takes.",
        )

    def _explain(self, error: Exception, project: Path) -> tuple[Place, str]:
        """Where and why, in a line. The file is the builder's own: its parser's words must do."""
        if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark is not None:
            mark = error.problem_mark
            place = Place(_shown(mark.name, project), mark.line + 1, mark.column + 1)
            return place, error.problem or "no YAML"
        if isinstance(error, RecursionError):
            return Place(self.name), "it goes too deep, or inherits from itself"
        if isinstance(error, OSError) and error.filename:
            return Place(self.name), f"{_shown(error.filename, project)}: {error.strerror}"
        return Place(self.name), str(error)


def _shown(name: str, project: Path) -> str:
    return Path(os.path.relpath(name, project)).as_posix()


def read_config(path: Path) -> Mapping[str, Any]:
    """A settings file, over the one that it inherits from.

    https://www.mkdocs.org/user-guide/configuration/#configuration-inheritance
    https://zensical.org/docs/setup/basics/
    """
    if path.exists() and not (path.is_file() or path.is_dir()):  # a pipe would be waited for
        raise OSError(errno.EINVAL, "it is not an ordinary file", str(path))
    with path.open("rb") as file:
        if path.suffix == ".toml":
            return _as_mapping(tomllib.load(file).get("project"))
        config = yaml.load(file, _Loader)  # noqa: S506 - a SafeLoader
    if not isinstance(config, Mapping) or "INHERIT" not in config:
        return _as_mapping(config)
    parent = read_config(path.parent / str(config["INHERIT"]))
    merged: Mapping[str, Any] = merge({}, parent, config)
    return merged


def settings_from(config: Mapping[str, Any], project: Path, report: _Report) -> Settings:
    """Settings from what the file contains, and from the plugin's own options in it.

    A value that cannot be used gives a warning, and the default replaces it.
    """
    options = _options(config.get("plugins"), _PLUGIN) or {}
    offline = _options(config.get("plugins"), "offline")
    is_offline = offline is not None and offline.get("enabled", True) not in (False, "false")
    defaults = Settings()
    directory_urls = config.get("use_directory_urls", defaults.directory_urls)
    if not isinstance(directory_urls, bool):
        report.unusable("use_directory_urls", directory_urls, "true or false")
        directory_urls = defaults.directory_urls
    site_pages = options.get("site_pages", defaults.site_pages)
    if not isinstance(site_pages, bool):
        report.unusable("site_pages", site_pages, "true or false")
        site_pages = defaults.site_pages
    address = _text(config, "site_url", report)
    return Settings(
        page_size=_number(options, "page_size", defaults.page_size, report),
        most_events=_number(options, "most_events", defaults.most_events, report),
        share_pictures=_number(options, "share_pictures", defaults.share_pictures, report, least=0),
        site_pages=site_pages,
        report_url=_text(options, "report_url", report),
        site_url=_with_slash(address, report),
        site_name=_text(config, "site_name", report),
        sign=sign_of(config.get("theme")),
        templates=_folder(project, _text(options, "templates", report), report),
        directory_urls=directory_urls and not is_offline,
    )


def _number(
    config: Mapping[str, Any], key: str, default: int, report: _Report, *, least: int = 1
) -> int:
    """A setting that must be a whole number; `least` where it is lower."""
    value = config.get(key, default)
    if isinstance(value, int) and not isinstance(value, bool):
        return max(value, least)
    report.unusable(key, value, f"a whole number, such as {default}")
    return default


def _text(config: Mapping[str, Any], key: str, report: _Report) -> str:
    """A setting that must be text; empty if it is left out or something else."""
    value = config.get(key)
    # An escape code may make half a character, which no file can contain.
    if value is None or (
        isinstance(value, str) and value == value.encode(errors="ignore").decode()
    ):
        return (value or "").strip()
    report.unusable(key, value, "text")
    return ""


def _folder(project: Path, name: str, report: _Report) -> str:
    folder = real_path(project) / name
    if name and not os.path.isdir(folder):  # noqa: PTH112 - Path's own may raise
        report.unusable("templates", name, "the name of a folder")
        return ""
    return folder.as_posix() if name else ""


def _options(plugins: object, name: str) -> Mapping[str, Any] | None:
    """A plugin's options, or None if it is not listed. MkDocs takes a list or a mapping, and
    a theme's plugin with the theme's name before it.
    """
    listed = plugins if isinstance(plugins, list) else [plugins]
    for entry in listed:
        given = entry if isinstance(entry, Mapping) else {str(entry): {}}
        for key, options in given.items():
            if str(key).removeprefix("material/") == name:
                return _as_mapping(options)
    return None


def _with_slash(address: str, report: _Report) -> str:
    """An address as MkDocs gives it to its plugins."""
    try:
        parts = urlsplit(address)
    except ValueError:  # a bracket that is not closed, say
        report.unusable("site_url", address, "the site's web address")
        return ""
    if not address or parts.path.endswith("/"):
        return address
    return urlunsplit(parts._replace(path=f"{parts.path}/"))


def _as_mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}
