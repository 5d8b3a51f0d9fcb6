"""The examples in docstrings give what they say."""

from __future__ import annotations

import doctest
import importlib
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "generator" / "dateline"
OPTIONS = doctest.IGNORE_EXCEPTION_DETAIL | doctest.REPORT_NDIFF
WITH_EXAMPLES = [
    path.relative_to(PACKAGE.parent)
    for path in sorted(PACKAGE.rglob("*.py"))
    if "\n    >>> " in (text := path.read_text("utf-8")) or "\n>>> " in text
]


def test_there_are_examples() -> None:
    assert Path("dateline/__init__.py") in WITH_EXAMPLES
    assert len(WITH_EXAMPLES) > 5


@pytest.mark.parametrize("path", WITH_EXAMPLES, ids=str)
def test_examples(path: Path) -> None:
    name = ".".join(path.with_suffix("").parts).removesuffix(".__init__")
    done = doctest.testmod(importlib.import_module(name), optionflags=OPTIONS)
    assert done.attempted
    assert not done.failed
