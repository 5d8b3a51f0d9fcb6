"""Every package that is required is used: one that is not would only be one more to trust."""

from __future__ import annotations

import ast
import re
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# Required without an import, and why.
NOT_IMPORTED = {
    "mkdocs-material": "the theme, which MkDocs loads",
    "tzdata": "data, which zoneinfo opens where the machine has none",
}


def plain(name: str) -> str:
    """A distribution's name as all spell it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def imported() -> set[str]:
    """The top-level names that the package imports."""
    names: set[str] = set()
    for path in (ROOT / "generator" / "dateline").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                names.update(alias.name.partition(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                names.add(node.module.partition(".")[0])
    return names


def test_each_required_package_is_imported() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    required = {plain(re.split(r"[<>=!~;\[ ]", line)[0]) for line in project["dependencies"]}
    known = packages_distributions()
    used = {plain(owner) for name in imported() for owner in known.get(name, ())}
    assert "python-dateutil" in required & used
    assert required - used == NOT_IMPORTED.keys()
