"""Each code of the check stage has a case folder that shows its exact words."""

from __future__ import annotations

import ast
from pathlib import Path

import dateline.check

HOME = Path(dateline.check.__file__).parent
CASES = Path(__file__).parent.parent / "cases"


def codes() -> set[str]:
    """The codes that stand as words in calls of `Problems.error` and `Problems.warning`."""
    calls = [
        node
        for path in HOME.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        if node.func.attr in {"error", "warning"}
    ]
    given = [argument for call in calls for argument in call.args[1:2]]
    return {str(a.value) for a in given if isinstance(a, ast.Constant)}


def test_every_code_has_a_case() -> None:
    shown = {path.name.partition("--")[0] for path in CASES.iterdir()}
    assert len(codes()) > 30
    assert codes() <= shown, f"without a case folder: {sorted(codes() - shown)}"
