"""The pages of a timeline in the words of schema.org (https://schema.org/docs/full.html).

Kept small: the pages themselves say it all, and `data/timeline.json` says it to programs.
A claim is never rated: this is no ClaimReview. Dates are there only where they are known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from dateline.data.bibliography.identifiers import identifier_address
from dateline.data.file_names import CORRECTIONS, DISPUTES, INDEX, PEOPLE, SOURCES
from dateline.data.model import Correction, Medium, Source, WordsKind
from dateline.data.resolved import (
    ResolvedAccount,
    ResolvedDispute,
    ResolvedEvent,
    Voice,
)
from dateline.data.source_types import Identifier
from dateline.dates import Date, Kind
from dateline.render.shared.links import Viewpoint
from dateline.render.shared.parts.signs import lead_and_more
from dateline.render.shared.phrases import Phrases
from dateline.render.shared.plain_dates import known_date, known_moment
from dateline.text.prose import plain_prose

Node = dict[str, Any]

_NEWS: Final = ("NewsArticle", "AnalysisNewsArticle")
_WHOLES: Final[Mapping[str, str]] = {
    "book": "Book",
    "journal": "Periodical",
    "work": "CreativeWork",
    "website": "WebSite",
}
"""What a source is a part of, by what its outlet is called."""

_OF_WHOLES: Final = ("isbn", "issn", "bookEdition")

_ARCHIVED: Final = "ArchiveComponent"

_MOST_ROOTS: Final = 20
"""So many of what a source is based on: each event that cites it would list them all again."""


def timeline_node(view: Viewpoint) -> Node:
    """The timeline as an Article. Its events have pages of their own."""
    timeline = view.edition.timeline
    added = [known_date(event.added) for event in view.edition.resolved.events]
    changed = [known_date(correction.on) for correction in timeline.corrections]
    return _node(
        "Article",
        {
            "@id": view.page(INDEX),
            "headline": timeline.title,
            "description": plain_prose(timeline.summary),
            "inLanguage": timeline.language,
            "datePublished": min(filter(None, added), default=""),
            "dateModified": max([*added, *changed], default=""),
            "isPartOf": _site(view),
        },
    )


def disputes_node(view: Viewpoint) -> Node:
    """The positions as claims, each on its question, with the words that take it."""
    claims = [
        claim for dispute in view.edition.resolved.disputes for claim in _claims(dispute, view)
    ]
    return _page(DISPUTES, view, claims)


def people_node(view: Viewpoint) -> Node:
    """Who speaks or is spoken of. Whether one is a group the data do not say."""
    people = [
        _node(
            "Thing",
            {
                "@id": view.person(person.id),
                "name": person.name,
                "alternateName": list(person.also),
            },
        )
        for person in view.edition.resolved.people
    ]
    return _page(PEOPLE, view, people)


def sources_node(view: Viewpoint) -> Node:
    """Each source on the page `sources.md`: what our copy of it shows."""
    resolved = view.edition.resolved
    listed = () if resolved.paging.source_parts else resolved.sources
    return _page(SOURCES, view, [_source(source.record, view) for source in listed])


def corrections_node(view: Viewpoint) -> Node:
    """The timeline with its corrections."""
    comments = [_correction(c, view) for c in view.edition.timeline.corrections]
    return _node("Article", {**_timeline_name(view), "correction": comments})


def event_node(event: ResolvedEvent, view: Viewpoint) -> Node:
    """An event's own page: the event, the words reported of it, and the sources."""
    record = event.record
    quotations = [_words(account, view) for account in event.accounts if account.words]
    sources = {account.source.id: account.source for account in event.accounts}
    happened = {
        "name": record.title,
        "description": plain_prose(lead_and_more(record.text)[0]),
        "location": _where(event),
        **_when(record.date),
    }
    return _node(
        "Article",
        {
            "@id": view.to(view.edition.event_address(record.id)),
            "headline": record.title,
            "inLanguage": view.edition.language,
            "datePublished": known_date(record.added),
            "isPartOf": _node("Article", _timeline_name(view)),
            "about": _node("Event", happened),
            "mentions": [
                {"@id": view.person(one.person.id), "name": one.person.name}
                for one in event.involved
            ],
            "associatedMedia": [_medium(medium, view) for medium in record.media],
            "hasPart": quotations,
            "citation": [_source(source, view) for source in sources.values()],
            "correction": [_correction(c, view) for c in event.corrections],
        },
    )


def _page(page: str, view: Viewpoint, parts: list[Node]) -> Node:
    timeline = _node("Article", _timeline_name(view))
    return _node("WebPage", {"@id": view.page(page), "isPartOf": timeline, "mentions": parts})


def _timeline_name(view: Viewpoint) -> Node:
    return {"@id": view.page(INDEX), "headline": view.edition.timeline.title}


def _site(view: Viewpoint) -> Node:
    settings = view.edition.settings
    if not settings.site_name:
        return {}
    return _node("WebSite", {"name": settings.site_name, "url": settings.site_url})


def _where(event: ResolvedEvent) -> str | Node:
    """The place by its name, and where on the map that is, if it is known."""
    place = event.location.record if event.location else None
    if place is None or place.lat is None:
        return event.whereabouts
    geo = _node("GeoCoordinates", {"latitude": str(place.lat), "longitude": str(place.lon)})
    return _node("Place", {"name": event.whereabouts, "geo": geo})


def _medium(medium: Medium, view: Viewpoint) -> Node:
    def to(path: str) -> str:
        return view.to(view.edition.address(path)) if path else ""

    return _node(
        medium.kind.traits.schema_org,
        {
            "description": medium.alt,
            "contentUrl": to(medium.file),
            "url": medium.url,
            "thumbnailUrl": to(medium.poster),
            "creditText": medium.credit,
        },
    )


