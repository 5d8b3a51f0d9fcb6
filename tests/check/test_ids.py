"""Ids: which are taken, which are offered."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.check.values.ids import LONGEST_ID, check_id, make_id
from dateline.data.nodes import Scalar
from dateline.problems import Place, Problems


def is_taken(text: str) -> bool:
    return check_id(Scalar(text, Place("a.yml", 1, 1)), Problems())


@pytest.mark.parametrize("text", ["a", "7", "a-b", "2022-07-08", "x" * 64, "console", "com10"])
def test_good(text: str) -> None:
    assert is_taken(text)


@pytest.mark.parametrize(
    "text",
    [
        *("", "../../x", "/abs", "CON", "con", "nul", "com1", "lpt9", "index", "A", "a--b"),
        *("a-", "-a", "a_b", "a b", "a.b", "é", "x" * 65, "x" * 200, "a\n", "а", "١"),
    ],
)
def test_bad(text: str) -> None:
    assert not is_taken(text)


@pytest.mark.parametrize(
    ("title", "offered"),
    [
        ("Belov leaves early", "belov-leaves-early"),
        ("Lavrov: “It was not us”", "lavrov-it-was-not-us"),
        ("The minister's café", "the-ministers-cafe"),
        ("Großes Øre", "grosses-ore"),
        ("Переговоры", ""),
        ("Index", "index-1"),
        ("nul", "nul-1"),
        (f"{'long ' * 40}", "-".join(["long"] * 13)),
    ],
)
def test_offer(title: str, offered: str) -> None:
    assert make_id(title) == offered


@given(st.text())
def test_what_is_offered_is_taken(title: str) -> None:
    offered = make_id(title)
    assert not offered or (is_taken(offered) and len(offered) <= LONGEST_ID)
