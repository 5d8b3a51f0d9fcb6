"""Every true excerpt is found, whatever its typography; every altered one is refused.

Checked on a text of our own and, where they are at hand, on the first timeline's sources.
"""

from __future__ import annotations

import random
import re
from collections.abc import Mapping

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dateline.quotes import (
    Grade,
    Match,
    NotFound,
    SourceText,
    compare_wordings,
    find_words,
    speaker_named_near,
    text_fragment,
)

TEXT = """The harbour talks opened late. "We're not here to sign 14 papers," Ana Belov said – "we
want a long-term deal, nothing else." Her 2 aides nodded.

Lee's answer: "It's a 'trick', and you know it... We can't accept it [now] or later."
"""
EXCERPTS = 120
HEADLINE_END = re.compile(r"[^\W\d_]\s*\n\s*\n")  # no stop before the next paragraph
ALTERATIONS = ("not", "never", "22", "others")


@pytest.fixture(params=["own", "afp", "anzalone"])
def text(request: pytest.FixtureRequest) -> str:
    if request.param == "own":
        return TEXT
    articles: Mapping[str, str] = request.getfixturevalue("articles")
    return articles[request.param]


def excerpts(text: str, seed: int) -> list[str]:
    """Runs of 3 to 25 words, without the signs at their edges."""
    chance = random.Random(seed)
    # Words as a reader sees them; hyphenated ones whole, and numbers with their "million".
    words = list(re.finditer(r"\d[\d.]*\s[mb]illion|\w+(?:[.,:](?=\d)\w+|['’‐-]\w+)*", text))
    found = []
    for _ in range(EXCERPTS):
        first = chance.randrange(len(words) - 3)
        last = min(len(words) - 1, first + chance.randint(2, 24))
        excerpt = text[words[first].start() : words[last].end()]
        if not HEADLINE_END.search(excerpt):
            found.append(excerpt)
    return found


def damage(words: str, chance: random.Random) -> str:
    """The same words with other typography."""
    swaps = {
        '"': '“„«”"',
        "'": "’'‘",
        "’": "'’",
        "-": "‐‑–-",
        "–": "-—–―",
        " ": [" ", "  ", "\n", "\u00a0", "\u202f", "\t"],
    }
    text = "".join(chance.choice(swaps.get(character, [character])) for character in words)
    at = chance.randrange(len(text))
    if text[at].isalpha():
        text = text[: at + 1] + chance.choice(["\u00ad", "\u200b", ""]) + text[at + 1 :]
    return text + chance.choice(["", ".", ","])


def test_each_true_excerpt_is_found(text: str) -> None:
    source = SourceText.of(text)
    chance = random.Random(7)
    for words in excerpts(text, 1):
        match = find_words(words, source)
        assert isinstance(match, Match), words
        assert match.grade is Grade.WORD_FOR_WORD
        assert text[match.start : match.end] == words
        damaged = damage(words, chance)
        match = find_words(damaged, source)
        assert isinstance(match, Match), damaged
        assert text[match.start : match.end].rstrip(".,") == words


def test_each_altered_word_is_refused(text: str) -> None:
    source = SourceText.of(text)
    chance = random.Random(8)
    for words in excerpts(text, 2):
        pieces = words.split(" ")
        for _ in range(4):
            at = chance.randrange(1, len(pieces)) if len(pieces) > 1 else 0
            altered = [*pieces]
            altered[at : at + chance.randrange(2)] = [chance.choice(ALTERATIONS)]
            if altered != pieces and " ".join(altered) not in " ".join(text.split()):
                assert isinstance(find_words(" ".join(altered), source), NotFound), altered


def test_each_lost_or_changed_word_is_refused(text: str) -> None:
    source = SourceText.of(text)
    chance = random.Random(9)
    line = " ".join(text.split())
    for words in excerpts(text, 3):
        if "..." in words:
            continue  # the source's own dots would mark the loss
        pieces = words.split()
        inner = range(1, len(pieces) - 1)
        for at in chance.sample(inner, min(3, len(inner))):
            without = " ".join(pieces[:at] + pieces[at + 1 :])
            doubled = " ".join([*pieces[:at], pieces[at] + "s", *pieces[at + 1 :]])
            for altered in (without, doubled):
                if altered not in line and not re.fullmatch(r"\W+", pieces[at]):
                    assert isinstance(find_words(altered, source), NotFound), altered


def test_no_negation_or_number_is_swallowed(text: str) -> None:
    source = SourceText.of(text)
    turning = re.compile(r"\d|^(?:not|no|never|nothing|without)$|n['’]t$|^n['’]t")
    tried = 0
    for words in excerpts(text, 4):
        pieces = words.split()
        for at in range(1, len(pieces) - 1):
            if turning.search(pieces[at].strip("\"'.,$;:")):
                tried += 1
                cut = " ".join([*pieces[:at], "…", *pieces[at + 1 :]])
                refused = find_words(cut, source)
                assert isinstance(refused, NotFound), cut
                assert refused.code in {
                    "negation-left-out",
                    "number-left-out",
                    "omission-joins-passages",
                    "part-of-word",
                    "too-few-words",
                }
    assert tried


