"""Styles and scripts: files, so that any site builder can use them and no page contains one."""

from __future__ import annotations

from dateline.assets import read_asset
from dateline.data.file_names import ASSETS, file_name
from dateline.data.outputs import Output


def render_assets() -> tuple[Output, ...]:
    """All of them, for all timelines of a site."""
    return tuple(Output(path, read_asset(file_name(path)).encode()) for path in ASSETS)
