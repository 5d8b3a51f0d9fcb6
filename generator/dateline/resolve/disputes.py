"""Disputes with the accounts of each position, and remarks with their wordings compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from dateline.data.model import Dispute, Timeline
from dateline.data.resolved import (
    RemarkStanding,
    ResolvedAccount,
    ResolvedDispute,
    ResolvedPosition,
    ResolvedRemark,
)
from dateline.quotes import Comparison, Verdict, compare_wordings
from dateline.resolve.unique import unique


def resolve_dispute(dispute: Dispute, in_time: Iterable[ResolvedAccount]) -> ResolvedDispute:
    """A question, with each position's accounts in time order."""
    accounts = [a for a in in_time if a.record.dispute == dispute.id]
    positions = tuple(
        ResolvedPosition(p, tuple(a for a in accounts if a.record.position == p.id))
        for p in dispute.positions
    )
    voices = [a.by for a in accounts if a.by and a.words]
    sides = unique(voice.side for voice in voices)
    # Someone of no side, or of whom none is known, is heard too.
    is_one_sided = len(sides) == 1 and all(voice.side for voice in voices)
    return ResolvedDispute(dispute, positions, sides[0] if is_one_sided else None)


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
        remarks[remark.id] = ResolvedRemark(remark, accounts, standing, comparison)
    return remarks


def _remark_standing(
    comparison: Comparison | None, *, is_translated: bool
) -> RemarkStanding | None:
    if comparison is None:
        return None
    if comparison.verdict is Verdict.SAME_WORDING:
        return RemarkStanding.SAME_WORDING
    return RemarkStanding.TRANSLATIONS_DIFFER if is_translated else RemarkStanding.WORDING_DIFFERS


def _is_translated(
    timeline: Timeline, spoken_in: str, accounts: tuple[ResolvedAccount, ...]
) -> bool:
    """Whether at least one report renders the remark in another language than it was spoken in."""
    tags = [a.source.language or timeline.language for a in accounts]
    written_in = {_language_alone(tag) for tag in tags}
    return len(written_in) > 1 or bool(spoken_in and written_in != {_language_alone(spoken_in)})


def _language_alone(tag: str) -> str:
    """The language of a BCP 47 tag, without script and country: en-GB and en-US are one."""
    return tag.partition("-")[0].casefold()
