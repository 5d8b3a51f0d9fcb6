"""The note that a build leaves in the cache, for one in which nothing has changed."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from typing import Any

from dateline.prepare.asked import Asked
from dateline.prepare.prepared import Prepared, Told
from dateline.problems import Place, Problem, Severity


def note_build(asked: Asked, made: Prepared, units: Sequence[str], paths: Collection[str]) -> None:
    """Keep what is told of the whole. `units` are the keys of its files, `paths` those of the
    sources' texts. Where own templates made the pages, nothing is known of them.
    """
    key = asked.key_of_site(paths)
    if key and "" not in units:
        told = {
            "problems": [*map(_problem_row, made.problems)],
            "timelines": [*map(_told_row, made.timelines)],
            "units": units,
            "placed": made.placed,
        }
        asked.cache.notes[asked.key_of_paths()] = json.dumps(sorted(paths)).encode()
        asked.cache.notes[key] = json.dumps(told).encode()


def read_build(asked: Asked) -> Prepared | None:
    """What the build before this one made, if nothing has changed since."""
    old = asked.cache.old
    texts = old.notes.get(asked.key_of_paths())
    note = old.notes.get(asked.key_of_site(json.loads(texts))) if texts else None
    if note is None:
        return None
    told = json.loads(note)
    return Prepared(
        asked.docs,
        asked.settings,
        tuple(map(_read_problem, told["problems"])),
        tuple(map(_read_told, told["timelines"])),
        tuple(output for key in told["units"] for output in old.units[key]),
        kept=old,
        shelf=asked.shelf,
        placed=tuple((path, tuple(parts)) for path, parts in told["placed"]),
    )


def _told_row(told: Told) -> list[object]:
    return [
        *(told.folder, told.title, told.language, told.changed),
        *(told.files, told.events, told.others),
    ]


def _read_told(row: Sequence[Any]) -> Told:
    *words, files, events, others = row
    folder, title, language, changed = map(str, words)
    return Told(
        *(folder, title, language, changed),
        *(tuple(files), tuple(events), tuple((tag, other) for tag, other in others)),
    )


def _problem_row(problem: Problem) -> list[object]:
    place = problem.place
    return [
        *(place.path, place.line, place.column),
        *(str(problem.severity), problem.code, problem.message, problem.hint),
    ]


def _read_problem(row: Sequence[Any]) -> Problem:
    path, line, column, severity, code, message, hint = row
    return Problem(Place(path, line, column), Severity(severity), code, message, hint)
