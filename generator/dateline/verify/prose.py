"""Quotation marks in prose of our own: what is in them must be words that were checked.

A title, a text, a summary, a question or a reason that puts three words or more into quotation
marks quotes someone, and so does a page by hand that is about a timeline. The words must be in an
account of the timeline, or in words that a date is known from.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

from dateline.cache import Again, Itself
from dateline.data.model import Event, Record, Timeline
from dateline.data.verbatim import verbatim_strings
from dateline.problems import Place
from dateline.quotes import words_of
from dateline.text.markers import Asked, MarkedPage
from dateline.text.page_quotations import MARKED, PageQuotation

_FEWEST = 3  # words that make a quotation
_OMISSION = re.compile(r"\[?(?:…|\.\.\.)\]?")
_Prose: TypeAlias = tuple[str, Place, Event | None]
"""A text of our own, its place and its event."""
_INSERT = re.compile(r"\[[^\[\]]*\]")


@dataclass(frozen=True, slots=True)
class QuotedInProse:
    """Words in quotation marks that no account has, where, and the event that they are in."""

    words: str
    place: Place
    event: Event | None = None


def find_unchecked(timeline: Timeline, again: Again) -> Iterator[QuotedInProse]:
    """Every quotation in the timeline's own prose that is no checked string's."""
    quoted = [*_quoted(_prose(timeline))]
    for event in timeline.events.values():
        find = partial(_quoted_of_event, event)
        quoted += again.make(f"quotations {event.id}", Itself(event), find)
    if quoted:  # seldom: all words of the timeline are then taken apart
        known = "\n".join(map(_as_row, _known(timeline)))
        yield from (one for one in quoted if not _is_known(one.words, known))


def _quoted_of_event(event: Event) -> tuple[QuotedInProse, ...]:
    return tuple(_quoted(_prose_of_event(event)))


def _quoted(prose: Iterable[_Prose]) -> Iterator[QuotedInProse]:
    for text, place, event in prose:
        for found in MARKED.finditer(text):
            words = next(group for group in found.groups() if group)
            if len(words_of(words)) >= _FEWEST:
                yield QuotedInProse(words, place, event)


def find_unchecked_on_page(
    page: MarkedPage, timelines: Iterable[Timeline]
) -> tuple[PageQuotation, ...]:
    """Every quotation of a page by hand that is in no account of the timelines that it is about:
    those that its markers ask for, and the one that it is beside. None where it is about no
    timeline that is whole.
    """
    folders = {marker.folder for marker in page.markers if marker.asked is not Asked.LIST}
    folders |= {page.beside} if page.beside is not None else set()
    about = [timeline for timeline in timelines if timeline.folder in folders]
    quoted = [one for one in page.quotes.quotations if len(words_of(one.words)) >= _FEWEST]
    if not quoted or len(about) < len(folders):
        return ()
    known = "\n".join(_as_row(words) for timeline in about for words in _known(timeline))
    return tuple(one for one in quoted if not _is_known(one.words, known))


def _known(timeline: Timeline) -> Iterator[str]:
    """Words that are checked, or that say whose they are."""
    yield from (string.words for string in verbatim_strings(timeline))
    yield from (source.title for source in timeline.sources.values())
    yield from _translations(timeline)


def _translations(timeline: Timeline) -> Iterator[str]:
    for event in timeline.events.values():
        yield from (a.translation.text for a in event.accounts if a.translation)


def _is_known(words: str, known: str) -> bool:
    parts = _OMISSION.split(_INSERT.sub(" … ", words))
    return all(_as_row(part) in known for part in parts)


def _as_row(words: str) -> str:
    """The words with a space on both sides of each."""
    return f" {' '.join(words_of(words))} "


def _prose(timeline: Timeline) -> Iterator[_Prose]:
    """Each text of our own but for those of events."""
    yield timeline.summary, timeline.place_of("summary"), None
    for source in timeline.sources.values():
        yield source.because, source.place_of("because"), None
    for dispute in timeline.disputes.values():
        yield dispute.question, dispute.place_of("question"), None
        for position in dispute.positions:
            yield position.summary, position.place_of("summary"), None
    for remark in timeline.remarks.values():
        yield remark.same_because, remark.place_of("same_because"), None


def _prose_of_event(event: Event) -> Iterator[_Prose]:
    yield event.title, event.place_of("title"), event
    yield event.text, event.place_of("text"), event
    reasons: list[Record] = [*event.date_from, *event.accept]
    for account in event.accounts:
        reasons += account.date_from
    for record in reasons:
        yield getattr(record, "because", ""), record.place_of("because"), event
