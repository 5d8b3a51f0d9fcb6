"""Verify: every verbatim string against its source's private text, and the record of it."""

from dateline.verify.checking import (
    Progress,
    hold_to_record,
    record_checks,
    record_published,
    report_changed_texts,
    report_findings,
    search_texts,
)

__all__ = [
    "Progress",
    "hold_to_record",
    "record_checks",
    "record_published",
    "report_changed_texts",
    "report_findings",
    "search_texts",
]
