"""The pages beside the timeline, in the order in which links to them are shown: one row each.

To add a kind of page, add a row, a template of its name, and its words to the language files
(`<name>_title`, `<name>_intro`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from dateline.data.resolved import ResolvedTimeline
from dateline.render.layout.beside.changes import has_changes
from dateline.render.layout.beside.river import has_river


@dataclass(frozen=True, slots=True)
class PageKind:
    """`name` is the page's file and template without `.md`, and the section that it shows."""

    name: str
    is_made: Callable[[ResolvedTimeline], bool]

    @property
    def path(self) -> str:
        """The page, below the timeline's folder."""
        return f"{self.name}.md"


MOST_HEADLINES: Final = 5000
"""Of a timeline of more events, one page with all of them would be too much for a phone."""


def has_headlines(resolved: ResolvedTimeline) -> bool:
    """Whether a timeline has a page of all its events, a line each."""
    return bool(resolved.periods) and len(resolved.events) <= MOST_HEADLINES


BESIDE: Final = (
    PageKind("headlines", has_headlines),
    PageKind("sides", has_river),
    PageKind("disputes", lambda resolved: bool(resolved.disputes)),
    PageKind("people", lambda resolved: bool(resolved.people)),
    PageKind("sources", lambda _resolved: True),
    PageKind("corrections", lambda resolved: bool(resolved.timeline.corrections)),
    PageKind("changes", has_changes),
)


def pages_beside(resolved: ResolvedTimeline) -> tuple[PageKind, ...]:
    """The kinds that a timeline has."""
    return tuple(kind for kind in BESIDE if kind.is_made(resolved))
