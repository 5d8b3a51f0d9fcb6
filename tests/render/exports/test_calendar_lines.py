"""Long lines of a calendar are folded by bytes, and come back whole from `icalendar`."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar.parser import Contentlines

from dateline.render.exports.calendar_lines import folded

# A line, and how many bytes its pieces have.
LINES = [
    ("SUMMARY:short", [13]),
    (f"SUMMARY:{'a' * 66}", [74]),
    (f"SUMMARY:{'a' * 67}", [74, 1]),
    (f"SUMMARY:{'a' * 65}\\, and so on", [73, 12]),  # the escape would end a line
    (f"SUMMARY:{'é' * 50}", [74, 34]),
    (f"SUMMARY:a{'é' * 50}", [73, 36]),
    (f"SUMMARY:{'^' * 70}", [73, 5]),
    ("", [0]),
]


@pytest.mark.parametrize(("line", "sizes"), LINES)
def test_a_line_is_folded_by_bytes(line: str, sizes: list[int]) -> None:
    assert [len(piece) for piece in folded(line).split(b"\r\n ")] == sizes


@given(st.text(st.sampled_from("a\\^,;:é字😀 ן"), min_size=1, max_size=400))
def test_any_line_comes_back_whole(text: str) -> None:
    line = f"SUMMARY:{text}."
    pieces = folded(line).split(b"\r\n")
    assert all(len(piece) <= 75 and piece.decode() for piece in pieces)
    back = Contentlines.from_ical(folded(line) + b"\r\n")  # type: ignore[no-untyped-call]
    assert [str(one) for one in back] == [line, ""]
