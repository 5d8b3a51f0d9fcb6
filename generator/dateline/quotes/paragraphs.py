"""Where the paragraphs of a plain text begin.

Copies come in two shapes: lines wrapped at a width, with a blank or an indented line
before a paragraph, and one long line per paragraph.
"""

from __future__ import annotations

import re

_WRAP_WIDTH = 120
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_BLANK_OR_INDENT = re.compile(r"\n[^\S\n]*\n\s*|\n[^\S\n]+(?=\S)")
_LINE_BREAK = re.compile(r"\n\s*")


def find_paragraphs(text: str) -> tuple[int, ...]:
    """The offset at which each paragraph starts; the first is 0."""
    lines = [line for line in text.split("\n") if line.strip()]
    long_lines = sum(len(line) > _WRAP_WIDTH for line in lines)
    indented = sum(line[0].isspace() for line in lines)
    if long_lines * 5 > len(lines):
        pattern = _LINE_BREAK
    elif indented * 2 > len(lines):
        pattern = _BLANK_LINE
    else:
        pattern = _BLANK_OR_INDENT
    return (0, *(found.end() for found in pattern.finditer(text)))
