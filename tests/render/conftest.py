"""A small timeline with invented people, read and resolved as a build does it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from textwrap import dedent
from types import MappingProxyType
from typing import TypeVar

import pytest
from tests.resolving import resolve

from dateline.check import check_timelines
from dateline.data.model import Event, Timeline
from dateline.data.resolved import ResolvedTimeline
from dateline.data.settings import Settings
from dateline.problems import Problems, Severity
from dateline.read.timelines import read_timelines
from dateline.resolve import resolve_timeline

__all__ = ["resolve"]

SITE = Settings(site_url="https://news.example/harbour/", site_name="The Example")

TALKS = Path(__file__).with_name("talks.yml").read_text("utf-8")

T = TypeVar("T")
Resolve = Callable[..., ResolvedTimeline]


@pytest.fixture
def resolve_talks(tmp_path: Path) -> Resolve:
    """Read, check and resolve a timeline, given as text."""

    def resolve_text(text: str = TALKS, *, settings: Settings = SITE) -> ResolvedTimeline:
        folder = tmp_path / "talks"
        folder.mkdir(exist_ok=True)
        (folder / "timeline.yml").write_text(dedent(text), encoding="utf-8")
        problems = Problems()
        (timeline,) = check_timelines(read_timelines(tmp_path, problems), problems)
        assert not [p for p in problems.all if p.severity is Severity.ERROR]
        return resolve_timeline(timeline, settings)

    return resolve_text


@pytest.fixture
def talks(resolve_talks: Resolve) -> ResolvedTimeline:
    """The small timeline."""
    return resolve_talks()


@pytest.fixture
def site() -> Settings:
    """A site with an address of its own, below the root of its host."""
    return SITE


@pytest.fixture
def retitled(talks: ResolvedTimeline) -> Callable[[str], ResolvedTimeline]:
    """The small timeline with other text in every field that holds text: text that the
    checks would refuse too, since no output may rely on them alone.
    """

    def retitle(text: str) -> ResolvedTimeline:
        timeline = _with_text(talks.timeline, text)
        return resolve_timeline(timeline, SITE)

    return retitle


def _with_text(timeline: Timeline, text: str) -> Timeline:
    def event(record: Event) -> Event:
        accounts = tuple(
            replace(a, words=a.words and text, to=text, at=text) for a in record.accounts
        )
        return replace(record, title=text, text="", where=text, topics=(text,), accounts=accounts)

    def same(records: Mapping[str, T], change: Callable[[T], T]) -> Mapping[str, T]:
        return MappingProxyType({key: change(value) for key, value in records.items()})

    return replace(
        timeline,
        title=text,
        summary="",
        events=same(timeline.events, event),
        people=same(timeline.people, lambda person: replace(person, name=text)),
        sources=same(
            timeline.sources,
            lambda source: replace(source, title=text, outlet=text, by=(text,), agency=text),
        ),
        disputes=same(timeline.disputes, lambda dispute: replace(dispute, question=text)),
        corrections=tuple(replace(c, was=text, now=text, why=text) for c in timeline.corrections),
    )
