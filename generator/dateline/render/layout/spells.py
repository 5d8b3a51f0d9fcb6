"""The months or years that many periods of a long timeline are under: its contents stay few."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final

from dateline.data.resolved import Period
from dateline.dates import Date, period_date

FEW: Final = 12
"""So many periods need nothing above them."""
MOST: Final = 24
"""Where months would be more, there are years."""

# Matches the year and the month of `2020-06-01`, `2020-06-01_10` and `-0044-03-15`, and the year of
# `2020-06`, but not `2020` and `202X`, which are under nothing.
_UPPER: Final = re.compile(r"(-?\d{4})(-\d{2})?-\d{2}")


@dataclass(frozen=True, slots=True)
class Spell:
    """A month or a year whose periods have pages of their own, and how many events these have."""

    name: str
    count: int

    @property
    def date(self) -> Date:
        """The same as a date, for showing."""
        return period_date(self.name)

    @property
    def anchor(self) -> str:
        """The id of its heading."""
        return f"on_{self.name}"


@dataclass(frozen=True, slots=True)
class Spells:
    """`first` goes from the path of each spell's first period to the spell, `within` has the paths
    of all their periods.
    """

    first: Mapping[str, Spell] = field(default_factory=dict)
    within: frozenset[str] = frozenset()


def spells_of(periods: Sequence[Period]) -> Spells:
    """The months that periods are in, or their years where months are many; none of few periods."""
    if len(periods) <= FEW:
        return Spells()
    by_month = _spells(periods, _month)
    found = by_month if _count_tops(periods, by_month) <= MOST else _spells(periods, _year)
    return found if _count_tops(periods, found) > 1 else Spells()


def _spells(periods: Sequence[Period], upper: Callable[[str], str]) -> Spells:
    first: dict[str, Spell] = {}
    within: list[str] = []
    named, before = {period.name for period in periods}, ""
    for name, found in groupby(periods, lambda period: upper(period.name)):
        those = list(found)
        # What is known only to the month has a page of the month: that heads the days, if it is
        # before them.
        if name and (name == before or (name not in named and len(those) > 1)):
            within += (period.path for period in those)
            if name not in named:
                first[those[0].path] = Spell(name, sum(len(period.events) for period in those))
        before = those[-1].name
    return Spells(first, frozenset(within))


def _count_tops(periods: Sequence[Period], spells: Spells) -> int:
    return len(periods) - len(spells.within) + len(spells.first)


def _month(name: str) -> str:
    found = _UPPER.match(name)
    return found[1] + found[2] if found and found[2] else ""


def _year(name: str) -> str:
    found = _UPPER.match(name)
    return found[1] if found else ""
