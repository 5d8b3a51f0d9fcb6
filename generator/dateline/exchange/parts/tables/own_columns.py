"""The columns of the CSV that Dateline writes and reads back."""

from __future__ import annotations

from typing import Final

from dateline.exchange.parts.unknown_dates import BECAUSE

COLUMNS: Final = (
    "id", "date", "title", "text", "where", "topics", "key", "added", "draft", "note", "sources",
)  # fmt: skip
WRITTEN: Final = (*COLUMNS, BECAUSE)
"""All that is written; the last one may be missing in a file that is read."""

# What spreadsheets take for the start of a formula, and the apostrophe that says it is none.
_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "'", "＝", "＋", "－", "＠")


def safe_cell(text: str) -> str:
    """A cell that no spreadsheet runs.

    >>> safe_cell("=1+1"), safe_cell("'t was")
    ("'=1+1", "''t was")
    """
    return f"'{text}" if text.startswith(_STARTS) else text


def bare_cell(text: str) -> str:
    """What was there before `safe_cell`."""
    return text.removeprefix("'")
