"""Which items are new, the same, changed or gone, and which ids the new ones get."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Final

from dateline.data.ids import make_id
from dateline.data.keys import EVENT, SOURCE, TIMELINE, RecordKeys
from dateline.exchange.importing.cleaning import Cleaner, TooLongError
from dateline.exchange.importing.existing import Existing
from dateline.exchange.importing.gate import Fault
from dateline.exchange.importing.memory import File, Remembered, hashes_of
from dateline.exchange.parts.yaml_text import Plain
from dateline.exchange.records import Item, Kind, Note, NoteKind, Refused, SourceRef, Value

SECTIONS: Final = {Kind.SOURCE: "sources", Kind.EVENT: "events", Kind.ERA: "eras"}
_KEYS: Final[Mapping[Kind, RecordKeys]] = {Kind.EVENT: EVENT, Kind.SOURCE: SOURCE}
_NEEDED: Final = frozenset(["id", "date", "title", "type"])
_LEFT_KEY: Final = "Our data has no such key: it is left out."


@dataclass(frozen=True, slots=True)
class Difference:
    """A value that is another in the file than when it was imported.

    `now` is what the timeline has, `new` what the file has; `edited`: someone changed it since.
    """

    key: str
    now: Plain
    new: Plain
    edited: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """An item with its record. `differences` are empty for what is new or the same."""

    item: Item
    id: str
    record: Mapping[str, Plain]
    notes: tuple[Note, ...] = ()
    is_new: bool = True
    differences: tuple[Difference, ...] = ()

    @property
    def memory_key(self) -> str:
        """Its name among all items of the file."""
        return memory_key(self.item)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What an import would do. `gone` are the ids of records whose items the file has no longer."""

    items: tuple[Planned, ...] = ()
    refused: tuple[Refused, ...] = ()
    gone: tuple[str, ...] = ()
    known_as: str = ""

    def new(self, kind: Kind) -> dict[str, Mapping[str, Plain]]:
        """The new records of a kind, by id."""
        return {p.id: p.record for p in self.items if p.is_new and p.item.kind is kind}

    @property
    def changed(self) -> tuple[Planned, ...]:
        """The items that differ from what was imported."""
        return tuple(planned for planned in self.items if planned.differences)


def memory_key(item: Item) -> str:
    """A key for all kinds of items."""
    return f"{item.kind}:{item.key}"


def make_plan(
    items: Sequence[Item],
    refused: Sequence[Refused],
    existing: Existing,
    file: File,
    *,
    known_as: str = "",
) -> Plan:
    """Compare the items of a file with what was imported before, and with what there is."""
    return _Planner(existing, file).plan(items, refused, known_as)


@dataclass(slots=True)
class _Planner:
    existing: Existing
    file: File
    taken: dict[Kind, set[str]] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)
    numbers: dict[tuple[Kind, str], int] = field(default_factory=dict)

    def plan(self, items: Sequence[Item], refused: Sequence[Refused], known_as: str) -> Plan:
        self._assign(items)
        cleaner = Cleaner(
            lambda key: self.ids.get(f"{Kind.SOURCE}:{key}", ""),
            lambda key: self.ids.get(f"{Kind.EVENT}:{key}", ""),
        )
        planned: list[Planned] = []
        left = [*refused]
        for item in items:
            try:
                cleaned, notes = cleaner.plain(item)
            except TooLongError as error:
                left.append(Refused(item.place, item.called, _too_long(str(error))))
                continue
            record, unknown = _in_order(item.kind, cleaned)
            planned.append(self._compared(item, record, (*item.notes, *notes, *unknown)))
        present = {planned.memory_key for planned in planned}
        gone = [old.id for key, old in self.file.items.items() if key not in present and old.id]
        return Plan(items=tuple(planned), refused=tuple(left), gone=tuple(gone), known_as=known_as)

    def _assign(self, items: Sequence[Item]) -> None:
        """Ids: those of before, or of a source that is there with the same address, or new ones."""
        by_address = {
            record["url"]: name
            for name, record in self.existing.records("sources").items()
            if isinstance(record.get("url"), str)
        }
        self.taken = {
            Kind.EVENT: set(self.existing.ids("events")),
            Kind.SOURCE: set(self.existing.ids("sources")),
            Kind.ERA: set(),
        }
        for item in items:
            key = memory_key(item)
            known = self.file.items.get(key)
            url = item.record.get("url")
            if known is not None and (item.kind is Kind.ERA or self._has(item.kind, known.id)):
                self.ids[key] = known.id
            elif item.kind is Kind.SOURCE and isinstance(url, str) and url in by_address:
                self.ids[key] = by_address[url]
            elif item.kind is not Kind.ERA:
                self.ids[key] = self._new_id(item)

    def _has(self, kind: Kind, name: str) -> bool:
        return name in self.existing.records(SECTIONS[kind])

    def _new_id(self, item: Item) -> str:
        taken = self.taken[item.kind]
        title = item.record.get("title")
        date = item.record.get("date")
        offers = (item.wished, title, f"{item.kind} {date}" if date else "", item.kind)
        made = (make_id(offer) for offer in offers if isinstance(offer, str))
        name = first = next(filter(None, made))
        number = self.numbers.get((item.kind, first), 1)
        while name in taken:
            number += 1
            name = f"{first[: 63 - len(str(number))].rstrip('-')}-{number}"
        self.numbers[item.kind, first] = number
        taken.add(name)
        return name

    def _compared(
        self, item: Item, record: Mapping[str, Plain], notes: tuple[Note, ...]
    ) -> Planned:
        name = self.ids.get(memory_key(item), "")
        known = self.file.items.get(memory_key(item))
        present = self.existing.records(SECTIONS[item.kind]).get(name)
        planned = Planned(item=item, id=name, record=record, notes=notes)
        if item.kind is Kind.ERA:
            return replace(planned, is_new=known is None)
        if present is None:
            return planned
        if known is None or known.id != name:  # a source that someone else has written
            return replace(planned, is_new=False)
        return replace(planned, is_new=False, differences=_differences(record, present, known))


