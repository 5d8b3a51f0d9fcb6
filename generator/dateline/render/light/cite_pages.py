"""`e/<id>/cite.html`: how to cite an event, and the sources that it rests on."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Final

from markupsafe import escape

from dateline.data.file_names import LIGHT_SCRIPT, LIGHT_STYLE, cite_page
from dateline.data.outputs import Output
from dateline.data.resolved import ResolvedEvent
from dateline.dates import read_date, show_date
from dateline.render.citing.sources import CitedSource, cite_source
from dateline.render.citing.styles import apa, chicago, chicago_note, mla
from dateline.render.light.permalinks import first_words
from dateline.render.light.words import LightWords
from dateline.render.shared.citations import (
    bibtex_citation,
    citation_of,
    csl_citation,
    page_cited,
    plain_citation,
    wikipedia_citation,
)
from dateline.render.shared.edition import Edition
from dateline.render.shared.environment import html_environment
from dateline.render.shared.feed_items import published_day
from dateline.render.shared.links import Viewpoint
from dateline.render.shared.phrases import Phrases
from dateline.text.inks import HtmlInk

_POLICY: Final = (
    "default-src 'none'; style-src 'self'; script-src 'self'; base-uri 'none'; form-action 'none'"
)


def render_cite_pages(
    edition: Edition, events: Iterable[ResolvedEvent] | None = None
) -> Iterator[Output]:
    """One light page for each event, or each of these, beside its permanent address."""
    timeline = edition.timeline
    template = html_environment().get_template("cite.html")
    cite = cache(lambda source_id, ats: cite_source(timeline.sources[source_id], ats, edition))
    # Each of them is as far below the site's root as the others.
    view = Viewpoint(edition, edition.cite_address("any"), near=True)
    shared = {
        "t": LightWords(edition.texts),
        "language": timeline.language,
        "direction": edition.direction,
        "timeline": timeline,
        "site_name": edition.settings.site_name or timeline.title,
        "home": view.to("" if edition.settings.directory_urls else "index.html"),
        "views": Phrases(edition, "", HtmlInk(view.follow)).views(),
        "policy": _POLICY,
        "style": view.to(LIGHT_STYLE),
        "script": view.to(LIGHT_SCRIPT),
    }
    for event in edition.resolved.events if events is None else events:
        sources = [cite(source_id, ats) for source_id, ats in _cited(event)]
        page = template.render(
            **shared,
            event=event,
            date=show_date(event.own_date, edition.language),
            words=first_words(event, edition.texts),
            forms=_forms(event, edition),
            canonical=edition.absolute(edition.cite_address(event.id)),
            target=view.to(edition.event_on_page(event)),
            sources=[(cited, view.source(cited.source.id)) for cited in sources],
            source_forms=_source_forms(sources),
        )
        yield Output(edition.path(cite_page(event.id)), page.encode())


def _forms(event: ResolvedEvent, edition: Edition) -> tuple[tuple[str, str], ...]:
    """The forms, each under the name that the catalogue has for it: those for readers are HTML."""
    record = event.record
    days = [record.added, *(correction.on for correction in event.corrections)]
    day = max(map(published_day, days))
    address = edition.absolute(edition.event_address(record.id))
    citation = citation_of(event, edition, day=day, address=address)
    shown_day = show_date(read_date(day, edtf_only=True), edition.language) if day else ""
    page = page_cited(citation)
    return (
        ("cite_apa", apa(page)),
        ("cite_mla", mla(page)),
        ("cite_chicago", chicago(page)),
        ("cite_chicago_note", chicago_note(page)),
        ("cite_plain", escape(plain_citation(citation, shown_day))),
        ("cite_wikipedia", wikipedia_citation(citation)),
        ("cite_bibtex", bibtex_citation(citation)),
        ("cite_csl", csl_citation(citation)),
    )


def _cited(event: ResolvedEvent) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The ids of the sources that an event rests on, each with the places in it."""
    found: dict[str, list[str]] = {}
    for account in event.accounts:
        found.setdefault(account.source.id, []).append(account.at)
    for source in event.cited:
        found.setdefault(source.id, [])
    return tuple((id_, tuple(dict.fromkeys(filter(None, ats)))) for id_, ats in found.items())


def _source_forms(sources: Sequence[CitedSource]) -> tuple[tuple[str, str], ...]:
    """All sources of an event in each form for programs."""
    items = ",\n".join(json.dumps(cited.csl, ensure_ascii=False) for cited in sources)
    return (
        ("cite_bibtex", "\n\n".join(cited.bibtex for cited in sources)),
        ("cite_wikipedia", "\n".join(cited.wikipedia for cited in sources)),
        ("cite_csl", f"[\n{items}\n]"),
    )
