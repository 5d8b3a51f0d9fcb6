"""`e/<id>/index.html`: an event's permanent address.

A light page of its own, without the theme. It shows the event's title and date and
takes a reader to the event on the page that now carries it, without JavaScript.
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.dates import show_date
from dateline.outputs import Output
from dateline.prose import plain_prose
from dateline.render.addresses import absolute, climb, event_address, event_on_page
from dateline.render.environment import html_environment
from dateline.resolved import ResolvedEvent, ResolvedTimeline
from dateline.settings import Settings
from dateline.texts import text_direction, texts_for


def render_permalinks(resolved: ResolvedTimeline, settings: Settings) -> Iterator[Output]:
    """One page for each event, for each id it had before, and for each retracted event."""
    template = html_environment().get_template("permalink.html")
    timeline = resolved.timeline
    texts = texts_for(timeline.language)
    shared = {
        "t": texts.plain,
        "language": timeline.language,
        "direction": text_direction(timeline.language),
        "site_name": settings.site_name,
        "timeline": timeline,
    }
    for event in resolved.events:
        for event_id in (event.event.id, *event.event.was):
            page = template.render(
                **shared,
                event=event,
                date=show_date(event.event.date, timeline.language),
                description=_first_words(event),
                target=climb(timeline.folder, 2) + event_on_page(timeline.folder, event, settings),
                canonical=absolute(event_address(timeline.folder, event.event.id, settings), settings),
            )
            yield Output(_path(timeline.folder, event_id), page.encode())


def _path(folder: str, event_id: str) -> str:
    return "/".join(part for part in (folder, "e", event_id, "index.html") if part)


def _first_words(event: ResolvedEvent) -> str:
    """What previews of a shared link show: the first account, else the prose."""
    for account in event.accounts:
        if account.account.words:
            name = account.by.name if account.by else account.source.outlet
            return f"“{account.account.words}”" + (f" — {name}" if name else "")
    return plain_prose(event.event.text)
