"""How fully each account of a page names who speaks. Of what is near only the name is said again:
words without one would be the outlet's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum, auto

from dateline.data.resolved import ResolvedAccount, ResolvedDispute, Voice
from dateline.render.layout.blocks import Block


class Naming(Enum):
    """What a caption has to say of speaker and source."""

    FULL = auto()
    """Name, role and side: the page names this speaker in this role for the first time."""
    ROLE = auto()
    """Name and role: the side's letters are beside the words, and the page has said whose they are,
    or the role says it."""
    SHORT = auto()
    """The name: the event's last line leads to the record that has role and side."""
    SAME = auto()
    """The name, but not the day of the source: both are those of the words just above."""
    AGAIN = auto()
    """Nor that the words are the outlet's own, as those just above."""


def naming_below(before: ResolvedAccount | None, account: ResolvedAccount) -> Naming | None:
    """How to name an account below another of the same speaker and source; None below others."""
    if before is None or (before.by, before.via, before.source.id) != (
        account.by,
        account.via,
        account.source.id,
    ):
        return None
    return Naming.AGAIN if before.kind is account.kind else Naming.SAME


def namings_of(events: Iterable[Sequence[Block]]) -> dict[str, Naming]:
    """How to name the speaker of each account, by the account's anchor.

    `events` are the blocks of a page's events, in the order of showing.
    """
    told = Told()
    found: dict[str, Naming] = {}
    for blocks in events:
        for run in _runs(blocks):
            before: ResolvedAccount | None = None
            for account in run:
                naming = naming_below(before, account) or told.naming(account.by)
                found[account.anchor] = naming
                before = account
    return found


def namings_in(disputes: Iterable[ResolvedDispute]) -> dict[str, Naming]:
    """How to name the speaker of each account of a page's disputes, by the account's anchor: in
    full once, in the order of the columns.
    """
    told = Told()
    return {
        account.anchor: told.naming(account.by)
        for dispute in disputes
        for position in dispute.positions
        for account in (*position.accounts, *position.former)
    }


class Told:
    """Whose role, and which sides, a page has named so far."""

    def __init__(self) -> None:
        """At the head of a page, nobody's."""
        self._voices: set[Voice] = set()
        self._sides: set[str] = set()

    def naming(self, by: Voice | None) -> Naming:
        """How to name who speaks next."""
        if by is None or by in self._voices:
            return Naming.SHORT
        self._voices.add(by)
        if by.side is None:
            return Naming.FULL
        is_told = by.side.id in self._sides or _names(by.role, by.side.name)
        self._sides.add(by.side.id)
        return Naming.ROLE if by.role and is_told else Naming.FULL


def _names(role: str, side: str) -> bool:
    """Whether a role names a side, as "Foreign Minister of Russia" does.

    >>> _names("Mayor of Northport", "North"), _names("Head of the office that briefs us", "US")
    (False, False)
    """
    case = re.NOFLAG if side.isupper() else re.IGNORECASE
    return re.search(rf"\b{re.escape(side)}\b", role, case) is not None


def _runs(blocks: Sequence[Block]) -> Iterator[list[ResolvedAccount]]:
    """Accounts that are one below the other: single ones in a row, and those of a column."""
    run: list[ResolvedAccount] = []
    for block in blocks:
        if block.kind == "single":
            run.extend(block.columns[0].accounts)
            continue
        if run:
            yield run
            run = []
        yield from (list(column.accounts) for column in block.columns)
    if run:
        yield run
