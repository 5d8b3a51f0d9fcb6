"""Texts in which each quotation is followed by whose words it is: `“…,”{Ana Lee} said Lee`.

`{?}` is after words that are nobody's that a rule could name (a title, a sign, words that someone
reports of someone else), `{~a spokesman}` after those of someone without a name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

_NOTE = re.compile(r"\{([^}\n]*)\}")
TEXTS = sorted((Path(__file__).parent / "texts").glob("*.txt"))


@dataclass(frozen=True)
class Annotated:
    """A text, and for each quotation the offset after its closing mark and who says it."""

    text: str
    spoken: tuple[tuple[int, str], ...]


def read_annotated(path: Path) -> Annotated:
    """The text without its notes."""
    raw = path.read_text("utf-8")
    pieces, spoken, start, length = [], [], 0, 0
    for note in _NOTE.finditer(raw):
        pieces.append(raw[start : note.start()])
        length += note.start() - start
        spoken.append((length, note[1]))
        start = note.end()
    return Annotated("".join((*pieces, raw[start:])), tuple(spoken))
