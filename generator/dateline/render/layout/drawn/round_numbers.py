"""Round numbers for scales: 1, 2, 5, 10, 20, 50 and so on."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count


def round_numbers() -> Iterator[int]:
    """All of them, the least first."""
    return (digit * 10**power for power in count() for digit in (1, 2, 5))


def round_step(least: float) -> int:
    """The least of them that is no less than a number.

    >>> [round_step(number) for number in (0.4, 3, 8, 23.4, 240)]
    [1, 5, 10, 50, 500]
    """
    return next(number for number in round_numbers() if number >= least)
