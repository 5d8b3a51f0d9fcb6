"""The project's own tables of dates, where they are at hand."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import Any

import pytest

from dateline.dates import date_report, read_date, relation

CASES = Path(__file__).parents[2].parent / "shared" / "cases"
DISPUTED = Path(__file__).parent / "disputed.tsv"
FLAGS = ("approximate", "uncertain")


def read_rows(name: str) -> list[dict[str, str]]:
    path = CASES / name
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def read_disputed() -> dict[str, str]:
    with DISPUTED.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {row["input"]: row["reason"] for row in rows}


def name_of(row: dict[str, str]) -> str:
    return f"{row['category']}: {row['input']}"


DATES = [row for row in read_rows("dates.tsv") if row["input"] not in read_disputed()]


def test_the_tables_are_at_hand() -> None:
    if not CASES.exists():
        pytest.skip("../shared/cases is not here: the tables of dates are not checked")
    assert len(DATES) > 190


@pytest.mark.parametrize("row", DATES, ids=name_of)
def test_a_row_of_dates_tsv_holds(row: dict[str, str]) -> None:
    report = date_report(
        row["input"],
        counted_from=row["anchor"] or None,
        language=row["language"] or "en",
        edtf_only=row["category"].startswith("edtf"),
    )
    if row["error"]:
        assert report["error"]["code"] == row["error"]
        assert report["error"]["hint"]
        return
    assert report.get("error") is None
    assert report["edtf"] == row["edtf"]
    assert report["earliest"] == bound(row["earliest"])
    assert report["latest"] == bound(row["latest"])
    if row["precision"]:
        assert report["precision"] == row["precision"]
    flags = row["qualifiers"].split(",")
    assert {flag: report[flag] for flag in FLAGS} == {flag: flag in flags for flag in FLAGS}
    kinds = [flag for flag in flags if flag in ("interval", "one-of", "all-of", "before", "after")]
    assert report["kind"] == (kinds[0] if kinds else "point")
    assert_html(report, row["html_time"])


def bound(expected: str) -> str | None:
    if expected in ("inf", "-inf", "unknown"):
        return None
    match = re.match(r"(-?\d{4,}-\d\d-\d\d)", expected)
    return match[1] if match else expected


def assert_html(report: dict[str, Any], expected: str) -> None:
    if expected.startswith("two <time>"):
        assert len(report["html_time"]) == 2
        assert any(report["html_time"])
    elif expected:
        assert report["html_time"] == (None if expected == "none" else expected)


@pytest.mark.parametrize("row", read_rows("date-relations.tsv"), ids=name_of)
def test_a_row_of_date_relations_holds(row: dict[str, str]) -> None:
    first, second = (read_date(text) for text in row["input"].split(" <> "))
    assert relation(first, second) == row["relation"]


def test_every_disputed_row_gives_its_reason() -> None:
    assert all(reason.strip() for reason in read_disputed().values())
