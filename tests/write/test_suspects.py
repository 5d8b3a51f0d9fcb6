"""A check tells of hand-written files in the way, and makes the pages only where there are any."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline import build

TIMELINE = """
title: Talks
sources:
  a: {type: news, outlet: Outlet A}
  b: {type: news, outlet: Outlet B}
events:
  - {id: one, date: 2022-07-08, title: One, accounts: [{source: a, at: page 4}, {source: b, at: }]}
"""


def lay_out(tmp_path: Path, *names: str) -> build.Site:
    (tmp_path / "mkdocs.yml").write_text("site_name: X\nsite_url: https://x.example/\n")
    for name in ("talks/timeline.yml", *names):
        path = tmp_path / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TIMELINE if name.endswith(".yml") else "# By hand\n")
    return build.load(tmp_path / "docs")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("talks/index.md", "hand-written"),
        ("talks/README.md", "same-address"),
        ("talks.md", "same-address"),
        ("talks/index.html", "same-address"),
        ("talks/sources/index.md", "same-address"),
        ("talks/sources.md", "hand-written"),
        ("talks/e/one/index.html", "hand-written"),
        ("talks/e/one.md", "same-address"),
        ("talks/data/timeline.json", "hand-written"),
    ],
)
def test_what_is_in_the_way_is_told(tmp_path: Path, name: str, code: str) -> None:
    site = lay_out(tmp_path, name)
    assert not site.problems
    assert [problem.code for problem in site.find_in_the_way()] == [code]


def test_other_files_cost_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = ("index.md", "guide/people.md", "talks/notes.md", "talks/e/other.txt", "talks/a/b.md")
    site = lay_out(tmp_path, *names)
    monkeypatch.setattr(build.Site, "render", lambda _: pytest.fail("the pages were made"))
    assert site.find_in_the_way() == ()


def test_what_dateline_wrote_is_not_in_the_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = lay_out(tmp_path)
    site.write()
    monkeypatch.setattr(build.Site, "render", lambda _: pytest.fail("the pages were made"))
    assert build.load(tmp_path / "docs").find_in_the_way() == ()


def test_a_plain_citation_says_where(tmp_path: Path) -> None:
    pages = {output.path: output for output in lay_out(tmp_path).render()}
    page = pages["talks/index.md"].content.decode()
    # No line begins with the place: the name and a short place are kept together.
    assert "Outlet A](sources.md#a),_page_4; [Outlet B]".replace("_", "\N{NO-BREAK SPACE}") in page
