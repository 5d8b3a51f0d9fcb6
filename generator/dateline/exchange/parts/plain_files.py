"""From bytes to text, and to JSON, of files that other programs wrote."""

from __future__ import annotations

import codecs
import json
from functools import lru_cache
from typing import Final

from dateline.exchange.records import NotImportedError
from dateline.read.decoding import MAX_LINE, explain_not_utf8, normalise_lines

MAX_BYTES: Final = 40_000_000
LONGEST_TEXT: Final = 1_000_000
_MOST_VALUES: Final = 4_000_000
_UTF16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

Tree = str | list["Tree"] | dict[str, "Tree"]
"""JSON whose numbers and words are texts as typed; null is the empty text."""


def text_of(data: bytes) -> str:
    """The text of a file in UTF-8, or in UTF-16 if it says so, a line feed at each line's end.

    Raises:
        NotImportedError: it is in another encoding, or binary.
    """
    if data.startswith(_UTF16):
        try:
            return normalise_lines(data.decode("utf-16"))
        except UnicodeDecodeError as error:
            raise NotImportedError("The file says that it is UTF-16, and is not.") from error
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        message, hint = explain_not_utf8(data, error.start)
        line = data.count(b"\n", 0, error.start) + 1
        raise NotImportedError(message, hint, line) from error
    if "\0" in text:
        raise NotImportedError("The file is not text: it contains NUL bytes.")
    return normalise_lines(text)


def lines_of(data: bytes) -> list[str]:
    """The lines of a text file.

    Raises:
        NotImportedError: as `text_of`; or a line is longer than any that a person writes.
    """
    lines = text_of(data).split("\n")
    for number, line in enumerate(lines, 1):
        if len(line) > MAX_LINE:
            message = f"This line has more than {MAX_LINE:,} characters."
            raise NotImportedError(message, "Break it into lines.", number)
    return lines


@lru_cache(maxsize=1)
def json_of(data: bytes) -> Tree:
    """A JSON file, its numbers as typed.

    Raises:
        NotImportedError: it is not JSON, has a key twice, is nested too deep, or has too many
            values.
    """
    if data.count(b",") + data.count(b"{") + data.count(b"[") > _MOST_VALUES:
        raise NotImportedError(
            f"The JSON in this file has more than {_MOST_VALUES:,} values.", "Divide it."
        )
    text = text_of(data)
    try:
        tree: Tree = json.loads(
            text,
            object_pairs_hook=_without_twins,
            parse_int=str,
            parse_float=str,
            parse_constant=_no_constant,
        )
        return tree if isinstance(tree, dict) else _as_text(tree)
    except json.JSONDecodeError as error:
        raise NotImportedError(
            f"This is not JSON: {error.msg[:1].lower()}{error.msg[1:]}.",
            "",
            error.lineno,
            error.colno,
        ) from error
    except RecursionError as error:
        raise NotImportedError("The JSON in this file is nested too deep.") from error


def is_json(data: bytes) -> bool:
    """Whether a file looks like JSON: its first sign is a bracket."""
    return data[:4096].removeprefix(codecs.BOM_UTF8).lstrip()[:1] in (b"{", b"[")


def _without_twins(pairs: list[tuple[str, Tree]]) -> dict[str, Tree]:
    found: dict[str, Tree] = {}
    for key, value in pairs:
        if key in found:
            raise NotImportedError(
                f"An object of this JSON has the key '{key[:60]}' twice.", "Keep one of the two."
            )
        found[key] = _as_text(value)
    return found


def _as_text(value: object) -> Tree:
    if isinstance(value, list):
        return [_as_text(item) for item in value]
    if isinstance(value, str) and len(value) > LONGEST_TEXT:
        raise NotImportedError(f"A text in this JSON has more than {LONGEST_TEXT:,} characters.")
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str | dict) else ""


def _no_constant(name: str) -> str:
    raise NotImportedError(f"This is not JSON: it contains {name}.")
