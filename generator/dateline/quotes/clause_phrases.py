"""The words of clauses of a language, ready to be looked up; see `dateline.languages`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from dateline.languages import ClauseWords, clause_words_of, languages_that_tell_reports
from dateline.quotes.turning_words import Phrase, phrase_of


@dataclass(frozen=True, slots=True)
class Clauses:
    """One language's single `words`, and its rows that have phrases too."""

    words: ClauseWords
    reports: frozenset[Phrase]
    reports_alone: frozenset[Phrase]
    report_nouns: frozenset[Phrase]
    according: frozenset[Phrase]
    asides: frozenset[Phrase]
    affirmed: frozenset[Phrase]


@lru_cache(maxsize=64)
def clauses_of(code: str) -> Clauses:
    """The words of clauses of a language."""
    words = clause_words_of(code)
    return Clauses(
        words,
        _phrases(words.reports | words.reports_alone),
        _phrases(words.reports_alone),
        _phrases(words.report_nouns),
        _phrases(words.according),
        _phrases(words.asides),
        _phrases(words.affirmed),
    )


def clauses_in(languages: frozenset[str]) -> tuple[Clauses, ...]:
    """The words for a text of some languages; where none of these has words of reporting, those of
    each language that has them too.
    """
    known = languages_that_tell_reports()
    return tuple(map(clauses_of, sorted(languages if languages & known else languages | known)))


def _phrases(entries: Iterable[str]) -> frozenset[Phrase]:
    return frozenset(map(phrase_of, entries))
