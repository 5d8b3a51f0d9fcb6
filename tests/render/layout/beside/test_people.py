"""A person's words and the events that are about them, in one list."""

from __future__ import annotations

import re
from html import unescape

import pytest
from tests.resolving import FRAME, Resolve, pages_of

from dateline.render.layout.beside.people import MOST_TOLD, occasions_of
from dateline.render.layout.naming import Naming

EVENTS = """
events:
  - id: comes
    date: 2022-07-07
    title: Belov comes
    people: [belov]
    accounts: [a]
  - id: talks
    date: 2022-07-08
    title: The talks
    people: [{person: belov, as: host}]
    topics: [ferry]
    accounts:
      - {source: a, by: belov, quote: We came by ferry.}
      - {source: a, by: belov, quote: We go by ferry.}
      - {source: b, by: belov, paraphrase: they would go}
  - id: leaves
    date: 2022-07-10
    title: Belov leaves
    accounts:
      - {source: b, by: lee, said: 2022-07-09, quote: She left.}
      - {source: b, by: belov, quote: We left.}
"""


def test_what_is_said_and_what_is_about_them_is_in_order_of_time(resolve: Resolve) -> None:
    resolved = resolve(EVENTS)
    belov = next(person for person in resolved.people if person.id == "belov")
    assert [
        (one.event.id, [account.words for account in one.accounts], one.is_about, one.role)
        for one in occasions_of(belov)
    ] == [
        ("comes", [], True, ""),
        ("talks", ["We came by ferry.", "We go by ferry.", "they would go"], True, "host"),
        ("leaves", ["We left."], False, ""),
    ]
    told = [naming for _, naming in occasions_of(belov)[1].named]
    assert told == [Naming.FULL, Naming.AGAIN, Naming.FULL]


def test_people_are_listed_with_their_side_and_how_much_they_say(resolve: Resolve) -> None:
    page = unescape(pages_of(resolve(EVENTS))["people.md"])
    index = page.partition('<div class="dl-index')[2].partition("</div>")[0]
    told = re.sub(r"<.*?>|\{.*?\}|^[^-\w<]*$", "", index, flags=re.MULTILINE).split("\n")
    assert [row for row in told if row.strip() and not row.startswith(" dl-")] == [
        "N Northland",
        "- [Nils Dahl](#dahl)",
        "S Southland",
        "- [Ana Belov](#belov) 4 ",
        "Of no side",
        "- [Mia Lee](#lee) 1 ",
    ]


def test_how_much_people_say_is_a_bar_to_scale_without_words(resolve: Resolve) -> None:
    about = "  - {id: dahl-hosts, date: 2022-08-01, title: Dahl hosts, people: [dahl]}\n"
    index = pages_of(resolve(EVENTS + about))["people.md"].partition('<div class="dl-index')[2]
    index = index.partition("</div>")[0]
    assert '(#belov) 4 <i class="dl-scaled dl-s2" data-at="a1"></i>\n' in index, "1,000 of 1,000"
    assert '(#lee) 1 <i class="dl-scaled" data-at="b2c5"></i>\n' in index, "250 of 1,000"
    assert '(#dahl) <span class="dl-spoken">Spoken of in 1 event</span>\n' in index


def test_people_without_sides_are_listed_by_how_much_they_say(resolve: Resolve) -> None:
    frame = re.sub("side: \\w+", "roles: []", FRAME).replace(
        "sides: {north: Northland, south: Southland}\n", ""
    )
    index = pages_of(resolve(EVENTS, frame=frame))["people.md"].partition('<div class="dl-index')[2]
    assert re.findall(r"^- \[(.*?)\]", index.partition("</div>")[0], re.MULTILINE) == [
        "Ana Belov",
        "Mia Lee",
        "Nils Dahl",
    ]
    assert "Of no side" not in index


@pytest.mark.parametrize(("count", "folded"), [(MOST_TOLD, 0), (MOST_TOLD + 1, MOST_TOLD + 1)])
def test_many_events_about_someone_are_folded(resolve: Resolve, count: int, folded: int) -> None:
    """Those with words of theirs, and those that say as what they are in them, are not."""
    more = "".join(
        f"  - {{id: more-{n}, date: 2022-08-0{n + 1}, title: More {n}, people: [dahl]}}\n"
        for n in range(count)
    )
    host = "  - {id: hosts, date: 2022-08-01, title: Hosts, people: [{person: dahl, as: host}]}\n"
    page = unescape(pages_of(resolve(EVENTS + more + host))["people.md"])
    record = page.partition("## Nils Dahl")[2].partition("\n## ")[0]
    shown, _, hidden = record.partition("<details")
    assert hidden.count("[More ") == folded
    assert shown.count("[More ") == count - folded
    assert shown.count("· spoken of") == count - folded
    assert "[Hosts](index.md#hosts) (host)" in shown
    assert (f"<summary>Spoken of in {count} events</summary>" in hidden) == bool(folded)
    assert "spoken of" not in hidden
    record = page.partition("## Ana Belov")[2].partition("\n## ")[0]
    told = (
        "Speaks in 2 events · spoken of in 1 more · Sources: Outlet A 2, Outlet B 2 · Topics: ferry"
    )
    assert f"{told}\n" in record
    assert "[Belov comes](index.md#comes) · spoken of\n" in record
