"""A timeline, or a part of it, for a page that people write."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from dateline.data.file_names import INDEX
from dateline.data.resolved import Period, ResolvedEvent
from dateline.dates import read_date
from dateline.render.inks import HtmlBlocks
from dateline.render.layout.drawn.strip import strip_of
from dateline.render.layout.overview import listed_events
from dateline.render.layout.stops import stops_of
from dateline.render.pages.pages import listing_of
from dateline.render.pages.written_page import page_context
from dateline.render.shared.edition import Edition
from dateline.render.shared.environment import html_page_environment
from dateline.render.shared.links import follow_from
from dateline.text.inks import GuardedHtmlInk, HtmlInk
from dateline.text.markers import Asked, Marker
from dateline.text.prose import plain_prose

# Matches the marks around a heading that a site builder would make: `<!--heading 3-->`.
_MARKS: Final = re.compile(r"<!--/?heading[ \d]*-->\n?")
_BLANK: Final = re.compile(r"\n\s*\n")


def render_placed(
    marker: Marker, editions: Mapping[str, Edition], own: str, *, guarded: bool
) -> str:
    """HTML for what a marker asks for, on one page, without empty lines.

    `editions` are the site's timelines by their folders, `own` is the page's address from the
    site's root; `guarded` says that a site builder will read it in a Markdown page.
    """
    if marker.asked is Asked.LIST:
        return _render_list(tuple(editions.values()), own, guarded=guarded)
    edition = editions[marker.folder]
    whole = marker.asked is Asked.TIMELINE
    context: dict[str, Any] = {
        "dispute": None,
        "listed": False,
        "strip": None,
        "stops": (),
        "hit_to": _on_this_page,
    }
    events: tuple[ResolvedEvent, ...] = ()
    periods: Sequence[Period] = ()
    if marker.asked is Asked.DISPUTE:
        found = (one for one in edition.resolved.disputes if one.id == marker.value)
        context["dispute"] = next(found)
    else:
        # Too many events for one page: it gets what the timeline's overview has.
        periods = edition.resolved.periods if whole else ()
        if periods or marker.asked is Asked.STRIP:
            context |= _ways_to_pages(edition, own)
        else:
            events = tuple(filter(_wanted(marker), edition.resolved.events))
        if whole or marker.asked is Asked.STRIP:
            context["strip"] = strip_of(edition.resolved, edition.language)
    listing = listing_of(events, edition)
    facets = [replace(facet, more="") for facet in listing["facets"]] if whole else []
    context |= {**listing, "facets": facets, "period": None, "mark_of_chunk": _no_mark}
    context |= {"periods": periods, "listed_events": listed_events}
    return _render("placed.md", edition, own, context, guarded=guarded)


def _on_this_page(event: ResolvedEvent) -> str:
    return f"#{event.id}"


def _ways_to_pages(edition: Edition, own: str) -> dict[str, Any]:
    """Where the marks of a strip and the row of periods lead, for a timeline of several pages."""
    follow, paging = follow_from(own, edition), edition.resolved.paging
    return {
        "stops": stops_of(edition.resolved.periods),
        "stop_to": lambda stop: follow(stop.page),
        "hit_to": lambda event: follow(f"{paging.page_of_event(event.id)}#{event.id}"),
    }


def _no_mark(*_: object) -> str:
    """What is placed is not kept in pieces for a preview."""
    return ""


def _wanted(marker: Marker) -> Callable[[ResolvedEvent], bool]:
    """Which events a marker asks for."""
    if marker.asked is Asked.TOPIC:
        return lambda event: marker.value in event.topics
    if marker.asked is Asked.EVENT:
        return lambda event: event.id == marker.value
    if marker.asked is not Asked.PERIOD:
        return lambda _event: True
    period = read_date(marker.value, edtf_only=True)
    first, last = period.earliest or 0, period.latest or 0

    def within(event: ResolvedEvent) -> bool:
        day = event.own_date.earliest
        day = event.own_date.latest if day is None else day
        return day is not None and first <= day <= last

    return within


def _render_list(editions: Sequence[Edition], own: str, *, guarded: bool) -> str:
    """The site's timelines: each with its title, what it is about, and how much it has."""
    items = [
        _render("placed_link.md", edition, own, {"about": _about(edition)}, guarded=guarded)
        for edition in editions
    ]
    return f'<ul class="dl-timelines">\n{"".join(items)}</ul>\n'


def _about(edition: Edition) -> str:
    return plain_prose(edition.timeline.summary)


def _render(
    template: str, edition: Edition, own: str, context: Mapping[str, Any], *, guarded: bool
) -> str:
    follow = follow_from(own, edition)
    ink: HtmlInk = GuardedHtmlInk(follow) if guarded else HtmlInk(follow)
    blocks = HtmlBlocks(ink)
    given = {"ink": blocks, "home": INDEX, **context}
    chosen = html_page_environment(guarded=guarded).get_template(template)
    html = chosen.render(page_context(edition, "", ink, given))
    return _BLANK.sub("\n", _MARKS.sub("", html)).strip() + "\n"
