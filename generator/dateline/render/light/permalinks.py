"""`e/<id>/index.html`: an event's permanent address.

A light page of its own, without the theme. It shows the event's title and date and
takes a reader to the event on the page that now carries it, without JavaScript.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from dateline.data.model import WordsKind
from dateline.data.outputs import Output
from dateline.data.resolved import ResolvedAccount, ResolvedEvent, ResolvedTimeline
from dateline.data.settings import Settings
from dateline.dates import show_date
from dateline.languages import Texts, text_direction, texts_for
from dateline.render.exports.feeds import ATOM_FEED, has_feed
from dateline.render.light.style import light_style
from dateline.render.shared.addresses import absolute, event_address, event_on_page
from dateline.render.shared.environment import html_environment
from dateline.render.shared.json_ld import event_json_ld
from dateline.render.shared.links import Viewpoint, address_beside, beside
from dateline.text.prose import plain_prose


def render_permalinks(resolved: ResolvedTimeline, settings: Settings) -> Iterator[Output]:
    """One page for each event, and for each id it had before."""
    template = html_environment().get_template("permalink.html")
    timeline = resolved.timeline
    texts = texts_for(timeline.language)
    feed = has_feed(resolved)
    shared = {
        "t": texts.plain,
        "language": timeline.language,
        "direction": text_direction(timeline.language),
        "site_name": settings.site_name,
        "style": light_style(),
        "timeline": timeline,
    }
    for event in resolved.events:
        for event_id in (event.event.id, *event.event.was):
            name = f"e/{event_id}/index.html"
            own = address_beside(timeline.folder, name)
            view = Viewpoint(timeline.folder, own, settings, near=True)
            page = template.render(
                **shared,
                **_page(event, resolved, view, texts),
                feed=view.to(address_beside(timeline.folder, ATOM_FEED)) if feed else "",
            )
            yield Output(beside(timeline.folder, name), page.encode())


def _page(
    event: ResolvedEvent, resolved: ResolvedTimeline, view: Viewpoint, texts: Texts
) -> dict[str, Any]:
    """What is one page's own. Programs are sent to the address that the event has now."""
    record, folder, settings = event.event, view.folder, view.settings
    programs = Viewpoint(folder, view.own, settings)
    image = address_beside(folder, record.image.file) if record.image else ""
    return {
        "event": event,
        "date": show_date(record.date, resolved.timeline.language),
        "description": _first_words(event, texts),
        "target": view.to(event_on_page(folder, event, settings)),
        "cite": view.to(address_beside(folder, f"e/{record.id}/cite.html")),
        "canonical": absolute(event_address(folder, record.id, settings), settings),
        "image": absolute(image, settings) if image else "",
        "json_ld": Markup(event_json_ld(event, resolved, programs)),  # noqa: S704 - escaped
    }


def _first_words(event: ResolvedEvent, texts: Texts) -> str:
    """What previews of a shared link show: the first words of an account, else the prose."""
    for account in event.accounts:
        if account.account.words:
            return _credited(account, texts)
    return plain_prose(event.event.text)


def _credited(account: ResolvedAccount, texts: Texts) -> str:
    """Words with whose they are: a speaker's only if they are quoted, else the source's."""
    check = account.check
    start = texts.plain("ellipsis") if check and check.cut_start else ""
    end = texts.plain("ellipsis") if check and check.cut_end else ""
    marks = texts.plain("quote_open"), texts.plain("quote_close")
    quoted = f"{marks[0]}{start}{account.account.words}{end}{marks[1]}"
    source = account.source.known_as
    is_quote = account.account.kind is WordsKind.QUOTE
    name = account.by.name if account.by and is_quote else source
    return f"{quoted} — {name}" if name else quoted
