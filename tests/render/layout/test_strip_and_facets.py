"""The density strip's labels and bars, and the names that filters go by."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest

from dateline.data.resolved import ResolvedTimeline
from dateline.languages import texts_for
from dateline.render.layout.facets import facets_of
from dateline.render.layout.strip import LATE, TICK, WIDTH, _fit, strip_of


@pytest.mark.parametrize(
    ("places", "kept"),
    [
        ([0, 20, 40, 60, 80], {0, 1, 2, 3, 4}),
        ([9.6, 30.8, 51.4, 72.6, 93.2], {0, 1, 2, 4}),  # the last one reaches back
        ([0, 5, 40], {1, 2}),  # the first unit may have begun before the strip
        ([50], {0}),
        ([], set()),
    ],
)
def test_labels_never_overlap(places: Sequence[float], kept: set[int]) -> None:
    assert _fit(places, TICK) == kept
    spans = sorted(
        (places[n] - TICK, places[n]) if places[n] > LATE else (places[n], places[n] + TICK)
        for n in kept
    )
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


def test_bars_stand_beside_one_another(talks: ResolvedTimeline) -> None:
    strip = strip_of(talks)
    assert strip is not None
    ends = [(bar.x, bar.x + bar.width) for bar in strip.bars]
    assert all(before[1] <= after[0] for before, after in pairwise(ends))
    assert 0 <= ends[0][0] <= ends[-1][1] <= WIDTH


def test_no_two_chips_of_a_facet_read_alike(talks: ResolvedTimeline) -> None:
    for facet in facets_of(talks.events, texts_for("en")):
        labels = [chip.label for chip in facet.chips]
        assert len(labels) == len(set(labels))
        assert all(0 < chip.count < len(talks.events) for chip in facet.chips)
