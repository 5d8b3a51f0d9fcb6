"""How the accounts of an event are laid out: one by one, or side by side."""

from __future__ import annotations

from collections.abc import Iterable
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
    waiting = _Waiting([account for account in event.accounts if account.words])
    blocks: list[Block] = []
    for account in [*waiting.accounts.values()]:
        if account.number in waiting.accounts:
            block = _dispute_block(account, waiting) or _remark_block(account, waiting)
            block = block or Block("single", (Column(account.position, (account,)),))
            blocks.append(block)
            waiting.leave_out(a for column in block.columns for a in column.accounts)
    return tuple(blocks)


class _Waiting:
    """The accounts that are in no block yet, by their numbers; and by dispute and position, and
    by remark, so that no account is looked at for each other one.
    """

    def __init__(self, accounts: Iterable[ResolvedAccount]) -> None:
        self.accounts = {account.number: account for account in accounts}
        self.positions: dict[str, dict[str, dict[int, ResolvedAccount]]] = {}
        self.remarks: dict[str, dict[int, ResolvedAccount]] = {}
        for account in self.accounts.values():
            record = account.record
            held = self.positions.setdefault(record.dispute, {})
            held.setdefault(record.position, {})[account.number] = account
            self.remarks.setdefault(record.remark, {})[account.number] = account

    def leave_out(self, accounts: Iterable[ResolvedAccount]) -> None:
        """Accounts that are in a block now."""
        for account in accounts:
            record = account.record
            del self.accounts[account.number], self.remarks[record.remark][account.number]
            held = self.positions[record.dispute]
            del held[record.position][account.number]
            if not held[record.position]:
                del held[record.position]


def _dispute_block(account: ResolvedAccount, waiting: _Waiting) -> Block | None:
    if account.dispute is None:
        return None
    held = waiting.positions[account.dispute.id]
    if len(held) < 2:
        return None
    groups = [tuple(accounts.values()) for accounts in held.values()]
    groups.sort(key=lambda accounts: accounts[0].number)
    columns = tuple(Column(accounts[0].position, accounts) for accounts in groups)
    return Block("dispute", columns, account.dispute)


def _remark_block(account: ResolvedAccount, waiting: _Waiting) -> Block | None:
    here = waiting.remarks[account.remark]
    if not account.remark or len(here) < 2:
        return None
    columns = tuple(Column(a.position, (a,)) for a in here.values())
    return Block("remark", columns, remark=account.remark)
