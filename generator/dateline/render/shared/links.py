"""Links from a file that is outside the Markdown pages: a feed, an embed, JSON-LD."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import quote, unquote, urljoin, urlsplit

from dateline.data.settings import page_address
from dateline.render.shared.edition import Edition


@dataclass(frozen=True, slots=True)
class Viewpoint:
    """A file's own address (`own`, from the site's root), and so how it links to the rest.

    Links are whole addresses if the site has one of its own; else, or if `near` is set,
    they are relative to the file, by the shortest way.
    """

    edition: Edition
    own: str
    near: bool = False

    def to(self, address: str) -> str:
        """The link to an address that is given from the site's root."""
        site = "" if self.near else self.edition.settings.site_url
        if not site:
            return _way(self.own.split("/")[:-1], address)
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
        if parts.path.startswith("/"):
            site = "" if self.near else self.edition.settings.site_url
            return urljoin(site, href) if site else href
        return self.to(_address_of(href, self.edition))


def follow_from_page(edition: Edition, page: str) -> Callable[[str], str]:
    """How links that are written relative to a Markdown page lead on from that page, as it is on
    the built site: by the shortest way, as MkDocs has it.
    """
    return follow_from(edition.page_address(page), edition)


def follow_from(own: str, edition: Edition) -> Callable[[str], str]:
    """The same from any page of the site, whose address is `own`."""
    here = own.split("/")[:-1]

    def follow(href: str) -> str:
        parts = urlsplit(href)
        if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
            return href
        return _way(here, _address_of(href, edition))

    return follow


def _way(here: Sequence[str], address: str) -> str:
    """The shortest way from a folder to an address, which is given from the site's root."""
    path, mark, rest = _cut(address)
    there = path.split("/")
    same = 0
    for one, other in zip(here, there[:-1], strict=False):
        if one != other:
            break
        same += 1
    way = "/".join([*[".."] * (len(here) - same), *there[same:]]) or "./"
    return f"{way}{mark}{rest}"


def _cut(address: str) -> tuple[str, str, str]:
    """An address cut before its query or fragment."""
    at = min((i for i in (address.find("?"), address.find("#")) if i >= 0), default=len(address))
    return address[:at], address[at : at + 1], address[at + 1 :]


def _address_of(href: str, edition: Edition) -> str:
    """The address, from the site's root, of a link relative to the timeline's Markdown pages."""
    parts = urlsplit(href)
    path = posixpath.normpath(edition.path(unquote(parts.path) or "index.md"))
    if path.endswith(".md"):
        address = page_address(path, edition.settings)
    else:
        address = quote(path) + ("/" if parts.path.endswith("/") else "")
        if edition.settings.directory_urls and address.endswith("/index.html"):
            address = address.removesuffix("index.html")
    query = f"?{parts.query}" if parts.query else ""
    fragment = f"#{parts.fragment}" if parts.fragment else ""
    return address + query + fragment


def viewpoint_of_page(edition: Edition, page: str) -> Viewpoint:
    """The view from a Markdown page of the timeline, as it is on the built site."""
    return Viewpoint(edition, edition.page_address(page))
