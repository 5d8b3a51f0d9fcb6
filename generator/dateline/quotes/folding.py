"""Words and signs of a text, folded so that typography does not matter.

The folds are a fixed list: kinds of quotation marks, kinds of dashes, runs of spaces
(and spaces beside punctuation), line wraps, no-break spaces, soft hyphens, zero-width
characters, variation selectors, marks that a script writes or leaves out (Hebrew and Arabic
vowel signs, Cyrillic stress, the tatweel), and Unicode's NFKC. Letter case, accents, digits
and punctuation stay. A character that NFKC would turn into digits without being one (a
footnote's raised 2, a fraction) stays too, since it would change a number.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import groupby

MARK = '"'
DASH = "-"
ELLIPSIS = "..."
SINGLE_MARKS = "'‘’‚‛`´′\uff07‹›\u05f3"
DOUBLE_MARKS = '"“”„‟«»″\uff02「」『』〝〞〟\u05f4'
TYPED_MARKS = ("<<", ">>")
HYPHENS = "-‐‑"
SOFT_HYPHEN = "\u00ad"
DASHES = HYPHENS + "‒–—―−﹘﹣\uff0d⸺⸻"
LAST_STOPS = frozenset(".,。、،।")
CRIES = frozenset("?!؟՞‽⁇⁉⁈")  # the stops of questions and cries, folded

_APOSTROPHES = "'’‘ʼ`´′\uff07\u05f3"
_IGNORED = "\u00ad\u034f\u180e\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef"
# Signs that a script may leave out: Hebrew points, Arabic vowel signs and the tatweel.
_POINTS = (
    "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u0652\u0656-\u065f"
    "\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
)
# Scripts written without spaces: every character counts as a word of its own.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
# Python's \w leaves out combining marks, which Indic and other scripts write words with.
_COMBINING = "".join(
    chr(code)
    for block in (range(0x300, 0x3100), range(0xA600, 0xAC00), range(0xFE20, 0xFE30))
    for code in block
    if unicodedata.category(chr(code)).startswith("M")
)
_RUN = rf"[^\W_{_UNSPACED}]+(?:[{_COMBINING}{_IGNORED}]+[^\W_{_UNSPACED}]*)*"
_HEBREW = "\u05d0-\u05ea"
# French, Italian and Catalan words that lose their vowel: `l’ordre` is two words.
_ELIDED = (
    "qu|jusqu|lorsqu|puisqu|quoiqu|[ldjmtsncv]|dell|all|nell|sull|dall|coll|un|quest|quell|bell|"
    "tutt|anch|cos|dov|com"
)
# A word or a sign. A word keeps its inner apostrophes (`don't`), and a number its separators
# (`10.5`); hyphens and dashes are signs.
TOKEN = re.compile(
    r"[A-Za-z]++(?= )"  # nearly all of them, in half the time
    rf"|(?:(?i:{_ELIDED}))[{_APOSTROPHES}](?=(?i:[aeiouyhàâáäæèéêëìíîïòóôöœùúûü]))"
    rf"|{_RUN}(?:[{_APOSTROPHES}](?={_RUN}){_RUN}|(?<=\d)[.,:٫٬](?=\d){_RUN}"
    rf"|(?<=[{_HEBREW}])[\"״”](?=[{_HEBREW}](?![{_HEBREW}]))[{_HEBREW}])*"
    rf"|[{_UNSPACED}][{_COMBINING}{_IGNORED}\uff9e\uff9f]*"
    r"|(?:…|\.{3}|\.[ \u00a0]\.[ \u00a0]\.)(?:[….]|[ \u00a0]\.)*"
    rf"|''|``|<<|>>|[{re.escape(DASHES)}]+"
    r"|\S"
)
_LONGEST_WORD = 256  # characters
_MOST_FOLDED = 20_000  # tokens whose folded form is kept: texts share most of their words
_IGNORED_CHARACTER = re.compile(f"[{_IGNORED}]")
_POINT = re.compile(f"[{_POINTS}]")
# On a Cyrillic vowel; on a consonant it would be another letter.
_STRESSED = "(?<=[аеёиоуыэюяіїєѣѵАЕЁИОУЫЭЮЯІЇЄѢѴ])[\u0300\u0301]"
_STRESS = re.compile(_STRESSED)
_HAS_POINTS = re.compile(f"[{_POINTS}]|{_STRESSED}")
_PLAIN = str.maketrans(dict.fromkeys(_APOSTROPHES, "'") | dict.fromkeys("״”", '"') | {"〜": "~"})
_MARKS = frozenset(SINGLE_MARKS + DOUBLE_MARKS)
_DASHES = frozenset(DASHES)


def fold_token(raw: str) -> str:
    """A token's folded form; empty for a character that is ignored."""
    if raw.isascii() and raw.isalnum():
        return raw  # at once, since most tokens are plain words
    if raw[0] in _MARKS or raw in TYPED_MARKS:
        return MARK
    if raw[0] in _DASHES:
        return DASH
    if raw[0] == "…" or raw.startswith(("..", ". ")):
        return ELLIPSIS
    plain = _IGNORED_CHARACTER.sub("", raw).translate(_PLAIN)
    return plain if plain.isascii() else _STRESS.sub("", _compose(_POINT.sub("", plain))).strip()


@lru_cache(maxsize=_MOST_FOLDED)
def fold_tokens(raw: str) -> tuple[str, ...]:
    """The folded tokens of one as it is: one, or several for a sign that is short for them
    (`㈱`), or none for a character that is ignored.
    """
    token = fold_token(raw)
    if token.isalnum() or token == raw or not token:
        return (token,) if token else ()
    if len(raw) == 1 and len(token) > 1 and token != ELLIPSIS:
        return tuple(fold_token(inner) for inner in TOKEN.findall(token))
    return (token,)


def points_of(raw: str) -> str:
    """The signs of a word that its script may leave out, each after the letter it is on."""
    if raw.isascii():
        return ""
    return "".join(raw[max(0, m.start() - 1) : m.end()] for m in _HAS_POINTS.finditer(raw))


def is_word(token: str) -> bool:
    """Whether a folded token is a word or a number, and not a sign."""
    return token.isalnum() or any(character.isalnum() for character in token)


def _compose(text: str) -> str:
    """NFKC, except for characters that mean a number without being a digit (`No`).

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


@lru_cache(maxsize=_MOST_FOLDED)
def bare_letters(token: str) -> str:
    """The letters and digits of a folded token, without case and accents: for hints alone.

    >>> bare_letters("Straße"), bare_letters("u.s.")
    ('strasse', 'us')
    """
    parts = unicodedata.normalize("NFKD", token).casefold()
    return "".join(letter for letter in parts if letter.isalnum())
