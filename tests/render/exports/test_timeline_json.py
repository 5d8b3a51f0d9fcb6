"""`data/timeline.json`: the shape that programs rely on."""

from __future__ import annotations

from typing import Any

import pytest
from tests.resolving import Resolve, data_of

from dateline.data.settings import Settings

FRAME = """\
title: The talks
summary: "Who said *what*, as [@a] has it."
language: en
sides: {south: Southland}
people:
  belov:
    name: Ana Belov
    side: south
    also: [Belov]
    roles: [{role: Minister, from: 2021, to: 2024}]
  lee: {name: Mia Lee}
sources:
  a:
    type: news
    title: Talks open
    outlet: Outlet A
    by: [Mia Lee]
    agency: Wire One
    based_on: [b]
    published: 2022-07-09
    published_from: [{words: on Saturday, because: We counted.}]
    dateline: {place: Bali, date: 2022-07-09}
    language: en
    url: https://a.example/x
    archived:
      url: https://web.archive.org/web/20220710120000/https://a.example/x
      on: 2022-07-10
    accessed: 2026-11-20
    because: Our copy is torn.
  b: {type: wire}
disputes:
  contact:
    question: Who broke off contact?
    positions: {north-did: Northland did., south-did: Southland did.}
remarks: {us: {same_because: We say so., spoken_in: ru}}
events:
  - id: leaves
    date: c. 8 July 2022
    date_from: [{source: a, words: on Friday}, {because: It fits.}]
    title: Belov leaves
    text: It *was* late [@a].
    where: Bali
    topics: [talks, hall]
    accounts:
      - b
      - source: a
        by: belov
        via: {unnamed: an official}
        to: reporters
        said: 2022-07
        quote: It was not us
        remark: us
        position: contact/north-did
        date: 2022-07-09
        at: paragraph 7
  - {id: before, date: before 2022-07-01, title: Before}
  - {id: ancient, date: 44 BC, title: Ancient}
corrections:
  - {on: 2026-11-21, event: leaves, kind: correction, was: 7 July, now: 8 July, why: We misread.}
"""


@pytest.fixture
def tree(resolve: Resolve) -> dict[str, Any]:
    return data_of(resolve("", frame=FRAME), Settings())


def test_top(tree: dict[str, Any]) -> None:
    assert {key: tree[key] for key in ("title", "summary", "language")} == {
        "title": "The talks",
        "summary": "Who said what, as has it.",
        "language": "en",
    }
    assert list(tree) == [
        *("title", "summary", "language", "other_languages", "events", "sources", "people"),
        *("places", "fields", "sides", "eras", "disputes", "remarks", "corrections"),
    ]


def test_event(tree: dict[str, Any]) -> None:
    assert tree["events"][2] == {
        "id": "leaves",
        "title": "Belov leaves",
        "date": "2022-07-08~",
        "date_text": "about 8 July 2022",
        "earliest": "2022-07-08",
        "latest": "2022-07-08",
        "precision": "day",
        "kind": "point",
        "approximate": True,
        "uncertain": False,
        "text": "It *was* late [@a].",
        "where": "Bali",
        "place": "",
        "people": [],
        "topics": ["talks", "hall"],
        "fields": {},
        "media": [],
        "key": False,
        "eras": [],
        "url": "talks/e/leaves/",
        "page": "talks/#leaves",
        "standing": "contested",
        "reported": "one-source",
        "outlets": 1,
        "date_from": [
            {"source": "a", "words": "on Friday", "because": ""},
            {"source": "", "words": "", "because": "It fits."},
        ],
        "after": [],
        "claims": [
            {"date": "2022-07-08~", "sources": ["a"]},
            {"date": "2022-07-09", "sources": ["a"]},
        ],
        "place_claims": [],
        "figures": [],
        "denials": [],
        "accounts": [
            {
                "source": "b",
                "id": "",
                "kind": "citation",
                "words": "",
                "language": "",
                "translation": {"text": "", "by": ""},
                "by": "",
                "by_one_of": [],
                "via": "",
                "via_then": [],
                "to": "",
                "side": "",
                "said": "",
                "date": "",
                "date_from": [],
                "place": "",
                "position": "",
                "holds_position": False,
                "remark": "",
                "figure": {"of": "", "low": None, "high": None, "out_of": None, "as_of": ""},
                "withdraws": "",
                "revises": "",
                "denies": "",
                "doubt": "",
                "at": "",
                "checked": "",
                "version": "",
            },
            {
                "source": "a",
                "id": "",
                "kind": "quote",
                "words": "It was not us",
                "language": "",
                "translation": {"text": "", "by": ""},
                "by": "belov",
                "by_one_of": [],
                "via": "an official",
                "via_then": [],
                "to": "reporters",
                "side": "south",
                "said": "2022-07",
                "date": "2022-07-09",
                "date_from": [],
                "place": "",
                "position": "contact/north-did",
                "holds_position": True,
                "remark": "us",
                "figure": {"of": "", "low": None, "high": None, "out_of": None, "as_of": ""},
                "withdraws": "",
                "revises": "",
                "denies": "",
                "doubt": "",
                "at": "paragraph 7",
                "checked": "",
                "version": "",
            },
        ],
    }


