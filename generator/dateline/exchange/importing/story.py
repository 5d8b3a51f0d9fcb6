"""The story of an import: read, match, put in place, check, write, and say what was done."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

from dateline.collector import collector_paused
from dateline.data.file_names import IMPORTS, TIMELINE
from dateline.data.folder_names import FIT, fault_of_name
from dateline.exchange.importing.cleaning import clean
from dateline.exchange.importing.existing import Existing, open_existing
from dateline.exchange.importing.formats import choose
from dateline.exchange.importing.gate import find_faults
from dateline.exchange.importing.memory import File, Memory, Remembered, hashes_of, memory_bytes
from dateline.exchange.importing.placeholders import with_placeholders_noted
from dateline.exchange.importing.placing import add_eras, add_records, replace_record, timeline_text
from dateline.exchange.importing.plan import (
    SECTIONS,
    Plan,
    Planned,
    has_eras,
    make_plan,
    without_faults,
)
from dateline.exchange.importing.report import Report
from dateline.exchange.parts.yaml_text import Plain
from dateline.exchange.records import (
    Given,
    Header,
    Item,
    Kind,
    Note,
    NotImportedError,
    Options,
    Refused,
    Yielded,
    require_few,
)

Progress = Callable[[str, int], None]
"""Called with what is being done, and how many items there are so far."""

ALL: Final = "all"
_ROUNDS: Final = 8
_EVERY: Final = 500
_NO_ERAS: Final = "A timeline has no eras."


@dataclass(frozen=True, slots=True)
class _Read:
    """Everything that an importer yielded."""

    header: Header
    items: tuple[Item, ...]
    refused: tuple[Refused, ...]


@dataclass(frozen=True, slots=True)
class _Job:
    """What one import works with: the timeline, the file now and as it was, what is taken."""

    existing: Existing
    given: Given
    header: Header
    file: File
    take: Collection[str]

    def takes(self, planned: Planned) -> bool:
        """Whether the record gets the file's new values."""
        return ALL in self.take or planned.id in self.take


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What was asked for. `importer` is the name of the format, or empty; `take` are the ids of
    records that get the file's new values, or `all`.
    """

    folder: Path
    shown: str
    importer: str = ""
    take: Collection[str] = ()
    dry_run: bool = False


def import_file(
    given: Given,
    wanted: Wanted,
    options: Options,
    progress: Progress = lambda _what, _count: None,
) -> Report:
    """Bring what is in a file into the timeline in a folder, which is made if there is none.

    Everything is read and checked before the first file is written, and each file is written
    whole or not at all.

    Raises:
        NotImportedError: the file as a whole cannot be imported.
        ProblemsFoundError: the timeline has errors already.
        OSError: the system does not let us read or write.
    """
    with collector_paused():
        return _import(given, wanted, options, progress)


def _import(given: Given, wanted: Wanted, options: Options, progress: Progress) -> Report:
    _require_name(wanted)
    importer = choose(given, wanted.importer, mapped=options.mapping is not None)
    existing = open_existing(wanted.folder, wanted.shown)
    if existing.timeline is not None:
        timeline = existing.timeline
        options = Options(
            language=timeline.language,
            zone=timeline.zone,
            date_order=timeline.date_order,
            today=options.today,
            mapping=options.mapping,
        )
    read = _read_all(importer.read(given, options), progress)
    keys = frozenset(f"{item.kind}:{item.key}" for item in read.items)
    known_as, file = existing.memory.recall(given.name, importer.name, keys)
    plan = make_plan(read.items, read.refused, existing, file, known_as=known_as)
    _require_known(wanted.take, plan)
    progress("Checking", len(plan.items))
    job = _Job(existing, given, read.header, file, wanted.take)
    plan, texts = _checked(plan, job)
    memory = _remembered(plan, job, importer.name)
    files = {path: text.encode() for path, text in texts.items()}
    if plan.items:
        files[IMPORTS] = memory_bytes(memory)
    changed = {path: data for path, data in files.items() if existing.root.read(path) != data}
    if not wanted.dry_run:
        _write(existing, changed)
    return Report(
        file=given.name,
        importer=importer.name,
        folder=wanted.shown,
        plan=plan,
        header_notes=_header_notes(read.header, existing),
        taken=tuple(planned.id for planned in plan.changed if job.takes(planned)),
        files=tuple(path for path in changed if path != IMPORTS),
        dry_run=wanted.dry_run,
    )


def _require_name(wanted: Wanted) -> None:
    name = wanted.folder.absolute().name
    if fault := fault_of_name(name):
        raise NotImportedError(
            f"The name of the folder `{wanted.shown}` becomes a part of addresses, and it contains "
            f"{fault}.",
            f"Name a folder with letters, digits, spaces and `{FIT}`.",
        )


def _read_all(yielded: Iterable[Yielded], progress: Progress) -> _Read:
    header = Header()
    items: list[Item] = []
    refused: list[Refused] = []
    for made in yielded:
        if isinstance(made, Header):
            header = _joined(header, made)
        elif isinstance(made, Refused):
            refused.append(made)
        elif made.kind is Kind.ERA and not has_eras():
            refused.append(Refused(made.place, made.called, _NO_ERAS))
        else:
            items.append(made)
        count = len(items) + len(refused)
        require_few(count)
        if count % _EVERY == 0:
            progress("Reading", len(items))
    kept = with_placeholders_noted(_each_once(items, refused))
    return _Read(header, tuple(kept), tuple(refused))


def _joined(one: Header, other: Header) -> Header:
    return Header(
        title=other.title or one.title,
        summary=other.summary or one.summary,
        language=other.language or one.language,
        zone=other.zone or one.zone,
        notes=(*one.notes, *other.notes),
    )


def _each_once(items: list[Item], refused: list[Refused]) -> list[Item]:
    """The items, of those with one key the first alone."""
    found: dict[str, Item] = {}
    for item in items:
        first = found.setdefault(f"{item.kind}:{item.key}", item)
        if first is not item:
            why = f"It has the same key as {first.place}, '{item.key}'."
            refused.append(Refused(item.place, item.called, why))
    return list(found.values())


def _require_known(take: Collection[str], plan: Plan) -> None:
    changed = {planned.id for planned in plan.changed}
    for name in sorted({*take} - changed - {ALL}):
        listed = ", ".join(f"`{each}`" for each in sorted(changed)) or "none"
        raise NotImportedError(
            f"There is nothing to take for '{name}'.", f"The records that differ: {listed}."
        )


def _checked(plan: Plan, job: _Job) -> tuple[Plan, dict[str, str]]:
    """The plan without what the check refuses, and the texts of its files."""
    for _ in range(_ROUNDS):
        texts = _texts(plan, job)
        if not texts:
            return plan, texts
        faults, others = find_faults(job.existing, texts)
        if others:
            told = others[0]
            raise NotImportedError(
                f"What would be written has an error, in {told.place}: {told.message}", told.hint
            )
        if not faults:
            return plan, texts
        found = {
            planned.memory_key: faults[SECTIONS[planned.item.kind], planned.id]
            for planned in plan.items
            if (SECTIONS[planned.item.kind], planned.id) in faults
        }
        if not found:
            break
        plan = without_faults(plan, found, job.existing, job.file)
    raise NotImportedError(
        "What would be written does not pass `dateline check`.", "Import a part of the file."
    )


def _texts(plan: Plan, job: _Job) -> dict[str, str]:
    """The new texts of all files that change."""
    existing, given = job.existing, job.given
    texts: dict[str, str] = {}
    eras = _new_eras(plan)
    if existing.draft is None:
        if not plan.items:
            return {}
        keys: dict[str, Plain] = dict(_timeline_keys(job.header, given))
        if eras:
            keys["eras"] = tuple(eras)
        texts[TIMELINE] = timeline_text(keys)
    elif eras:
        texts |= add_eras(existing, eras)
    stem = given.name.rpartition(".")[0] or given.name
    for kind in (Kind.SOURCE, Kind.EVENT):
        texts |= add_records(existing, texts, SECTIONS[kind], plan.new(kind), stem)
    for planned in plan.changed:
        if job.takes(planned):
            section = SECTIONS[planned.item.kind]
            record = _with_taken(planned, existing.records(section)[planned.id])
            texts |= replace_record(existing, texts, section, planned.id, record)
    return texts


def _new_eras(plan: Plan) -> list[Mapping[str, Plain]]:
    return [p.record for p in plan.items if p.item.kind is Kind.ERA and p.is_new]


def _with_taken(planned: Planned, present: Mapping[str, Plain]) -> dict[str, Plain]:
    """The record as it is, with the values that changed in the file."""
    record = dict(present)
    for difference in planned.differences:
        if difference.new:
            record[difference.key] = difference.new
        else:
            record.pop(difference.key, None)
    order = [*planned.record, *record]
    return {key: record[key] for key in dict.fromkeys(order) if key in record}


def _timeline_keys(header: Header, given: Given) -> Mapping[str, Plain]:
    lost: list[Note] = []
    stem = given.name.rpartition(".")[0] or given.name
    keys = {
        "title": clean(header.title, "title", lost) or stem,
        "summary": clean(header.summary, "summary", lost),
        "language": header.language,
        "zone": header.zone,
    }
    return {key: value for key, value in keys.items() if value}


def _header_notes(header: Header, existing: Existing) -> tuple[Note, ...]:
    if existing.draft is None or not (header.title or header.summary):
        return header.notes
    return (*header.notes, Note("title", "The timeline keeps its own title and summary."))


def _remembered(plan: Plan, job: _Job, importer: str) -> Memory:
    items: dict[str, Remembered] = dict(job.file.items)
    for planned in plan.items:
        known = job.file.items.get(planned.memory_key)
        keeps = planned.differences and not job.takes(planned)
        if known is None or not keeps:
            items[planned.memory_key] = Remembered(planned.id, hashes_of(planned.record))
    name = plan.known_as or job.given.name
    return job.existing.memory.with_file(name, File(importer, MappingProxyType(items)))


def _write(existing: Existing, files: Mapping[str, bytes]) -> None:
    """Write the timeline's own file last, so that a run that is killed leaves no timeline with
    half of its records; and the memory first, so that what is there is known.
    """
    order = sorted(files, key=lambda path: (path == TIMELINE, path != IMPORTS, path))
    for path in order:
        existing.root.write(path, files[path])
