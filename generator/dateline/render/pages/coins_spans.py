"""COinS: a source's record hidden in the page, from which Zotero and its like take it.

A context object in the key/value format of Z39.88-2004, in the title of an empty span.
The `dc` format says what kind of item it is in Zotero's own words (`rft.type`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from urllib.parse import quote

from dateline.data.model import Source, SourceType
from dateline.render.shared.plain_dates import known_date
from dateline.text.escaping import Markdown, escape_html

_TYPES: Final = {
    SourceType.NEWS: "newspaperArticle",
    SourceType.WIRE: "newspaperArticle",
    SourceType.OFFICIAL: "document",
    SourceType.TRANSCRIPT: "document",
    SourceType.VIDEO: "videoRecording",
    SourceType.POST: "forumPost",
    SourceType.BOOK: "book",
}


def coins_span(source: Source) -> Markdown:
    """The span for one source, as HTML that may stand in a Markdown page."""
    pairs = "&".join(f"{key}={quote(value, safe='')}" for key, value in _pairs(source))
    return Markdown(f'<span class="Z3988" title="{escape_html(pairs)}"></span>')


def _pairs(source: Source) -> Iterator[tuple[str, str]]:
    yield "ctx_ver", "Z39.88-2004"
    yield "rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"
    yield "rft.type", _TYPES[source.type]
    single = {
        "rft.title": source.title,
        "rft.publisher" if source.type is SourceType.BOOK else "rft.source": source.outlet,
        "rft.date": known_date(source.published),
        "rft.language": source.language,
        "rft.identifier": source.url,
    }
    yield from ((key, value) for key, value in single.items() if value)
    yield from (("rft.creator", name) for name in source.by)
