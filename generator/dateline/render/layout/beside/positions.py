"""The positions on a question on a narrow screen: all are named at its head, and their words follow
below one another.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from dateline.data.resolved import ResolvedAccount, ResolvedDispute, ResolvedPosition
from dateline.render.layout.heights import SERIF, lines

_SCREEN: Final = 36.0
"""So much of a phone of 780 px is below the bar of the site, in rem."""
_WIDTH: Final = 14.9
# What a position takes at the head, what an account has around its words, a line of small print,
# and what a change of event adds.
_NAMED, _AROUND, _SMALL_LINE, _OF_EVENT = 2.7, 1.3, 1.2, 1.2


def voices_of(position: ResolvedPosition) -> tuple[str, ...]:
    """Whose accounts take a position, or did: the names of sides, else of sources."""
    accounts = position.accounts or position.former
    return tuple(
        dict.fromkeys(
            account.by.side.name if account.by and account.by.side else account.source.label
            for account in accounts
        )
    )


def positions_in_sight(dispute: ResolvedDispute) -> frozenset[str]:
    """The ids of the positions whose words need no second heading on a phone: the head of the
    question is on the screen with them, and whose words they are tells them apart.
    """
    voices = [voices_of(position) for position in dispute.positions]
    apart = len({name for names in voices for name in names}) == sum(map(len, voices))
    if not apart:
        return frozenset()
    found = {dispute.positions[0].id}
    above = _NAMED * len(dispute.positions)
    for before, position in pairwise(dispute.positions):
        above += sum(map(_height, before.accounts or before.former)) - _NAMED
        if above < _SCREEN:
            found.add(position.id)
    return frozenset(found)


def _height(account: ResolvedAccount) -> float:
    """About that of an account, with its source and its event below it."""
    words = lines(len(account.words or ""), _WIDTH, SERIF)
    event = lines(len(account.event.title), _WIDTH, 0.65)
    return _AROUND + 1.4 * words + _SMALL_LINE * (2 + event) + _OF_EVENT
