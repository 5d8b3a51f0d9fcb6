"""Names that stay the same for ever: `tag:` addresses for feeds, UIDs for calendars."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote, urlsplit

from dateline.data.settings import Settings, is_of_one_machine

NO_AUTHORITY: Final = "dateline.invalid"
"""Used for a site without an address of its own: no one can own a name under `.invalid`
(RFC 2606)."""

# Matches `outlet-a.example`.
_HOST: Final = re.compile(r"[a-z0-9]+(?:-+[a-z0-9]+)*(?:\.[a-z0-9]+(?:-+[a-z0-9]+)*)*")


def authority(settings: Settings) -> str:
    """The site's host, without its port, or a name that is no one's: each machine has a host of
    its own that is called as a preview's is.
    """
    if is_of_one_machine(settings.site_url):
        return NO_AUTHORITY
    try:
        host = urlsplit(settings.site_url).hostname or ""
        host = host.encode("idna").decode()
    except (UnicodeError, ValueError):
        return NO_AUTHORITY
    return host if _HOST.fullmatch(host) else NO_AUTHORITY


def lasting_path(settings: Settings, *parts: str) -> str:
    """The path of something on the site's host: sites of several projects may share one."""
    site = _site_path(settings)
    return "/".join(quote(part, safe="/-._~") for part in (site, *parts) if part)


def tag_uri(settings: Settings, year: str, *parts: str) -> str:
    """A `tag:` address (RFC 4151).

    `year` (four digits) is one in which the site existed: that of the day on which the
    thing it names was published. Pages may move and titles change; it stays.
    """
    return f"tag:{authority(settings)},{year}:/{lasting_path(settings, *parts)}"


def _site_path(settings: Settings) -> str:
    try:
        return urlsplit(settings.site_url).path.strip("/")
    except ValueError:
        return ""
