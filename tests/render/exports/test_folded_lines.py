"""Long lines of a calendar are folded by bytes, where `icalendar` folds them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar.parser import Contentline

from dateline.render.exports.folded_lines import folded


def fold_as_icalendar(line: str) -> bytes:
    return bytes(Contentline(line).to_ical())  # type: ignore[no-untyped-call]


LINES = [
    "SUMMARY:short",
    f"SUMMARY:{'a' * 66}",  # 74 bytes
    f"SUMMARY:{'a' * 67}",  # 75
    f"SUMMARY:{'a' * 65}\\, and so on",  # the escape would end a line
    f"SUMMARY:{'é' * 200}",
    f"SUMMARY:a{'é' * 200}",
    f"SUMMARY:{'字😀' * 100}",
    f"SUMMARY:{'^' * 200}",
    "",
]


@pytest.mark.parametrize("line", LINES)
def test_a_line_is_folded_where_icalendar_folds_it(line: str) -> None:
    assert folded(line) == fold_as_icalendar(line)


@given(st.text(st.sampled_from("a\\^,;:é字😀 ן"), max_size=400))
def test_any_line_is_folded_where_icalendar_folds_it(line: str) -> None:
    pieces = folded(line).split(b"\r\n")
    assert folded(line) == fold_as_icalendar(line)
    assert all(len(piece) <= 75 and piece.decode() for piece in pieces if line)
