"""One timeline's folder: its sections, each from a key, a file or a folder of files."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from dateline.data.fields import shape_of
from dateline.data.file_names import CHECKED, PUBLISHED, TIMELINE, path_in, section_file
from dateline.data.keys import SECTIONS
from dateline.data.nodes import Draft, Mapping, Node
from dateline.problems import Place, Problems
from dateline.problems.wording import nearest
from dateline.read.files import holds_file, is_folder, list_folder, read_data, shown_name
from dateline.read.report import UnreadableError
from dateline.read.yaml.file import parse_yaml

_KNOWN = (TIMELINE, *map(section_file, SECTIONS), CHECKED, PUBLISHED)

_Entry = os.DirEntry[str]


@dataclass(frozen=True, slots=True)
class TimelineFolder:
    """A folder that contains a timeline.yml: `relative` to `docs` (resolved), and as `shown`."""

    docs: Path
    relative: str
    shown: str
    entries: tuple[_Entry, ...]

    def read_draft(self, problems: Problems) -> Draft | None:
        """Everything in the folder's data files, or None if one of them cannot be read."""
        reader = _FolderReader(self, problems)
        timeline = reader.read_timeline()
        draft = Draft(
            folder=self.relative,
            shown=self.shown,
            top=_without_sections(timeline),
            sections=tuple((name, reader.read_section(name, timeline)) for name in SECTIONS),
            checked=reader.read_file(CHECKED),
            published=reader.read_file(PUBLISHED),
            files=tuple(sorted(reader.files)),
        )
        reader.report_unread_files()
        return None if reader.failed else draft


@dataclass(frozen=True, slots=True)
class _Given:
    """A section as one of its three possible places gives it."""

    name: str
    place: Place
    nodes: tuple[Node, ...]


class _FolderReader:
    """Reads the files of one folder and remembers which."""

    def __init__(self, folder: TimelineFolder, problems: Problems) -> None:
        self.failed = False
        self.files: list[str] = []
        self._folder = folder
        self._problems = problems
        self._entries = {entry.name: entry for entry in folder.entries}

    def read_timeline(self) -> Mapping:
        """The keys of timeline.yml; none if the file is empty."""
        place = Place(self._shown(TIMELINE))
        top = self.read_file(TIMELINE)
        if isinstance(top, Mapping):
            return top
        if top is not None:
            self.failed = True
            self._problems.error(
                top.place,
                "timeline-not-mapping",
                f"A `timeline.yml` must be keys with values; found {shape_of(top)}.",
                "Begin with `title: …`.",
            )
        return Mapping((), place)

    def read_file(self, name: str) -> Node | None:
        """The top node of a file beside timeline.yml, or None if there is none."""
        entry = self._entries.get(name)
        return self._read(name) if entry and not is_folder(entry) else None

    def read_section(self, name: str, timeline: Mapping) -> tuple[Node, ...]:
        """The records of the one place where the section is; of all places if there are more."""
        places = [
            *self._from_key(name, timeline),
            *self._from_file(name),
            *self._from_folder(name),
        ]
        for extra in places[1:]:
            self._problems.error(
                extra.place,
                "section-twice",
                f"The section `{name}` is in {places[0].name} and also in {extra.name}.",
                "Move all of it to one of them.",
            )
        return tuple(node for given in places for node in given.nodes)

    def report_unread_files(self) -> None:
        """Warn of YAML files that nothing reads: a misspelt name loses data silently."""
        for name, entry in self._entries.items():
            if not _is_yaml(entry) or name in _KNOWN:
                continue
            if correct_name(name) in _KNOWN:
                report_misnamed(self._shown(name), correct_name(name), self._problems)
            else:
                _report_unknown(self._shown(name), name, self._problems)

    def _from_key(self, name: str, timeline: Mapping) -> list[_Given]:
        return [
            _Given(f"`{TIMELINE}`", key.place, (value,))
            for key, value in timeline
            if key.text == name
        ]

    def _from_file(self, name: str) -> list[_Given]:
        file = section_file(name)
        if not self._is_file(file):
            return []
        node = self.read_file(file)
        return [_Given(f"`{file}`", Place(self._shown(file)), () if node is None else (node,))]

    def _from_folder(self, name: str) -> list[_Given]:
        entry = self._entries.get(name)
        if entry is None or not is_folder(entry):
            return []
        shown = self._shown(name)
        if entry.is_symlink():
            report_link(shown, self._problems)
            return []
        if holds_file(entry.path, TIMELINE):  # a timeline of its own
            return []
        files = self._section_files(name, list_folder(Path(entry.path), shown, self._problems))
        nodes = tuple(node for file in files if (node := self._read(file)) is not None)
        return [_Given(f"the folder `{name}`", Place(shown), nodes)] if files else []

    def _section_files(self, name: str, entries: list[_Entry]) -> list[str]:
        files = []
        for entry in entries:
            file = f"{name}/{entry.name}"
            if is_folder(entry):
                self._report_too_deep(file, entry)
            elif entry.name.endswith(".yml"):
                files.append(file)
            elif _is_yaml(entry):
                wanted = Path(entry.name).with_suffix(".yml").name
                report_misnamed(self._shown(file), wanted, self._problems)
        return files

    def _report_too_deep(self, folder: str, entry: _Entry) -> None:
        for inner in list_folder(Path(entry.path), self._shown(folder), self._problems):
            if _is_yaml(inner):
                section = folder.partition("/")[0]
                self._problems.warning(
                    Place(self._shown(f"{folder}/{inner.name}")),
                    "unknown-file",
                    "Dateline does not read this file: it is too deep in folders.",
                    f"Move it to `{section}/`.",
                )

    def _read(self, name: str) -> Node | None:
        self.files.append(path_in(self._folder.relative, name))
        folder, shown = self._folder, self._shown(name)
        data = read_data(folder.docs / folder.relative / name, shown, folder.docs, self._problems)
        if data is None:
            self.failed = True
            return None
        try:
            return parse_yaml(data, shown, self._problems)
        except UnreadableError:
            self.failed = True
            return None

    def _is_file(self, name: str) -> bool:
        entry = self._entries.get(name)
        return entry is not None and not is_folder(entry)

    def _shown(self, name: str) -> str:
        return f"{self._folder.shown}/{shown_name(name)}"


def correct_name(name: str) -> str:
    """The name that a data file should have: `Events.yaml` should be `events.yml`."""
    path = Path(name)
    return f"{path.stem.casefold()}.yml" if path.suffix.casefold() in {".yml", ".yaml"} else name


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


def report_link(shown: str, problems: Problems) -> None:
    """A folder with data that is only a link."""
    problems.warning(
        Place(shown),
        "linked-folder",
        "Dateline does not read this folder, because it is a link to another folder.",
        "Put the folder itself here.",
    )


def _report_unknown(shown: str, name: str, problems: Problems) -> None:
    known = ", ".join(f"`{section_file(section)}`" for section in SECTIONS)
    stem = correct_name(name).removesuffix(".yml")
    meant = nearest(stem, [file.removesuffix(".yml") for file in _KNOWN])
    problems.warning(
        Place(shown),
        "unknown-file",
        f"Dateline does not read `{shown_name(name)}`.",
        f"Did you mean `{meant}.yml`?" if meant else f"A section's file has its name: {known}.",
    )


def _is_yaml(entry: _Entry) -> bool:
    return Path(entry.name).suffix.casefold() in {".yml", ".yaml"} and not is_folder(entry)


def _without_sections(timeline: Mapping) -> Mapping:
    kept = tuple((key, value) for key, value in timeline if key.text not in SECTIONS)
    return Mapping(kept, timeline.place)
