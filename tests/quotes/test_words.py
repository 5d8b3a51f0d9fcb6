"""Words are found exactly, whatever the typography, and only as whole words."""

from __future__ import annotations

import pytest

from dateline.quotes import Grade, Match, NotFound, SourceText, find_words

TEXT = """The minister’s answer came late.

"We saw no signs whatsoever — none — that the talks were well-\nprepared," Belov said on Friday
after meet-
ing the press. "It wasn't us who left, it was them. In 2022 we paid $360\xa0million, 10 000 of it
for non-violent work at -5 degrees, 10.5 percent."

He said: 'They call it a “special” place.' The ﬁrst oﬃce opened on Friday."""
SOURCE = SourceText.of(TEXT)
W, T, L = Grade.WORD_FOR_WORD, Grade.TYPOGRAPHY, Grade.LINE_BREAK_HYPHEN


@pytest.mark.parametrize(
    ("words", "grade", "found"),
    [
        ("We saw no signs whatsoever", W, "We saw no signs whatsoever"),
        ("  We saw no signs  ", W, "We saw no signs"),
        ("We saw   no\nsigns", T, "We saw no signs"),
        ("whatsoever -- none – that", T, "whatsoever — none — that"),
        ("whatsoever—none—that", T, "whatsoever — none — that"),
        ("The minister's answer", T, "The minister’s answer"),
        ("The minis\u00adter\u2019s ans\u200bwer", T, "The minister’s answer"),
        ("It wasn’t us who left.", T, "It wasn't us who left"),
        ("It wasn’t us who left,", T, "It wasn't us who left,"),
        ("we paid $360 million", T, "we paid $360\xa0million"),
        ("ｗｅ paid", T, "we paid"),
        ('call it a "special" place', T, "call it a “special” place"),
        ("call it a 'special' place", T, "call it a “special” place"),
        ("call it a « special » place", T, "call it a “special” place"),
        ("The first office", T, "The ﬁrst oﬃce"),
        ("were well-prepared", L, "were well-\nprepared"),
        ("were wellprepared", L, "were well-\nprepared"),
        ("after meeting the press.", L, "after meet-\ning the press."),
        ("after meet-ing the press", L, "after meet-\ning the press"),
        ("well-prepared,” Belov said on Friday after meeting", L, None),
        ("10 000 of it", W, "10 000 of it"),
        ("at −5 degrees", T, "at -5 degrees"),
        ('"It wasn’t us who left', T, "\"It wasn't us who left"),
    ],
)
def test_typography_is_ignored(words: str, grade: Grade, found: str | None) -> None:
    match = find_words(words, SOURCE)
    assert isinstance(match, Match), match
    assert match.grade is grade
    if found is not None:
        assert TEXT[match.start : match.end] == found


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("We see no signs whatsoever", "words-not-found"),
        ("We saw signs whatsoever", "words-not-found"),
        ("we saw no signs", "words-not-found"),
        ("It was us who left", "words-not-found"),
        ("It wasn't us who left it was them", "words-not-found"),
        ("we paid $22 million", "words-not-found"),
        ("10.6 percent", "words-not-found"),
        ("10,5 percent", "words-not-found"),
        ("saw no sign", "words-not-found"),
        ("e saw no signs", "words-not-found"),
        ("violent work", "part-of-word"),
        ("for non", "part-of-word"),
        ("5 degrees", "part-of-word"),
        ("000 of it", "part-of-word"),
        ("we paid $360 million, 10", "part-of-word"),
        ("prepared, Belov said", "words-not-found"),
        ("prepared", "part-of-word"),
        ("the talks were well", "part-of-word"),
        ("nonviolent work", "words-not-found"),
        ("special place", "words-not-found"),
        ("", "no-words"),
        ("…", "no-words"),
        ("?!", "no-words"),
        ("on Friday\u202eafter", "words-not-found"),
    ],
)
def test_words_that_differ_are_refused(words: str, code: str) -> None:
    refused = find_words(words, SOURCE)
    assert isinstance(refused, NotFound), refused
    assert refused.code == code


