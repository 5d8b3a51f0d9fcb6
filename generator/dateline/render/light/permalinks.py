"""`e/<id>/index.html`: an event's permanent address.

A light page of its own, without the theme. It shows the event's title and date and
takes a reader to the event on the page that now carries it, without JavaScript.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from dateline.data.file_names import ATOM_FEED, event_page
from dateline.data.model import WordsKind
from dateline.data.outputs import Output
from dateline.data.resolved import ResolvedAccount, ResolvedEvent
from dateline.dates import show_date
from dateline.languages import Texts
from dateline.render.exports.feeds import has_feed
from dateline.render.light.style import light_style
from dateline.render.light.words import LightWords
from dateline.render.shared.edition import Edition
from dateline.render.shared.environment import html_environment
from dateline.render.shared.json_ld import event_json_ld
from dateline.render.shared.links import Viewpoint
from dateline.text.prose import plain_prose


def render_permalinks(edition: Edition) -> Iterator[Output]:
    """One page for each event, and for each id it had before."""
    template = html_environment().get_template("permalink.html")
    timeline, texts = edition.timeline, edition.texts
    feed = has_feed(edition.resolved)
    shared = {
        "t": LightWords(texts),
        "language": timeline.language,
        "direction": edition.direction,
        "site_name": edition.settings.site_name,
        "style": light_style(),
        "timeline": timeline,
    }
    for event in edition.resolved.events:
        for event_id in (event.id, *event.was):
            name = event_page(event_id)
            view = Viewpoint(edition, edition.address(name), near=True)
            page = template.render(
                **shared,
                **_page(event, view),
                feed=view.to(edition.address(ATOM_FEED)) if feed else "",
            )
            yield Output(edition.path(name), page.encode())


def _page(event: ResolvedEvent, view: Viewpoint) -> dict[str, Any]:
    """What is one page's own. Programs are sent to the address that the event has now."""
    edition, record = view.edition, event.record
    programs = Viewpoint(edition, view.own)
    image = edition.address(record.image.file) if record.image else ""
    return {
        "event": event,
        "date": show_date(record.date, edition.language),
        "description": _first_words(event, edition.texts),
        "target": view.to(edition.event_on_page(event)),
        "cite": view.to(edition.cite_address(record.id)),
        "canonical": edition.absolute(edition.event_address(record.id)),
        "image": edition.absolute(image) if image else "",
        "json_ld": Markup(event_json_ld(event, programs)),  # noqa: S704 - escaped
    }


def _first_words(event: ResolvedEvent, texts: Texts) -> str:
    """What previews of a shared link show: the first words of an account, else the prose."""
    for account in event.accounts:
        if account.words:
            return _credited(account, texts)
    return plain_prose(event.text)


def _credited(account: ResolvedAccount, texts: Texts) -> str:
    """Words with whose they are: a speaker's only if they are quoted, else the source's."""
    check = account.check
    start = texts.plain("ellipsis") if check and check.cut_start else ""
    end = texts.plain("ellipsis") if check and check.cut_end else ""
    marks = texts.plain("quote_open"), texts.plain("quote_close")
    quoted = f"{marks[0]}{start}{account.words}{end}{marks[1]}"
    source = account.source.known_as
    is_quote = account.kind is WordsKind.QUOTE
    name = account.by.name if account.by and is_quote else source
    return f"{quoted} — {name}" if name else quoted
