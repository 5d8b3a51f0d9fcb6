"""Facets: what a page's events can be filtered by, as chips with a count."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dateline.data.file_names import PEOPLE, SOURCES, WHAT_STANDING_MEANS
from dateline.data.resolved import ResolvedEvent
from dateline.languages import Texts

MOST_CHIPS = 12
"""A facet shows its most frequent values; the pages that list all are linked."""

KEY = "key"
"""The token of key events."""

OWN = "f-"
"""Begins the kind, and the tokens, of a field that the timeline declares."""


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
    titles = {kind: texts.plain(f"filter_{kind}") for kind in _PAGES}
    counts: dict[str, int] = {}
    inner: dict[str, set[str]] = {}
    for event in events:
        titles |= {f"{OWN}{one.field.id}": one.field.label for one in event.fields}
        for kind, token, label in _values(event, texts):
            labels.setdefault(kind, {}).setdefault(token, label)
            counts[token] = counts.get(token, 0) + 1
        _note_inner(event, inner)
    facets = []
    for kind, values in labels.items():
        useful = [token for token in values if counts[token] < len(events)]
        useful = [t for t in useful if counts[t] not in {counts[i] for i in inner.get(t, ())}]
        useful.sort(key=lambda token: -counts[token])
        chips = tuple(Chip(token, values[token], counts[token]) for token in useful[:MOST_CHIPS])
        if chips:
            facets.append(Facet(kind, titles[kind], chips, _PAGES.get(kind, "")))
    return tuple(facets)


_PAGES = {
    "sides": PEOPLE,
    "people": PEOPLE,
    "topics": "",
    "places": "",
    "eras": "",
    "key": "",
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
    yield from (("topics", token, topic) for token, topic in topics_with_tokens(event))
    yield from (("places", token, name) for token, name in _places(event))
    yield from (("eras", token, title) for token, title in _eras(event))
    yield from _own_fields(event)
    if event.key:
        yield "key", KEY, texts.plain("key_events")
    for standing in dict.fromkeys((event.standing, event.witness)):
        yield "standing", f"k-{standing}", texts.plain(f"standing_short.{standing}")
    yield from (("sources", token, label) for token, label in _outlets(event))


def _tokens(event: ResolvedEvent) -> Iterator[str]:
    yield from (f"s-{side.id}" for side in event.sides)
    yield from (f"p-{person.id}" for person in event.people)
    yield from (token for token, _ in topics_with_tokens(event))
    yield from (token for token, _ in _places(event))
    yield from (token for token, _ in _eras(event))
    yield from (token for _, token, _ in _own_fields(event))
    if event.key:
        yield KEY
    yield from (f"k-{standing}" for standing in dict.fromkeys((event.standing, event.witness)))
    yield from (token for token, _ in _outlets(event))


def topics_with_tokens(event: ResolvedEvent) -> Iterator[tuple[str, str]]:
    """Its topics, each with its token before it. They are free text: the same words are one."""
    yield from _named("t", event.topics)


def _places(event: ResolvedEvent) -> Iterator[tuple[str, str]]:
    """Where it was: the place itself, and all that this is within."""
    path = event.location.path if event.location else ()
    yield from ((f"l-{place.id}", place.name) for place in path)


def _note_inner(event: ResolvedEvent, inner: dict[str, set[str]]) -> None:
    """Note what is within which place, by their tokens: a place of whose events all are in one
    part of it tells readers nothing more than that part.
    """
    path = [token for token, _ in _places(event)]
    for place, outer in enumerate(path):
        inner.setdefault(outer, set()).update(path[:place])


def _own_fields(event: ResolvedEvent) -> Iterator[tuple[str, str, str]]:
    """What it has in those fields of its timeline that readers filter by."""
    for one in event.fields:
        if one.field.is_filter:
            kind = f"{OWN}{one.field.id}"
            yield from ((kind, *named) for named in _named(kind, one.values))


def _eras(event: ResolvedEvent) -> Iterator[tuple[str, str]]:
    yield from _named("e", (era.title for era in event.eras))


def _outlets(event: ResolvedEvent) -> Iterator[tuple[str, str]]:
    """Sources go by what they are called in passing: many may come from one outlet."""
    yield from _named("o", (account.source.label for account in event.accounts))


def _named(kind: str, names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """A token made of each name, each once, with the name as first written."""
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(_token(kind, name), name)
    yield from found.items()


@lru_cache(4096)
def _token(kind: str, name: str) -> str:
    words = re.sub(r"\W+", "-", name.casefold()).strip("-")
    return f"{kind}-{words}"
