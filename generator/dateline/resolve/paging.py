"""Which page has what: long lists are divided."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from dateline.data.file_names import PEOPLE, SOURCES, part_page, period_page
from dateline.data.resolved import (
    Paging,
    Part,
    Period,
    Record,
    ResolvedEvent,
    ResolvedPerson,
    ResolvedSource,
)
from dateline.dates import Date, PeriodUnit, period_date, period_name

SOURCES_A_PAGE: Final = 250
"""Beyond so many sources their records are on several pages."""

WORDS_A_PAGE: Final = 500
"""Beyond so many people and accounts of their words, the people are on several pages."""


def lay_out_pages(
    events: Sequence[ResolvedEvent],
    people: Sequence[ResolvedPerson],
    sources: Sequence[ResolvedSource],
    page_size: int,
    *,
    newest_first: bool,
) -> Paging:
    """Divide events, people and sources among pages.

    `events` are in time order; `page_size` is how many of them one page has room for.
    """
    by_path = _split_periods(events, page_size)
    people_parts = _parts(people, _people_pages([1 + len(p.accounts) for p in people]), PEOPLE)
    source_parts = _parts(sources, _source_pages(len(sources)), SOURCES)
    return Paging(
        periods=_periods(by_path, newest_first=newest_first),
        people_parts=people_parts,
        source_parts=source_parts,
        events={event.id: path for path, found in by_path.items() for event in found},
        people={record.id: part.path for part in people_parts for record in part.records},
        sources={record.id: part.path for part in source_parts for record in part.records},
    )


def _parts(records: Sequence[Record], pages: Sequence[str], main: str) -> tuple[Part[Record], ...]:
    """The pages beside the main one that have records, in order; none if it has them all."""
    found: dict[str, list[Record]] = {}
    for record, page in zip(records, pages, strict=True):
        found.setdefault(page, []).append(record)
    found.pop(main, None)
    parts, before = [], 0
    for path, of_page in found.items():
        parts.append(Part(path, before + 1, before + len(of_page), tuple(of_page)))
        before += len(of_page)
    return tuple(parts)


def _people_pages(lengths: Sequence[int]) -> list[str]:
    """The page of each person's record, given how long the records are. None is divided."""
    if sum(lengths) <= WORDS_A_PAGE:
        return [PEOPLE] * len(lengths)
    pages, number, filled = [], 1, 0
    for length in lengths:
        if filled and filled + length > WORDS_A_PAGE:
            number, filled = number + 1, 0
        filled += length
        pages.append(part_page("people", number))
    return pages


def _source_pages(total: int) -> list[str]:
    """The page of each source's record."""
    if total <= SOURCES_A_PAGE:
        return [SOURCES] * total
    return [part_page("sources", number // SOURCES_A_PAGE + 1) for number in range(total)]


def _split_periods(
    events: Sequence[ResolvedEvent], page_size: int
) -> dict[str, list[ResolvedEvent]]:
    """The events of each period page by its path; empty if one page has them all."""
    if len(events) <= page_size:
        return {}
    by_year: dict[str, list[ResolvedEvent]] = defaultdict(list)
    for event in events:
        by_year[_period_key(event.own_date)[0]].append(event)
    pages: dict[str, list[ResolvedEvent]] = {}
    for year, in_year in by_year.items():
        if len(in_year) <= page_size:
            pages[period_page(year)] = in_year
            continue
        for event in in_year:
            # An event known only to its year stays on the year's own page.
            month = _period_key(event.own_date)[1]
            pages.setdefault(period_page(month or year), []).append(event)
    return pages


def _period_key(date: Date) -> tuple[str, str]:
    """The year and the month (empty if not known) under which a date is filed, as EDTF."""
    day = date.earliest if date.earliest is not None else date.latest
    month = period_name(day or 0, PeriodUnit.MONTH) if date.precision in _WITHIN_A_MONTH else ""
    return period_name(day or 0, PeriodUnit.YEAR), month


_WITHIN_A_MONTH = frozenset(
    ("second", "minute", "hour", "day", "week", "part", "month", "interval", "set", "")
)


def _periods(pages: Mapping[str, list[ResolvedEvent]], *, newest_first: bool) -> tuple[Period, ...]:
    periods = []
    for path, events in pages.items():
        edtf = path.removesuffix(".md")
        in_order = tuple(reversed(events) if newest_first else events)
        periods.append(Period(edtf, path, period_date(edtf), in_order))
    return tuple(reversed(periods) if newest_first else periods)
