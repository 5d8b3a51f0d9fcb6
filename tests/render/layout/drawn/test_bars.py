"""Where the number of the tallest bar has room."""

from __future__ import annotations

import pytest

from dateline.render.layout.drawn.bars import Bar, BarLabel, bar_labels

HEIGHT = 60


def bar(x: float, width: float, height: float, *, vague: bool = False, count: int = 0) -> Bar:
    return Bar(x, width, height, 0, vague, count or (MOST if height == 1 else 1), bool(count))


MOST = 65


@pytest.mark.parametrize(
    ("bars", "expected"),
    [
        ([bar(10, 12, 1), bar(23, 8, 1)], BarLabel(16, "within", (65,))),
        ([bar(10, 6, 1)], BarLabel(16, "begins", (65,))),
        ([bar(10, 12, 1, vague=True)], BarLabel(22, "begins", (65,))),
        ([bar(30, 2, 1), bar(33, 2, 0.5)], BarLabel(32, "begins", (65,))),
        ([bar(30, 2, 1), bar(33, 2, 0.9)], BarLabel(30, "ends", (65,))),
        ([bar(27, 2, 0.9), bar(30, 2, 1), bar(33, 2, 0.9)], None),
        ([bar(97, 2, 1)], BarLabel(97, "ends", (65,))),
        ([bar(2, 2, 1), bar(5, 2, 0.9)], None),
        ([bar(2, 2, 0.5)], None),
        ([], None),
        ([bar(2, 2, 1, count=321), bar(5, 2, 1, count=99)], BarLabel(7, "begins", (321, 99))),
    ],
)
def test_the_number_of_the_tallest_bar(bars: list[Bar], expected: BarLabel | None) -> None:
    assert bar_labels(bars, MOST, HEIGHT) == ((expected,) if expected else ())
