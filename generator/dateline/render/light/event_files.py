"""The files below `e/`: two light pages for each event."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from dateline.cache import Unit
from dateline.data.outputs import Output
from dateline.data.resolved import ResolvedEvent
from dateline.render.light.cite_pages import render_cite_pages
from dateline.render.light.permalinks import render_permalinks
from dateline.render.marks import Marks
from dateline.render.pictures.pictures import Pictures
from dateline.render.reuse import Reuse, in_groups
from dateline.render.shared.edition import Edition


def event_units(reuse: Reuse, pictures: Pictures) -> Iterator[Unit]:
    """An event's permanent address and how to cite it, for a few events at a time."""
    edition = reuse.edition
    all_of_it = edition.has_feed, pictures.has_each, pictures.of_timeline
    for events in in_groups(edition.resolved.events):
        made = partial(_files, edition, events, pictures)
        yield reuse.unit("e", partial(_told, all_of_it, events), made)


def _told(
    all_of_it: Sequence[object], events: Sequence[ResolvedEvent], marks: Marks
) -> Iterator[object]:
    yield from all_of_it
    yield from map(marks.event, events)


def _files(
    edition: Edition,
    events: Sequence[ResolvedEvent],
    pictures: Pictures,
) -> Iterator[Output]:
    yield from render_permalinks(edition, events, pictures)
    yield from render_cite_pages(edition, events)
