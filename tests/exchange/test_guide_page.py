"""The guide's page on imports keeps its word: each input there gives the outcome beside it."""

from __future__ import annotations

import re
import shlex
import sys
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.exchange.bringing import bring

from dateline.cli import main
from dateline.exchange.importing import formats

PAGE = Path(__file__).resolve().parents[2] / "docs" / "guide" / "bring.md"
FENCE = re.compile(r'^```(\w+)(?: title="([^"]+)")?\n(.*?)^```$', re.MULTILINE | re.DOTALL)


def fences() -> list[tuple[str, str, str]]:
    """Language, title and text of each fenced block."""
    return FENCE.findall(PAGE.read_text("utf-8"))


def test_each_input_gives_the_outcome_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = 0
    for language, title, text in fences():
        if language == "console":
            command, _, output = text.removeprefix("$ ").partition("\n")
            result = CliRunner().invoke(main, shlex.split(command)[1:], catch_exceptions=False)
            assert result.output == output
            ran += 1
        elif title.startswith("docs/"):
            assert (tmp_path / title).read_text("utf-8") == text
        elif title:
            (tmp_path / title).parent.mkdir(exist_ok=True)
            (tmp_path / title).write_text(text, encoding="utf-8")
    assert ran == 7
    assert CliRunner().invoke(main, ["check", "docs"]).exit_code == 0


def test_another_package_adds_a_format(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = next(text for _, title, text in fences() if title == "dateline_diary.py")
    (tmp_path / "dateline_diary.py").write_text(code, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    entry = EntryPoint("diary", "dateline_diary:Diary", "dateline.importers")
    monkeypatch.setattr(formats, "entry_points", lambda group: [entry] if group else [])
    formats.importers.cache_clear()
    diary = tmp_path / "my.diary"
    diary.write_text("2022-07-08 The talks begin\n2022-07-09\nnever The end\n", encoding="utf-8")
    try:
        brought = bring(diary, tmp_path / "d")
    finally:
        formats.importers.cache_clear()
        sys.modules.pop("dateline_diary", None)
    assert brought.events == [("2022-07-08", "The talks begin")]
    assert (
        brought.text
        == """\
my.diary: 1 new event (diary)
Not imported: 2 items
  line 2 '2022-07-09': It has no title.
  line 3 'The end': 'never' is not a date that Dateline can read.
Written: timeline.yml, events.yml
"""
    )
