"""Words by which a sentence says whose the words in it are, and whether it is so."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import lru_cache

from dateline.languages.files import known_languages, read_word_sets


@dataclass(frozen=True, slots=True)
class ClauseWords:
    """Words of one language, folded as quotations are. `_` is a space; a row may be left out.

    `reports` are verbs that tell what their subject says or thinks. Of these, `reports_bare` may
    do so without `that`, and `reports_alone` need no subject before them (Spanish `dicen`).
    `report_nouns` do so before `that` (`the rumour that`), `according` before a name; `asides`
    look like them and tell nothing of others (`that said`).
    `own` is the speaker as a subject, `own_things` what is the speaker's (`our data`); `others` are
    other subjects, and beside `vague` words a verb's subject is not sure. `joints` begin another
    clause; of these, `also_joins` may join two verbs of one subject.
    `that_after_comma` is `that` where the spelling puts a comma before it. `affirmed` are
    negations that say it is so (`no doubt`).
    """

    reports: frozenset[str]
    reports_bare: frozenset[str]
    reports_alone: frozenset[str]
    report_nouns: frozenset[str]
    according: frozenset[str]
    asides: frozenset[str]
    own: frozenset[str]
    own_things: frozenset[str]
    others: frozenset[str]
    vague: frozenset[str]
    that: frozenset[str]
    that_after_comma: frozenset[str]
    joints: frozenset[str]
    also_joins: frozenset[str]
    affirmed: frozenset[str]


_NAMES = tuple(field.name for field in fields(ClauseWords))


@lru_cache(maxsize=64)
def clause_words_of(code: str) -> ClauseWords:
    """The words of one language. May raise `LanguageError`."""
    return ClauseWords(*read_word_sets(code, "clauses", _NAMES, needed=False))


@lru_cache(maxsize=1)
def languages_that_tell_reports() -> frozenset[str]:
    """The codes of the languages whose words of reporting are known."""
    return frozenset(code for code in known_languages() if clause_words_of(code).reports)
