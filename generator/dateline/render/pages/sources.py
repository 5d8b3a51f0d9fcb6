"""A source's record as rows of label and value: what our copy shows, and what it does not."""

from __future__ import annotations

from collections.abc import Iterator

from babel import Locale
from babel.core import UnknownLocaleError

from dateline.data.model import NO_COPY, Event
from dateline.data.resolved import ResolvedAccount, ResolvedSource
from dateline.render.inks.inline import joined
from dateline.render.shared.phrases import Phrases
from dateline.text.inks import Piece


def source_facts(words: Phrases, source: ResolvedSource) -> tuple[tuple[Piece, Piece], ...]:
    """The rows of a source's record, in a fixed order."""
    return tuple(_facts(words, source))


def by_event(source: ResolvedSource) -> tuple[tuple[Event, tuple[ResolvedAccount, ...]], ...]:
    """What rests on a source: events with their accounts of it, those that only cite it last."""
    found: dict[str, list[ResolvedAccount]] = {}
    for account in source.accounts:
        found.setdefault(account.event.id, []).append(account)
    told = [(group[0].event, tuple(group)) for group in found.values()]
    return (*told, *((event, ()) for event in source.cited_in))


def _facts(words: Phrases, resolved: ResolvedSource) -> Iterator[tuple[Piece, Piece]]:
    t, source = words.texts, resolved.source
    yield t("source_type_label"), t(f"source_type.{source.type}")
    if source.outlet:
        yield t("source_outlet"), words.name(source.outlet)
    if source.by:
        yield t("source_by"), words.listed(words.name(name) for name in source.by)
    if source.agency:
        yield t("source_agency"), words.name(source.agency)
    if source.based_on:
        known = words.resolved.timeline.sources
        yield t("source_based_on"), words.source_list(known[id_] for id_ in source.based_on)
    yield from _dates(words, resolved)
    if source.language:
        yield t("source_language"), words.name(_language_name(source.language, words.language))
    for name, text in source.details.items():
        yield t(f"source_field.{name}"), words.ink.escape(text)
    yield from _addresses(words, resolved)
    missing = _missing(words, resolved)
    if missing:
        yield t("source_unknown"), words.listed(missing)
    if source.because:
        yield t("source_because"), words.ink.escape(source.because)
    yield t("source_checks"), _checks(words, resolved)


def _dates(words: Phrases, resolved: ResolvedSource) -> Iterator[tuple[Piece, Piece]]:
    t, source = words.texts, resolved.source
    if source.published is not None:
        known = [words.how_known(item, source) for item in source.published_from]
        published = words.date(source.published)
        yield t("source_published"), joined(words.ink, ". ", [published, *known])
    if source.dateline is not None:
        parts = [words.name(source.dateline.town)] if source.dateline.town else []
        if source.dateline.date is not None:
            parts.append(words.date(source.dateline.date))
        yield t("source_dateline"), words.listed(parts)


def _addresses(words: Phrases, resolved: ResolvedSource) -> Iterator[tuple[Piece, Piece]]:
    t, source = words.texts, resolved.source
    if source.url:
        yield t("source_address"), words.outside_link(source.url, source.url)
    if source.archived is not None:
        link = words.outside_link(source.archived.url, source.archived.url)
        on = source.archived.on
        day = t("source_archived_on", day=words.plain_date(on)) if on else ""
        yield t("source_archived"), words.ink.piece(f"{link} ({day})") if day else link
    if source.accessed is not None:
        yield t("source_accessed"), words.date(source.accessed)


def _missing(words: Phrases, resolved: ResolvedSource) -> list[Piece]:
    """What our copy does not state, so that no reader takes silence for carelessness."""
    source = resolved.source
    values = {
        "title": source.title,
        "outlet": source.outlet,
        "published": source.published,
        "address": source.url,
    }
    return [words.texts(f"missing.{key}") for key, value in values.items() if not value]


def _checks(words: Phrases, resolved: ResolvedSource) -> Piece:
    t = words.texts
    if not resolved.strings:
        return t("source_no_strings")
    if resolved.record.text == NO_COPY:
        return t("checked_no_copy", n=resolved.strings)
    if not resolved.matched:
        return t("source_unchecked", n=resolved.strings)
    day = words.day(resolved.checked_on)
    return t("source_checked", n=resolved.strings, matched=resolved.matched, day=day)


def _language_name(tag: str, language: str) -> str:
    """A language's own name for a language, by the CLDR; the tag where it knows none."""
    try:
        name = Locale.parse(tag.replace("-", "_")).get_display_name(language.replace("-", "_"))
    except (ValueError, UnknownLocaleError):
        return tag
    return name or tag
