"""Lines of a copy that are none of the source's words: page numbers, headers, marks of notes.

An author names them by patterns, which are no regular expressions: a whole line, in which `#` is a
page's number; or, inside a line, one of a few marks of footnotes. What is passed over must not be a
way to leave words out, so a pattern may have no word that turns a sense or is a number; a line
with words must recur, be apart, and all of them be a small part of the copy; and page numbers
must rise.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from dateline.quotes.folding import is_word
from dateline.quotes.tokens import Tokens
from dateline.quotes.turning_words import Turn, turning_for

LONGEST: Final = 80  # characters of a pattern
_MOST_WORDS: Final = 10
_FEWEST_LINES: Final = 2  # that a pattern with words fits
_SHARE: Final = 10  # of so many signs of the copy, one may be in such lines
_NUMBER: Final = r"(\d{1,4}|(?=[ivxl])(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3}))"
_EDGE: Final = 8  # characters: a stop and the marks that may follow it
# In a line, right after a word or a stop. A raised number after a number or a short word would be
# an exponent: `10²`, `km²`.
_AFTER_LONG_WORD: Final = r"(?:(?<=[^\W\d_]{4})|(?<=[.,;:!?…”»’\")]))"
_AFTER_WORD: Final = r"(?<=[^\W\d_]|[.,;:!?…”»’\")])"
_IN_LINE: Final = {
    "[#]": re.compile(_AFTER_WORD + r"\[\d{1,3}\]"),
    "¹": re.compile(_AFTER_LONG_WORD + "[⁰¹²³⁴-⁹]{1,3}(?!\\w)"),
    "†": re.compile(_AFTER_WORD + "[†‡]{1,3}"),
}
MARKS: Final = tuple(_IN_LINE)
"""The patterns that fit inside a line."""

# Matches the empty lines or the form feed beside a line.
_APART_BEFORE: Final = re.compile(r"(?:\A|\f|\n[^\S\n]*\n)[^\S\n]*\Z")
_APART_AFTER: Final = re.compile(r"[^\S\n]*(?:\Z|\f|\n[^\S\n\f]*(?:\n|\f|\Z))")
_ENDS_SENTENCE: Final = re.compile(r"[.!?…:。？！][\"'”’»)\]]*\Z")


@dataclass(frozen=True, slots=True)
class Ignoring:
    """A copy's text without what its patterns fit, and why a pattern cannot be used.

    `unused` fit nothing; `unsafe` has, by the pattern, a reason as words to put after a colon.
    """

    text: str
    unused: tuple[str, ...] = ()
    unsafe: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    number: str


def reason_against_pattern(pattern: str) -> str:
    """Why a pattern may not be used, whatever the copy says; empty if it may."""
    if pattern in _IN_LINE:
        return ""
    if len(pattern) > LONGEST or "\n" in pattern:
        return f"a pattern is a part of one line, of {LONGEST} characters at most"
    tokens = Tokens.of(pattern)
    words = [token for token in map(tokens.token, range(len(tokens))) if is_word(token)]
    if not words and "#" not in pattern:
        return "it has neither a word nor `#` for a number"
    if len(words) > _MOST_WORDS:
        return f"it has {len(words)} words, and a header has {_MOST_WORDS} at most"
    turning = turning_for()
    for at in range(len(tokens)):
        word = tokens.token(at)
        turn = turning.find(word) if is_word(word) else None
        if turn is not None and not _is_of_date(tokens, at):
            kind = "a number" if turn is Turn.NUMBER else "a word that can turn the sense"
            return f"it contains {kind}, '{tokens.raw(at)}'"
    return ""


def _is_of_date(tokens: Tokens, at: int) -> bool:
    """Whether a token is a number of a date or the month May, beside its other parts."""
    beside = (tokens.token(at - 1), tokens.token(at + 1))
    if tokens.raw(at) == "May":
        return any(word.isdecimal() or word == "#" for word in beside)
    return tokens.token(at).isdecimal()


def pass_over(text: str, patterns: Sequence[str]) -> Ignoring:
    """A text without the lines and marks that the patterns fit.

    Of a pattern that is not safe in this text, nothing is left out.
    """
    gone: list[_Line] = []
    unused: list[str] = []
    unsafe: list[tuple[str, str]] = []
    marks = [pattern for pattern in patterns if pattern in _IN_LINE]
    for pattern in patterns:
        if pattern in _IN_LINE:
            unused += [] if _IN_LINE[pattern].search(text) else [pattern]
            continue
        found = _fitting_lines(text, pattern)
        reason = _reason_against_lines(text, pattern, found)
        if not found:
            unused.append(pattern)
        elif reason:
            unsafe.append((pattern, reason))
        else:
            gone += found
    size = sum(len(text[line.start : line.end].strip()) for line in gone)
    if size * _SHARE > len(text):
        told = f"the lines that are left out are more than a tenth of the copy ({size} characters)"
        return Ignoring(text, tuple(unused), (*unsafe, (patterns[0], told)))
    kept = _without(text, sorted(gone, key=lambda line: line.start))
    for mark in marks:
        kept = _IN_LINE[mark].sub("", kept)
    return Ignoring(kept, tuple(unused), tuple(unsafe))


def _fitting_lines(text: str, pattern: str) -> list[_Line]:
    """The whole lines that a pattern fits, spaces at their ends and between words aside."""
    pieces = [re.escape(piece) for piece in re.split(r"\s+", pattern.strip())]
    fit = r"[^\S\n\f]+".join(pieces).replace(re.escape("#"), _NUMBER)
    lines = re.compile(rf"(?m)(?:^|(?<=\f))[^\S\n\f]*{fit}[^\S\n\f]*(?=$|\f)")
    return [_Line(m.start(), m.end(), m[1] if m.lastindex else "") for m in lines.finditer(text)]


def _reason_against_lines(text: str, pattern: str, lines: list[_Line]) -> str:
    has_words = any(character.isalpha() for character in pattern)
    if has_words and len(lines) < _FEWEST_LINES:
        return f"a header recurs, and this is in the copy {len(lines)} time"
    for line in lines:
        before = _APART_BEFORE.search(text[max(0, line.start - 80) : line.start])
        after = _APART_AFTER.match(text, line.end)
        if not (before and after) and not (has_words and (before or after)):
            return "a line that it fits has no empty line beside it, so it may be of a sentence"
    numbers = [int(line.number) for line in lines if line.number.isdecimal()]
    if not has_words and any(b <= a for a, b in pairwise(numbers)):
        return "the numbers that it fits do not rise, as those of pages do"
    return ""


def _without(text: str, lines: list[_Line]) -> str:
    """The text without some lines, in order. A sentence that goes on after them stays one."""
    pieces: list[str] = []
    done = 0
    for line in lines:
        pieces.append(text[done : max(done, line.start)])
        done = max(done, line.end)
    rest = [piece.strip() for piece in (*pieces, text[done:])] if lines else [text]
    kept = [piece for piece in rest if piece]
    between = [
        "\n" if not _ENDS_SENTENCE.search(one[-_EDGE:]) and two[0].islower() else "\n\n"
        for one, two in pairwise(kept)
    ]
    return "".join(piece for pair in zip(kept, [*between, ""], strict=True) for piece in pair)
