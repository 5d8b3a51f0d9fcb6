"""What a link to a page says of it where people share it: OpenGraph tags for the page's head.

https://ogp.me
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from html import unescape
from typing import Final
from urllib.parse import quote, urljoin

from markupsafe import Markup

from dateline.data.file_names import DISPUTES, DISPUTES_PICTURE, TIMELINE_PICTURE, path_in
from dateline.data.outputs import HIGH, WIDE

_PROPERTY: Final = Markup('<meta property="og:{name}" content="{value}">')
_CARD: Final = Markup('<meta name="twitter:card" content="{kind}">')


def share_tags(
    meta: Mapping[str, object], address: str, site_name: str, picture: str = ""
) -> Markup:
    """The tags of one of our pages, whose `meta` has title and description as they are in HTML;
    `address` is the page's own and `picture` that of its share picture, or empty.
    """
    title = unescape(str(meta.get("title", "")))
    told: dict[str, object] = {
        "type": "article",
        "title": title,
        "description": unescape(str(meta.get("description", ""))),
        "url": address,
        "site_name": site_name,
    }
    if picture:
        told |= {
            "image": picture,
            "image:type": "image/png",
            "image:width": WIDE,
            "image:height": HIGH,
            "image:alt": title,
        }
    tags = [_PROPERTY.format(name=name, value=value) for name, value in told.items() if value]
    kind = "summary_large_image" if picture else "summary"
    return Markup().join([*tags, _CARD.format(kind=kind)])


def picture_of_page(page: str, folder: str, pictures: Collection[str], site_url: str) -> str:
    """The address of the share picture of a page of ours: the disputes' own, else the timeline's;
    empty if there is none, or if nobody knows where the site is.

    `page` is the page's path, `folder` its timeline's, `pictures` are the paths of all there are.
    """
    names = [TIMELINE_PICTURE]
    if page == path_in(folder, DISPUTES):
        names.insert(0, DISPUTES_PICTURE)
    paths = (path_in(folder, name) for name in names)
    found = next((path for path in paths if path in pictures), "")
    return urljoin(site_url, quote(found)) if found and site_url else ""
