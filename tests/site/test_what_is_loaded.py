"""A build in which nothing has changed does not wait for the whole program to be loaded."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest
from tests.site.projects import Project

import dateline
from dateline.data.output_paths import is_output
from dateline.dates import UNDATED

LARGE: Final = ("dateline.build", "dateline.dates", "dateline.render", "icalendar", "PIL")
SCRIPT: Final = f"""
import sys
from mkdocs.__main__ import cli
cli(["build", "--quiet"], standalone_mode=False)
print(*[name for name in {LARGE!r} if name in sys.modules])
"""


def build(folder: Path) -> list[str]:
    """Build the site, and return which of the large parts were loaded."""
    command = [sys.executable, "-c", SCRIPT]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout.split()


def test_what_is_known_needs_little_of_the_program(project: Project) -> None:
    assert "dateline.build" in build(project.folder)
    assert build(project.folder) == []


def test_the_package_has_the_names_that_it_lists() -> None:
    assert all(getattr(dateline, name) for name in dateline.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = dateline.nothing


def test_a_page_may_have_the_name_of_what_has_no_date() -> None:
    assert is_output(f"talks/{UNDATED}.md")
