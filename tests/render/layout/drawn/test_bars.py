"""Where the number of the tallest bar has room."""

from __future__ import annotations

import pytest

from dateline.render.layout.drawn.bars import Bar, BarLabel, label_of_tallest

HEIGHT = 60


def bar(x: float, width: float, height: float, *, vague: bool = False) -> Bar:
    return Bar(x, width, height, 0, vague)


@pytest.mark.parametrize(
    ("bars", "tallest", "expected"),
    [
        ([bar(10, 8, 1), bar(20, 8, 1)], 65, BarLabel(14, "within")),
        ([bar(10, 8, 1)], 650, BarLabel(18, "begins")),
        ([bar(10, 8, 1, vague=True)], 65, BarLabel(18, "begins")),
        ([bar(30, 2, 1), bar(33, 2, 0.5)], 65, BarLabel(32, "begins")),
        ([bar(30, 2, 1), bar(33, 2, 0.9)], 65, BarLabel(30, "ends")),
        ([bar(27, 2, 0.9), bar(30, 2, 1), bar(33, 2, 0.9)], 65, None),
        ([bar(97, 2, 1)], 65, BarLabel(97, "ends")),
        ([bar(2, 2, 1), bar(5, 2, 0.9)], 65, None),
        ([bar(2, 2, 0.5)], 65, None),
        ([], 0, None),
    ],
)
def test_the_number_of_the_tallest_bar(
    bars: list[Bar], tallest: int, expected: BarLabel | None
) -> None:
    assert label_of_tallest(bars, tallest, HEIGHT) == expected
