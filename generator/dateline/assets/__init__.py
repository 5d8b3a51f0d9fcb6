"""The style and the scripts that pages load, as the package has them."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from rcssmin import cssmin
from rjsmin import jsmin


@cache
def read_asset(name: str) -> str:
    """A stylesheet (`.css`) or a script (`.js`) without what only its writers need: comments
    and spaces are a quarter of its bytes, and every reader loads it.

    Raises:
        FileNotFoundError: the package has no such file.
    """
    text = files(__package__).joinpath(name).read_text("utf-8")
    shorten = cssmin if name.endswith(".css") else jsmin
    return str(shorten(text)).strip()
