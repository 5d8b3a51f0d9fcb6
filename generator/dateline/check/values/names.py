"""Names of authors, editors and translators: texts, or families and given names."""

from __future__ import annotations

from dateline.data.bibliography.person_names import PersonName
from dateline.data.fields import Fields, is_empty, open_fields, shape_of
from dateline.data.keys import NAME
from dateline.data.nodes import Mapping, Node, Scalar


def read_names(fields: Fields, key: str) -> tuple[PersonName, ...]:
    """The names of a list, empty ones refused."""
    found = [_read_name(node, fields, key) for node in fields.items(key)]
    return tuple(name for name in found if name)


def _read_name(node: Node, fields: Fields, key: str) -> PersonName | None:
    if isinstance(node, Scalar) and node.text.strip():
        return PersonName(node.text.strip())
    if isinstance(node, Mapping):
        inner = open_fields(node, NAME, fields.problems)
        family = inner.required("family") if inner else None
        if inner is None or family is None:
            return None
        return PersonName.of_parts(family.text.strip(), inner.text("given"))
    found = "nothing" if is_empty(node) else shape_of(node)
    message = f"`{key}` must be a list of names; found {found} in it."
    hint = "Write each name as text, or as `{family: …, given: …}`."
    fields.problems.error(node.place, "wrong-shape", message, hint)
    return None
