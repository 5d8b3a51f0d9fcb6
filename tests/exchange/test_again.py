"""The same file twice changes nothing; of a newer one the differences are shown, and what is
asked for is taken. What people have written stays.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.exchange.bringing import bring, contents

if TYPE_CHECKING:
    from dateline.data.model import Timeline

HEAD = "Year,Headline,Text,Media\n"
OLD = HEAD + "1901,The pier,Old words.,https://a.example/1\n1902,The wall,,\n1903,The end,,\n"
NEW = HEAD + "1901,The pier,New words.,https://a.example/1\n1904,The wall,,\n1905,A new one,,\n"


def write(folder: Path, text: str, name: str = "talks.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_twice_the_same(tmp_path: Path) -> None:
    file, folder = write(tmp_path, OLD), tmp_path / "talks"
    bring(file, folder)
    before = contents(folder)
    again = bring(file, folder)
    assert again.text == "talks.csv: 4 there already (timelinejs)\nNothing to write.\n"
    assert contents(folder) == before


def test_what_someone_changed_stays(tmp_path: Path) -> None:
    file, folder = write(tmp_path, OLD), tmp_path / "talks"
    bring(file, folder)
    events = folder / "events.yml"
    mine = events.read_text("utf-8").replace("Old words.", "My words.  # mine\n")
    mine = mine.replace("Old words", "My words").replace("  # mine\n", "")
    events.write_text(f"# Mine.\n{mine}", encoding="utf-8")
    before = contents(folder)
    assert bring(file, folder).text.startswith("talks.csv: 4 there already")
    assert contents(folder) == before


def test_a_newer_file_word_for_word(tmp_path: Path) -> None:
    folder = tmp_path / "talks"
    bring(write(tmp_path, OLD), folder)
    newer = write(tmp_path, NEW)
    assert (
        bring(newer, folder, "--dry-run").text
        == """\
talks.csv: 1 new event, 1 there already, 2 changed (timelinejs)
Other than when it was imported:
  the-pier: `text` is 'Old words.' here, and 'New words.' in the file
  the-wall: `date` is '1902' here, and '1904' in the file
  Nothing of this was taken over. Use `--take ID`, or `--take all`.
