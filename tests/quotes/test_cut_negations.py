"""A true excerpt that leaves a negation outside is told, with the source's words around it."""

from __future__ import annotations

import pytest
from tests.quoting import match_in

from dateline.quotes import find_cut_negation


def around(text: str, words: str) -> str:
    return find_cut_negation(*match_in(text, words))


@pytest.mark.parametrize(
    ("text", "words", "told"),
    [
        (
            "We are sure: he did not abandon contact with us.",
            "abandon contact",
            "he did not abandon contact",
        ),
        ("They didn’t abandon contact.", "abandon contact", "They didn’t abandon contact"),
        ("I do not think that we left.", "we left", "I do not think that we left"),
        ("They never abandoned contact.", "abandoned contact", "They never abandoned contact"),
        ("We no longer want a deal.", "want a deal", "We no longer want a deal"),
        ("They chose not to be\nbound.", "be bound", "They chose not to be bound"),
        ("There were no signs of it.", "signs of it", "There were no signs of it"),
        ("No one left.", "one left", "No one left"),
        ("He did not “abandon contact”.", "abandon contact", "He did not “abandon contact"),
        ("He did not “abandon contact”.", "“abandon contact”", "He did not “abandon contact”"),
        ("It was not us who left, it was they.", "us who … they", "It was not us who left, it was"),
        ("Ils n’ont pas dit le mot.", "dit le mot", "Ils n’ont pas dit le mot"),
        ("Ils ne veulent pas de contact.", "Ils ne veulent", "Ils ne veulent pas de contact."),
        ("Ils ne veulent pas parler.", "veulent pas parler", "Ils ne veulent pas parler"),
        ("Wir gehen nicht.", "Wir gehen", "Wir gehen nicht."),
        ("We trust them not at all.", "We trust them", "We trust them not at all."),
        ("Мы не видели признаков.", "видели признаков", "Мы не видели признаков"),
        ("我们没有看到。", "有看到", "我们没有看到"),
    ],
)  # fmt: skip
def test_a_negation_beside_the_words(text: str, words: str, told: str) -> None:
    assert around(text, words) == told


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He did not abandon contact.", "did not abandon contact"),
        ("He did not abandon contact.", "not abandon contact"),
        ("“No,” he said. “We will go.”", "he said"),
        ("It is not. We will go.", "We will go"),
        ("He said that it was not\n\nWe will go", "We will go"),
        ("We will go, not they.", "We will go"),
        ("We did go. No one came.", "We did go"),
        ("It is not, we think, a deal.", "a deal"),
        ("We talk without aim.", "We talk"),
        ("Two left.", "left"),
    ],
)
def test_no_negation_beside_the_words(text: str, words: str) -> None:
    assert around(text, words) == ""
