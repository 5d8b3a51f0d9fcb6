"""What each event's standing is, and of whom a dispute hears."""

from __future__ import annotations

import pytest
from tests.resolving import Resolve, pages_of

NORTH = "contact/north-did"
SOUTH = "contact/south-did"


def event(*accounts: str, name: str = "one", more: str = "") -> str:
    listed = "".join(f"\n      - {account}" for account in accounts)
    return f"  - id: {name}\n    date: 2022-07-08\n    title: T\n{more}" + (
        f"    accounts:{listed}\n" if listed else ""
    )


def events(*each: str) -> str:
    return "events:\n" + "".join(each)


def words(source: str, **keys: str) -> str:
    held = "".join(f", {key}: {value}" for key, value in keys.items())
    return f"{{source: {source}, narration: words of {source}{held}}}"


STANDINGS = [
    ("nothing stands with it", [], "unsourced", 0),
    ("a bare citation", ["a"], "only-cited", 0),
    ("two bare citations", ["a", "b"], "only-cited", 0),
    ("words of one", [words("a")], "one-source", 1),
    ("words of one, twice", [words("a"), words("a")], "one-source", 1),
    ("words of one, another only named", [words("a"), "b"], "one-source", 1),
    ("words of two", [words("a"), words("b")], "several-outlets", 2),
    ("words of three", [words("a"), words("b"), words("c")], "several-outlets", 3),
    ("two items of one outlet", [words("a"), words("a-again")], "one-source", 1),
    ("an agency and who carries it", [words("wire"), words("carrier")], "one-source", 1),
    ("an agency as an outlet", [words("wire-site"), words("carrier")], "one-source", 1),
    ("a retelling", [words("a"), words("retells-a")], "one-source", 1),
    ("retold twice over", [words("a"), words("retells-that")], "one-source", 1),
    ("a retelling alone", [words("retells-a")], "one-source", 1),
    ("a retelling and a third", [words("a"), words("retells-a"), words("b")], "several-outlets", 2),
    (
        "a speaker reported by two",
        ["{source: a, by: belov, quote: Yes}", "{source: b, by: belov, quote: Yes}"],
        "several-outlets",
        2,
    ),
    ("a position that nobody disputes", [words("a", position=NORTH)], "one-source", 1),
    (
        "one position, held by two",
        [words("a", position=NORTH), words("b", position=NORTH)],
        "several-outlets",
        2,
    ),
    (
        "two positions",
        [words("a", position=NORTH), words("b", position=SOUTH)],
        "contested",
        2,
    ),
    (
        "two positions in one source",
        [words("a", position=NORTH), words("a", position=SOUTH)],
        "contested",
        1,
    ),
    (
        "positions of two disputes",
        [words("a", position=NORTH), words("a", position="hall/belov-did")],
        "one-source",
        1,
    ),
]


@pytest.mark.parametrize(
    ("accounts", "standing", "outlets"),
    [row[1:] for row in STANDINGS],
    ids=[row[0] for row in STANDINGS],
)
def test_standing(resolve: Resolve, accounts: list[str], standing: str, outlets: int) -> None:
    (found,) = resolve(events(event(*accounts))).events
    assert (str(found.standing), found.outlets) == (standing, outlets)


def test_an_event_bears_on_a_question_that_another_event_contests(resolve: Resolve) -> None:
    found = resolve(
        events(
            event(words("a", position=NORTH), name="held"),
            event(words("a", position=SOUTH), name="other"),
            event(words("a"), name="plain"),
        )
    )
    standings = {name: str(event.standing) for name, event in found.by_id.items()}
    assert standings == {
        "held": "bears-on-dispute",
        "other": "bears-on-dispute",
        "plain": "one-source",
    }


def test_a_draft_contests_nothing(resolve: Resolve) -> None:
    found = resolve(
        events(
            event(words("a", position=NORTH), name="held"),
            event(words("a", position=SOUTH), name="draft", more="    draft: true\n"),
        )
    )
    assert {name: str(event.standing) for name, event in found.by_id.items()} == {
        "held": "one-source"
    }


