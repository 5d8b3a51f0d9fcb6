"""What a person's record shows, in one list in order of time: what they said, and what is told of
them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from dateline.data.model import Event, Side
from dateline.data.resolved import ResolvedAccount, ResolvedPerson
from dateline.dates import Date
from dateline.render.layout.naming import Naming, naming_below


@dataclass(frozen=True, slots=True)
class Occasion:
    """An event and a day on which a person's words are of it, or an event that is about them.

    `is_about` says that it is about them, `role` as what.
    """

    date: Date
    event: Event
    accounts: tuple[ResolvedAccount, ...] = ()
    is_about: bool = False
    role: str = ""

    @property
    def named(self) -> Iterator[tuple[ResolvedAccount, Naming]]:
        """Its words, each with what a caption has to say: not what is that of the words above."""
        before: ResolvedAccount | None = None
        for account in self.accounts:
            yield account, naming_below(before, account) or Naming.FULL
            before = account


def by_words(people: Iterable[ResolvedPerson]) -> tuple[ResolvedPerson, ...]:
    """First those who say most, then those of whom most is told."""

    def how_little(person: ResolvedPerson) -> tuple[int, int]:
        return -sum(bool(account.words) for account in person.accounts), -len(person.events)

    return tuple(sorted(people, key=how_little))


def by_side(
    people: Sequence[ResolvedPerson], sides: Mapping[str, Side]
) -> Iterator[tuple[Side | None, tuple[ResolvedPerson, ...]]]:
    """People under their sides, in the timeline's order of these; those of none are last."""
    for side in (*sides.values(), None):
        those = tuple(person for person in people if person.side == side)
        if those:
            yield side, those


MOST_TOLD: Final = 3
"""So many events that are about someone stand among those at which they speak; more are folded."""


def parted(
    occasions: Sequence[Occasion],
) -> tuple[Sequence[Occasion], Sequence[Occasion]]:
    """What is shown of someone at once, and, where it is much, the events that are about them but
    have no words of theirs and do not say as what.
    """
    told = [one for one in occasions if not one.accounts and not one.role]
    if len(told) <= MOST_TOLD:
        return occasions, ()
    return [one for one in occasions if one.accounts or one.role], told


def occasions_of(person: ResolvedPerson) -> tuple[Occasion, ...]:
    """Words and events of a person, in order of time; words without an order keep theirs."""
    about = {event.id: role for event, role in person.events}
    spoken = (account for account in person.accounts if account.words)
    said = [
        Occasion(account[0].date, account[0].event, account)
        for _, group in groupby(spoken, key=lambda a: (a.event.id, a.date.edtf))
        for account in [tuple(group)]
    ]
    told = {occasion.event.id for occasion in said}
    waiting = [
        Occasion(event.own_date, event.record, is_about=True, role=role)
        for event, role in person.events
        if event.id not in told
    ]
    found: list[Occasion] = []
    for occasion in said:
        while waiting and waiting[0].date.sort_key < occasion.date.sort_key:
            found.append(waiting.pop(0))
        event = occasion.event.id
        role = about.pop(event, None)
        found.append(replace(occasion, is_about=role is not None, role=role or ""))
    return (*found, *waiting)
