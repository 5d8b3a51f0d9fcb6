"""Wordings of one utterance, compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.quotes import Comparison, Verdict, compare_wordings


def marked(comparison: Comparison) -> list[str]:
    """Each wording with its differing words in brackets."""
    return [
        "".join(f"[{run.text}]" if run.differs else run.text for run in runs)
        for runs in comparison.wordings
    ]


@pytest.mark.parametrize(
    ("one", "other", "in_one", "in_other", "told"),
    [
        (
            "It was not us who left the talks, it was them",
            "It was not us that left all the talks. It was them.",
            "It was not us [who] left the talks, it was them",
            "It was not us [that] left [all] the talks. It was them.",
            "A has “who left the”; the other has “that left all the”.",
        ),
        (
            "We saw no signs",
            "The point is this: We see no signs at this time",
            "We [saw] no signs",
            "[The point is this]: We [see] no signs [at this time]",
            ("A has “We saw no signs”; "
            "the other has “The point is this: We see no signs at this time”."),
        ),
        (
            "a well-known rate",
            "a well known rate",
            "a [well-known] rate",
            "a [well known] rate",
            "A has “well-known”; the other has “well known”.",
        ),
        ("I can’t go", "I can go", "I [can’t] go", "I [can] go",
         "A has “can’t”; the other has “can”."),
    ],
)  # fmt: skip
def test_differences(one: str, other: str, in_one: str, in_other: str, told: str) -> None:
    comparison = compare_wordings(one, other)
    assert comparison.verdict is Verdict.WORDING_DIFFERS
    assert marked(comparison) == [in_one, in_other]
    assert comparison.tell(["a", "the other"]) == told


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("It isn't ours, it is theirs", "It isn’t ours. It is “theirs”."),
        ("We saw no signs of it", "We saw … of it"),
        ("We saw no signs of it", "… no signs …"),
        ("well‑known", "well-known"),
    ],
)
def test_same_wording(one: str, other: str) -> None:
    comparison = compare_wordings(one, other)
    assert comparison.verdict is Verdict.SAME_WORDING
    assert marked(comparison) == [one, other]
    assert comparison.tell(["A", "B"]) == ""


def test_three_wordings_are_compared_each_with_each() -> None:
    comparison = compare_wordings("we go now", "we go soon", "we went now")
    assert marked(comparison) == ["we [go now]", "we [go soon]", "we [went now]"]
    assert comparison.tell(["A", "B", "C"]) == (
        "A has “now”; B has “soon”. A has “go”; C has “went”. B has “go soon”; C has “went now”."
    )


def test_one_wording_is_no_comparison() -> None:
    with pytest.raises(ValueError, match=r"^A comparison needs at least two wordings\.$"):
        compare_wordings("We go")


@given(st.text(), st.text())
def test_runs_make_up_the_wording(one: str, other: str) -> None:
    comparison = compare_wordings(one, other)
    for text, runs in zip((one, other), comparison.wordings, strict=True):
        assert "".join(run.text for run in runs) == text
    assert compare_wordings(one, one).verdict is Verdict.SAME_WORDING


def test_many_wordings_are_laid_beside_the_longest_alone() -> None:
    common = [f"We go to town number {n}." for n in range(24)]
    comparison = compare_wordings(*common, "We go to the town number 7 tomorrow.")
    assert {24} == {difference.other for difference in comparison.differences}
    assert len(marked(comparison)) == 25
    assert marked(comparison)[7] == "We go to town number 7."
    assert marked(comparison)[8] == "We go to town number [8]."
    assert compare_wordings(*common[:24]).differences[0].other == 1
