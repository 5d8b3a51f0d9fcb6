"""A list of records that is too long for one page stands on several."""

from __future__ import annotations

import re

import pytest
from tests.resolving import Resolve, pages_of

TALKS = """\
events:
  - id: talks
    date: 2022-07-08
    title: The talks
    accounts:
      - {source: a, by: belov, quote: We came by ferry.}
      - {source: a, by: belov, quote: We go by ferry.}
      - {source: b, by: dahl, quote: We stay.}
"""


def test_people_are_on_one_page(resolve: Resolve) -> None:
    pages = pages_of(resolve(TALKS))
    assert not [name for name in pages if re.search(r"people-\d", name)]
    assert "## Ana Belov { #belov }" in pages["people.md"]


def test_people_of_many_words_stand_on_several_pages(
    resolve: Resolve, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dateline.resolve.paging.WORDS_A_PAGE", 3)
    pages = pages_of(resolve(TALKS))
    names = [name for name in pages if name.startswith("people")]
    assert names == ["people.md", "people-1.md", "people-2.md"]
    # The first page names everyone, those of a side together; no record is divided.
    assert re.findall(r"^- (.*?)(?: <i .*)?$", pages["people.md"], re.MULTILINE) == [
        "[Nils Dahl](people-2.md#dahl) 1",
        "[Ana Belov](people-1.md#belov) 2",
        "[Mia Lee](people-2.md#lee)",
    ]
    assert re.findall(r"^# (.*)", pages["people-2.md"], re.MULTILINE) == ["People 2–3"]
    assert pages["people-1.md"].count("<figure") == 2
    # Whatever names a person leads to the record.
    assert (
        "[Ana Belov](people-1.md#belov) · [Nils Dahl](people-2.md#dahl) [Link]" in pages["index.md"]
    )
    assert '"../people-2/#dahl"' in pages["people.md"]
