"""What `pyproject.toml` says of packages and Pythons is so, and the other pages say the same.

Every package that is required is used: one that is not would only be one more to trust.
"""

from __future__ import annotations

import ast
import re
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
# Required without an import, and why.
NOT_IMPORTED = {
    "mkdocs-material": "the theme, which MkDocs loads",
    "tzdata": "data, which zoneinfo opens where the machine has none",
}


def plain(name: str) -> str:
    """A distribution's name as all spell it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def settings() -> dict[str, Any]:
    """The table `project` of pyproject.toml."""
    found: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return found


def requirements() -> list[str]:
    """Every requirement, those of the extras too, but for our own extras."""
    project = settings()
    extras = [line for lines in project["optional-dependencies"].values() for line in lines]
    return [line for line in [*project["dependencies"], *extras] if "[" not in line]


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
    required = {plain(re.split(r"[<>=!~;\[ ]", line)[0]) for line in settings()["dependencies"]}
    known = packages_distributions()
    used = {plain(owner) for name in imported() for owner in known.get(name, ())}
    assert "python-dateutil" in required & used
    assert required - used == NOT_IMPORTED.keys()


@pytest.mark.parametrize("line", requirements())
def test_each_package_has_a_lowest_version(line: str) -> None:
    """One that `make lowest` installs; the lock file, which everyone else has, is not below it."""
    found = re.fullmatch(r"([\w.-]+)>=([\d.]+)(,<\d+)?", line)
    assert found
    lock = (ROOT / "requirements.lock").read_text("utf-8").casefold()
    pinned = re.search(rf"^{re.escape(plain(found[1]))}==([\d.]+)", lock, re.MULTILINE)
    assert pinned
    assert numbers(pinned[1]) >= numbers(found[2])


def numbers(version: str) -> list[int]:
    return [int(part) for part in version.strip(".").split(".")]


@pytest.mark.parametrize("line", settings()["dependencies"])
def test_each_package_is_decided_on(line: str) -> None:
    name = re.split(r"[<>=]", line)[0]
    decisions = (ROOT / "docs" / "decisions.md").read_text("utf-8")
    assert re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", decisions, re.IGNORECASE), name


def test_the_checks_run_every_python_and_both_ends() -> None:
    project = settings()
    named = re.findall(r"Python :: (3\.\d+)", "\n".join(project["classifiers"]))
    checks = yaml.safe_load((ROOT / ".github/workflows/checks.yml").read_text("utf-8"))["jobs"]
    assert checks["checks"]["strategy"]["matrix"]["python"] == named
    assert project["requires-python"] == f">={named[0]}"
    for goal, python in (("lowest", named[0]), ("newest", named[-1])):
        steps = checks[goal]["steps"]
        assert steps[1]["with"]["python-version"] == python
        assert steps[-1]["run"] == f".ci/run {goal}"