def _differences(
    record: Mapping[str, Plain], present: Mapping[str, Plain], known: Remembered
) -> tuple[Difference, ...]:
    new, now = hashes_of(record), hashes_of(present)
    found = []
    for key in {**new, **known.hashes}:
        before = known.hashes.get(key)
        if new.get(key) == before or new.get(key) == now.get(key):
            continue
        edited = now.get(key) != before
        found.append(Difference(key, present.get(key, ""), record.get(key, ""), edited))
    return tuple(found)


def _in_order(
    kind: Kind, record: Mapping[str, Plain]
) -> tuple[Mapping[str, Plain], tuple[Note, ...]]:
    """The keys in the order of our table, and those that it has not."""
    table = _KEYS.get(kind)
    if table is None:
        return MappingProxyType(dict(record)), ()
    ordered = {name: record[name] for name in table.names if name in record and name != "id"}
    unknown = tuple(Note(key, _LEFT_KEY) for key in record if key not in ordered)
    return MappingProxyType(ordered), unknown


def _too_long(key: str) -> str:
    return f"Its `{key}` has a line of more than 99,000 characters, which no data file may have."


def without_faults(plan: Plan, faults: Mapping[str, Fault], existing: Existing, file: File) -> Plan:
    """The plan without what has a fault, by memory key: a value, or an item that cannot be without
    it. What referred to such an item goes too, or becomes plain words.
    """
    items: list[Item] = []
    left: list[Refused] = []
    for planned in plan.items:
        item, fault = planned.item, faults.get(planned.memory_key)
        if fault is None:
            items.append(item)
        elif fault.key in item.record and fault.key not in _NEEDED:
            items.append(_without_value(item, fault))
        else:
            left.append(Refused(item.place, item.called, fault.says))
    kept = _without_orphans(items) if left else items
    return make_plan(kept, (*plan.refused, *left), existing, file, known_as=plan.known_as)


def _without_value(item: Item, fault: Fault) -> Item:
    """The item without one value, which goes into its note if it is a text."""
    value = item.record[fault.key]
    record = {key: inner for key, inner in item.record.items() if key != fault.key}
    if isinstance(value, str) and fault.key != "note":
        note = record.get("note")
        before = [note] if isinstance(note, str) else []
        record["note"] = "\n".join([*before, f"{fault.key} in the file: {value}"])
        told = Note(fault.key, f"{fault.says} It is in `note`.", NoteKind.DOUBT)
    else:
        told = Note(fault.key, f"{fault.says} It is left out.")
    return replace(item, record=record, notes=(*item.notes, told))


def _without_orphans(items: Sequence[Item]) -> list[Item]:
    """The items, but for sources that only items cited which are no longer there."""
    kinds = {item.kind for item in items}
    if Kind.EVENT not in kinds:
        return list(items)
    cited = {ref.key for item in items for ref in _refs(tuple(item.record.values()))}
    return [item for item in items if item.kind is not Kind.SOURCE or item.key in cited]


def _refs(value: Value) -> list[SourceRef]:
    if isinstance(value, SourceRef):
        return [value]
    if isinstance(value, tuple):
        return [ref for inner in value for ref in _refs(inner)]
    if isinstance(value, Mapping):
        return [ref for inner in value.values() for ref in _refs(inner)]
    return []


def has_eras() -> bool:
    """Whether a timeline has eras."""
    return "eras" in TIMELINE.names
