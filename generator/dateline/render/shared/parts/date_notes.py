"""How dates are known, as the notes of a page on paper."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from dateline.render.layout.groups import Group
from dateline.render.shared.phrases import Phrases
from dateline.text.inks import Piece

# Numbers behind a date stay together.
_BETWEEN: Final = ",\N{NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True)
class DateNotes:
    """`marks` are those behind an event's date, by its id: "1, 3". `notes` are the texts, each
    once, in the order of the page, with their own marks.
    """

    marks: Mapping[str, str]
    notes: Sequence[tuple[str, Piece]]


def date_notes(words: Phrases, chunks: Iterable[Sequence[Group]]) -> DateNotes:
    """The notes of a list of events. What holds for several events has one number."""
    numbers: dict[Piece, int] = {}
    marks = {}
    for group in (group for chunk in chunks for group in chunk):
        for event in group.events:
            known = {numbers.setdefault(how, len(numbers) + 1) for how in words.how_dated(event)}
            if known:
                marks[event.id] = _BETWEEN.join(map(str, sorted(known)))
    return DateNotes(marks, [(f"[{number}]", how) for how, number in numbers.items()])
