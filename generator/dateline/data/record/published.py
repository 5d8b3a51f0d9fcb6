"""The ids that readers may have linked to, `published.yml`: one key, `ids`, a sorted list."""

from __future__ import annotations

from typing import Final

from dateline.data.fields import is_empty, open_fields
from dateline.data.ids import check_id
from dateline.data.keys import PUBLISHED
from dateline.data.model import Published
from dateline.data.nodes import Node, Scalar
from dateline.problems import Problems

_HEAD: Final = """\
# Kept by `dateline verify`: the ids that readers may have linked to. Commit this file.
"""
_NO_EVENT: Final = "Delete it: no event can have had it."


def read_published(node: Node | None, problems: Problems) -> tuple[Published, tuple[Scalar, ...]]:
    """The published ids that can be ids, and each with its place."""
    if node is None or is_empty(node):
        return Published(), ()
    fields = open_fields(node, PUBLISHED, problems)
    listed = fields.texts("ids") if fields else ()
    ids = tuple(scalar for scalar in listed if check_id(scalar, problems, hint=_NO_EVENT))
    return Published(ids=tuple(scalar.text for scalar in ids), place=node.place), ids


def published_yaml(published: Published) -> bytes:
    """published.yml: a list of ids, sorted."""
    lines = [_HEAD, "ids:", *(f"  - {name}" for name in published.ids)]
    return ("\n".join(lines) + "\n").encode()
