"""Whether a word turns a quotation round or changes its number; see `dateline.languages`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

from dateline.languages import (
    TurningWords,
    languages_with_turning_words,
    turning_words_for,
    turning_words_of,
)
from dateline.quotes.folding import TOKEN, fold_token

_LEAST_COMMON = 2  # different common words of a language, in a text of it
_LEAST_SHARE = 25  # one in so many words is such a word
_MOST_FOUND = 50_000  # tokens whose answer is kept: many texts have the same few thousand words


class Turn(StrEnum):
    """Why a word matters, the gravest first."""

    NEGATION = "negation"
    NUMBER = "number"
    DENIAL = "denial"
    CONDITION = "condition"
    LIMIT = "limit"


GRAVE = (Turn.NEGATION, Turn.NUMBER, Turn.DENIAL, Turn.CONDITION)
"""Those that no omission may hide."""

_ROWS = {
    Turn.NEGATION: "negations",
    Turn.NUMBER: "numbers",
    Turn.DENIAL: "denials",
    Turn.CONDITION: "conditions",
    Turn.LIMIT: "limits",
}
Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Affixes:
    """How words start, end, or what is anywhere in them: `re*`, `*less`, `*non*`."""

    starts: tuple[str, ...]
    ends: tuple[str, ...]
    inner: tuple[str, ...]

    def fit(self, word: str) -> bool:
        """Whether a word, in small letters, has one of them."""
        return (
            word.startswith(self.starts)
            or word.endswith(self.ends)
            or any(piece in word for piece in self.inner)
        )


@dataclass(frozen=True, slots=True)
class Turning:
    """The turning words of a text's languages, ready to be looked up.

    `words` are single ones, `affixed` those with `*`, and `phrases` rows of several tokens,
    as are all words of scripts without spaces. `bounds` limit a number that follows them.
    """

    words: Mapping[str, Turn]
    affixed: tuple[tuple[Turn, _Affixes], ...]
    phrases: tuple[tuple[Phrase, Turn], ...]
    bounds: tuple[Phrase, ...]
    after: frozenset[str]
    after_affixed: _Affixes
    after_phrases: tuple[Phrase, ...]
    small_words: frozenset[str]
    _found: dict[str, Turn | None] = field(default_factory=dict, compare=False, repr=False)

    def find(self, token: str) -> Turn | None:
        """Whether a folded token is a turning word by itself."""
        known = self._found
        if token not in known:
            if len(known) >= _MOST_FOUND:
                known.clear()
            known[token] = self._find(token.casefold())
        return known[token]

    def _find(self, word: str) -> Turn | None:
        turn = self.words.get(word)
        if turn is not None:
            return turn
        if word.endswith("n't") or word == "n'" or (word.startswith("n'") and len(word) > 2):
            return Turn.NEGATION
        if any(character.isnumeric() for character in word):
            return Turn.NUMBER
        return next((turn for turn, affixes in self.affixed if affixes.fit(word)), None)

    def may_follow(self, token: str) -> bool:
        """Whether a folded token is a negation that may come after what it turns."""
        word = token.casefold()
        return word in self.after or self.after_affixed.fit(word)


def languages_of(words: Mapping[str, int]) -> frozenset[str]:
    """The languages that a text is in as far as its commonest words show: by each word in
    small letters, how often it occurs.
    """
    total = sum(words.values())
    by_language: dict[str, list[int]] = {}
    languages = _languages_by_common_word()
    for word, count in words.items():
        for code in languages.get(word, ()):
            by_language.setdefault(code, []).append(count)
    return frozenset(
        code
        for code, counts in by_language.items()
        if len(counts) >= _LEAST_COMMON and sum(counts) * _LEAST_SHARE >= total
    )


@lru_cache(maxsize=1)
def _languages_by_common_word() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for code in languages_with_turning_words():
        for word in turning_words_of(code).common:
            found[word] = (*found.get(word, ()), code)
    return found


@lru_cache(maxsize=64)
def turning_for(languages: frozenset[str] = frozenset()) -> Turning:
    """The words of every language, as they are read in a text of some of them."""
    every = turning_words_for(languages)
    words: dict[str, Turn] = {}
    phrases: dict[Phrase, Turn] = {}
    affixed: list[tuple[Turn, _Affixes]] = []
    for turn, row in reversed(_ROWS.items()):  # the gravest last, so that it counts
        single, several, affixes = _sort(getattr(every, row))
        words |= dict.fromkeys(single, turn)
        phrases |= dict.fromkeys(several, turn)
        affixed.insert(0, (turn, affixes))
    single, several, _ = _sort(every.bounds)
    bounds = tuple(sorted([*((word,) for word in single), *several]))
    return Turning(
        words,
        tuple(affixed),
        tuple(sorted(phrases.items())),
        bounds,
        *_after(every),
        every.small_words,
    )


def _after(every: TurningWords) -> tuple[frozenset[str], _Affixes, tuple[Phrase, ...]]:
    single, several, affixes = _sort(every.negations_after)
    return frozenset(single), affixes, tuple(several)


def phrase_of(entry: str) -> Phrase:
    """The tokens of a word or of several, as texts have them; `_` is a space."""
    return tuple(fold_token(raw).casefold() for raw in TOKEN.findall(entry.replace("_", " ")))


def _sort(entries: Iterable[str]) -> tuple[list[str], list[Phrase], _Affixes]:
    """Single words, phrases, and the affixes."""
    single: list[str] = []
    several: list[Phrase] = []
    affixed: list[str] = []
    for entry in sorted(entries):
        if "*" in entry:
            affixed.append(entry.casefold())
            continue
        tokens = phrase_of(entry)
        if len(tokens) == 1:
            single.append(tokens[0])
        else:
            several.append(tokens)
    return single, several, _read_affixes(affixed)


def _read_affixes(entries: list[str]) -> _Affixes:
    inner = [entry for entry in entries if entry.startswith("*") and entry.endswith("*")]
    return _Affixes(
        tuple(e.rstrip("*") for e in entries if e.endswith("*") and e not in inner),
        tuple(e.lstrip("*") for e in entries if e.startswith("*") and e not in inner),
        tuple(entry.strip("*") for entry in inner),
    )
