"""Compiled templates are kept beside ours, and are never those of another program."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from dateline.render import compiled
from dateline.render.compiled import CompiledTemplates


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(compiled, "_FOLDER", tmp_path / "kept")
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path / "kept"


def shown(name: str = "page", write: type | None = None, text: str = "{{ 1 }}") -> str:
    environment = Environment(  # noqa: S701
        loader=DictLoader({"a.html": text}), finalize=write, bytecode_cache=CompiledTemplates(name)
    )
    return environment.get_template("a.html").render()


def times(folder: Path) -> dict[str, int]:
    return {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}


def test_a_template_is_compiled_once(folder: Path) -> None:
    assert shown() == "1"
    first = times(folder)
    assert len(first) == 1
    assert shown() == "1"
    assert times(folder) == first


def test_another_text_or_program_is_compiled_anew(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert shown() == "1"
    assert shown(text="{{ 2 }}") == "2"
    # The code that writes values has run already in what is kept: only the program's hash tells.
    monkeypatch.setattr(compiled, "key_of", lambda *parts: f"another program {parts}")
    assert shown(write=float, text="{{ 2 }}") == "2.0"
    assert len(times(folder)) == 1


def test_each_environment_has_its_own(folder: Path) -> None:
    assert [shown(), shown("markdown", float)] == ["1", "1.0"]
    assert len(times(folder)) == 2


@pytest.mark.parametrize("content", [b"", b"j2", b"another program's", None])
def test_what_is_broken_is_compiled_anew(folder: Path, content: bytes | None) -> None:
    assert shown() == "1"
    (kept,) = folder.iterdir()
    kept.write_bytes(kept.read_bytes()[:-9] if content is None else content)
    assert shown() == "1"


def test_nothing_is_kept_where_that_is_not_possible(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.write_text("a file")
    assert shown() == "1"
    folder.unlink()
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert shown() == "1"
    assert not folder.exists()
