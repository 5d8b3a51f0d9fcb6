"""The sides side by side: where they speak of the same event, or for the same question, and where
one side alone is heard.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from typing import Final

from dateline.data.model import Side, WordsKind
from dateline.data.resolved import (
    ResolvedAccount,
    ResolvedDispute,
    ResolvedEvent,
    ResolvedPosition,
    ResolvedTimeline,
)
from dateline.dates import Date
from dateline.render.layout.naming import Naming, Told, naming_below

SHOWN: Final = 2
"""So many accounts of one side are shown of an event; the others are folded away, if they are more
than one. To a question, one of a position: the others are on the page of disputes.
"""
MOST_COLUMNS: Final = 4
"""More sides have no room beside each other."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a side says: of an event, or for one position on a question. `shown` are its own words
    first, one report of each remark; the others are `folded`, or where a question leads to.
    """

    shown: tuple[ResolvedAccount, ...]
    folded: tuple[ResolvedAccount, ...] = ()
    position: ResolvedPosition | None = None

    @property
    def accounts(self) -> tuple[ResolvedAccount, ...]:
        """All of them, in the order of the page."""
        return self.shown + self.folded


@dataclass(frozen=True, slots=True)
class Cell:
    """A side's place in a row; one that says nothing there has none."""

    side: Side
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class RiverRow:
    """An event or a question, and the words of the sides in the order of the columns."""

    about: ResolvedEvent | ResolvedDispute
    cells: tuple[Cell, ...]

    @property
    def accounts(self) -> Iterator[ResolvedAccount]:
        """All words of the row."""
        return (a for cell in self.cells for said in cell.said for a in said.accounts)


@dataclass(frozen=True, slots=True)
class Alone:
    """An event of which one side alone has words, and the first of them; `more` are left out."""

    event: ResolvedEvent
    account: ResolvedAccount
    more: int


@dataclass(frozen=True)
class River:
    """What a page of sides has. `questions` are on the first page alone."""

    events: tuple[RiverRow, ...] = ()
    questions: tuple[RiverRow, ...] = ()
    alone: tuple[Alone, ...] = ()
    date: Date | None = None
    """That of its first event."""

    @property
    def listed(self) -> Iterator[ResolvedEvent]:
        """The events of which it has words, but for those of questions."""
        yield from (row.about for row in self.events if isinstance(row.about, ResolvedEvent))
        yield from (row.event for row in self.alone)

    @property
    def disputes(self) -> Iterator[ResolvedDispute]:
        """The questions themselves."""
        return (row.about for row in self.questions if isinstance(row.about, ResolvedDispute))

    @property
    def count(self) -> int:
        """How many events it has."""
        return len(self.events) + len(self.alone)

    @cached_property
    def namings(self) -> dict[str, Naming]:
        """How to name the speaker of each account, by `places_of`: in full once on the page."""
        told = Told()
        found: dict[str, Naming] = {}
        for row in (*self.events, *self.questions):
            for cell in row.cells:
                for said in cell.said:
                    found |= _named(row, said.accounts, told)
        for alone in self.alone:
            found |= _named(alone, (alone.account,), told)
        return found


def place_of(row: RiverRow | Alone, account: ResolvedAccount) -> str:
    """An account may be in several rows."""
    about = row.event if isinstance(row, Alone) else row.about
    kind = "event" if isinstance(about, ResolvedEvent) else "question"
    return f"{kind} {about.id} {account.anchor}"


def has_river(resolved: ResolvedTimeline) -> bool:
    """Whether two sides have words at least."""
    if len(resolved.timeline.sides) < 2:
        return False
    spoken = (
        account.by.side.id
        for event in resolved.events
        for account in event.accounts
        if account.words and account.by and account.by.side
    )
    first = next(spoken, None)
    return any(side != first for side in spoken)


def rivers_of(resolved: ResolvedTimeline, size: int) -> tuple[River, ...]:
    """What each page has, `size` events at most, in the order of showing; one page at least."""
    sides = resolved.timeline.sides.values()
    questions = [*_questions(resolved, sides)]
    told = {account.anchor for row in questions for account in row.accounts}
    rows = iter([*_rows(resolved.events, sides, told)])
    parts = [*iter(lambda: [*islice(rows, size)], [])] or [[]]
    rivers = [
        River(
            _in_columns([row for row in part if isinstance(row, RiverRow)], sides),
            alone=tuple(row for row in part if isinstance(row, Alone)),
            date=_date_of(part[0]) if part else None,
        )
        for part in parts
    ]
    return (replace(rivers[0], questions=_in_columns(questions, sides)), *rivers[1:])


