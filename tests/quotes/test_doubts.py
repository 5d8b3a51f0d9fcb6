"""`verify` tells its doubts about words that it found, and which acceptances have no use."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.site.projects import Project

from dateline import build
from dateline.problems import as_text
from dateline.problems.codes import AcceptedIn, accepted_in

TIMELINE = """\
title: The talks
people: {{belov: {{name: Ana Belov}}}}
sources: {{a: {{type: news, text: texts/a.txt}}, b: {{type: news, text: texts/b.txt}}}}
events:
  - id: one
    date: 2022-07-08
    title: T
    {accept}
    accounts:
      - {{source: a, by: belov, quote: {quote}}}
      - {{source: b, narration: The talks ended}}
"""
TEXT = '"We did not abandon contact with them," Ana Belov said.\n'
DAY = "2026-11-22"
CUT = "abandon contact with them"
WHOLE = "did not abandon contact"
TAKEN = "accept: [{code: negation-beside, because: The denial stands in our title.}]"


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    project = Project(tmp_path)
    project.write(
        {
            "mkdocs.yml": "site_name: X\n",
            "texts/a.txt": TEXT,
            "texts/b.txt": "The talks ended.\n",
            "docs/timeline.yml": TIMELINE.format(accept="where: Bali", quote=WHOLE),
        }
    )
    return project.docs


def verify(docs: Path, quote: str, accept: str = "where: Bali") -> list[str]:
    """What `verify` says, with the docs folder left out."""
    text = TIMELINE.format(accept=accept, quote=quote)
    (docs / "timeline.yml").write_text(text, encoding="utf-8")
    said = [as_text(problem) for problem in build.verify(docs, DAY).problems]
    assert said == [as_text(problem) for problem in build.verify(docs, DAY, frozen=True).problems]
    return [line.removeprefix(f"{docs.as_posix()}/") for line in said]


def test_a_negation_beside_the_words_is_told(docs: Path) -> None:
    assert verify(docs, WHOLE) == []
    assert verify(docs, CUT) == [
        (
            "timeline.yml:10:39: warning: “abandon contact with them” leaves out a negation that "
            "is beside it in 'a': “We did not abandon contact with them”. Quote it too; or "
            "accept the warning, if the words mean the same without it. [negation-beside]"
        ),
    ]
    assert verify(docs, CUT, TAKEN) == []


def test_a_doubt_that_is_gone_needs_no_acceptance(docs: Path) -> None:
    assert verify(docs, WHOLE, TAKEN) == [
        (
            "timeline.yml:8:21: warning: This event no longer has the warning 'negation-beside'. "
            "Delete the entry from `accept`. [accept-unused]"
        ),
    ]


@pytest.mark.parametrize("quote", [WHOLE, CUT])
def test_without_the_texts_the_record_tells_the_same_doubts(docs: Path, quote: str) -> None:
    with_texts = verify(docs, quote, TAKEN if quote == WHOLE else "where: Bali")
    assert [line.rpartition("[")[2] for line in with_texts]
    for text in docs.parent.joinpath("texts").iterdir():
        text.unlink()
    site = build.load(docs)
    told = [as_text(problem).removeprefix(f"{docs.as_posix()}/") for problem in site.problems]
    # The record holds none of the source's other words.
    shorter = [line.replace(": “We did not abandon contact with them”", "") for line in with_texts]
    assert told == shorter


def test_without_text_and_record_nobody_knows_whether_a_doubt_is_gone(docs: Path) -> None:
    (docs.parent / "texts" / "b.txt").unlink()
    assert not [line for line in verify(docs, WHOLE, TAKEN) if "[accept-unused]" in line]


@pytest.mark.parametrize("code", sorted(accepted_in(AcceptedIn.WORDS)))
def test_each_doubt_can_be_accepted(docs: Path, code: str) -> None:
    accept = TAKEN.replace("negation-beside", code)
    assert not [line for line in verify(docs, WHOLE, accept) if "[unknown-code]" in line]