def test_a_raised_digit_is_no_digit() -> None:
    source = SourceText.of("In 2010² it cost 5½ coins.")
    assert isinstance(find_words("In 20102 it cost", source), NotFound)
    assert isinstance(find_words("cost 51⁄2 coins", source), NotFound)
    assert isinstance(find_words("In 2010² it cost 5½ coins", source), Match)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Мы не видели никаких признаков й готовности.", "никаких признаков и\u0306 готовности"),
        ("我们没有看到任何迹象。", "没有看到任何"),
        ("हमने कोई संकेत नहीं देखा।", "कोई संकेत नहीं देखा।"),
        ("Це було дев’ять днів.", "дев'ять днів"),
        ("Il a dit : « Nous n’avons rien vu ».", "Nous n'avons rien vu"),
        ("می‌خواهیم گفت‌وگو کنیم", "می‌خواهیم گفت‌وگو"),
    ],
)
def test_other_scripts(text: str, words: str) -> None:
    assert isinstance(find_words(words, SourceText.of(text)), Match)


def test_words_that_recur_are_counted() -> None:
    match = find_words("on Friday", SOURCE)
    assert isinstance(match, Match)
    assert match.occurrences == 2


def test_more_of_the_sentence_chooses_the_place() -> None:
    match = find_words("on Friday", SOURCE, within="office opened on Friday")
    assert isinstance(match, Match)
    assert match.occurrences == 1
    assert match.start == TEXT.rindex("on Friday")


@pytest.mark.parametrize(
    ("within", "code", "reason"),
    [
        (
            "We saw no signs",
            "words-not-in-context",
            "The source contains 'on Friday', but not inside 'We saw no signs'.",
        ),
        ("We saw signs", "words-not-found", "The source does not contain 'We saw signs'."),
    ],
)
def test_context_that_does_not_hold_the_words(within: str, code: str, reason: str) -> None:
    refused = find_words("on Friday", SOURCE, within=within)
    assert isinstance(refused, NotFound)
    assert (refused.code, refused.reason) == (code, reason)


@pytest.mark.parametrize(
    ("words", "nearest", "differs"),
    [
        ("we paid $22 million", "we paid $360 million", "- 22 + 360"),
        ("It was us who left, it was them", "It wasn't us who left, it was them", "- was + wasn't"),
        ("We saw signs whatsoever", "We saw no signs whatsoever", "+ no"),
        ("We never saw no signs whatsoever", "We saw no signs whatsoever", "- never"),
    ],
)
def test_the_nearest_text_is_shown(words: str, nearest: str, differs: str) -> None:
    refused = find_words(words, SOURCE)
    assert isinstance(refused, NotFound)
    assert refused.reason == f"The source does not contain '{words}'."
    assert (refused.nearest, refused.differs) == (nearest, differs)
    assert refused.hint == (
        "Copy the words from the source (- marks the quotation's words, + the source's)."
    )


@pytest.mark.parametrize(
    ("text", "words", "nearest", "differs"),
    [
        ("Th e fi rst o fficer left us here.", "The first officer left us",
         "Th e fi rst o fficer left us", "- The first officer + Th e fi rst o fficer"),
        ("U.S. troops left today.", "US troops left", "U.S. troops left", "- US + U.S."),
        ("STRASSE UND HAUS SIND DA", "Straße und Haus",
         "STRASSE UND HAUS", "- Straße und Haus + STRASSE UND HAUS"),
        ("We left the port[3] at once.", "We left the port at once",
         "We left the port[3] at once", "+ [3]"),
        ("We go home ... today, he said.", "We go home today", "We go home ... today", "+ ..."),
    ],
)  # fmt: skip
def test_a_text_of_the_same_letters_is_the_nearest(
    text: str, words: str, nearest: str, differs: str
) -> None:
    refused = find_words(words, SourceText.of(text))
    assert isinstance(refused, NotFound)
    assert (refused.nearest, refused.differs) == (nearest, differs)


def test_words_that_a_machine_has_parted_are_said_to_be_so() -> None:
    refused = find_words("The first officer left", SourceText.of("Th e fi rst o fficer left us."))
    assert isinstance(refused, NotFound)
    assert refused.hint == (
        "The letters are the same, and their words begin and end elsewhere. Copy the words from "
        "the source; if a machine read them (OCR), correct the copy as the source itself shows "
        "them."
    )


def test_nothing_near_is_said_too() -> None:
    refused = find_words("Completely unrelated gibberish", SOURCE)
    assert refused == NotFound(
        "words-not-found",
        "The source does not contain 'Completely unrelated gibberish'.",
        hint="Nothing in it is near. Is it the right source?",
    )


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("We saw no signs", False, True),
        ("no signs whatsoever", True, True),
        ("It wasn't us who left, it was them.", False, False),
        ("it was them", True, False),
        ("It wasn't us who left", False, True),
        ("The minister’s answer came late", False, False),
        ("well-prepared", True, False),
        ("They call it a “special” place", False, False),
        ("after meeting the press", True, False),
    ],
)
def test_parts_of_sentences_are_told(words: str, start: bool, end: bool) -> None:  # noqa: FBT001
    match = find_words(words, SOURCE)
    assert isinstance(match, Match)
    assert (match.cut_start, match.cut_end) == (start, end)
    assert match.part_of_sentence == (start or end)


