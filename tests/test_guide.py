"""The guide keeps its word: what it tells readers to type does what it says.

Of the tutorial, a fence with a `title` is a file to write, a `diff` with one changes that
file, and a `console` holds commands with what they print.
"""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

import dateline
from dateline.cli import main
from dateline.dates import date_report

ROOT = Path(__file__).resolve().parent.parent
GUIDE = ROOT / "docs" / "guide"
PACKAGE = ROOT / "generator" / "dateline"

FENCE = re.compile(
    r'^```(?P<language>\w+)(?: title="(?P<title>[^"]+)")?\n(?P<body>.*?)^```$',
    re.MULTILINE | re.DOTALL,
)
# What the tutorial asks for that is not ours to run here.
BESIDE = ("python3 -m venv ", ". harbour-env/", "pip install ", "mkdir ", "cd ", "mkdocs serve")


@dataclass(frozen=True)
class Fence:
    """A fenced block of a page: its language, the file it is for (or empty), its text."""

    language: str
    title: str
    body: str


def fences(page: str) -> list[Fence]:
    """The fenced blocks of a page of the guide, in order."""
    text = (GUIDE / page).read_text("utf-8")
    return [Fence(m["language"], m["title"] or "", m["body"]) for m in FENCE.finditer(text)]


def commands(body: str) -> Iterator[tuple[str, str]]:
    """Each command of a console block, and what the page says it prints."""
    for part in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
        command, _, output = part.partition("\n")
        yield command, output


def write_file(folder: Path, fence: Fence) -> None:
    path = folder / fence.title
    path.parent.mkdir(parents=True, exist_ok=True)
    if fence.language != "diff":
        path.write_text(fence.body, encoding="utf-8")
        return
    text = path.read_text("utf-8")
    old, new = ([line[1:] for line in fence.body.splitlines() if line[0] == sign] for sign in "-+")
    assert text.count("\n".join(old)) == 1, fence.body
    path.write_text(text.replace("\n".join(old), "\n".join(new)), encoding="utf-8")


def run(command: str, folder: Path) -> str:
    """What a command of Dateline prints, or MkDocs's output if it fails."""
    if command.startswith("dateline "):
        return CliRunner().invoke(main, command.split()[1:]).output
    assert command == "mkdocs build --strict", f"the tutorial's `{command}` is not tried"
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=folder,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(PACKAGE.parent)},
        capture_output=True,
        text=True,
        check=False,
    )
    return "" if done.returncode == 0 else done.stdout + done.stderr


def test_the_tutorial_word_for_word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    tried = []
    for fence in fences("first-timeline.md"):
        if fence.title:
            write_file(tmp_path, fence)
        elif fence.language == "console":
            for command, output in commands(fence.body):
                if not command.startswith(BESIDE):
                    assert run(command, tmp_path) == output, command
                    tried.append(command)
    assert {"dateline check", "dateline verify", "mkdocs build --strict"} <= set(tried)
    site = tmp_path / "site" / "harbour-talks"
    for promised in ("index.html", "e/talks-begin/index.html", "data/timeline.json"):
        assert (site / promised).is_file()
    published = b"".join(path.read_bytes() for path in site.rglob("*") if path.is_file())
    assert b"we will not leave" in published
    assert b"leads the delegation" not in published, "the private copy has been published"
    beside = {path.name for path in (tmp_path / "docs" / "harbour-talks").iterdir()}
    assert beside == {"timeline.yml", "checked.yml", "published.yml"}
