"""A project with a small timeline, for tests that edit it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from tests.cache.edits import timeline, write

from dateline.render.pictures import drawing


@pytest.fixture
def docs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    # What a card looks like hangs on the card alone: tests that render it again and again, to
    # compare, need not draw it again.
    monkeypatch.setattr(drawing, "draw", cache(drawing.draw))
    docs = tmp_path / "project" / "docs"
    (docs / "talks").mkdir(parents=True)
    (tmp_path / "project" / "mkdocs.yml").write_text("site_name: X\n")
    text = tmp_path / "project" / "texts" / "a.txt"
    text.parent.mkdir()
    text.write_text('"We want a deal," Ana Belov told reporters on Thursday.\n')
    write(timeline(), docs)
    return docs
