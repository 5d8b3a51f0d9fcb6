"""A small timeline with invented people, read and resolved as a build does it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from textwrap import dedent
from types import MappingProxyType
from typing import TypeVar

import pytest

from dateline.check import check_timelines
from dateline.model import Event, Timeline
from dateline.problems import Problems, Severity
from dateline.read import read_timelines
from dateline.resolve import resolve_timeline
from dateline.resolved import ResolvedTimeline
from dateline.settings import Settings

SITE = Settings(site_url="https://news.example/harbour/", site_name="The Example")

TALKS = """
    title: The harbour talks
    summary: What was said at the harbour, by [whom](https://example.org/a?b=1&c=2).
    language: en
    zone: Asia/Makassar
    sides: {north: Northland, south: Southland}
    people:
      belov: {name: Ana Belov, side: south, roles: [{role: Foreign Minister}]}
      dahl: {name: Nils Dahl, side: north, also: [Minister Dahl]}
    sources:
      outlet-a:
        type: news
        title: 'Talks "fail" {again} & again'
        outlet: Outlet A
        by: [Mia Lee]
        agency: Wire One
        published: 2022-07-09
        dateline: {place: Bali, date: 2022-07-09}
        language: en
        url: https://outlet-a.example/talks?id=1&p=2
        archived: {url: "https://web.archive.org/web/20220710120000/https://outlet-a.example/talks?id=1&p=2", on: 2022-07-10}
        accessed: 2026-11-20
      book-b: {type: book, title: A Short History, outlet: North Press, published: c. 2023, based_on: [outlet-a]}
      wire-c: {type: wire, published: not before 2022-07-09, language: fr}
    disputes:
      contact:
        question: Who broke off contact?
        positions: {north-did: Northland stopped answering., south-did: Southland hung up.}
    events:
      - id: talks-begin
        date: 2022-07-07
        title: The talks begin
        where: Nusa Dua, Bali
        topics: [talks, "a & b"]
        added: 2026-11-20
        accounts: [outlet-a]
      - id: belov-leaves-early
        was: [belov-leaves]
        date: 2022-07-08
        title: Belov leaves early
        text: This came after [the beginning](event:talks-begin) [@outlet-a]. See [the list](disputes.md).
        topics: [talks]
        added: 2026-11-21
        accounts:
          - {source: outlet-a, by: belov, to: reporters, quote: "It was not us </script> who hung up", position: contact/north-did}
          - {source: wire-c, by: dahl, paraphrase: "le Sud a raccroché", position: contact/south-did}
          - {source: book-b, narration: "Belov left at noon"}
      - {id: at-noon, date: "2022-07-08, 12:00", title: The doors close, added: 2026-11-20, accounts: [outlet-a]}
      - {id: at-ten, date: "2022-07-08T10", title: The coffee comes, added: 2026-11-20, accounts: [outlet-a]}
      - {id: two-days, date: 2022-07-07/2022-07-08, title: The summit, accounts: [outlet-a]}
      - {id: some-month, date: 2022-07, title: A promise, accounts: [outlet-a]}
      - {id: doubtful, date: 2022-07-08?, title: A walk, accounts: [outlet-a]}
      - {id: before-that, date: before 2022-07-01, title: A letter, accounts: [outlet-a]}
      - {id: since-then, date: since 2022-07-08, title: Silence, accounts: [outlet-a]}
      - {id: long-ago, date: 44 BC, title: The harbour is built, accounts: [outlet-a]}
      - {id: hidden-draft, date: 2022-07-09, title: Not yet, draft: true, added: 2026-11-21}
    corrections:
      - {on: 2026-11-22, event: belov-leaves-early, kind: correction, was: at ten, now: at noon, why: We misread the caption.}
      - {on: 2026-11-23, event: gone-event, kind: retraction, why: "It rested on a forged letter <b>."}
"""

T = TypeVar("T")
Resolve = Callable[..., ResolvedTimeline]


@pytest.fixture
def resolve(tmp_path: Path) -> Resolve:
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
def talks(resolve: Resolve) -> ResolvedTimeline:
    """The small timeline."""
    return resolve()


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
