"""Which shared records a timeline names: those it shows, of all in the folders that it uses.

The table of keys says where ids are. A record that is named may name others: the side of a person,
what a source is based on, what a place is within.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, TypeVar

from dateline.data.keys import RECORDS, TIMELINE, Key, Kind, RecordKeys
from dateline.data.model import Record
from dateline.data.nodes import Draft, Node, Scalar, Sequence
from dateline.data.nodes import Mapping as MappingNode
from dateline.text.prose import cited_in_prose

R = TypeVar("R", bound=Record)

_BY_ANCHOR: Final = {record.anchor: record for record in RECORDS if record.anchor}
_SECTIONS: Final = {key.name: key for key in TIMELINE.keys}


def named_in(draft: Draft) -> Mapping[str, set[str]]:
    """The ids that a timeline's own records name, and the shared ones among these, by section."""
    found = _Named()
    for key, node in draft.top:
        if key.text in _SECTIONS:
            found.look(node, _SECTIONS[key.text])
    shared: dict[tuple[str, str], tuple[Node, Key]] = {}
    for name, nodes in draft.sections:
        for node in nodes:
            if node.place.path not in draft.shared:
                found.look(node, _SECTIONS[name])
            else:
                for key, record in node if isinstance(node, MappingNode) else ():
                    shared[name, key.text] = (record, _SECTIONS[name])
    waiting = [*found.ids]
    while waiting:
        more = shared.pop(waiting.pop(), None)
        if more is not None:
            before = {*found.ids}
            found.look_into(more[0], _BY_ANCHOR[more[1].records])
            waiting += found.ids.keys() - before
    by_section: dict[str, set[str]] = {}
    for section, name in found.ids:
        by_section.setdefault(section, set()).add(name)
    return by_section


def only_named(
    records: Mapping[str, R], section: str, draft: Draft, named: Mapping[str, set[str]]
) -> dict[str, R]:
    """A section's records without those shared ones that the timeline does not name."""
    return {
        id_: record
        for id_, record in records.items()
        if record.place.path not in draft.shared or id_ in named.get(section, ())
    }


class _Named:
    """Gathers section and id of each record that is named."""

    def __init__(self) -> None:
        self.ids: dict[tuple[str, str], None] = {}

    def look(self, node: Node, key: Key) -> None:
        """Look at the value of a key."""
        record = _BY_ANCHOR.get(key.records)
        match key.kind:
            case Kind.PROSE if isinstance(node, Scalar):
                for id_ in cited_in_prose(node.text):
                    self.ids["sources", id_] = None
            case Kind.REFERENCE | Kind.REFERENCES | Kind.SPEAKER:
                for item in node.items if isinstance(node, Sequence) else (node,):
                    if isinstance(item, Scalar):
                        self.ids[key.of, item.text.strip()] = None
                    else:
                        self.look_into(item, record)
            case Kind.RECORD | Kind.RECORDS | Kind.NAMED_RECORDS:
                self._look_at_records(node, key, record)
            case _:
                pass

    def _look_at_records(self, node: Node, key: Key, record: RecordKeys | None) -> None:
        if key.kind is Kind.NAMED_RECORDS and isinstance(node, MappingNode):
            items: tuple[Node, ...] = tuple(value for _, value in node)
        else:
            items = node.items if isinstance(node, Sequence) else (node,)
        for item in items:
            if isinstance(item, Scalar) and record and record.alone:
                alone = next(inner for inner in record.keys if inner.name == record.alone)
                self.look(item, alone)
            else:
                self.look_into(item, record)

    def look_into(self, node: Node, record: RecordKeys | None) -> None:
        """Look at each key of a record."""
        if record is None or not isinstance(node, MappingNode):
            return
        keys = {key.name: key for key in record.keys}
        for name, value in node:
            if name.text in keys:
                self.look(value, keys[name.text])
