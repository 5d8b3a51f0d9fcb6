"""Errors of YAML's syntax, in words for people who know a little YAML.

The parsers name what they expected; an editor wants to know which line, what is wrong
with it and what to type. Both parsers are covered: where their wording differs, libyaml's
comes first and that of PyYAML's own parser after it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import yaml

from dateline.problems import Place
from dateline.read.excerpts import in_quotes, position, rest_of_line, shorten
from dateline.read.report import FileReport

# Matches `a b` of `a b, c: d`.
_VALUE = re.compile(r"[^\n,\]}]*")
# Matches `title: Talks: the end`.
_KEY_AND_VALUE = re.compile(r"(?P<key>[^\n]*?:[ \t]+)(?P<value>[^\n]*)")
# Matches two spaces and a tab.
_TAB_INDENT = re.compile(r" *\t")
# Matches a dash and a tab.
_TAB_AFTER_DASH = re.compile(r" *(?:- *)+\t")
# Matches `\x41`, `\n`.
_ESCAPE = re.compile(r"\\(?:[xuU][0-9A-Fa-f]*|.?)")
# Matches the start of `title:The talks`.
_GLUED_COLON = re.compile(r"[A-Za-z_]+:[^ ]")
# Matches `– id: talks`, with the lines below it that are indented.
_LONG_DASH = re.compile(
    r"^ *+(?P<item>(?P<dash>[‐‑‒–—―−•]) [^\n]*+)(?:\n ++[^\n]*+)*+\n?\Z", re.MULTILINE
)
# Look like a colon, and are typed with keyboards of other scripts.
_COLONS = "\uff1a\ufe55\ufe13\ua789\u2236\u02d0"
# Matches a line indented with no-break spaces, or with those of CJK keyboards.
_WIDE_INDENT = re.compile(r"[ \t]*([\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000])")
EMPTY_KEY = (
    "Here, after `?` or before `:`, a key is missing.",
    "Write the key, or put the text in quotes if the sign belongs to it.",
)
_CLOSING = {"{": "}", "[": "]"}
_NESTED_QUOTES = r"Inside double quotes write `\"` for the mark itself, inside single quotes `''`."


class _Advice(NamedTuple):
    """An index of the text, and what to say of it."""

    at: int
    code: str
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class _Trouble:
    """Where a parser gave up, and what it said. Indexes of the text.

    `start` is where the thing begins that it was reading.
    """

    text: str
    start: int
    index: int
    problem: str
    context: str

    @property
    def character(self) -> str:
        return self.text[self.index : self.index + 1]

    @property
    def line_start(self) -> int:
        return self.text.rfind("\n", 0, self.index) + 1

    @property
    def before(self) -> str:
        """The line up to the trouble."""
        return self.text[self.line_start : self.index].rstrip()


def depth_refused_at(error: yaml.YAMLError) -> int | None:
    """The index at which a parser refused to go deeper; None for any other error."""
    if isinstance(error, yaml.MarkedYAMLError) and "nesting depth" in (error.problem or ""):
        return error.problem_mark.index if error.problem_mark else None
    return None


def explain_syntax(
    error: yaml.YAMLError, text: str, report: FileReport
) -> tuple[Place, str, str, str]:
    """Place, code, message and hint for a parser's error."""
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return Place(report.path), *_explain_otherwise(0, str(error))[1:]
    index = min(error.problem_mark.index, len(text))
    start = index if error.context_mark is None else min(error.context_mark.index, index)
    trouble = _Trouble(text, start, index, error.problem or "", error.context or "")
    advice = _explain(trouble)
    return report.place(*position(text, advice.at)), *advice[1:]


def wide_indent(text: str, line_start: int) -> str:
    """The first space of a line's indent that YAML does not take for one; empty if there is none.

    >>> wide_indent("\u3000title: A", 0)
    '\u3000'
    """
    found = _WIDE_INDENT.match(text, line_start)
    return found[1] if found else ""


def explain_wide_indent(space: str) -> tuple[str, str]:
    """Message and hint for a line indented with such a space."""
    name = f"U+{ord(space):04X} ({unicodedata.name(space).lower()})"
    return (
        f"This line is indented with {name}, which YAML takes for a letter.",
        "Indent with the space bar's own spaces; copies of web pages often contain others.",
    )


def _explain_wide(trouble: _Trouble) -> _Advice | None:
    """Advice on the line of the trouble, if its indent is the cause."""
    space = wide_indent(trouble.text, trouble.line_start)
    if not space:
        return None
    at = trouble.text.index(space, trouble.line_start)
    return _Advice(at, "wide-indent", *explain_wide_indent(space))


