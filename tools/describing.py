"""A hook of MkDocs for the project's own site: what a page says first describes it, where people
share its address and where they search, unless the page has a description of its own.
"""

from __future__ import annotations

import re
from html import escape, unescape
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

_FIRST: Final = re.compile(r"<p\b[^>]*>(.*?)</p>", re.DOTALL)
_TAG: Final = re.compile(r"<[^>]*>")
_LONG: Final = 200  # characters, of which previews show most


def on_page_content(html: str, /, *, page: Page, config: MkDocsConfig, **_: object) -> str:
    """The page's HTML as it is. The pages of timelines have tags of their own."""
    if Path(config.docs_dir, page.file.src_uri).is_file():
        page.meta["by_hand"] = True
        if (first := _FIRST.search(html)) and not page.meta.get("description"):
            # Material puts it into HTML as it is.
            page.meta["description"] = escape(_begin(unescape(_TAG.sub("", first[1]))))
    return html


def _begin(text: str) -> str:
    """The first sentences of a text, or the first words of one that is too long; without
    what leads to a list or to code.
    """
    words = " ".join(text.split())
    if len(words) <= _LONG and not words.endswith(":"):
        return words
    start = words[:_LONG]
    whole = start.rfind(". ") + 1
    return start[:whole] if whole else f"{start.rpartition(' ')[0]} …"
