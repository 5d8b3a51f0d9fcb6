"""Quotations of the kinds that can deceive, and true ones, in several languages.

The outcomes were written before the program was asked: `ok`, `warn` or `refuse`, the best first.
"""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from tests.quotes.test_collected_quotations import tell
from tests.site.projects import Project

from dateline import build

TABLE = Path(__file__).with_name("quotation_kinds.tsv")
TIMELINE = """\
title: The harbour talks
language: {language}
people:
  lee: {{name: Ana Lee, also: [Lee]}}
  berg: {{name: Bo Berg, also: [Berg]}}
sources:
  a: {{type: news, language: {language}, text: texts/a.{suffix}}}
events:
  - id: one
    date: 2022-07-08
    title: The talks
    where: Port
    accounts:
      - {{source: a, {by}{kind}: {words}}}
"""
PAGE = """\
<!DOCTYPE html><html><head><meta charset="utf-8"><title>Talks</title></head><body><article>
<p>The talks were held in the old customs house on Friday, for the first time in a year, and they
went on until late in the evening.</p>{text}<p>The talks were held in the old customs house on
Friday, for the first time in a year, and they went on until late.</p></article></body></html>
"""


def read_table() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("row", read_table(), ids=lambda row: row["id"])
def test_quotations_are_taken_doubted_or_refused(row: dict[str, str], tmp_path: Path) -> None:
    text = json.loads(row["text"])
    is_page = text.startswith("<p>")
    suffix = "html" if is_page else "txt"
    by = "" if row["kind"] == "narration" else "by: lee, "
    project = Project(tmp_path / "project")
    timeline = TIMELINE.format(
        language=row["language"],
        suffix=suffix,
        by=by,
        kind=row["kind"],
        words=json.dumps(json.loads(row["words"]), ensure_ascii=False),
    )
    project.write({"mkdocs.yml": "site_name: X\n", "docs/timeline.yml": timeline})
    texts = tmp_path / "project" / "texts"
    texts.mkdir(exist_ok=True)
    (texts / f"a.{suffix}").write_text(PAGE.format(text=text) if is_page else text, "utf-8")

    found = tell(build.verify(project.docs, "2026-11-29").problems)

    assert found.partition(":")[0] in row["right"].split(";"), found
