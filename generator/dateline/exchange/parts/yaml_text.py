"""Records as YAML that a person would write, and that our own reader reads back exactly."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Final

from dateline.read.damage import may_be_mark

Plain = str | Sequence["Plain"] | Mapping[str, "Plain"]
"""A record without references: texts, lists, and keys with values."""

# Matches `Ada Lovelace`, `https://a.example/x?y=1#z`, `1815-12-10/1852-11-27`.
_SAFE: Final = re.compile(r"[^\W_](?:[^\n:#]|:(?=[^\s,\[\]{}])|(?<=\S)#)*")
# What other readers of YAML take for something else than text.
# Matches `no`, `12.5`, `1:30`.
_TYPED: Final = re.compile(
    r"(?i:y|n|yes|no|on|off|true|false|null|nan)|[-+.\d][\d_,.:eExXoO+-]*[a-fA-F]*"
)
_AS_THEY_ARE: Final = frozenset(
    ["draft", "key", "date", "published", "accessed", "added", "on", "said", "from", "to"]
)
_WIDEST: Final = 100_000


def list_text(records: Sequence[Mapping[str, Plain]], indent: int = 0) -> str:
    r"""A list of records, with a line end after the last.

    >>> print(list_text([{"id": "a", "title": "So: it began"}]), end="")
    - id: a
      title: "So: it began"
    """
    pad = " " * indent
    blocks = []
    for record in records:
        lines = _mapping_lines(record, indent + 2)
        blocks.append(f"{pad}- {lines[0].lstrip()}\n" + "".join(f"{line}\n" for line in lines[1:]))
    return "\n".join(blocks)


def named_text(records: Mapping[str, Mapping[str, Plain]], indent: int = 0) -> str:
    """Records below their ids."""
    pad = " " * indent
    blocks = []
    for name, record in records.items():
        lines = [f"{pad}{_scalar(name, '')}:", *_mapping_lines(record, indent + 2)]
        blocks.append("".join(f"{line}\n" for line in lines))
    return "\n".join(blocks)


def mapping_text(record: Mapping[str, Plain]) -> str:
    """The keys of one record, each on its line or lines."""
    return "".join(f"{line}\n" for line in _mapping_lines(record, 0))


def _mapping_lines(record: Mapping[str, Plain], indent: int) -> list[str]:
    lines: list[str] = []
    for key, value in record.items():
        lines += _entry_lines(f"{' ' * indent}{_scalar(key, '')}:", key, value, indent)
    return lines


def _entry_lines(head: str, key: str, value: Plain, indent: int) -> list[str]:
    if isinstance(value, str):
        return _text_lines(head, key, value, indent)
    if isinstance(value, Mapping):
        return [head, *_mapping_lines(value, indent + 2)] if value else []
    if not value:
        return []
    if all(isinstance(item, str) and _is_short(item) for item in value):
        listed = ", ".join(str(item) for item in value)
        if len(listed) <= 80:
            return [f"{head} [{listed}]"]
    lines = [head]
    pad = " " * (indent + 2)
    for item in value:
        if isinstance(item, Mapping):
            inner = _mapping_lines(item, indent + 4)
            lines += [f"{pad}- {inner[0].lstrip()}", *inner[1:]]
        else:
            lines += _text_lines(f"{pad}-", "", str(item), indent + 2)
    return lines


def _text_lines(head: str, key: str, text: str, indent: int) -> list[str]:
    if "\n" in text and _may_be_block(text):
        pad = " " * (indent + 2)
        body = [f"{pad}{line}" if line else "" for line in text.split("\n")]
        return [f"{head} |-", *body]
    return [f"{head} {_scalar(text, key)}"]


def _is_short(text: str) -> bool:
    plain = _SAFE.fullmatch(text) and not may_be_mark(text)
    return bool(plain) and not set(text) & set(",[]{}") and not _needs_quotes(text)


def _needs_quotes(text: str) -> bool:
    return bool(_TYPED.fullmatch(text)) or text != text.strip() or not text.isprintable()


def _may_be_block(text: str) -> bool:
    lines = text.split("\n")
    first = next((line for line in lines if line), "")
    return (
        bool(lines[0])
        and bool(lines[-1].strip())
        and not first.startswith((" ", "\t"))
        and all(line.isprintable() and line == line.rstrip() for line in lines)
        and not any(line.startswith("\t") or may_be_mark(line) for line in lines)
    )


def _scalar(text: str, key: str) -> str:
    plain = _SAFE.fullmatch(text) and not text.endswith(":") and not may_be_mark(text)
    if plain and (key in _AS_THEY_ARE or not _TYPED.fullmatch(text)) and not _odd(text):
        return text
    # With a sign of it escaped, it is no mark.
    return json.dumps(text, ensure_ascii=False).replace("<<<<<<<", "\\u003c<<<<<<")


def _odd(text: str) -> bool:
    return text != text.strip() or not text.isprintable()


def longest_line(text: str) -> int:
    """How long the longest line of a text is, in characters."""
    return max(map(len, text.split("\n")))


def is_too_long(text: str) -> bool:
    """Whether a text has a line that no data file may have."""
    return longest_line(text) > _WIDEST - 1_000
