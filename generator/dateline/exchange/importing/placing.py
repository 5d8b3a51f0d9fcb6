"""Where new records go in a timeline's files, and the files' new texts.

Lines are put in and nothing else is touched, so that comments and the order of keys stay as
people have them. What comes of it is read again: unless the old records are all as they were,
and the new ones as they were meant, nothing is written.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from dateline.data.file_names import TIMELINE, section_file
from dateline.data.ids import make_id
from dateline.data.nodes import Mapping as MappingNode
from dateline.data.nodes import Node, Scalar
from dateline.data.nodes import Sequence as SequenceNode
from dateline.exchange.importing.existing import Existing, plain, plain_records
from dateline.exchange.parts.yaml_text import Plain, list_text, mapping_text, named_text
from dateline.exchange.records import NotImportedError
from dateline.problems import Problems
from dateline.read.yaml.file import read_yaml

MOST_IN_A_FILE: Final = 2_000
Records = Mapping[str, Mapping[str, Plain]]
# Matches `  - id: talks-begin`, up to the dash.
_DASH: Final = re.compile(r"( *)-(?= )")
_BLANK: Final = re.compile(r"\s*(?:#.*)?")


@dataclass(frozen=True, slots=True)
class SectionPlace:
    """Where a section's records are: a file, and the key that they are below, if it has others.

    `node` is the value as it is now, `until` the line (from 0) before which new ones go.
    """

    path: str
    key: str
    node: Node | None
    until: int | None = None


def add_records(
    existing: Existing, texts: Mapping[str, str], section: str, records: Records, stem: str
) -> dict[str, str]:
    """The new texts of the files that get the records, by path.

    `texts` are the files that are changed already; `stem` is the name of the imported file, for
    the name of a new one.

    Raises:
        NotImportedError: the section is written in a way in which nothing can be put in.
    """
    if not records:
        return {}
    place = _find(existing, texts, section)
    if place is None:
        return _new_files(section, records, _free_stem(existing, section, stem))
    text = _text(existing, texts, place.path)
    new = _insert(text, place, records, section, existing.shown)
    _require_kept(text, new, place, records, existing.shown)
    return {place.path: new}


def add_eras(existing: Existing, eras: Sequence[Mapping[str, Plain]]) -> dict[str, str]:
    """The new text of timeline.yml, with more eras behind those that it has.

    Raises:
        NotImportedError: its eras are written in a way in which nothing can be put in.
    """
    old = existing.read(TIMELINE)
    place = _find_key(existing, {}, "eras")
    if place is None:
        return {TIMELINE: "{}\neras:\n{}".format(old.rstrip("\n"), list_text(eras, 2))}
    records = {str(number): era for number, era in enumerate(eras)}
    new = _insert(old, place, records, "eras", existing.shown)
    before, after = (_parse(text, existing.shown, TIMELINE) for text in (old, new))
    rest = [_contents(node, "eras")[1] for node in (before, after)]
    meant = [*_eras_of(before), *map(_frozen, eras)]
    if rest[0] != rest[1] or _eras_of(after) != meant:
        raise _cannot(existing.shown, TIMELINE)
    return {TIMELINE: new}


def _eras_of(top: Node | None) -> list[object]:
    node = _section_node(top, "eras", TIMELINE)
    items = node.items if isinstance(node, SequenceNode) else ()
    return [_frozen(plain(item)) for item in items if isinstance(item, MappingNode)]


def replace_record(
    existing: Existing,
    texts: Mapping[str, str],
    section: str,
    name: str,
    record: Mapping[str, Plain],
) -> dict[str, str]:
    """The new text of the file that has a record, with other values for it.

    `texts` are the files that are changed already.

    Raises:
        NotImportedError: the record is written in a way in which it cannot be replaced.
    """
    for path, node in _nodes_of(existing, section):
        if name not in plain_records(node):
            continue
        text = _text(existing, texts, path)
        inside = _section_node(_parse(text, existing.shown, path), section, path)
        lines = text.split("\n")
        start, end, indent, is_list = _span(inside, name, lines, existing.shown, path)
        made = _record_text(name, record, indent, is_list=is_list).rstrip("\n").split("\n")
        new = "\n".join([*lines[:start], *made, *lines[end:]])
        place = SectionPlace(path, section if path == TIMELINE else "", inside)
        _require_kept(text, new, place, {name: record}, existing.shown)
        return {path: new}
    raise NotImportedError(f"There is no record `{name}` any more.", "Import without `--take`.")


def _text(existing: Existing, texts: Mapping[str, str], path: str) -> str:
    """A data file's text as it is to be so far."""
    return texts.get(path) or existing.read(path)


