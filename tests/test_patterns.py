"""The text beside a regular expression is one that it matches."""

from __future__ import annotations

import importlib
import re
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "generator"
# Matches `# Matches `https:`.` and the line below it.
BESIDE = re.compile(r"^((?:# .*\n)*)(\w+)(?:: Final)? = re\.compile\(", re.MULTILINE)


def examples() -> list[tuple[str, str, str]]:
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        module = ".".join(path.relative_to(PACKAGE).with_suffix("").parts)
        for comment, name in BESIDE.findall(path.read_text("utf-8")):
            said = comment.replace("\n# ", " ").partition("Matches ")[2]
            said = re.split(", but not |, for ", said)[0]
            found += [(module, name, text) for text in re.findall("`([^`…]+)`", said)]
    return found


def test_many_patterns_have_an_example() -> None:
    assert len({(module, name) for module, name, _ in examples()}) > 30


@pytest.mark.parametrize(("module", "name", "text"), examples())
def test_a_pattern_matches_its_example(module: str, name: str, text: str) -> None:
    typed = re.sub(r"\\x([0-9a-f]{2})", lambda code: chr(int(code[1], 16)), text)
    pattern = getattr(importlib.import_module(module), name)
    read = [text.encode(), typed.encode()] if isinstance(pattern.pattern, bytes) else [text, typed]
    assert any(map(pattern.search, read))
