"""Render: a resolved timeline becomes files: Markdown pages, data, permanent addresses."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.data.outputs import Output
from dateline.data.resolved import ResolvedTimeline
from dateline.data.settings import Settings
from dateline.render.exports.calendar import render_calendar
from dateline.render.exports.csl import render_csl
from dateline.render.exports.feeds import render_feeds
from dateline.render.exports.style_and_script import render_assets
from dateline.render.exports.timeline_json import render_data
from dateline.render.light.cite_pages import render_cite_pages
from dateline.render.light.embed import render_embed
from dateline.render.light.permalinks import render_permalinks
from dateline.render.light.tombstones import render_tombstones
from dateline.render.pages.pages import render_pages
from dateline.render.pages.problem_pages import render_problems

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
