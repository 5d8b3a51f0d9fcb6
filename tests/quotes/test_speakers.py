"""Whether the speaker is named near their words."""

from __future__ import annotations

import pytest

from dateline.quotes import KnownNames, Match, SourceText, find_words, speaker_named_near

STORY = SourceText.of("""Ana Belov opened the talks in Bali. "We are glad to be here," she said.

"We will not leave the island," Belov said after a meeting with Mia Lee.
 "Nothing is decided."

Lee had told reporters that she would stay until Monday.

"It was not us," she said.

"Belov left early, as you know," Lee's aide told Outlet A.

Another day went by. He added, "Carl Holm wrote to all of us."

"Carl Holm wrote to none of us," a person said.
""")
TALK = SourceText.of(
    "MODERATOR: Welcome, Ana Belov.\n\nANA BELOV: We will go.\n\nWe will go soon.\n\n"
    "MS. LEE: Ana Belov will stay.\n"
)


@pytest.mark.parametrize(
    ("words", "names", "named"),
    [
        ("We are glad to be here", ["Belov"], True),
        ("We are glad to be here", ["Ana Belov"], True),
        ("We are glad to be here", ["Lee"], False),
        ("We will not leave", ["Belov"], True),
        ("Nothing is decided", ["Belov"], True),
        ("It was not us", ["Lee"], True),
        ("It was not us", ["Mia Lee", "Lee"], True),
        ("It was not us", ["Belov"], False),
        ("left early, as you know", ["Belov"], False),
        ("left early, as you know", ["Lee"], False),
        ("wrote to all of us", ["Carl Holm"], False),
        ("wrote to none of us", ["Carl Holm"], False),
        ("We will not leave", [], False),
        ("We will not leave", [""], False),
        ("We will not leave", ["Bel"], False),
    ],
)
def test_speaker_named_near(words: str, names: list[str], *, named: bool) -> None:
    match = find_words(words, STORY)
    assert isinstance(match, Match)
    assert speaker_named_near(match, STORY, names) is named


@pytest.mark.parametrize(
    ("start", "named"),
    [
        ("Asked whether the bridge would close, she replied", True),
        ("Speaking to reporters", True),
        ("In a note", True),
        ("Holm wrote to all of us", False),
        ("Asked by Holm", False),
    ],
)
def test_a_word_that_begins_a_sentence_is_no_name(start: str, *, named: bool) -> None:
    source = SourceText.of(f"Ana Belov said nothing at first.\n\n{start}: “We will rebuild it.”\n")
    match = find_words("We will rebuild it", source)
    assert isinstance(match, Match)
    assert speaker_named_near(match, source, ["Belov"]) is named


@pytest.mark.parametrize(
    ("name", "named"),
    [
        ("von der Lee", True),
        ("the ministry", True),
        ("Ministry", False),
        ("The ministry", False),
        ("al-Masri", True),
        ("the minister", False),
    ],
)
def test_a_name_given_in_small_letters_is_one_in_the_source(name: str, *, named: bool) -> None:
    source = SourceText.of(
        "Rain fell on Monday. “We will rebuild it,” von der Lee, the ministry and al-Masri said.\n"
    )
    match = find_words("We will rebuild it", source)
    assert isinstance(match, Match)
    assert speaker_named_near(match, source, [name]) is named


@pytest.mark.parametrize(
    ("words", "name", "named"),
    [
        ("We will go soon", "Ana Belov", True),
        ("We will go soon", "Lee", False),
        ("will stay", "Lee", True),
        ("will stay", "Ana Belov", False),
        ("Welcome", "Ana Belov", False),
    ],
)
def test_the_label_counts_in_a_transcript(words: str, name: str, *, named: bool) -> None:
    match = find_words(words, TALK)
    assert isinstance(match, Match)
    assert speaker_named_near(match, TALK, [name]) is named


def test_names_that_the_speaker_has_too_are_nobody_elses() -> None:
    """In whatever letters: what is given with a small letter is a name with one too."""
    source = SourceText.of("Minister came on Friday. “We will go there now,” minister said.")
    match = find_words("We will go there now", source)
    assert isinstance(match, Match)
    all_names = KnownNames.of(["Minister", "minister"])
    assert not speaker_named_near(match, source, ["Minister"], all_names)
    others = all_names.without(["Minister"])
    assert speaker_named_near(match, source, ["Minister"], others)
