"""Stylesheets that are written in parts are joined from all of them."""

from __future__ import annotations

import gzip
from pathlib import Path

import dateline.assets
from dateline.assets import PARTS, read_asset

STYLE = Path(dateline.assets.__file__).parent / "style"


def test_every_part_is_joined() -> None:
    parts = sorted(f"style/{path.name}" for path in STYLE.glob("*.css"))
    assert sorted(PARTS["dateline.css"]) == parts


def test_the_script_stays_small() -> None:
    assert len(gzip.compress(read_asset("dateline.js").encode())) <= 2048


def test_comments_are_for_those_who_write_styles() -> None:
    assert "/*" in (STYLE / "page.css").read_text("utf-8")
    assert "/*" not in read_asset("dateline.css")
