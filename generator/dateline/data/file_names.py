"""The names of pages and files: those of a timeline's data, and those that a build makes.

All are paths below the timeline's folder, in posix form, unless they say otherwise.
"""

from __future__ import annotations

from typing import Final

# Data.
TIMELINE: Final = "timeline.yml"
CHECKED: Final = "checked.yml"
PUBLISHED: Final = "published.yml"

# Pages.
INDEX: Final = "index.md"
DISPUTES: Final = "disputes.md"
PEOPLE: Final = "people.md"
SOURCES: Final = "sources.md"
CORRECTIONS: Final = "corrections.md"
PAGES: Final = frozenset((INDEX, DISPUTES, PEOPLE, SOURCES, CORRECTIONS))
"""Every page of a timeline that is no part of another: no other is written."""

# What programs and other sites take.
DATA: Final = "data/timeline.json"
CSL: Final = "data/sources.csl.json"
ATOM_FEED: Final = "feed.xml"
JSON_FEED: Final = "feed.json"
CALENDAR: Final = "timeline.ics"
EMBED: Final = "embed/index.html"

FILES: Final = frozenset((DATA, CSL, ATOM_FEED, JSON_FEED, CALENDAR, EMBED))
"""Every file of a timeline that is no page: no other is written."""

# Below the docs folder, for all timelines.
STYLE: Final = "assets/dateline.css"
SCRIPT: Final = "assets/dateline.js"

# Places on pages. No id of a record has an underscore.
HOW_CHECKED: Final = "how_checked"
WHAT_STANDING_MEANS: Final = "what_standing_means"


def path_in(folder: str, name: str) -> str:
    """The path of a file in a timeline's folder, which is empty for the docs folder itself."""
    return f"{folder}/{name}" if folder else name


def section_file(section: str) -> str:
    """The data file of a section that has one of its own: `events.yml`."""
    return f"{section}.yml"


def part_page(name: str, number: int) -> str:
    """A page of a list that is too long for one, `number` from 1: `people-2.md`."""
    return f"{name}-{number}.md"


def period_page(edtf: str) -> str:
    """The page of a year's or a month's events: `2022-07.md`."""
    return f"{edtf}.md"


def event_page(event_id: str) -> str:
    """The light page at an event's permanent address."""
    return f"e/{event_id}/index.html"


def cite_page(event_id: str) -> str:
    """The light page that says how to cite an event."""
    return f"e/{event_id}/cite.html"
