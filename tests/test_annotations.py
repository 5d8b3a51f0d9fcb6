"""Annotations for GitHub name files as the repository does, wherever the command runs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from dateline.cli import main


@pytest.mark.parametrize(
    ("here", "docs"), [(".", "handbook/docs"), ("handbook", "docs"), ("handbook/docs", ".")]
)
@pytest.mark.parametrize("workspace", [True, False])
def test_paths_count_from_the_repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, here: str, docs: str, *, workspace: bool
) -> None:
    site = tmp_path / "handbook"
    (site / "docs" / "t").mkdir(parents=True)
    (site / "docs" / "t" / "timeline.yml").write_text("title: A\ntitel: B\n", "utf-8")
    (site / "mkdocs.yml").write_text("site_url: [1]\n", "utf-8")
    if workspace:
        monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path))
    else:
        monkeypatch.delenv("GITHUB_WORKSPACE", raising=False)
        (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path / here)
    told = CliRunner().invoke(main, ["check", docs, "--format", "github"]).output
    assert re.findall(r"file=([^,:]+)", told) == [
        "handbook/docs/t/timeline.yml",
        "handbook/mkdocs.yml",
    ]
    monkeypatch.chdir(tmp_path / here)
    shown = CliRunner().invoke(main, ["check", docs]).output
    assert "handbook/mkdocs.yml" not in shown, "people's paths stay as they were"
