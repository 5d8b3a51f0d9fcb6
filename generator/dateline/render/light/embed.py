"""`embed/index.html`: the timeline as one self-contained page, for other sites' frames.

It loads nothing from any host, and a policy in the page forbids it. Everything is
readable without its script. The address picks what is shown: `#e_<id>` one event, with
no script either; `?show=` the tokens that the timeline's own filters put into addresses,
and `?from=` and `?to=` days, months or years.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from dateline.assets import read_asset
from dateline.data.file_names import EMBED, INDEX
from dateline.data.outputs import Output
from dateline.data.resolved import ResolvedEvent
from dateline.dates import iso_day
from dateline.render.layout.facets import event_tokens
from dateline.render.light.words import LightWords
from dateline.render.shared.edition import Edition
from dateline.render.shared.environment import html_environment
from dateline.render.shared.event_html import HtmlTeller
from dateline.render.shared.links import Viewpoint
from dateline.text.prose import plain_prose


@dataclass(frozen=True, slots=True)
class _Told:
    """An event on the page. `first` and `last` are ISO days that sort as text."""

    event: ResolvedEvent
    html: Markup
    tokens: str
    first: str
    last: str
    address: str


def render_embed(edition: Edition) -> Iterator[Output]:
    """The page, if there are events; of a long timeline as many as one page has."""
    timeline, resolved = edition.timeline, edition.resolved
    if not resolved.events:
        return
    view = Viewpoint(edition, edition.address(EMBED), near=True)
    teller = HtmlTeller(view)
    events = resolved.events[: edition.settings.page_size]
    page = (
        html_environment()
        .get_template("embed.html")
        .render(
            t=LightWords(edition.texts),
            language=timeline.language,
            direction=edition.direction,
            timeline=timeline,
            summary=plain_prose(timeline.summary),
            canonical=edition.absolute(edition.page_address(INDEX)),
            home=view.page(INDEX),
            style=Markup(_style()),  # noqa: S704 - ours, as is the script
            script=Markup(_script()),  # noqa: S704
            policy=_policy(),
            events=[_told(event, view, teller) for event in events],
            more=len(resolved.events) - len(events),
        )
    )
    yield Output(edition.path(EMBED), page.encode())


def _told(event: ResolvedEvent, view: Viewpoint, teller: HtmlTeller) -> _Told:
    date = event.own_date
    return _Told(
        event=event,
        html=Markup(teller.event(event)),  # noqa: S704 - escaped when it was made
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


def _policy() -> str:
    """What the page may load: its own style and script, known by their hashes, and no more.

    https://www.w3.org/TR/CSP3/#grammardef-hash-source
    """
    style, script = _hash(_style()), _hash(_script())
    return (
        f"default-src 'none'; style-src '{style}'; script-src '{script}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _style() -> str:
    return read_asset("light_colours.css") + read_asset("embed.css")


def _script() -> str:
    return read_asset("embed.js")


def _hash(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest())
    return f"sha256-{digest.decode()}"
