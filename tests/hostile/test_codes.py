"""Every code that a problem can carry is in some test, and in the guide's troubleshooting."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "generator" / "dateline"
CALLS = {"error", "warning", "Problem", "NoText", "DateError", "NotFound", "UnreadableError"}
# Codes that only the command `date` and other stages pass through as values are found there too.
CODE = r"[a-z]+(?:-[a-z0-9]+)+"


def codes_of(path: Path) -> Iterator[str]:
    """Codes given literally to whatever reports a problem."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else ""
        name = node.func.id if isinstance(node.func, ast.Name) else name
        if name in CALLS:
            values = [*node.args, *(keyword.value for keyword in node.keywords)]
            for value in values:
                is_text = isinstance(value, ast.Constant) and isinstance(value.value, str)
                if is_text and re.fullmatch(CODE, value.value):  # type: ignore[attr-defined]
                    yield value.value  # type: ignore[attr-defined]


def codes() -> set[str]:
    found = {code for path in sorted(PACKAGE.rglob("*.py")) for code in codes_of(path)}
    assert len(found) > 80
    return found


def test_every_code_is_tested() -> None:
    texts = [
        path.read_text("utf-8", "replace")
        for path in (ROOT / "tests").rglob("*")
        if path.suffix in (".py", ".txt", ".tsv") and path.name != "test_codes.py"
    ]
    every = "\n".join(texts)
    assert sorted(code for code in codes() if code not in every) == []


def test_every_code_is_in_the_guide() -> None:
    guide = "\n".join(path.read_text("utf-8") for path in (ROOT / "docs/guide").glob("*.md"))
    assert sorted(code for code in codes() if code not in guide) == []
