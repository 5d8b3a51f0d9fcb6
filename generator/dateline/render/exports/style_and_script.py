"""The style and the script: files too, so that any site builder can use them."""

from __future__ import annotations

from dateline.assets import read_asset
from dateline.data.outputs import Output

NAMES = ("dateline.css", "dateline.js")


def render_assets() -> tuple[Output, ...]:
    """One stylesheet and one small script, for all timelines of a site."""
    return tuple(Output(f"assets/{name}", read_asset(name).encode()) for name in NAMES)
