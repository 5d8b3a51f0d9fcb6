"""`e/<id>/cite.html`: how to cite an event, and the sources that it rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from urllib.parse import quote

from markupsafe import escape

from dateline.data.file_names import BIBTEX, CSL, LIGHT_SCRIPT, LIGHT_STYLE, cite_page
from dateline.data.model import WordsKind
from dateline.data.outputs import Output
from dateline.data.resolved import ResolvedEvent
from dateline.dates import read_date, show_date
from dateline.render.citing.references import plain_reference, reference
from dateline.render.citing.styles import apa, chicago, chicago_note, mla
from dateline.render.citing.wikipedia import wikipedia_source
from dateline.render.layout.times import published_day
from dateline.render.light.permalinks import credited_words
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
from dateline.render.shared.links import Viewpoint
from dateline.render.shared.phrases import Phrases
from dateline.text.inks import HtmlInk


@dataclass(frozen=True, slots=True)
class _CitedSource:
    """A source with the places in it that an event cites. Forms that leave places to where one
    cites, as BibTeX and CSL-JSON do, are in the files of all sources.
    """

    heading: str
    address: str
    plain: str
    wikipedia: str


@dataclass(frozen=True, slots=True)
class _Said:
    """Words as they are quoted from here, with whose they are, then their source, and where they
    were read. Beside them are the letters and the colour of the speaker's side.
    """

    words: str
    source: str
    letters: str
    classes: str


def render_cite_pages(
    edition: Edition, events: Iterable[ResolvedEvent] | None = None
) -> Iterator[Output]:
    """One light page for each event, or each of these, beside its permanent address."""
    timeline, sign = edition.timeline, edition.settings.sign
    template = html_environment().get_template("cite.html")
    # Each of them is as far below the site's root as the others.
    view = Viewpoint(edition, edition.cite_address("any"), near=True)
    words = Phrases(edition, "", HtmlInk(view.follow))
    cite = cache(partial(_cite, edition, view))
    shared = {
        "t": LightWords(edition.texts),
        "language": timeline.language,
        "direction": edition.direction,
        "timeline": timeline,
        "site_name": edition.settings.site_name or timeline.title,
        "has_address": bool(edition.settings.site_url),
        "sign": view.to(quote(sign)) if sign else "",
        "home": view.to("" if edition.settings.directory_urls else "index.html"),
        "views": words.views(),
        "style": view.to(LIGHT_STYLE),
        "script": view.to(LIGHT_SCRIPT),
        "files": words.listed([words.ink.link("BibTeX", BIBTEX), words.ink.link("CSL-JSON", CSL)]),
    }
    for event in edition.resolved.events if events is None else events:
        address = edition.absolute(edition.event_address(event.id))
        page = template.render(
            **shared,
            event=event,
            date=show_date(event.own_date, edition.language),
            said=list(_said(event, address, words, cite)),
            forms=_forms(event, address, edition),
            target=view.to(edition.event_on_page(event)),
            sources=[cite(source_id, ats) for source_id, ats in _cited(event)],
        )
        yield Output(edition.path(cite_page(event.id)), page.encode())


def _said(
    event: ResolvedEvent,
    address: str,
    words: Phrases,
    cite: Callable[[str, tuple[str, ...]], _CitedSource],
) -> Iterator[_Said]:
    """An event's words: quotations if it has any, else its first account. `address` is the event's
    permanent one.
    """
    edition = words.edition
    read_in = f"{edition.texts.plain('cite_in', timeline=edition.timeline.title)}."
    said = [account for account in event.accounts if account.words and not account.withdrawn]
    quoted = [account for account in said if account.kind is WordsKind.QUOTE]
    for account in quoted or said[:1]:
        source = cite(account.source.id, tuple(filter(None, [account.at])))
        yield _Said(
            credited_words(account, edition.texts),
            f"{source.plain} {read_in} {address}",
            words.initial(account) or "",
            words.account_class(account),
        )


def _forms(event: ResolvedEvent, address: str, edition: Edition) -> tuple[tuple[str, str], ...]:
    """The forms, each under the name that the catalogue has for it: those for readers are HTML."""
    record = event.record
    days = [record.added, *(correction.on for correction in event.corrections)]
    day = max(map(published_day, days))
    citation = citation_of(event, edition, day=day, address=address)
    shown_day = show_date(read_date(day, edtf_only=True), edition.language) if day else ""
    page = page_cited(citation)
    link = [("permalink", escape(address))] if edition.settings.site_url else []
    return (
        *link,
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


def _cite(edition: Edition, view: Viewpoint, source_id: str, ats: Sequence[str]) -> _CitedSource:
    source = edition.timeline.sources[source_id]
    return _CitedSource(
        source.heading,
        view.source(source_id),
        plain_reference(reference(source, edition.texts, ats)),
        wikipedia_source(source, edition.language, ats),
    )
