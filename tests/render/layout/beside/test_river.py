"""The sides side by side."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape

from tests.resolving import FRAME, Resolve, pages_of

from dateline.data.settings import Settings
from dateline.render.layout.beside.river import RiverRow, has_river, rivers_of

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
ASKED = """
events:
  - id: talks
    date: 2022-07-08
    title: The talks
    accounts:
      - {source: a, by: belov, quote: Northland hung up., position: contact/north-did}
      - {source: a, by: belov, quote: They left., position: hall/nobody-left}
  - id: answer
    date: 2022-07-09
    title: The answer
    accounts: [{source: b, by: dahl, quote: Southland hung up., position: contact/south-did}]
"""
DENIED = """
events:
  - id: talks
    date: 2022-07-08
    title: The talks
    accounts: [{source: a, id: ferry, by: belov, quote: We came by ferry.}]
  - id: answer
    date: 2022-07-09
    title: The answer
    accounts: [{source: b, by: dahl, quote: They did not., denies: ferry}]
"""
MORE_PEOPLE = "  west: {name: Wu, side: west}\n  east: {name: Eva, side: east}\n"
MORE_PEOPLE += "  isle: {name: Ian, side: isle}\n"
FIVE = FRAME.replace(
    "south: Southland}", "south: Southland, east: East, west: West, isle: Isle}"
).replace("people:\n", f"people:\n{MORE_PEOPLE}")
ONE_EAST = """
  - id: east
    date: 2022-07-11
    title: East and North
    accounts:
      - {source: a, by: east, quote: We see.}
      - {source: a, by: dahl, quote: We too.}
"""
ALL_FIVE = """
  - id: all
    date: 2022-07-11
    title: All speak
    accounts:
      - {source: a, by: east, quote: East.}
      - {source: a, by: west, quote: West.}
      - {source: a, by: isle, quote: Isle.}
"""


def words_of(rows: Iterable[RiverRow]) -> list[tuple[str, list[tuple[str, list[str]]]]]:
    return [
        (
            row.about.id,
            [
                (cell.side.id, [a.words for said in cell.said for a in said.accounts])
                for cell in row.cells
            ],
        )
        for row in rows
    ]


def test_events_of_several_sides_are_apart_from_those_of_one(resolve: Resolve) -> None:
    resolved = resolve(EVENTS)
    assert has_river(resolved)
    (river,) = rivers_of(resolved, 200)
    assert words_of(river.events) == [
        ("talks", [("north", ["We stay."]), ("south", ["We came by ferry.", "We go by ferry."])]),
    ]
    assert [(one.event.id, one.account.words, one.more) for one in river.alone] == [
        ("leaves", "We left.", 0)
    ]


def test_a_question_has_the_words_of_each_side_whatever_their_event(resolve: Resolve) -> None:
    river = rivers_of(resolve(ASKED), 200)[0]
    assert words_of(river.questions) == [
        ("contact", [("north", ["Southland hung up."]), ("south", ["Northland hung up."])]),
    ]
    assert [
        said.position.summary
        for cell in river.questions[0].cells
        for said in cell.said
        if said.position
    ] == ["Southland did.", "Northland did."]
    # What stands under the question is not told once more; a question of one side is none here.
    assert [(one.event.id, one.account.words) for one in river.alone] == [("talks", "They left.")]


def test_an_answer_in_another_event_is_beside_what_it_answers(resolve: Resolve) -> None:
    resolved = resolve(DENIED)
    river = rivers_of(resolved, 200)[0]
    assert words_of(river.events) == [
        ("talks", [("north", ["They did not."]), ("south", ["We came by ferry."])]),
    ]
    page = pages_of(resolved)["sides.md"]
    assert '[<time datetime="2022-07-09">9 July 2022</time>](index.md#answer_1)' in page


def test_own_words_come_first_and_many_are_folded(resolve: Resolve) -> None:
    told = "".join(f"      - {{source: a, by: belov, paraphrase: told {n}}}\n" for n in range(3))
    resolved = resolve(EVENTS.replace("    accounts:\n", f"    accounts:\n{told}", 1))
    said = rivers_of(resolved, 200)[0].events[0].cells[1].said[0]
    assert [account.words for account in said.shown] == ["We came by ferry.", "We go by ferry."]
    assert [account.words for account in said.folded] == ["told 0", "told 1", "told 2"]
    assert "<summary>3 more</summary>" in pages_of(resolved)["sides.md"]


def test_a_question_has_one_account_of_a_position_and_leads_to_the_others(resolve: Resolve) -> None:
    text = """
