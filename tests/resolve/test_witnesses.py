"""Counting witnesses, against the rule in its plain words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.data.model import Account, Source, WordsKind
from dateline.data.source_types import SourceType
from dateline.resolve.standing import Witnesses

NAMES = st.sampled_from(("", "", "Outlet A", "OUTLET A", "Outlet B", "Wire One", "Wire Two"))


@st.composite
def some_sources(draw: st.DrawFn) -> dict[str, Source]:
    """Up to eight sources, each based on some that come before it, then shuffled."""
    made: list[Source] = []
    for number in range(draw(st.integers(1, 8))):
        before = [source.id for source in made]
        based_on = draw(st.lists(st.sampled_from(before), max_size=2)) if before else []
        made.append(
            Source(
                id=f"s{number}",
                type=SourceType.NEWS,
                outlet=draw(NAMES),
                agency=draw(NAMES),
                based_on=tuple(based_on),
            )
        )
    return {source.id: source for source in draw(st.permutations(made))}


def count_plainly(sources: dict[str, Source], told: list[str]) -> int:
    """One witness with another: a name or a source in common, in all that either retells."""

    def marks(id_: str) -> set[str]:
        source = sources[id_]
        names = {f"name {name.casefold()}" for name in (source.outlet, source.agency) if name}
        return {id_, *names}.union(*map(marks, source.based_on))

    groups: list[set[str]] = []
    for id_ in told:
        own = marks(id_)
        touching = [group for group in groups if group & own]
        groups = [group for group in groups if not group & own] + [own.union(*touching)]
    return len(groups)


@given(some_sources(), st.data())
def test_who_is_one_witness(sources: dict[str, Source], data: st.DataObject) -> None:
    told = data.draw(st.lists(st.sampled_from(sorted(sources)), max_size=8))
    accounts = [Account(source=id_, kind=WordsKind.NARRATION, words="It happened.") for id_ in told]
    assert Witnesses(sources).count(accounts) == count_plainly(sources, told)