def test_an_event_names_the_questions_it_is_contested_on_and_no_others(resolve: Resolve) -> None:
    found = resolve(
        events(
            event(
                words("a", position=NORTH),
                words("b", position=SOUTH),
                words("a", position="hall/belov-did"),
            )
        )
    )
    assert [dispute.id for dispute in found.by_id["one"].disputes] == ["contact"]
    standing = '<span class="dl-hatched">Contested</span> · Reported by 2 outlets\n'
    assert standing in pages_of(found)["index.md"]


def said(by: str, position: str = NORTH) -> str:
    return f"{{source: a, by: {by}, quote: So it is, position: {position}}}"


HEARD = [
    ("one side", [said("belov")], "south"),
    ("one side on two positions", [said("belov"), said("belov", SOUTH)], "south"),
    ("both sides", [said("belov"), said("dahl", SOUTH)], ""),
    ("one side, and the source's own voice", [said("belov"), words("b", position=SOUTH)], "south"),
    ("the source's own voice alone", [words("b", position=SOUTH)], ""),
    ("a person of no side too", [said("belov"), said("lee", SOUTH)], ""),
    ("someone unnamed too", [said("belov"), said("{unnamed: an official}", SOUTH)], ""),
    ("no one's words", ["{source: a, position: contact/north-did}"], ""),
    (
        "the other side on another question",
        [said("belov"), said("dahl", "hall/belov-did")],
        "south",
    ),
]


@pytest.mark.parametrize(
    ("accounts", "side"), [row[1:] for row in HEARD], ids=[row[0] for row in HEARD]
)
def test_a_question_on_which_one_side_alone_is_heard(
    resolve: Resolve, accounts: list[str], side: str
) -> None:
    found = resolve(events(event(*accounts)))
    only = found.disputes[0].only_side
    assert (only.id if only else "") == side
    told = "Only people of one side (Southland) are heard on this question in these sources."
    contact = pages_of(found)["disputes.md"].partition("## Who left the hall?")[0]
    assert (told in contact) == (side == "south")


SAME, WORDING, DIFFERENT = "same-wording", "wording-differs", "translations-differ"
REMARKS = [
    ("one report", "", [("a", "It was not us")], ""),
    ("the same words", "", [("a", "It was not us"), ("b", "it was not us.")], SAME),
    ("other words", "", [("a", "It was not us"), ("b", "It was them")], WORDING),
    ("other words, two languages", "", [("a", "It was us"), ("fr", "Ce fut nous")], DIFFERENT),
    ("the same words, two languages", "", [("a", "Non"), ("fr", "Non")], SAME),
    ("spoken in another language", "ru", [("a", "It was us"), ("b", "It is us")], DIFFERENT),
    ("spoken in this language", "en", [("a", "It was us"), ("b", "It is us")], WORDING),
    ("two countries", "en", [("us", "It was us"), ("gb", "It is us")], WORDING),
    ("spoken in it elsewhere", "en-NZ", [("us", "It was us"), ("gb", "It is us")], WORDING),
]  # fmt: skip
LANGUAGES = """\
title: The talks
people: {belov: {name: Ana Belov}}
sources:
  a: {type: news, outlet: Outlet A, language: en}
  b: {type: news, outlet: Outlet B}
  fr: {type: news, outlet: Outlet F, language: fr}
  us: {type: news, outlet: Outlet U, language: en-US}
  gb: {type: news, outlet: Outlet G, language: en-GB}
"""


@pytest.mark.parametrize(
    ("spoken_in", "reports", "standing"), [row[1:] for row in REMARKS], ids=[r[0] for r in REMARKS]
)
def test_remark(
    resolve: Resolve, spoken_in: str, reports: list[tuple[str, str]], standing: str
) -> None:
    language = f", spoken_in: {spoken_in}" if spoken_in else ""
    accounts = [f'{{source: {s}, by: belov, quote: "{q}", remark: us}}' for s, q in reports]
    remark = f"remarks: {{us: {{same_because: We say so.{language}}}}}\n"
    found = resolve(remark + events(event(*accounts)), frame=LANGUAGES).remarks["us"]
    assert str(found.standing or "") == standing
    assert [(a.source.id, a.account.words) for a in found.accounts] == reports
