"""Phrases for dates of the kinds that people write, each with what it means.

The answers were written before the program was asked. `right` is a day, the first and the last day
with `..` between them, `IN` before two days that what is read has to be within, or `REFUSE`; where
a phrase may be argued about, several are parted by `;`, and a reading other than these is wrong.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from dateline.dates import date_report

TABLE = Path(__file__).with_name("phrases.tsv")
REFUSE = "REFUSE"


def read_table() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def name_of(row: dict[str, str]) -> str:
    return f"{row['kind']}: {row['phrase']}"


def is_right(right: str, earliest: str, latest: str) -> bool:
    if right.startswith("IN "):
        first, _, last = right.removeprefix("IN ").partition("..")
        return first <= earliest <= latest <= last
    first, dots, last = right.partition("..")
    return (earliest, latest) == (first, last if dots else first)


@pytest.mark.parametrize("row", read_table(), ids=name_of)
def test_phrases_are_read_or_refused(row: dict[str, str]) -> None:
    report = date_report(
        row["phrase"], counted_from=row["counted_from"] or None, language=row["language"]
    )
    answers = row["right"].split(";")
    if "error" in report:
        assert REFUSE in answers, report["error"]
        return
    earliest, latest = report["earliest"] or "", report["latest"] or ""
    assert any(is_right(right, earliest, latest) for right in answers if right != REFUSE), (
        f"{earliest}..{latest}, and right is {row['right']}"
    )
