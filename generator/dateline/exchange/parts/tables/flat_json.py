"""JSON of any shape as rows: a list of objects, each key with the path to it as its column.

A list within an object is one cell, with `; ` between its items; of a list of objects each key is
a column: `links.url`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dateline.exchange.parts.plain_files import Tree, json_of
from dateline.exchange.parts.tables.sheets import Row, Sheet
from dateline.exchange.records import NotImportedError

_DEEPEST: Final = 8
BETWEEN: Final = "; "
"""What stands between the items of a list in a cell."""


def read_rows(data: bytes, path: str = "") -> Sheet:
    """The rows of the list at a path (`data.rows`), or of the longest list of objects.

    Raises:
        NotImportedError: there is no such list.
    """
    tree = json_of(data)
    items = _at(tree, path) if path else longest_list(tree)[1]
    if not items:
        where = f"at `{path}`" if path else "in the file"
        raise NotImportedError(f"There is no list of objects {where}.", "Name it with `items:`.")
    rows = [Row(n, dict(_cells(item, ""))) for n, item in enumerate(items, 1)]
    columns = tuple(dict.fromkeys(name for row in rows for name in row.cells))
    return Sheet(columns, rows)


def longest_list(tree: Tree, path: str = "", depth: int = 0) -> tuple[str, list[Tree]]:
    """The longest list of objects that is in a tree, and the path to it."""
    found: tuple[str, list[Tree]] = ("", [])
    if isinstance(tree, list):
        return (path, tree) if any(isinstance(item, dict) for item in tree) else found
    if isinstance(tree, dict) and depth < _DEEPEST:
        for key, value in tree.items():
            inner = longest_list(value, f"{path}.{key}" if path else key, depth + 1)
            if len(inner[1]) > len(found[1]):
                found = inner
    return found


def _at(tree: Tree, path: str) -> list[Tree]:
    for key in path.split("."):
        tree = tree.get(key, "") if isinstance(tree, dict) else ""
    return tree if isinstance(tree, list) else []


def _cells(item: Tree, path: str, depth: int = 0) -> Iterator[tuple[str, str]]:
    if isinstance(item, dict) and depth < _DEEPEST:
        for key, value in item.items():
            yield from _cells(value, f"{path}.{key}" if path else key, depth + 1)
    elif isinstance(item, list):
        yield from _listed(item, path, depth)
    elif isinstance(item, str):
        yield path or "value", item


def _listed(items: list[Tree], path: str, depth: int) -> Iterator[tuple[str, str]]:
    """What a list has under each path, in its order."""
    found: dict[str, list[str]] = {}
    for item in items if depth < _DEEPEST else ():
        for name, text in _cells(item, path, depth + 1):
            found.setdefault(name, []).append(text)
    for name, texts in found.items():
        yield name, BETWEEN.join(filter(None, texts))
