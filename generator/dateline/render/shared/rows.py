"""Rows of a page: lines that are put together from several pieces. Templates know them by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from dateline.data.model import Correction, Event
from dateline.data.resolved import Period, ResolvedAccount, ResolvedEvent, ResolvedPerson
from dateline.dates import Date
from dateline.render.inks.inline import element, joined
from dateline.render.shared.phrases import Phrases
from dateline.text.inks import Piece

_BETWEEN: Final = " · "


def in_row(words: Phrases, *parts: object) -> Piece:
    """Pieces and texts one after the other."""
    return joined(words.ink, "", [words.ink.stretch(p) if type(p) is str else p for p in parts])  # type: ignore[misc]


def below_each_other(words: Phrases, *parts: Piece) -> Piece:
    """Pieces, each on a line of its own."""
    return joined(words.ink, "<br>", list(parts))


def where_and_standing(words: Phrases, event: ResolvedEvent) -> Piece:
    """An event's place, if it has one, and its standing with the questions it is contested on."""
    standing = words.standing_line(event)
    parts = [words.name(event.where), standing] if event.where else [standing]
    return joined(words.ink, _BETWEEN, parts)


def facts_in_short(words: Phrases, first: Date, last: Date) -> Piece:
    """From when to when, and how many events, sources and disputes."""
    t, resolved = words.texts, words.resolved
    parts = [words.span(first, last), t("events", n=len(resolved.events))]
    parts.append(t("sources", n=len(resolved.sources)))
    if resolved.disputes:
        parts.append(t("disputes", n=len(resolved.disputes)))
    return joined(words.ink, _BETWEEN, parts)


def other_dates(words: Phrases, event: ResolvedEvent) -> Piece:
    """The dates that sources give an event, and which source gives which."""
    t, ink = words.texts, words.ink
    claims = [
        ink.piece(f"{words.date(claim.date)} ({words.source_list(claim.sources)})")
        for claim in event.claims
    ]
    return joined(ink, " ", [t("dates_differ"), joined(ink, f"{t('semicolon')} ", claims)])


def pager(words: Phrases, before: Period | None, after: Period | None) -> Piece:
    """Links to the overview and to the pages before and after."""
    t = words.texts
    parts = [words.link(t("overview"), "index.md")]
    if before:
        parts.append(words.link(t("older", period=words.period(before.date)), before.path))
    if after:
        parts.append(words.link(t("newer", period=words.period(after.date)), after.path))
    return joined(words.ink, _BETWEEN, parts)


def side_and_roles(words: Phrases, person: ResolvedPerson) -> Piece:
    """A person's side, roles and other names."""
    parts: list[Piece] = []
    if person.side:
        parts.append(element(words.ink, "span", words.name(person.side.name), class_="dl-side"))
    parts += map(words.role, person.roles)
    if person.also:
        parts.append(words.texts("also_known", names=words.listed(person.also)))
    return joined(words.ink, _BETWEEN, parts)


def date_and_event(words: Phrases, account: ResolvedAccount) -> Piece:
    """When an account's words were said or written, and of which event they are."""
    return joined(words.ink, _BETWEEN, [words.date(account.date), words.event_of(account)])


def cited_on(words: Phrases, account: ResolvedAccount) -> Piece:
    """A source that is only cited, and for what."""
    source = words.source(account.source)
    return joined(words.ink, _BETWEEN, [source, date_and_event(words, account)])


def event_with_words(words: Phrases, event: Event, accounts: Sequence[ResolvedAccount]) -> Piece:
    """An event that rests on a source, with the words that it takes from it."""
    t, ink = words.texts, words.ink
    head = joined(ink, ", ", [words.date(event.date), words.event_named(event)])
    quoted = [words.quoted(account) for account in accounts if account.words]
    if not quoted:
        return head
    return joined(ink, f"{t('colon')} ", [head, joined(ink, f"{t('semicolon')} ", quoted)])


def correction_of(words: Phrases, correction: Correction) -> Piece:
    """What kind of correction, of what day and of which event."""
    t, ink = words.texts, words.ink
    told = joined(ink, ", ", [t(f"correction.{correction.kind}"), words.date(correction.on)])
    event = words.resolved.by_id.get(correction.event)
    return joined(ink, f"{t('colon')} ", [told, words.event(event)] if event else [told])


def day_and_kind(words: Phrases, correction: Correction) -> str:
    """When something was corrected, and what kind of correction it is, as plain text."""
    t = words.texts
    return t.labelled(words.plain_date(correction.on), t.plain(f"correction.{correction.kind}"))


def told_in_short(words: Phrases, event: ResolvedEvent) -> Piece:
    """An event's date, place and standing."""
    place = [words.name(event.where)] if event.where else []
    return joined(words.ink, _BETWEEN, [words.date(event.date), *place, words.standing(event)])


ROWS: Final[Mapping[str, Callable[..., Any]]] = {
    row.__name__: row
    for row in (
        *(in_row, below_each_other, where_and_standing, facts_in_short, other_dates, pager),
        *(day_and_kind, side_and_roles, date_and_event, cited_on, event_with_words),
        *(correction_of, told_in_short),
    )
}
"""All of them, by the names that templates know."""