def _record_text(name: str, record: Mapping[str, Plain], indent: int, *, is_list: bool) -> str:
    if is_list:
        return list_text([{"id": name, **record}], indent)
    return named_text({name: record}, indent)


def timeline_text(keys: Mapping[str, Plain]) -> str:
    """A new timeline.yml."""
    return mapping_text(keys)


def _nodes_of(existing: Existing, section: str) -> list[tuple[str, Node]]:
    draft = existing.draft
    nodes = dict(draft.sections).get(section, ()) if draft else ()
    prefix = f"{existing.shown}/"
    return [
        (node.place.path.removeprefix(prefix), node)
        for node in nodes
        if node.place.path.startswith(prefix)  # not of a folder that several timelines share
    ]


def _find(existing: Existing, texts: Mapping[str, str], section: str) -> SectionPlace | None:
    """The one place that gets new records; None where new files do."""
    if existing.draft is None:
        return None
    nodes = _nodes_of(existing, section)
    if any(path.startswith(f"{section}/") for path, _ in nodes):
        return None
    file = section_file(section)
    if existing.root.read(file) is not None:
        return SectionPlace(file, "", nodes[0][1] if nodes else None)
    return _find_key(existing, texts, section)


def _find_key(existing: Existing, texts: Mapping[str, str], section: str) -> SectionPlace | None:
    """The section in timeline.yml; None where it has none."""
    top = _parse(_text(existing, texts, TIMELINE), existing.shown, TIMELINE)
    keys = list(top) if isinstance(top, MappingNode) else []
    for number, (key, node) in enumerate(keys):
        if key.text == section:
            after = keys[number + 1][0].place.line - 1 if number + 1 < len(keys) else None
            return SectionPlace(TIMELINE, section, node, after)
    return None


def _free_stem(existing: Existing, section: str, stem: str) -> str:
    """A name for a file in the section's folder, or empty for the section's own file."""
    if existing.draft is None or not _nodes_of(existing, section):
        return ""
    wished = make_id(stem) or "imported"
    number, name = 1, wished
    while existing.root.read(f"{section}/{name}.yml") is not None:
        number += 1
        name = f"{wished}-{number}"
    return name


def _new_files(section: str, records: Records, stem: str) -> dict[str, str]:
    every = list(records.items())
    if not stem and len(every) <= MOST_IN_A_FILE:
        return {section_file(section): _section_text(section, records, 0)}
    files = {}
    for start in range(0, len(every), MOST_IN_A_FILE):
        number = start // MOST_IN_A_FILE + 1
        part = dict(every[start : start + MOST_IN_A_FILE])
        name = f"{stem or 'part'}-{number}" if len(every) > MOST_IN_A_FILE else stem
        files[f"{section}/{name}.yml"] = _section_text(section, part, 0)
    return files


def _section_text(section: str, records: Records, indent: int) -> str:
    if section in ("events", "eras"):
        return list_text(
            [_listed(section, name, record) for name, record in records.items()], indent
        )
    return named_text(records, indent)


def _listed(section: str, name: str, record: Mapping[str, Plain]) -> Mapping[str, Plain]:
    return record if section == "eras" else {"id": name, **record}


def _insert(text: str, place: SectionPlace, records: Records, section: str, shown: str) -> str:
    lines = text.split("\n")
    end = len(lines) if place.until is None else place.until
    while end and _BLANK.fullmatch(lines[end - 1]):
        end -= 1
    empty = place.node is None or (isinstance(place.node, Scalar) and not place.node.text.strip())
    indent = (2 if place.key else 0) if empty else _indent(place.node, lines, shown, place.path)
    new = _section_text(section, records, indent).rstrip("\n").split("\n")
    gap = [] if empty else [""]
    rest = lines[end:] if any(lines[end:]) else [""]
    return "\n".join([*lines[:end], *gap, *new, *rest])


