"""The settings that mkdocs.yml gives a build that MkDocs does not run."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import yaml

from dateline.problems import Place, Problems
from dateline.settings import Settings

_PLUGIN: Final = "dateline"


class _Loader(yaml.SafeLoader):
    """Knows `!ENV`, as MkDocs does; other tags of its plugins read as nothing."""


def _read_environment(loader: yaml.SafeLoader, node: yaml.Node) -> Any:
    """`!ENV NAME` or `!ENV [NAME, …, default]`: the first variable that is set, else the default.

    https://www.mkdocs.org/user-guide/configuration/#environment-variables
    """
    if isinstance(node, yaml.ScalarNode):
        names, default = [str(loader.construct_scalar(node))], None
    elif isinstance(node, yaml.SequenceNode):
        *names, default = loader.construct_sequence(node)
    else:
        return None
    return next((os.environ[name] for name in map(str, names) if name in os.environ), default)


def _read_unknown(_loader: yaml.SafeLoader, _suffix: str, _node: yaml.Node) -> None:
    return None


_Loader.add_constructor("!ENV", _read_environment)
_Loader.add_multi_constructor("", _read_unknown)


def read_settings(project: Path, problems: Problems) -> Settings:
    """The settings of the project's mkdocs.yml; the defaults where there is none."""
    path = project / "mkdocs.yml"
    try:
        config = yaml.load(path.read_bytes(), _Loader)  # noqa: S506 - a SafeLoader
    except FileNotFoundError:
        return Settings()
    except (OSError, yaml.YAMLError, ValueError) as error:
        reason = " ".join(str(error).split())
        problems.warning(
            Place("mkdocs.yml"),
            "unreadable-settings",
            f"mkdocs.yml cannot be read, so its settings are left out: {reason}.",
            "Mend the file; `mkdocs build` says more.",
        )
        return Settings()
    return settings_from(config if isinstance(config, Mapping) else {}, project)


def settings_from(config: Mapping[str, Any], project: Path) -> Settings:
    """Settings from what mkdocs.yml holds, and from the plugin's own options in it."""
    options = _options(config.get("plugins"), _PLUGIN) or {}
    offline = _options(config.get("plugins"), "offline")
    is_offline = offline is not None and offline.get("enabled", True) not in (False, "false")
    defaults = Settings()
    size = options.get("page_size", defaults.page_size)
    return Settings(
        page_size=size if isinstance(size, int) and size > 0 else defaults.page_size,
        report_url=str(options.get("report_url") or ""),
        site_url=str(config.get("site_url") or ""),
        site_name=str(config.get("site_name") or ""),
        templates=_folder(project, options.get("templates")),
        directory_urls=bool(config.get("use_directory_urls", True)) and not is_offline,
    )


def _folder(project: Path, name: Any) -> str:
    return (project.resolve() / name).as_posix() if isinstance(name, str) and name else ""


def _options(plugins: Any, name: str) -> Mapping[str, Any] | None:
    """A plugin's options, or None if it is not listed. MkDocs takes a list or a mapping."""
    if isinstance(plugins, Mapping):
        return _as_mapping(plugins[name]) if name in plugins else None
    for entry in plugins if isinstance(plugins, list) else ():
        if entry == name:
            return {}
        if isinstance(entry, Mapping) and name in entry:
            return _as_mapping(entry[name])
    return None


def _as_mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}
