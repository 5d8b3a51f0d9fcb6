"""Files as notes of the cache: read so, they say the same in the same places."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from tests.read.test_wild_input import WILD

from dateline.cache import Cache, Kept
from dateline.data.nodes import Node
from dateline.problems import Problems
from dateline.read import folder
from dateline.read.report import UnreadableError
from dateline.read.timelines import read_timelines
from dateline.read.yaml.file import parse_yaml
from dateline.read.yaml.kept_nodes import from_note, to_note

FORMS: Final = """\
# All the ways to write a text.
- id: a
  "quoted key": 'it''s'
  text: |
    first line

    third line
  folded: >-
    one
    two
  empty:
  nothing: ""
  nested: {list: [1, "2", []], none: {}}
- plain text
  that goes on
- "tab \\t, \\u05d0, \\U0001f600"
- ועידה № 5
"""


def read(text: str) -> Node | None:
    return parse_yaml(text.encode(), "docs/events.yml", Problems())


@pytest.mark.parametrize("text", [FORMS, "title: A\n", "- a\n", "alone\n", "\ufeff- with a mark\n"])
def test_a_note_says_the_same_in_the_same_places(text: str) -> None:
    node = read(text)
    assert node is not None
    assert from_note(to_note(node), "docs/events.yml") == node


def test_the_files_of_this_site_are_the_same_from_notes(root: Path) -> None:
    for path in (root / "docs").rglob("*.yml"):
        node = read(path.read_text())
        assert node is None or from_note(to_note(node), "docs/events.yml") == node


@given(WILD)
def test_a_note_says_the_same_of_wild_texts(text: str) -> None:
    try:
        node = read(text)
    except UnreadableError:
        return
    assert node is None or from_note(to_note(node), "docs/events.yml") == node


def test_only_what_has_changed_or_has_problems_is_parsed_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parsed: list[str] = []

    def parse(data: bytes, path: str, problems: Problems) -> Node | None:
        parsed.append(path)
        return parse_yaml(data, path, problems)

    monkeypatch.setattr(folder, "parse_yaml", parse)
    files = {"timeline.yml": "title: A\n", "people.yml": "a: {x: 1, x: 2}\n", "events.yml": "- a\n"}
    kept = Kept()

    def reread() -> list[str]:
        nonlocal kept
        for name, text in files.items():
            (tmp_path / name).write_text(text)
        cache, found, alone = Cache(kept, lasting=True), Problems(), Problems()
        expected = read_timelines(tmp_path, alone)
        parsed.clear()
        assert read_timelines(tmp_path, found, cache=cache) == expected
        assert [problem.code for problem in found.all] == ["duplicate-key"]
        assert found.all == alone.all
        kept = Kept(cache.notes)
        return sorted(parsed)

    assert reread() == ["docs/events.yml", "docs/people.yml", "docs/timeline.yml"]
    assert reread() == ["docs/people.yml"]
    files["events.yml"] = "# By hand\n- a\n"
    assert reread() == ["docs/events.yml", "docs/people.yml"]


@pytest.mark.parametrize("most", [folder._MOST_REMEMBERED, 1])
def test_a_preview_between_two_builds_leaves_the_notes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    monkeypatch.setattr(folder, "_MOST_REMEMBERED", most)
    (tmp_path / "timeline.yml").write_text("title: A\nevents: [{id: a}]\n")
    kept = Kept()
    for previewing in (False, True, False):
        cache = Cache(kept, previewing=previewing, lasting=not previewing)
        read_timelines(tmp_path, Problems(), cache=cache)
        assert len(cache.notes) == 1
        assert not kept.notes or cache.notes == kept.notes
        kept = Kept(cache.notes)
