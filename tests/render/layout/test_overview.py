"""What the overview of a long timeline names, and why."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from tests.resolving import Resolve, pages_of

from dateline.data.settings import Settings
from dateline.render.layout.overview import LISTED, why_listed


def events(sources: Iterable[int], keys: Iterable[int] = ()) -> str:
    """Events of two years: those of 2020 have so many sources, and these of them are key events."""
    outlets = ", ".join(f"s{n}: {{type: news, outlet: Outlet {n}}}" for n in range(9))
    rows = [
        f"  - {{id: e{n}, date: 2020-{n + 1:02}-05, title: T {n}, "
        f"key: {'true' if n in keys else 'false'}, "
        f"text: Nobody was there but the mayor of it all. Much is said., "
        f"accounts: [{', '.join(f's{number}' for number in range(count))}]}}"
        for n, count in enumerate(sources)
    ]
    rows += [f"  - {{id: f{n}, date: 2021-{n + 1:02}-05, title: U {n}}}" for n in range(6)]
    return f"title: Talks\nsources: {{{outlets}}}\nevents:\n" + "\n".join(rows)


@pytest.mark.parametrize(
    ("sources", "keys", "why"),
    [
        ((1, 2, 3, 4, 5, 6), (), "cited"),
        ((1, 1, 1, 1, 1, 1), (), "spread"),
        ((1, 2, 3, 4, 5, 6), (1, 2, 3), "key"),
        ((1, 2, 3, 4, 5, 6), (1,), "key-and-cited"),
        ((1, 2, 3), (), ""),
    ],
)
def test_an_overview_says_why_it_names_some_events(
    sources: tuple[int, ...], keys: tuple[int, ...], why: str, resolve: Resolve
) -> None:
    settings = Settings(page_size=6)
    resolved = resolve(events(sources, keys), frame="", settings=settings)
    assert why_listed(resolved.periods[0]) == why
    page = pages_of(resolved, settings)["index.md"]
    told = f"{LISTED} of {len(sources)} shown"
    assert (told in page) is bool(why)
    assert (f"[All {len(sources)}](2020.md)" in page) is bool(why)


def test_telling_events_begin_to_tell(resolve: Resolve) -> None:
    settings = Settings(page_size=6)
    page = pages_of(
        resolve(events((1, 2, 3, 4, 5, 6), (1,)), frame="", settings=settings), settings
    )
    lead = '<span class="dl-lead">Nobody was there but the mayor of it all.</span>'
    assert page["index.md"].count(lead) == 1
