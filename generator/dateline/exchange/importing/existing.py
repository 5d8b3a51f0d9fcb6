"""The timeline that an import adds to, as it is on disk: its files, its records, its ids."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Final

from dateline.check import check_timelines
from dateline.collector import collector_paused
from dateline.data.file_names import IMPORTS, TIMELINE
from dateline.data.model import Timeline
from dateline.data.nodes import Draft, Node, Scalar, Sequence
from dateline.data.nodes import Mapping as MappingNode
from dateline.data.output_paths import reason_against_data
from dateline.exchange.importing.memory import Memory, read_memory
from dateline.exchange.parts.yaml_text import Plain
from dateline.exchange.records import NotImportedError
from dateline.problems import Problem, Problems, ProblemsFoundError, Severity
from dateline.read.files import real_path
from dateline.read.project.root import find_project
from dateline.read.settings import docs_folder, find_settings
from dateline.read.timelines import read_timelines
from dateline.write.root import Root

_NOTHING: Final[Mapping[str, Mapping[str, Plain]]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Existing:
    """A timeline's folder. `draft` and `timeline` are None where there is none yet. `others` are
    the other timelines of its site, which it may link to, or be a translation of.
    """

    root: Root
    shown: str
    draft: Draft | None
    timeline: Timeline | None
    memory: Memory
    sections: Mapping[str, Mapping[str, Mapping[str, Plain]]]
    others: tuple[Draft, ...] = ()

    def is_about(self, problem: Problem) -> bool:
        """Whether a problem is of this timeline, or of what it shares: of no other one."""
        path = problem.place.path
        inside = [d for d in (self.draft, *self.others) if d and path.startswith(f"{d.shown}/")]
        nearest = max(inside, key=lambda draft: len(draft.shown), default=self.draft)
        return nearest is self.draft

    def read(self, path: str) -> str:
        """The text of one of its data files; empty if it is not there."""
        data = self.root.read(path)
        return "" if data is None else data.decode("utf-8").replace("\r\n", "\n")

    def ids(self, section: str) -> frozenset[str]:
        """Every id of a section that is taken, those of the past too."""
        if self.timeline is None:
            return frozenset()
        if section == "sources":
            return frozenset(self.timeline.sources)
        events = self.timeline.events
        former = {old for event in events.values() for old in event.was}
        corrected = {correction.event for correction in self.timeline.corrections}
        return frozenset({*events, *former, *self.timeline.published.ids, *corrected} - {""})

    def records(self, section: str) -> Mapping[str, Mapping[str, Plain]]:
        """The records of a section by id, as they are written."""
        return self.sections.get(section, _NOTHING)


def open_existing(folder: Path, shown: str) -> Existing:
    """Read and check the timeline in a folder, if there is one.

    Raises:
        NotImportedError: there is something else than a folder, or the memory cannot be read.
        ProblemsFoundError: the timeline has errors already.
    """
    root = Root(folder, reason_against_data)
    if folder.exists() and not folder.is_dir():
        raise NotImportedError(f"`{shown}` is not a folder.", "Name a folder with `--to`.")
    if not (folder / TIMELINE).exists():
        return Existing(root, shown, None, None, Memory(), MappingProxyType({}))
    problems = Problems()
    docs, shown_docs, below = _docs_of(folder, shown)
    with collector_paused():
        drafts = read_timelines(docs, problems, shown=shown_docs)
        draft = next((draft for draft in drafts if draft.folder == below), None)
        timelines = check_timelines(drafts, problems)
    others = tuple(other for other in drafts if other is not draft)
    where = f"{shown_docs}/{below}" if below else shown_docs
    found = Existing(root, where, draft, None, Memory(), MappingProxyType({}), others)
    raise_errors(problem for problem in problems.all if found.is_about(problem))
    if draft is None:
        raise NotImportedError(f"`{shown}` cannot be read.", "Run `dateline check` there.")
    sections = {
        name: {key: record for node in nodes for key, record in plain_records(node).items()}
        for name, nodes in draft.sections
    }
    memory = read_memory(root.read(IMPORTS))
    timeline = next(made for made in timelines if made.folder == below)
    return replace(found, timeline=timeline, memory=memory, sections=MappingProxyType(sections))


def _docs_of(folder: Path, shown: str) -> tuple[Path, str, str]:
    """The docs folder that a timeline's folder is in, as people see it, and the folder below it;
    the folder itself where the site's settings name no folder above it.
    """
    settings = find_settings(find_project(folder))
    real = real_path(folder)
    docs = real_path(docs_folder(settings)) if settings else real
    if real == docs or not real.is_relative_to(docs):
        return folder, shown, ""
    below = real.relative_to(docs).as_posix()
    if shown == below:
        return docs, ".", below
    above = shown.removesuffix(f"/{below}")
    return docs, docs.as_posix() if above == shown else above, below


def raise_errors(problems: Iterable[Problem]) -> None:
    """Raise the errors alone: warnings are for `dateline check`.

    Raises:
        ProblemsFoundError: there is an error.
    """
    errors: tuple[Problem, ...] = tuple(p for p in problems if p.severity is Severity.ERROR)
    if errors:
        raise ProblemsFoundError(errors)


def plain_records(node: Node) -> dict[str, Mapping[str, Plain]]:
    """The records of one node of a section, by id and without it."""
    if isinstance(node, Sequence):
        found: dict[str, Mapping[str, Plain]] = {}
        for item in node.items:
            found |= _with_id(item)
        return found
    if not isinstance(node, MappingNode):
        return {}
    if any(key.text == "id" for key, _ in node):
        return _with_id(node)
    return {key.text: plain(value) for key, value in node if isinstance(value, MappingNode)}


def _with_id(node: Node) -> dict[str, Mapping[str, Plain]]:
    if not isinstance(node, MappingNode):
        return {}
    record = dict(plain(node))
    name = record.pop("id", "")
    return {name: record} if isinstance(name, str) else {}


def plain(node: MappingNode) -> Mapping[str, Plain]:
    """The keys and values of a node, as they are written."""
    return {key.text: _value(value) for key, value in node}


def _value(node: Node) -> Plain:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return tuple(_value(item) for item in node.items)
    return plain(node)
