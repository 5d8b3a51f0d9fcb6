"""Render: a resolved timeline becomes files: Markdown pages, data, permanent addresses."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.data.outputs import Output
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
from dateline.render.pages.problem_pages import render_fault, render_problems
from dateline.render.pages.written_page import (
    EXAMPLE,
    MOST_LISTED,
    WRITTEN_LINK,
    example_id,
)
from dateline.render.shared.edition import Edition
from dateline.render.shared.site_templates import tell_template_errors

__all__ = [
    "EXAMPLE",
    "MOST_LISTED",
    "WRITTEN_LINK",
    "Edition",
    "example_id",
    "render_assets",
    "render_fault",
    "render_problems",
    "render_timeline",
]


def render_timeline(edition: Edition) -> Iterator[Output]:
    """Every generated file of an edition, in a fixed order, each made when it is asked for.

    Raises:
        ProblemsFoundError: one of the site's own templates failed.
    """
    with tell_template_errors(edition.settings.templates):
        yield from _render_all(edition)


def _render_all(edition: Edition) -> Iterator[Output]:
    yield from render_pages(edition)
    yield from render_data(edition)
    yield from render_csl(edition)
    yield from render_permalinks(edition)
    yield from render_tombstones(edition)
    yield from render_cite_pages(edition)
    yield from render_feeds(edition)
    yield from render_calendar(edition)
    yield from render_embed(edition)