No longer in the file, kept in the timeline: the-end
Would write: events.yml
"""
    )
    taken = bring(newer, folder, "--take", "the-wall")
    assert "  the-wall: `date` is '1902' here, and '1904' in the file (taken)\n" in taken.text
    assert taken.events == [
        ("1901", "The pier"),
        ("1904", "The wall"),
        ("1903", "The end"),
        ("1905", "A new one"),
    ]
    assert taken.timeline.events["the-pier"].text == "Old words."
    after = bring(newer, folder, "--take", "all")
    assert after.timeline.events["the-pier"].text == "New words."
    assert "Nothing to write." in bring(newer, folder).text


def test_a_change_of_both_is_said(tmp_path: Path) -> None:
    folder = tmp_path / "talks"
    bring(write(tmp_path, OLD), folder)
    events = folder / "events.yml"
    events.write_text(events.read_text("utf-8").replace("Old words", "My words"), encoding="utf-8")
    told = bring(write(tmp_path, NEW), folder).text
    assert (
        "  the-pier: `text` is 'My words.' here, and 'New words.' in the file; you have changed it "
        "since\n"
    ) in told


def test_a_newer_file_under_another_name(tmp_path: Path) -> None:
    folder = tmp_path / "talks"
    bring(write(tmp_path, OLD), folder)
    told = bring(write(tmp_path, NEW, "talks (1).csv"), folder).text
    assert "It is taken for a newer version of `talks.csv`.\n" in told
    assert "1 new event, 1 there already, 2 changed" in told


def test_nothing_to_take(tmp_path: Path) -> None:
    file, folder = write(tmp_path, OLD), tmp_path / "talks"
    bring(file, folder)
    told = bring(file, folder, "--take", "the-pier")
    assert told.status == 1
    assert told.text == (
        f"{file}: error: There is nothing to take for 'the-pier'. The records that differ: none.\n"
    )


HAND = {
    "in the timeline's file": {
        "timeline.yml": "title: T\n# of us\nevents:\n  - id: ours\n    date: 1900\n"
        "    title: Ours\n\nsides: {a: A}\n"
    },
    "in a file": {
        "timeline.yml": "title: T\n",
        "events.yml": "# First.\n-   id: ours\n    date: 1900\n    title: Ours  \n# Last.\n",
    },
    "in a folder": {
        "timeline.yml": "title: T\n",
        "events/ours.yml": "date: 1900\ntitle: Ours\n",
    },
    "nowhere yet": {"timeline.yml": "title: T\n"},
    "in an empty file": {"timeline.yml": "title: T\n", "events.yml": "# None yet.\n"},
}


@pytest.mark.parametrize("files", HAND.values(), ids=HAND.keys())
def test_records_are_added_and_nothing_else_is_touched(
    files: dict[str, str], tmp_path: Path
) -> None:
    folder = tmp_path / "talks"
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    brought = bring(write(tmp_path, OLD), folder)
    ours = [("1900", "Ours")] if "ours" in "".join([*files, *files.values()]) else []
    new = [("1901", "The pier"), ("1902", "The wall"), ("1903", "The end")]
    assert sorted(brought.events) == ours + new
    assert brought.timeline.title == "T"
    for name, text in files.items():
        lines = (folder / name).read_text("utf-8").splitlines()
        assert [line for line in text.splitlines() if line not in lines] == []
    assert "Nothing to write." in bring(tmp_path / "talks.csv", folder).text


WHOLE = """\
title: T
sources:
  source-a:
    type: news
    url: https://b.example/1

# Ours.
events:
  - id: ours
    date: 1900
    title: Ours
"""


def test_sources_and_events_that_are_both_in_the_timelines_file(tmp_path: Path) -> None:
    folder = tmp_path / "talks"
    folder.mkdir()
    (folder / "timeline.yml").write_text(WHOLE, encoding="utf-8")
    brought = bring(write(tmp_path, OLD), folder)
    assert list(contents(folder)) == [".dateline-imports.json", "timeline.yml"]
    assert brought.text.startswith("talks.csv: 3 new events, 1 new source (timelinejs)\nWritten:")
    sources = brought.timeline.sources
    assert [source.url for source in sources.values()] == [
        "https://b.example/1", "https://a.example/1"
    ]  # fmt: skip
    assert [sources[a.source].url for a in brought.timeline.events["the-pier"].accounts] == [
        "https://a.example/1"
    ]
    lines = (folder / "timeline.yml").read_text("utf-8").splitlines()
    assert [line for line in WHOLE.splitlines() if line not in lines] == []
    assert "Nothing to write." in bring(tmp_path / "talks.csv", folder).text


ERAS = [("1900", "1901", "Before"), ("1901", "1903", "Pier"), ("1903", "1905", "After")]


def with_eras(folder: Path) -> Path:
    def dates(start: str, end: str) -> dict[str, dict[str, str]]:
        return {"start_date": {"year": start}, "end_date": {"year": end}}

    tree = {
        "events": [{**dates("1901", "1902"), "text": {"headline": "The pier"}}],
        "eras": [{**dates(start, end), "text": {"headline": name}} for start, end, name in ERAS],
    }
    return write(folder, json.dumps(tree), "talks.json")


def eras(timeline: Timeline) -> list[tuple[str, str]]:
    return [(era.date.edtf, era.title) for era in timeline.eras]


MEANT = [(f"{start}/{end}", name) for start, end, name in ERAS]


def test_every_era_of_a_file_arrives(tmp_path: Path) -> None:
    folder = tmp_path / "talks"
    brought = bring(with_eras(tmp_path), folder)
    assert eras(brought.timeline) == MEANT
    assert "Nothing to write." in bring(tmp_path / "talks.json", folder).text
    assert eras(brought.timeline) == MEANT


def test_eras_beside_events_in_the_timelines_file(tmp_path: Path) -> None:
    folder = tmp_path / "talks"
    folder.mkdir()
    (folder / "timeline.yml").write_text(WHOLE, encoding="utf-8")
    brought = bring(with_eras(tmp_path), folder)
    assert brought.events == [("1900", "Ours"), ("1901/1902", "The pier")]
    assert eras(brought.timeline) == MEANT


EARLIER = """\
title: T
eras:
  # Ours, first.
  - {date: 1880/1890, title: Earlier}

  - date: 1890/1900
    title: Later
