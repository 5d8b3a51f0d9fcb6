"""Links from a file that stands outside the Markdown pages: a feed, an embed, JSON-LD."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, unquote, urljoin, urlsplit

from dateline.data.settings import Settings
from dateline.render.shared.addresses import absolute, page_address


@dataclass(frozen=True, slots=True)
class Viewpoint:
    """Where a file stands, and so how it links to the rest of the site.

    `folder` is the timeline's folder, `own` the file's address from the site's root.
    `source_pages` and `person_pages` go from an id to the page of its record, where that
    is not `sources.md` or `people.md`.
    Links are whole addresses if the site has one of its own; else, or if `near` is set,
    they are relative to the file.
    """

    folder: str
    own: str
    settings: Settings
    near: bool = False
    source_pages: Mapping[str, str] = field(default_factory=dict)
    person_pages: Mapping[str, str] = field(default_factory=dict)

    def to(self, address: str) -> str:
        """The link to an address that is given from the site's root."""
        site = "" if self.near else self.settings.site_url
        if not site:
            return "../" * self.own.count("/") + address or "./"
        if address.startswith("../"):  # an author's link out of the site
            return absolute(address, self.settings)
        return f"{site.rstrip('/')}/{address}"

    def page(self, page: str, anchor: str = "") -> str:
        """The link to a Markdown page of the timeline, and to a place on it."""
        address = page_address(self.folder, page, self.settings)
        return self.to(f"{address}#{quote(anchor)}" if anchor else address)

    def source(self, source_id: str) -> str:
        """The link to a source's record."""
        return self.page(self.source_pages.get(source_id, "sources.md"), source_id)

    def person(self, person_id: str) -> str:
        """The link to a person's record."""
        return self.page(self.person_pages.get(person_id, "people.md"), person_id)

    def follow(self, href: str) -> str:
        """The link for one that is written relative to the timeline's Markdown pages."""
        parts = urlsplit(href)
        if parts.scheme or parts.netloc:
            return href
        if parts.path.startswith("/"):
            site = self.settings.site_url
            return urljoin(site, href) if site and not self.near else href
        path = posixpath.normpath(posixpath.join(self.folder, unquote(parts.path) or "index.md"))
        if path.endswith(".md"):
            address = page_address("", path, self.settings)
        else:
            address = quote(path) + ("/" if parts.path.endswith("/") else "")
        query = f"?{parts.query}" if parts.query else ""
        fragment = f"#{parts.fragment}" if parts.fragment else ""
        return self.to(address + query + fragment)


def viewpoint_of_page(folder: str, page: str, settings: Settings) -> Viewpoint:
    """The view from a Markdown page of the timeline, as it stands on the built site."""
    return Viewpoint(folder, page_address(folder, page, settings), settings)


def address_beside(folder: str, name: str) -> str:
    """The address of a file in the timeline's folder, from the site's root."""
    return quote(beside(folder, name))


def beside(folder: str, name: str) -> str:
    """The path of a file in the timeline's folder, from the site's root."""
    return f"{folder}/{name}" if folder else name
