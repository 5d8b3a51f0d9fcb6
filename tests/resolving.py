"""Resolving and rendering a timeline that stands in a test."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from dateline.check import check_timelines
from dateline.data.resolved import ResolvedTimeline
from dateline.data.settings import Settings
from dateline.problems import Problems, Severity, as_text
from dateline.read.timelines import read_timelines
from dateline.render import render_timeline
from dateline.render.exports.timeline_json import render_data
from dateline.render.shared.edition import Edition
from dateline.resolve import resolve_timeline

FRAME = """\
title: The talks
sides: {north: Northland, south: Southland}
people:
  belov: {name: Ana Belov, side: south}
  dahl: {name: Nils Dahl, side: north}
  lee: {name: Mia Lee}
sources:
  a: {type: news, outlet: Outlet A, language: en}
  b: {type: news, outlet: Outlet B}
  c: {type: news, outlet: Outlet C}
  wire: {type: wire, agency: Wire One}
  carrier: {type: news, outlet: Outlet D, agency: Wire One}
  wire-site: {type: news, outlet: wire one}
  retells-a: {type: news, outlet: Outlet E, based_on: [a]}
  retells-that: {type: news, outlet: Outlet F, based_on: [retells-a]}
  a-again: {type: video, outlet: OUTLET A}
disputes:
  contact:
    question: Who broke off contact?
    positions: {north-did: Northland did., south-did: Southland did., nobody-did: Nobody did.}
  hall:
    question: Who left the hall?
    positions: {belov-did: Belov did., nobody-left: Nobody did.}
"""

Resolve = Callable[..., ResolvedTimeline]


@pytest.fixture
def resolve(tmp_path: Path) -> Resolve:
    """Read, check and resolve a frame and what follows it, given as text."""

    def resolve_text(
        text: str, *, frame: str = FRAME, settings: Settings | None = None
    ) -> ResolvedTimeline:
        folder = tmp_path / "talks"
        folder.mkdir(exist_ok=True)
        (folder / "timeline.yml").write_text(frame + dedent(text), encoding="utf-8")
        problems = Problems()
        (timeline,) = check_timelines(read_timelines(tmp_path, problems), problems)
        errors = [as_text(p) for p in problems.all if p.severity is Severity.ERROR]
        assert errors == []
        return resolve_timeline(timeline, settings or Settings())

    return resolve_text


def pages_of(resolved: ResolvedTimeline, settings: Settings | None = None) -> dict[str, str]:
    """Every generated file that is text, by its path below the timeline's folder."""
    plain = replace(settings or Settings(), share_pictures=0)
    outputs = render_timeline(Edition(resolved, plain))
    folder = f"{resolved.timeline.folder}/"
    return {output.path.removeprefix(folder): output.content.decode() for output in outputs}


def data_of(resolved: ResolvedTimeline, settings: Settings | None = None) -> dict[str, Any]:
    """`data/timeline.json`, read."""
    (output,) = render_data(Edition(resolved, settings or Settings()))
    assert output.path == "talks/data/timeline.json"
    tree = json.loads(output.content)
    assert isinstance(tree, dict)
    return tree
