"""Timelines that are another timeline in their own language: `translates: ../../talks`.

The records are the original's: dates, accounts and quotations are there once. The translation has
the words that we say, by the ids of the records that they are said of, and `terms`: what short
texts that recur, such as topics, are in its language.
"""

from dateline.check.translating.originals import in_each_language, original_of, with_originals

__all__ = ["in_each_language", "original_of", "with_originals"]
