"""Archived copies, checked offline: the right page, and not older than what it copies.

The Wayback Machine and archives like it write `…/web/20220709120000/https://…`, archive.today
`…/2022.07.09-120000/https://…`, others `…?url=https%3A%2F%2F…`.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Final
from urllib.parse import unquote, urlsplit
from zoneinfo import ZoneInfo

from dateline.check.values.addresses import read_address
from dateline.check.values.dating import Calendar, read_date_of
from dateline.data.fields import open_fields
from dateline.data.keys import ARCHIVED
from dateline.data.model import Archive
from dateline.data.nodes import Node
from dateline.dates import Date, iso_day
from dateline.problems import Place, Problems
from dateline.problems.wording import quoted

# Matches `/20220709120000/`, `/2022.07.09-120000/`.
_STAMP: Final = re.compile(
    r"/(\d{4})(\d\d)(\d\d)(\d\d)?(\d\d)?(\d\d)?(?:[a-z]{2}_)?/"
    r"|/(\d{4})\.(\d\d)\.(\d\d)(?:-(\d\d)(\d\d)(\d\d))?/"
)
# The path of the Wayback Machine and its kin (Memento, RFC 7089, as they all write it).
_MEMENTO: Final = re.compile(r"/(?:web|wayback|all)/([\d*]+)(?:[a-z]{2}_)?/https?:", re.IGNORECASE)
_STAMP_DIGITS: Final = 14
_ALTERED: Final = frozenset(
    f"archive.{end}" for end in ["today", "is", "ph", "fo", "li", "md", "vn"]
)
# What may be between an archive's own path and the address of the page it keeps.
_BEFORE: Final = re.compile(r"(?:https?:/{1,2}|=|/[\d.*-]+(?:[a-z]{2}_)?/)(?:www\.)?$")


def read_archive(node: Node, calendar: Calendar, problems: Problems) -> Archive | None:
    """The copy's address and day, or None if there is no address."""
    fields = open_fields(node, ARCHIVED, problems)
    if fields is None:
        return None
    day = read_date_of(fields, "on", calendar)
    if fields.required("url") is None:
        return None
    url = read_address(fields, "url")
    return Archive(url=url, on=day, place=fields.place, places=fields.places) if url else None


def check_archive(
    archive: Archive, url: str, published: Date | None, zone: str, problems: Problems
) -> None:
    """Report a copy of another page, and one made before the page was published."""
    place = archive.place_of("url")
    _warn_of_altered(archive.url, place, problems)
    if _is_bad_form(archive.url):
        message = f"The stamp in {quoted(archive.url)} has no 14 digits, so it names no one copy."
        hint = "Give the address of one copy, such as `…/web/20220709120000/https://…`."
        problems.error(place, "bad-archive-stamp", message, hint)
        return
    if url and not _holds(archive.url, url):
        message = f"The archived copy {quoted(archive.url)} is not a copy of {quoted(url)}."
        hint = "Give the copy's long address, which ends with the address of the page itself."
        problems.error(place, "archive-of-another-page", message, hint)
    try:
        day = _stamped_day(archive.url, zone)
    except (ValueError, OverflowError):  # no such day, or none in the timeline's zone
        message = f"The time stamp in {quoted(archive.url)} is not a possible time."
        hint = "Copy the address again from the archive."
        problems.error(place, "bad-archive-stamp", message, hint)
        return
    if day is not None and archive.on is not None and not _is_day(archive.on, day):
        message = (
            f"The archived copy {quoted(archive.url)} was made on {iso_day(day)}, and `on` is "
            "another day."
        )
        problems.error(place, "archive-day-differs", message, "Correct `on`, or leave it out.")
    if day is None and archive.on is None:
        message = f"Nothing says when the archived copy {quoted(archive.url)} was made."
        problems.warning(place, "undated-archive", message, "Add `on:` with the day.")
    if day is None and archive.on:
        day = archive.on.latest
    first = published.earliest if published else None
    if day is not None and first is not None and day < first:
        made, since = iso_day(day), iso_day(first)
        message = f"The archived copy was made on {made}, before the publication on {since}."
        hint = "Check both days: one of them is wrong, or the page was published earlier."
        problems.warning(place, "archive-before-publication", message, hint)


def _warn_of_altered(url: str, place: Place, problems: Problems) -> None:
    """Report a copy at archive.today or one of its sisters, whose copies were altered."""
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    if host in _ALTERED:
        message = f"Copies at {host} have been found altered after they were made."
        hint = "Give a copy at another archive, such as web.archive.org, where there is one."
        problems.warning(place, "altered-archive", message, hint)


def _is_bad_form(url: str) -> bool:
    """Whether an address of the Wayback Machine's kind names no one copy."""
    stamp = _MEMENTO.search(url)
    return stamp is not None and len(stamp[1]) != _STAMP_DIGITS


def _is_day(on: Date, day: int) -> bool:
    """Whether a date may be a day; a day more or less is a matter of time zones."""
    return (on.earliest is None or on.earliest - 1 <= day) and (
        on.latest is None or day <= on.latest + 1
    )


def _holds(archive: str, url: str) -> bool:
    own = _bare(url)
    kept = _bare(unquote(archive))
    return kept.endswith(own) and _BEFORE.search(kept[: -len(own)]) is not None


def _bare(url: str) -> str:
    """Without scheme, `www.`, fragment and last slash, in small letters."""
    parts = urlsplit(url)
    query = f"?{unquote(parts.query)}" if parts.query else ""
    path = parts.path if query else parts.path.rstrip("/")
    return f"{parts.netloc.lower().removeprefix('www.')}{unquote(path)}{query}".casefold()


def _stamped_day(url: str, zone: str) -> int | None:
    """The stamp's day in the timeline's zone, since archives count in UTC."""
    match = _STAMP.search(url)
    if match is None:
        return None
    year, month, day, *clock = [int(group) for group in match.groups() if group]
    hour, minute, second = [*clock, 0, 0, 0][:3]
    moment = datetime(year, month, day, hour, minute, second, tzinfo=UTC)
    return (moment.astimezone(ZoneInfo(zone)) if zone and clock else moment).toordinal()
