"""Each folder of tests/pages is a site and the Markdown that `dateline build` makes of it.

`docs/` and `mkdocs.yml` are what an author writes, `expected/` the pages. Two folders have no
data of their own: they show timelines that are kept elsewhere in the repository.

`UPDATE_GOLDENS=1 pytest tests/test_pages.py` writes the pages as they are made today; the
difference is then for a person to read.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

import dateline

ROOT = Path(__file__).resolve().parent.parent
PAGES = ROOT / "tests" / "pages"
ELSEWHERE = {
    "bali-2022": ROOT / "docs" / "bali-2022",
    "harbour-talks": ROOT / "tools" / "harbour" / "docs" / "harbour-talks",
}
NAMES = sorted(path.name for path in PAGES.iterdir())


@pytest.fixture
def site(name: str, tmp_path: Path) -> Path:
    """A copy of a site, as `dateline.load` takes it."""
    docs = tmp_path / "docs"
    if name in ELSEWHERE:
        shutil.copytree(ELSEWHERE[name], docs / name)
        (tmp_path / "mkdocs.yml").write_text("site_name: Timelines\nplugins: [dateline]\n")
    else:
        shutil.copytree(PAGES / name / "docs", docs)
        shutil.copy(PAGES / name / "mkdocs.yml", tmp_path)
    return docs


@pytest.mark.parametrize("name", NAMES)
def test_the_pages_of_a_site(name: str, site: Path) -> None:
    made = dateline.load(site)
    assert not made.has_errors
    pages = {o.path: o.content.decode() for o in made.render() if o.path.endswith(".md")}
    folder = PAGES / name / "expected"
    if os.environ.get("UPDATE_GOLDENS"):
        shutil.rmtree(folder, ignore_errors=True)
        for path, text in pages.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, encoding="utf-8")
    expected = {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in folder.rglob("*.md")
    }
    assert sorted(pages) == sorted(expected)
    for path, text in pages.items():
        assert text == expected[path], path
