"""Facets: what a page's events can be filtered by, as chips with a count."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dateline.data.file_names import PEOPLE, SOURCES, WHAT_STANDING_MEANS
from dateline.data.resolved import ResolvedEvent
from dateline.languages import Texts

MOST_CHIPS = 12
"""A facet shows its most frequent values; the pages that list all are linked."""


@dataclass(frozen=True, slots=True)
class Chip:
    """One value to filter by. `token` marks its events; `count` is how many they are."""

    token: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Facet:
    """Chips of one kind. `more` is the page that lists all values, or empty."""

    id: str
    title: str
    chips: tuple[Chip, ...]
    more: str


def facets_of(events: Sequence[ResolvedEvent], texts: Texts) -> tuple[Facet, ...]:
    """The facets that distinguish events of a page, each with its most frequent values."""
    if len(events) < 2:
        return ()
    labels: dict[str, dict[str, str]] = {kind: {} for kind in _PAGES}
    counts: dict[str, int] = {}
    for event in events:
        for kind, token, label in _values(event, texts):
            labels[kind].setdefault(token, label)
            counts[token] = counts.get(token, 0) + 1
    facets = []
    for kind, values in labels.items():
        useful = [token for token in values if counts[token] < len(events)]
        useful.sort(key=lambda token: -counts[token])
        chips = tuple(Chip(token, values[token], counts[token]) for token in useful[:MOST_CHIPS])
        if chips:
            facets.append(Facet(kind, texts.plain(f"filter_{kind}"), chips, _PAGES[kind]))
    return tuple(facets)


_PAGES = {
    "sides": PEOPLE,
    "people": PEOPLE,
    "topics": "",
    "standing": f"{SOURCES}#{WHAT_STANDING_MEANS}",
    "sources": SOURCES,
}


def facet_tokens(event: ResolvedEvent, facets: Sequence[Facet]) -> str:
    """The tokens of an event that some chip of the page asks for, space-separated."""
    asked = {chip.token for facet in facets for chip in facet.chips}
    return " ".join(token for token in _tokens(event) if token in asked)


def event_tokens(event: ResolvedEvent) -> str:
    """All tokens of an event, space-separated."""
    return " ".join(_tokens(event))


def _values(event: ResolvedEvent, texts: Texts) -> Iterator[tuple[str, str, str]]:
    """Each value once: the facet's kind, the token and the label."""
    yield from (("sides", f"s-{side.id}", side.name) for side in event.sides)
    yield from (("people", f"p-{person.id}", person.name) for person in event.people)
    yield from (("topics", token, topic) for token, topic in _topics(event))
    for standing in dict.fromkeys((event.standing, event.witness)):
        yield "standing", f"k-{standing}", texts.plain(f"standing_short.{standing}")
    yield from (("sources", token, label) for token, label in _outlets(event))


def _tokens(event: ResolvedEvent) -> Iterator[str]:
    yield from (f"s-{side.id}" for side in event.sides)
    yield from (f"p-{person.id}" for person in event.people)
    yield from (token for token, _ in _topics(event))
    yield from (f"k-{standing}" for standing in dict.fromkeys((event.standing, event.witness)))
    yield from (token for token, _ in _outlets(event))


def _topics(event: ResolvedEvent) -> Iterator[tuple[str, str]]:
    """Topics are free text: the same words are one topic."""
    yield from _named("t", event.topics)


def _outlets(event: ResolvedEvent) -> Iterator[tuple[str, str]]:
    """Sources go by what they are called in passing: many may come from one outlet."""
    yield from _named("o", (account.source.label for account in event.accounts))


def _named(kind: str, names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """A token made of each name, each once, with the name as first written."""
    found: dict[str, str] = {}
    for name in names:
        words = re.sub(r"\W+", "-", name.casefold()).strip("-")
        found.setdefault(f"{kind}-{words}", name)
    yield from found.items()
