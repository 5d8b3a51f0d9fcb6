"""Sections whose records are under their ids: people, sources, disputes, remarks."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from dateline.data.fields import Fields, is_empty, open_fields, shape_of
from dateline.data.ids import check_id, check_unique
from dateline.data.keys import RecordKeys
from dateline.data.model import Record
from dateline.data.nodes import Mapping, Node, Scalar
from dateline.problems import Problems

R = TypeVar("R", bound=Record)


def read_records(
    nodes: tuple[Node, ...],
    section: str,
    keys: RecordKeys,
    read: Callable[[Scalar, Fields], R | None],
    problems: Problems,
) -> dict[str, R]:
    """The records of a section that are whole, by id; `read` makes one, or None if it is not."""
    records = {}
    for key, node in keyed_records(nodes, section, problems):
        fields = open_fields(node, keys, problems)
        record = fields and read(key, fields)
        if record:
            records[key.text] = record
    return records


def keyed_records(
    nodes: tuple[Node, ...], section: str, problems: Problems
) -> tuple[tuple[Scalar, Node], ...]:
    """Ids and records of a section, from all its files; wrong ids are reported and kept."""
    records = []
    for node in nodes:
        if isinstance(node, Mapping):
            records += list(node)
        elif not is_empty(node):
            message = f"`{section}` must be keys with values; found {shape_of(node)}."
            hint = "Write each record below its id: `some-id: {…}`, without a dash before it."
            problems.error(node.place, "wrong-shape", message, hint)
    for key, _ in records:
        check_id(key, problems)
    check_unique((key for key, _ in records), section, problems)
    return tuple(records)
