"""A JSON Schema of timelines, from the table of keys: completion and errors as one types.

One schema is for every data file of a timeline: what a file contains shows which it is. It says
less than `dateline check` (nothing of dates or quotations) and never refuses what the check takes.
Draft 7 is what editors read best: https://json-schema.org/draft-07.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from dateline.data.ids import DEVICES, LONGEST_ID, OF_THE_SITE
from dateline.data.keys import (
    ACCOUNT,
    COUNT,
    EVENT,
    RECORDS,
    SECTIONS,
    SOURCE,
    TIMELINE,
    UNNAMED,
    Key,
    Kind,
    RecordKeys,
    Translated,
)
from dateline.data.model import Timeline
from dateline.data.source_types import SourceType, types_with_field

Schema = dict[str, Any]
Ids = Mapping[str, Sequence[str]]
"""The ids that exist, by what has them: `people`, `sources`, `positions`…"""

MADE_BY: Final = "Made by `dateline schema`, which writes it again."
"""What marks a schema file as ours."""

_SCALAR: Final = ["string", "number", "boolean"]
# Matches `[people](#person-keys)`.
_LINK: Final = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_ID: Final = "[a-z0-9]+(-[a-z0-9]+)*"
_TEXT: Final[Schema] = {"type": _SCALAR}
_OF_KIND: Final[Mapping[Kind, Schema]] = {
    Kind.TEXT: _TEXT,
    Kind.PROSE: _TEXT,
    Kind.DATE: _TEXT,
    # A number, a year or a month alone is no day.
    Kind.DAY: {"type": "string", "not": {"pattern": r"^\s*\d{4}(-\d\d)?\s*$"}},
    Kind.FLAG: {"enum": [True, False, "true", "false"]},
    Kind.ADDRESS: {"type": "string", "pattern": r"^[Hh][Tt][Tt][Pp][Ss]?://[^\s@/?#]+([/?#]\S*)?$"},
    Kind.PATH: {"type": "string", "not": {"pattern": r"^/|^[A-Za-z]:|\\|(^|/)\.\.?(/|$)"}},
    Kind.SITE_PATH: {"type": "string", "not": {"pattern": r"^//|^[A-Za-z]:|\\|(^|/)\.\.?(/|$)"}},
    Kind.LANGUAGE: {"type": "string", "pattern": "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$"},
    Kind.ZONE: {"type": "string"},
    Kind.NUMBER: {"type": ["number", "string"]},
    Kind.TEXTS: {"type": "array", "items": {**_TEXT, "minLength": 1}},
}
_REASON_FOR_NO_COPY: Final[Schema] = {
    "if": {"properties": {"text": {"const": "none"}}, "required": ["text"]},
    "then": {"required": ["because"]},
}


def schema_json(ids: Ids | None = None) -> str:
    """The schema as JSON text, with a line feed at its end. `ids` become choices, and others
    are allowed: an editor knows only those that existed when the schema was written.
    """
    known = ids or {}
    tree = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$comment": MADE_BY,
        "title": "A data file of a Dateline timeline",
        **_any_file(),
        "definitions": {
            **{_name(record): _record(record) for record in (*RECORDS, UNNAMED)},
            **{f"{name}-id": _choice(known.get(name, ()), name) for name in sorted(_referred())},
            # Its id is the file's name.
            "event-file": _record(EVENT, left_out="id"),
            **_translations(),
            "id": _id(),
        },
    }
    return json.dumps(tree, ensure_ascii=False, indent=1) + "\n"


def ids_of(timelines: Iterable[Timeline]) -> Ids:
    """The ids of some timelines' records."""
    found: dict[str, dict[str, None]] = {}
    for timeline in timelines:
        sections = {
            "people": timeline.people,
            "sources": timeline.sources,
            "places": timeline.locations,
            "events": timeline.events,
            "disputes": timeline.disputes,
            "remarks": timeline.remarks,
            "sides": timeline.sides,
            "accounts": [
                *(a.id for event in timeline.events.values() for a in event.accounts if a.id),
                *timeline.events,
            ],
            "positions": [
                f"{dispute.id}/{position.id}"
                for dispute in timeline.disputes.values()
                for position in dispute.positions
            ],
        }
        for name, known in sections.items():
            found.setdefault(name, {}).update(dict.fromkeys(known))
    return {name: tuple(known) for name, known in found.items()}


def help_of(key: Key) -> str:
    """A key's line of help as plain text."""
    return _LINK.sub(r"\1", key.says).replace("`", "")


