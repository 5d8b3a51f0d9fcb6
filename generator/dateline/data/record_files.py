"""How the two files that `verify` keeps are written: checked.yml and published.yml.

Both are read back by the same reader as the rest of the data, and their form is kept
steady line by line, so that a change shows well in a diff.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date

from dateline.data.model import Check, Published

CHECKED_HEAD = """\
# Kept by `dateline verify`: which words were found in their source, and when.
# Commit this file. It holds nothing of a source but what the timeline quotes.
"""
PUBLISHED_HEAD = """\
# Kept by `dateline verify`: the ids that readers may have linked to. Commit this file.
"""


def is_day(text: str) -> bool:
    """Whether a text is a day as the record writes it: 2026-11-21, and a day of the calendar."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def checked_yaml(checks: Iterable[Check]) -> bytes:
    """checked.yml: a record for each verbatim string, in the order of the data."""
    lines = [CHECKED_HEAD, "checked:"]
    for check in checks:
        cuts = [end for end, cut in (("start", check.cut_start), ("end", check.cut_end)) if cut]
        lines += [
            f"  {check.key}:",
            f"    source: {check.source}",
            f"    grade: {check.grade}",
            f"    start: {check.start}",
            f"    end: {check.end}",
            *([f"    cut: [{', '.join(cuts)}]"] if cuts else []),
            f"    sha256: {check.sha256}",
            f"    on: {check.on}",
            *([f"    fragment: {json.dumps(check.fragment)}"] if check.fragment else []),
        ]
    return ("\n".join(lines) + "\n").encode()


def published_yaml(published: Published) -> bytes:
    """published.yml: a list of ids, sorted."""
    lines = [PUBLISHED_HEAD, "ids:", *(f"  - {name}" for name in published.ids)]
    return ("\n".join(lines) + "\n").encode()