def test_a_bound_has_no_precision_and_no_far_end(tree: dict[str, Any]) -> None:
    event = tree["events"][1]
    assert (event["kind"], event["precision"]) == ("before", "")
    assert (event["earliest"], event["latest"]) == (None, "2022-06-30")
    assert event["standing"] == "unsourced"


def test_years_before_christ_have_a_sign_and_four_digits(tree: dict[str, Any]) -> None:
    event = tree["events"][0]
    assert (event["date"], event["earliest"], event["latest"]) == (
        "-0043",
        "-0043-01-01",
        "-0043-12-31",
    )


def test_source_as_in_the_data(tree: dict[str, Any]) -> None:
    assert tree["sources"][0] == {
        "id": "a",
        "type": "news",
        "title": "Talks open",
        "subtitle": "",
        "outlet": "Outlet A",
        "by": ["Mia Lee"],
        "editors": [],
        "translators": [],
        "agency": "Wire One",
        "based_on": ["b"],
        "published": "2022-07-09",
        "published_from": [{"source": "a", "words": "on Saturday", "because": "We counted."}],
        "dateline": {"place": "Bali", "date": "2022-07-09"},
        "language": "en",
        "url": "https://a.example/x",
        "archived": {
            "url": "https://web.archive.org/web/20220710120000/https://a.example/x",
            "on": "2022-07-10",
        },
        "accessed": "2026-11-20",
        "archive": {"name": "", "place": "", "collection": "", "shelfmark": ""},
        "versions": [],
        "removed": "",
        "details": {},
        "note": "",
        "because": "Our copy is torn.",
    }
    assert tree["sources"][1].keys() == tree["sources"][0].keys()


def test_people_sides_disputes_remarks_corrections(tree: dict[str, Any]) -> None:
    assert tree["people"] == [
        {
            "id": "belov",
            "name": "Ana Belov",
            "side": "south",
            "also": ["Belov"],
            "roles": [{"role": "Minister", "from": "2021", "to": "2024"}],
        },
        {"id": "lee", "name": "Mia Lee", "side": "", "also": [], "roles": []},
    ]
    assert tree["sides"] == [{"id": "south", "name": "Southland"}]
    assert tree["disputes"] == [
        {
            "id": "contact",
            "question": "Who broke off contact?",
            "positions": [
                {
                    "id": "north-did",
                    "summary": "Northland did.",
                    "accounts": [{"event": "leaves", "number": 2}],
                },
                {"id": "south-did", "summary": "Southland did.", "accounts": []},
            ],
        }
    ]
    assert tree["remarks"] == [
        {"id": "us", "same_because": "We say so.", "spoken_in": "ru", "standing": ""}
    ]
    assert tree["corrections"] == [
        {
            "on": "2026-11-21",
            "event": "leaves",
            "kind": "correction",
            "was": "7 July",
            "now": "8 July",
            "why": "We misread.",
            "moved_to": "",
        }
    ]


ADDRESSES = [
    (Settings(), "talks/e/leaves/", "talks/#leaves"),
    (Settings(directory_urls=False), "talks/e/leaves/index.html", "talks/index.html#leaves"),
    (Settings(page_size=1), "talks/e/leaves/", "talks/2022-07/#leaves"),
    (Settings(page_size=1, directory_urls=False), None, "talks/2022-07.html#leaves"),
    (Settings(site_url="https://x.example/sub/"), "talks/e/leaves/", "talks/#leaves"),
]


@pytest.mark.parametrize(("settings", "url", "page"), ADDRESSES)
def test_addresses_are_relative_to_the_sites_root(
    resolve: Resolve, settings: Settings, url: str | None, page: str
) -> None:
    events = data_of(resolve("", frame=FRAME, settings=settings), settings)["events"]
    event = next(event for event in events if event["id"] == "leaves")
    assert url is None or event["url"] == url
    assert event["page"] == page


def test_an_account_of_a_position_is_found_by_its_number(tree: dict[str, Any]) -> None:
    for dispute in tree["disputes"]:
        for position in dispute["positions"]:
            for held in position["accounts"]:
                event = next(e for e in tree["events"] if e["id"] == held["event"])
                account = event["accounts"][held["number"] - 1]
                assert account["position"] == f"{dispute['id']}/{position['id']}"
