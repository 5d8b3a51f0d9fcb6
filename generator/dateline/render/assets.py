"""The style and the script: files too, so that any site builder can use them."""

from __future__ import annotations

from importlib.resources import files

from dateline.outputs import Output

NAMES = ("dateline.css", "dateline.js")


def render_assets() -> tuple[Output, ...]:
    """One stylesheet and one small script, for all timelines of a site."""
    folder = files("dateline").joinpath("assets")
    return tuple(Output(f"assets/{name}", folder.joinpath(name).read_bytes()) for name in NAMES)
