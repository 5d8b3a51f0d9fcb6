"""How the accounts of an event are laid out: one by one, or side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.data.model import Dispute, Position
from dateline.data.resolved import ResolvedAccount, ResolvedEvent


@dataclass(frozen=True, slots=True)
class Column:
    """Accounts that take one position, under its name."""

    position: Position | None
    accounts: tuple[ResolvedAccount, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """Accounts that belong together.

    `kind` is `single` (one account), `dispute` (columns, one per position) or `remark`
    (columns, one per wording of one utterance).
    """

    kind: str
    columns: tuple[Column, ...]
    dispute: Dispute | None = None
    remark: str = ""


def blocks_of(event: ResolvedEvent) -> tuple[Block, ...]:
    """The accounts with words, in the editor's order, related ones drawn together.

    Accounts on different positions of one dispute are side by side; so do reports of
    one remark.
    """
    waiting = [account for account in event.accounts if account.words]
    blocks: list[Block] = []
    while waiting:
        first = waiting[0]
        block = _dispute_block(first, waiting) or _remark_block(first, waiting)
        block = block or Block("single", (Column(first.position, (first,)),))
        blocks.append(block)
        done = {account.number for column in block.columns for account in column.accounts}
        waiting = [account for account in waiting if account.number not in done]
    return tuple(blocks)


def _dispute_block(account: ResolvedAccount, accounts: Sequence[ResolvedAccount]) -> Block | None:
    if account.dispute is None:
        return None
    here = [a for a in accounts if a.record.dispute == account.dispute.id]
    held = dict.fromkeys(a.record.position for a in here)
    if len(held) < 2:
        return None
    columns = tuple(
        Column(
            next(a.position for a in here if a.record.position == position),
            tuple(a for a in here if a.record.position == position),
        )
        for position in held
    )
    return Block("dispute", columns, account.dispute)


def _remark_block(account: ResolvedAccount, accounts: Sequence[ResolvedAccount]) -> Block | None:
    remark = account.remark
    here = [a for a in accounts if a.remark == remark]
    if not remark or len(here) < 2:
        return None
    return Block("remark", tuple(Column(a.position, (a,)) for a in here), remark=remark)
