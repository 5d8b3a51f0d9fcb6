"""Pages of the whole site: its people, its sources and its timelines."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import dateline
from dateline.prepare import Prepared, prepare

FILES = {
    "records/people.yml": "belov: {name: Ana Belov}\n",
    "records/sources.yml": "a: {type: book, title: A Book, by: [{family: Lee, given: Mia}]}\n",
    "one/timeline.yml": """
title: One
summary: The first *talks*.
uses: [../records]
people: {dahl: {name: Nils Dahl}}
events:
  - {id: talks, date: 2022-07-08, title: Talks, people: [belov, dahl], accounts: [a]}
""",
    "two words/timeline.yml": """
title: Two
uses: [../records]
people: {dahl: {name: Nils Dahl}}
events:
  - {id: talks, date: 2022-07-08, title: Talks, people: [belov, dahl], accounts: [a]}
  - {id: more, date: 2022-07-09, title: More, people: [belov], accounts: [a]}
""",
}


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "docs" / name).write_text(text, encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: S\nplugins:\n  - dateline:\n      site_pages: true\n", encoding="utf-8"
    )
    return tmp_path / "docs"


def test_shared_records_are_one_and_lead_to_each_timeline(docs: Path) -> None:
    pages = {
        o.path: o.content.decode() for o in dateline.load(docs).render() if o.path[-4:] != ".png"
    }
    items = [line for line in pages["people.md"].splitlines() if line.startswith("- ")]
    assert "id=" not in items[1] + items[2]
    shared = "[One](one/people.md#belov), 1 event · [Two](two%20words/people.md#belov), 2 events"
    assert items == [
        f'- <span id="belov">Ana Belov</span><br>{shared}',
        "- Nils Dahl<br>[One](one/people.md#dahl), 1 event",
        "- Nils Dahl<br>[Two](two%20words/people.md#dahl), 1 event",
    ]
    source = (
        '- <span id="a">Lee, Mia (no date). <cite>A Book</cite>.</span><br>[One](one/sources.md#a)'
    )
    assert f"{source}, 1 event · " in pages["sources.md"]
    assert "- [One](one/index.md) · 1 event · 1 source<br>The first talks." in pages["timelines.md"]


def test_records_lead_to_the_pages_of_all_if_other_timelines_have_them(docs: Path) -> None:
    pages = {
        o.path: o.content.decode() for o in dateline.load(docs).render() if o.path[-4:] != ".png"
    }
    people, sources = pages["two words/people.md"], pages["two words/sources.md"]
    assert "\nSpoken of in 2 events · [Also in other timelines](../people.md#belov)\n" in people
    assert people.count("Also in other timelines") == 1, "Nils Dahl is of this timeline alone"
    assert "\n[People of all timelines](../people.md)\n" in people
    assert "\n[Also in other timelines](../sources.md#a)\n" in sources
    assert "\n[Sources of all timelines](../sources.md)\n" in sources
    alone = dateline.load(docs, settings=dateline.Settings()).render()
    assert not [o.path for o in alone if b"ther timelines" in o.content]


def test_two_folders_of_shared_records_have_anchors_of_their_own(docs: Path) -> None:
    (docs / "others").mkdir()
    (docs / "others/people.yml").write_text("belov: {name: Ivan Belov}\n", "utf-8")
    for name in ("deep/three", "deep/four"):
        (docs / name).mkdir(parents=True)
        (docs / name / "timeline.yml").write_text(
            f"title: {name}\nuses: [../../others]\nevents:\n"
            "  - {id: one, date: 2022-07-08, title: One, people: [belov]}\n",
            "utf-8",
        )
    site = dateline.load(docs)
    pages = {o.path: o.content.decode() for o in site.render() if o.path[-4:] != ".png"}
    found = re.findall(r'<span id="(\w+)">([^<]+)</span>', pages["people.md"])
    assert found == [("belov_2", "Ana Belov"), ("belov", "Ivan Belov")]
    assert "(../../people.md#belov)" in pages["deep/four/people.md"]
    assert "(../people.md#belov_2)" in pages["one/people.md"]


def test_a_translation_is_no_other_timeline(docs: Path) -> None:
    (docs / "one/fr").mkdir()
    (docs / "one/fr/timeline.yml").write_text("title: Un\nlanguage: fr\ntranslates: ..\n", "utf-8")
    (docs / "two words/timeline.yml").unlink()
    site = dateline.load(docs)
    assert not site.has_errors
    pages = {o.path: o.content.decode() for o in site.render() if o.path[-4:] != ".png"}
    assert (
        "[One](one/people.md#belov), 1 event · [Un](one/fr/people.md#belov), "
        in (pages["people.md"])
    )
    assert "other timelines" not in pages["one/people.md"]
    assert "[Personnes de toutes les chronologies](../../people.md)" in pages["one/fr/people.md"]


def test_a_preview_makes_a_page_anew_when_another_timeline_takes_its_record(docs: Path) -> None:
    def made(before: Prepared | None = None) -> Prepared:
        return prepare(docs, dateline.Settings(site_pages=True, share_pictures=0), "docs", before)

    two = docs / "two words/timeline.yml"
    text = two.read_text("utf-8")
    two.write_text(text.replace("belov, ", "").replace("people: [belov], ", ""), "utf-8")
    before = made()
    two.write_text(text, "utf-8")
    after = made(before)
    pages = [{o.path: o.content for o in each.outputs} for each in (before, after)]
    before.close()
    after.close()
    assert [b"(../people.md#belov)" in each["one/people.md"] for each in pages] == [False, True]


def test_there_are_none_unless_asked_for(docs: Path) -> None:
    made = {o.path for o in dateline.load(docs, settings=dateline.Settings()).render()}
    assert not made & {"people.md", "sources.md", "timelines.md"}


def test_they_are_written_and_go_when_they_are_no_longer_asked_for(docs: Path) -> None:
    dateline.load(docs).write()
    assert (docs / "timelines.md").is_file()
    assert dateline.load(docs).write().written == ()
    dateline.load(docs, settings=dateline.Settings()).write()
    assert not (docs / "timelines.md").exists()
    assert not (docs / "people.md").exists()


def test_a_timeline_in_the_docs_folder_has_these_names_for_itself(docs: Path) -> None:
    (docs / "timeline.yml").write_text("title: Root\n", encoding="utf-8")
    pages = {
        o.path: o.content.decode() for o in dateline.load(docs).render() if o.path[-4:] != ".png"
    }
    assert "timelines.md" not in pages
    assert "Root" in pages["sources.md"]