def _referred() -> set[str]:
    """What is referred to by id, as `of` names it."""
    return {key.of for record in RECORDS for key in record.keys if key.of}


def _name(record: RecordKeys) -> str:
    return record.anchor.removesuffix("-keys") or record.what.rpartition(" ")[2]


def _refer(name: str) -> Schema:
    return {"$ref": f"#/definitions/{name}"}


def _id() -> Schema:
    return {
        "type": ["string", "integer"],
        "pattern": f"^{_ID}$",
        "maxLength": LONGEST_ID,
        "not": {"enum": sorted([*DEVICES, OF_THE_SITE])},
    }


def _choice(known: Sequence[str], name: str) -> Schema:
    """An id that exists, which editors offer, or else any."""
    any_id = (
        {"type": "string", "pattern": f"^{_ID}/{_ID}$"} if name == "positions" else _refer("id")
    )
    return {"anyOf": [{"enum": list(known)}, any_id]} if known else any_id


def _record(record: RecordKeys, left_out: str = "") -> Schema:
    """The schema of a kind of record. The key `left_out` is not required."""
    found: Schema = {
        "type": "object",
        "properties": {key.name: _key(key, record) for key in record.keys},
        "required": [key.name for key in record.keys if key.required and key.name != left_out],
        "additionalProperties": False,
    }
    rules: list[Schema] = []
    if record.needs_one:
        rules.append({"anyOf": [{"required": [name]} for name in record.needs_one]})
    first, *others = record.has_one or ("",)
    for name in others:
        rules.append({"not": {"required": [first, name]}})
        rules += [{"not": {"required": [name, other]}} for other in others if other > name]
    if record is SOURCE:
        rules += _fields_of_types()
        rules.append(_REASON_FOR_NO_COPY)
    if record is ACCOUNT:
        rules.append({"not": {"required": ["narration", "by"]}})
    return {**found, "allOf": rules} if rules else found


def _translations() -> Schema:
    """What a timeline that translates another has, whose keys are fewer."""
    of_event = _only(EVENT, ("id",))
    own = ("translates", "language", "terms")
    timeline = _only(TIMELINE, own)
    timeline["required"] = ["translates", "language"]
    timeline["properties"]["events"] = {"type": "array", "items": _refer("event-translation")}
    return {
        "event-translation": {**of_event, "required": ["id"]},
        "event-translation-file": of_event,
        "timeline-translation": timeline,
    }


def _only(record: RecordKeys, own: Sequence[str]) -> Schema:
    """A record with the keys that a translation has of it."""
    told = (Translated.HERE, Translated.NAME, Translated.WITHIN)
    keys = [key for key in record.keys if key.name in own or key.translated in told]
    return {
        "type": "object",
        "properties": {key.name: _key(key, record) for key in keys},
        "additionalProperties": False,
    }


def _fields_of_types() -> Iterable[Schema]:
    """That some keys of a source are only of some types."""
    for field, kinds in types_with_field().items():
        others = sorted(str(kind) for kind in SourceType if kind not in kinds)
        has_other = {"properties": {"type": {"enum": others}}, "required": ["type"]}
        yield {"not": {**has_other, "required": ["type", field.name]}}


def _key(key: Key, record: RecordKeys) -> Schema:
    """The schema of a key's value, with its help."""
    value = _value(key)
    may_be_empty = not (key.required or key.kind is Kind.WORD or key.name in record.has_one)
    if key.name in record.has_one:  # words, or a file: not none
        value = {**value, "minLength": 1}
    if may_be_empty:  # a key with nothing after it counts as left out
        value = {"anyOf": [value, {"type": "null"}]}
    elif "$ref" in value:  # what is beside a reference is not read
        value = {"allOf": [value]}
    return {"description": help_of(key), **value}


