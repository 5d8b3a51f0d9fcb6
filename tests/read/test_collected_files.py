"""Data files of the kinds that people have: each is read right, or refused with the cause.

They are in `collected_files.toml`. A file of the shared inputs lists more of what was met, by name
and with what it came to: each of its rows has a case here under the same name, unless we hold the
row to be wrong; then it is in `collected_files_disputed.toml`, with the reason.
"""

from __future__ import annotations

import csv
import tomllib
from pathlib import Path
from typing import Any

import pytest

from dateline import build
from dateline.data.model import Timeline
from dateline.problems import Problem

HERE = Path(__file__).parent
CASES = tomllib.loads((HERE / "collected_files.toml").read_text("utf-8"))["case"]
DISPUTED = tomllib.loads((HERE / "collected_files_disputed.toml").read_text("utf-8"))
EVENT = """
  - id: {id}
    date: {date}
    title: {title}
    text: {text}
    accounts: [a]
"""


def timeline_yml(case: dict[str, Any]) -> bytes:
    if "raw" in case:
        return str(case["raw"]).encode()
    given = {"id": "one", "date": "2022-07-08", "title": "The talks begin", "text": ""} | case
    event = case.get("event", EVENT.format_map(given))
    source = case.get("source", "{type: news}")
    people = f"people:\n  {case['people']}\n" if "people" in case else ""
    sources = f"sources:\n  a: {source}\n" if source else ""
    events = f"events:\n{event.removeprefix(chr(10))}" if event else ""
    text = f"{case.get('top', '')}title: Talks\n{people}{sources}{events}{case.get('tail', '')}"
    text = text.replace("\n", case.get("line_end", "\n"))
    return text.encode(case.get("encoding", "utf-8"))


def lay_out(case: dict[str, Any], project: Path) -> Path:
    """Write the case's project. Returns its docs folder."""
    folder = project / "docs" / case.get("folder", "t")
    files = {"timeline.yml": timeline_yml(case)}
    files |= {name: text.encode() for name, text in case.get("files", {}).items()}
    if "only" in case:
        files = {name: text.encode() for name, text in case["only"].items()}
    below = {folder / name: data for name, data in files.items()}
    texts = case.get("texts", {})
    below |= {project / "texts" / name: text.encode() for name, text in texts.items()}
    below[project / "mkdocs.yml"] = case.get("mkdocs", "site_name: X\n").encode()
    for path, data in below.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    (project / "texts").mkdir(exist_ok=True)
    for parent, links in ((folder, "links"), (project / "texts", "text_links")):
        for name, target in case.get(links, {}).items():
            (parent / name).symlink_to(target)
    return project / "docs"


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_collected_file(case: dict[str, Any], tmp_path: Path) -> None:
    site = build.load(lay_out(case, tmp_path))
    told = [problem for problem in site.problems if problem.place.path != "mkdocs.yml"]
    expected = case.get("says", [])
    assert [problem.code for problem in told] == expected, [str(p) for p in told]
    if expected:
        assert case.get("told", "") in _words(told[0])
    if "reads" in case or "reads_text" in case:
        event = list(_timeline(site).events.values())[-1]
        assert event.title == case.get("reads", event.title)
        assert event.text == case.get("reads_text", event.text)


def _words(problem: Problem) -> str:
    return f"{problem.message} {problem.hint}"


def _timeline(site: build.Site) -> Timeline:
    (timeline,) = site.timelines
    return timeline


def test_each_shared_row_has_a_case(shared: Path) -> None:
    with (shared / "cases" / "data-files.tsv").open(encoding="utf-8", newline="") as file:
        rows = {
            row["case"]: row for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        }
    cases = {case["name"]: case for case in CASES}
    assert rows.keys() - cases.keys() - DISPUTED.keys() == set()
    assert rows.keys() >= DISPUTED.keys()
    for name in rows.keys() - DISPUTED.keys():
        said, expected = cases[name].get("says", []), rows[name]["expected"]
        if expected in ("msg", "msg!"):
            assert said or "reads" in cases[name], name
        elif expected == "ok":
            assert not said or "reads" in cases[name], name
