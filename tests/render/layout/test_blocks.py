"""How an event's accounts are laid out: one by one, or side by side."""

from __future__ import annotations

import re

import pytest
from tests.resolving import Resolve, pages_of

from dateline.render.layout.blocks import Block, blocks_of, folded

NORTH = "position: contact/north-did"
SOUTH = "position: contact/south-did"
US = "remark: us"

# Accounts, and what becomes of them: each block is its kind and, column by column, the
# numbers of its accounts.
LAYOUTS = [
    ("nothing", [], []),
    ("a citation has no block", ["a"], []),
    ("one account", [""], [("single", ["1"])]),
    ("in the order of the file", ["", ""], [("single", ["1"]), ("single", ["2"])]),
    ("a citation between keeps the numbers", ["", "a", ""], [("single", ["1"]), ("single", ["3"])]),
    ("a position alone", [NORTH], [("single", ["1"])]),
    ("one position twice", [NORTH, NORTH], [("single", ["1"]), ("single", ["2"])]),
    ("two positions", [SOUTH, NORTH], [("dispute", ["1", "2"])]),
    ("drawn together", [NORTH, "", SOUTH], [("dispute", ["1", "3"]), ("single", ["2"])]),
    ("several to a column", [NORTH, SOUTH, NORTH], [("dispute", ["1 3", "2"])]),
    (
        "two disputes",
        [NORTH, "position: hall/belov-did", SOUTH],
        [("dispute", ["1", "3"]), ("single", ["2"])],
    ),
    ("a remark alone", [US], [("single", ["1"])]),
    ("a remark twice", [US, "", US], [("remark", ["1", "3"]), ("single", ["2"])]),
    (
        "a remark on one position",
        [f"{US}, {NORTH}", f"{US}, {NORTH}"],
        [("remark", ["1", "2"])],
    ),
    (
        "a remark on two positions",
        [f"{US}, {NORTH}", f"{US}, {SOUTH}"],
        [("dispute", ["1", "2"])],
    ),
]


def event(*accounts: str) -> str:
    listed = "".join(
        f"      - {a}\n" if a == "a" else f"      - {{source: a, by: belov, quote: W{n}, {a}}}\n"
        for n, a in enumerate(accounts, 1)
    ).replace(", }", "}")
    tail = f"    accounts:\n{listed}" if listed else ""
    remark = "remarks: {us: {same_because: We say so.}}\n"
    return f"{remark}events:\n  - id: one\n    date: 2022-07-08\n    title: T\n{tail}"


@pytest.mark.parametrize(
    ("accounts", "expected"), [row[1:] for row in LAYOUTS], ids=[row[0] for row in LAYOUTS]
)
def test_layout(
    resolve: Resolve, accounts: list[str], expected: list[tuple[str, list[str]]]
) -> None:
    found = [
        (block.kind, [" ".join(str(a.number) for a in column.accounts) for column in block.columns])
        for block in blocks_of(resolve(event(*accounts)).events[0])
    ]
    assert found == expected


@pytest.mark.parametrize("accounts", [row[1] for row in LAYOUTS], ids=[row[0] for row in LAYOUTS])
def test_each_account_with_words_stands_on_the_page_once(
    resolve: Resolve, accounts: list[str]
) -> None:
    page = pages_of(resolve(event(*accounts)))["index.md"]
    numbers = [str(n) for n, account in enumerate(accounts, 1) if account != "a"]
    assert sorted(re.findall(r'id="one_(\d+)"', page)) == numbers
    assert ("ited: [Outlet A](sources.md#a)" in page) == ("a" in accounts)


def test_positions_on_the_disputes_page_are_in_the_order_of_the_data(resolve: Resolve) -> None:
    page = pages_of(resolve(event(SOUTH, NORTH)))["disputes.md"]
    assert re.findall(r"^### (.*) \{", page, re.MULTILINE) == [
        "Northland did.",
        "Southland did.",
        "Nobody did.",
        "Belov did.",
        "Nobody did.",
    ]
    empty = "No account in these sources takes this position.\n{: .dl-empty }"
    assert page.count(empty) == 3
    assert len(re.findall(r"^- .*0 accounts$", page, re.MULTILINE)) == 3, "a count among counts"


def test_a_position_that_is_held_without_words_says_so(resolve: Resolve) -> None:
    text = event() + f"    accounts: [{{source: a, {NORTH}}}]\n"
    page = pages_of(resolve(text))["disputes.md"]
    assert "- [Outlet A](sources.md#a) · <time" in page
    assert page.count("The sources have no one’s words for this position.") == 1


def test_single_accounts_behind_many_are_folded() -> None:
    def block(kind: str) -> Block:
        return Block(kind, ())

    singles = [block("single")] * 5
    assert [len(part) for part in folded(singles)] == [5, 0], "two are not worth a click"
    assert [len(part) for part in folded([*singles, block("single")])] == [3, 3]
    shown, more = folded([*singles, block("remark"), *singles])
    assert (len(shown), len(more)) == (6, 5), "what is side by side is shown, and all before it"
    assert folded([block("dispute")] * 7)[1] == []
