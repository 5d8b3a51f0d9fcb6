"""In a preview, what was checked of the same data is used again, with its problems."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline import build
from dateline.cache import Again, Cache, Itself, Kept
from dateline.data.model import Event
from dateline.dates import read_date
from dateline.problems import Place, Problems

DATA = """
title: The talks
sources:
  a: {type: news, outlet: Outlet A, published: 2022-07-09, text: none, because: Lost.}
people:
  belov: {name: Ana Belov}
events:
  - {id: begins, date: 2022-07-07, title: The talks begin, accounts: [a]}
  - {id: ends, date: 2022-07-08, title: The talks end, text: "See [](event:begins)."}
  - {id: later, date: 2022-07-09, title: Later, accounts: [a]}
"""


class Preview:
    """A preview, which keeps what each rebuild leaves in memory."""

    def __init__(self, docs: Path) -> None:
        self._docs = docs
        self._kept = Kept()

    def rebuild(self, data: str) -> build.Site:
        (self._docs / "timeline.yml").write_text(data, "utf-8")
        cache = Cache(self._kept, previewing=True)
        site = build.load(self._docs, cache=cache)
        self._kept = Kept(passing=cache.passing)
        anew = build.load(self._docs)
        assert (site.timelines, site.problems) == (anew.timelines, anew.problems)
        return site


def test_only_the_event_that_changed_is_checked(tmp_path: Path) -> None:
    preview = Preview(tmp_path)
    (before,) = preview.rebuild(DATA).timelines
    (after,) = preview.rebuild(DATA.replace("The talks begin", "They begin")).timelines
    assert after.events["begins"].title == "They begin"
    same = {id_: before.events[id_] is event for id_, event in after.events.items()}
    assert same == {"begins": False, "ends": True, "later": True}
    assert before.sources["a"] is after.sources["a"]


def test_what_an_event_refers_to_is_looked_at_again(tmp_path: Path) -> None:
    preview = Preview(tmp_path)
    first = preview.rebuild(DATA)
    lost = preview.rebuild(DATA.replace("id: begins", "id: starts"))
    assert "unknown-event" in {problem.code for problem in lost.problems}
    assert "unknown-event" not in {problem.code for problem in first.problems}
    # The problems of what has not changed are still told.
    assert first.problems == preview.rebuild(DATA).problems
    assert "unsourced" in {problem.code for problem in preview.rebuild(DATA).problems}


def test_a_line_more_moves_the_places(tmp_path: Path) -> None:
    preview = Preview(tmp_path)
    preview.rebuild(DATA)
    site = preview.rebuild(DATA.replace("events:\n", "events:\n\n"))
    (timeline,) = site.timelines
    assert timeline.events["begins"].place.line == DATA[: DATA.index("begins")].count("\n") + 2


@pytest.mark.parametrize(("previewing", "times"), [(True, 1), (False, 2)])
def test_nothing_is_remembered_but_in_a_preview(*, previewing: bool, times: int) -> None:
    made: list[str] = []

    def make(found: Problems) -> str:
        found.warning(Place("a.yml"), "unsourced", "Here.")
        made.append("made")
        return "value"

    cache = Cache(previewing=previewing)
    for _ in range(2):
        problems = Problems()
        assert Again(cache, "talks").check("name", ("a",), problems, make) == "value"
        assert len(problems.all) == 1
    assert len(made) == times
    Again(cache, "walks").check("name", ("a",), problems, make)
    assert len(made) == times + 1


def test_a_mark_names_what_is_known_now() -> None:
    event = Event(id="begins", date=read_date("2022-07-07"), title="See", text="[](event:ends)")
    names, kept = [], Kept()
    for known in ({"begins"}, {"begins", "ends"}, {"begins", "ends"}):
        cache = Cache(kept, previewing=True)
        names.append(cache.marker("talks", frozenset(known)).of(event).names)
        kept = Kept(passing=cache.passing)
    assert names == [{"begins"}, {"begins", "ends"}, {"begins", "ends"}]


def test_what_is_equal_need_not_be_the_same() -> None:
    one, other = (Event(id="a", date=read_date("2022"), title="A") for _ in range(2))
    assert one == other
    assert Itself(one) == Itself(one)
    assert Itself(one) != Itself(other)
