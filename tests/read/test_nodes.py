"""What comes out of a YAML file: text as typed, with its place."""

from __future__ import annotations

import gc

import pytest

from dateline.data.nodes import Mapping, Node, Scalar, Sequence
from dateline.problems import Place, Problems, as_text
from dateline.read.yaml.file import read_yaml


def read(text: str | bytes) -> Node | None:
    """The top node of a text that has no problem."""
    problems = Problems()
    data = text if isinstance(text, bytes) else text.encode()
    top = read_yaml(data, "e.yml", problems)
    assert problems.all == ()
    return top


def plain(node: Node | None) -> object:
    """A node as lists, pairs and text."""
    match node:
        case Mapping():
            return [(key.text, plain(value)) for key, value in node]
        case Sequence():
            return [plain(item) for item in node.items]
        case Scalar():
            return node.text
        case None:
            return None


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "NO",
            "yes",
            "true",
            "null",
            "~",
            "1:30",
            "010",
            "0x1F",
            "1e3",
            "1_000",
            ".inf",
            "=",
            "<",
        ),
        *("2022-02-30", "2022-07-08", "2022-07-08T10:00:00Z", "1984?", "1984%", "-0043", "../2022"),
    ],
)
def test_text_stays_as_typed(typed: str) -> None:
    assert plain(read(f"date: {typed}\n")) == [("date", typed)]


@pytest.mark.parametrize(
    ("yaml", "expected"),
    [
        ("", None),
        ("# nothing\n", None),
        ("---\n", None),
        ("\ufeff", None),
        ("title:\n", [("title", "")]),
        ("title: ''\n", [("title", "")]),
        ("- a\n-\n- b\n", ["a", "", "b"]),
        ("a: {b: [c, {d: e}]}\n", [("a", [("b", ["c", [("d", "e")]])])]),
        ('{title: "A, B", by: }\n', [("title", "A, B"), ("by", "")]),
        ("text: >\n  one\n  two\n", [("text", "one two\n")]),
        ("text: |\n  one\n  two\n", [("text", "one\ntwo\n")]),
        ("text: one\n  two\n\n  three\n", [("text", "one two\nthree")]),
        ("a: 1\r\nb: 2\r\n", [("a", "1"), ("b", "2")]),
        ("a: 1\rb: 2\r", [("a", "1"), ("b", "2")]),
        ("text: |\r\n  one\r\n  two\r\n", [("text", "one\ntwo\n")]),
        ("\ufefftitle: A\n", [("title", "A")]),
        ('"<<": a\n', [("<<", "a")]),
        ("'': a\n", [("", "a")]),
        ("? a\n? b\n", [("a", ""), ("b", "")]),
    ],
)
def test_reads(yaml: str, expected: object) -> None:
    assert plain(read(yaml)) == expected


def test_keeps_places() -> None:
    top = read('\ufeff# first\r\nä: [b,\r\n  "c d"]\r\nе: {f: g}\r\n')
    assert isinstance(top, Mapping)
    (first, items), (second, inner) = top
    assert isinstance(items, Sequence)
    assert isinstance(inner, Mapping)
    [(key, value)] = inner
    places = [top, first, items, *items.items, second, inner, key, value]
    assert [(node.place.line, node.place.column) for node in places] == [
        *((2, 1), (2, 1), (2, 4), (2, 5), (3, 3)),
        *((4, 1), (4, 4), (4, 5), (4, 8)),
    ]
    assert {node.place.path for node in places} == {"e.yml"}


def test_an_empty_value_stands_after_its_colon() -> None:
    top = read("a: 1\ntitle:\n")
    assert isinstance(top, Mapping)
    assert top.entries[1][1] == Scalar("", Place("e.yml", 2, 7))


def test_tells_quoted_from_plain() -> None:
    top = read("- a\n- 'a'\n- \"a\"\n- |\n  a\n")
    assert isinstance(top, Sequence)
    assert [item.plain for item in top.items if isinstance(item, Scalar)] == [
        *(True, False, False, False)
    ]


def test_columns_count_what_was_left_out() -> None:
    problems = Problems()
    top = read_yaml("a: \u200bb\nc: [d\u2060, e]\n".encode(), "e.yml", problems)
    assert plain(top) == [("a", "b"), ("c", ["d", "e"])]
    assert isinstance(top, Mapping)
    items = top.entries[1][1]
    assert isinstance(items, Sequence)
    assert items.items[1].place == Place("e.yml", 2, 9)
    assert [problem.code for problem in problems.all] == ["invisible-character"] * 2


@pytest.mark.parametrize(
    ("yaml", "expected"),
    [
        # What was refused is left out, with its value, and nothing else is.
        ("a: 1\na: 2\nb: 3\n", [("a", "1"), ("b", "3")]),
        ("<<: {a: 1}\nb: 2\n", [("b", "2")]),
        ("<<: [*a, *b]\nb: 2\n", [("b", "2")]),
        ("[a]: {b: c}\nd: e\n", [("d", "e")]),
        ("*a : {b: c}\nd: e\n", [("*a", [("b", "c")]), ("d", "e")]),
        ("{a: b, c, d: e}\n", [("a", "b"), ("d", "e")]),
        ("a: *b\nc: d\n", [("a", "*b"), ("c", "d")]),
        ("a: &b c\nd: !e f\n", [("a", "c"), ("d", "f")]),
        ("a: b\x07c\n", [("a", "b\ufffdc")]),
        # What cannot be read to its end gives nothing.
        ("a: b\nc: [d\n", None),
        ("a: b\n---\nc: d\n", None),
        ("[" * 21 + "]" * 21, None),
    ],
)
def test_reads_on_where_it_can(yaml: str, expected: object) -> None:
    problems = Problems()
    assert plain(read_yaml(yaml.encode(), "e.yml", problems)) == expected
    assert problems.has_errors


@pytest.mark.parametrize("was_on", [True, False])
def test_leaves_the_collector_as_it_was(was_on: bool) -> None:  # noqa: FBT001
    before = gc.isenabled()
    try:
        (gc.enable if was_on else gc.disable)()
        read("a: b\n")
        read_yaml(b"a: [", "e.yml", Problems())
        assert gc.isenabled() is was_on
    finally:
        (gc.enable if before else gc.disable)()


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (
            "title: Café\n".encode("latin-1"),
            (
                "e.yml:1:11: error: Byte 11 of the file (0xE9) is not UTF-8: the file is saved in "
                "another encoding, such as Latin-1 or Windows-1252. Save it as UTF-8; most editors "
                "offer that under “Save with encoding”. [not-utf8]"
            ),
        ),
        (
            "a: ä\r\nb: ".encode() + b"\xff\n",
            (
                "e.yml:2:4: error: Byte 11 of the file (0xFF) is not UTF-8: the file is saved in "
                "another encoding, such as Latin-1 or Windows-1252. Save it as UTF-8; most editors "
                "offer that under “Save with encoding”. [not-utf8]"
            ),
        ),
        (
            "title: A\n".encode("utf-16"),
            (
                "e.yml:1:1: error: The file is saved as UTF-16, and Dateline reads UTF-8. Save it "
                "as UTF-8; most editors offer that under “Save with encoding”. [not-utf8]"
            ),
        ),
    ],
)
def test_says_which_byte_is_not_utf8(data: bytes, expected: str) -> None:
    problems = Problems()
    assert read_yaml(data, "e.yml", problems) is None
    assert list(map(as_text, problems.all)) == [expected]
