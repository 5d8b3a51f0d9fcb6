"""Checking a timeline that stands in a test."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

import pytest

from dateline.check import check_timelines
from dateline.data.model import Timeline
from dateline.dates import Date
from dateline.problems import Problems, as_text
from dateline.read.timelines import read_timelines


@dataclass(frozen=True)
class Checked:
    """A checked timeline, and what was found: whole lines, or codes alone."""

    timeline: Timeline
    lines: list[str]
    codes: list[str]


Check = Callable[..., Checked]


@pytest.fixture
def check(tmp_path: Path) -> Check:
    """Check timeline.yml, given as text; other files by keyword (`published="ids: […]"`)."""

    def check_text(text: str, *, today: Date | None = None, **files: str) -> Checked:
        for name, content in {"timeline": text, **files}.items():
            (tmp_path / f"{name}.yml").write_text(dedent(content), encoding="utf-8")
        problems = Problems()
        (timeline,) = check_timelines(read_timelines(tmp_path, problems), problems, today=today)
        return Checked(timeline, [*map(as_text, problems.all)], [p.code for p in problems.all])

    return check_text
