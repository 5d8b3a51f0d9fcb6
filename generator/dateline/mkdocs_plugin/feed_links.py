"""Links to the timelines' feeds for the head of a page, by which readers' programs find them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from markupsafe import Markup
from mkdocs.utils import get_relative_url

# Two words: Material takes a bare "alternate" for a translation of the site, and asks for
# its sitemap.
_LINK: Final = Markup(
    '<link rel="alternate feed" type="application/atom+xml" title="{title}" href="{address}">'
)


def feed_links(feeds: Iterable[tuple[str, str]], page: str) -> Markup:
    """One `<link>` for each feed, given as title and address; `page` is the page's address.

    Both addresses are from the site's root.
    """
    return Markup().join(
        _LINK.format(title=title, address=get_relative_url(feed, page)) for title, feed in feeds
    )
