"""Events of which no date is known, in files that are flat: `unknown`, and why, beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from dateline.data.model import Event
from dateline.dates import UNKNOWN_DATE, Kind
from dateline.exchange.records import Note, NoteKind, Value

BECAUSE: Final = "date_because"
"""The column or key with the reasons."""

_NO_REASON: Final = "The file from which this was imported says that it is unknown, and not why."
_ADDED: Final = Note("date", "Why it is unknown is not in the file: say so.", NoteKind.DOUBT)


def reasons_of(event: Event) -> tuple[str, ...]:
    """Why an event has no date, each reason on one line; none for one that has a date."""
    if event.date.kind is not Kind.UNKNOWN:
        return ()
    return tuple(" ".join(item.because.split()) for item in event.date_from if item.because)


def held_of(event: Event) -> frozenset[str]:
    """The keys of an event that its reasons hold in full."""
    reasons = reasons_of(event)
    has_more = any(item.words or not item.because for item in event.date_from)
    return frozenset() if has_more or not reasons else frozenset(["date_from"])


def is_unknown(date: str) -> bool:
    """Whether a date is typed as one of which nothing is known."""
    return date.strip() == UNKNOWN_DATE.text


def unknown_date(reasons: Iterable[str]) -> tuple[Mapping[str, Value], tuple[Note, ...]]:
    """The keys of a record for a date that is unknown, and what is to be said of them."""
    told = tuple(filter(None, map(str.strip, reasons)))
    items = tuple({"because": reason} for reason in told or (_NO_REASON,))
    record: dict[str, Value] = {"date": UNKNOWN_DATE.text, "date_from": items}
    return MappingProxyType(record), () if told else (_ADDED,)