def _explain(trouble: _Trouble) -> _Advice:
    if wide := _explain_wide(trouble):
        return wide
    tab = _TAB_INDENT.match(trouble.text, trouble.line_start)
    if tab and trouble.index <= tab.end():
        return _explain_tab(tab.end() - 1)
    after_dash = _TAB_AFTER_DASH.match(trouble.text, trouble.line_start)
    if after_dash and trouble.index <= after_dash.end():
        return _Advice(
            after_dash.end() - 1,
            "tab-indent",
            "A tab is between the dash and what belongs to it, which YAML does not allow there.",
            "Put one space there.",
        )
    if trouble.context.startswith(("while scanning an alias", "while scanning an anchor")):
        return _explain_first_character(trouble.text, trouble.start)
    if "quoted scalar" in trouble.context and "unexpected" in trouble.problem:
        return _explain_unclosed_quote(trouble.start)
    for words, explain in _RULES:
        if any(word in trouble.problem for word in words):
            return explain(trouble)
    return _explain_otherwise(trouble.index, trouble.problem)


def _explain_otherwise(index: int, problem: str) -> _Advice:
    return _Advice(
        index,
        "yaml-syntax",
        f"This is not YAML: {shorten(problem)}.",
        "Look at this line and the one above it; put quotes around a text with special characters.",
    )


def _explain_tab(index: int) -> _Advice:
    return _Advice(
        index,
        "tab-indent",
        "This line is indented with a tab, which YAML does not allow.",
        "Indent with spaces.",
    )


def _explain_unclosed_quote(index: int) -> _Advice:
    return _Advice(
        index,
        "unclosed-quote",
        "The quotation mark that opens here is never closed.",
        f"Close it. {_NESTED_QUOTES}",
    )


def _explain_first_character(text: str, index: int) -> _Advice:
    found = _VALUE.match(text, index)
    value = found[0].strip() if found else ""
    return _Advice(
        index,
        "yaml-syntax",
        f"A value cannot begin with `{text[index : index + 1]}` unless it is in quotes.",
        f"Put the whole value in quotes: {in_quotes(value)}.",
    )


def _explain_first(trouble: _Trouble) -> _Advice:
    if trouble.character in {"]", "}", ","}:
        return _Advice(
            trouble.index,
            "stray-bracket",
            f"A value is expected here; found `{trouble.character}`.",
            "Delete it, write the value before it, or put quotes around it if it is text.",
        )
    if not trouble.text[trouble.index :].strip():
        return _Advice(
            trouble.index,
            "unclosed-bracket",
            "Here the file ends, and a `[` or `{` in it is not closed.",
            "Close it, or put quotes around a text that has brackets.",
        )
    if not trouble.character.strip():
        return _explain_otherwise(trouble.index, "a value is missing here")
    if trouble.character == ":":
        return _explain_empty_key(trouble.index)
    return _explain_first_character(trouble.text, trouble.index)


def _explain_colon(trouble: _Trouble) -> _Advice:
    found = _KEY_AND_VALUE.match(trouble.text, trouble.line_start)
    if found and found.start("value") <= trouble.index:
        whole = found["key"].lstrip("- ") + in_quotes(found["value"])
        return _Advice(
            trouble.index,
            "colon-in-value",
            "This line has a second colon with a space after it, and only one can end a key.",
            f"Put the value in quotes: `{whole}`.",
        )
    dash = _LONG_DASH.search(trouble.text, 0, trouble.line_start)
    if dash:
        return _Advice(
            dash.start("dash"),
            "misplaced-dash",
            f"`{shorten(dash['item'])}` begins with U+{ord(dash['dash']):04X} "
            f"({unicodedata.name(dash['dash']).lower()}), and a list's item with a hyphen.",
            "Type `-` and a space.",
        )
    key = trouble.before.lstrip(" -")
    return _Advice(
        trouble.line_start + len(trouble.before) - len(key),
        "misplaced-key",
        f"`{shorten(key)}:` cannot be a key here, because the text above it goes on in this line.",
        "Indent it like the keys it belongs to, and check that the line above has its colon.",
    )


def _explain_missing_colon(trouble: _Trouble) -> _Advice:
    line = rest_of_line(trouble.text, trouble.start)
    colon = next((sign for sign in line if sign in _COLONS), "")
    if colon:
        return _Advice(
            trouble.start,
            "missing-colon",
            f"A key is expected here, and in `{shorten(line)}` the sign after it is U+"
            f"{ord(colon):04X} ({unicodedata.name(colon).lower()}), which is no colon for YAML.",
            "Type `:` and a space.",
        )
    if _GLUED_COLON.match(line):
        key, _, value = line.partition(":")
        if value[:1].isspace():
            hint = (
                "Type one with the space bar: copies of web pages often contain another kind of "
                "space."
            )
        elif value.startswith("//"):
            hint = f"Write the key of the address before it, as in `url: {shorten(line)}`."
        else:
            hint = f"Write `{shorten(f'{key}: {value}')}`."
        return _Advice(
            trouble.start,
            "missing-colon",
            f"A key is expected here, and the colon in `{shorten(line)}` has no space after it.",
            hint,
        )
    return _Advice(
        trouble.start,
        "missing-colon",
        f"A key is expected here, but `{shorten(line)}` has no colon after it.",
        "Write a colon and a value after it, or indent the line if it belongs to the text above.",
    )


