"""Ids: which are taken, which are offered."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.check.records.corrections import check_corrections
from dateline.check.references import Known
from dateline.check.values.dating import Calendar
from dateline.data.ids import LONGEST_ID, check_id, make_id
from dateline.data.nodes import Scalar
from dateline.data.record.published import read_published
from dateline.problems import Place, Problems, as_text
from dateline.problems.wording import Names
from dateline.read.yaml.file import read_yaml


def is_taken(text: str) -> bool:
    return check_id(Scalar(text, Place("a.yml", 1, 1)), Problems())


@pytest.mark.parametrize("text", ["a", "7", "a-b", "2022-07-08", "x" * 64, "console", "com10"])
def test_good(text: str) -> None:
    assert is_taken(text)


BAD = [
    *("../../../../pwn", "talks-begin/.", "talks-begin/..", ".", "..", "/abs", "con", "A", "a/b"),
    *("C:x", "a\\\\b", "index", "talks begin", "x" * 65, "e/talks-begin", "talks-begin/index.html"),
]


@pytest.mark.parametrize("text", BAD)
def test_an_id_that_no_event_has_is_looked_at_too(text: str) -> None:
    """What was retracted, and what was published, is named by its id alone."""
    problems = Problems()
    no = Names()
    known = Known(no, no, no, no, no, Names(["talks-begin"]), {}, frozenset())
    data = f'- {{on: 2026-11-21, kind: retraction, event: "{text}", why: It was wrong.}}\n'
    node = read_yaml(data.encode(), "corrections.yml", problems)
    assert node is not None
    (correction,) = check_corrections((node,), known, Calendar(), problems)
    assert correction.event == ""
    assert [problem.code for problem in problems.all] == ["bad-id"]
    problems = Problems()
    node = read_yaml(f'ids:\n  - "{text}"\n  - talks-begin\n'.encode(), "published.yml", problems)
    published, _ = read_published(node, problems)
    assert published.ids == ("talks-begin",)
    (line,) = map(as_text, problems.all)
    assert line.startswith("published.yml:2:5: error: ")
    assert line.endswith(" Delete it: no event can have had it. [bad-id]")


@pytest.mark.parametrize(
    "text",
    [
        *("", "../../x", "/abs", "CON", "con", "nul", "com1", "lpt9", "index", "A", "a--b"),
        *("a-", "-a", "a_b", "a b", "a.b", "é", "x" * 65, "x" * 200, "a\n", "а", "١"),
    ],
)
def test_bad(text: str) -> None:
    assert not is_taken(text)


@pytest.mark.parametrize(
    ("title", "offered"),
    [
        ("Belov leaves early", "belov-leaves-early"),
        ("Lavrov: “It was not us”", "lavrov-it-was-not-us"),
        ("The minister's café", "the-ministers-cafe"),
        ("Großes Øre", "grosses-ore"),
        ("Переговоры", ""),
        ("Index", "index-1"),
        ("nul", "nul-1"),
        (f"{'long ' * 40}", "-".join(["long"] * 13)),
    ],
)
def test_offer(title: str, offered: str) -> None:
    assert make_id(title) == offered


@given(st.text())
def test_what_is_offered_is_taken(title: str) -> None:
    offered = make_id(title)
    assert not offered or (is_taken(offered) and len(offered) <= LONGEST_ID)
