"""Headings within a list, and the ids they are linked by."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import dateline

TALKS = """\
title: Talks
sources: {a: {type: news, outlet: A}}
events:
  - {id: some-time, date: 2022, title: Talks are held, accounts: [a]}
  - {id: third, date: 2022-01-03, title: They open, accounts: [a]}
  - {id: long, date: 2022-01-15/2022-03, title: They go on, accounts: [a]}
  - {id: first, date: 2022-02-01, title: They stop, accounts: [a]}
"""


def test_no_heading_has_the_id_of_another(tmp_path: Path) -> None:
    folder = tmp_path / "docs" / "talks"
    folder.mkdir(parents=True)
    (folder / "timeline.yml").write_text(TALKS, "utf-8")
    pages = {output.path: output.content for output in dateline.load(tmp_path / "docs").render()}
    page = pages["talks/index.md"].decode()
    headings = [line for line in page.splitlines() if line.startswith("## ")]
    assert len(headings) == 4
    ids = Counter(line.partition("#on_")[2].split()[0] for line in headings)
    assert ids == Counter(["2022", "2022-01", "2022_2", "2022-02"])
