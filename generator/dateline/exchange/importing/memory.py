"""What was imported before: `.dateline-imports.json`, in the timeline's folder.

For each file, the key of each of its items, the id of the record made of it, and a hash of
each of the record's values as they came. So a newer version of the file is compared with
what it said before, and not with what people have made of it since. Commit it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from types import MappingProxyType
from typing import Any, Final

from dateline.data.file_names import IMPORTS
from dateline.exchange.parts.yaml_text import Plain
from dateline.exchange.records import NotImportedError

FORM: Final = 1
_HALF: Final = 2


@dataclass(frozen=True, slots=True)
class Remembered:
    """One item as it came: its record's id, and the hash of each value."""

    id: str
    hashes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class File:
    """One file as it was: the name of its format, and its items by kind and key."""

    importer: str
    items: Mapping[str, Remembered] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Memory:
    """All files that were imported into a timeline, by name."""

    files: Mapping[str, File] = field(default_factory=lambda: MappingProxyType({}))

    def recall(self, name: str, importer: str, keys: frozenset[str]) -> tuple[str, File]:
        """The file of that name; or else one of the same format with at least half of these items,
        of which this is then a newer version under another name. With its name, empty if none.
        """
        known = self.files.get(name)
        if known is not None and known.importer == importer:
            return name, known
        for other, file in self.files.items():
            shared = len(keys & file.items.keys())
            if file.importer == importer and shared and shared * _HALF >= len(keys):
                return other, file
        return "", File(importer)

    def with_file(self, name: str, file: File) -> Memory:
        """The same, with one file as it is now."""
        return Memory(MappingProxyType({**self.files, name: file}))


def hashes_of(record: Mapping[str, Plain]) -> dict[str, str]:
    """A short hash of each value of a record."""
    return {key: _hash(value) for key, value in record.items()}


def _hash(value: Plain) -> str:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True)
    return sha256(text.encode("utf-8", "backslashreplace")).hexdigest()[:12]


def memory_bytes(memory: Memory) -> bytes:
    """The file's bytes: one line for each item, so that a difference shows which changed."""
    lines = ['{"form": 1, "files": {']
    files = sorted(memory.files.items())
    for number, (name, file) in enumerate(files, 1):
        lines.append(f"{json.dumps(name)}: {{{json.dumps('as')}: {json.dumps(file.importer)}, ")
        lines[-1] += '"items": {'
        items = list(file.items.items())
        for position, (key, item) in enumerate(items, 1):
            told = json.dumps({"id": item.id, "values": dict(item.hashes)}, ensure_ascii=False)
            comma = "" if position == len(items) else ","
            lines.append(f"{json.dumps(key, ensure_ascii=False)}: {told}{comma}")
        lines.append("}}" + ("" if number == len(files) else ","))
    lines.append("}}")
    return ("\n".join(lines) + "\n").encode("utf-8", "backslashreplace")


def read_memory(data: bytes | None) -> Memory:
    """What the file says; nothing if it is not there.

    Raises:
        NotImportedError: it cannot be read, so that no one knows what is there already.
    """
    if data is None:
        return Memory()
    try:
        tree: Any = json.loads(data)
        files = {
            str(name): File(
                str(file["as"]),
                MappingProxyType(
                    {
                        str(key): Remembered(str(item["id"]), dict(item["values"]))
                        for key, item in file["items"].items()
                    }
                ),
            )
            for name, file in tree["files"].items()
        }
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise NotImportedError(
            f"`{IMPORTS}`, which says what was imported before, cannot be read.",
            "Take it from Git again.",
        ) from error
    return Memory(MappingProxyType(files))
