"""Prose: what stays as it was typed, and what an author is told of."""

from __future__ import annotations

import pytest

from dateline.text.prose import find_in_prose, plain_prose, render_prose


def link_to(kind: str, target: str) -> tuple[str, str]:
    return f"{kind}.md#{target}", f"<{target}>"


PROSE = [
    ("words", "Two words.", "Two words."),
    ("paragraphs", "One.\n\nTwo.", "One.\n\nTwo."),
    ("a citation", "So [@a] says.", "So [&lt;a&gt;](<citation.md#a>) says."),
    ("two citations", "[@a] [@b]", "[&lt;a&gt;](<citation.md#a>) [&lt;b&gt;](<citation.md#b>)"),
    ("a link to an event", "After [the *start*](event:x).", "After [the *start*](<event.md#x>)."),
    ("a link without words", "See [](event:x).", "See [&lt;x&gt;](<event.md#x>)."),
    (
        "an address within a link",
        "See [it <https://a.example>, *there*](event:x) or [b](https://b.example).",
        "See [it https&#58;&#47;&#47;a.example, *there*](<event.md#x>) or [b](<https://b.example>).",
    ),
    ("a link to a page", "See [here](people.md#a_b).", "See [here](<people.md#a_b>)."),
    ("emphasis", "Not *this*, **that**.", "Not *this*, **that**."),
    ("a list", "- one\n- two", "-   one\n-   two"),
    ("a numbered list", "1. one\n2. two", "1.  one\n1.  two"),
    ("a year that begins a paragraph", "1945. It ended.", "1945&#46; It ended."),
    ("a number that begins a line", "Then\n7) came.", "Then\n7&#41; came."),
    ("a list that begins later", "3. three\n4. four", "3&#46; three\n4&#46; four"),
    ("numbers within a list", "- 5. five\n- 1. one", "-   5&#46; five\n-   1.  one"),
    ("a list within a number", "5. 1. one", "5&#46; 1. one"),
    ("two years", "1945. So.\n\n1946. So.", "1945&#46; So.\n\n1946&#46; So."),
    ("a later paragraph with a year", "One.\n\n1945. It ended.", "One.\n\n1945&#46; It ended."),
    ("a year after a list", "- one\n\n1945. It *ended*.", "-   one\n\n1945&#46; It *ended*."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"), [row[1:] for row in PROSE], ids=[r[0] for r in PROSE]
)
def test_prose(text: str, expected: str) -> None:
    assert render_prose(text, link_to) == expected


PLAIN = [
    ("1945. It ended.", "1945. It ended."),
    ("See [the start](event:x) [@a].", "See the start."),
    ("- one\n- *two*", "one two"),
    ("`a` & <b>", "a & <b>"),
]


@pytest.mark.parametrize(("text", "expected"), PLAIN)
def test_words_alone(text: str, expected: str) -> None:
    assert plain_prose(text) == expected


FOUND = [
    ("As [@a] says\nand [@b].", [("citation", "a", 0), ("citation", "b", 1)]),
    ("See *this*:\n[x](event:e)", [("event", "e", 1)]),
    ("[x](a.md)", [("link", "a.md", 0)]),
    ("# Head", [("unsupported", "#", 0)]),
    ("![x](y.png)", [("unsupported", "x", 0)]),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_findings(text: str, expected: list[tuple[str, str, int]]) -> None:
    assert [(f.kind, f.value, f.line) for f in find_in_prose(text)] == expected