def _explain_escape(trouble: _Trouble) -> _Advice:
    at = max(trouble.text.rfind("\\", 0, trouble.index + 1), trouble.start)
    found = _ESCAPE.match(trouble.text, at)
    return _Advice(
        at,
        "bad-escape",
        "In double quotes a backslash begins a code, and there is no code "
        f"`{found[0] if found else trouble.character}`.",
        r"Write `\\` for a backslash, or put the text in single quotes.",
    )


def _explain_block(trouble: _Trouble) -> _Advice:
    return _Advice(
        trouble.index,
        "block-header",
        "After `|` or `>` the line must end.",
        "Begin the text on the next line, indented; or put quotes around a text that begins with "
        "`|` or `>`.",
    )


def _explain_bracket(trouble: _Trouble) -> _Advice:
    bracket = trouble.text[trouble.start : trouble.start + 1]
    line, column = position(trouble.text, trouble.index)
    return _Advice(
        trouble.start,
        "unclosed-bracket",
        f"The `{bracket}` that opens here is not closed, or a comma is missing in it, before "
        f"line {line + 1}, column {column + 1}.",
        f"Close it with `{_CLOSING.get(bracket, ']')}`, and put quotes around a text that has "
        "brackets, commas or colons.",
    )


def _explain_dash(trouble: _Trouble) -> _Advice:
    return _Advice(
        trouble.index,
        "misplaced-dash",
        "A list cannot begin in the line of its key.",
        "Begin each item on a line of its own, or put quotes around a text that begins with `-`.",
    )


def _explain_empty_key(index: int) -> _Advice:
    return _Advice(index, "empty-key", *EMPTY_KEY)


def _explain_no_key(trouble: _Trouble) -> _Advice:
    if trouble.character == ":":
        return _explain_empty_key(trouble.index)
    if trouble.character in {"]", "}"}:
        return _Advice(
            trouble.index,
            "stray-bracket",
            f"This `{trouble.character}` closes nothing.",
            "Delete it, or put quotes around the text that it belongs to.",
        )
    if trouble.before.endswith(('"', "'")):
        rest = rest_of_line(trouble.text, trouble.index)
        return _Advice(
            trouble.index,
            "text-after-quote",
            f"After the closing quotation mark comes `{shorten(rest)}`.",
            f"Put the whole value in one pair of quotes. {_NESTED_QUOTES}",
        )
    if trouble.before.endswith(("]", "}")):
        return _explain_after_bracket(trouble)
    return _explain_indent(trouble)


def _explain_after_bracket(trouble: _Trouble) -> _Advice:
    found = _KEY_AND_VALUE.match(trouble.text, trouble.line_start)
    value = found["value"] if found else trouble.text[trouble.line_start :].partition("\n")[0]
    rest = rest_of_line(trouble.text, trouble.index)
    return _Advice(
        trouble.index,
        "text-after-bracket",
        f"Text in brackets is read as a list or as keys, and after the bracket comes "
        f"`{shorten(rest)}`.",
        f"Put the whole value in quotes: {in_quotes(value.strip().removeprefix('- '))}.",
    )


def _explain_indent(trouble: _Trouble) -> _Advice:
    line = shorten(rest_of_line(trouble.text, trouble.index))
    above = trouble.text[: trouble.line_start].rstrip("\n").rpartition("\n")[2]
    if above.lstrip().startswith("#"):
        return _Advice(
            trouble.index,
            "bad-indent",
            f"`{line}` does not fit the lines above it: a comment ends the text before it.",
            "Move the comment out of the text, or indent this line like the keys it belongs to.",
        )
    return _Advice(
        trouble.index,
        "bad-indent",
        f"`{line}` does not fit the lines above it.",
        "Indent it exactly like the keys or list items it belongs to.",
    )


def _explain_tag(trouble: _Trouble) -> _Advice:
    return _explain_first_character(trouble.text, trouble.index)


_RULES: tuple[tuple[tuple[str, ...], Callable[[_Trouble], _Advice]], ...] = (
    (("cannot start any token", "node content"), _explain_first),
    (("mapping values are not allowed",), _explain_colon),
    (("could not find expected ':'",), _explain_missing_colon),
    (("escape", "hexdecimal"), _explain_escape),
    (
        ("comment or line break", "comment or a line break", "chomping or indentation"),
        _explain_block,
    ),
    (("',' or ']'", "',' or '}'"), _explain_bracket),
    (("sequence entries are not allowed",), _explain_dash),
    (("expected key", "expected <block end>"), _explain_no_key),
    (("expected '-' indicator", "<document start>"), _explain_indent),
    (("tag handle",), _explain_tag),
)
