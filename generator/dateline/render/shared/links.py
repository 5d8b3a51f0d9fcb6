"""Links from a file that is outside the Markdown pages: a feed, an embed, JSON-LD."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from urllib.parse import quote, unquote, urljoin, urlsplit

from dateline.render.shared.edition import Edition, page_address


@dataclass(frozen=True, slots=True)
class Viewpoint:
    """A file's own address (`own`, from the site's root), and so how it links to the rest.

    Links are whole addresses if the site has one of its own; else, or if `near` is set,
    they are relative to the file.
    """

    edition: Edition
    own: str
    near: bool = False

    def to(self, address: str) -> str:
        """The link to an address that is given from the site's root."""
        site = "" if self.near else self.edition.settings.site_url
        if not site:
            return "../" * self.own.count("/") + address or "./"
        if address.startswith("../"):  # an author's link out of the site
            return self.edition.absolute(address)
        return f"{site.rstrip('/')}/{address}"

    def page(self, page: str, anchor: str = "") -> str:
        """The link to a Markdown page of the timeline, and to a place on it."""
        address = self.edition.page_address(page)
        return self.to(f"{address}#{quote(anchor)}" if anchor else address)

    def source(self, source_id: str) -> str:
        """The link to a source's record."""
        return self.page(self.edition.resolved.paging.page_of_source(source_id), source_id)

    def person(self, person_id: str) -> str:
        """The link to a person's record."""
        return self.page(self.edition.resolved.paging.page_of_person(person_id), person_id)

    def follow(self, href: str) -> str:
        """The link for one that is written relative to the timeline's Markdown pages."""
        parts = urlsplit(href)
        if parts.scheme or parts.netloc:
            return href
        settings = self.edition.settings
        if parts.path.startswith("/"):
            return urljoin(settings.site_url, href) if settings.site_url and not self.near else href
        below = self.edition.path(unquote(parts.path) or "index.md")
        path = posixpath.normpath(below)
        if path.endswith(".md"):
            address = page_address(path, settings)
        else:
            address = quote(path) + ("/" if parts.path.endswith("/") else "")
        query = f"?{parts.query}" if parts.query else ""
        fragment = f"#{parts.fragment}" if parts.fragment else ""
        return self.to(address + query + fragment)


def viewpoint_of_page(edition: Edition, page: str) -> Viewpoint:
    """The view from a Markdown page of the timeline, as it is on the built site."""
    return Viewpoint(edition, edition.page_address(page))
