"""The row of periods on each page of a long timeline: from anywhere, any of them in one step.

Where there are many, those of other years than the page's own, and of other months, are one stop,
so that the row stays short however long the timeline is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date as day_of
from typing import Final

from babel.dates import format_interval, format_skeleton

from dateline.data.resolved import Period
from dateline.dates import UNDATED, Date, period_date
from dateline.dates.calendar_days import year_month_day
from dateline.render.layout.drawn.ticks import LAST_YEAR, babel_locale
from dateline.render.layout.groups import Group

FEWEST: Final = 4
"""A page whose list has fewer headings needs no row of them."""

LONG_LIST: Final = 60
"""Nor does one with fewer events."""

MOST_STOPS: Final = 120
"""So many periods are in the row, each as itself: ten years of months."""

_UPPER: Final = (4, 7, 10)
"""Lengths of the names of a year, a month and a day, which begin those of what is in them."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A period, the page or the anchor that it leads to, and how many events are there."""

    date: Date
    page: str
    anchor: str
    count: int
    here: bool = False
    name: str = ""
    """What it is called, if not by its date."""


def stops_of(periods: Sequence[Period], here: Period | None = None) -> tuple[Stop, ...]:
    """The stops of the pages of a long timeline, in the order of showing."""
    if len(periods) <= MOST_STOPS:
        return tuple(_stop(period.name, [period], here) for period in periods)
    chains = [_chain(period.name) for period in periods]
    own = chains[periods.index(here)] if here else ()
    shared = _shared(chains)
    found: dict[str, list[Period]] = {}
    for period, chain in zip(periods, chains, strict=True):
        found.setdefault(_shown(chain, own, shared), []).append(period)
    return tuple(_stop(name, filed, here) for name, filed in found.items())


def stops_of_groups(groups: Iterable[Group]) -> tuple[Stop, ...]:
    """The stops of a page's own headings; none where it is short."""
    groups = tuple(groups)
    if len(groups) < FEWEST or sum(len(group.events) for group in groups) < LONG_LIST:
        return ()
    return tuple(Stop(g.date, "", str(g.anchor), len(g.events)) for g in groups)


def parts_of(groups: Iterable[Group]) -> tuple[Stop, ...]:
    """What a page's own headings are, each once: those that go on further down are one. None of a
    page with few of them.
    """
    found: dict[str, list[Group]] = {}
    for group in groups:
        found.setdefault(group.about or group.date.edtf, []).append(group)
    if len(found) < FEWEST:
        return ()
    return tuple(
        Stop(
            those[0].date,
            "",
            str(those[0].anchor),
            sum(len(group.events) for group in those),
            name=those[0].about,
        )
        for those in found.values()
    )


def short_period(date: Date, before: Date | None, language: str) -> str:
    """A month, or days of one, in few letters: without the year if `before` is of that. Empty for
    what is short anyhow, and for what a calendar of four digits does not have.

    >>> june, july = period_date("2020-06"), period_date("2020-07")
    >>> short_period(june, None, "en"), short_period(july, june, "en")
    ('Jun 2020', 'Jul')
    """
    locale = babel_locale(language)
    if locale is None or date.earliest is None or date.latest is None:
        return ""
    first, last = year_month_day(date.earliest), year_month_day(date.latest)
    if not 1 <= first[0] <= last[0] <= LAST_YEAR:
        return ""
    if date.precision not in ("month", "day", "interval"):
        return ""
    told = before is not None and before.earliest is not None
    same = told and year_month_day(before.earliest)[0] == first[0]  # type: ignore[union-attr, arg-type]
    skeleton = ("" if same else "y") + ("MMM" if date.precision == "month" else "MMMd")
    begin, end = day_of(*first), day_of(*last)
    if date.clock is not None or (date.start and date.start.precision == "year"):
        return ""
    if date.precision == "interval":
        return str(format_interval(begin, end, skeleton, locale=locale))
    return str(format_skeleton(skeleton, begin, locale=locale))


def _stop(name: str, filed: Sequence[Period], here: Period | None) -> Stop:
    first = next((period for period in filed if period.name == name), filed[0])
    date = first.date if first.name == name else period_date(name)
    return Stop(date, first.path, "", sum(len(p.events) for p in filed), here in filed)


def _chain(name: str) -> tuple[str, ...]:
    """The periods that a period is in, from its year on, and itself.

    >>> _chain("2020-06-01_10")
    ('2020', '2020-06', '2020-06-01_10')
    """
    if name == UNDATED or name.startswith("Y") or name.endswith("X"):
        return (name,)
    sign = name[: len(name) - len(name.lstrip("-"))]
    rest = name.removeprefix(sign)
    upper = [sign + rest[:n] for n in _UPPER if rest[n : n + 1] not in ("", "_")]
    return (*upper, name)


def _shared(chains: Sequence[tuple[str, ...]]) -> int:
    """How many of the upper periods are those of all: they say nothing."""
    dated = [chain for chain in chains if chain != (UNDATED,)]
    shared = 0
    for level in zip(*dated, strict=False):
        if len(set(level)) > 1 or any(len(chain) == shared + 1 for chain in dated):
            break
        shared += 1
    return shared


def _shown(chain: tuple[str, ...], own: tuple[str, ...], shared: int) -> str:
    """The upper period that is shown for a page: the first that is not the own page's, too."""
    for level, name in enumerate(chain[shared:], shared):
        if level >= len(own) or own[level] != name:
            return name
    return chain[-1]
