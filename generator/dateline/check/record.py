"""The record of checked strings, `checked.yml`: what `dateline verify` found, and when.

::

    checked:
      0123456789abcdef:              # a hash of source, kind and words
        source: outlet-a
        grade: word-for-word
        start: 1201                  # offsets in the text, in characters
        end: 1250
        cut: [start, end]            # where the words stop inside a sentence; or left out
        sha256: 64 hexadecimal digits, of the text
        on: 2026-11-21
        fragment: '#:~:text=…'       # for a link that lands on the words; may be left out

It is written by the program and read as carefully as the rest: a merge may have mangled it.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from dateline.data.fields import Fields, open_fields
from dateline.data.keys import CHECK, CHECKED
from dateline.data.model import Check
from dateline.data.nodes import Node, Scalar
from dateline.problems import Problems
from dateline.problems.wording import quoted
from dateline.quotes import Grade

_NUMBER: Final = re.compile(r"[0-9]{1,12}")
_HASH: Final = re.compile(r"[0-9a-f]{64}")
_GRADE: Final = re.compile("|".join(Grade))
_HINT: Final = "Run `dateline verify`, which writes this file."


def read_checks(node: Node | None, problems: Problems) -> dict[str, Check]:
    """The records that are whole, by key."""
    if node is None or (isinstance(node, Scalar) and not node.text):
        return {}
    top = open_fields(node, CHECKED, problems)
    records = top.mapping("checked") if top else None
    found = {}
    for key, value in records or ():
        fields = open_fields(value, CHECK, problems)
        check = fields and _read_check(key, fields)
        if check:
            found[check.key] = check
    return found


def _read_check(key: Scalar, fields: Fields) -> Check | None:
    shapes = {
        "source": re.compile(r".+"),
        "grade": _GRADE,
        "start": _NUMBER,
        "end": _NUMBER,
        "sha256": _HASH,
    }
    faults = [name for name, shape in shapes.items() if not shape.fullmatch(fields.text(name))]
    if not _is_day(fields.text("on")):
        faults.append("on")
    for name in faults:
        message = f"{quoted(fields.text(name))} cannot stand as `{name}` in a record of a check."
        fields.problems.error(fields.place_of(name), "bad-record", message, _HINT)
    cuts = [scalar.text for scalar in fields.texts("cut")]
    if faults:
        return None
    return Check(
        key=key.text,
        source=fields.text("source"),
        grade=fields.text("grade"),
        start=int(fields.text("start")),
        end=int(fields.text("end")),
        cut_start="start" in cuts,
        cut_end="end" in cuts,
        sha256=fields.text("sha256"),
        on=fields.text("on"),
        fragment=fields.text("fragment"),
        place=key.place,
        places=fields.places,
    )


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
