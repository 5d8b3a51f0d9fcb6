"""Words cut from a sentence that says of them who says so, or that it is not so, are told."""

from __future__ import annotations

import pytest
from tests.quoting import match_in

from dateline.quotes import (
    KnownNames,
    NotFound,
    SourceText,
    Turn,
    crosses_column,
    find_beside,
    find_limit_left_out,
    find_reported,
    find_words,
    speaker_named_near,
)


@pytest.mark.parametrize(
    ("text", "words", "told"),
    [
        ("“Oslo says we sank it,” Lee said.", "we sank it", "Oslo says we sank it"),
        ("“They claim that we sank it,” Lee said.", "we sank it", "They claim that we sank it"),
        (
            "“They told the whole world that we sank it,” Lee said.",
            "we sank it",
            "They told the whole world that we sank it",
        ),
        (
            "“According to Oslo, we sank it,” Lee said.",
            "we sank it",
            "According to Oslo, we sank it",
        ),
        ("“The idea that we sank it is new,” Lee said.", "we sank it", "The idea that we sank it"),
        ("“We sank it, they say,” Lee said.", "We sank it", "We sank it, they say,” Lee said."),
        (
            "„Oslo behauptet, dass wir es versenkten“, sagte Lee.",
            "wir es versenkten",
            "Oslo behauptet, dass wir es versenkten",
        ),
        (
            "« Oslo affirme que nous avons tiré », dit Lee.",
            "nous avons tiré",
            "Oslo affirme que nous avons tiré",
        ),
        ("«Oslo dice que disparamos», dijo Lee.", "disparamos", "Oslo dice que disparamos"),
        (
            "«Осло утверждает, что мы напали», — сказал Ли.",
            "мы напали",
            "Осло утверждает, что мы напали",
        ),
        (
            "«Осло стверджує, що ми напали», — сказав Лі.",
            "ми напали",
            "Осло стверджує, що ми напали",
        ),
        (
            "“Menurut Oslo, kami menyerang,” kata Lee.",
            "kami menyerang",
            "Menurut Oslo, kami menyerang",
        ),
        ("李说：“莫斯科说我们开火了。”", "我们开火了", "莫斯科说我们开火了"),
    ],
)  # fmt: skip
def test_words_that_the_speaker_reports_of_others(text: str, words: str, told: str) -> None:
    assert find_reported(*match_in(text, words)).startswith(told)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“I say we sank it,” Lee said.", "we sank it"),
        ("“We have always said that we sank it,” Lee said.", "we sank it"),
        ("“We sank it, I think,” Lee said.", "We sank it"),
        ("“We sank it,” Oslo says.", "We sank it"),
        ("Oslo says that “we sank it” in May.", "we sank it"),
        ("“They say so. We sank it,” Lee said.", "We sank it"),
        ("“Oslo says that we sank it,” Lee said.", "Oslo says that we sank it"),
        ("“Ich sagte, dass wir es versenkten“, so Lee.", "wir es versenkten"),
    ],
)
def test_words_of_the_speaker(text: str, words: str) -> None:
    assert find_reported(*match_in(text, words)) == ""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“Nobody here, least of all me, thinks we should go,” Lee said.", "we should go"),
        ("“It is not so, as some have told you for weeks, that we go,” Lee said.", "we go"),
        ("“There is no truth in the story that we go,” Lee said.", "we go"),
        ("“Under no circumstances will we go,” Lee said.", "will we go"),
        ("“None of the ships is ours,” Lee said.", "the ships is ours"),
        ("“We trust nobody,” Lee said.", "We trust"),
        ("“我们不会离开港口。”李说。", "离开港口"),
        ("「港を離れるつもりはない」と述べた。", "港を離れるつもり"),
        ("「港を離れません」と言った。", "港を離れま"),
    ],
)
def test_a_negation_on_which_the_words_hang(text: str, words: str) -> None:
    assert Turn.NEGATION in [beside.turn for beside in find_beside(*match_in(text, words))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“We do not go, and they will stay,” Lee said.", "they will stay"),
        ("“We do not go because they will stay,” Lee said.", "they will stay"),
        ("“No more talk, we will stay,” Lee said.", "we will stay"),
        ("他说：“莫斯科在下雪。”", "在下雪"),
    ],
)
def test_no_negation_on_which_the_words_hang(text: str, words: str) -> None:
    assert find_beside(*match_in(text, words)) == ()