def _claims(dispute: ResolvedDispute, view: Viewpoint) -> Iterator[Node]:
    question = {
        "@id": view.page(DISPUTES, dispute.id),
        "name": dispute.question,
    }
    for position in dispute.positions:
        appearance = [_words(a, view) for a in position.accounts if a.words]
        summary = position.summary
        yield _node(
            "Claim",
            {"text": summary, "about": _node("Question", question), "appearance": appearance},
        )


def _words(account: ResolvedAccount, view: Viewpoint) -> Node:
    """A quotation, or the source's own words, which are no one's quotation."""
    record = account.record
    quote = record.kind is WordsKind.QUOTE
    return _node(
        "Quotation" if quote else "CreativeWork",
        {
            "text": record.words,
            "inLanguage": account.language,
            "workTranslation": _translation(account, view),
            "creativeWorkStatus": "Withdrawn" if account.withdrawn else "",
            "spokenByCharacter": _speaker(account.by, view) if quote else {},
            "isPartOf": {"@id": view.source(account.source.id)},
        },
    )


def _translation(account: ResolvedAccount, view: Viewpoint) -> Node:
    translation = account.record.translation
    if translation is None:
        return {}
    return _node(
        "CreativeWork",
        {
            "text": translation.text,
            "inLanguage": view.edition.language,
            "translator": {"name": translation.by} if translation.by else {},
        },
    )


def _speaker(voice: Voice | None, view: Viewpoint) -> Node:
    if voice is None:
        return {}
    if voice.person is None:
        return {"name": voice.name}
    return {"@id": view.person(voice.person.id), "name": voice.name}


def _source(source: Source, view: Viewpoint) -> Node:
    kind = source.type.traits.schema_org
    title = "headline" if kind in (*_NEWS, "SocialMediaPosting") else "name"
    values: Node = {
        "@id": view.source(source.id),
        title: source.full_title,
        "author": [_maker(name, source) for name in source.by],
        "editor": [_maker(name, source) for name in source.editors],
        "translator": [_maker(name, source) for name in source.translators],
        "publisher": _named("Organization", source.publisher or _outlet(source)),
        "sourceOrganization": _named("Organization", source.agency),
        "datePublished": known_date(source.published),
        "inLanguage": source.language,
        "url": source.url,
        "archivedAt": source.archived.url if source.archived else "",
        "isBasedOn": [{"@id": view.source(id_)} for id_ in source.based_on[:_MOST_ROOTS]],
        **_details(source),
    }
    if kind in _NEWS and source.dateline is not None:
        values["dateline"] = source.dateline.town
    # Only what schema.org calls a component of an archive has a place in one.
    if source.archive and kind != _ARCHIVED:
        return {**_node(kind, values), "@type": [kind, _ARCHIVED]}
    return _node(kind, values)


def _maker(name: str, source: Source) -> Node:
    """An author: an organization where the source's record names it as one too."""
    groups = (source.outlet, source.agency, source.publisher, source.details.get("court"))
    return _node("Organization" if name in groups else "Person", {"name": name})


def _outlet(source: Source) -> str:
    """The outlet that published a source, where it is not what the source is a part of."""
    return "" if source.type.traits.container in _WHOLES else source.container


def _details(source: Source) -> Node:
    """The keys that only some types have. What is known of a book or a journal is put to it."""
    found: Node = {
        field.schema_org: source.details[field.name]
        for field in source.type.traits.fields
        if field.schema_org and field.name in source.details
    }
    whole = _WHOLES.get(source.type.traits.container)
    if whole and source.container:
        of_whole: Node = {key: found.pop(key) for key in _OF_WHOLES if key in found}
        found["isPartOf"] = _node(whole, {"name": source.container, **of_whole})
    if doi := source.details.get("doi"):
        found["sameAs"] = identifier_address(Identifier.DOI, doi)
    if source.archive:
        found["holdingArchive"] = _named("ArchiveOrganization", source.archive.name)
        found["itemLocation"] = ", ".join(source.archive.parts[1:])
    return found


def _correction(correction: Correction, view: Viewpoint) -> Node:
    words = Phrases(view.edition, CORRECTIONS)
    told = (correction.was, correction.now, correction.why)
    values: Node = {
        "@id": view.page(CORRECTIONS, words.correction_anchor(correction)),
        "text": " ".join(_correction_lines(words, told)),
        "datePublished": known_date(correction.on),
        "inLanguage": view.edition.language,
    }
    if correction.event in view.edition.resolved.by_id:
        address = view.edition.event_address(correction.event)
        values["about"] = {"@id": view.to(address)}
    return _node("CorrectionComment", values)


def _correction_lines(words: Phrases, told: Iterable[str]) -> Iterable[str]:
    for key, value in zip(("was", "now", "why"), told, strict=True):
        if value:
            yield words.texts.plain(f"correction_{key}", **{key: value})


def _when(date: Date) -> Mapping[str, str]:
    """Start and end, as exactly as they are known and no more; nothing for a bound."""
    if date.kind is Kind.INTERVAL:
        return {"startDate": known_moment(date.start), "endDate": known_moment(date.end)}
    return {"startDate": known_moment(date)}


def _named(kind: str, name: str) -> Node:
    return _node(kind, {"name": name}) if name else {}


def _node(kind: str, values: Mapping[str, Any]) -> Node:
    """A node of a type, with what is known of it."""
    return {"@type": kind, **{key: value for key, value in values.items() if value}}
