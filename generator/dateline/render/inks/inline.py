"""Pieces of a line that need an element of HTML in either ink."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from dateline.text.escaping import Markdown
from dateline.text.inks import Ink, Piece
from dateline.text.original_text import OriginalText

# Nothing that HTML or an extension reads; an underscore is one of emphasis in text only.
# Matches `talks-begin`.
_PLAIN_ID: Final = re.compile("[A-Za-z0-9_]+(?:-[A-Za-z0-9_]+)*")


# The attributes that each event has, by what their arguments are called.
_NAMES: Final = {"id": "id", "class_": "class", "datetime": "datetime", "data_f": "data-f"}


# As neutral as the signs of ASCII are: a place in a source has them, such as `AFP ¶7`.
_NEUTRAL: Final = str.maketrans("", "", "\N{NO-BREAK SPACE}¶")


def name_of(ink: Ink, text: str, *, to_left: bool = False) -> Piece:
    """A name, kept apart from the direction of the text around it where it matters: in text that
    goes `to_left`, every one, or two Latin names in a row were read as one, the second first.
    """
    is_plain = not to_left and text.translate(_NEUTRAL).isascii()
    if is_plain or isinstance(text, OriginalText):
        return ink.escape(text)
    return element(ink, "bdi", ink.attribute(text))


def element(ink: Ink, tag: str, words: str, **attributes: object) -> Piece:
    """Words that are written in the ink already, in an element."""
    return ink.piece(f"<{tag}{written_attributes(ink, '', attributes)}>{words}</{tag}>")


def joined(ink: Ink, between: str, parts: list[Piece]) -> Piece:
    """Pieces in a row. `between` is plain punctuation, or an element."""
    return ink.piece(between.join(parts))


def written_attributes(ink: Ink, classes: str, attributes: Mapping[str, object]) -> str:
    """Attributes as they are in a tag, each with a space before it: None of them is left out,
    and True has no value. Those of Markdown's type are safe in either ink.
    """
    written = f' class="{classes}"' if classes else ""
    for key, value in attributes.items():
        if value is None:
            continue
        name = _NAMES.get(key) or key.rstrip("_").replace("_", "-")
        if value is True:
            written += f" {name}"
        else:
            text = str(value)
            if not (_PLAIN_ID.fullmatch(text) or isinstance(value, Markdown)):
                text = ink.attribute(text)
            written += f' {name}="{text}"'
    return written
