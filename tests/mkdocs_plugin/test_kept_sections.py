"""What a page told the search, it need not tell again, and a page with other words does."""

from __future__ import annotations

import random
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from dateline.mkdocs_plugin import kept_sections
from dateline.mkdocs_plugin.kept_sections import KeptSections
from dateline.mkdocs_plugin.search_entries import Section, sections_of

WORDS = [
    "Port",
    "Hall & <b>Deal</b>",
    "<p>Night</p>",
    "“Они”",
    "\udc80",
    '<h2 id="a">Deal</h2>',
    "",
]


@pytest.fixture
def found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pages whose sections were not known."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    (tmp_path / "project").mkdir()
    found: list[str] = []

    def find(html: str) -> Any:  # noqa: ANN401
        found.append(html)
        return sections_of(html)

    monkeypatch.setattr(kept_sections, "sections_of", find)
    return found


def build(tmp_path: Path, *pages: str) -> list[list[Section]]:
    project = tmp_path / "project"
    kept = KeptSections(project, project / "docs")
    told = [kept.sections_of(SimpleNamespace(content=html)) for html in pages]  # type: ignore[arg-type]
    kept.keep()
    return told


def page(words: str) -> str:
    return f"<h1>Talks</h1><p>{words}</p>"


def test_only_pages_that_are_new_are_looked_through(tmp_path: Path, found: list[str]) -> None:
    first = build(tmp_path, page("a"), page("b"))
    found.clear()
    assert build(tmp_path, page("a"), page("b")) == first
    assert found == []
    assert build(tmp_path, page("a"), page("c"))[0] == first[0]
    assert found == [page("c")]
    build(tmp_path, page("b"))
    assert found == [page("c"), page("b")], "what a build has not asked for is not kept"


def test_the_same_is_not_written_again(tmp_path: Path, found: list[str]) -> None:  # noqa: ARG001
    build(tmp_path, page("a"), page("b"))
    (file,) = (tmp_path / "project").rglob("*.kept")
    before = file.stat().st_ino, file.stat().st_mtime_ns
    build(tmp_path, page("b"), page("a"), page("a"))
    assert (file.stat().st_ino, file.stat().st_mtime_ns) == before


def test_it_is_kept_once(tmp_path: Path, found: list[str]) -> None:
    """Another plugin may have a site built once for each language."""
    kept = KeptSections(tmp_path / "project", tmp_path / "docs")
    kept.sections_of(SimpleNamespace(content=page("a")))  # type: ignore[arg-type]
    kept.keep()
    kept.keep()
    again = KeptSections(tmp_path / "project", tmp_path / "docs")
    again.sections_of(SimpleNamespace(content=page("a")))  # type: ignore[arg-type]
    again.close()
    assert found == [page("a")]


def test_a_damaged_file_is_as_good_as_none(tmp_path: Path, found: list[str]) -> None:
    first = build(tmp_path, page("a"))
    (file,) = (tmp_path / "project").rglob("*.kept")
    file.write_bytes(file.read_bytes().replace(b"Talks", b"Walks"))
    assert build(tmp_path, page("a")) == first
    assert len(found) == 2


def test_whatever_is_edited_they_are_those_of_the_page(tmp_path: Path, found: list[str]) -> None:
    chance = random.Random(1)
    pages = [page(word) for word in WORDS]
    for _ in range(30):
        pages[chance.randrange(len(pages))] = page(" ".join(chance.choices(WORDS, k=2)))
        chance.shuffle(pages)
        assert build(tmp_path, *pages) == [list(sections_of(html)) for html in pages]
    assert len(found) < 30 + len(WORDS), "most are known"
