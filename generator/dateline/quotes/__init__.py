"""Quotations: found in their sources exactly, or refused with the reason.

The rules are those of the guide's page on checking quotations. Pure functions over
text: nothing is read or written here.
"""

from dateline.quotes.doubts.cut_negations import find_cut_negation
from dateline.quotes.doubts.speakers import speaker_named_near
from dateline.quotes.fragments import is_text_fragment, text_fragment
from dateline.quotes.results import Grade, Match, NotFound
from dateline.quotes.search import find_words
from dateline.quotes.source.source_text import SourceText
from dateline.quotes.wordings import Comparison, Difference, Run, Verdict, compare_wordings

__all__ = [
    "Comparison",
    "Difference",
    "Grade",
    "Match",
    "NotFound",
    "Run",
    "SourceText",
    "Verdict",
    "compare_wordings",
    "find_cut_negation",
    "find_words",
    "is_text_fragment",
    "speaker_named_near",
    "text_fragment",
]
