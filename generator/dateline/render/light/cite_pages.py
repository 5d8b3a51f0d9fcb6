"""`e/<id>/cite.html`: how to cite an event, and the sources that it rests on."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.data.outputs import Output
from dateline.data.resolved import ResolvedEvent, ResolvedTimeline
from dateline.data.settings import Settings
from dateline.dates import read_date, show_date
from dateline.languages import text_direction, texts_for
from dateline.render.light.style import light_style
from dateline.render.shared.addresses import absolute, event_address, event_on_page
from dateline.render.shared.citations import (
    bibtex_citation,
    citation_of,
    plain_citation,
    wikipedia_citation,
)
from dateline.render.shared.environment import html_environment
from dateline.render.shared.feed_items import published_day
from dateline.render.shared.links import Viewpoint, address_beside, beside


def render_cite_pages(resolved: ResolvedTimeline, settings: Settings) -> Iterator[Output]:
    """One light page for each event, beside its permanent address."""
    timeline = resolved.timeline
    template = html_environment().get_template("cite.html")
    shared = {
        "t": texts_for(timeline.language).plain,
        "language": timeline.language,
        "direction": text_direction(timeline.language),
        "timeline": timeline,
        "style": light_style(),
    }
    for event in resolved.events:
        name = f"e/{event.event.id}/cite.html"
        own = address_beside(timeline.folder, name)
        view = Viewpoint(timeline.folder, own, settings, near=True)
        page = template.render(
            **shared,
            event=event,
            forms=_forms(event, resolved, settings),
            canonical=absolute(own, settings),
            target=view.to(event_on_page(timeline.folder, event, settings)),
            sources={
                account.source.id: (
                    account.source,
                    view.page(resolved.source_pages[account.source.id], account.source.id),
                )
                for account in event.accounts
            }.values(),
        )
        yield Output(beside(timeline.folder, name), page.encode())


def _forms(
    event: ResolvedEvent, resolved: ResolvedTimeline, settings: Settings
) -> tuple[tuple[str, str], ...]:
    """The forms, each under the name that the catalogue has for it."""
    language = resolved.timeline.language
    record = event.event
    days = [record.added, *(correction.on for correction in event.corrections)]
    day = max(map(published_day, days))
    address = absolute(event_address(resolved.timeline.folder, record.id, settings), settings)
    citation = citation_of(event, resolved, settings, day=day, address=address)
    shown_day = show_date(read_date(day, edtf_only=True), language) if day else ""
    return (
        ("cite_plain", plain_citation(citation, shown_day)),
        ("cite_bibtex", bibtex_citation(citation)),
        ("cite_wikipedia", wikipedia_citation(citation)),
    )
