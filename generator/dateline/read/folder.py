"""One timeline's folder: its sections, each from a key, a file or a folder of files."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from dateline.cache import Again, Cache, key_of
from dateline.data.fields import shape_of
from dateline.data.file_names import CHECKED, PUBLISHED, TIMELINE, path_in, section_file
from dateline.data.keys import EVENT, SECTIONS
from dateline.data.model import Check
from dateline.data.nodes import Draft, Mapping, Node, Scalar, Sequence, SharedRecords
from dateline.data.settings import MOST_EVENTS
from dateline.problems import Place, Problem, Problems
from dateline.problems.wording import nearest
from dateline.read.files import holds_file, is_folder, list_folder, read_data, shown_name
from dateline.read.misnamed import (
    correct_name,
    in_another_form,
    is_yaml,
    meant_for,
    report_copy,
    report_misnamed,
    report_other_form,
)
from dateline.read.record import read_record
from dateline.read.report import UnreadableError
from dateline.read.salvage import salvage_records
from dateline.read.yaml.file import parse_yaml
from dateline.read.yaml.kept_nodes import from_note, to_note
from dateline.read.yaml.pieces import Pieces, read_in_pieces

_KNOWN = (TIMELINE, *map(section_file, SECTIONS), CHECKED, PUBLISHED)

_MOST_REMEMBERED = 2_000_000  # bytes: what is parsed takes many times as much memory

_Entry = os.DirEntry[str]
Used = Callable[[str, Mapping], SharedRecords]
"""Given a timeline's folder and the keys of its timeline.yml, the records that it uses."""


@dataclass(frozen=True, slots=True)
class TimelineFolder:
    """A folder that contains a timeline.yml: `relative` to `docs` (resolved), and as `shown`."""

    docs: Path
    relative: str
    shown: str
    entries: tuple[_Entry, ...]

    def read_draft(
        self, problems: Problems, used: Used, most_events: int, cache: Cache | None
    ) -> Draft | None:
        """Everything in the folder's data files, or None if one of them cannot be read, or there
        are more events than `most_events`.

        `used` gives what is in the folders that the timeline uses.
        """
        reader = FolderReader(self, problems, most_events, cache)
        timeline = reader.read_timeline()
        shared = used(self.relative, timeline)
        of_others = dict(shared.sections)
        draft = Draft(
            folder=self.relative,
            shown=self.shown,
            top=_without_sections(timeline),
            sections=tuple(
                (name, (*of_others.get(name, ()), *reader.read_section(name, timeline)))
                for name in SECTIONS
            ),
            checked=reader.read_record(),
            published=reader.read_file(PUBLISHED),
            files=tuple(sorted((*reader.files, *shared.files))),
            shared_sides=shared.sides,
            shared=shared.shown,
        )
        reader.report_unread_files()
        return None if reader.failed or shared.failed else draft


@dataclass(frozen=True, slots=True)
class _Parsed:
    """What a file of some bytes says, and the problems in it; the pieces that a list was last
    read in.
    """

    data: bytes
    node: Node | None
    problems: tuple[Problem, ...]
    pieces: Pieces


@dataclass(frozen=True, slots=True)
class _Given:
    """A section as one of its three possible places gives it."""

    name: str
    place: Place
    nodes: tuple[Node, ...]


