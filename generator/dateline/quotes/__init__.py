"""Quotations: found in their sources exactly, or refused with the reason.

The rules are those of the guide's page on checking quotations. Pure functions over
text: nothing is read or written here.
"""

from dateline.quotes.doubts.cuts import Beside, find_beside, find_cut_negation, find_reported
from dateline.quotes.doubts.joins import (
    crosses_column,
    crosses_paragraph,
    crosses_sentence,
    find_limit_left_out,
    is_within_inner,
)
from dateline.quotes.doubts.speakers import KnownNames, speaker_named_near
from dateline.quotes.fragments import is_text_fragment, text_fragment
from dateline.quotes.ignored import Ignoring, pass_over, reason_against_pattern
from dateline.quotes.results import Grade, Match, NotFound
from dateline.quotes.search import find_words
from dateline.quotes.source.line_breaks import TWO_MEANINGS
from dateline.quotes.source.source_text import SourceText
from dateline.quotes.tokens import words_of
from dateline.quotes.turning_words import Turn
from dateline.quotes.wordings import (
    Comparison,
    Difference,
    Run,
    Verdict,
    compare_places,
    compare_wordings,
)

__all__ = [
    "TWO_MEANINGS",
    "Beside",
    "Comparison",
    "Difference",
    "Grade",
    "Ignoring",
    "KnownNames",
    "Match",
    "NotFound",
    "Run",
    "SourceText",
    "Turn",
    "Verdict",
    "compare_places",
    "compare_wordings",
    "crosses_column",
    "crosses_paragraph",
    "crosses_sentence",
    "find_beside",
    "find_cut_negation",
    "find_limit_left_out",
    "find_reported",
    "find_words",
    "is_text_fragment",
    "is_within_inner",
    "pass_over",
    "reason_against_pattern",
    "speaker_named_near",
    "text_fragment",
    "words_of",
]
