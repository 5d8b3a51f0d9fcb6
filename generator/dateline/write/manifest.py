"""The manifest: which of the files that are no pages were generated, by their SHA-256.

It may have been merged, edited or tampered with: an entry whose path or hash has another
form than we give is passed over, so that the manifest never lets go but of our own files.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from typing import Final

from dateline.data.output_paths import MANIFEST, is_output, is_page, reason_against_path
from dateline.write.root import Root

Hashes = dict[str, list[str]]
"""Hexadecimal SHA-256 of what is at a path or, half-way through a build, was or will be."""

# Matches 64 hexadecimal digits: `9f86d081…`.
_HASH: Final = re.compile(r"[0-9a-f]{64}")


def sha256(content: bytes) -> str:
    """The hash by which a generated file is known."""
    return hashlib.sha256(content).hexdigest()


def read_manifest(root: Root) -> Hashes:
    """What the manifest lists of our own; nothing where it is missing or cannot be read."""
    try:
        listed = json.loads(root.read(MANIFEST) or b"null")
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(listed, dict):
        return {}
    return {
        path: [item for item in hashes if isinstance(item, str) and _HASH.fullmatch(item)]
        for path, hashes in listed.items()
        if isinstance(hashes, list) and _is_listed(path)
    }


def write_manifest(root: Root, hashes: Hashes) -> None:
    """List the generated files; where there are none, there is no manifest."""
    if not hashes:
        root.remove(MANIFEST)
        return
    content = (json.dumps(hashes, indent=0, sort_keys=True, ensure_ascii=False) + "\n").encode()
    if root.read(MANIFEST) != content:
        root.write(MANIFEST, content)


def merge(old: Mapping[str, list[str]], new: Mapping[str, list[str]]) -> Hashes:
    """Both, each path with the hashes of both."""
    return {path: sorted({*old.get(path, ()), *new.get(path, ())}) for path in {*old, *new}}


def _is_listed(path: str) -> bool:
    return not reason_against_path(path) and is_output(path) and not is_page(path)
