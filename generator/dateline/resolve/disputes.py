"""Disputes with the accounts of each position, and remarks with their wordings compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from dateline.data.model import Dispute, Position, Timeline
from dateline.data.resolved import (
    RemarkStanding,
    ResolvedAccount,
    ResolvedDispute,
    ResolvedPosition,
    ResolvedRemark,
)
from dateline.quotes import Comparison, Verdict, compare_wordings

_PAIR: Final = 2


def resolve_disputes(
    timeline: Timeline, in_time: Iterable[ResolvedAccount]
) -> tuple[ResolvedDispute, ...]:
    """Every question in the order of the data, with each position's accounts in time order."""
    held: dict[tuple[str, str], list[ResolvedAccount]] = defaultdict(list)
    for account in in_time:
        held[account.record.dispute, account.record.position].append(account)
    return tuple(_resolve(dispute, timeline, held) for dispute in timeline.disputes.values())


def _resolve(
    dispute: Dispute,
    timeline: Timeline,
    held: Mapping[tuple[str, str], Sequence[ResolvedAccount]],
) -> ResolvedDispute:
    positions = _by_side(
        [
            _position(position, held.get((dispute.id, position.id), ()))
            for position in dispute.positions
        ],
        [*timeline.sides],
    )
    # What was withdrawn is still shown, so whose it was is heard.
    shown = [account for p in positions for account in (*p.accounts, *p.former)]
    voices = [account.by for account in shown if account.by and account.words]
    heard = {voice.side.id: voice.side for voice in voices if voice.side}
    # Someone of no side, or of whom none is known, is heard too.
    is_one_sided = len(heard) == 1 and all(voice.side for voice in voices)
    return ResolvedDispute(
        dispute,
        positions,
        only_side=next(iter(heard.values())) if is_one_sided else None,
        silent=tuple(side for side in timeline.sides.values() if side.id not in heard),
    )


def _by_side(
    positions: Sequence[ResolvedPosition], sides: Sequence[str]
) -> tuple[ResolvedPosition, ...]:
    """Positions in the order of the timeline's sides, where each that is taken is one side's own,
    and no two are the same side's: so readers find each side where the strip and the page of sides
    have it. What nobody takes is last. Other positions keep the order of the data.
    """
    takers = [
        {account.by.side.id if account.by and account.by.side else "" for account in p.accounts}
        for p in positions
    ]
    taken = [next(iter(one)) for one in takers if len(one) == 1]
    is_shared = any(len(one) > 1 for one in takers) or "" in taken
    if is_shared or len(taken) < _PAIR or len(set(taken)) < len(taken):
        return tuple(positions)
    place = {side: number for number, side in enumerate(sides)}
    order = [place[next(iter(one))] if one else len(sides) for one in takers]
    return tuple(positions[at] for at in sorted(range(len(positions)), key=order.__getitem__))


def _position(position: Position, accounts: Sequence[ResolvedAccount]) -> ResolvedPosition:
    held = tuple(account for account in accounts if account.holds_position)
    former = tuple(account for account in accounts if not account.holds_position)
    return ResolvedPosition(position, held, former)


def resolve_remarks(
    timeline: Timeline, in_time: Iterable[ResolvedAccount]
) -> dict[str, ResolvedRemark]:
    """Every remark by its id, with the reports that give words, in time order."""
    reports: dict[str, list[ResolvedAccount]] = defaultdict(list)
    for account in in_time:
        if account.remark and account.words:
            reports[account.remark].append(account)
    remarks = {}
    for remark in timeline.remarks.values():
        accounts = tuple(reports[remark.id])
        words = [a.words for a in accounts]
        comparison = compare_wordings(*words) if len(words) > 1 else None
        is_translated = _is_translated(timeline, remark.spoken_in, accounts)
        standing = _remark_standing(comparison, is_translated=is_translated)
        has_original = any(a.source.type.traits.first_hand for a in accounts)
        numbers = {account.anchor: number for number, account in enumerate(accounts)}
        remarks[remark.id] = ResolvedRemark(
            remark, accounts, standing, comparison, has_original, numbers
        )
    return remarks


def _remark_standing(
    comparison: Comparison | None, *, is_translated: bool
) -> RemarkStanding | None:
    if comparison is None:
        return None
    if comparison.verdict is Verdict.SAME_WORDING:
        return RemarkStanding.SAME_WORDING
    if comparison.verdict is Verdict.EXCERPT:
        return RemarkStanding.EXCERPT
    return RemarkStanding.TRANSLATIONS_DIFFER if is_translated else RemarkStanding.WORDING_DIFFERS


def _is_translated(
    timeline: Timeline, spoken_in: str, accounts: tuple[ResolvedAccount, ...]
) -> bool:
    """Whether at least one report renders the remark in another language than it was spoken in."""
    tags = [a.language or timeline.language for a in accounts]
    written_in = {_language_alone(tag) for tag in tags}
    return len(written_in) > 1 or bool(spoken_in and written_in != {_language_alone(spoken_in)})


def _language_alone(tag: str) -> str:
    """The language of a BCP 47 tag, without script and country: en-GB and en-US are one."""
    return tag.partition("-")[0].casefold()
