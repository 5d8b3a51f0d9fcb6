"""What a copy has that its source did not say: passed over where that is safe, and never a door."""

from __future__ import annotations

import pytest

from dateline.quotes import Match, NotFound, SourceText, find_words, pass_over
from dateline.quotes.ignored import reason_against_pattern

BOOK = """The Harbour Report

We signed the papers on Friday, and we want a
                                   - 11 -

The Harbour Report

long-term deal for the whole coast. The crew waited
for the ferry until noon.

                                   - 12 -

The Harbour Report

Nobody came.
It rained all day, and the men went home. They had worked for the whole week without a break.
It was the fourth week of the strike, and the boats lay in the mud. The owners were in the city.
There they waited for the minister, who had promised to hear both sides of the case before May.
On the last day the wind turned, and the nets were dry. A boy ran down from the hill with a letter.
"""


def test_a_sentence_goes_on_over_a_page_number_and_a_header() -> None:
    passed = pass_over(BOOK.replace("a\n   ", "a\n\n   "), ["- # -", "The Harbour Report"])
    assert not passed.unused
    assert not passed.unsafe
    found = find_words("we want a long-term deal for the whole coast", SourceText.of(passed.text))
    assert isinstance(found, Match)
    assert "until noon.\n\nNobody came." in passed.text
    assert "Report" not in passed.text


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        ("did not", "a word that can turn the sense, 'not'"),
        ("Page # of twenty", "a number, 'twenty'"),
        ("denied that", "'denied'"),
        ("if he said so", "'if'"),
        ("may", "'may'"),
        ("niemals", "'niemals'"),
        ("---", "neither a word nor `#`"),
        ("one two three four five six seven eight nine ten eleven", "a header has 10 at most"),
        ("x" * 81, "80 characters at most"),
    ],
)
def test_no_pattern_has_a_word_that_turns_the_sense(pattern: str, reason: str) -> None:
    assert reason in reason_against_pattern(pattern)


@pytest.mark.parametrize(
    "pattern", ["#", "Page # of #", "- # -", "Herald, 9 May 2022", "May #", "[#]", "¹", "†"]
)
def test_a_pattern_of_pages_and_notes_is_fine(pattern: str) -> None:
    assert reason_against_pattern(pattern) == ""


LONG = "\n\n" + "The boats lay in the mud, and the owners were in the city for the week. " * 12


@pytest.mark.parametrize(
    ("text", "pattern", "reason"),
    [
        # A number of a sentence, in a line of its own.
        ("We signed\n14\npapers on Friday." + LONG, "#", "no empty line beside it"),
        ("We saw\n\n14\n\nboats and\n\n9\n\ncars." + LONG, "#", "do not rise"),
        # Words of a sentence, and words that are there once.
        ("He shot the friend of\nthe king\nand fled." + LONG, "the king", "a header recurs"),
        ("We saw the king\nof the isle\nand the king\nof the isle\nsaw us." + LONG,
         "of the isle", "no empty line beside it"),
        ("The Report\n\nA b c.\n\nThe Report\n\nD e f.", "The Report", "more than a tenth"),
    ],
)  # fmt: skip
def test_what_may_be_of_a_sentence_stays(text: str, pattern: str, reason: str) -> None:
    passed = pass_over(text, [pattern])
    assert passed.text == text
    ((refused, told),) = passed.unsafe
    assert refused == pattern
    assert reason in told


def test_what_fits_nothing_is_told() -> None:
    assert pass_over("We came." + LONG, ["Page #", "[#]"]).unused == ("Page #", "[#]")


def test_marks_of_notes_go_and_exponents_stay() -> None:
    text = (
        "The treaty¹² was signed.[4] It covers 10² km, or 5[1] plots, 9 km² of them† in all." + LONG
    )
    passed = pass_over(text, ["¹", "[#]", "†"])
    assert passed.text.startswith(
        "The treaty was signed. It covers 10² km, or 5[1] plots, 9 km² of them in all."
    )
    refused = find_words("It covers 10 km", SourceText.of(passed.text))
    assert isinstance(refused, NotFound)


def test_a_line_of_letters_is_no_page_number() -> None:
    text = "We saw\n\nill\n\nmen." + LONG
    assert pass_over(text, ["#"]).unused == ("#",)
