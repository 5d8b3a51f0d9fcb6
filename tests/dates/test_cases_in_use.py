"""Dates as they are met in catalogues, newswire, archives and other programs' issues.

A row is right, wrong in silence (another day, or a day where there is none), or refused though it
has one reading. `python tests/dates/test_cases_in_use.py` prints the count and what is not right.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from pathlib import Path

import pytest

from dateline.dates import date_report

TABLE = Path(__file__).parents[2].parent / "shared" / "cases" / "dates-in-use.tsv"
DISPUTED = Path(__file__).parent / "disputed-in-use.tsv"
REFUSE = "REFUSE"
RIGHT, WRONG, REFUSED = "right", "wrong, silently", "refused, though there is one reading"


def read_table(path: Path) -> list[dict[str, str]]:
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def key_of(row: dict[str, str]) -> tuple[str, str]:
    return row["input"], row["counted_from"]


DISPUTES = {key_of(row): row["reason"] for row in read_table(DISPUTED)}
ROWS = read_table(TABLE)


def name_of(row: dict[str, str]) -> str:
    return f"{row['family']}: {row['input']} {row['counted_from']}".rstrip()


def outcome(row: dict[str, str]) -> tuple[str, str]:
    """Right, wrong or refused, and what was read."""
    report = date_report(
        row["input"], counted_from=row["counted_from"] or None, language=row["language"] or "en"
    )
    expected = row["earliest"], row["latest_or_REFUSE"]
    if "error" in report:
        text = f"{report['error']['code']}: {report['error']['message']}"
        return (RIGHT if expected[1] == REFUSE else REFUSED), text
    found = report["earliest"] or "-", report["latest"] or "-"
    # A reading that warns of another one is not silent.
    warned = ",".join(warning["code"] for warning in report["warnings"])
    return (RIGHT if found == expected else WRONG), f"{found[0]} {found[1]} {warned}".rstrip()


@pytest.mark.skipif(not ROWS, reason="../shared/cases is not here: dates in use are not checked")
def test_the_table_of_dates_in_use_is_whole() -> None:
    assert len(ROWS) > 300


@pytest.mark.parametrize("row", [r for r in ROWS if key_of(r) not in DISPUTES], ids=name_of)
def test_a_date_in_use_is_read_or_refused(row: dict[str, str]) -> None:
    kind, found = outcome(row)
    assert kind == RIGHT, found


def test_every_disputed_row_in_use_gives_its_reason() -> None:
    assert all(reason.strip() for reason in DISPUTES.values())
    assert not ROWS or set(DISPUTES) <= {key_of(row) for row in ROWS}


def main() -> None:
    """Print the count, and each row that is not right."""
    counts: Counter[str] = Counter()
    for row in ROWS:
        kind, found = outcome(row)
        disputed = key_of(row) in DISPUTES
        counts["disputed" if disputed else kind] += 1
        if kind != RIGHT and not disputed:
            expected = f"{row['earliest']} {row['latest_or_REFUSE']}"
            sys.stdout.write(
                f"{kind} | {name_of(row)} [{row['language']}] | {expected} | {found}\n"
            )
    sys.stdout.write(f"{dict(counts)}\n")


if __name__ == "__main__":
    main()
