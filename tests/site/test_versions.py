"""A source that changed, or was taken down: words belong to a version, and the page says which."""

from __future__ import annotations

from pathlib import Path

import pytest

import dateline

TIMELINE = """
title: Talks
sources:
  a:
    type: news
    outlet: Outlet A
    url: https://a.example/x
    archived: {url: "https://web.archive.org/web/20220709120000/https://a.example/x"}
    removed: 2022-08-01
    text: texts/a.txt
    versions:
      - {seen: 2022-07-09, text: texts/a-1.txt, saw: It said who walked out.}
      - {seen: 2022-07-10, text: texts/a-2.txt}
events:
  - id: talks
    date: 2022-07-08
    title: Talks
    accept: [{code: older-version, because: The outlet took the sentence out on 11 July.}]
    accounts:
      - {source: a, narration: the talks went on all day}
      - {source: a, narration: the minister walked out at noon}
      - {source: a, narration: nobody would say why it was}
"""
LAST = "      - {source: a, narration: nobody would say why it was}"
OLDER = """text: texts/a.txt
    versions: [{seen: 2022-07-09, text: texts/a-1.txt}]"""
TEXTS = {
    "a.txt": "On Friday the talks went on all day.",
    "a-1.txt": "On Friday the talks went on all day. Then the minister walked out at noon.",
    "a-2.txt": "On Friday the talks went on all day. But nobody would say why it was.",
}


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    (tmp_path / "mkdocs.yml").write_text("site_name: S\nsite_url: https://s.example/\n")
    for folder, files in (("docs/t", {"timeline.yml": TIMELINE}), ("texts", TEXTS)):
        (tmp_path / folder).mkdir(parents=True)
        for name, text in files.items():
            (tmp_path / folder / name).write_text(text, encoding="utf-8")
    return tmp_path / "docs"


def test_words_belong_to_a_version(docs: Path) -> None:
    site = dateline.verify(docs, "2026-11-21")
    assert [problem.code for problem in site.problems] == []
    versions = sorted(check.version for check in site.timelines[0].checks.values())
    assert versions == ["", "2022-07-09", "2022-07-10"]
    pages = {o.path: o.content.decode() for o in site.render() if o.path[-4:] != ".png"}
    told = "✓</b> in the version seen on 9 July 2022; the newest no longer has it"
    assert told in pages["t/index.md"]
    assert (
        "(<https://web.archive.org/web/20220709120000/https://a.example/x>)" in pages["t/index.md"]
    )
    sources = pages["t/sources.md"]
    assert '**Taken down&#58;** <time datetime="2022-08-01">1 August 2022</time>' in sources
    assert "It said who walked out" in sources


def test_a_record_says_so_without_the_texts(docs: Path) -> None:
    dateline.verify(docs, "2026-11-21")
    record = docs / "t" / "checked.yml"
    assert "    version: 2022-07-09\n" in record.read_text("utf-8")
    text = (docs / "t" / "timeline.yml").read_text("utf-8")
    accept = next(line for line in text.splitlines() if "older-version" in line)
    (docs / "t" / "timeline.yml").write_text(text.replace(f"{accept}\n", ""), encoding="utf-8")
    for name in TEXTS:
        (docs.parent / "texts" / name).unlink()
    found = [problem.code for problem in dateline.load(docs).problems]
    assert found == ["older-version", "older-version"]


def test_an_older_version_that_is_named_later_needs_no_second_look(docs: Path) -> None:
    """The text that was checked becomes an older version when the source is found changed."""
    texts, timeline = docs.parent / "texts", docs / "t" / "timeline.yml"
    before = "\n".join(
        line for line in TIMELINE.splitlines() if "seen:" not in line and "versions:" not in line
    )
    timeline.write_text(
        before.replace("      - {source: a, narration: nobody would say why it was}", "")
    )
    (texts / "a.txt").write_text(TEXTS["a-1.txt"], encoding="utf-8")
    (texts / "a-2.txt").unlink()
    timeline.write_text(timeline.read_text().replace("    accept:", "    # accept:"))
    assert not dateline.verify(docs, "2026-11-21").has_errors
    timeline.write_text(
        timeline.read_text()
        .replace("    # accept:", "    accept:")
        .replace(
            "text: texts/a.txt",
            OLDER,
        )
    )
    (texts / "a.txt").write_text(TEXTS["a.txt"], encoding="utf-8")
    site = dateline.verify(docs, "2026-11-22")
    assert [problem.code for problem in site.problems] == []
    assert sorted(c.version for c in site.timelines[0].checks.values()) == ["", "2022-07-09"]
