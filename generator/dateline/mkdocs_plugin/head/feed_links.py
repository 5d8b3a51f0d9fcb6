"""Links to the timelines' feeds for the head of a page, by which readers' programs find them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from markupsafe import Markup
from mkdocs.utils import get_relative_url

# Two words: Material takes a bare "alternate" for a translation of the site, and asks for
# its sitemap.
_LINK: Final = Markup(
    '<link rel="alternate feed" type="application/atom+xml" title="{title}" href="{address}">'
)


@dataclass(frozen=True, slots=True)
class Feed:
    """A timeline's feed: the timeline's title, and the file's path from the docs folder."""

    title: str
    path: str


def feed_links(feeds: Iterable[Feed], page: str) -> Markup:
    """One `<link>` for each feed; `page` is the page's address, from the site's root."""
    return Markup().join(
        _LINK.format(title=feed.title, address=get_relative_url(quote(feed.path), page))
        for feed in feeds
    )
