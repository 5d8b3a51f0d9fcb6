"""Quotations of the kinds that people write, each with the outcome that is right.

They are in a file of the shared inputs: a text, the words quoted of it, and whether these are to
be taken (`ok`), doubted (`warn`, perhaps with the code) or refused. A question mark after an
outcome says that it may be argued with: then any is let pass. Rows that we hold to be wrong are
in `collected_quotations_disputed.toml`, each with the reason.
"""

from __future__ import annotations

import ast
import csv
import json
import os
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.site.projects import Project

from dateline import build
from dateline.problems import Problem, Severity
from dateline.problems.codes import AcceptedIn, accepted_in

DISPUTED = Path(__file__).with_name("collected_quotations_disputed.toml")
DAY = "2026-11-29"
TIMELINE = """\
title: The harbour talks
people:
  lee: {{name: Ana Lee, also: [Lee, 李, 安娜·李, 李安, アナ・リー, "אנה לי", آنا لي]}}
  berg: {{name: Bo Berg, also: [Berg]}}
sources:
  a: {{type: {kind}, text: texts/a.{suffix}}}
events:
  - id: one
    date: 2022-07-08
    title: The talks
    where: Port
    accounts:
      - {{source: a, by: lee, quote: {words}}}
"""


@dataclass(frozen=True)
class Row:
    """One line of the file."""

    name: str
    text: bytes
    words: str
    right: str
    met: str

    @property
    def suffix(self) -> str:
        """Of the copy's name."""
        if self.text.startswith(b"<!DOCTYPE"):
            return "html"
        return "md" if "Markdown" in self.met else "txt"


def read_rows(shared: Path) -> Iterator[Row]:
    with (shared / "cases" / "quotations.tsv").open(encoding="utf-8", newline="") as file:
        for line in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            if line[0] == "id":
                continue
            text = json.loads(line[1])
            data = ast.literal_eval(text) if text.startswith("b'") else text.encode()
            yield Row(line[0], data, json.loads(line[2]), line[4], line[7])


def judge(row: Row, folder: Path) -> str:
    """`ok`, `warn:` with the codes, or `refuse:` with them: what the program makes of a row."""
    project = Project(folder)
    kind = "transcript" if "type transcript" in row.met else "news"
    words = json.dumps(row.words, ensure_ascii=False)
    timeline = TIMELINE.format(kind=kind, suffix=row.suffix, words=words)
    project.write({"mkdocs.yml": "site_name: X\n", "docs/timeline.yml": timeline})
    (folder / "texts").mkdir(exist_ok=True)
    (folder / "texts" / f"a.{row.suffix}").write_bytes(row.text)
    return tell(build.verify(project.docs, DAY).problems)


def tell(problems: tuple[Problem, ...]) -> str:
    errors = [p.code for p in problems if p.severity is Severity.ERROR]
    if errors:
        return f"refuse:{','.join(errors)}"
    warnings = [p.code for p in problems if p.code in accepted_in(AcceptedIn.WORDS)]
    return f"warn:{','.join(warnings)}" if warnings else "ok"


def is_right(right: str, found: str) -> bool:
    """Whether an outcome is the right one: to refuse what should be doubted is right too."""
    kind = found.partition(":")[0]
    if right in ("ok", "refuse"):
        return kind == right
    if right in ("ok?", "refuse?"):
        return True
    _, _, code = right.partition(":")
    return kind == "refuse" or (kind == "warn" and (not code or code in found))


def test_collected_quotations(shared: Path, tmp_path: Path) -> None:
    disputed = tomllib.loads(DISPUTED.read_text("utf-8"))
    wrong: list[str] = []
    rows = list(read_rows(shared))
    for row in rows:
        found = judge(row, tmp_path / row.name)
        if not is_right(row.right, found) and row.name not in disputed:
            wrong.append(f"{row.name}: right is {row.right}, found {found}")
    if os.environ.get("SHOW"):
        print("\n".join(wrong), len(rows))  # noqa: T201 - asked for
    assert wrong == []
    assert disputed.keys() <= {row.name for row in rows}
