"""Render: a resolved timeline becomes files: Markdown pages, data, permanent addresses."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Final, TypeAlias

from dateline.cache import Cache, Unit
from dateline.data.outputs import Generated, Output
from dateline.render.exports.bibliography import render_bibliography
from dateline.render.exports.calendar import render_calendar
from dateline.render.exports.feeds import render_feeds
from dateline.render.exports.filter_style import render_filter_style
from dateline.render.exports.style_and_script import render_assets
from dateline.render.exports.timeline_json import render_data
from dateline.render.light.embed import embed_units
from dateline.render.light.event_files import event_units
from dateline.render.light.tombstones import render_tombstones
from dateline.render.marks import Marks
from dateline.render.pages.pages import page_units
from dateline.render.pages.placed import render_placed
from dateline.render.pages.problem_pages import (
    render_fault,
    render_problem_box,
    render_problems,
)
from dateline.render.pages.site_pages import SiteEntry, render_site_pages, site_entry
from dateline.render.pictures.pictures import Pictures
from dateline.render.reuse import Reuse
from dateline.render.shared.edition import Edition
from dateline.render.shared.feed_items import last_change
from dateline.render.shared.site_templates import tell_template_errors

__all__ = [
    "Edition",
    "Make",
    "SiteEntry",
    "last_change",
    "render_assets",
    "render_fault",
    "render_placed",
    "render_problem_box",
    "render_problems",
    "render_site_pages",
    "render_timeline",
    "render_units",
    "site_entry",
]


Make: TypeAlias = Callable[[Unit], Iterable[Generated]]


def render_timeline(edition: Edition, make: Make = Unit.files) -> Iterator[Generated]:
    """Every generated file of an edition, in a fixed order, each made when it is asked for.

    `make` may have the files of a unit that has a key already: a picture's.

    Raises:
        ProblemsFoundError: one of the site's own templates failed.
    """
    with tell_template_errors(edition.settings.templates):
        for unit in _units(Reuse(edition)):
            yield from make(unit)


def render_units(edition: Edition, cache: Cache) -> Iterator[Unit]:
    """The same files in units, each of which need not be made if the cache has its key.

    Raises:
        ProblemsFoundError: one of the site's own templates failed, here or as a unit is made.
    """
    folder = edition.settings.templates
    with tell_template_errors(folder):
        for unit in _units(Reuse(edition, cache)):
            # Its files are made later, and elsewhere.
            yield Unit(unit.key, partial(_made, unit, folder))


def _made(unit: Unit, folder: str) -> Iterator[Output]:
    with tell_template_errors(folder):
        yield from unit.make()


def _units(reuse: Reuse) -> Iterator[Unit]:
    edition = reuse.edition
    yield from page_units(reuse)
    sources = edition.timeline.sources.values()
    yield reuse.unit("bibliography", lambda _: sources, partial(render_bibliography, edition))
    for name, make in _OF_ALL.items():
        yield reuse.unit(name, _all, partial(make, edition))
    # These are made of pieces that the cache knows one by one.
    yield reuse.unit("filters", _all, partial(render_filter_style, edition, reuse))
    yield reuse.unit("data", _all, partial(render_data, edition, reuse))
    yield reuse.unit("calendar", _all, partial(render_calendar, edition, reuse))
    pictures = Pictures(edition)
    yield from event_units(reuse, pictures)
    yield from embed_units(reuse)
    yield from pictures.units()


_OF_ALL: Final[Mapping[str, Callable[[Edition], Iterable[Output]]]] = {
    "tombstones": render_tombstones,
    "feeds": render_feeds,
}
"""Small files, which are made whenever anything has changed."""


def _all(marks: Marks) -> list[str]:
    return [marks.all]
