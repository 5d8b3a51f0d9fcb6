"""Who speaks in a transcript: the labels at the heads of paragraphs, whatever their form.

`LEE:`, `Q.`, `>> LEE:`, `[Ana Lee]`, `**Reporter:**`, `記者：`, a name on a line of its own, a
dialogue dash: a label is known by its form where that is plain, and by what recurs at the heads
of lines where it is not.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.quotes.source.speech import Passage
from dateline.quotes.tokens import Tokens

_SPACE = r"[^\S\n]*"
_TIME = rf"(?:[\[(]?\d{{1,2}}:\d\d(?::\d\d)?(?:[.,]\d{{1,3}})?[\])]?{_SPACE}[-–—]?{_SPACE})?"
_LEAD = rf"{_SPACE}(?:[>»•·*\-–—]{{1,3}}[^\S\n]+)?{_TIME}"
_WORD = r"[^\W\d_a-z][^\W_]{0,29}"
_SMALL = r"(?:de|del|di|da|dos|van|von|der|den|bin|al|el|la|le|of|the|for|and)"
_BETWEEN = r"(?:\.?[ '’·\-]|\.)"
_NAME = rf"{_WORD}(?:{_BETWEEN}(?:{_WORD}|{_SMALL}|\d{{1,3}}(?!\d))){{0,6}}\.?"
_ASIDE = rf"(?:{_SPACE}\([^()\n]{{1,40}}\)){{0,3}}"
_BOLD = r"(?:\*\*|__|\*|_)?"
_COLON = rf"{_ASIDE}{_BOLD}[  ]?(?::{_BOLD}(?=\s|$)|：)"
_FORMS = {
    "colon": re.compile(rf"{_LEAD}{_BOLD}({_NAME}){_COLON}"),
    "bracket": re.compile(rf"{_LEAD}[\[<]({_NAME}){_ASIDE}[\]>](?=[^\S\n]+\S)"),
    "letter": re.compile(
        rf"{_LEAD}{_BOLD}([A-Z]\d{{0,3}})\.?{_BOLD}(?:(?<=\.)[^\S\n]+|[^\S\n]{{2,}}|\t)"
    ),
    "gap": re.compile(rf"{_LEAD}({_NAME}){_ASIDE}(?:[^\S\n]{{2,}}|\t)(?=\S)"),
    "dash": re.compile(rf"{_LEAD}{_BOLD}({_NAME}){_ASIDE}{_BOLD}[^\S\n]+[–—][^\S\n]+(?=\S)"),
    "line": re.compile(rf"{_LEAD}{_BOLD}({_NAME}){_ASIDE}{_BOLD}[:：]?{_BOLD}{_SPACE}$"),
    "any": re.compile(rf"{_LEAD}{_BOLD}([^\n:：]{{1,40}}?){_COLON}"),
}
_INLINE = re.compile(r"(?<=[.!?…\"”»\])][ \n])([A-Z][A-Z.'’\-]+(?: [A-Z][A-Z.'’\-]+){0,4}):(?=\s)")
_TURN = re.compile(rf"(?m)^{_SPACE}(?:[-–—−―]{{1,2}}|>{{2,3}})[^\S\n]*(?=\S)")
_NO_SPEAKERS = frozenset(
    """photo photos photograph picture image images caption video audio update updated updates note
    notes editor source sources credit credits related read watch see correction clarification
    topics tags date location time place contact subject from to by re summary file copyright
    published more link links foto bild imagen vidéo quelle fuente mise actualización 写真 图 圖
    来源 фото источник""".split()  # noqa: SIM905
)
_LONGEST_HEAD = 200  # characters
_FEWEST = 2  # labels that make a talk
_SHARE = 3  # of so many lines one has a label, where none recurs


@dataclass(frozen=True, slots=True)
class Labels:
    """The speakers' names, in order, and the tokens at which someone else may start to speak.

    `is_talk` says that the text is a talk whose labels say who speaks.
    """

    names: tuple[Passage, ...]
    turns: tuple[int, ...]
    is_talk: bool


@dataclass(frozen=True, slots=True)
class _Head:
    """What is at the head of a line: the form, the name and its place in the text."""

    form: str
    name: str
    start: int
    end: int

    def moved(self, offset: int) -> _Head:
        """The same head, in a line that starts at an offset of the text."""
        return _Head(self.form, self.name, self.start + offset, self.end + offset)


def find_labels(source: Tokens) -> Labels:
    """The labels of a text."""
    lines = [line for line in _lines(source.text) if line[1].strip()]
    known: dict[str, list[_Head]] = {}  # by the beginnings of lines, which recur
    heads = [head.moved(offset) for offset, line in lines for head in _heads_of(line, known)]
    inline = [
        _Head("inline", found[1], found.start(1), found.end(1))
        for found in _INLINE.finditer(source.text)
    ]
    kept = {head.start: head for head in _choose([*heads, *inline], len(lines))}
    chosen = [kept[start] for start in sorted(kept)]
    names = tuple(
        Passage(first, last)
        for head in chosen
        if (first := bisect_left(source.starts, head.start))
        < (last := bisect_left(source.starts, head.end))
    )
    dashes = [found.end() - 1 for found in _TURN.finditer(source.text)]
    turns = {bisect_left(source.starts, at) for at in dashes if len(dashes) >= _FEWEST}
    # The dash itself is a token before the words.
    starts = sorted({name.first for name in names} | {max(0, turn) for turn in turns})
    return Labels(names, tuple(starts), is_talk=_is_talk(chosen, len(lines)))


def _lines(text: str) -> Iterator[tuple[int, str]]:
    offset = 0
    for line in text.split("\n"):
        yield offset, line
        offset += len(line) + 1


def _heads_of(line: str, known: dict[str, list[_Head]]) -> list[_Head]:
    start = line if len(line) < _LONGEST_HEAD else line[:_LONGEST_HEAD]
    if start not in known:
        known[start] = list(_read_heads(start))
    return known[start]


def _read_heads(line: str) -> Iterator[_Head]:
    """The label that a line may start with, in the first form that fits and those after it."""
    for form, pattern in _FORMS.items():
        found = pattern.match(line)
        if found and not _is_heading(found[1]):
            yield _Head(form, found[1], found.start(1), found.end(1))
            if form != "any":
                return


def _is_heading(name: str) -> bool:
    words = re.findall(r"\w+", name.casefold())
    return bool(words) and (
        words[0] in _NO_SPEAKERS or (len(words) > 1 and words[-1] in _NO_SPEAKERS)
    )


def _choose(heads: list[_Head], lines: int) -> Iterator[_Head]:
    """The heads that are labels."""
    by_form: dict[str, list[_Head]] = {}
    for head in heads:
        by_form.setdefault(head.form, []).append(head)
    for form, found in by_form.items():
        counts = Counter(head.name.casefold() for head in found)
        recurs = any(count >= _FEWEST for count in counts.values())
        if form == "any":
            yield from (head for head in found if counts[head.name.casefold()] >= _FEWEST)
        elif (
            form in ("colon", "inline")
            or (len(found) >= _FEWEST and recurs)
            or (
                form in ("bracket", "letter")
                and len(found) >= _FEWEST
                and len(found) * _SHARE >= lines
            )
        ):
            yield from found


def _is_talk(labels: list[_Head], lines: int) -> bool:
    if len(labels) < _FEWEST:
        return False
    counts = Counter(head.name.casefold() for head in labels)
    return max(counts.values()) >= _FEWEST or len(labels) * _SHARE >= lines
