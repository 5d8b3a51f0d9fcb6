"""Render: a resolved timeline becomes files: Markdown pages, data, permanent addresses."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.outputs import Output
from dateline.render.assets import render_assets
from dateline.render.cite_pages import render_cite_pages
from dateline.render.csl import render_csl
from dateline.render.data import render_data
from dateline.render.embed import render_embed
from dateline.render.feeds import render_feeds
from dateline.render.ics import render_calendar
from dateline.render.pages import render_pages
from dateline.render.permalinks import render_permalinks
from dateline.render.problem_pages import render_problems
from dateline.render.tombstones import render_tombstones
from dateline.resolved import ResolvedTimeline
from dateline.settings import Settings

__all__ = ["render_assets", "render_problems", "render_timeline"]


def render_timeline(resolved: ResolvedTimeline, settings: Settings) -> Iterator[Output]:
    """Every generated file of one timeline, in a fixed order, each made when it is asked for."""
    yield from render_pages(resolved, settings)
    yield from render_data(resolved, settings)
    yield from render_csl(resolved, settings)
    yield from render_permalinks(resolved, settings)
    yield from render_tombstones(resolved, settings)
    yield from render_cite_pages(resolved, settings)
    yield from render_feeds(resolved, settings)
    yield from render_calendar(resolved, settings)
    yield from render_embed(resolved, settings)
