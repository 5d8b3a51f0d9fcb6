"""Bidirectional controls: unseen marks that can make text read otherwise than it is.

They are refused everywhere but in words taken from a source, since the source may have
them. There the check of the words against the source's text decides; a source without
a text cannot bear them out, so they are refused there too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from dateline.data.nodes import Draft, Mapping, Node, Scalar, Sequence
from dateline.problems import Problems
from dateline.problems.wording import quoted

# The characters with the property Bidi_Control: https://www.unicode.org/reports/tr9/
# Matches U+202E, which makes the text after it run from right to left.
_CONTROLS: Final = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_FROM_A_SOURCE: Final = frozenset(["quote", "paraphrase", "narration", "words", "in"])


def check_characters(draft: Draft, problems: Problems) -> None:
    """Report every bidirectional control, in keys and values, that no source can excuse."""
    for node in (draft.top, *(node for _, nodes in draft.sections for node in nodes)):
        for scalar in _scalars(node):
            report_controls(scalar, problems)


def report_controls(scalar: Scalar, problems: Problems, *, of_source: str = "") -> None:
    """Report the first bidirectional control of a text, if it has one.

    `of_source` is the id of a source whose text is not at hand to show that it has it.
    """
    found = _CONTROLS.search(scalar.text)
    if found is None:
        return
    message = (
        f"{quoted(scalar.text)} contains U+{ord(found.group()):04X}, an unseen "
        "character that changes the direction of text."
    )
    hint = "Delete it: the page marks right-to-left words by itself."
    if of_source:
        hint = f"Delete it, or give `{of_source}` a `text:` that shows it in the source."
    problems.error(scalar.place, "bidi-control", message, hint)


def _scalars(top: Node) -> Iterator[Scalar]:
    waiting = [top]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Scalar):
            yield node
        elif isinstance(node, Sequence):
            waiting.extend(node.items)
        elif isinstance(node, Mapping):
            for key, value in node:
                yield key
                if not (isinstance(value, Scalar) and key.text in _FROM_A_SOURCE):
                    waiting.append(value)
