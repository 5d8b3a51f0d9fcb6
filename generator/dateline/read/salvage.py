"""What is whole in a record that cannot be read: a merge or a crash damages a few lines of many."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Final

_FORM: Final = re.compile(r"^form: 2$", re.MULTILINE)
_KEYS: Final = r"source|by|version|grade|start|end|cut|doubts|sha256|on|fragment"
# Matches a record with its lines.
_RECORD: Final = re.compile(
    rf"^  (?P<key>[0-9a-f]{{16}}):\n(?P<lines>(?:    (?:{_KEYS}): .*\n)+)", re.MULTILINE
)
# Matches what may follow a whole record.
_NEXT: Final = re.compile(r"  [0-9a-f]{16}:\n|\Z")
_NEEDED: Final = ("source", "grade", "start", "end", "sha256", "on")


def salvage_records(data: bytes) -> str:
    """The text of a checked.yml with the records that are whole, each on the lines where it is;
    empty if there are none. Of two records of the same words that differ, none is kept.
    """
    text = data.decode("utf-8", "replace").replace("\r\n", "\n").removeprefix("\ufeff")
    found: dict[str, list[re.Match[str]]] = defaultdict(list)
    for record in _RECORD.finditer(text):
        if _is_whole(record):
            found[record["key"]].append(record)
    kept = [
        records[0]
        for records in found.values()
        if len({record["lines"] for record in records}) == 1
    ]
    if not kept:
        return ""
    lines = [""] * text.count("\n", 0, kept[0].start())
    # The heads are above the records, on lines of their own.
    form = "form: 2\n" if _FORM.search(text, 0, kept[0].start()) else ""
    lines = lines[len(form.splitlines()) + 1 :]
    salvaged = [f"{form}checked:\n", *(f"{line}\n" for line in lines)]
    at = kept[0].start()
    for record in kept:
        salvaged += ["\n" * text.count("\n", at, record.start()), record[0]]
        at = record.end()
    return "".join(salvaged)


def _is_whole(record: re.Match[str]) -> bool:
    """Whether no line of a record is missing: its last one is there, or another record follows."""
    names = [line.split(":")[0].strip() for line in record["lines"].splitlines()]
    if len(names) > len({*names}) or not {*_NEEDED} <= {*names}:
        return False
    return names[-1] == "fragment" or bool(_NEXT.match(record.string, record.end()))
