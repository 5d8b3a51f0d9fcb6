"""Verify: every verbatim string against its source's private text, and the record of it."""

from dateline.verify.checking import (
    Progress,
    hold_page_to_accounts,
    hold_to_record,
    record_checks,
    record_published,
    report_changed_texts,
    report_findings,
    report_lost_records,
    search_texts,
)
from dateline.verify.gone import report_gone

__all__ = [
    "Progress",
    "hold_page_to_accounts",
    "hold_to_record",
    "record_checks",
    "record_published",
    "report_changed_texts",
    "report_findings",
    "report_gone",
    "report_lost_records",
    "search_texts",
]
