"""Long texts of events begin, and the rest is behind what a reader opens."""

from __future__ import annotations

import re

import pytest
from tests.resolving import Resolve, pages_of

from dateline.render.layout.long_texts import LONG, long_text

SENTENCE = "The crowd waits at the old quay until the last ferry has gone. "
SHORT = (SENTENCE * 20)[:LONG]


def test_a_short_text_is_shown_in_whole() -> None:
    assert long_text(SHORT.strip()) == (SHORT.strip(), "")


def test_a_long_text_begins_with_whole_sentences() -> None:
    text = (SENTENCE * 20).strip()
    begins, rest = long_text(text)
    assert begins == (SENTENCE * 6).strip()
    assert f"{begins} {rest}" == text


@pytest.mark.parametrize(
    ("words", "cut"),
    [
        ("It is *not known. Nobody* has told.", 0),
        ("See [the quay. And the ferry](https://a.example/).", 0),
        ("They call `wait. Then go`.", 0),
        ("It begins at 9 p.m. local time.", 0),
        ("Who is Mr. Black of the U.S. Senate.", 0),
        ("He says “No!” And he goes", 13),
        ("It ends.\n\n- a list\n- of two", 8),
        ("It is 1. No list begins here", 0),
        ("Am 14. Dezember fuhr es weiter", 0),
        ("It was led by А. С. Брусилов", 0),
        ("В 1914 г. Российская армия", 0),
        ("Il y va. élan", 0),
        ("On Sept. 11 he met Messrs. Who and When", 0),
        ("It is so at all. [@a] The quay", 0),
        ("He said: “We came. We saw", 0),
        ('He said: "We came. We saw', 0),
        ("(It came. It went", 0),
        ("It ended in 1914. Then", 17),
    ],
)
def test_nothing_is_cut_in_two(words: str, cut: int) -> None:
    start = SENTENCE * 5 + "It goes on and on, " * 4
    text = f"{start}{words} {'and on, ' * 80}"
    begins, rest = long_text(text)
    at = len(start) + cut if cut else len(SENTENCE * 5) - 1
    assert begins == text[:at]
    assert rest == text[at:].lstrip()


@pytest.mark.parametrize(
    "sentence",
    [
        "这是一个句子，码头是空的。",
        "کشتی در بندر ماند۔ ",
        "नाव घाट पर खड़ी रही। ",
        "هل جاءت السفينة؟ ",
    ],
)
def test_sentences_end_in_other_scripts_too(sentence: str) -> None:
    text = (sentence * 100).strip()
    begins, rest = long_text(text)
    assert 300 < len(begins) <= 420
    assert len(begins) % len(sentence) in (0, len(sentence) - 1)
    assert begins + text[len(begins) : -len(rest)] + rest == text


def test_a_long_first_sentence_is_shown_in_whole() -> None:
    first = f"{'It goes on, ' * 45}and ends."
    assert long_text(f"{first} {SENTENCE * 3}") == (first, SENTENCE * 3)
    assert long_text("It goes on, " * 100)[1] == ""


def test_a_list_is_not_cut() -> None:
    text = f"It begins.\n\n{''.join(f'- {SENTENCE}{chr(10)}' for _ in range(20))}"
    assert long_text(text) == (text, "")


def test_the_rest_of_a_long_text_opens(resolve: Resolve) -> None:
    row = "events:\n  - {{id: e, date: 2022-07-08, title: A, accounts: [a], text: '{}'}}\n"
    page = pages_of(resolve(row.format(SENTENCE * 12)))["index.md"]
    [rest] = re.findall(
        r'<details class="dl-rest" [^>]*>\n<summary>Read on</summary>\n\n(.*)\n\n</details>',
        page,
    )
    assert rest == (SENTENCE * 6).strip()
    assert page.count(SENTENCE.strip()) == 12
    assert "dl-rest" not in pages_of(resolve(row.format(SHORT)))["index.md"]
