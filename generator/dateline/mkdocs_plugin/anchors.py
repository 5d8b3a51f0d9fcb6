"""The anchors of a page, as MkDocs needs them to see whether links to them land."""

from __future__ import annotations

import re
from typing import Final

from mkdocs.structure.pages import Page

# Python-Markdown's way to keep an escaped character until the end. Matches `\x0295\x03`, for `_`.
_ESCAPED: Final = re.compile(r"\x02(\d+)\x03")


def unescape_anchors(page: Page) -> None:
    """Give MkDocs the ids of a page as readers get them. It notes them before Python-Markdown has
    put the escaped characters back, and warns of each link to an id that has one.
    """
    noted = page.present_anchor_ids
    if noted is not None:
        page.present_anchor_ids = {
            _ESCAPED.sub(lambda code: chr(int(code[1])), anchor) for anchor in noted
        }
