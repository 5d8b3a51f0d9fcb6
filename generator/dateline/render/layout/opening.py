"""What a timeline opens with, before its picture and its events: one dispute, in few words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from dateline.data.model import WordsKind
from dateline.data.resolved import (
    ResolvedAccount,
    ResolvedDispute,
    ResolvedPosition,
    ResolvedTimeline,
)

MOST_POSITIONS: Final = 3
"""So many stand side by side at the head of a page."""
MOST_LETTERS: Final = 120
"""Longer words are read in the dispute, and not on the way to the events."""


@dataclass(frozen=True, slots=True)
class Opening:
    """A dispute and the words that stand for it: an account of each position, in their order."""

    dispute: ResolvedDispute
    accounts: tuple[ResolvedAccount, ...]


def opening_of(resolved: ResolvedTimeline) -> Opening | None:
    """The first dispute, as the timeline's data have them, of which each position that an account
    takes has words that are short enough, and which are no more than stand side by side; None if
    there is none.
    """
    for dispute in resolved.disputes:
        taken = [position for position in dispute.positions if position.accounts]
        accounts = tuple(filter(None, map(_words_for, taken)))
        if len(accounts) == len(taken) and 1 < len(accounts) <= MOST_POSITIONS:
            return Opening(dispute, accounts)
    return None


def _words_for(position: ResolvedPosition) -> ResolvedAccount | None:
    """The first account with the speaker's own words, else the first with any that are short."""
    short = [a for a in position.accounts if a.words and len(a.words) <= MOST_LETTERS]
    own = (account for account in short if account.kind is WordsKind.QUOTE)
    return next(own, short[0] if short else None)