@pytest.mark.parametrize(
    ("text", "words", "start", "end"),
    [
        ('"In the end," he said, "we will go."', "In the end", False, True),
        ('"In the end," he said, "we will go."', "we will go", True, False),
        ('"We will go," he said. "You will stay."', "We will go", False, False),
        ("Officials of the U.S. State Department left.", "State Department left", True, False),
        ("It saw “no signs” of this.", "no signs", True, True),
        ("A headline without a stop\n\nMore text.", "without a stop", True, False),
        ("Mr. Belov left. Ms. Lee came.", "Belov left", True, False),
        ("‘We will go’, he said.", "We will go", False, False),
        ("NORTHPORT, March 4, 2021 (Reuters) - The dyke broke.", "The dyke broke", False, False),
        ("NÖRREHAVEN, 3. März 2021 (dpa) – Der Deich ist ab.", "Der Deich ist", False, True),
        ("Berlin (dpa/sh) – Der Deich ist ab.", "Der Deich ist ab", False, False),
        ("Rio de Janeiro, 4 mars 2021 (AFP) - La digue a cédé.", "La digue a", False, True),
        ("By Mia Lee\nNORTHPORT, Norway —\nThe dyke broke.", "The dyke broke", False, False),
        ("(Reuters) The dyke broke.", "The dyke broke", False, False),
        ("NORTHPORT, March 4 (AP) — The dyke broke.", "dyke broke", True, False),
        ("Lee said (in Bali) — The dyke broke.", "The dyke broke", True, False),
        ("Lee said it (in Bali) The dyke broke.", "The dyke broke", True, False),
        ("Belov — The dyke broke.", "The dyke broke", True, False),
        ("I — The dyke broke.", "The dyke broke", True, False),
        ("x\n\n" * 9 + "NORTHPORT — The dyke broke.", "The dyke broke", True, False),
    ],
)
def test_where_a_sentence_ends(text: str, words: str, *, start: bool, end: bool) -> None:
    match = find_words(words, SourceText.of(text))
    assert isinstance(match, Match)
    assert (match.cut_start, match.cut_end) == (start, end)


@pytest.mark.parametrize(
    ("words", "inside"),
    [
        ("We saw no signs", True),
        ('"We saw no signs', True),
        ("In 2022 we paid", True),
        ("They call it a “special” place", True),
        ("special", True),
        ("Belov said on Friday", False),
        ('well-prepared," Belov said', False),
        ("The minister’s answer", False),
    ],
)
def test_quotation_marks_around_the_words(words: str, *, inside: bool) -> None:
    match = find_words(words, SOURCE)
    assert isinstance(match, Match)
    assert match.in_quotation_marks is inside


@pytest.mark.parametrize(
    ("text", "words", "inside"),
    [
        ('He said, "It was never\nclosed.\n\nThe next day he left.', "It was never closed", True),
        ('He said, "It was never\nclosed.\n\nThe next day he left.', "The next day", False),
        ('It is so. " I think so," he said. He left.', "I think so", True),
        ('It is so. " I think so," he said. He left.', "He left", False),
        ("'Twas the workers' day, he said.", "day, he said", False),
        ("„Wir gehen jetzt“, sagte er.", "Wir gehen jetzt", True),
        ("„Wir gehen jetzt“, sagte er.", "sagte er", False),
        ("»Wir gehen jetzt«, sagte er.", "Wir gehen jetzt", True),
        ("”Vi går nu”, sade han.", "Vi går nu", True),
        ("”Vi går nu”, sade han.", "sade han", False),
        ("Il dit : « Nous partons », puis il part.", "Nous partons", True),
        ("Il dit : « Nous partons », puis il part.", "puis il part", False),
        ('He said "stop it.\'" Then he left.', "Then he left", False),
        ("他说：「我们走。」然后离开。", "我们走", True),
    ],
)
def test_unruly_quotation_marks(text: str, words: str, *, inside: bool) -> None:
    match = find_words(words, SourceText.of(text))
    assert isinstance(match, Match)
    assert match.in_quotation_marks is inside


def test_an_english_text_is_known_by_its_common_words() -> None:
    text = SourceText.of("The head of the port said that it was open, and left with the others.")
    assert text.languages == {"en"}
