"""A list that is read in pieces is the list that is read as a whole, whatever was read before."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.read.test_wild_input import PIECES, WILD, read

from dateline.data.nodes import Sequence
from dateline.read.yaml import pieces
from dateline.read.yaml.pieces import InPieces, Pieces, read_in_pieces

ITEMS = st.lists(WILD | st.lists(st.sampled_from(PIECES), max_size=4).map("".join), max_size=5)
LISTS = ITEMS.map(lambda items: "".join(f"- {item}\n" for item in items))
TALKS = "# By hand\n\n- id: begins\n  text: >\n    One.\n\n    Two.\n\n- id: ends\n- id: later\n"


def in_pieces(text: str, before: Pieces | None = None) -> InPieces | None:
    return read_in_pieces(text.encode(), "e.yml", before or {})


@given(LISTS, LISTS | WILD)
@example("- a\n- b\n", "- a\n...\n- b\n")
@example("- a\n", "- a\n---\n- b\n")
@example("- a\n- b\n", '- "a\n- b\n- c"\n')
@example("- a\n- b\n", "- [a,\n- b]\n")
@example("- a\n", "- |\n- b\n- >+\n  c\n\n\n- d\n\n")
@example("- a\n", "- a\n%TAG\n- b\n")
@example("- a\n- b\n", "\n- a\n- b\n")
@example("- a\n- b\n", "a:\n- a\n- b\n")
@example("- a: b\n", "- c\n- a: b\n- a: b\n")
def test_it_is_read_as_it_is_as_a_whole(before: str, text: str) -> None:
    known = in_pieces(before)
    found = in_pieces(text, known.pieces if known else {})
    if found is not None:
        whole, problems = read(text)
        assert problems.all == ()
        assert found.node == whole


def test_what_has_not_changed_is_not_read_again() -> None:
    before, after = in_pieces(TALKS), in_pieces(TALKS.replace("ends", "stops"))
    assert before
    again = in_pieces(TALKS.replace("ends", "stops"), before.pieces)
    assert again
    assert again == after
    same = [a is b for a, b in zip(again.node.items, before.node.items, strict=True)]
    assert same == [True, False, True]


def test_what_was_moved_is_where_it_is_now() -> None:
    before = in_pieces(TALKS)
    assert before
    after = in_pieces(TALKS.replace("Two.", "Two.\n    Three."), before.pieces)
    assert after
    assert [item.place.line for item in after.node.items] == [3, 10, 11]
    assert after == in_pieces(TALKS.replace("Two.", "Two.\n    Three."))


@pytest.mark.parametrize(
    "text",
    [
        *("", "# a\n", "a: b\n", "a:\n- b\n", "---\n- a\n", "- a\n---\n- b\n", "- a\n...\n- b\n"),
        *('- "a\n- b"\n', "- a: b #c\n- d\n", "- a: 1\n  a: 2\n", "- a\n<<<<<<< HEAD\n- b\n"),
        *("- a\u200bb\n", "- a\x07\n", "- *a\n", "- &a b\n"),
    ],
)
def test_all_else_is_read_as_a_whole(text: str) -> None:
    assert in_pieces(text) is None


def test_the_limit_of_a_file_is_that_of_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    assert isinstance(read(TALKS)[0], Sequence)
    assert in_pieces(TALKS)
    monkeypatch.setattr(pieces, "MAX_EVENTS", 20)
    assert in_pieces(TALKS) is None
