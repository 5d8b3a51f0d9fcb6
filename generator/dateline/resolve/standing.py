"""The standing of an event, and on what it is contested."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from dateline.data.model import Account, Dispute, Event, Source, Timeline
from dateline.data.resolved import Standing


def held_positions(events: Iterable[Event]) -> Mapping[str, set[str]]:
    """The positions that accounts take, by dispute."""
    held: dict[str, set[str]] = defaultdict(set)
    for event in events:
        for account in event.accounts:
            if account.position:
                held[account.dispute].add(account.position)
    return held


def is_disputed(account: Account, held: Mapping[str, set[str]]) -> bool:
    """Whether it takes a position, and any account that `held` counts another of that dispute."""
    return bool(account.position and held[account.dispute] - {account.position})


def standing_of(
    witness: Standing, *, contested: Sequence[Dispute], bears: Sequence[Dispute], dates: int
) -> Standing:
    """What readers see first of an event.

    `contested` are the disputes on which its own accounts differ, `bears` those on which an
    account elsewhere does; `dates` is how many dates its sources give it.
    """
    if contested or dates > 1:
        return Standing.CONTESTED
    return Standing.BEARS_ON_DISPUTE if bears else witness


def witness_of(outlets: int, *, cited: bool) -> Standing:
    """The standing that follows from how many outlets' words an event has, or only names."""
    if outlets > 1:
        return Standing.SEVERAL_OUTLETS
    if outlets:
        return Standing.ONE_SOURCE
    return Standing.ONLY_CITED if cited else Standing.UNSOURCED


def count_witnesses(timeline: Timeline, accounts: Iterable[Account]) -> int:
    """How many outlets are witnesses, of those whose words are in the accounts.

    Bare citations do not count. Items of one outlet, of one agency, or that retell
    one another or the same source are one witness: when in doubt, fewer.
    """
    groups: list[set[str]] = []
    for source_id in dict.fromkeys(a.source for a in accounts if a.words):
        marks = _witness_marks(timeline.sources, source_id)
        touching = [group for group in groups if group & marks]
        groups = [group for group in groups if not group & marks]
        groups.append(marks.union(*touching))
    return len(groups)


def _witness_marks(sources: Mapping[str, Source], source_id: str) -> set[str]:
    """What makes two sources one witness: a shared outlet, agency or root."""
    marks: set[str] = set()
    waiting = [source_id]
    while waiting:
        source = sources.get(waiting.pop())
        if source is None or f"source {source.id}" in marks:
            continue
        marks.add(f"source {source.id}")
        # An outlet that is itself an agency is the same witness as its customers.
        marks |= {f"name {name.casefold()}" for name in (source.outlet, source.agency) if name}
        waiting.extend(source.based_on)
    return marks
