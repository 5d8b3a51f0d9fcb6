"""How fully each account of a page names who speaks. Of what is near only the name is said again:
words without one would be the outlet's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import Enum, auto

from dateline.data.resolved import ResolvedAccount, ResolvedDispute, Voice
from dateline.render.layout.blocks import Block


class Naming(Enum):
    """What a caption has to say of speaker and source."""

    FULL = auto()
    """Name, role and side: the page names this speaker in this role for the first time."""
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
    told: set[Voice] = set()
    found: dict[str, Naming] = {}
    for blocks in events:
        for run in _runs(blocks):
            before: ResolvedAccount | None = None
            for account in run:
                if below := naming_below(before, account):
                    found[account.anchor] = below
                elif account.by is None or account.by in told:
                    found[account.anchor] = Naming.SHORT
                else:
                    found[account.anchor] = Naming.FULL
                    told.add(account.by)
                before = account
    return found


def namings_in(dispute: ResolvedDispute) -> dict[str, Naming]:
    """How to name the speaker of each account of a dispute, by the account's anchor: in full once,
    in the order of the columns.
    """
    told: set[Voice] = set()
    found: dict[str, Naming] = {}
    for position in dispute.positions:
        for account in (*position.accounts, *position.former):
            known = account.by is None or account.by in told
            found[account.anchor] = Naming.SHORT if known else Naming.FULL
            told.update([account.by] if account.by else [])
    return found


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
