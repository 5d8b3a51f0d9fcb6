"""Words that a line's end cuts in two, as in text copied from a PDF: `un-` and `safe`.

Such a hyphen is the word's own or the printer's. It goes where that is sure, by the text itself or
by a part that is no word; else it stays, since the copy has it, and a person looks.
"""

from __future__ import annotations

import re
from typing import Final

from dateline.quotes import TWO_MEANINGS, SourceText
from dateline.quotes.folding import DASH, SOFT_HYPHEN

# No English word is written with one of these and a hyphen before a small letter.
_BEGINNINGS: Final = frozenset({"un", "dis", "im"})
# No English word and no part of one with a hyphen: what a printer sets on the next line.
_ENDINGS: Final = frozenset(
    """tion tions tional tionally sion sions sional ment ments mental mentally ness nesses ing ings
    ingly ers ly tive tives tively ture tures tural ity ities ence ences ance ances tial tially cial
    cially tious cious ously""".split()  # noqa: SIM905
)
_FEWEST: Final = 3  # letters after a beginning
# Matches `agree`, of `agree-ment`; and `meet`, of `meet-ing`, but not the `taxi` of `taxi-ing`.
_STEM: Final = re.compile(r"[A-Za-z][a-z]+")
_BEFORE_VOWEL: Final = re.compile(r"[A-Za-z][a-z]+[b-df-hj-np-tv-z]")


def joined_text(source: SourceText, first: int, last: int, language: str) -> str:
    """The text from a token up to another, on one line, with the words whole that lines cut."""
    pieces = []
    start = source.starts[first]
    for at in range(first, last - 1):
        if source.is_soft_break(at):
            pieces.append(source.text[start : source.ends[at]].rstrip(SOFT_HYPHEN))
        elif at > first and source.is_line_break_hyphen(at):
            pieces.append(source.text[start : source.starts[at]] + _mend(source, at, language)[0])
        else:
            continue
        start = source.starts[at + 1]
    pieces.append(source.text[start : source.ends[last - 1]])
    return " ".join("".join(pieces).split())


def unsure_line_ends(source: SourceText, language: str) -> dict[str, str]:
    """The words at a line's end of whose hyphen nobody can be sure, as `joined_text` writes them,
    each with a question for a person.
    """
    found = {}
    for at in range(1, len(source) - 1):
        if source.is_line_break_hyphen(at) and not _mend(source, at, language)[1]:
            kept = joined_text(source, at - 1, at + 2, language)
            joined = source.raw(at - 1) + source.raw(at + 1)
            found[kept] = f"hyphen? It ends a line of the copy: “{kept}” or “{joined}”"
    return found


def _mend(source: SourceText, at: int, language: str) -> tuple[str, bool]:
    """What is written for a hyphen at a line's end and the space after it; and if that is sure."""
    one, hyphen, two = source.raw(at - 1), source.raw(at), source.raw(at + 1)
    if one[-1].isnumeric() or two[0].isnumeric() or (two[0].isupper() and not one.isupper()):
        return hyphen, True  # 1939-45, Jean-Pierre: no printer cuts a word there
    if (one + two).casefold() in TWO_MEANINGS:
        return hyphen, False
    is_whole = any(word in source.vocabulary for word in _capitals(one + two))
    is_two = any(_is_there(source, word, two) for word in _capitals(one))
    if is_whole != is_two:
        return ("", True) if is_whole else (hyphen, True)
    if source.is_link(source.token(at + 1), language):
        return f"{hyphen} ", False
    is_part = language.startswith("en") and _is_part_of_word(one, two)
    return ("", True) if is_part and not is_two else (hyphen, False)


def _capitals(word: str) -> tuple[str, ...]:
    return word, word.lower(), word[0].upper() + word[1:]


def _is_there(source: SourceText, one: str, two: str) -> bool:
    """Whether a text has two words with a hyphen between them, within a line."""
    wanted = source.encode([one, DASH, two])
    at = source.codes.find(wanted) if wanted else -1
    while wanted and at >= 0:
        if source.is_glued(at + 1) and source.is_glued(at + 2):
            return True
        at = source.codes.find(wanted, at + 1)
    return False


def _is_part_of_word(one: str, two: str) -> bool:
    """Whether a part is no word of English, so that both are one: `un-safe`, `na-tion`."""
    if one[0].lower() + one[1:] in _BEGINNINGS:
        return two.islower() and len(two) >= _FEWEST
    stem = _BEFORE_VOWEL if two[0] in "aeiou" else _STEM
    return two in _ENDINGS and stem.fullmatch(one) is not None
