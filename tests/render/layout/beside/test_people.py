"""A person's words and the events that are about them, in one list."""

from __future__ import annotations

import re
from html import unescape

from tests.resolving import Resolve, pages_of

from dateline.render.layout.beside.people import occasions_of
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
    assert re.findall(r"^- (.*)$", index, re.MULTILINE) == [
        '<span class="dl-badge dl-s2"><b>S</b></span> [Ana Belov](#belov) 4',
        '<span class="dl-badge dl-s1"><b>N</b></span> [Nils Dahl](#dahl)',
        "[Mia Lee](#lee) 1",
    ]
    record = page.partition("## Ana Belov")[2].partition("\n## ")[0]
    assert "Speaks in 2 events · spoken of in 1 more · Topics: ferry\n" in record
    assert "[Belov comes](index.md#comes) · spoken of\n" in record
