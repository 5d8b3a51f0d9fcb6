"""The sides side by side."""

from __future__ import annotations

import re
from html import unescape

from tests.resolving import Resolve, pages_of

from dateline.data.settings import Settings
from dateline.render.layout.beside.river import has_river, river_of

EVENTS = """
events:
  - id: talks
    date: 2022-07-08
    title: The talks
    accounts:
      - {source: a, by: belov, quote: We came by ferry.}
      - {source: a, by: dahl, quote: We stay.}
      - {source: b, by: belov, quote: We go by ferry.}
  - id: told
    date: 2022-07-09
    title: Told by an outlet
    accounts: [{source: a, narration: it rained}]
  - id: leaves
    date: 2022-07-10
    title: Belov leaves
    accounts: [{source: b, by: belov, quote: We left.}, b]
"""


def test_a_row_has_the_words_of_each_side(resolve: Resolve) -> None:
    resolved = resolve(EVENTS)
    assert has_river(resolved)
    assert [
        (row.event.id, [(side.id, [a.words for a in words]) for side, words in row.cells])
        for row in river_of(resolved)
    ] == [
        ("talks", [("north", ["We stay."]), ("south", ["We came by ferry.", "We go by ferry."])]),
        ("leaves", [("north", []), ("south", ["We left."])]),
    ]


def test_one_side_alone_is_no_river(resolve: Resolve) -> None:
    resolved = resolve(EVENTS.replace("dahl", "lee"))
    assert not has_river(resolved)
    pages = pages_of(resolved)
    assert "sides.md" not in pages
    assert "sides" not in "".join(re.findall(r'href="[^"]*"', pages["index.md"]))


def test_the_page_says_where_a_side_is_silent(resolve: Resolve) -> None:
    page = pages_of(resolve(EVENTS))["sides.md"]
    assert page.count('role="row"') == 3
    assert page.count('role="columnheader"') == 3
    assert page.count('role="cell"') == 4
    assert unescape(page).count("Northland: no words in these sources") == 1
    assert "> <bdi>“We left.”</bdi>\n" in page
    assert "[Belov leaves](index.md#leaves)" in page
    assert "Told by an outlet" not in page
    assert "[Side by side](sides.md)" in pages_of(resolve(EVENTS))["index.md"]


def test_many_rows_are_on_several_pages(resolve: Resolve) -> None:
    settings = Settings(page_size=1)
    pages = pages_of(resolve(EVENTS, settings=settings), settings)
    names = [name for name in pages if name.startswith("sides")]
    assert names == ["sides.md", "sides-2.md"]
    assert "We stay." in pages["sides.md"]
    assert "We stay." not in pages["sides-2.md"]
    row = unescape(pages["sides-2.md"].partition("<nav")[2].partition("</nav>")[0])
    assert re.findall(r'href="([^"]*)"( aria-current="page")?', row) == [
        ("../sides/", ""),
        ("../sides-2/", ' aria-current="page"'),
    ]
