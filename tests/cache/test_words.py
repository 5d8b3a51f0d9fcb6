"""What was found of words is found again only while all that doubts depend on is the same."""

from __future__ import annotations

from pathlib import Path

from dateline import build
from dateline.cache import Cache

DATA = """
title: Talks
sources:
  a: {type: news, outlet: A, title: T, published: 2022-05-01, text: texts/a.txt}
people:
  lee: {name: Lee}
EVENTS
events:
  - {id: talks, date: 2022-05-01, title: T, accounts: [{source: a, by: lee, quote: We will stay}]}
"""


def test_a_new_person_may_be_the_speaker(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    (docs / "talks").mkdir(parents=True)
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts/a.txt").write_text('"We will stay," Berg told Lee.\n', "utf-8")
    cache = Cache()

    def doubts(more: str) -> list[str]:
        data = docs / "talks/timeline.yml"
        data.write_text(DATA.replace("EVENTS\n", more), "utf-8")
        found = build.load(docs, cache=cache).problems
        return [problem.code for problem in found if problem.code == "speaker-not-near"]

    assert doubts("") == []
    assert doubts("  berg: {name: Berg}\n") == ["speaker-not-near"]
