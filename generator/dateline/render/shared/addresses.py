"""Where things stand on the built site, and how one page links to another."""

from __future__ import annotations

from urllib.parse import quote, urljoin

from dateline.data.resolved import ResolvedEvent
from dateline.data.settings import Settings


def page_address(folder: str, page: str, settings: Settings) -> str:
    """The address of a Markdown page on the built site, relative to the site's root.

    `folder` and `page` are the timeline's folder and the page's path below it. Follows
    MkDocs: https://www.mkdocs.org/user-guide/configuration/#use_directory_urls
    """
    stem = "/".join(part for part in (folder, page.removesuffix(".md")) if part)
    if not settings.directory_urls:
        return quote(f"{stem}.html")
    if stem == "index" or stem.endswith("/index"):
        return quote(stem.removesuffix("index"))
    return quote(f"{stem}/")


def event_address(folder: str, event_id: str, settings: Settings) -> str:
    """An event's permanent address, relative to the site's root."""
    address = f"{folder}/e/{event_id}/" if folder else f"e/{event_id}/"
    return quote(address if settings.directory_urls else f"{address}index.html")


def event_on_page(folder: str, event: ResolvedEvent, settings: Settings) -> str:
    """The page that carries an event now, and its place on it, from the site's root."""
    return f"{page_address(folder, event.page, settings)}#{event.event.id}"


def absolute(address: str, settings: Settings) -> str:
    """An address with the site's own in front, or empty if the site has none."""
    if not settings.site_url:
        return ""
    return urljoin(settings.site_url.rstrip("/") + "/", address)