# What happened.
events:
- {id: ours, date: 1900, title: Ours}
"""


def test_eras_beside_those_that_are_there(tmp_path: Path) -> None:
    folder = tmp_path / "talks"
    folder.mkdir()
    (folder / "timeline.yml").write_text(EARLIER, encoding="utf-8")
    brought = bring(with_eras(tmp_path), folder)
    assert eras(brought.timeline) == [("1880/1890", "Earlier"), ("1890/1900", "Later"), *MEANT]
    assert brought.events == [("1900", "Ours"), ("1901/1902", "The pier")]
    text = (folder / "timeline.yml").read_text("utf-8")
    assert text.startswith(EARLIER.partition("# What")[0] + "\n  - date: 1900/1901\n")
    assert "# What happened.\nevents:\n" in text
    assert bring(tmp_path / "talks.json", folder).text.endswith("Nothing to write.\n")


def test_eras_in_brackets_stay_as_they_are(tmp_path: Path) -> None:
    folder = tmp_path / "talks"
    folder.mkdir()
    text = "title: T\neras: [{date: 1880/1890, title: Earlier}]\n"
    (folder / "timeline.yml").write_text(text, encoding="utf-8")
    told = bring(with_eras(tmp_path), folder)
    assert told.status == 1
    assert "Nothing can be put into `timeline.yml` without changing how it is written." in told.text
    assert contents(folder) == {"timeline.yml": text.encode()}


def test_what_cannot_be_added_to(tmp_path: Path) -> None:
    folder = tmp_path / "talks"
    folder.mkdir()
    text = "title: T\nevents: [{id: ours, date: 1900, title: Ours}]\n"
    (folder / "timeline.yml").write_text(text, encoding="utf-8")
    told = bring(write(tmp_path, OLD), folder)
    assert told.status == 1
    assert told.text == (
        f"{tmp_path}/talks.csv: error: Nothing can be put into `timeline.yml` without changing how "
        "it is written. Write its records one below the other, without `[]` or `{}` around them, "
        "or move the section into a folder of files.\n"
    )
    assert contents(folder) == {"timeline.yml": text.encode()}


def test_a_timeline_with_errors_is_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / "talks"
    folder.mkdir()
    (folder / "timeline.yml").write_text("title: T\nevents: 3\n", encoding="utf-8")
    told = bring(write(tmp_path, OLD), folder)
    assert told.status == 1
    assert told.text.endswith("has these errors already: nothing is written.\n")
    assert list(contents(folder)) == ["timeline.yml"]


def test_a_source_that_is_there_is_not_made_again(tmp_path: Path) -> None:
    folder = tmp_path / "talks"
    folder.mkdir()
    (folder / "timeline.yml").write_text("title: T\n", encoding="utf-8")
    ours = "outlet-a:\n  type: news\n  url: https://a.example/1\n"
    (folder / "sources.yml").write_text(ours, encoding="utf-8")
    brought = bring(write(tmp_path, OLD), folder)
    assert (folder / "sources.yml").read_text("utf-8") == ours
    assert [a.source for a in brought.timeline.events["the-pier"].accounts] == ["outlet-a"]
