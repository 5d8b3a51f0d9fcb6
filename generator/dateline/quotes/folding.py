"""Words and signs of a text, folded so that typography does not matter.

The folds are a fixed list: kinds of quotation marks, kinds of dashes, runs of spaces
(and spaces beside punctuation), line wraps, no-break spaces, soft hyphens, zero-width
characters, and Unicode's NFKC. Letter case, accents, digits and punctuation stay. A
character that NFKC would turn into digits without being one (a footnote's raised 2, a
fraction) stays too, since it would change a number.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby

MARK = '"'
DASH = "-"
ELLIPSIS = "..."
SINGLE_MARKS = "'‘’‚‛`´′\uff07‹›"
DOUBLE_MARKS = '"“”„‟«»″\uff02「」『』〝〞〟'
HYPHENS = "-‐‑"
SOFT_HYPHEN = "\u00ad"
DASHES = HYPHENS + "‒–—―−﹘﹣\uff0d⸺⸻"
LAST_STOPS = frozenset(".,。、،")

_APOSTROPHES = "'’‘ʼ`´′\uff07"
_IGNORED = "\u00ad\u034f\u180e\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f\ufeff"
# Scripts written without spaces: every character counts as a word of its own.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\U00020000-\U0003ffff"
)
# Python's \w leaves out combining marks, which Indic and other scripts write words with.
_COMBINING = "".join(
    chr(code)
    for block in (range(0x300, 0x3100), range(0xA600, 0xAC00), range(0xFE20, 0xFE30))
    for code in block
    if unicodedata.category(chr(code)).startswith("M")
)
_RUN = rf"[^\W_{_UNSPACED}]+(?:[{_COMBINING}{_IGNORED}]+[^\W_{_UNSPACED}]*)*"
# A word or a sign. A word keeps its inner apostrophes (`don't`), and a number its separators
# (`10.5`); hyphens and dashes are signs.
TOKEN = re.compile(
    rf"{_RUN}(?:[{_APOSTROPHES}](?={_RUN}){_RUN}|(?<=\d)[.,:٫٬](?=\d){_RUN})*"
    rf"|[{_UNSPACED}][{_COMBINING}{_IGNORED}]*"
    r"|(?:…|\.{3}|\. \. \.)[….]*"
    rf"|''|``|[{re.escape(DASHES)}]+"
    r"|\S"
)
_LONGEST_WORD = 256  # characters
_IGNORED_CHARACTER = re.compile(f"[{_IGNORED}]")
_APOSTROPHE_TO_PLAIN = str.maketrans(dict.fromkeys(_APOSTROPHES, "'"))
_MARKS = frozenset(SINGLE_MARKS + DOUBLE_MARKS)
_DASHES = frozenset(DASHES)


def fold_token(raw: str) -> str:
    """A token's folded form; empty for a character that is ignored."""
    if raw.isascii() and raw.isalnum():
        return raw  # at once, since most tokens are plain words
    if raw[0] in _MARKS:
        return MARK
    if raw[0] in _DASHES:
        return DASH
    if raw[0] == "…" or raw.startswith(("..", ". ")):
        return ELLIPSIS
    plain = _IGNORED_CHARACTER.sub("", raw).translate(_APOSTROPHE_TO_PLAIN)
    return plain if plain.isascii() else _compose(plain).strip()


def is_word(token: str) -> bool:
    """Whether a folded token is a word or a number, and not a sign."""
    return token.isalnum() or any(character.isalnum() for character in token)


def _compose(text: str) -> str:
    """NFKC, save for characters that stand for a number without being a digit (`No`).

    What is longer than any word stays too: to put combining marks in order takes time
    that grows with the square of their number.
    """
    if len(text) > _LONGEST_WORD or unicodedata.is_normalized("NFKC", text):
        return text
    pieces = groupby(text, _is_other_number)
    return "".join(
        "".join(piece) if is_number else unicodedata.normalize("NFKC", "".join(piece))
        for is_number, piece in pieces
    )


def _is_other_number(character: str) -> bool:
    return unicodedata.category(character) == "No"
