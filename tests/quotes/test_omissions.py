"""Shortened quotations: what may be left out and put in, and what may not."""

from __future__ import annotations

import pytest

from dateline.quotes import Grade, Match, NotFound, SourceText, find_words

TEXT = (
    '"We did not sign the paper, and we saw 25 ships leave the old harbour," Belov said.\n\n'
    '"That is wrong, the ships stayed where they were," Lee said. "They are there today [sic] '
    'and ... well, they rest."\n\n'
    "The outlet (in its own words) reported: "
    + "much else was said that day, " * 20
    + "and so it ended."
)
SOURCE = SourceText.of(TEXT)


@pytest.mark.parametrize(
    "words",
    [
        "We did not sign ... and we saw",
        "We did not sign … and we saw",
        "We did not sign [...] and we saw",
        "We did not sign […] and we saw",
        "We did not sign (...) and we saw",
        "We did not sign . . . and we saw",
        "We did not sign.... and we saw",
        "We did not sign...and we saw",
        "We did not sign the paper […], and we saw",
        "… saw 25 ships leave …",
        "we saw 25 [merchant] ships leave",
        "we [all] saw 25 … the old harbour.",
        "saw 25 … [of the] ships leave",
        "[W]e saw 25 ships",
        "the ships stayed … they were",
        "They are there [sic] today [sic] and ... well",
        "They are there [right now] today [sic] and … they rest",
        "They … today [sic] and ... well",
    ],
)
def test_lawful_omissions_and_insertions(words: str) -> None:
    match = find_words(words, SOURCE)
    assert isinstance(match, Match), match
    assert match.grade is Grade.SHORTENED


@pytest.mark.parametrize(
    "words",
    ["They are there today [sic] and ... well", "The outlet (in its own words) reported"],
)
def test_the_sources_own_brackets_and_dots_are_literal(words: str) -> None:
    match = find_words(words, SOURCE)
    assert isinstance(match, Match)
    assert match.grade is Grade.WORD_FOR_WORD


@pytest.mark.parametrize(
    ("words", "code", "reason"),
    [
        (
            "We did ... sign the paper",
            "negation-left-out",
            "An omission in 'We did ... sign the paper' leaves out a negation: 'not'.",
        ),
        (
            "and we saw ... ships leave",
            "number-left-out",
            "An omission in 'and we saw ... ships leave' leaves out a number: '25'.",
        ),
        (
            "we saw [not] 25 ships",
            "negation-put-in",
            "The insertion '[not]' puts a negation into the quotation: 'not'.",
        ),
        (
            "ships leave the [two] old",
            "number-put-in",
            "The insertion '[two]' puts a number into the quotation: 'two'.",
        ),
        (
            "ships leave ... That is wrong",
            "omission-joins-passages",
            (
                "An omission in 'ships leave ... That is wrong' goes from one quoted passage of "
                "the source to another, perhaps of another speaker."
            ),
        ),
        (
            "where they were ... They are there",
            "omission-joins-passages",
            (
                "An omission in 'where they were ... They are there' goes from one quoted passage "
                "of the source to another, perhaps of another speaker."
            ),
        ),
        (
            "the old harbour ... Belov said ... That is wrong",
            "omission-joins-passages",
            (
                "An omission in 'the old harbour ... Belov said ... That is wrong' goes from one "
                "quoted passage of the source to another, perhaps of another speaker."
            ),
        ),
        (
            "leave the old ... we saw 25",
            "parts-out-of-order",
            (
                "The source contains the parts of 'leave the old ... we saw 25', but not in this "
                "order."
            ),
        ),
        (
            "The outlet ... so it ended",
            "omission-too-long",
            "An omission in 'The outlet ... so it ended' leaves out more than 400 characters.",
        ),
        (
            "ships ... harbour",
            "too-few-words",
            "'ships ... harbour' keeps fewer than 3 words of the source.",
        ),
        (
            "we [really really really really really really really really really long] saw 25",
            "insertion-too-long",
            (
                "The insertion '[really really really really really really really really really "
                "long]' is longer than 60 characters."
            ),
        ),
        (
            "the [un]paper was signed by us",
            "insertion-in-word",
            "The insertion '[un]' is inside a word.",
        ),
        (
            "the ship[s] leave the old",
            "insertion-in-word",
            "The insertion '[s]' is inside a word.",
        ),
        (
            "we saw 25 [boats] leave the old",
            "insertion-replaces-words",
            (
                "In 'we saw 25 [boats] leave the old' an insertion is where the source has other "
                "words."
            ),
        ),
        (
            "We did not sign ... and we watched",
            "words-not-found",
            (
                "The source does not contain 'and we watched', a part of 'We did not sign ... "
                "and we watched'."
            ),
        ),
        (
            " ... ".join(["a"] * 31),
            "too-many-omissions",
            (
                f"Omissions divide '{' ... '.join(['a'] * 31)[:79].rstrip()}…' into 31 parts; "
                "30 are the most."
            ),
        ),
    ],
)
def test_unlawful_omissions_and_insertions(words: str, code: str, reason: str) -> None:
    refused = find_words(words, SOURCE)
    assert isinstance(refused, NotFound), refused
    assert (refused.code, refused.reason) == (code, reason)
    assert refused.hint.endswith((".", "?"))


