"""The work grows with the data, and not with their square: tried with small sizes.

What grows with the square takes sixteen times as long for four times as much, once it is
most of the work. The bound is generous, since a busy machine makes times uneven.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from bench.growth import FAMILIES, WRONG, make_docs, measure

from dateline.build import load
from dateline.data.settings import Settings

SIZES = 150, 600
MOST = 6.5
FAST = (
    *("accounts-of-one-event", "cited-by-one-event", "cited-in-one-text", "corrections"),
    *("sides-of-one-event", "chain-in-one-event", "links-in-one-text", "unknown-ids"),
)


@pytest.mark.parametrize("family", FAST)
def test_four_times_as_much_takes_no_sixteen_times_as_long(family: str, tmp_path: Path) -> None:
    ratios = []
    for turn in range(3):
        small, large = (measure(family, size, tmp_path / str(turn)) for size in SIZES)
        ratios.append(large / small)
        if ratios[-1] < MOST:
            return
    assert min(ratios) < MOST, ratios


@pytest.mark.parametrize("family", FAMILIES)
def test_a_family_has_problems_only_if_it_is_one_of_problems(family: str, tmp_path: Path) -> None:
    site = load(make_docs(family, 3, tmp_path), settings=Settings())
    assert site.has_errors == (family in WRONG)
