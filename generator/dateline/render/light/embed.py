"""`embed/index.html`: the timeline as a page of its own, for other sites' frames.

It loads its style, script and pictures from its own site and nothing else, and a policy in
the page forbids more. Everything is readable without its script. The address picks what is shown:
`#e_<id>` one event, with no script either; `?show=` the tokens that the timeline's own filters put
into addresses, `?from=` and `?to=` days, months or years, and `?begin=` an event with those after
it. A long timeline has a page for each period, and a row of them on each.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from dateline.cache import Unit
from dateline.data.file_names import (
    EMBED,
    EMBED_SCRIPT,
    EMBED_STYLE,
    INDEX,
    embed_page,
    file_name,
)
from dateline.data.model import Medium
from dateline.data.outputs import Output
from dateline.data.resolved import Period, ResolvedEvent, ResolvedTimeline
from dateline.dates import iso_day
from dateline.render.inks import HtmlBlocks
from dateline.render.layout.blocks import blocks_of, folded, questions_told
from dateline.render.layout.drawn.strip import strip_of, strip_of_overview
from dateline.render.layout.facets import event_tokens
from dateline.render.layout.naming import namings_of
from dateline.render.layout.opening import opening_of
from dateline.render.layout.overview import count_sources, overview_events
from dateline.render.layout.stops import Stop
from dateline.render.marks import Marks
from dateline.render.pages.written_page import page_context
from dateline.render.reuse import Reuse
from dateline.render.shared.edition import Edition
from dateline.render.shared.environment import html_page_environment
from dateline.render.shared.links import Viewpoint
from dateline.render.shared.parts.media import medium_shown, medium_told
from dateline.render.shared.parts.signs import lead_and_more
from dateline.render.shared.phrases import Phrases
from dateline.text.escaping import as_html
from dateline.text.inks import HtmlInk, Piece
from dateline.text.prose import plain_prose


@dataclass(frozen=True, slots=True)
class _Told:
    """An event on the page. `first` and `last` are ISO days that sort as text."""

    event: ResolvedEvent
    html: Markup
    tokens: str
    first: str
    last: str


def embed_units(reuse: Reuse) -> Iterator[Unit]:
    """The page, and of a long timeline one for each period; the first then has the events that
    its overview names.
    """
    edition = reuse.edition
    periods = edition.resolved.periods
    row = [(period.name, len(period.events)) for period in periods]
    chosen = overview_events(periods)[: edition.settings.page_size]
    yield _unit(reuse, EMBED, chosen if periods else edition.resolved.events, row, None)
    for period in periods:
        yield _unit(reuse, embed_page(period.name), period.events, row, period)


def _unit(
    reuse: Reuse,
    path: str,
    events: Sequence[ResolvedEvent],
    row: Sequence[object],
    period: Period | None,
) -> Unit:
    resolved = reuse.edition.resolved
    opening = None if period else opening_of(resolved)
    first = None if period or opening else _first_told(resolved, events)

    def told(marks: Marks) -> Iterator[object]:
        yield from (row, marks.about)
        yield from map(marks.event, events)
        if resolved.periods and not period:  # its strip is of all events
            yield marks.all
        yield opening and marks.dispute(opening.dispute)
        yield first and marks.event(first)

    head = {"opening": opening, "first": first}
    return reuse.unit(path, told, lambda: _page(reuse, path, events, period, head))


def render_embed(edition: Edition, reuse: Reuse | None = None) -> Iterator[Output]:
    """The pages, if there are events."""
    for unit in embed_units(reuse or Reuse(edition)):
        yield from unit.make()


def _page(
    reuse: Reuse,
    path: str,
    events: Sequence[ResolvedEvent],
    period: Period | None,
    head: Mapping[str, object],
) -> Iterator[Output]:
    edition = reuse.edition
    timeline, resolved = edition.timeline, edition.resolved
    if not events:
        return
    view = Viewpoint(edition, edition.address(path), near=True)
    ink = HtmlInk(view.follow)
    blocks = HtmlBlocks(ink, cache=reuse.cache)
    # Every link with its page's path: this page has none of the places that it could lead to.
    context = page_context(edition, "", ink, {"ink": blocks, "medium_shown": _medium_in_frame})
    words: Phrases = context["words"]
    own = period.path if period else INDEX
    stops = [Stop(each.date, "", "", len(each.events)) for each in resolved.periods]
    is_overview = bool(resolved.periods) and not period
    pages = {
        event.id: file_name(embed_page(each.name))
        for each in (resolved.periods if is_overview else ())
        for event in each.events
    }
    strip = (
        strip_of_overview(resolved, edition.language, ())
        if is_overview
        else strip_of(resolved, edition.language, events)
    )
    name = words.period(period.date) if period else ""
    page = (
        html_page_environment()
        .get_template("embed.html")
        .render(
            **context,
            number=edition.texts.number,
            language=timeline.language,
            title=edition.texts.labelled(timeline.title, name) if name else timeline.title,
            lead=plain_prose(lead_and_more(timeline.summary)[0]),
            span=edition.span,
            **head,
            strip=strip,
            framed=True,
            hit_to=lambda event: f"{pages.get(event.id, '')}#{event.id}",
            canonical=edition.absolute(edition.page_address(own)),
            home=view.page(own),
            style=view.to(EMBED_STYLE),
            script=view.to(EMBED_SCRIPT),
            events=[_told(event, context, reuse) for event in events],
            period=name,
            rows=[
                (
                    file_name(embed_page(each.name)),
                    words.stop_name(stops[place], stops[place - 1] if place else None),
                    each,
                )
                for place, each in enumerate(resolved.periods)
            ],
            here=period,
            first_page=file_name(EMBED),
        )
    )
    # What a template leaves between its parts is of no use here.
    lines = [line for line in page.splitlines() if line.strip()]
    yield Output(edition.path(path), ("\n".join(lines) + "\n").encode())


def _first_told(
    resolved: ResolvedTimeline, events: Sequence[ResolvedEvent]
) -> ResolvedEvent | None:
    """The key event that most sources have, unless the list of events begins with it."""
    if not events:
        return None
    keys = [event for event in resolved.events if event.key]
    first = max(keys, key=count_sources, default=None)
    return None if first is events[0] else first


def _told(event: ResolvedEvent, context: Mapping[str, Any], reuse: Reuse) -> _Told:
    date = event.own_date
    tokens = event_tokens(event)
    blocks: HtmlBlocks = context["ink"]
    # A preview remembers it. On disk it would be a third of the cache, and to write a page of
    # events anew takes no longer than to read that.
    mark = reuse.piece(EMBED, lambda marks: [marks.event(event)])
    html = blocks.written_once(mark, lambda: _event(event, tokens, context))
    return _Told(
        event=event,
        html=as_html(html),
        tokens=tokens,
        first=_sortable(date.earliest, "0000"),
        last=_sortable(date.latest, "9999"),
    )


def _event(event: ResolvedEvent, tokens: str, context: Mapping[str, Any]) -> str:
    """An event as on the timeline's page, but for what its list needs. Each may be alone in its
    frame, so that each names its speakers in full.
    """
    blocks = blocks_of(event)
    return (
        html_page_environment()
        .get_template("_event.md")
        .render(
            **context,
            event=event,
            group=None,
            heights=None,
            tokens={event.id: tokens},
            blocks_of=lambda _event: blocks,
            folded=folded,
            questions_told=questions_told,
            namings=namings_of([blocks]),
        )
    )


def _medium_in_frame(words: Phrases, blocks: HtmlBlocks, medium: Medium) -> Piece:
    """A picture as on the page; a film or a recording as a link, since a frame plays none."""
    if medium.file and medium.kind.traits.player:
        return blocks.medium(medium.kind, None, medium_told(words, medium))
    return medium_shown(words, blocks, medium)


def _sortable(day: int | None, edge: str) -> str:
    """A day as text that sorts; `edge` replaces a missing one. Years before 1 all sort first."""
    if day is None:
        return edge
    iso = iso_day(day)
    return "0000" if iso.startswith("-") else iso if len(iso) == len("2022-07-08") else "9999"
