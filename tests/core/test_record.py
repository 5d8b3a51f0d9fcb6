"""checked.yml is held against the texts at hand: a record says no more than they bear out."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.site.projects import Project

from dateline import build
from dateline.problems import as_text

TIMELINE = """\
title: The talks
people: {belov: {name: Ana Belov}}
sources: {a: {type: news, text: texts/a.txt}}
events:
  - id: one
    date: 2022-07-08
    title: T
    accounts:
      - {source: a, by: belov, quote: "We want a ... deal"}
      - {source: a, by: belov, quote: It was not us}
"""
TEXT = '"We want a long-term deal," Ana Belov said. "It was not us who hung up."\n'
DAY = "2026-11-22"


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    project = Project(tmp_path)
    project.write(
        {"mkdocs.yml": "site_name: X\n", "texts/a.txt": TEXT, "docs/timeline.yml": TIMELINE}
    )
    assert lines(build.verify(project.docs, DAY)) == []
    return project.docs


def lines(site: build.Site) -> list[str]:
    return [as_text(problem) for problem in site.problems]


FALSE = [
    (
        "grade: shortened",
        "grade: word-for-word",
        (
            "timeline.yml:9:39: error: checked.yml does not say how these words stand in 'a' now: "
            "“We want a ... deal”. Run `dateline verify`, which writes it anew. [bad-record]"
        ),
    ),
    (
        "    cut: [end]\n",
        "",
        (
            "timeline.yml:10:39: error: checked.yml does not say how these words stand in 'a' now: "
            "“It was not us”. Run `dateline verify`, which writes it anew. [bad-record]"
        ),
    ),
]


@pytest.mark.parametrize(("true", "false", "line"), FALSE)
def test_a_record_that_says_what_is_not_so(docs: Path, true: str, false: str, line: str) -> None:
    record = docs / "checked.yml"
    good = record.read_text("utf-8")
    assert true in good
    record.write_text(good.replace(true, false), encoding="utf-8")
    expected = [f"{docs.as_posix()}/{line}"]
    assert lines(build.load(docs)) == expected
    assert lines(build.verify(docs, DAY, frozen=True)) == expected
    (docs.parent / "texts" / "a.txt").rename(docs.parent / "away.txt")
    assert lines(build.load(docs)) == []
    (docs.parent / "away.txt").rename(docs.parent / "texts" / "a.txt")
    assert lines(build.verify(docs, DAY)) == []
    assert record.read_text("utf-8") == good
