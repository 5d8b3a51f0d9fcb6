"""What is beside days and years as a language usually writes them, and not in CLDR's forms."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import lru_cache

from dateline.languages.files import read_word_sets


@dataclass(frozen=True, slots=True)
class NamesBeside:
    """Rows of `[names]`; any may be left out.

    `of` is between a day, a month and a year ("8 de juliol"), `before_day` before a day ("den 8
    juli"; after an apostrophe without a space), `ordinal_suffixes` after it ("1º"), `after_year`
    after a year ("2022 r.").
    """

    of: frozenset[str]
    before_day: frozenset[str]
    ordinal_suffixes: frozenset[str]
    after_year: frozenset[str]


_NAMES = tuple(field.name for field in fields(NamesBeside))


@lru_cache(maxsize=64)
def names_beside(code: str) -> NamesBeside:
    """Those of one language. May raise `LanguageError`."""
    return NamesBeside(*read_word_sets(code, "names", _NAMES, needed=False))
