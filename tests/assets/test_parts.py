"""Stylesheets that are written in parts are joined from all of them."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

import dateline.assets
from dateline.assets import PARTS, needs_more_style, read_asset

STYLE = Path(dateline.assets.__file__).parent / "style"


def test_every_part_is_joined() -> None:
    parts = sorted(f"style/{path.name}" for path in STYLE.glob("*.css"))
    assert sorted(PARTS["dateline.css"]) == parts
    assert PARTS["dateline.css"] == PARTS["dateline-base.css"] + PARTS["dateline-more.css"]


@pytest.mark.parametrize(
    ("page", "needed"),
    [
        ('<article class="dl-event dl-full"><p class="dl-when">8 July</p></article>', False),
        ('<figure class="dl-account dl-quote">', False),
        ('<figure class="dl-account dl-quote dl-s2" data-side="S">', True),
        ('<div class="dl-columns">', True),
        ('<p class="my-dl-columns dl-columns-of-mine">', False),
    ],
)
def test_which_pages_need_the_second(page: str, *, needed: bool) -> None:
    assert needs_more_style(page) == needed


def test_the_script_stays_small() -> None:
    assert len(gzip.compress(read_asset("dateline.js").encode())) <= 2048


def test_comments_are_for_those_who_write_styles() -> None:
    assert "/*" in (STYLE / "page.css").read_text("utf-8")
    assert "/*" not in read_asset("dateline.css")
