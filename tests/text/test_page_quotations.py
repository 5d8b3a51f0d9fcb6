"""Quotation marks in pages by hand: what is read as prose, where it is, and what is passed over."""

from __future__ import annotations

import time

import pytest

from dateline.text.page_quotations import find_quotations


def words_in(text: str) -> list[str]:
    return [quoted.words for quoted in find_quotations(text, "a.md").quotations]


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: “A title here”\n---\nText.",
        "~~~\n“code in a fence”\n~~~",
        "> ```text\n> “code in a quote”\n> ```",
        "```\n“a fence without an end”",
        "`“code in a line”` and ``“a ` tick in it”``",
        "<!-- “a comment” -->",
        "<!-- a comment without an end “goes on”",
        "<pre>“in a block”\n\n“of HTML”</pre>",
        '<span title="“in a tag”">text</span>',
        "[text](page.md “a title”)",
        "[text](page_(one).md '“a title”')",
        "[ref]: https://a.example “a title”",
        "Text\n{: title=“in an attribute” }",
        '# Head { .wide style="width: 2em and more" }',
        '![a](b.png){ width="300 of them now" }',
        '{ .card, title="{words} in braces and more" }',
        '<img alt="a < b and c > d">',
        "<img alt='it is a < b'>",
        '<a href="x"\n   title="over a line > of a tag">text</a>',
        '/// admonition | "A head here"\n',
        '--8<-- "a file with spaces.md"',
        "{{ macro(“with words”) }}",
        '!!! note "A head"',
        '=== "A tab of three words"',
        "<!-- dateline: talks -->\n\n“made by a build”\n\n<!-- /dateline -->",
    ],
)
def test_what_is_no_prose_is_passed_over(text: str) -> None:
    assert words_in(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('“one”, «deux», „drei“, 「四」 and "five"', ["one", "deux", "drei", "四", "five"]),
        ("“over\nlines”", ["over\nlines"]),
        ("“over a paragraph\n\nwithout an end” and “this”", ["this"]),
        ("    “in an indented block of an admonition”", ["in an indented block of an admonition"]),
        ("[“a link’s text”](page.md)", ["a link’s text"]),
        ("| a | “in a table” |", ["in a table"]),
        ('{==marked "in the text of an extension"==}', ["in the text of an extension"]),
        ('In {braces} she said "no more of it" {or so}.', ["no more of it"]),
        ('He wrote x="not an attribute of anything".', ["not an attribute of anything"]),
        ('"a < b", it says, and "c > d"', ["a < b", "c > d"]),
        ('12" wide and 3" high', []),
    ],
)
def test_prose_is_read(text: str, words: list[str]) -> None:
    assert words_in(text) == words


def test_places_are_those_of_the_file() -> None:
    text = "---\na: b\n---\n\n# Head\n\n`“x”` it is “this one”.\n"
    (found,) = find_quotations(text, "docs/a.md").quotations
    assert str(found.place) == "docs/a.md:7:13"


def test_a_comment_accepts_the_paragraph_below_it_alone() -> None:
    text = (
        "“before it”\n\n<!-- dateline-accept: unchecked-quotation; because: A film. -->\n\n"
        "“in it” and “there too”\n\n“after it”"
    )
    found = find_quotations(text, "a.md")
    reasons = {q.words: q.accepted.because if q.accepted else "" for q in found.quotations}
    assert reasons == {"before it": "", "in it": "A film.", "there too": "A film.", "after it": ""}


@pytest.mark.parametrize(
    "text",
    ["<!--" * 200_000, "`" * 300_000, "` `` " * 100_000, "](" * 300_000, "“" * 300_000,
     "<pre" * 200_000, "{:" * 300_000, '"a' * 200_000, "\n\n".join(["“a b c”"] * 50_000),
     "<!-- dateline: a -->\n" * 30_000, "<!-- dateline: " * 30_000,
     "<!-- dateline-accept: a; because: " * 20_000, '<a b="' * 100_000, '{ a="' * 100_000,
     "{ " * 300_000, '<a b="c" ' * 50_000, '{ a="b" ' * 50_000],
    ids=lambda text: text[:12].strip(),
)  # fmt: skip
def test_hostile_pages_are_read_in_a_second(text: str) -> None:
    start = time.process_time()
    find_quotations(text, "a.md")
    assert time.process_time() - start < 3
