"""1 January in bulk: what sheets and databases write where only the year is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from dateline.exchange.records import Item, Kind, Note, NoteKind

_FEW: Final = 3
_SHARE: Final = 50
_WHY: Final = (
    "{} events are dated 1 January, as this one is: where only the year is known, write the year "
    "alone."
)


def with_placeholders_noted(items: Sequence[Item]) -> list[Item]:
    """The items, with a note on each of three or more events of a 1 January, if these are one in
    fifty at least: more than chance gives.
    """
    events = [item for item in items if item.kind is Kind.EVENT]
    suspects = {item.key for item in events if _is_new_year(item)}
    if len(suspects) < _FEW or len(suspects) * _SHARE < len(events):
        return list(items)
    note = Note("date", _WHY.format(len(suspects)), NoteKind.DOUBT)
    return [
        replace(item, notes=(*item.notes, note))
        if item.kind is Kind.EVENT and item.key in suspects
        else item
        for item in items
    ]


def _is_new_year(item: Item) -> bool:
    date = item.record.get("date")
    return isinstance(date, str) and date.partition("T")[0].endswith("-01-01") and "/" not in date
