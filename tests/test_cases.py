"""Each folder of tests/cases holds a docs folder and the exact problems that it has.

`UPDATE_GOLDENS=1 pytest tests/test_cases.py` writes what the program says today into
every problems.txt; the difference is then for a person to read.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dateline.check import check_timelines
from dateline.dates import read_date
from dateline.problems import Problems, as_text, count
from dateline.read import read_timelines

CASES = Path(__file__).parent / "cases"
NAMES = sorted(path.parent.name for path in CASES.glob("*/problems.txt"))
TODAY = read_date("2026-11-22")


def report(docs: Path) -> str:
    """What `dateline check` prints: a line for each problem, then the count."""
    problems = Problems()
    check_timelines(read_timelines(docs, problems), problems, today=TODAY)
    return "\n".join([*map(as_text, problems.all), count(problems.all), ""])


@pytest.mark.parametrize("name", NAMES)
def test_case(name: str) -> None:
    expected = CASES / name / "problems.txt"
    found = report(CASES / name / "docs")
    if os.environ.get("UPDATE_GOLDENS"):
        expected.write_text(found, encoding="utf-8")
    assert found == expected.read_text("utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_case_is_named_for_its_code(name: str) -> None:
    text = (CASES / name / "problems.txt").read_text("utf-8")
    code = name.partition("--")[0]
    assert f"[{code}]" in text or code == "none"
