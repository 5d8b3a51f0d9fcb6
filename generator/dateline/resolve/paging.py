"""Which page has what: long lists are divided."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dateline.data.file_names import PEOPLE, SOURCES, part_page, period_page
from dateline.data.resolved import (
    Paging,
    Part,
    Record,
    ResolvedEvent,
    ResolvedPerson,
    ResolvedSource,
    by_outlet,
)
from dateline.resolve.periods import periods_of, split_periods

SOURCES_A_PAGE: Final = 250
"""Beyond so many sources their records are on several pages, by outlet."""

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
    by_name = split_periods(events, page_size)
    people_parts = _parts(people, _people_pages([1 + len(p.accounts) for p in people]), PEOPLE)
    if len(sources) > SOURCES_A_PAGE:
        sources = by_outlet(sources)
    source_parts = _parts(sources, _source_pages(len(sources)), SOURCES)
    return Paging(
        periods=periods_of(by_name, newest_first=newest_first),
        people_parts=people_parts,
        source_parts=source_parts,
        events={e.id: period_page(name) for name, found in by_name.items() for e in found},
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
