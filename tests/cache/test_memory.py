"""Once pages are made, the data that they were made of is let go, though the collector is off."""

from __future__ import annotations

import gc
from pathlib import Path

from dateline import build
from dateline.collector import collector_paused
from dateline.data.model import Event, Timeline
from dateline.data.nodes import Scalar
from dateline.data.resolved import ResolvedEvent, ResolvedTimeline
from dateline.data.settings import Bodies, Settings
from dateline.prepare import prepare

LARGE = (Scalar, Event, Timeline, ResolvedEvent, ResolvedTimeline)


def alive() -> dict[str, int]:
    kinds = [type(thing) for thing in gc.get_objects()]
    return {kind.__name__: kinds.count(kind) for kind in LARGE}


def test_nothing_of_the_data_is_left_once_its_pages_are_made(docs: Path) -> None:
    build.verify(docs, "2026-11-21")
    gc.collect()
    before = alive()
    with collector_paused():
        prepared = prepare(docs, Settings(bodies=Bodies.APART), "docs")
        assert alive() == before
    assert prepared.outputs
    prepared.close()
