"""Long texts of events: how they begin is shown, and the rest is behind what a reader opens."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from dateline.text.original_text import as_told
from dateline.text.prose import find_in_prose, plain_prose

LONG: Final = 650
"""A text of more characters, about a hundred words, is long: on a phone it fills half of the
screen, and four of five imported ones are shorter.
"""

_LEAST, _USUAL, _MOST, _LEFT = 200, 420, 600, 150
"""What is shown of it has so many characters, the most that a sentence or a paragraph ends within;
more than usual only where the first sentence is longer. Less that is left is not worth a click.
"""

# Matches `. `, `?” ` and `。` where a sentence may end, and the empty line between two paragraphs.
_ENDS: Final = re.compile(
    r"[.!?…؟۔।][\"'”’»)\]]*(?=\s)|[。！？][」』”’）]*|(?=\n[ \t]*\n)",
)
# Matches `J.`, `г.`, `Messrs.` and `14.` at the end, which may be in the middle of a sentence.
_SHORT: Final = re.compile(r"\b(?:\d{1,2}|[^\W\d_]{1,6})\.$")
# Matches `- one`, `2. Two` and `> words`, which would be another block, and `[@a]`, the source of
# the sentence before it.
_NO_BEGINNING: Final = re.compile(r"[-+*>#|=~]|\[@|\d+[.)]")
_PAIRS: Final = ("“”", "«»", "「」", "『』", "()", "（）")
# Matches the empty line between two paragraphs.
_PARAGRAPH: Final = re.compile(r"[ \t]*\n[ \t]*\n")
# Matches `- one`, `2. Two`, `> words` and `| cell` at the start of a line.
_BLOCK: Final = re.compile(r"^(?: {4}|\t|[ ]{0,3}(?:[-+*>|]|\d+[.)])\s)", re.MULTILINE)


def long_text(text: str) -> tuple[str, str]:
    """How a text begins, and the rest of it; all of it and nothing, if it is not long or can be
    cut nowhere.

    >>> long_text("The quay is opened. Nobody has told the mayor.")
    ('The quay is opened. Nobody has told the mayor.', '')
    """
    if len(text) <= LONG:
        return text, ""
    at = _find_cut(text)
    if at is None:
        return text, ""
    return as_told(text[:at], text), as_told(text[at:].lstrip(), text)


@lru_cache(512)  # an event's height on two screens and then its page ask for the same
def _find_cut(text: str) -> int | None:
    """Where a long text is cut; None if it can be cut nowhere."""
    for at in sorted(_places(text), key=lambda at: (at > _USUAL, abs(at - _USUAL))):
        if _is_whole(text[:at], text[at:].lstrip(), text):
            return at
    return None


def _places(text: str) -> Iterator[int]:
    """Where it may be cut: in the paragraphs that it begins with, before lists and the like."""
    block = _BLOCK.search(text)
    most = min(_MOST, len(text) - _LEFT, block.start() if block else _MOST)
    for end in _ENDS.finditer(text, _LEAST, most + 1):
        if end.end() <= most and _is_between(text[: end.end()], text[end.end() :]):
            yield end.end()


def _is_between(begins: str, rest: str) -> bool:
    """Whether a sentence ends here, outside of a quotation and of brackets, and another begins."""
    if _PARAGRAPH.match(rest):
        return True
    next_ = rest.lstrip()
    short = _SHORT.search(begins)
    is_open = any(begins.count(pair[0]) > begins.count(pair[1]) for pair in _PAIRS)
    if "„" in begins:  # “ closes it
        is_open = begins.count("„") > begins.count("“")
    return not (
        is_open
        or begins.count('"') % 2
        or next_[:1].islower()
        or _NO_BEGINNING.match(next_)
        or (short and (len(short[0]) <= len("No.") or short[0][:1].isupper()))
    )


def _is_whole(begins: str, rest: str, text: str) -> bool:
    """Whether the two parts say what the text says: no link or emphasis is cut."""
    found = [(one.kind, one.value) for one in find_in_prose(text)]
    parts = [(one.kind, one.value) for part in (begins, rest) for one in find_in_prose(part)]
    plain = "".join((plain_prose(begins) + plain_prose(rest)).split())
    return found == parts and plain == "".join(plain_prose(text).split())
