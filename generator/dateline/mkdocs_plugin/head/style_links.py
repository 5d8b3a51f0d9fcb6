"""The link to a style sheet that only some pages load, for the head of a page."""

from __future__ import annotations

from typing import Final

from markupsafe import Markup
from mkdocs.utils import get_relative_url

_LINK: Final = Markup('<link rel="stylesheet" href="{address}">')


def style_link(path: str, page: str) -> Markup:
    """`path` is the sheet's, `page` the page's address, both from the site's root."""
    return _LINK.format(address=get_relative_url(path, page))
