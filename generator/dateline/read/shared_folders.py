"""Folders of records that several timelines share: `uses: [../records]` in timeline.yml.

Such a folder has `people.yml`, `sources.yml`, `places.yml` and `sides.yml`, as far as they are
needed, and may use others in its turn (`uses.yml`). Each is read once, so that what is wrong in it
is told once.
"""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from dateline.data.file_names import SHARED_SIDES, SHARED_USES, TIMELINE, section_file
from dateline.data.keys import SHARED_SECTIONS
from dateline.data.nodes import Mapping, Node, Scalar, Sequence, SharedRecords
from dateline.problems import Place, Problems
from dateline.read.files import holds_file, list_folder, shown_name
from dateline.read.folder import FolderReader, TimelineFolder
from dateline.read.misnamed import is_yaml

_FILES: Final = (*map(section_file, SHARED_SECTIONS), SHARED_SIDES, SHARED_USES)


@dataclass(slots=True)
class SharedFolders:
    """The folders that timelines below `docs` (resolved) use, and what was read of each.

    `shown` is how messages name the docs folder.
    """

    docs: Path
    shown: str
    problems: Problems
    _read: dict[str, SharedRecords | None] = field(default_factory=dict)

    def used_by(self, folder: str, top: Mapping) -> SharedRecords:
        """The records that a timeline's folder uses, by the keys of its timeline.yml."""
        uses = next((value for key, value in top if key.text == "uses"), None)
        return self._all(folder, uses, ())

    def _all(self, folder: str, uses: Node | None, way: tuple[str, ...]) -> SharedRecords:
        found = SharedRecords()
        for scalar in _paths(uses):
            target = self._target(folder, scalar)
            if target in way:
                self._report_circle(scalar, way[way.index(target) :])
            elif target is not None:
                found = found.joined(self._records(target, scalar, way))
        return found

    def _records(self, folder: str, named: Scalar, way: tuple[str, ...]) -> SharedRecords:
        if folder not in self._read:
            self._read[folder] = self._read_folder(folder, way)
        records = self._read[folder]
        if records is None:
            self._report_none(folder, named)
            return SharedRecords()
        return records

    def _target(self, folder: str, scalar: Scalar) -> str | None:
        """The folder that is meant, below the docs folder; None and a problem if it is outside."""
        text = scalar.text.strip()
        path = posixpath.normpath(posixpath.join(folder, text))
        if not text.startswith("/") and path.partition("/")[0] != ".." and "\\" not in text:
            return "" if path == "." else path
        self.problems.error(
            scalar.place,
            "outside-docs",
            f"`{shown_name(text)}` leads out of the docs folder.",
            f"Move the folder into `{self.shown}`, and write its path from the timeline's folder.",
        )
        return None

    def _read_folder(self, folder: str, way: tuple[str, ...]) -> SharedRecords | None:
        """What a folder has; None if it is none of shared records."""
        path, shown = self.docs / folder, self._shown(folder)
        if not os.path.isdir(path) or holds_file(str(path), TIMELINE):  # noqa: PTH112 - may raise
            return None
        entries = list_folder(path, shown, self.problems)
        if not {entry.name for entry in entries} & {*_FILES, *SHARED_SECTIONS}:
            return None
        opened = TimelineFolder(self.docs, folder, shown, tuple(entries))
        reader = FolderReader(opened, self.problems)
        nothing = Mapping((), Place(shown))
        sections = tuple((name, reader.read_section(name, nothing)) for name in SHARED_SECTIONS)
        sides, uses = reader.read_file(SHARED_SIDES), reader.read_file(SHARED_USES)
        self._report_unread(entries, shown)
        own = SharedRecords(
            sections=sections,
            sides=(sides,) if sides else (),
            files=tuple(reader.files),
            shown=frozenset(f"{self.shown}/{file}" for file in reader.files),
            failed=reader.failed,
        )
        return self._all(folder, uses, (*way, folder)).joined(own)

    def _report_unread(self, entries: list[os.DirEntry[str]], shown: str) -> None:
        known = ", ".join(f"`{name}`" for name in _FILES)
        for entry in entries:
            if is_yaml(entry) and entry.name not in _FILES:
                name = shown_name(entry.name)
                self.problems.warning(
                    Place(f"{shown}/{name}"),
                    "unknown-file",
                    f"Dateline does not read `{name}` in a folder of shared records.",
                    f"Such a folder has {known}.",
                )

    def _report_none(self, folder: str, named: Scalar) -> None:
        shown = self._shown(folder)
        known = ", ".join(f"`{name}`" for name in _FILES)
        if holds_file(str(self.docs / folder), TIMELINE):
            self.problems.error(
                named.place,
                "not-shared",
                f"`{shown}` is a timeline, and its records are its own.",
                "Move what both are to have into a folder without a `timeline.yml`, and use that.",
            )
        elif os.path.isdir(self.docs / folder):  # noqa: PTH112 - the same
            self.problems.error(
                named.place,
                "not-shared",
                f"`{shown}` contains no file of shared records.",
                f"Such a folder has {known}.",
            )
        else:
            self.problems.error(
                named.place,
                "not-shared",
                f"There is no folder `{shown}`.",
                "Write its path from the folder of this file, such as `../records`.",
            )

    def _report_circle(self, scalar: Scalar, ring: tuple[str, ...]) -> None:
        way = ", which uses ".join(f"`{self._shown(folder)}`" for folder in (*ring, ring[0]))
        self.problems.error(
            scalar.place,
            "uses-cycle",
            f"{way} uses itself." if len(ring) == 1 else f"{way}: they use each other.",
            "Take this path out.",
        )

    def _shown(self, folder: str) -> str:
        return f"{self.shown}/{shown_name(folder)}" if folder else self.shown


def _paths(uses: Node | None) -> Iterator[Scalar]:
    """The paths of a list; the check says what is wrong with another shape."""
    for node in uses.items if isinstance(uses, Sequence) else ():
        if isinstance(node, Scalar) and node.text.strip():
            yield node
