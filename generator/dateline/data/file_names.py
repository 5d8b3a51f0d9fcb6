"""The names of pages and files: those of a timeline's data, and those that a build makes.

All are paths below the timeline's folder, in posix form, unless they say otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

# Data.
TIMELINE: Final = "timeline.yml"
CHECKED: Final = "checked.yml"
PUBLISHED: Final = "published.yml"
IMPORTS: Final = ".dateline-imports.json"
"""Kept by `dateline import`: what was imported before, so that a newer file can be compared."""

# Records that several timelines share: files in a folder without a timeline.yml.
SHARED_SIDES: Final = "sides.yml"
SHARED_USES: Final = "uses.yml"

# A site's settings, in the project's root; the first that is there counts.
SETTINGS: Final = (
    "mkdocs.yml",
    "mkdocs.yaml",
    "properdocs.yml",
    "properdocs.yaml",
    "zensical.toml",
)
"""Those of MkDocs, ProperDocs and Zensical. All but the last are written alike."""

# Pages.
INDEX: Final = "index.md"
DISPUTES: Final = "disputes.md"
PEOPLE: Final = "people.md"
SOURCES: Final = "sources.md"
CORRECTIONS: Final = "corrections.md"
CHANGES: Final = "changes.md"
HEADLINES: Final = "headlines.md"
SIDES: Final = "sides.md"
SITE_TIMELINES: Final = "timelines.md"
"""The list of the site's timelines, in the docs folder; so are `PEOPLE` and `SOURCES` of all."""

PAGES: Final = frozenset(
    (INDEX, DISPUTES, PEOPLE, SOURCES, CORRECTIONS, CHANGES, HEADLINES, SIDES, SITE_TIMELINES)
)
"""Every page of a timeline, or of all, that is no part of another: no other is written."""

# What programs and other sites take.
DATA: Final = "data/timeline.json"
CSL: Final = "data/sources.csl.json"
BIBTEX: Final = "data/sources.bib"
ATOM_FEED: Final = "feed.xml"
JSON_FEED: Final = "feed.json"
CALENDAR: Final = "timeline.ics"
EMBED: Final = "embed/index.html"

TIMELINE_PICTURE: Final = "share/index.png"
DISPUTES_PICTURE: Final = "share/disputes.png"
"""What a link to the timeline, or to its disputes, shows where it is shared."""

FILTERS: Final = "filters.css"
"""What the filters do for readers whose browser runs no script."""

FILES: Final = frozenset(
    (
        *(DATA, CSL, BIBTEX, ATOM_FEED, JSON_FEED, CALENDAR, EMBED, FILTERS),
        *(TIMELINE_PICTURE, DISPUTES_PICTURE),
    )
)
"""Every file of a timeline that is no page: no other is written."""

# Below the docs folder, for all timelines.
STYLE: Final = "assets/dateline.css"
"""All of it, for builders that have no plugins. Under MkDocs a page loads the two parts instead:"""

STYLE_BASE: Final = "assets/dateline-base.css"
STYLE_MORE: Final = "assets/dateline-more.css"
"""What only some pages have: sides, tables, media, lists, periods."""

SCRIPT: Final = "assets/dateline.js"
LIGHT_STYLE: Final = "assets/dateline-light.css"
"""Of pages without the theme, but for those in other sites' frames."""
LIGHT_SCRIPT: Final = "assets/dateline-light.js"
"""Copies what an event's citation page shows."""

EMBED_STYLE: Final = "assets/dateline-embed.css"
EMBED_SCRIPT: Final = "assets/dateline-embed.js"

ASSETS: Final = (
    *(STYLE, STYLE_BASE, STYLE_MORE, SCRIPT),
    *(LIGHT_STYLE, LIGHT_SCRIPT, EMBED_STYLE, EMBED_SCRIPT),
)
"""What pages load. Nothing of it is in the pages themselves, so that a site may forbid that."""

# Places on pages. No id of a record has an underscore.
HOW_CHECKED: Final = "how_checked"
WHAT_STANDING_MEANS: Final = "what_standing_means"


def innermost(path: str, folders: Iterable[str]) -> str | None:
    """The innermost of some folders that a path is in; the root is empty. None if it is in none."""
    around = (folder for folder in folders if not folder or path.startswith(f"{folder}/"))
    return max(around, key=len, default=None)


def path_in(folder: str, name: str) -> str:
    """The path of a file in a timeline's folder, which is empty for the docs folder itself. One
    that begins with `/` is in the docs folder whatever the timeline's is.
    """
    if name.startswith("/"):
        return name.removeprefix("/")
    return f"{folder}/{name}" if folder else name


def section_file(section: str) -> str:
    """The data file of a section that has one of its own: `events.yml`."""
    return f"{section}.yml"


def part_page(name: str, number: int) -> str:
    """A page of a list that is too long for one, `number` from 1: `people-2.md`."""
    return f"{name}-{number}.md"


def period_page(name: str) -> str:
    """The page of a period's events: `2022-07.md`."""
    return f"{name}.md"


def embed_page(name: str) -> str:
    """A period's page in other sites' frames: `embed/2022-07.html`."""
    return f"embed/{name}.html"


def file_name(path: str) -> str:
    """The last part of a path."""
    return path.rpartition("/")[2]


EVENTS: Final = "e"
"""The folder of the events' own pages."""


def event_page(event_id: str) -> str:
    """The light page at an event's permanent address."""
    return f"{EVENTS}/{event_id}/index.html"


def cite_page(event_id: str) -> str:
    """The light page that says how to cite an event."""
    return f"{EVENTS}/{event_id}/cite.html"


def event_picture(event_id: str) -> str:
    """What a link to an event shows where it is shared."""
    return f"{EVENTS}/{event_id}/share.png"
