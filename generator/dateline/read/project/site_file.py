"""What a site's settings file says of itself, for those who add a timeline to it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

import yaml

from dateline.read.settings import read_config

ASSETS = (("extra_css", "assets/dateline.css"), ("extra_javascript", "assets/dateline.js"))
NEEDED_EXTENSIONS = ("attr_list", "md_in_html")


@dataclass(frozen=True, slots=True)
class SiteFile:
    """`name` is the file's, `docs` the docs folder below the site's root. `lacks_plugin`,
    `lacks_extensions` and `lacks_assets` say what a timeline's pages need and the settings do not
    have: the plugin, or for builders that have no plugins the style and the script.
    """

    name: str
    docs: str
    lacks_plugin: bool
    lacks_extensions: tuple[str, ...]
    lacks_assets: bool
    has_navigation: bool

    @property
    def builder(self) -> str:
        """The command that builds the site."""
        return self.name.partition(".")[0]

    @property
    def has_plugins(self) -> bool:
        """Whether its builder runs plugins."""
        return self.builder != "zensical"


def read_site_file(settings: Path) -> SiteFile:
    """A site's settings file.

    Raises:
        OSError: the system does not let us read it.
        ValueError: it is no YAML, or TOML, that can be read.
    """
    try:
        config = read_config(settings)
    except (yaml.YAMLError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise ValueError(str(error)) from error
    docs = config.get("docs_dir") or "docs"
    plugins = _names(config.get("plugins"))
    extensions = _names(config.get("markdown_extensions"))
    return SiteFile(
        name=settings.name,
        docs=Path(str(docs)).as_posix().strip("/"),
        lacks_plugin="dateline" not in plugins,
        lacks_extensions=tuple(
            name
            for name in NEEDED_EXTENSIONS
            if not {name, f"markdown.extensions.{name}"} & extensions
        ),
        lacks_assets=not all(
            any(name.endswith(asset) for name in _names(config.get(key))) for key, asset in ASSETS
        ),
        has_navigation=bool(config.get("nav")),
    )


def _names(listed: object) -> frozenset[str]:
    """The names in a list of plugins or extensions, each alone or with its options."""
    if isinstance(listed, str):
        return frozenset([listed])
    entries = listed if isinstance(listed, list) else [listed]
    found: set[str] = set()
    for entry in entries:
        found.update(map(str, entry) if isinstance(entry, dict) else [str(entry)])
    return frozenset(found)
