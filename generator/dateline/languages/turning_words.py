"""Words that may not vanish into an omission or come in with an insertion.

A lost or added negation turns a statement round, and a lost number changes it; so do words that
deny or limit. The words of all languages are read without regard to the text's language, save for
those that mean something else in another language: they count only in texts of their own. So a
word of one language may still be refused in another: that costs an author a longer quotation, and
never costs a reader the truth.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import lru_cache

from dateline.languages.files import known_languages, read_word_sets


@dataclass(frozen=True, slots=True)
class TurningWords:
    """Words, folded as quotations are. `_` in one is a space, `*` any letters or none.

    `denials` take back what is beside them ("denied that"), `conditions` say when it is so,
    `limits` how far, `bounds` how far the number right after them ("at least ten").
    `negations_after` may follow the words that they turn ("we trust them
    not"); `small_words` may come between a negation and those words ("did not even say").
    After `links` a word goes on that waits for its second part ("short- and long-term").
    `elsewhere` are those that are read in texts of the language alone, which is known by its
    `common` words.
    """

    negations: frozenset[str]
    numbers: frozenset[str]
    denials: frozenset[str]
    conditions: frozenset[str]
    limits: frozenset[str]
    bounds: frozenset[str]
    negations_after: frozenset[str]
    small_words: frozenset[str]
    links: frozenset[str]
    elsewhere: frozenset[str]
    common: frozenset[str]


_NAMES = tuple(field.name for field in fields(TurningWords))


@lru_cache(maxsize=64)
def turning_words_of(code: str) -> TurningWords:
    """The words of one language; none where it has no such section. May raise `LanguageError`."""
    return TurningWords(*read_word_sets(code, "quotes", _NAMES, needed=True))


@lru_cache(maxsize=1)
def languages_with_turning_words() -> tuple[str, ...]:
    """The codes of the languages that have such words."""
    return tuple(code for code in known_languages() if turning_words_of(code).negations)


@lru_cache(maxsize=64)
def links_for(languages: frozenset[str]) -> frozenset[str]:
    """The links of some languages."""
    return frozenset[str]().union(*(turning_words_of(code).links for code in languages))


@lru_cache(maxsize=64)
def turning_words_for(languages: frozenset[str] = frozenset()) -> TurningWords:
    """The words of every language together, as they are read in a text of some of them."""
    every = []
    for code in known_languages():
        words = turning_words_of(code)
        apart = frozenset[str]() if code in languages else words.elsewhere
        every.append([getattr(words, name) - apart for name in _NAMES])
    return TurningWords(*(frozenset[str]().union(*row) for row in zip(*every, strict=True)))
