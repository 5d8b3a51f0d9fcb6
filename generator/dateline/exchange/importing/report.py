"""What an import did, or would do: for people, and as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from dateline.exchange.importing.plan import Difference, Plan, Planned
from dateline.exchange.parts.yaml_text import Plain
from dateline.exchange.records import Kind, Note, NoteKind
from dateline.problems.problem import show_unseen
from dateline.problems.wording import quoted

_HEADINGS: Final = {
    NoteKind.LOST: "Lost on the way:",
    NoteKind.CHANGED: "In another form than in the file:",
    NoteKind.DOUBT: "To look at:",
}
_SHOWN: Final = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The outcome of an import. `files` are those written, or that would be."""

    file: str
    importer: str
    folder: str
    plan: Plan
    header_notes: tuple[Note, ...] = ()
    taken: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    dry_run: bool = False

    @property
    def arrived(self) -> int:
        """How many items of the file are in the timeline."""
        return len(self.plan.items)

    @property
    def nothing_arrived(self) -> bool:
        """Whether there were items, and none of them is a record."""
        return not self.plan.items and bool(self.plan.refused)

    def as_text(self) -> str:
        """Lines for people."""
        return "".join(f"{_indent(line)}{show_unseen(line)}\n" for line in self._lines())

    def _lines(self) -> Iterator[str]:
        plan = self.plan
        yield f"{self.file}: {_arrived(plan)} ({self.importer})"
        if plan.known_as and plan.known_as != self.file:
            yield f"It is taken for a newer version of `{plan.known_as}`."
        if plan.refused:
            yield f"Not imported: {_number(len(plan.refused), 'item')}"
            for refused in plan.refused:
                yield f"  {_name(refused.place, refused.called)}: {refused.why}"
        yield from self._note_lines()
        yield from self._difference_lines()
        if plan.gone:
            yield f"No longer in the file, kept in the timeline: {_shortened(plan.gone)}"
        yield self._last_line()

    def _note_lines(self) -> Iterator[str]:
        for kind, heading in _HEADINGS.items():
            grouped = _grouped(self._all_notes(), kind)
            if grouped:
                yield heading
            for (part, why), places in grouped.items():
                yield f"  {part}: {why} ({_shortened(places)})"

    def _all_notes(self) -> Iterator[tuple[str, Note]]:
        yield from (("the file", note) for note in self.header_notes)
        for planned in self.plan.items:
            if planned.is_new or planned.differences:
                yield from ((planned.item.place, note) for note in planned.notes)

    def _difference_lines(self) -> Iterator[str]:
        if not self.plan.changed:
            return
        yield "Other than when it was imported:"
        for planned in self.plan.changed:
            done = " (taken)" if planned.id in self.taken else ""
            for difference in planned.differences:
                yield f"  {planned.id}: {_told(difference)}{done}"
        if not self.taken:
            yield "  Nothing of this was taken over. Use `--take ID`, or `--take all`."

    def _last_line(self) -> str:
        if not self.files:
            return "Nothing to write."
        done = "Would write" if self.dry_run else "Written"
        return f"{done}: {', '.join(f'{self.folder}/{path}' for path in self.files)}"

    def as_json(self) -> str:
        """One object: counts, and a list for each part of the report."""
        plan = self.plan
        tree: dict[str, Any] = {
            "file": self.file,
            "format": self.importer,
            "folder": self.folder,
            "dry_run": self.dry_run,
            "items": len(plan.items) + len(plan.refused),
            "arrived": len(plan.items),
            "new": [_told_item(p) for p in plan.items if p.is_new],
            "same": [_told_item(p) for p in plan.items if not p.is_new and not p.differences],
            "changed": [_told_changed(planned) for planned in plan.changed],
            "taken": list(self.taken),
            "gone": list(plan.gone),
            "refused": [
                {"place": refused.place, "item": refused.called, "why": refused.why}
                for refused in plan.refused
            ],
            "notes": [
                {"place": place, "part": note.part, "kind": str(note.kind), "why": note.why}
                for place, note in self._all_notes()
            ],
            "files": [f"{self.folder}/{path}" for path in self.files],
        }
        return json.dumps(tree, ensure_ascii=False, indent=2)


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip(" "))]


def _arrived(plan: Plan) -> str:
    if not plan.items and not plan.refused:
        return "nothing to import"
    parts = []
    for kind in (Kind.EVENT, Kind.SOURCE, Kind.ERA):
        count = sum(p.is_new for p in plan.items if p.item.kind is kind)
        if count:
            parts.append(f"{_number(count, f'new {kind}')}")
    same = sum(not p.is_new and not p.differences for p in plan.items)
    if same:
        parts.append(f"{same:,} there already")
    if plan.changed:
        parts.append(f"{len(plan.changed):,} changed")
    return ", ".join(parts) or "nothing arrived"


def _number(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def _name(place: str, called: str) -> str:
    return f"{place} {quoted(called)}" if called else place


def _grouped(
    notes: Iterable[tuple[str, Note]], kind: NoteKind
) -> Mapping[tuple[str, str], list[str]]:
    grouped: dict[tuple[str, str], list[str]] = {}
    for place, note in notes:
        if note.kind is kind:
            places = grouped.setdefault((note.part, note.why), [])
            if place not in places[-1:]:
                places.append(place)
    return grouped


def _shortened(names: Iterable[str]) -> str:
    every = list(names)
    shown = ", ".join(every[:_SHOWN])
    return shown if len(every) <= _SHOWN else f"{shown} and {len(every) - _SHOWN:,} more"


def _told(difference: Difference) -> str:
    edited = "; you have changed it since" if difference.edited else ""
    return (
        f"`{difference.key}` is {_short(difference.now)} here, and {_short(difference.new)} in "
        f"the file{edited}"
    )


def _short(value: Plain) -> str:
    if isinstance(value, str):
        return quoted(value) if value else "left out"
    return quoted(json.dumps(value, ensure_ascii=False))


def _told_item(planned: Planned) -> dict[str, str]:
    item = planned.item
    return {"place": item.place, "item": item.called, "kind": str(item.kind), "id": planned.id}


def _told_changed(planned: Planned) -> dict[str, Any]:
    return {
        **_told_item(planned),
        "differences": [
            {"key": d.key, "now": d.now, "new": d.new, "edited": d.edited}
            for d in planned.differences
        ],
    }
