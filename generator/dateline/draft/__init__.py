"""From an article to records: what it says of itself, its dated sentences, its quotations.

By rules that are sure, or not at all: what no rule is sure of stays open for a person.
"""

from dateline.draft.records import Drafted, Known, draft_records, with_asides

__all__ = ["Drafted", "Known", "draft_records", "with_asides"]
