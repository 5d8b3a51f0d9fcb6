"""Quotation marks in prose of our own: what stands in them must be words that were checked.

A title, a text, a summary or a reason that puts three words or more into quotation marks quotes
someone. The words must be in an account of the timeline, or in words that a date is known from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.data.model import Event, Record, Timeline
from dateline.data.verbatim import verbatim_strings
from dateline.problems import Place
from dateline.quotes import words_of

_FEWEST = 3  # words that make a quotation
_MARKED = re.compile(
    r"“([^“”]+)”|«([^«»]+)»|„([^„“”]+)[“”]|(?<!\w)\"([^\"\n]+)\"(?!\w)|「([^「」]+)」"
)
_OMISSION = re.compile(r"\[?(?:…|\.\.\.)\]?")
_INSERT = re.compile(r"\[[^\[\]]*\]")


@dataclass(frozen=True, slots=True)
class QuotedInProse:
    """Words in quotation marks that no account has, where, and the event that they are in."""

    words: str
    place: Place
    event: Event | None = None


def find_unchecked(timeline: Timeline) -> Iterator[QuotedInProse]:
    """Every quotation in the timeline's own prose that is no checked string's."""
    known = "\n".join(_as_row(string.words) for string in verbatim_strings(timeline))
    known += "\n" + "\n".join(_as_row(source.title) for source in timeline.sources.values())
    for text, place, event in _prose(timeline):
        for found in _MARKED.finditer(text):
            words = next(group for group in found.groups() if group)
            if not _is_known(words, known):
                yield QuotedInProse(words, place, event)


def _is_known(words: str, known: str) -> bool:
    if len(words_of(words)) < _FEWEST:
        return True
    parts = _OMISSION.split(_INSERT.sub(" … ", words))
    return all(_as_row(part) in known for part in parts)


def _as_row(words: str) -> str:
    """The words with a space on both sides of each."""
    return f" {' '.join(words_of(words))} "


def _prose(timeline: Timeline) -> Iterator[tuple[str, Place, Event | None]]:
    """Each text of our own, its place and its event."""
    yield timeline.summary, timeline.place_of("summary"), None
    for source in timeline.sources.values():
        yield source.because, source.place_of("because"), None
    for event in timeline.events.values():
        yield event.title, event.place_of("title"), event
        yield event.text, event.place_of("text"), event
        reasons: list[Record] = [*event.date_from, *event.accept]
        for account in event.accounts:
            reasons += account.date_from
        for record in reasons:
            yield getattr(record, "because", ""), record.place_of("because"), event
