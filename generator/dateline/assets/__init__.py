"""The style and the scripts that pages load, and the fonts of pictures, as the package has them."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Final

from rcssmin import cssmin
from rjsmin import jsmin

PARTS: Final = {
    "dateline.css": tuple(
        f"style/{part}.css"
        for part in (
            *("page", "numbers", "groups", "events", "accounts", "dates"),
            *("strip", "filters", "river", "targets", "print", "material"),
        )
    ),
    "dateline-light.css": ("light_colours.css", "light.css"),
    "dateline-light.js": ("light.js",),
    "dateline-embed.css": (
        "light_colours.css",
        *(
            f"style/{part}.css"
            for part in (
                *("page", "numbers", "groups", "events"),
                *("accounts", "dates", "strip", "targets"),
            )
        ),
        "embed.css",
    ),
    "dateline-embed.js": ("embed.js",),
}
"""Files that are written in parts, or by another name, in the order in which they are joined."""


@cache
def read_font(name: str) -> bytes:
    """A font of `fonts/`, without its ending: the letters of a share picture.

    Raises:
        FileNotFoundError: the package has no such font.
    """
    return files(__package__).joinpath(f"fonts/{name}.ttf").read_bytes()


@cache
def read_asset(name: str) -> str:
    """A stylesheet (`.css`) or a script (`.js`) without what only its writers need: comments
    and spaces are a quarter of its bytes, and every reader loads it.

    Raises:
        FileNotFoundError: the package has no such file.
    """
    names = PARTS.get(name, (name,))
    text = "\n".join(files(__package__).joinpath(each).read_text("utf-8") for each in names)
    shorten = cssmin if name.endswith(".css") else jsmin
    return str(shorten(text)).strip()
