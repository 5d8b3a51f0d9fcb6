"""The standing of an event, and on what it is contested."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.data.model import Account, Dispute, Event, Source
from dateline.data.resolved import Answer, Standing


def held_positions(
    events: Iterable[Event], answers: Mapping[tuple[str, int], Sequence[Answer]]
) -> Mapping[str, set[str]]:
    """The positions that accounts take and still hold, by dispute. `answers` are those to an
    account, by its event's id and its number.
    """
    held: dict[str, set[str]] = defaultdict(set)
    for event in events:
        for number, account in enumerate(event.accounts, 1):
            given = answers.get((event.id, number), ())
            if account.position and not any(answer.gives_up for answer in given):
                held[account.dispute].add(account.position)
    return held


def is_disputed(account: Account, held: Mapping[str, set[str]]) -> bool:
    """Whether it takes a position, and any account that `held` counts another of that dispute."""
    others = held.get(account.dispute, ())
    return bool(account.position and len(others) > (account.position in others))


def standing_of(
    witness: Standing, *, contested: Sequence[Dispute], bears: Sequence[Dispute], differ: bool
) -> Standing:
    """What readers see first of an event.

    `contested` are the disputes on which its own accounts differ, `bears` those on which an
    account elsewhere does; `differ` says that its sources give it several dates, places or
    figures, or that one denies another.
    """
    if contested or differ:
        return Standing.CONTESTED
    return Standing.BEARS_ON_DISPUTE if bears else witness


def witness_of(outlets: int, *, cited: bool) -> Standing:
    """The standing that follows from how many outlets' words an event has, or only names."""
    if outlets > 1:
        return Standing.SEVERAL_OUTLETS
    if outlets:
        return Standing.ONE_SOURCE
    return Standing.ONLY_CITED if cited else Standing.UNSOURCED


@dataclass(frozen=True, slots=True)
class Witnesses:
    """Counts the outlets that are witnesses, of those whose words are in accounts.

    Bare citations do not count. Items of one outlet, of one agency, or that retell
    one another or the same source are one witness: when in doubt, fewer.

    `marks` has what makes a source one witness with others, as the bits of a number: the names
    (of an outlet or an agency) that it, and all that it retells, have in common with other
    sources; and the sources at the root of what it retells. Who retells one source has its
    root too, so that roots and shared names are enough, however long a chain is.
    """

    marks: Mapping[str, int]

    def __init__(self, sources: Mapping[str, Source]) -> None:
        object.__setattr__(self, "marks", _marks(sources))

    def count(self, accounts: Iterable[Account]) -> int:
        """How many outlets bear witness in these accounts."""
        groups = 0
        leader: dict[int, int] = {}
        for source in dict.fromkeys(a.source for a in accounts if a.words):
            groups += 1
            bits = _bits(self.marks[source])
            roots = {_leader_of(bit, leader) for bit in bits if bit in leader}
            groups -= len(roots)
            head = min(roots, default=bits[0] if bits else 0)
            leader.update(dict.fromkeys((*bits, *roots), head))
        return groups


def _leader_of(bit: int, leader: dict[int, int]) -> int:
    """The mark that leads a group of marks; the way to it is shortened for the next one."""
    way = []
    while leader[bit] != bit:
        way.append(bit)
        bit = leader[bit]
    leader.update(dict.fromkeys(way, bit))
    return bit


def _marks(sources: Mapping[str, Source]) -> dict[str, int]:
    retold = {id_ for source in sources.values() for id_ in source.based_on}
    roots = [f"source {id_}" for id_ in sources if id_ in retold and not sources[id_].based_on]
    counted = Counter(name for source in sources.values() for name in _names(source))
    shared = [name for name, number in counted.items() if number > 1]
    bit_of = {mark: 1 << bit for bit, mark in enumerate((*roots, *shared))}
    marks: dict[str, int] = {}
    for source in _before_who_retells_them(sources):
        found = bit_of.get(f"source {source.id}", 0)
        for name in _names(source):
            found |= bit_of.get(name, 0)
        for id_ in source.based_on:
            found |= marks.get(id_, 0)
        marks[source.id] = found
    return marks


def _names(source: Source) -> set[str]:
    """An outlet that is itself an agency is the same witness as its customers. Of a work by
    itself, not its publisher but its authors are the witness.
    """
    outlets = source.by if source.by and source.type.traits.own_work else (source.outlet,)
    return {f"name {name.casefold()}" for name in (*outlets, source.agency) if name}


def _before_who_retells_them(sources: Mapping[str, Source]) -> Iterator[Source]:
    """All sources, each after those that it is based on. They form no ring."""
    met: set[str] = set()
    for start in sources:
        waiting = [(start, False)]
        while waiting:
            name, is_ready = waiting.pop()
            if is_ready:
                yield sources[name]
            elif name in sources and name not in met:
                met.add(name)
                waiting.append((name, True))
                waiting += [(parent, False) for parent in sources[name].based_on]


def _bits(number: int) -> list[int]:
    """The places of the bits that are set, lowest first."""
    found = []
    while number:
        lowest = number & -number
        found.append(lowest.bit_length())
        number ^= lowest
    return found