def _indent(node: Node | None, lines: Sequence[str], shown: str, path: str) -> int:
    """The column (from 0) at which the records of a section begin."""
    if isinstance(node, SequenceNode) and node.items:
        line = lines[node.items[0].place.line - 1]
        if dash := _DASH.match(line):
            return len(dash[1])
    elif isinstance(node, MappingNode) and node.entries:
        key = node.entries[0][0]
        line = lines[key.place.line - 1]
        if not line[: key.place.column - 1].strip():
            return key.place.column - 1
    raise _cannot(shown, path)


def _cannot(shown: str, path: str) -> NotImportedError:
    return NotImportedError(
        f"Nothing can be put into `{shown}/{path}` without changing how it is written.",
        "Write its records one below the other, without `[]` or `{}` around them, or move the "
        "section into a folder of files.",
    )


def _span(
    node: Node | None, name: str, lines: Sequence[str], shown: str, path: str
) -> tuple[int, int, int, bool]:
    """First line, line after the last, indentation, and whether the record is in a list."""
    indent = _indent(node, lines, shown, path)
    is_list = isinstance(node, SequenceNode)
    if isinstance(node, SequenceNode):
        starts = [(item.place.line - 1, _with_name(item, name)) for item in node.items]
    elif isinstance(node, MappingNode):
        starts = [(key.place.line - 1, key.text == name) for key, _ in node]
    else:
        raise _cannot(shown, path)
    at = next(number for number, (_, found) in enumerate(starts) if found)
    start = starts[at][0]
    end = starts[at + 1][0] if at + 1 < len(starts) else _end_below(lines, start, indent)
    while end > start + 1 and _BLANK.fullmatch(lines[end - 1]):
        end -= 1
    return start, end, indent, is_list


def _with_name(node: Node, name: str) -> bool:
    return name in plain_records(node) if isinstance(node, MappingNode) else False


def _end_below(lines: Sequence[str], start: int, indent: int) -> int:
    for number in range(start + 1, len(lines)):
        line = lines[number]
        if (
            line.strip()
            and len(line) - len(line.lstrip(" ")) <= indent
            and not line.startswith("#")
        ):
            return number
    return len(lines)


def _parse(text: str, shown: str, path: str) -> Node | None:
    problems = Problems()
    node = read_yaml(text.encode(), f"{shown}/{path}", problems)
    if problems.has_errors:
        raise _cannot(shown, path)
    return node


def _section_node(top: Node | None, section: str, path: str) -> Node | None:
    if path != TIMELINE:
        return top
    entries = top if isinstance(top, MappingNode) else ()
    return next((value for key, value in entries if key.text == section), None)


def _require_kept(old: str, new: str, place: SectionPlace, records: Records, shown: str) -> None:
    """Refuse a new text in which anything but the records meant is other than before.

    Raises:
        NotImportedError: something is.
    """
    before, after = (_contents(_parse(text, shown, place.path), place.key) for text in (old, new))
    meant = {**before[0], **records}
    same = {name: _frozen(record) for name, record in after[0].items()} == {
        name: _frozen(record) for name, record in meant.items()
    }
    if not same or before[1] != after[1]:
        raise _cannot(shown, place.path)


def _contents(top: Node | None, key: str) -> tuple[Records, object]:
    """The section's records, and all the rest of the file."""
    if top is None:
        return {}, None
    if not key:
        return plain_records(top), None
    entries = list(top) if isinstance(top, MappingNode) else []
    rest = repr([(name.text, _shape(value)) for name, value in entries if name.text != key])
    for name, value in entries:
        if name.text == key:
            return plain_records(value), rest
    return {}, rest


def _shape(node: Node) -> object:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, SequenceNode):
        return [_shape(item) for item in node.items]
    return [(key.text, _shape(value)) for key, value in node]


def _frozen(value: Plain) -> object:
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return {key: _frozen(inner) for key, inner in value.items()}
    return [_frozen(item) for item in value]
