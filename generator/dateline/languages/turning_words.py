"""Words that may not vanish into an omission or come in with an insertion.

A lost or added negation turns a statement round, and a lost number changes it. The words of all
languages are read without regard to the text's language, so that a word of one language may be
refused in another: that costs an author a longer quotation, and never costs a reader the truth.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import lru_cache

from dateline.languages.files import Rows, known_languages, read_section


@dataclass(frozen=True, slots=True)
class TurningWords:
    """Single words, folded as quotations are.

    `negations_after` may follow the words that they turn ("we trust them not");
    `small_words` may come between a negation and those words ("did not even say").
    """

    negations: frozenset[str]
    numbers: frozenset[str]
    negations_after: frozenset[str]
    small_words: frozenset[str]


_NAMES = tuple(field.name for field in fields(TurningWords))


@lru_cache(maxsize=64)
def turning_words_of(code: str) -> TurningWords:
    """The words of one language; none where it has no such section. May raise `LanguageError`."""
    section = read_section(code, "quotes")
    if section is None:
        return TurningWords(*[frozenset[str]()] * len(_NAMES))
    rows = Rows(code, "quotes", section)
    rows.check_names(_NAMES)
    return TurningWords(*(frozenset(rows.words(name)) for name in _NAMES))


@lru_cache(maxsize=1)
def all_turning_words() -> TurningWords:
    """The words of every language together."""
    every = [turning_words_of(code) for code in known_languages()]
    return TurningWords(
        *(frozenset[str]().union(*(getattr(words, name) for words in every)) for name in _NAMES)
    )
