"""The style and the scripts that pages load, as the package has them."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Final

from rcssmin import cssmin
from rjsmin import jsmin

PARTS: Final = {
    "dateline.css": (
        *("page", "groups", "events", "accounts", "dates"),
        *("strip", "filters", "targets", "print", "material"),
    )
}
"""Stylesheets that are written in parts, in the order in which the parts are joined."""


@cache
def read_asset(name: str) -> str:
    """A stylesheet (`.css`) or a script (`.js`) without what only its writers need: comments
    and spaces are a quarter of its bytes, and every reader loads it.

    Raises:
        FileNotFoundError: the package has no such file.
    """
    names = [f"style/{part}.css" for part in PARTS.get(name, ())] or [name]
    text = "\n".join(files(__package__).joinpath(each).read_text("utf-8") for each in names)
    shorten = cssmin if name.endswith(".css") else jsmin
    return str(shorten(text)).strip()