def _value(key: Key) -> Schema:  # noqa: C901, PLR0912 - a table of kinds
    refer = _refer(f"{key.of}-id" if key.of else "id")
    match key.kind:
        case Kind.WORD:
            return {"enum": list(key.words)}
        case Kind.ID:
            return _refer("id")
        case Kind.REFERENCE:
            return refer
        case Kind.IDS:
            return {"type": "array", "items": _refer("id")}
        case Kind.REFERENCES:
            return {"type": "array", "items": refer}
        case Kind.SPEAKER:
            return {"anyOf": [refer, _refer(_name(UNNAMED))]}
        case Kind.SPEAKERS:
            one: Schema = {"anyOf": [refer, _refer(_name(UNNAMED))]}
            return {"anyOf": [*one["anyOf"], {"type": "array", "items": one}]}
        case Kind.COUNT:
            return {"anyOf": [_OF_KIND[Kind.NUMBER], _refer(_name(COUNT))]}
        case Kind.NAMES:
            return {"type": "array", "items": {"anyOf": [_OF_KIND[Kind.TEXT], _item(key)]}}
        case Kind.RECORD:
            return _item(key)
        case Kind.RECORDS:
            return {"type": "array", "items": _item(key)}
        case Kind.NAMED_RECORDS:
            return _named(_item(key))
        case Kind.NAMED_TEXTS:
            return _named(_TEXT)
        case Kind.TERMS:
            return {"type": "object", "additionalProperties": _TEXT}
        case Kind.NAMED_VALUES:
            return _named({"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]})
        case _:
            return _OF_KIND[key.kind]


def _item(key: Key) -> Schema:
    """A record that a key contains, or an id alone that is short for it."""
    record = next(
        (record for record in RECORDS if record.anchor and record.anchor == key.records), None
    )
    if record is None:
        return {"type": "object"}
    if not record.alone:
        return _refer(_name(record))
    alone = next(inner for inner in record.keys if inner.name == record.alone)
    return {"anyOf": [_refer(_name(record)), _value(alone)]}


def _named(value: Schema) -> Schema:
    """Ids, each with a value."""
    return {"type": "object", "propertyNames": _refer("id"), "additionalProperties": value}


def _any_file() -> Schema:
    """Whichever data file it is, told by what is in it, so that errors are of one kind of file.

    A section's own file contains what is below the section's key in timeline.yml.
    """
    sections = [key for key in TIMELINE.keys if key.name in SECTIONS]
    kinds: list[tuple[Schema, Schema]] = [({"type": "null"}, {"type": "null"})]
    events, *lists = [key for key in sections if key.kind is Kind.RECORDS]
    for key in lists:
        has_one = {"contains": {"type": "object", "anyOf": _marks(key, [events, *lists])}}
        kinds.append(({"type": "array", **has_one}, _value(key)))
    of_original = {key.name for key in EVENT.keys} - {*_only(EVENT, ("id",))["properties"]}
    whole = {"anyOf": [{"required": [name]} for name in sorted(of_original)]}
    words = {"contains": {"type": "object", "required": ["title"]}, "not": {"contains": whole}}
    told = {"type": "array", "items": _refer("event-translation")}
    kinds.append(({"type": "array", **words}, told))
    kinds.append(({"type": "array"}, _value(events)))
    marks = [{"required": [key]} for key in ("date", "accounts")]
    kinds.append(({"type": "object", "anyOf": marks}, _refer("event-file")))
    words = {"anyOf": [{"required": ["text"]}, {"required": ["where"]}]}
    kinds.append(({"type": "object", **words}, _refer("event-translation-file")))
    translates = {"type": "object", "required": ["translates"]}
    kinds.append((translates, _refer("timeline-translation")))
    own = [{"required": [key.name]} for key in TIMELINE.keys]
    kinds.append(({"type": "object", "anyOf": own}, _refer(_name(TIMELINE))))
    kept = [{"required": [name]} for name in ("checked", "form", "ids")]
    kinds.append(({"type": "object", "anyOf": kept}, {"type": "object"}))
    people, *named = [key for key in sections if key.kind is Kind.NAMED_RECORDS]
    for key in named:
        mark = {"type": "object", "anyOf": _marks(key, [people, *named])}
        has_none = {"additionalProperties": {"not": mark}}
        kinds.append(({"type": "object", "not": has_none}, _value(key)))
    return _first_of(kinds, _value(people))


def _marks(key: Key, others: Sequence[Key]) -> list[Schema]:
    """The keys that only this section's records have, of those the required ones if it has any."""
    taken = {name for other in others if other is not key for name in _record_of(other).names}
    own = [inner for inner in _record_of(key).keys if inner.name not in taken]
    required = [inner for inner in own if inner.required]
    return [{"required": [inner.name]} for inner in required or own]


def _record_of(key: Key) -> RecordKeys:
    return next(record for record in RECORDS if record.anchor == key.records)


def _first_of(kinds: Sequence[tuple[Schema, Schema]], otherwise: Schema) -> Schema:
    """The first of some schemas whose condition is so."""
    found = otherwise
    for condition, value in reversed(kinds):
        found = {"if": condition, "then": value, "else": found}
    return found
