"""The architecture: imports only go down, and each library has its one door.

To add a module, name it in its layer. A module that stands in none fails here.
"""

from __future__ import annotations

import ast
from graphlib import TopologicalSorter
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(__file__).resolve().parent.parent / "generator" / "dateline"

# From top to bottom. A module imports from lower layers only; nouns also from each other,
# but never in a circle. `__init__` is the public API.
LAYERS = {
    "start": {"__main__"},
    "doors": {"cli", "mkdocs_plugin"},
    "public": {"__init__"},
    "story": {"build"},
    "stages": {"read", "check", "resolve", "render", "write", "verify"},
    "nouns": {"assets", "collector", "data", "dates", "languages", "problems", "quotes", "text"},
}
# Who may import what is not ours. Anything not named here, anybody may.
ONLY = {
    "click": {"cli"},
    "rich": {"cli"},
    "mkdocs": {"mkdocs_plugin"},
    "material": set[str](),
    "yaml": {"read"},
    "trafilatura": {"read"},
    "jinja2": {"render"},
    "icalendar": {"render"},
    "markdown_it": {"text"},
    "edtf": set[str](),
    "rapidfuzz": {"quotes"},
    # Output is deterministic: no chance, and only a command may ask what day it is.
    "random": set[str](),
    "secrets": set[str](),
    "uuid": set[str](),
    "time": {"cli"},
}
# Nouns do no I/O.
READS_AND_WRITES = {"os", "shutil", "socket", "subprocess", "tempfile", "urllib.request"}
NAMES_THAT_SAY_NOTHING = {"utils", "util", "helpers", "helper", "base", "manager", "common", "misc"}

RANK = {unit: rank for rank, units in enumerate(LAYERS.values()) for unit in units}
MODULES = {
    ".".join(path.relative_to(PACKAGE).with_suffix("").parts): path
    for path in sorted(PACKAGE.rglob("*.py"))
}


def unit_of(module: str) -> str:
    """The part of the package that a module belongs to: its first name."""
    return module.partition(".")[0]


def imports_of(path: Path) -> Iterator[tuple[int, str]]:
    """Line and full name of everything a file imports; `from a import b` gives `a.b`."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, name.name) for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = "." * node.level + (node.module or "")
            yield from ((node.lineno, f"{start}.{name.name}") for name in node.names)


def inner_unit(name: str) -> str | None:
    """The unit of ours that an import reaches, or None if it is not ours."""
    package, _, rest = name.partition(".")
    if package != "dateline":
        return None
    return unit_of(rest) if unit_of(rest) in RANK else "__init__"


@pytest.mark.parametrize("module", MODULES)
def test_stands_in_a_layer(module: str) -> None:
    assert unit_of(module) in RANK, f"name {unit_of(module)!r} in LAYERS"
    assert not NAMES_THAT_SAY_NOTHING & set(module.split("."))


@pytest.mark.parametrize("module", MODULES)
def test_imports_only_go_down(module: str) -> None:
    own = unit_of(module)
    rank = RANK.get(own, 0)
    lowest = len(LAYERS) - 1
    wrong = []
    for line, name in imports_of(MODULES[module]):
        assert not name.startswith("."), f"{module}:{line}: relative import"
        other = inner_unit(name)
        if other is None or other == own:
            continue
        among_nouns = rank == RANK[other] == lowest
        if not among_nouns and RANK[other] <= rank:
            wrong.append(f"{module}:{line}: {own} must not import {other}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("module", MODULES)
def test_libraries_come_through_one_door(module: str) -> None:
    own = unit_of(module)
    noun = own in LAYERS["nouns"]
    for line, name in imports_of(MODULES[module]):
        library = unit_of(name)
        assert own in ONLY.get(library, {own}), f"{module}:{line}: {own} must not import {library}"
        reached = {library, name, name.rpartition(".")[0]}
        assert not (noun and reached & READS_AND_WRITES), f"{module}:{line}: a noun does no I/O"


@pytest.mark.parametrize("module", MODULES)
def test_only_a_command_reads_the_clock(module: str) -> None:
    calls = [
        f"{module}:{node.lineno}"
        for node in ast.walk(ast.parse(MODULES[module].read_text("utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in {"today", "now", "utcnow"}
        if isinstance(node.value, ast.Name | ast.Attribute)
        if ast.unparse(node.value).split(".")[-1] in {"date", "datetime", "dt"}
    ]
    assert unit_of(module) == "cli" or not calls


def test_no_import_goes_in_a_circle() -> None:
    graph: dict[str, set[str]] = {}
    for module, path in MODULES.items():
        own = module.removesuffix(".__init__")
        graph[own] = {
            reached
            for _, name in imports_of(path)
            if name.startswith("dateline.")
            for reached in [closest_module(name.removeprefix("dateline."))]
            if reached not in {own, "__init__"}
        }
    order = tuple(TopologicalSorter(graph).static_order())  # raises CycleError, naming the circle
    assert set(order) >= set(graph)


def closest_module(name: str) -> str:
    """The module that `a.b.c` names: itself, or what it is taken from."""
    known = {module.removesuffix(".__init__") for module in MODULES}
    while name and name not in known:
        name = name.rpartition(".")[0]
    return name or "__init__"


def test_each_unit_stands_in_one_layer() -> None:
    for upper, lower in pairwise(LAYERS.values()):
        assert not upper & lower
    assert sum(map(len, LAYERS.values())) == len(RANK)
