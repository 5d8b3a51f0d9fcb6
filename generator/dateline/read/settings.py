"""The settings that mkdocs.yml gives a build that MkDocs does not run."""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit, urlunsplit

import yaml
from mergedeep import merge
from yaml.constructor import ConstructorError
from yaml_env_tag import construct_env_tag

from dateline.data.settings import Settings
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


def read_settings(project: Path, problems: Problems) -> Settings:
    """The settings of the project's mkdocs.yml; the defaults where there is none."""
    path = project / "mkdocs.yml"
    if not os.path.lexists(path):
        return Settings()
    try:
        config = _read_config(path)
    except (OSError, yaml.YAMLError, ValueError, RecursionError) as error:
        place, reason = _explain(error, project)
        problems.warning(
            place,
            "unreadable-settings",
            f"mkdocs.yml cannot be read, so its settings are ignored: {reason}.",
            "Fix the file; `mkdocs build` shows more.",
        )
        return Settings()
    return settings_from(config, project, problems)


def _explain(error: Exception, project: Path) -> tuple[Place, str]:
    """Where and why, in a line. The file is MkDocs' own: its parser's words must do."""
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark is not None:
        mark = error.problem_mark
        place = Place(_shown(mark.name, project), mark.line + 1, mark.column + 1)
        return place, error.problem or "no YAML"
    if isinstance(error, RecursionError):
        return Place("mkdocs.yml"), "it goes too deep, or inherits from itself"
    if isinstance(error, OSError) and error.filename:
        return Place("mkdocs.yml"), f"{_shown(error.filename, project)}: {error.strerror}"
    return Place("mkdocs.yml"), str(error)


def _shown(name: str, project: Path) -> str:
    return Path(os.path.relpath(name, project)).as_posix()


def _read_config(path: Path) -> Mapping[str, Any]:
    """A settings file, over the one that it inherits from.

    https://www.mkdocs.org/user-guide/configuration/#configuration-inheritance
    """
    if path.exists() and not (path.is_file() or path.is_dir()):  # a pipe would be waited for
        raise OSError(errno.EINVAL, "it is not an ordinary file", str(path))
    with path.open("rb") as file:
        config = yaml.load(file, _Loader)  # noqa: S506 - a SafeLoader
    if not isinstance(config, Mapping) or "INHERIT" not in config:
        return _as_mapping(config)
    parent = _read_config(path.parent / str(config["INHERIT"]))
    merged: Mapping[str, Any] = merge({}, parent, config)
    return merged


def settings_from(config: Mapping[str, Any], project: Path, problems: Problems) -> Settings:
    """Settings from what mkdocs.yml contains, and from the plugin's own options in it.

    A value that cannot be used gives a warning, and the default replaces it.
    """
    options = _options(config.get("plugins"), _PLUGIN) or {}
    offline = _options(config.get("plugins"), "offline")
    is_offline = offline is not None and offline.get("enabled", True) not in (False, "false")
    defaults = Settings()
    size = options.get("page_size", defaults.page_size)
    if not isinstance(size, int) or isinstance(size, bool):
        _report_unusable("page_size", size, "a whole number, such as 200", problems)
        size = defaults.page_size
    directory_urls = config.get("use_directory_urls", defaults.directory_urls)
    if not isinstance(directory_urls, bool):
        _report_unusable("use_directory_urls", directory_urls, "true or false", problems)
        directory_urls = defaults.directory_urls
    return Settings(
        page_size=max(size, 1),
        report_url=_text(options, "report_url", problems),
        site_url=_with_slash(_text(config, "site_url", problems), problems),
        site_name=_text(config, "site_name", problems),
        templates=_folder(project, _text(options, "templates", problems), problems),
        directory_urls=directory_urls and not is_offline,
    )


def _text(config: Mapping[str, Any], key: str, problems: Problems) -> str:
    """A setting that must be text; empty if it is left out or something else."""
    value = config.get(key)
    # An escape code may make half a character, which no file can contain.
    if value is None or (
        isinstance(value, str) and value == value.encode(errors="ignore").decode()
    ):
        return (value or "").strip()
    _report_unusable(key, value, "text", problems)
    return ""


def _report_unusable(key: str, value: object, expected: str, problems: Problems) -> None:
    shown = " ".join(str(value).split())[:_LONGEST]
    problems.warning(
        Place("mkdocs.yml"),
        "unusable-setting",
        f"`{key}` in mkdocs.yml must be {expected}; found '{shown}', which is ignored.",
        f"Change `{key}`; the guide's reference says which values it takes.",
    )


def _folder(project: Path, name: str, problems: Problems) -> str:
    folder = real_path(project) / name
    if name and not os.path.isdir(folder):  # noqa: PTH112 - Path's own may raise
        _report_unusable("templates", name, "the name of a folder", problems)
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


def _with_slash(address: str, problems: Problems) -> str:
    """An address as MkDocs gives it to its plugins."""
    try:
        parts = urlsplit(address)
    except ValueError:  # a bracket that is not closed, say
        _report_unusable("site_url", address, "the site's web address", problems)
        return ""
    if not address or parts.path.endswith("/"):
        return address
    return urlunsplit(parts._replace(path=f"{parts.path}/"))


def _as_mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}
