"""Files that are data files under another name: `Events.yaml`, `events.yml.txt`, `events.yml.bak`.

What is not read must not be missed in silence. A copy that a program put beside the file itself
(`events.yml.orig`) is nobody's loss.
"""

from __future__ import annotations

import os
import re
from collections.abc import Collection
from pathlib import Path
from typing import Final, NamedTuple

from dateline.problems import Place, Problems
from dateline.read.files import is_folder

_ENDINGS: Final = frozenset({".yml", ".yaml"})
# Matches `events.yml.txt` and `Events.yaml~`.
_FURTHER: Final = re.compile(r"(?P<stem>.+?)\.ya?ml(?P<further>[.~_-].*| .*)", re.IGNORECASE)
# Hidden by Windows, which shows `events.yml.txt` as `events.yml`; no program makes copies so.
_HIDDEN_ENDING: Final = re.compile(r"\.(?:txt|text|doc|rtf)", re.IGNORECASE)
_OTHER_FORMS: Final = frozenset({".txt", ".json", ".toml", ".csv", ".tsv", ".xlsx", ".ods"})


class MeantFor(NamedTuple):
    """The data file that a name is near: its own name, and whether a copy beside it is usual."""

    name: str
    is_copy: bool


def correct_name(name: str) -> str:
    """The name that a data file should have: `Events.yaml` should be `events.yml`."""
    path = Path(name)
    return f"{path.stem.casefold()}.yml" if path.suffix.casefold() in _ENDINGS else name


def meant_for(name: str) -> MeantFor | None:
    """The data file that a name with a further ending is near; None for any other name."""
    found = _FURTHER.fullmatch(name)
    if found is None:
        return None
    is_hidden = _HIDDEN_ENDING.fullmatch(found["further"]) is not None
    return MeantFor(f"{found['stem']}.yml", is_copy=not is_hidden)


def in_another_form(name: str, stems: Collection[str]) -> str:
    """The data file that a file of another kind is named for (`people.json`); empty for none."""
    path = Path(name)
    stem = path.stem.casefold()
    return f"{stem}.yml" if path.suffix.casefold() in _OTHER_FORMS and stem in stems else ""


def report_misnamed(shown: str, wanted: str, problems: Problems) -> None:
    """A data file under a name that is not read."""
    name = shown.rpartition("/")[2]
    problems.error(
        Place(shown),
        "misnamed-file",
        f"Dateline does not read `{name}`: the name of a data file is in small letters and ends "
        "in `.yml`.",
        f"Rename it to `{wanted}`.",
    )


def report_copy(shown: str, wanted: str, problems: Problems) -> None:
    """A copy of a data file that is not there itself."""
    name = shown.rpartition("/")[2]
    problems.error(
        Place(shown),
        "misnamed-file",
        f"Dateline does not read `{name}`, which looks like a copy of `{wanted}`, and there is no "
        f"`{wanted}` here.",
        f"Rename it to `{wanted}`, or move the copy away.",
    )


def report_other_form(shown: str, wanted: str, problems: Problems) -> None:
    """A section in a form that is not read."""
    name = shown.rpartition("/")[2]
    problems.warning(
        Place(shown),
        "unknown-file",
        f"Dateline does not read `{name}`, and there is no `{wanted}` here.",
        f"If it contains the section, write it as `{wanted}`.",
    )


def is_yaml(entry: os.DirEntry[str]) -> bool:
    """Whether an entry is a file that is named as YAML is."""
    return Path(entry.name).suffix.casefold() in {".yml", ".yaml"} and not is_folder(entry)
