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
from yaml_env_tag import construct_env_tag

from dateline.data.settings import Settings
from dateline.problems import Place, Problems

_PLUGIN: Final = "dateline"


class _Loader(yaml.SafeLoader):
    """Knows `!ENV`, as MkDocs does; other tags of its plugins read as nothing."""


def _read_unknown(_loader: yaml.SafeLoader, _suffix: str, _node: yaml.Node) -> None:
    return None


_Loader.add_constructor("!ENV", construct_env_tag)
_Loader.add_multi_constructor("", _read_unknown)


def read_settings(project: Path, problems: Problems) -> Settings:
    """The settings of the project's mkdocs.yml; the defaults where there is none."""
    path = project / "mkdocs.yml"
    if not path.exists():
        return Settings()
    try:
        config = _read_config(path)
    except (OSError, yaml.YAMLError, ValueError, RecursionError) as error:
        place, reason = _explain(error, project)
        problems.warning(
            place,
            "unreadable-settings",
            f"mkdocs.yml cannot be read, so its settings are left out: {reason}.",
            "Mend the file; `mkdocs build` says more.",
        )
        return Settings()
    return settings_from(config, project)


def _explain(error: Exception, project: Path) -> tuple[Place, str]:
    """Where and why, in a line. The file is MkDocs' own: its parser's words must do."""
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark is not None:
        mark = error.problem_mark
        place = Place(_shown(mark.name, project), mark.line + 1, mark.column + 1)
        return place, error.problem or "no YAML"
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


def settings_from(config: Mapping[str, Any], project: Path) -> Settings:
    """Settings from what mkdocs.yml holds, and from the plugin's own options in it."""
    options = _options(config.get("plugins"), _PLUGIN) or {}
    offline = _options(config.get("plugins"), "offline")
    is_offline = offline is not None and offline.get("enabled", True) not in (False, "false")
    defaults = Settings()
    size = options.get("page_size", defaults.page_size)
    return Settings(
        page_size=max(size, 1) if isinstance(size, int) else defaults.page_size,
        report_url=str(options.get("report_url") or ""),
        site_url=_with_slash(str(config.get("site_url") or "")),
        site_name=str(config.get("site_name") or ""),
        templates=_folder(project, options.get("templates")),
        directory_urls=bool(config.get("use_directory_urls", True)) and not is_offline,
    )


def _folder(project: Path, name: object) -> str:
    return (project.resolve() / name).as_posix() if isinstance(name, str) and name else ""


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


def _with_slash(address: str) -> str:
    """An address as MkDocs gives it to its plugins."""
    parts = urlsplit(address)
    if not address or parts.path.endswith("/"):
        return address
    return urlunsplit(parts._replace(path=f"{parts.path}/"))


def _as_mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}
