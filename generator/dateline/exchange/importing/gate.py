"""The last look before anything is written: the new files, checked as `dateline check` does.

A value with an error is left out, and an item without which it cannot be is too; both are named in
the report with that error's own words, so that what is written has none.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from dateline.check import check_timelines
from dateline.collector import collector_paused
from dateline.data.file_names import TIMELINE, section_file
from dateline.data.keys import SECTIONS
from dateline.data.nodes import Draft, Node, Scalar, Sequence
from dateline.data.nodes import Mapping as MappingNode
from dateline.exchange.importing.existing import Existing
from dateline.problems import Place, Problem, Problems, Severity
from dateline.read.yaml.file import read_yaml


@dataclass(frozen=True, slots=True)
class Fault:
    """An error of a new record: the key that it is about, or empty, and what it says."""

    key: str
    says: str


def find_faults(
    existing: Existing, texts: Mapping[str, str]
) -> tuple[dict[tuple[str, str], Fault], tuple[Problem, ...]]:
    """What is wrong with new texts of a timeline's files.

    The first error of each record that has one, by section and id; and the errors that are about
    no record.
    """
    problems = Problems()
    with collector_paused():
        draft = _draft_with(existing, texts, problems)
        check_timelines((draft, *existing.others), problems)
    starts = _starts(draft)
    faults: dict[tuple[str, str], Fault] = {}
    others = []
    for problem in problems.all:
        if problem.severity is not Severity.ERROR or not existing.is_about(problem):
            continue
        found = _record_at(starts, problem)
        if found:
            section, name, keys = found
            key = next((key for line, key in reversed(keys) if line <= problem.place.line), "")
            faults.setdefault((section, name), Fault(key, problem.message))
        else:
            others.append(problem)
    return faults, tuple(others)


def _draft_with(existing: Existing, texts: Mapping[str, str], problems: Problems) -> Draft:
    """The timeline as it would be read, with the new texts in the place of the old."""
    parsed = {
        path: read_yaml(text.encode(), f"{existing.shown}/{path}", problems)
        for path, text in texts.items()
    }
    old = existing.draft
    top = parsed.get(TIMELINE, old.top if old else None)
    entries = tuple(top) if isinstance(top, MappingNode) else ()
    of_old = dict(old.sections) if old else {}
    sections = []
    for name in SECTIONS:
        kept = [node for node in of_old.get(name, ()) if _path(existing, node) not in parsed]
        made = [node for path, node in parsed.items() if node and _is_of(path, name)]
        if TIMELINE in parsed:
            made += [value for key, value in entries if key.text == name]
        sections.append((name, (*kept, *made)))
    place = top.place if top else None
    kept_entries = tuple((key, value) for key, value in entries if key.text not in SECTIONS)
    top = MappingNode(kept_entries, place) if place else MappingNode((), _nowhere(existing))
    if old:
        return replace(old, top=top, sections=tuple(sections))
    return Draft(
        folder="",
        shown=existing.shown,
        top=top,
        sections=tuple(sections),
        checked=MappingProxyType({}),
        published=None,
        files=(),
    )


def _nowhere(existing: Existing) -> Place:
    return Place(f"{existing.shown}/{TIMELINE}")


def _path(existing: Existing, node: Node) -> str:
    return node.place.path.removeprefix(f"{existing.shown}/")


def _is_of(path: str, section: str) -> bool:
    return path == section_file(section) or path.startswith(f"{section}/")


_Start = tuple[int, str, str, tuple[tuple[int, str], ...]]
"""The line at which a record begins, its section and id, and the lines of its keys."""


def _starts(draft: Draft) -> dict[str, list[_Start]]:
    """For each file, where its records begin, in order of lines."""
    found: dict[str, list[_Start]] = {}
    for section, nodes in draft.sections:
        for node in nodes:
            rows = found.setdefault(node.place.path, [])
            rows += [(line, section, name, keys) for line, name, keys in _named(node)]
    for rows in found.values():
        rows.sort()
    return found


def _named(node: Node) -> list[tuple[int, str, tuple[tuple[int, str], ...]]]:
    if isinstance(node, Sequence):
        return [(item.place.line, _id_of(item), _keys(item)) for item in node.items]
    if not isinstance(node, MappingNode):
        return []
    if _id_of(node):
        return [(node.place.line, _id_of(node), _keys(node))]
    return [(key.place.line, key.text, _keys(value)) for key, value in node]


def _keys(node: Node) -> tuple[tuple[int, str], ...]:
    entries = node if isinstance(node, MappingNode) else ()
    return tuple((key.place.line, key.text) for key, _ in entries)


def _id_of(node: Node) -> str:
    entries = node if isinstance(node, MappingNode) else ()
    return next(
        (value.text for key, value in entries if key.text == "id" and isinstance(value, Scalar)), ""
    )


def _record_at(
    starts: Mapping[str, list[_Start]], problem: Problem
) -> tuple[str, str, tuple[tuple[int, str], ...]] | None:
    rows = starts.get(problem.place.path, [])
    at = bisect_right(rows, problem.place.line, key=lambda row: row[0]) - 1
    return rows[at][1:] if at >= 0 else None
