"""A hook of MkDocs for the project's own site: on a dark page a picture is dark.

Where `name-dark.webp` is beside `name.webp`, a page gets both, and Material's style shows the one
of the chosen scheme. They are loaded when they are shown, so that no reader loads both.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

# Matches `<img alt="An event" height="90" src="../../pictures/event.webp" width="400">`.
_PICTURE = re.compile(r'<img\b[^>]*\bsrc="[^"]*pictures/([\w-]+)(\.webp)"[^>]*>')


def on_page_content(html: str, /, *, config: MkDocsConfig, **_: object) -> str:
    """The page's HTML, each picture in both schemes as far as there are two."""
    folder = Path(config.docs_dir) / "pictures"

    def both(found: re.Match[str]) -> str:
        name, ending = found[1], found[2]
        if not (folder / f"{name}-dark{ending}").is_file():
            return found[0]
        of_name = f"pictures/{name}{ending}"
        light = found[0].replace(of_name, f"{of_name}#only-light")
        dark = found[0].replace(of_name, f"pictures/{name}-dark{ending}#only-dark")
        return "".join(_lazy(one) for one in (light, dark))

    return _PICTURE.sub(both, html)


def _lazy(image: str) -> str:
    return image if "loading=" in image else image.replace("<img", '<img loading="lazy"', 1)
