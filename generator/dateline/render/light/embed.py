"""`embed/index.html`: the timeline as a page of its own, for other sites' frames.

It loads its style and its script from its own site and nothing else, and a policy in the page
forbids more. Everything is readable without its script. The address picks what is shown: `#e_<id>`
one event, with no script either; `?show=` the tokens that the timeline's own filters put into
addresses, and `?from=` and `?to=` days, months or years. A long timeline has a page for each
period, and a row of them on each.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

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
from dateline.data.outputs import Output
from dateline.data.resolved import Period, ResolvedEvent
from dateline.dates import iso_day
from dateline.render.layout.facets import event_tokens
from dateline.render.layout.overview import overview_events
from dateline.render.light.words import LightWords
from dateline.render.reuse import Reuse
from dateline.render.shared.edition import Edition
from dateline.render.shared.environment import html_environment
from dateline.render.shared.event_html import HtmlTeller
from dateline.render.shared.links import Viewpoint
from dateline.render.shared.phrases import Phrases
from dateline.text.prose import plain_prose

_POLICY: Final = (
    "default-src 'none'; style-src 'self'; script-src 'self'; base-uri 'none'; form-action 'none'"
)


@dataclass(frozen=True, slots=True)
class _Told:
    """An event on the page. `first` and `last` are ISO days that sort as text."""

    event: ResolvedEvent
    html: Markup
    tokens: str
    first: str
    last: str
    address: str


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
    return reuse.unit(
        path,
        lambda marks: [row, *map(marks.event, events)],
        lambda: _page(reuse, path, events, period),
    )


def render_embed(edition: Edition, reuse: Reuse | None = None) -> Iterator[Output]:
    """The pages, if there are events."""
    for unit in embed_units(reuse or Reuse(edition)):
        yield from unit.make()


def _page(
    reuse: Reuse, path: str, events: Sequence[ResolvedEvent], period: Period | None
) -> Iterator[Output]:
    edition = reuse.edition
    timeline, resolved = edition.timeline, edition.resolved
    if not events:
        return
    view = Viewpoint(edition, edition.address(path), near=True)
    teller = HtmlTeller(view)
    words = Phrases(edition, INDEX)
    own = period.path if period else INDEX
    name = words.period(period.date) if period else ""
    page = (
        html_environment()
        .get_template("embed.html")
        .render(
            t=LightWords(edition.texts),
            number=edition.texts.number,
            language=timeline.language,
            direction=edition.direction,
            timeline=timeline,
            title=edition.texts.labelled(timeline.title, name) if name else timeline.title,
            summary=plain_prose(timeline.summary),
            canonical=edition.absolute(edition.page_address(own)),
            home=view.page(own),
            style=view.to(EMBED_STYLE),
            script=view.to(EMBED_SCRIPT),
            policy=_POLICY,
            events=[_told(event, view, teller, reuse) for event in events],
            period=name,
            rows=[
                (file_name(embed_page(each.name)), words.period(each.date), each)
                for each in resolved.periods
            ],
            here=period,
            first_page=file_name(EMBED),
        )
    )
    yield Output(edition.path(path), page.encode())


def _told(event: ResolvedEvent, view: Viewpoint, teller: HtmlTeller, reuse: Reuse) -> _Told:
    date = event.own_date
    html = reuse.note(EMBED, [event], lambda: teller.event(event)).decode()
    return _Told(
        event=event,
        html=Markup(html),  # noqa: S704 - escaped when it was made
        tokens=event_tokens(event),
        first=_sortable(date.earliest, "0000"),
        last=_sortable(date.latest, "9999"),
        address=view.to(view.edition.event_address(event.id)),
    )


def _sortable(day: int | None, edge: str) -> str:
    """A day as text that sorts; `edge` replaces a missing one. Years before 1 all sort first."""
    if day is None:
        return edge
    iso = iso_day(day)
    return "0000" if iso.startswith("-") else iso if len(iso) == len("2022-07-08") else "9999"
