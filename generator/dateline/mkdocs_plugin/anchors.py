"""The anchors of a page, as MkDocs needs them to see whether links to them land."""

from __future__ import annotations

from markdown.treeprocessors import UnescapeTreeprocessor
from mkdocs.structure.pages import Page


def unescape_anchors(page: Page) -> None:
    """Give MkDocs the ids of a page as readers get them. It notes them before Python-Markdown has
    put the escaped characters back, and warns of each link to an id that has one.
    """
    noted = page.present_anchor_ids
    if noted is not None:
        put_back = UnescapeTreeprocessor().unescape
        page.present_anchor_ids = {put_back(anchor) for anchor in noted}
