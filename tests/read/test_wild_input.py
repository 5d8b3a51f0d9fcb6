"""Any bytes and any text: no traceback, and no word lost without a problem."""

from __future__ import annotations

import re

import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from dateline.data.nodes import Mapping, Node, Scalar, Sequence
from dateline.problems import Problems
from dateline.read.yaml.file import read_yaml

SIGNS = "ab:- \n\t\"'[]{},#&*!|>%@`?\\~.0é\r\u200b\u2028\ufeff\x07"
PIECES = [
    *("a", "b", "key", "one two", "é", "2022-07-08", "NO", "", "text"),
    *(": ", ":\n", "- ", "\n", "\n  ", "\n    ", "\n- ", "\n  - ", "  ", " ", "\t"),
    *("[", "]", "{", "}", ", ", ",", "'", '"', "''", "\\n", "\\u200b", "|\n  ", ">-\n  "),
    *(" #", "# a\n", "&a ", "*a", "!a ", "<<: ", "? ", "---\n", "...\n", "%", "\r\n", "\ufeff"),
]
WILD = st.text(SIGNS, max_size=60) | st.lists(st.sampled_from(PIECES), max_size=25).map("".join)
WORD = re.compile(r"[^\W\d_]+")


def read(text: str) -> tuple[Node | None, Problems]:
    problems = Problems()
    return read_yaml(text.encode(), "e.yml", problems), problems


def plain(node: Node | None) -> object:
    """A node as PyYAML's loader without types would give it."""
    match node:
        case Mapping():
            return {key.text: plain(value) for key, value in node}
        case Sequence():
            return [plain(item) for item in node.items]
        case Scalar():
            return node.text
        case None:
            return None


def scalars(node: Node | None) -> list[Scalar]:
    match node:
        case Mapping():
            return [found for pair in node for part in pair for found in scalars(part)]
        case Sequence():
            return [found for item in node.items for found in scalars(item)]
        case Scalar():
            return [node]
        case None:
            return []


@given(st.binary(max_size=200))
@example(b"\xff\xfea\x00")
@example(b"\xed\xa0\x80")
@example(b"\xef\xbb\xbf")
@example(b"\xc2\x85")
def test_bytes_never_raise_and_nothing_is_read_only_where_nothing_stands(data: bytes) -> None:
    problems = Problems()
    if read_yaml(data, "e.yml", problems) is None and not problems.all:
        assert not yaml.load(data.decode(), yaml.CBaseLoader)  # noqa: S506 - it makes text only


@given(WILD | st.text(max_size=100))
def test_reads_as_the_untyped_loader_does_or_says_why_not(text: str) -> None:
    top, problems = read(text)
    if not problems.all:
        expected = yaml.load(text, yaml.CBaseLoader)  # noqa: S506 - it makes text only
        assert (plain(top) or None) == (expected or None)


@given(WILD)
@example("{a: b, c }")
@example("a: b #c")
@example("a: #b")
@example("- a\n - b")
def test_no_word_is_lost_without_a_problem(text: str) -> None:
    top, problems = read(text)
    comments = re.compile(r"(^|[\s\[\]{},'\":>|-])#[^\n\r]*")
    if not problems.all and "\\" not in text:  # no codes, which are words themselves
        typed = comments.sub(" ", text)
        kept = " ".join(scalar.text for scalar in scalars(top))
        assert set(WORD.findall(typed)) <= set(WORD.findall(kept))


@given(WILD)
def test_places_point_at_what_was_typed(text: str) -> None:
    top, problems = read(text)
    if problems.all:
        return
    lines = re.split("\r\n|\r|\n", text.removeprefix("\ufeff"))
    for scalar in scalars(top):
        if scalar.plain and scalar.text and "\n" not in scalar.text:
            place = scalar.place
            first = scalar.text.partition(" ")[0]
            assert lines[place.line - 1][place.column - 1 :].startswith(first)


@given(WILD)
def test_places_of_problems_are_in_the_file(text: str) -> None:
    _, problems = read(text)
    lines = re.split("\r\n|\r|\n", text.removeprefix("\ufeff"))
    for problem in problems.all:
        place = problem.place
        if place.line:
            assert place.line <= len(lines)
            assert 1 <= place.column <= len(lines[place.line - 1]) + 1
        assert problem.message.endswith(".")
        assert problem.hint.endswith(".")
        assert problem.message.isprintable() or "\u200b" in problem.message
