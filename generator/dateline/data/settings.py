"""What a site decides about its timelines, apart from their data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


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
    `report_url` is a web address where readers report an error; `{id}` in it becomes the
    event's id. `site_url` is the site's address, or empty if it has none.
    `directory_urls` is MkDocs' `use_directory_urls`. `templates` is a folder (absolute)
    whose templates go before ours, or empty. Pages are Markdown where it is not, whatever
    `bodies` says, since the site's own templates write that.
    """

    page_size: int = 200
    report_url: str = ""
    site_url: str = ""
    site_name: str = ""
    directory_urls: bool = True
    templates: str = ""
    bodies: Bodies = Bodies.MARKDOWN
