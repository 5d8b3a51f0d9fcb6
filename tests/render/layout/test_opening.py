"""Which dispute a timeline opens with, and whose words stand for its positions."""

from __future__ import annotations

import pytest
from tests.resolving import Resolve, pages_of

from dateline.render.layout.opening import MOST_LETTERS, opening_of

LONG = "word " * (MOST_LETTERS // 5) + "more"
NORTH, SOUTH = "contact/north-did", "contact/south-did"
NOBODY = "contact/nobody-did"
HALL, OTHER_HALL = "hall/belov-did", "hall/nobody-left"

# Accounts (position, kind, words), and the words that the timeline opens with.
OPENINGS = [
    ("no dispute with words", [], None),
    ("only one is taken", [(NORTH, "quote", "We did not")], None),
    (
        "each has some",
        [(NORTH, "quote", "We did not"), (SOUTH, "quote", "They did")],
        ["We did not", "They did"],
    ),
    ("in the order of positions", [(SOUTH, "quote", "B"), (NORTH, "quote", "A")], ["A", "B"]),
    (
        "the speaker's own words first",
        [(NORTH, "paraphrase", "A"), (NORTH, "quote", "B"), (SOUTH, "paraphrase", "C")],
        ["B", "C"],
    ),
    (
        "short ones",
        [(NORTH, "quote", LONG), (NORTH, "paraphrase", "A"), (SOUTH, "quote", "B")],
        ["A", "B"],
    ),
    ("all words are long", [(NORTH, "quote", LONG), (SOUTH, "quote", "B")], None),
    (
        "one is taken without words",
        [(NORTH, "quote", "A"), (SOUTH, "quote", "B"), (NOBODY, "", "")],
        None,
    ),
    (
        "the next dispute",
        [(NORTH, "quote", "A"), (HALL, "quote", "C"), (OTHER_HALL, "quote", "D")],
        ["C", "D"],
    ),
]


def data(accounts: list[tuple[str, str, str]]) -> str:
    rows = "".join(
        f"      - {{source: a, {f'by: belov, {kind}: {words}, ' if kind else ''}"
        f"position: {position}}}\n"
        for position, kind, words in accounts
    )
    given = f"    accounts:\n{rows}" if rows else ""
    return f"events:\n  - id: one\n    date: 2022-07-08\n    title: T\n{given}"


@pytest.mark.parametrize(
    ("accounts", "expected"), [row[1:] for row in OPENINGS], ids=[row[0] for row in OPENINGS]
)
def test_what_a_timeline_opens_with(
    resolve: Resolve, accounts: list[tuple[str, str, str]], expected: list[str] | None
) -> None:
    resolved = resolve(data(accounts))
    opening = opening_of(resolved)
    assert (opening and [account.words for account in opening.accounts]) == expected
    page = pages_of(resolved)["index.md"]
    assert ('class="dl-opening"' in page) == bool(expected)
