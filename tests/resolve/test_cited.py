"""Sources that an event names without their words: linked to where they stand, never lost."""

from __future__ import annotations

import pytest
from tests.resolving import Resolve, pages_of

TIMELINE = """
title: The harbour
sources:
  herald: {type: news, outlet: Herald, url: "https://herald.example/a?b=1"}
  post: {type: news, outlet: Post, url: "https://post.example/c"}
  book: {type: book, title: The harbour book}
  wire: {type: news, outlet: Wire, url: "https://wire.example/d"}
events:
  - id: opened
    date: 2022-07-08
    title: The harbour opens
    text: As [@post] and [@book] tell, and [@post] again; [@wire] too.
    accounts:
      - herald
      - {source: wire, narration: the harbour opened}
  - {id: closed, date: 2022-07-09, title: The harbour closes, text: "So [@herald] and [@herald]."}
"""


def test_each_is_linked_to_itself_or_to_its_record(resolve: Resolve) -> None:
    text = pages_of(resolve(TIMELINE, frame=""))["index.md"]
    herald = "[Herald](<https://herald.example/a?b=1>)"
    also = f"{herald}, [Post](<https://post.example/c>), [The harbour book](sources.md#book)"
    # What is quoted is linked beside its words.
    assert f"\nAlso cited: {also}\n" in text
    assert f"\nCited: {herald}\n" in text
    assert "No source" not in text


def test_a_source_s_record_names_the_events_whose_text_cites_it(resolve: Resolve) -> None:
    records = pages_of(resolve(TIMELINE, frame=""))["sources.md"].split("\n## ")
    rests = {record.partition(" {")[0]: record.count("](index.md#") for record in records}
    assert rests["Herald"] == 2
    assert rests["Post"] == rests["The harbour book"] == rests["Wire"] == 1


@pytest.mark.parametrize(
    ("at", "badge", "has_key"),
    [
        ("paragraph 7", "Outlet A_¶7", True),
        ("page 44", "[Outlet A,_page_44](sources.md#a)", False),
        ("caption", "[Outlet A,_caption](sources.md#a)", False),
    ],
)
def test_the_place_of_words_is_beside_their_source(
    resolve: Resolve, *, at: str, badge: str, has_key: bool
) -> None:
    resolved = resolve(f"""
    events:
      - id: one
        date: 2022-07-08
        title: One
        accounts: [{{source: a, by: belov, quote: We came, at: {at}}}]
    """)
    page = pages_of(resolved)["index.md"]
    assert badge.replace("_", "\N{NO-BREAK SPACE}") in page
    assert ("- **¶** " in page) is has_key


def test_a_place_is_never_told_without_its_source(resolve: Resolve) -> None:
    """Not even below words of the same speaker and source: on a phone these are off the screen."""
    resolved = resolve("""
    events:
      - id: one
        date: 2022-07-08
        title: One
        accounts:
          - {source: a, by: belov, quote: We came, at: paragraph 7}
          - {source: a, by: belov, quote: We left, at: paragraph 9}
    """)
    page = pages_of(resolved)["index.md"]
    assert [
        found in page for found in ("Outlet A\N{NO-BREAK SPACE}¶7", "A\N{NO-BREAK SPACE}¶9")
    ] == [
        True,
        True,
    ]