def test_the_two_speakers_of_the_first_timeline(articles: Mapping[str, str]) -> None:
    sources = {name: SourceText.of(text) for name, text in articles.items()}
    spoken = {
        ("afp", "We saw no signs whatsoever"): "Blinken",
        ("afp", "If there is an opportunity for diplomacy"): "Blinken",
        ("afp", "It was not us who abandoned contact"): "Lavrov",
        ("afp", "There was a strong consensus"): "Blinken",
        ("afp", "In fact, Foreign Minister Lavrov left"): "Blinken",
        ("afp", "To our Russian colleagues"): "Blinken",
        ("anzalone", "The problem is this"): "Blinken",
        ("anzalone", "It was not us that abandoned all contact"): "Lavrov",
        ("anzalone", "If they don't want to talk"): "Lavrov",
        ("anzalone", "I think our goal is clear"): "Blinken",
        ("anzalone", "If the West doesn't want talks"): "Lavrov",
    }
    for (name, words), speaker in spoken.items():
        match = find_words(words, sources[name])
        assert isinstance(match, Match)
        assert match.in_quotation_marks, words
        for other in ("Blinken", "Lavrov"):
            named = speaker_named_near(match, sources[name], [other])
            assert named is (other == speaker), (words, other)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("afp", "engage in meaningful diplomacy, ... If there is an opportunity for diplomacy"),
        ("afp", "Russia was left isolated … it was the United States"),
        ("anzalone", "it’s their choice … I think our goal is clear"),
        ("anzalone", "abandoned all contact … If they don’t want to talk"),
    ],
)
def test_speakers_are_not_spliced(articles: Mapping[str, str], name: str, words: str) -> None:
    refused = find_words(words, SourceText.of(articles[name]))
    assert isinstance(refused, NotFound)
    assert refused.code in {"omission-joins-passages", "omission-too-long"}


ODD = st.text(
    st.sampled_from("ab1 .,-–'\"“”‘’«»[](){}…\n\u00ad\u200b\u0301é不ा½²:\u202e\ufeff\ud800")
    | st.characters()
)


@given(ODD, ODD, ODD)
def test_wild_text_raises_nothing(text: str, words: str, within: str) -> None:
    source = SourceText.of(text)
    for found in (find_words(words, source), find_words(words, source, within=within)):
        if isinstance(found, Match):
            assert 0 <= found.start < found.end <= len(text)
            assert found.occurrences > 0
            assert found.fragment.isascii()
            speaker_named_near(found, source, [words])
        else:
            assert found.reason.endswith(".")
            assert found.code
            assert found.hint
    text_fragment(source, 0, len(text))
    compare_wordings(text, words)


@given(ODD)
@example("0\n\r0")
def test_a_text_holds_itself(text: str) -> None:
    found = find_words(text, SourceText.of(text))
    if isinstance(found, NotFound):
        # A short first paragraph is a headline, of which nobody said what follows.
        assert found.code in {"no-words", "across-headline"}
        assert found.code == "no-words" or len(text.splitlines()) > 2
    else:
        assert found.grade is Grade.WORD_FOR_WORD or text.strip() != text[found.start : found.end]


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        ("a " * 200_000, "a", "words-too-common"),
        ("a " * 200_000, "a " * 10_000, "words-too-common"),
        ("a " * 200_000, " … ".join(["a a"] * 25), "words-too-common"),
        ("a " * 200_000, " … ".join(["a"] * 5_000), "too-many-omissions"),
        ("ab " * 100_000, "ab " * 3_000 + "a", "words-not-found"),
        ("a-a-" * 50_000, "a-" * 3_000 + "a", "words-too-common"),
        ("aa-\na " * 50_000, " … ".join(["aaa"] * 25), "words-too-common"),
        ('"a" ' * 100_000, "a … a … a", "words-too-common"),
        ("a b c", "[" * 50_000 + " a", "words-not-found"),
        ("a b c", "a [b] " * 5_000, "too-many-omissions"),
        ("A" * 200_000 + ": x", "y", "words-not-found"),
        ("a" + "\u0301\u0327" * 500_000, "a b c", "words-not-found"),
        ("a-\nb " * 200_000, "a " * 10_000, "words-not-found"),
        ("a-" * 500_000, " … ".join(["a-a"] * 25), "words-too-common"),
        ("a b c", "[a]" * 33_000, "too-few-words"),
        ("a b c", "a " * 50_001, "words-too-long"),
    ],
)
def test_text_made_to_be_slow_is_given_up(text: str, words: str, code: str) -> None:
    refused = find_words(words, SourceText.of(text))
    assert isinstance(refused, NotFound)
    assert refused.code == code
