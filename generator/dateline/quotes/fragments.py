"""Text fragments: links that land on the words (`https://…#:~:text=…`).

The rules are those of https://wicg.github.io/scroll-to-text-fragment/: a browser looks
for the text word by word inside one block; `start,end` spans blocks; `prefix-,` and
`,-suffix` choose among several places. The text is the source's own, since a browser
compares characters.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable
from urllib.parse import quote, unquote

from dateline.quotes.folding import is_word
from dateline.quotes.source.source_text import SourceText

DIRECTIVE = "#:~:text="
_TEXT = r"(?:[A-Za-z0-9_.~]|%[0-9A-F]{2})+"
_SHAPE = re.compile(rf"{re.escape(DIRECTIVE)}(?:{_TEXT}-,)?{_TEXT}(?:,{_TEXT})?")
_LINE_END = re.compile(r"\n")
# A run longer than that is named by its ends: every page has the link of each quotation, and what
# lies between says nothing more. So many words are an end, of so many characters at least, since
# a word of some scripts is a single one.
_LONGEST = 80  # characters of an address
_ENDS = 4  # words
_LEAST = 16  # characters
_MOST_CONTEXT = 8  # words


def text_fragment(source: SourceText, start: int, end: int) -> str:
    """The text directive, with `#`, for the characters from `start` up to `end`.

    Empty if there is no word there.
    """
    first, last = _trim(source, *source.tokens_between(start, end))
    if first >= last:
        return ""
    head, tail = _first_block(source, first, last), _last_block(source, first, last)
    if head == tail == (first, last):
        whole = _encode(source, first, last)
        if len(whole) <= _LONGEST:
            return DIRECTIVE + _choose(source, first, last) + whole
    head = _take_words(source, *head)
    tail = _take_last_words(source, max(tail[0], head[1]), tail[1])
    pieces = [_encode(source, *run) for run in (head, tail) if run[0] < run[1]]
    return DIRECTIVE + _choose(source, *head) + ",".join(pieces)


def is_text_fragment(text: str) -> bool:
    """Whether a text is a text directive as `text_fragment` writes it, and so may follow
    any address without leading elsewhere.
    """
    try:
        return bool(_SHAPE.fullmatch(text)) and bool(unquote(text, errors="strict"))
    except UnicodeDecodeError:
        return False


def _trim(source: SourceText, first: int, last: int) -> tuple[int, int]:
    """Drop the signs at both ends: a browser looks for whole words."""
    while first < last and not is_word(source.token(first)):
        first += 1
    while first < last and not is_word(source.token(last - 1)):
        last -= 1
    return first, last


def _first_block(source: SourceText, first: int, last: int) -> tuple[int, int]:
    """The start of a run, as far as its paragraph and its unbroken words go."""
    stop = min(last, source.paragraph_tokens(source.paragraph_of(first)).stop)
    broken = _broken_words(source, first, stop)
    if broken and broken[0] - 1 > first:
        stop = broken[0] - 1
    return _trim(source, first, stop)


def _last_block(source: SourceText, first: int, last: int) -> tuple[int, int]:
    """The end of a run, back to the start of its paragraph or to its last broken word."""
    start = max(first, source.paragraph_tokens(source.paragraph_of(last - 1)).start)
    broken = _broken_words(source, start + 1, last)
    if broken and broken[-1] + 2 < last:
        start = broken[-1] + 2
    return _trim(source, start, last)


def _broken_words(source: SourceText, first: int, last: int) -> list[int]:
    """The tokens of a run, but for its last, after which a line's end cuts a word, as the
    published page will not cut it.
    """
    if first >= last:
        return []
    line_ends = _LINE_END.finditer(source.text, source.starts[first], source.starts[last - 1])
    before = (bisect_left(source.starts, found.start()) - 1 for found in line_ends)
    return [at for at in before if source.is_line_break_hyphen(at) or source.is_soft_break(at)]


def _take_words(source: SourceText, first: int, last: int) -> tuple[int, int]:
    """The first few words of a run."""
    words = _words(source, first, last)
    edges = ((source.starts[first], source.ends[at]) for at in words)
    return first, words[_enough(source.text, edges)] + 1


def _take_last_words(source: SourceText, first: int, last: int) -> tuple[int, int]:
    """The last few words of a run, and more where they are before it in the run too."""
    words = _words(source, first, last)[::-1]
    start = last
    edges = ((source.ends[last - 1], source.starts[at]) for at in words)
    least = _enough(source.text, edges)
    for start in words[least : least + _MOST_CONTEXT]:
        if source.find_alike(start, last, first) == start:
            break
    return start, last


def _words(source: SourceText, first: int, last: int) -> list[int]:
    return [at for at in range(first, last) if is_word(source.token(at))]


def _enough(text: str, edges: Iterable[tuple[int, int]]) -> int:
    """The number of the first word that makes an end long enough, and is not cut off from a word
    beside it; that of the last word if none does. `edges` are where an end begins and where it is
    cut with each of its words.
    """
    number = 0
    for number, (begin, cut) in enumerate(edges):
        beside = text[cut : cut + 2] if cut > begin else text[max(0, cut - 2) : cut][::-1]
        if number + 1 >= _ENDS and abs(cut - begin) >= _LEAST and _parts_words(beside):
            break
    return number


def _parts_words(beside: str) -> bool:
    """Whether browsers see a word's end here, in every script, by the two characters beside it: a
    space, a mark and a space, or a wide mark such as `，`, the only one in scripts without spaces.
    """
    near, next_to_it = beside[:1] or " ", beside[1:] or " "
    mark = unicodedata.category(near).startswith("P")
    wide = unicodedata.east_asian_width(near) in "WF"
    return near.isspace() or (mark and (wide or next_to_it.isspace()))


def _choose(source: SourceText, first: int, last: int) -> str:
    """The words before a run, as `prefix-,`, where a browser would find it earlier.

    Empty where it is the first of its kind, or where nothing before it distinguishes it.
    """
    if source.find_alike(first, last, 0) == first:
        return ""
    block = source.paragraph_tokens(source.paragraph_of(first))
    for start in range(first - 1, max(block.start, first - _MOST_CONTEXT) - 1, -1):
        is_first = source.find_alike(start, last, 0) == start
        if is_first and is_word(source.token(start)):
            return _encode_text(source.text[source.starts[start] : source.starts[first]]) + "-,"
    return ""


def _encode(source: SourceText, first: int, last: int) -> str:
    return _encode_text(source.text[source.starts[first] : source.ends[last - 1]])


def _encode_text(text: str) -> str:
    # Half a surrogate pair is no character; a page that has one shows a sign in its place.
    return quote(" ".join(text.split()), safe="", errors="replace").replace("-", "%2D")