@pytest.mark.parametrize(
    "turn",
    [
        "not", "never", "didn't", "can’t", "no", "none", "neither", "nor", "without", "hardly",
        "few", "cannot", "non-", "seven", "7", "1,000", "half", "dozens", "ne", "n’est", "pas",
        "nicht", "keine", "sin", "nunca", "tidak", "bukan", "не", "нет", "без", "немає", "ні",
        "п’ять", "लाख९", "не-", "²", "trois", "drei", "tiga",
    ],
)  # fmt: skip
def test_words_that_turn_a_statement_are_not_left_out(turn: str) -> None:
    source = SourceText.of(f"They would {turn} leave the harbour in time.")
    assert isinstance(find_words(f"They would {turn} leave the harbour", source), Match)
    refused = find_words("They would … leave the harbour", source)
    assert isinstance(refused, NotFound)
    assert refused.code in {"negation-left-out", "number-left-out"}


def test_another_place_may_be_lawful() -> None:
    source = SourceText.of("We can not see it. We can, as you know, see it.")
    match = find_words("We can … see it", source)
    assert isinstance(match, Match)
    assert match.start == len("We can not see it. ")


def test_labels_of_a_transcript_are_not_crossed() -> None:
    source = SourceText.of(
        "ANA BELOV: We will go home and rest.\nMS. LEE: You will stay right here, and rest.\n"
    )
    refused = find_words(
        "We will go … and rest", SourceText.of(source.text.replace("and", "or", 1))
    )
    assert isinstance(refused, NotFound)
    assert refused.code == "omission-joins-passages"
    assert isinstance(find_words("We will … and rest", source), Match)


def test_parts_have_their_places() -> None:
    match = find_words("We did not sign ... the old harbour", SOURCE)
    assert isinstance(match, NotFound)  # it would leave out 25
    match = find_words("We did not sign [at all] the paper", SOURCE)
    assert isinstance(match, Match)
    assert [TEXT[start:end] for start, end in match.parts] == ["We did not sign", "the paper"]
    assert (match.start, match.end) == (match.parts[0][0], match.parts[-1][1])


def test_the_shortest_way_is_taken_and_each_is_counted() -> None:
    source = SourceText.of("It was said. It was so that they left. It was so when they left.")
    match = find_words("It was … they left", source)
    assert isinstance(match, Match)
    assert source.text[match.start : match.end] == "It was so that they left"
    assert match.occurrences == 2


def test_an_omission_of_four_hundred_characters() -> None:
    for length, found in ((400, True), (401, False)):
        source = SourceText.of(f"Here it starts{'x'.center(length)}there it ends.")
        assert isinstance(find_words("Here it starts … there it ends", source), Match) is found


def test_a_hyphen_at_a_lines_end_in_a_shortened_quotation() -> None:
    source = SourceText.of("They spoke of diplo-\nmacy, as they would, and of grain.")
    match = find_words("They spoke of diplomacy … and of grain", source)
    assert isinstance(match, Match)
    assert match.grade is Grade.SHORTENED