@pytest.mark.parametrize(
    ("text", "words", "told"),
    [
        ("“Half of the fleet sank,” Lee said.", "the fleet sank", True),
        ("“A third of our ships sank,” Lee said.", "our ships sank", True),
        ("« La moitié de la flotte a coulé », dit Lee.", "la flotte a coulé", True),
        ("“In 1990 the fleet sank,” Lee said.", "the fleet sank", False),
        ("“The head of the fleet sank it,” Lee said.", "the fleet sank it", False),
    ],
)
def test_a_part_that_is_told_as_the_whole(text: str, words: str, *, told: bool) -> None:
    turns = [beside.turn for beside in find_beside(*match_in(text, words))]
    assert (Turn.LIMIT in turns) is told


def test_a_negation_in_the_same_clause_of_a_date_counts_right_before_it_only() -> None:
    found = match_in("They could not reach the port on Friday.", "on Friday")
    assert find_beside(*found)
    assert find_beside(*found, near=True) == ()


@pytest.mark.parametrize(
    ("before", "is_lee"),
    [
        ("Lee met Berg.", True),
        ("Berg came.", False),
        ("Berg met Lee.", True),
        ("Berg and Lee spoke to reporters.", True),
        ("When Berg asked Lee about the vote, she was calm.", True),
        ("Lee came. Foreign Minister Berg followed.", False),
        ("Lee came. Then she saw Berg.", True),
        ("Berg went home. Lee said she would not.", True),
        ("Lee came. Reporters asked her about Berg.", True),
        ("Asked about Berg, Lee smiled.", True),
        ("Berg’s words were new to Lee.", True),
    ],
)
def test_he_said_after_two_names(before: str, *, is_lee: bool) -> None:
    match, source = match_in(f"{before} “We will go,” he said.", "We will go")
    assert speaker_named_near(match, source, ["Lee"], KnownNames.of(["Berg"])) is is_lee


def test_she_that_is_not_beside_the_verb_of_saying() -> None:
    text = (
        "Prime Minister Lee spoke. Berg, her finance minister, stood beside her. “We will go,” the "
        "prime minister said, and she smiled."
    )
    match, source = match_in(text, "We will go")
    assert speaker_named_near(match, source, ["Lee"], KnownNames.of(["Berg"]))


COLUMNS = """\
The port was shut on       Berg said the dam was
Friday. “We will           safe. “We looked at it
not leave,” Lee said.      twice,” he said.
"""


def test_words_of_two_columns() -> None:
    assert crosses_column(*match_in(COLUMNS, "We will safe"))
    assert not crosses_column(*match_in(COLUMNS, "the dam was"))
    assert not crosses_column(
        *match_in("“We   will\nnot    leave,” Lee said.", "We will not leave")
    )


@pytest.mark.parametrize(
    ("text", "words", "reason", "hint"),
    [
        (
            "“We will go,” Lee said.",
            "“We will go”",
            "The source contains 'We will go', but without these quotation marks around the words.",
            "Leave these marks out: pages put their own around a quotation.",
        ),
        (
            "The invisible worm,\nThat flies",
            "The invisible worm, / That flies",
            "The source contains 'The invisible worm, That flies', but without the slash.",
            "Write a space in place of the slash: it is enough for the end of a line.",
        ),
    ],
)
def test_signs_that_authors_put_to_the_words(text: str, words: str, reason: str, hint: str) -> None:
    found = find_words(words, SourceText.of(text))
    assert isinstance(found, NotFound)
    assert (found.reason, found.hint) == (reason, hint)


def test_a_power_is_one_number() -> None:
    found = find_words("It was 10", SourceText.of("“It was 10^5,” Lee said."))
    assert isinstance(found, NotFound)
    assert found.code == "part-of-word"


def test_what_is_too_much_is_no_statement_without_it() -> None:
    found = match_in("“We are far too tired to fight,” Lee said.", "We are … to fight")
    assert find_limit_left_out(*found) == "too"
