"""What a site decides about its timelines, apart from their data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """The plugin's options and the three settings of mkdocs.yml that addresses depend on.

    `page_size` is how many events stand on one page before the timeline is split.
    `report_url` is a web address where readers report an error; `{id}` in it becomes the
    event's id. `site_url` is the site's address, or empty if it has none.
    `directory_urls` is MkDocs' `use_directory_urls`. `templates` is a folder (absolute)
    whose templates go before ours, or empty.
    """

    page_size: int = 200
    report_url: str = ""
    site_url: str = ""
    site_name: str = ""
    directory_urls: bool = True
    templates: str = ""