class FolderReader:
    """Reads the files of one folder and remembers which."""

    def __init__(
        self,
        folder: TimelineFolder,
        problems: Problems,
        most_events: int = MOST_EVENTS,
        cache: Cache | None = None,
    ) -> None:
        self.failed = False
        self.files: list[str] = []
        self._most_events = most_events
        self._cache = cache if cache and cache.previewing else None
        self._lasting = cache if cache and cache.lasting else None
        self._folder = folder
        self._problems = problems
        self._entries = {entry.name: entry for entry in folder.entries}
        # The names of the data files that are there, or of which the content is elsewhere.
        self._given = {name for name in self._entries if name in _KNOWN}

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

    def read_record(self) -> MappingProxyType[str, Check]:
        """The records of checked.yml that are whole, by key. Where the file is damaged, an error
        says so: `verify` writes the others anew.
        """
        entry = self._entries.get(CHECKED)
        if entry is None or is_folder(entry):
            return MappingProxyType({})
        data, shown = self._data(CHECKED), self._shown(CHECKED)
        if data is None:
            return MappingProxyType({})
        again = Again(self._cache, self._folder.relative)
        return again.check(
            "record", data, self._problems, lambda found: _record(data, shown, found)
        )

    def read_section(self, name: str, timeline: Mapping) -> tuple[Node, ...]:
        """The records of the one place where the section is; of all places if there are more."""
        places = [
            *self._from_key(name, timeline),
            *self._from_file(name),
            *self._from_folder(name),
        ]
        if places:
            self._given.add(section_file(name))
        if name == "events":
            for given in places:
                self._refuse_many_events(given)
        for extra in places[1:]:
            self._problems.error(
                extra.place,
                "section-twice",
                f"The section `{name}` is in {places[0].name} and also in {extra.name}.",
                "Move all of it to one of them.",
            )
        return tuple(node for given in places for node in given.nodes)

    def report_unread_files(self) -> None:
        """Report data files that nothing reads: a misspelt name loses data silently."""
        for name, entry in self._entries.items():
            if name in _KNOWN or is_folder(entry):
                continue
            if not is_yaml(entry):
                self._report_other_ending(name)
            elif correct_name(name) in _KNOWN:
                report_misnamed(self._shown(name), correct_name(name), self._problems)
            else:
                _report_unknown(self._shown(name), name, self._problems)

    def _report_other_ending(self, name: str) -> None:
        meant = meant_for(name)
        if meant is None:
            wanted = in_another_form(name, SECTIONS)
            if wanted and wanted not in self._given:
                report_other_form(self._shown(name), wanted, self._problems)
        elif (wanted := correct_name(meant.name)) in _KNOWN:
            self._report_copy(name, wanted, is_copy=meant.is_copy, given=wanted in self._given)

    def _report_copy(self, name: str, wanted: str, *, is_copy: bool, given: bool) -> None:
        if not is_copy:
            report_misnamed(self._shown(name), wanted, self._problems)
        elif not given:
            report_copy(self._shown(name), wanted, self._problems)

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
        nodes = tuple(self._read_files(name, files))
        return [_Given(f"the folder `{name}`", Place(shown), nodes)] if files else []

    def _read_files(self, name: str, files: Iterable[str]) -> Iterator[Node]:
        """The top nodes of a section's files, up to that in which there are too many events: the
        rest is not read, which is the point of the limit.
        """
        events = 0
        for file in files:
            node = self._read(file)
            if node is None:
                continue
            yield _with_id(node, Path(file).stem) if name == "events" else node
            events += len(node.items) if name == "events" and isinstance(node, Sequence) else 0
            if events > self._most_events:
                return

    def _refuse_many_events(self, given: _Given) -> None:
        """Report a timeline that is larger than the settings allow."""
        events = sum(len(node.items) for node in given.nodes if isinstance(node, Sequence))
        if events > self._most_events:
            self.failed = True
            self._problems.error(
                given.place,
                "too-many-events",
                f"This timeline has more than {self._most_events:,} events.",
                "Divide it into timelines of several folders, or raise `most_events` in "
                "mkdocs.yml if this machine has the memory: the guide says how much.",
            )

    def _section_files(self, name: str, entries: list[_Entry]) -> list[str]:
        files = []
        names = {entry.name for entry in entries}
        for entry in entries:
            file = f"{name}/{entry.name}"
            if is_folder(entry):
                self._report_too_deep(file, entry)
            elif entry.name.endswith(".yml"):
                files.append(file)
            elif is_yaml(entry):
                wanted = Path(entry.name).with_suffix(".yml").name
                report_misnamed(self._shown(file), wanted, self._problems)
            elif meant := meant_for(entry.name):
                given = meant.name in names
                self._report_copy(file, meant.name, is_copy=meant.is_copy, given=given)
        return files

    def _report_too_deep(self, folder: str, entry: _Entry) -> None:
        for inner in list_folder(Path(entry.path), self._shown(folder), self._problems):
            if is_yaml(inner):
                section = folder.partition("/")[0]
                self._problems.warning(
                    Place(self._shown(f"{folder}/{inner.name}")),
                    "unknown-file",
                    "Dateline does not read this file: it is too deep in folders.",
                    f"Move it to `{section}/`.",
                )

    def _read(self, name: str) -> Node | None:
        data = self._data(name)
        if data is None:
            return None
        try:
            return self._parse(data, self._shown(name))
        except UnreadableError:
            self.failed = True
            return None

    def _data(self, name: str) -> bytes | None:
        """The bytes of a file, which is then one of those that were read."""
        self.files.append(path_in(self._folder.relative, name))
        folder, shown = self._folder, self._shown(name)
        data = read_data(folder.docs / folder.relative / name, shown, folder.docs, self._problems)
        self.failed |= data is None
        return data

    def _parse(self, data: bytes, shown: str) -> Node | None:
        """What a file says; in a preview as it was parsed before, as far as it has not changed."""
        if self._lasting:
            return _parse_once(data, shown, self._problems, self._lasting)
        if self._cache is None:
            return parse_yaml(data, shown, self._problems)
        last = self._cache.recall(f"yaml {shown}", _Parsed)
        if last is None:
            # A preview reads in pieces, which no note has; but the next build will ask for it.
            self._cache.known(_key_of_nodes(data, shown))
        if len(data) > _MOST_REMEMBERED:
            return parse_yaml(data, shown, self._problems)
        if last is None or last.data != data:
            last = self._parse_anew(data, shown, last.pieces if last else {})
            self._cache.remember(f"yaml {shown}", last)
        self._problems.extend(last.problems)
        return last.node

    def _parse_anew(self, data: bytes, shown: str, pieces: Pieces) -> _Parsed:
        if found := read_in_pieces(data, shown, pieces):
            return _Parsed(data, found.node, (), found.pieces)
        problems = Problems()
        try:
            return _Parsed(data, parse_yaml(data, shown, problems), problems.all, pieces)
        except UnreadableError:
            self._problems.extend(problems.all)
            raise

    def _is_file(self, name: str) -> bool:
        entry = self._entries.get(name)
        return entry is not None and not is_folder(entry)

    def _shown(self, name: str) -> str:
        return f"{self._folder.shown}/{shown_name(name)}"


