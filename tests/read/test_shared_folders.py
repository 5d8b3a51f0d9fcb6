"""Records that several timelines share: each timeline has those that it names, each read once."""

from __future__ import annotations

from pathlib import Path

import pytest

import dateline

SHARED = {
    "records/people.yml": """
belov: {name: Ana Belov, side: south}
dahl: {name: Nils Dahl, side: north}
lee: {name: Mia Lee}
""",
    "records/sides.yml": "south: Southland\nnorth: Northland\n",
    "records/places.yml": """
hall: {name: The hall, within: port}
port: {name: Northport}
sea: {name: The sea}
""",
    "records/sources.yml": """
a: {type: news, outlet: Outlet A, based_on: [wire]}
b: {type: news, outlet: Outlet B}
c: {type: book, title: C}
wire: {type: wire, agency: Wire One}
unused: {type: news, outlet: Outlet U}
""",
    "records/uses.yml": "[../more]\n",
    "more/sources.yml": "d: {type: news, outlet: Outlet D}\n",
    "one/timeline.yml": """
title: One
uses: [../records]
sources: {own: {type: news, outlet: Own}}
events:
  - id: talks
    date: 2022-07-08
    title: Talks
    text: As one book has it [@c].
    place: hall
    people: [{person: belov, as: host}]
    accounts: [a, {source: d, at: p. 3}]
""",
    "two/timeline.yml": """
title: Two
uses: [../records, ../more]
events:
  - {id: talks, date: 2022-07-08, title: Talks, people: [dahl], accounts: [b]}
""",
}


@pytest.fixture
def site(tmp_path: Path) -> dateline.Site:
    for name, text in SHARED.items():
        (tmp_path / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "docs" / name).write_text(text, encoding="utf-8")
    return dateline.load(tmp_path / "docs", settings=dateline.Settings())


def test_a_timeline_has_what_it_names_and_what_that_names(site: dateline.Site) -> None:
    assert site.problems == ()
    one, two = site.timelines
    assert sorted(one.sources) == ["a", "c", "d", "own", "wire"]
    assert (list(one.people), list(one.sides)) == (["belov"], ["south"])
    assert sorted(one.locations) == ["hall", "port"]
    assert (list(two.sources), list(two.people), list(two.sides)) == (["b"], ["dahl"], ["north"])


def test_the_files_stay_out_of_the_site(site: dateline.Site) -> None:
    hidden = site.hidden_files(())
    assert {"records/people.yml", "records/uses.yml", "more/sources.yml"} <= {*hidden}
