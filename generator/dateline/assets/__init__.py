"""The style and the scripts that pages load, and the fonts of pictures, as the package has them."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Final

from rcssmin import cssmin
from rjsmin import jsmin

_BASE: Final = (
    *("page", "numbers", "groups", "events", "accounts", "dates"),
    *("strip", "filters", "targets", "print", "material"),
)
_MORE: Final = ("sides", "tables", "media", "lanes", "lists", "overview", "river", "paper")
_EMBEDDED: Final = (
    *("page", "numbers", "groups", "events", "accounts", "dates", "strip", "targets"),
    *("sides", "tables", "media", "lanes", "overview"),
)


def _styles(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"style/{name}.css" for name in names)


PARTS: Final = {
    "dateline.css": _styles(_BASE + _MORE),
    "dateline-base.css": _styles(_BASE),
    "dateline-more.css": _styles(_MORE),
    "dateline-light.css": ("light_colours.css", "light.css"),
    "dateline-light.js": ("light.js",),
    "dateline-embed.css": ("light_colours.css", *_styles(_EMBEDDED), "embed.css"),
    "dateline-embed.js": ("embed.js",),
}
"""Files that are written in parts, or by another name, in the order in which they are joined."""


# Matches what a selector names of ours: ".dl-columns" and "[data-side]".
_NAMED: Final = re.compile(r"(?:\.(?=dl-)|\[(?=data-))([\w-]+)")


@cache
def _named_in(style: str) -> frozenset[str]:
    return frozenset(_NAMED.findall(read_asset(style)))


@cache
def _of_more() -> re.Pattern[str]:
    """Matches what `dateline-more.css` names and `dateline-base.css` does not."""
    names = sorted(_named_in("dateline-more.css") - _named_in("dateline-base.css"))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(names)})(?![\w-])")


def needs_more_style(page: str) -> bool:
    """Whether a page has anything that only `dateline-more.css` styles, by the names in the two."""
    return bool(_of_more().search(page))


@cache
def read_font(name: str) -> bytes:
    """A font of `fonts/`, without its ending: the letters of a share picture.

    Raises:
        FileNotFoundError: the package has no such font.
    """
    return files(__package__).joinpath(f"fonts/{name}.ttf").read_bytes()


# Matches `@import "dark_colours.css";`, for which the declarations of that file are put in.
_SHARED: Final = re.compile(r'@import "(\w+\.css)";')


def _read(name: str) -> str:
    return files(__package__).joinpath(name).read_text("utf-8")


@cache
def read_asset(name: str) -> str:
    """A stylesheet (`.css`) or a script (`.js`) without what only its writers need: comments
    and spaces are a quarter of its bytes, and every reader loads it.

    Raises:
        FileNotFoundError: the package has no such file.
    """
    names = PARTS.get(name, (name,))
    text = _SHARED.sub(lambda found: _read(found[1]), "\n".join(map(_read, names)))
    shorten = cssmin if name.endswith(".css") else jsmin
    return str(shorten(text)).strip()
