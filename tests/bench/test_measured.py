"""The guide's page of measures says what was measured, and how each goal fares."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bench.reading.__main__ import read_page
from bench.reading.goals_of_speed import LIMITS, within
from bench.reading.loading import Loaded, middle
from bench.reading.serving import without_scripts

GOALS = range(1, 27)
LATER = range(20, 27)  # measured by `--pages`, too


def loaded(paint: float = 300, last: float = 500, blocking: float = 50, size: int = 1) -> Loaded:
    return Loaded(paint, last, blocking, blocking, 0.0, 10, size, {}, (), 0)


def test_the_page_is_made_from_its_figures(root: Path) -> None:
    page = root / "docs/guide/measured.md"
    assert page.read_text("utf-8") == read_page(page.with_suffix(".json"))


def test_every_goal_was_measured(root: Path) -> None:
    figures = json.loads((root / "docs/guide/measured.json").read_text("utf-8"))
    numbers = [goal["number"] for goal in figures["goals"]]
    assert len(set(numbers)) == len(numbers)
    assert {*GOALS} - {*LATER} <= {*numbers} <= {*GOALS}
    missed = [goal for goal in figures["goals"] if not goal["met"]]
    assert all(goal["met"] is False and goal["why"] for goal in missed)


@pytest.mark.parametrize("device", LIMITS)
def test_a_load_keeps_to_the_limits_only_if_each_time_does(device: str) -> None:
    paint, blocking, last = LIMITS[device]
    kept = loaded(paint, last, blocking or 0)
    assert within(kept, device)
    assert not within(loaded(paint + 1, last, blocking or 0), device)
    assert not within(loaded(paint, last + 1, blocking or 0), device)
    assert not within(loaded(0, last, blocking or 0), device), "a paint that never came"
    if blocking:
        assert not within(loaded(paint, last, blocking + 1), device)


def test_the_middle_of_loads_is_taken_figure_by_figure() -> None:
    loads = [loaded(100, 900), loaded(300, 500), loaded(200, 700)]
    assert (middle(loads).paint, middle(loads).last) == (200, 700)


def test_a_page_without_scripts_keeps_its_data_and_shows_what_stands_in_for_them() -> None:
    page = (
        '<meta http-equiv="refresh" content="0"><script>a()</script><noscript>words</noscript>'
        '<script type="application/ld+json">{}</script>'
    )
    assert without_scripts(page) == 'words<script type="application/ld+json">{}</script>'
