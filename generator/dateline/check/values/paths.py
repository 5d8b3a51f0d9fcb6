"""Paths of files that a timeline names: inside the project, whatever the system."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from dateline.data.fields import Fields
from dateline.problems.wording import quoted

# Matches `/etc/passwd`, `~/a.txt`, `C:\a.txt`.
_ABSOLUTE: Final = re.compile(r"[/\\~]|[A-Za-z]:")
# Matches `https:`.
_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")
# Matches `.pier.png`, `pictures/.old/pier.png`, but not `./pier.png`.
_HIDDEN: Final = re.compile(r"(?:^|/)\.[^./]")


def read_path(fields: Fields, key: str, start: str, *, from_docs: bool = False) -> str:
    """A path below `start` (named so in the message), or empty and a problem. With `from_docs`
    one that begins with `/` is below the docs folder.

    Only how the path is written is checked here: whether a link on disk leads out of the
    project is checked where the file is opened.
    """
    scalar = fields.scalar(key)
    if scalar is None:
        return ""
    path = scalar.text.strip()
    reason = _reason_against(path.removeprefix("/") if from_docs else path, start)
    if not reason and from_docs and _HIDDEN.search(path):
        reason = "site builders publish nothing whose name begins with a dot"
    if not reason:
        return path
    message = f"{quoted(path)} is not a path for `{key}`: {reason}."
    hint = f"Write the path from {start}, with `/` between folders."
    if from_docs:
        hint += " One that begins with `/` begins in the docs folder."
    fields.problems.error(scalar.place, "bad-path", message, hint)
    return ""


def _reason_against(path: str, start: str) -> str:
    if _SCHEME.match(path) or path.startswith("//"):
        return "it is an address, and the file must be one of yours"
    if _ABSOLUTE.match(path) or ".." in re.split(r"[/\\]", path):
        return f"it may not lead out of {start}"
    if "\\" in path:
        return "folders are divided by `/`"
    if any(unicodedata.category(char)[0] == "C" for char in path):
        return "it contains a character that cannot be seen"
    return ""
