"""`e/<id>/cite.html`: how to cite an event, and the sources that it rests on."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.data.file_names import cite_page
from dateline.data.outputs import Output
from dateline.data.resolved import ResolvedEvent
from dateline.dates import read_date, show_date
from dateline.render.light.style import light_style
from dateline.render.light.words import LightWords
from dateline.render.shared.citations import (
    bibtex_citation,
    citation_of,
    plain_citation,
    wikipedia_citation,
)
from dateline.render.shared.edition import Edition
from dateline.render.shared.environment import html_environment
from dateline.render.shared.feed_items import published_day
from dateline.render.shared.links import Viewpoint


def render_cite_pages(edition: Edition) -> Iterator[Output]:
    """One light page for each event, beside its permanent address."""
    timeline, resolved = edition.timeline, edition.resolved
    template = html_environment().get_template("cite.html")
    shared = {
        "t": LightWords(edition.texts),
        "language": timeline.language,
        "direction": edition.direction,
        "timeline": timeline,
        "style": light_style(),
    }
    for event in resolved.events:
        own = edition.cite_address(event.id)
        view = Viewpoint(edition, own, near=True)
        page = template.render(
            **shared,
            event=event,
            forms=_forms(event, edition),
            canonical=edition.absolute(own),
            target=view.to(edition.event_on_page(event)),
            sources={
                account.source.id: (
                    account.source,
                    view.source(account.source.id),
                )
                for account in event.accounts
            }.values(),
        )
        yield Output(edition.path(cite_page(event.id)), page.encode())


def _forms(event: ResolvedEvent, edition: Edition) -> tuple[tuple[str, str], ...]:
    """The forms, each under the name that the catalogue has for it."""
    record = event.record
    days = [record.added, *(correction.on for correction in event.corrections)]
    day = max(map(published_day, days))
    address = edition.absolute(edition.event_address(record.id))
    citation = citation_of(event, edition, day=day, address=address)
    shown_day = show_date(read_date(day, edtf_only=True), edition.language) if day else ""
    return (
        ("cite_plain", plain_citation(citation, shown_day)),
        ("cite_bibtex", bibtex_citation(citation)),
        ("cite_wikipedia", wikipedia_citation(citation)),
    )