events:
  - id: talks
    date: 2022-07-08
    title: The talks
    accounts:
      - {source: a, by: belov, paraphrase: they hung up, position: contact/north-did}
      - {source: a, by: belov, quote: They hung up., position: contact/north-did}
  - id: later
    date: 2022-07-09
    title: Later
    accounts: [{source: b, by: dahl, quote: We did not., position: contact/south-did}]
"""
    resolved = resolve(text)
    (row,) = rivers_of(resolved, 200)[0].questions
    assert [[a.words for said in cell.said for a in said.shown] for cell in row.cells] == [
        ["We did not."],
        ["They hung up."],
    ]
    page = pages_of(resolved)["sides.md"]
    assert "[1 more](disputes.md#contact_north-did)" in page
    assert "they hung up" not in page


def test_one_side_alone_is_no_river(resolve: Resolve) -> None:
    resolved = resolve(EVENTS.replace("dahl", "lee"))
    assert not has_river(resolved)
    pages = pages_of(resolved)
    assert "sides.md" not in pages
    assert "sides" not in "".join(re.findall(r'href="[^"]*"', pages["index.md"]))


def test_the_page_says_who_is_heard_and_where_alone(resolve: Resolve) -> None:
    page = pages_of(resolve(EVENTS))["sides.md"]
    assert page.count('role="row"') == 2
    assert page.count('role="columnheader"') == 3
    assert page.count('role="cell"') == 2
    assert "> <bdi>“We left.”</bdi>\n" in page
    assert page.index("## On the same event") < page.index("## One side alone")
    assert "[Belov leaves](index.md#leaves)" in page
    assert "Told by an outlet" not in page
    assert "[Side by side](sides.md)" in pages_of(resolve(EVENTS))["index.md"]


def test_a_side_that_is_silent_is_told_in_its_column(resolve: Resolve) -> None:
    page = pages_of(resolve(EVENTS + ONE_EAST, frame=FIVE))["sides.md"]
    assert unescape(page).count("East: no words in these sources") == 1
    assert unescape(page).count("Southland: no words in these sources") == 1
    assert "no words" not in pages_of(resolve(EVENTS))["sides.md"]


def test_sides_that_have_no_room_beside_each_other_have_no_columns(resolve: Resolve) -> None:
    page = pages_of(resolve(EVENTS + ALL_FIVE, frame=FIVE))["sides.md"]
    assert "dl-columned" not in page
    assert "no words" not in page
    assert page.count('role="columnheader"') == 6


def test_many_rows_are_on_several_pages(resolve: Resolve) -> None:
    settings = Settings(page_size=1)
    pages = pages_of(resolve(EVENTS, settings=settings), settings)
    names = [name for name in pages if name.startswith("sides")]
    assert names == ["sides.md", "sides-2.md"]
    assert "We stay." in pages["sides.md"]
    assert "We stay." not in pages["sides-2.md"]
    row = unescape(
        pages["sides-2.md"].partition('<nav class="dl-periods"')[2].partition("</nav>")[0]
    )
    assert re.findall(r'href="([^"]*)"( aria-current="page")?', unescape(row)) == [
        ("../sides/", ""),
        ("../sides-2/", ' aria-current="page"'),
    ]
