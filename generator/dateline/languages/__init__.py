"""Languages: one file each, with the words of pages, of dates, and those that turn a quotation."""

from dateline.languages.borrowed import ENGLISH, borrows_date_words, own_runs
from dateline.languages.clause_words import (
    ClauseWords,
    clause_words_of,
    languages_that_tell_reports,
)
from dateline.languages.date_words import (
    FEASTS,
    HOLE,
    PARTS_OF_DAY,
    PHRASES,
    UNITS,
    DateWords,
    Phrase,
    date_words_of,
    words_about_time,
    words_read_in,
)
from dateline.languages.files import LanguageError, family, known_languages
from dateline.languages.names_beside import NamesBeside, names_beside
from dateline.languages.page_words import Texts, text_direction, texts_for
from dateline.languages.turning_words import (
    TurningWords,
    languages_with_turning_words,
    links_for,
    turning_words_for,
    turning_words_of,
)

__all__ = [
    "ENGLISH",
    "FEASTS",
    "HOLE",
    "PARTS_OF_DAY",
    "PHRASES",
    "UNITS",
    "ClauseWords",
    "DateWords",
    "LanguageError",
    "NamesBeside",
    "Phrase",
    "Texts",
    "TurningWords",
    "borrows_date_words",
    "clause_words_of",
    "date_words_of",
    "family",
    "known_languages",
    "languages_that_tell_reports",
    "languages_with_turning_words",
    "links_for",
    "names_beside",
    "own_runs",
    "text_direction",
    "texts_for",
    "turning_words_for",
    "turning_words_of",
    "words_about_time",
    "words_read_in",
]
