"""The architecture: imports only go down, and each library has its one door.

A folder of the package is a unit, and has its place in LAYERS; what is in it needs no entry here.
"""

from __future__ import annotations

import ast
from collections import Counter
from graphlib import TopologicalSorter
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(__file__).resolve().parent.parent / "generator" / "dateline"
MOST_MODULES = 16
"""More in one folder, and nobody finds their way."""

# From top to bottom. A unit imports from lower layers only; nouns also from each other,
# but never in a circle. `__init__` is the public API.
LAYERS = (
    {"__main__"},
    {"cli", "mkdocs_plugin"},
    {"commands"},
    {"starting"},
    {"__init__", "exchange"},
    {"prepare"},
    {"build"},
    {"read", "check", "resolve", "render", "write", "verify", "editors", "scaffold", "draft"},
    {"assets", "cache", "collector", "data", "dates", "languages", "problems", "quotes", "text"},
)
# The same within a unit: what is not named here may be imported by all of it.
INNER = {
    "render": (("__init__",), ("pages", "light"), ("exports",), ("shared",), ("layout",)),
    "check": (("__init__",), ("records",), ("values",)),
    "exchange": (
        ("__init__",),
        ("importing", "exporting"),
        ("importers", "exporters"),
        ("parts",),
        ("records",),
    ),
    "dates": (("__init__",), ("report",), ("reading",), ("evaluate",)),
}
# Who may import what is not ours. Anything not named here, anybody may.
ONLY = {
    "click": {"cli", "commands"},
    "rich": {"cli", "commands"},
    "mkdocs": {"mkdocs_plugin"},
    "material": set[str](),
    "yaml": {"read"},
    "trafilatura": {"read"},
    "lxml": {"read"},
    "pypdfium2": {"read"},
    "jinja2": {"render", "mkdocs_plugin"},  # ours; those of the site's theme
    "bibtexparser": {"exchange"},
    "icalendar": {"exchange"},
    "python_calamine": {"exchange"},
    "markdown_it": {"text"},
    "edtf": set[str](),
    "mergedeep": {"read"},
    "watchdog": {"commands"},
    "rcssmin": {"assets"},
    "rjsmin": {"assets"},
    "yaml_env_tag": {"read"},
    "rapidfuzz": {"check", "problems", "quotes"},
    # Output is deterministic: no chance, and only a command may ask what day it is.
    "random": set[str](),
    "secrets": set[str](),
    "uuid": set[str](),
    "time": {"cli"},
}
# Nouns do no I/O.
READS_AND_WRITES = {"os", "shutil", "socket", "subprocess", "tempfile", "urllib.request"}
NAMES_THAT_SAY_NOTHING = {"utils", "util", "helpers", "helper", "base", "manager", "common", "misc"}

NOUNS = LAYERS[-1]
RANK = {unit: rank for rank, units in enumerate(LAYERS) for unit in units}
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


def test_every_unit_has_its_layer() -> None:
    assert {unit_of(module) for module in MODULES} == set(RANK), "name the folder in LAYERS"
    assert sum(map(len, LAYERS)) == len(RANK), "a unit is in one layer"


def test_names_say_something() -> None:
    assert not {name for module in MODULES for name in module.split(".")} & NAMES_THAT_SAY_NOTHING


def test_no_folder_has_too_many_modules() -> None:
    sizes = Counter(path.parent.relative_to(PACKAGE).as_posix() for path in MODULES.values())
    assert {folder: n for folder, n in sizes.items() if n > MOST_MODULES} == {}, (
        "make folders in it"
    )


def test_imports_only_go_down() -> None:
    wrong = []
    for module, path in MODULES.items():
        own = unit_of(module)
        for line, name in imports_of(path):
            assert not name.startswith("."), f"{module}:{line}: relative import"
            other = inner_unit(name)
            among_nouns = {own, other} <= NOUNS
            if other not in (None, own) and not among_nouns and RANK[other] <= RANK[own]:
                wrong.append(f"{module}:{line}: {own} must not import {other}")
    assert not wrong, "\n".join(wrong)


def test_imports_within_a_unit_only_go_down() -> None:
    wrong = []
    for unit, layers in INNER.items():
        rank = {part: number for number, parts in enumerate(layers) for part in parts}
        for module, path in MODULES.items():
            own = rank.get(module.removeprefix(f"{unit}.").partition(".")[0])
            if unit_of(module) != unit or own is None:
                continue
            for line, name in imports_of(path):
                other = rank.get(name.removeprefix(f"dateline.{unit}.").partition(".")[0])
                if name.startswith(f"dateline.{unit}.") and other is not None and other < own:
                    wrong.append(f"{module}:{line}: must not import {name}")
    assert not wrong, "\n".join(wrong)


def test_libraries_come_through_one_door() -> None:
    wrong = []
    for module, path in MODULES.items():
        own = unit_of(module)
        for line, name in imports_of(path):
            library = unit_of(name)
            if own not in ONLY.get(library, {own}):
                wrong.append(f"{module}:{line}: {own} must not import {library}")
            if own in NOUNS and {library, name, name.rpartition(".")[0]} & READS_AND_WRITES:
                wrong.append(f"{module}:{line}: a noun does no I/O")
    assert not wrong, "\n".join(wrong)


def test_only_a_command_reads_the_clock() -> None:
    calls = [
        f"{module}:{node.lineno}"
        for module, path in MODULES.items()
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in {"today", "now", "utcnow"}
        if isinstance(node.value, ast.Name | ast.Attribute)
        if ast.unparse(node.value).split(".")[-1] in {"date", "datetime", "dt"}
        if unit_of(module) not in {"cli", "commands"}
    ]
    assert not calls


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
