"""Stylesheets that are written in parts are joined from all of them."""

from __future__ import annotations

import gzip
import re
from itertools import pairwise
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


SHADES = re.compile(r"--dl-side-\d: (#[0-9a-f]{6})")


def test_sides_beside_each_other_differ_in_lightness_where_it_is_dark() -> None:
    """And are legible on Material's dark ground."""
    shades = SHADES.findall((STYLE.parent / "dark_colours.css").read_text("utf-8"))
    assert len(shades) == 6
    light = [luminance(shade) for shade in shades]
    assert min((one + 0.05) / (luminance("#1e2129") + 0.05) for one in light) >= 4.5
    assert min(abs(lightness(one) - lightness(other)) for one, other in pairwise(light)) >= 9


def test_marked_words_are_clear_on_either_ground() -> None:
    """Against the letters on them, and in the dark against what is around them."""
    style = read_asset("dateline.css")
    fills, letters = (
        re.findall(rf"--{name}:(#[0-9a-f]{{6}})", style) for name in ("dl-mark", "dl-marked")
    )
    pale, dark = (luminance(shade) + 0.05 for shade in fills[:2])
    assert pale / (luminance("#20242c") + 0.05) >= 4.5
    assert dark / (luminance(letters[0]) + 0.05) >= 4.5
    assert dark / (luminance("#1e2129") + 0.05) >= 4.5


def luminance(shade: str) -> float:
    """As WCAG has it, from 0 to 1."""
    parts = [int(shade[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def lightness(luminance: float) -> float:
    """As eyes see it, from 0 to 100: L* of CIELAB."""
    return float(116 * luminance ** (1 / 3) - 16)


@pytest.mark.parametrize("name", ["dateline.css", "dateline-base.css", "dateline-embed.css"])
def test_the_colours_on_a_dark_ground_are_written_once_and_put_in(name: str) -> None:
    style = read_asset(name)
    assert "@import" not in style
    for scheme in re.findall(r"[^{}]*\{[^{}]*--dl-side-1:#5fa8ee[^{}]*\}", style):
        assert "--dl-side-6:#c9ced6;--dl-mark:#f2d36b;--dl-marked:#16181d;--dl-ok:#7ad38f" in scheme
    assert "--dl-side-1:#5fa8ee" in style


@pytest.mark.parametrize("path", sorted(STYLE.parent.rglob("*.css")), ids=lambda path: path.name)
def test_no_side_of_a_box_is_left_or_right_alone(path: Path) -> None:
    """Where text runs from right to left, what is kept clear for a mark is at the other side."""
    style = re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.DOTALL)
    value = r"(?:[\w.%+*/-]|\((?:[^()]|\([^()]*\))*\))+"
    four = rf"(?:margin|padding): *({value}) +({value}) +({value}) +({value}) *;"
    uneven = [found[0] for found in re.finditer(four, style) if found[2] != found[4]]
    assert uneven == []
    assert re.findall(r"(?:margin|padding|border)-(?:left|right)\b.*", style) == []


@pytest.mark.parametrize("path", sorted(STYLE.parent.rglob("*.css")), ids=lambda path: path.name)
def test_a_line_below_words_has_its_colour_apart(path: Path) -> None:
    """Safari takes `text-decoration: underline 1px` for nothing, so that there is no line."""
    lines = re.findall(r"text-decoration: ([^;}]*)", path.read_text("utf-8"))
    assert all(re.fullmatch("[a-z-]+", line) for line in lines), lines
