"""`feed.xml` (Atom) and `feed.json` (JSON Feed): what was added and what was corrected.

Atom: https://www.rfc-editor.org/rfc/rfc4287; JSON Feed: https://www.jsonfeed.org/version/1.1/.
Days are those of the data, at midnight UTC, so that a feed changes only with the data.
Addresses are whole; a site without an address of its own gets some that are relative to
the feed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any, Final
from xml.etree import ElementTree as ET

from dateline.data.file_names import ATOM_FEED, INDEX, JSON_FEED
from dateline.data.outputs import Output
from dateline.render.shared.edition import Edition
from dateline.render.shared.event_html import HtmlTeller
from dateline.render.shared.feed_items import NewsItem, news_of
from dateline.render.shared.links import Viewpoint
from dateline.render.shared.stable_ids import tag_uri
from dateline.text.prose import plain_prose

MOST_ITEMS: Final = 100
"""A feed has the newest of a timeline, and not all of it to each who asks each hour."""

_XML_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
# https://www.w3.org/TR/xml/#charsets
_NOT_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render_feeds(edition: Edition) -> Iterator[Output]:
    """Both feeds, if anything in the timeline has a day of publication."""
    items = news_of(edition)
    if not items:
        return
    first_year = min(item.added for item in items)[:4]
    newest = items[:MOST_ITEMS]
    for name, write in ((ATOM_FEED, _atom), (JSON_FEED, _json)):
        view = Viewpoint(edition, edition.address(name))
        feed_id = tag_uri(edition.settings, first_year, edition.folder, ATOM_FEED)
        yield Output(edition.path(name), write(view, newest, feed_id))


def _atom(view: Viewpoint, items: Sequence[NewsItem], feed_id: str) -> bytes:
    edition = view.edition
    timeline = edition.timeline
    attributes = {"xmlns": "http://www.w3.org/2005/Atom", _XML_LANG: timeline.language}
    feed = ET.Element("feed", attributes)
    _add(feed, "title", timeline.title)
    summary = plain_prose(timeline.summary)
    if summary:
        _add(feed, "subtitle", summary)
    _add(feed, "id", feed_id)
    _add(feed, "updated", _midnight(max(item.changed for item in items)))
    _add(feed, "link", rel="alternate", type="text/html", href=view.page(INDEX))
    if edition.settings.site_url:
        _add(feed, "link", rel="self", type="application/atom+xml", href=view.to(view.own))
    _add(ET.SubElement(feed, "author"), "name", _author(edition))
    _add(feed, "generator", "Dateline")
    teller = HtmlTeller(view)
    for item in items:
        _add_entry(feed, item, view, _content(edition, item, teller))
    ET.indent(feed)
    text: str = ET.tostring(feed, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode()


def _add_entry(feed: ET.Element, item: NewsItem, view: Viewpoint, content: str) -> None:
    entry = ET.SubElement(feed, "entry")
    _add(entry, "title", item.title)
    _add(entry, "id", item.id)
    _add(entry, "link", rel="alternate", type="text/html", href=view.to(item.address))
    _add(entry, "published", _midnight(item.added))
    _add(entry, "updated", _midnight(item.changed))
    for topic in item.topics:
        _add(entry, "category", term=topic)
    _add(entry, "content", content, type="html")


def _add(parent: ET.Element, tag: str, text: str = "", **attributes: str) -> None:
    cleaned = {name: _NOT_XML.sub("", value) for name, value in attributes.items()}
    ET.SubElement(parent, tag, cleaned).text = _NOT_XML.sub("", text) or None


def _json(view: Viewpoint, items: Sequence[NewsItem], _feed_id: str) -> bytes:
    edition = view.edition
    timeline = edition.timeline
    teller = HtmlTeller(view)
    tree: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": timeline.title,
        "home_page_url": view.page(INDEX),
        "feed_url": view.to(view.own),
        "description": plain_prose(timeline.summary),
        "language": timeline.language,
        "authors": [{"name": _author(edition)}],
        "items": [_json_item(item, view, teller) for item in items],
    }
    return (json.dumps(tree, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def _json_item(item: NewsItem, view: Viewpoint, teller: HtmlTeller) -> dict[str, Any]:
    return {
        "id": item.id,
        "url": view.to(item.address),
        "title": item.title,
        "content_html": _content(view.edition, item, teller),
        "date_published": _midnight(item.added),
        "date_modified": _midnight(item.changed),
        "tags": list(item.topics),
    }


def _content(edition: Edition, item: NewsItem, teller: HtmlTeller) -> str:
    """The item as HTML; readers of feeds do not know the feed's direction of writing."""
    return f'<div dir="{edition.direction}">{item.html(teller)}</div>'


def _author(edition: Edition) -> str:
    return edition.settings.site_name or edition.timeline.title


def _midnight(day: str) -> str:
    return f"{day}T00:00:00Z"
