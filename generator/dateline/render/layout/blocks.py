"""How the accounts of an event are laid out: one by one, or side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from dateline.data.model import Dispute, Position
from dateline.data.resolved import Denial, ResolvedAccount, ResolvedEvent


@dataclass(frozen=True, slots=True)
class Column:
    """Accounts that take one position, under its name."""

    position: Position | None
    accounts: tuple[ResolvedAccount, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """Accounts that belong together.

    `kind` is `single` (one account), `dispute` (columns, one per position), `remark`
    (columns, one per wording of one utterance) or `denial` (what is denied, and who denies it).
    `number` is that of the account that is denied, 0 for the event itself.
    """

    kind: str
    columns: tuple[Column, ...]
    dispute: Dispute | None = None
    remark: str = ""
    number: int = 0


def blocks_of(event: ResolvedEvent) -> tuple[Block, ...]:
    """The accounts with words, in the editor's order, related ones drawn together.

    Accounts on different positions of one dispute are side by side; so are reports of
    one remark, and an account and those that deny it. A position that was given up is none.
    """
    waiting = _Waiting([account for account in event.accounts if account.words])
    denials = [denial for denial in event.denials if denial.account.words]
    blocks = _event_denied(event, denials, waiting)
    for account in [*waiting.accounts.values()]:
        if account.number in waiting.accounts:
            block = _dispute_block(account, waiting) or _remark_block(account, waiting)
            block = block or _denial_block(account, denials, waiting)
            block = block or Block("single", (Column(account.position, (account,)),))
            blocks.append(block)
            waiting.leave_out(_own(event, block))
    return tuple(blocks)


def folded(blocks: Sequence[Block]) -> tuple[Sequence[Block], Sequence[Block]]:
    """The blocks that an event shows at once, and single accounts behind them that a reader
    opens, where they are many. What is side by side is never folded away, nor what is before it.
    """
    beside = max((at for at, block in enumerate(blocks, 1) if block.kind != "single"), default=0)
    first = max(beside, _SHOWN)
    if len(blocks) - first < _FOLDED:
        first = len(blocks)
    return blocks[:first], blocks[first:]


_SHOWN: Final = 3
_FOLDED: Final = 3
"""Fewer are not worth a click."""


def _event_denied(
    event: ResolvedEvent, denials: Iterable[Denial], waiting: _Waiting
) -> list[Block]:
    """What denies the event itself, before all else."""
    accounts = [denial.account for denial in denials if not denial.number]
    if not accounts:
        return []
    columns = tuple(Column(account.position, (account,)) for account in accounts)
    block = Block("denial", columns)
    waiting.leave_out(_own(event, block))
    return [block]


def _own(event: ResolvedEvent, block: Block) -> Iterator[ResolvedAccount]:
    """The accounts of a block that are the event's own: those that deny may be another's."""
    for column in block.columns:
        yield from (a for a in column.accounts if a.event.id == event.id)


def questions_told(blocks: Iterable[Block]) -> frozenset[str]:
    """The ids of the disputes by whose positions an event's accounts are laid out."""
    return frozenset(block.dispute.id for block in blocks if block.dispute)


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
            dispute, position = _place(account)
            held = self.positions.setdefault(dispute, {})
            held.setdefault(position, {})[account.number] = account
            self.remarks.setdefault(record.remark, {})[account.number] = account

    def leave_out(self, accounts: Iterable[ResolvedAccount]) -> None:
        """Accounts that are in a block now."""
        for account in accounts:
            if account.number not in self.accounts:
                continue
            record = account.record
            del self.accounts[account.number], self.remarks[record.remark][account.number]
            dispute, position = _place(account)
            held = self.positions[dispute]
            del held[position][account.number]
            if not held[position]:
                del held[position]


def _place(account: ResolvedAccount) -> tuple[str, str]:
    """The dispute and the position that it takes; two empty ids if it takes none any more."""
    record = account.record
    return (record.dispute, record.position) if account.holds_position else ("", "")


def _dispute_block(account: ResolvedAccount, waiting: _Waiting) -> Block | None:
    if account.dispute is None or not account.holds_position:
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


def _denial_block(
    account: ResolvedAccount, denials: Iterable[Denial], waiting: _Waiting
) -> Block | None:
    """An account, and those that deny it beside it: of this event where they wait still."""
    denying = [
        denial.account
        for denial in denials
        if denial.number == account.number
        and (
            denial.account.event.id != account.event.id or denial.account.number in waiting.accounts
        )
    ]
    if not denying:
        return None
    columns = tuple(Column(a.position, (a,)) for a in (account, *denying))
    return Block("denial", columns, number=account.number)