def _parse_once(data: bytes, shown: str, problems: Problems, cache: Cache) -> Node | None:
    """What a file says, from a note of the build before this one if that has read the same. One
    with problems, which are to be told again, has no note.
    """
    key = _key_of_nodes(data, shown)
    if note := cache.known(key):
        return from_note(note, shown)
    found = Problems()
    try:
        node = parse_yaml(data, shown, found)
    finally:
        problems.extend(found.all)
    if node is not None and not found.all:
        cache.notes[key] = to_note(node)
    return node


def _key_of_nodes(data: bytes, shown: str) -> str:
    return key_of("nodes", shown, data)


def _record(data: bytes, shown: str, problems: Problems) -> MappingProxyType[str, Check]:
    try:
        return MappingProxyType(read_record(data, shown, problems))
    except UnreadableError:
        salvaged = salvage_records(data)
    whole = salvaged.count(":\n    source: ")
    problems.error(
        Place(shown),
        "broken-record",
        f"The record of checked words is damaged. Whole in it: {whole}.",
        "Run `dateline verify` where the sources' texts are at hand: it keeps these, and "
        "writes the others again. Or put back the file of the last commit.",
    )
    with suppress(UnreadableError):
        return MappingProxyType(read_record(salvaged.encode(), shown, Problems()))
    return MappingProxyType({})


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


def _with_id(node: Node, name: str) -> Node:
    """The event that a file has alone, with the file's name as its id if it says no other."""
    keys = {key.text for key, _ in node} if isinstance(node, Mapping) else set()
    if not isinstance(node, Mapping) or "id" in keys or not keys & {*EVENT.names}:
        return node
    own = Scalar(name, node.place)
    return Mapping(((Scalar("id", node.place), own), *node.entries), node.place)


def _without_sections(timeline: Mapping) -> Mapping:
    kept = tuple((key, value) for key, value in timeline if key.text not in SECTIONS)
    return Mapping(kept, timeline.place)
