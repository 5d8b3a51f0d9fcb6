"""What a site decides about its timelines, apart from their data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from ipaddress import ip_address
from typing import Final
from urllib.parse import quote, urlsplit

MOST_EVENTS: Final = 50_000
"""Of one timeline, unless the site allows more: about as many as can be checked in a minute, with
1.5 GB of memory."""


MOST_PICTURES: Final = 300
"""Of events with a share picture each: to draw so many takes two seconds, and they have 6 MB."""

_SIGN_OF_THEME: Final = "assets/images/favicon.png"  # Material's own, and Zensical's


class Bodies(StrEnum):
    """How the bodies of pages are written, and so who makes HTML of them."""

    MARKDOWN = "markdown"
    """As Markdown: the site builder does."""
    HTML = "html"
    """As HTML within the page, between headings that are Markdown."""
    APART = "apart"
    """As HTML beside the page, which has headings and places only: the MkDocs plugin fills in."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The plugin's options and the three settings of mkdocs.yml that addresses depend on.

    `page_size` is how many events are on one page before the timeline is split.
    `most_events` is how many a timeline may have.
    `share_pictures` is up to how many events of a timeline each has a picture of its own for links
    that are shared; with 0 there are no such pictures at all.
    `report_url` is a web address where readers report an error; `{id}` in it becomes the
    event's id. `site_url` is the site's address, or empty if it has none.
    `sign` is the site's picture in a browser's tab, below the docs folder, or empty.
    `directory_urls` is MkDocs' `use_directory_urls`. `templates` is a folder (absolute)
    whose templates go before ours, or empty. With `site_pages` there are pages of the whole site's
    people, sources and timelines. Pages are Markdown where it is not, whatever
    `bodies` says, since the site's own templates write that.
    """

    page_size: int = 200
    most_events: int = MOST_EVENTS
    share_pictures: int = MOST_PICTURES
    report_url: str = ""
    site_url: str = ""
    site_name: str = ""
    sign: str = ""
    directory_urls: bool = True
    templates: str = ""
    site_pages: bool = False
    bodies: Bodies = Bodies.MARKDOWN


def sign_of(theme: object) -> str:
    """The picture that a site's theme has as its `favicon`, if it is the site's own.

    >>> sign_of({"name": "material", "favicon": "assets/sign.svg"}), sign_of("material")
    ('assets/sign.svg', '')
    """
    name = theme.get("favicon") if isinstance(theme, Mapping) else ""
    if not isinstance(name, str) or name == _SIGN_OF_THEME:
        return ""
    is_elsewhere = "//" in name or name.startswith("data:")
    return "" if is_elsewhere else name.lstrip("/")


def is_of_one_machine(address: str) -> bool:
    """Whether an address leads to the machine that asks for it, as that of a preview does.

    >>> is_of_one_machine("http://127.0.0.1:8000/"), is_of_one_machine("https://example.org/")
    (True, False)
    """
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return False
    try:
        found = ip_address(host)
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")
    return found.is_loopback or found.is_unspecified


def page_address(path: str, settings: Settings) -> str:
    """The address of the Markdown page at a path below the docs folder.

    Follows MkDocs: https://www.mkdocs.org/user-guide/configuration/#use_directory_urls
    """
    stem = path.removesuffix(".md")
    if not settings.directory_urls:
        return quote(f"{stem}.html")
    if stem == "index" or stem.endswith("/index"):
        return quote(stem.removesuffix("index"))
    return quote(f"{stem}/")