def sides_of(rows: Iterable[RiverRow], sides: Iterable[Side]) -> tuple[Side, ...]:
    """Those of `sides` that have a place in some row."""
    found = {cell.side.id for row in rows for cell in row.cells}
    return tuple(side for side in sides if side.id in found)


def _date_of(row: RiverRow | Alone) -> Date | None:
    about = row.event if isinstance(row, Alone) else row.about
    return about.own_date if isinstance(about, ResolvedEvent) else None


def _rows(
    events: Iterable[ResolvedEvent], sides: Iterable[Side], told: set[str]
) -> Iterator[RiverRow | Alone]:
    """The events of which a side has words, but for those with no words beside the `told` ones of
    one side alone.
    """
    for event in events:
        own = _by_side(event.accounts)
        # What another side denies elsewhere is answered, too.
        denials = (d.account for d in event.denials if d.account.event.id != event.id)
        of_sides = _by_side([*event.accounts, *denials])
        if len(of_sides) > 1:
            cells = (Cell(s, (_said(of_sides[s.id]),)) for s in sides if s.id in of_sides)
            yield RiverRow(event, tuple(cells))
            continue
        left = [a for accounts in own.values() for a in accounts if a.anchor not in told]
        if left:
            yield Alone(event, _said(left).shown[0], len(left) - 1)


def _questions(resolved: ResolvedTimeline, sides: Iterable[Side]) -> Iterator[RiverRow]:
    """The questions on which two sides have words at least; not of one event alone, where they are
    side by side already.
    """
    for dispute in resolved.disputes:
        said: dict[str, list[Said]] = {}
        for position in dispute.positions:
            for side, accounts in _by_side(position.accounts).items():
                said.setdefault(side, []).append(_said(accounts, position))
        events = {
            account.event.id for position in dispute.positions for account in position.accounts
        }
        if len(said) > 1 and len(events) > 1:
            cells = (Cell(side, tuple(said[side.id])) for side in sides if side.id in said)
            yield RiverRow(dispute, tuple(cells))


def _in_columns(rows: Sequence[RiverRow], every: Iterable[Side]) -> tuple[RiverRow, ...]:
    """Rows with a place for each side that one of them has. Where these are too many for columns,
    each row has the places of those who speak in it.
    """
    sides = sides_of(rows, every)
    if len(sides) > MOST_COLUMNS:
        return tuple(rows)
    return tuple(
        replace(
            row,
            cells=tuple(
                next((cell for cell in row.cells if cell.side == side), Cell(side, ()))
                for side in sides
            ),
        )
        for row in rows
    )


def _said(accounts: Sequence[ResolvedAccount], position: ResolvedPosition | None = None) -> Said:
    remarks: set[str] = set()
    shown: list[ResolvedAccount] = []
    for account in sorted(accounts, key=lambda a: a.kind is not WordsKind.QUOTE):
        if not (account.remark and account.remark in remarks):
            shown.append(account)
            remarks.add(account.remark)
    if position:
        shown = shown[:1]
    elif len(shown) < len(accounts) or len(shown) > SHOWN + 1:
        shown = shown[:SHOWN]
    anchors = {account.anchor for account in shown}
    folded = tuple(account for account in accounts if account.anchor not in anchors)
    return Said(tuple(shown), folded, position)


def _by_side(accounts: Iterable[ResolvedAccount]) -> dict[str, list[ResolvedAccount]]:
    found: dict[str, list[ResolvedAccount]] = {}
    for account in accounts:
        if account.words and account.by and account.by.side:
            found.setdefault(account.by.side.id, []).append(account)
    return found


def _named(
    row: RiverRow | Alone, accounts: Iterable[ResolvedAccount], told: Told
) -> dict[str, Naming]:
    found: dict[str, Naming] = {}
    before: ResolvedAccount | None = None
    for account in accounts:
        naming = naming_below(before, account) or told.naming(account.by)
        found[place_of(row, account)] = naming
        before = account
    return found
