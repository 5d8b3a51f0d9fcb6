"""Fields that a timeline declares for its events, and what its events have of them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from dateline.check.records.sections import read_records
from dateline.check.references import Known, refer
from dateline.data.fields import Fields, is_empty
from dateline.data.keys import FIELD
from dateline.data.model import EventField
from dateline.data.nodes import Node, Scalar, Sequence
from dateline.problems import Problems
from dateline.problems.wording import did_you_mean, listed, quoted


def read_declared(top: Fields) -> dict[str, EventField]:
    """The fields that timeline.yml declares, as far as they are whole."""
    mapping = top.mapping("fields")
    nodes: tuple[Node, ...] = (mapping,) if mapping else ()
    return read_records(nodes, "fields", FIELD, _read_field, top.problems)


def _read_field(key: Scalar, fields: Fields) -> EventField | None:
    label = fields.required("label")
    is_filter = fields.flag("filter")
    values = tuple(scalar.text.strip() for scalar in fields.texts("values"))
    if label is None:
        return None
    return EventField(
        id=key.text,
        label=label.text.strip(),
        is_filter=is_filter,
        values=values,
        place=key.place,
        places=fields.places,
    )


def read_own_fields(
    fields: Fields, declared: Mapping[str, EventField], known: Known
) -> Mapping[str, tuple[str, ...]]:
    """The values that an event has in the timeline's fields, in the order of their declaration."""
    mapping = fields.mapping("fields")
    found: dict[str, tuple[str, ...]] = {}
    for key, node in mapping or ():
        if not refer(key, "field", known.fields, fields.problems):
            continue
        texts = _texts_of(key, node, fields.problems)
        field = declared.get(key.text.strip())
        if field:
            found[field.id] = tuple(t.text.strip() for t in texts if _is_value(t, field, fields))
    return MappingProxyType({id_: found[id_] for id_ in declared if found.get(id_)})


def _texts_of(key: Scalar, node: Node, problems: Problems) -> tuple[Scalar, ...]:
    items = node.items if isinstance(node, Sequence) else (node,)
    texts = tuple(item for item in items if isinstance(item, Scalar) and not is_empty(item))
    if len(texts) != len(items):
        message = f"The field `{key.text}` needs a text or a list of texts."
        problems.error(node.place, "wrong-shape", message, f"Write `{key.text}: …`.")
    return texts


def _is_value(scalar: Scalar, field: EventField, fields: Fields) -> bool:
    value = scalar.text.strip()
    if not field.values or value in field.values:
        return True
    message = f"{quoted(scalar.text)} is not a value of the field `{field.id}`."
    every = f"Use {listed(field.values)}, or add it to `values`."
    hint = f"{did_you_mean(value, field.values)} {every}".strip()
    fields.problems.error(scalar.place, "unknown-value", message, hint)
    return False
