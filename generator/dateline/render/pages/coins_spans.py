"""COinS: a source's record hidden in the page, from which Zotero and its like take it.

A context object in the key/value format of Z39.88-2004, in the title of an empty span.
The `dc` format says what kind of item it is in Zotero's own words (`rft.type`).
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from dateline.data.bibliography.identifiers import bare_identifier
from dateline.data.model import Source
from dateline.data.source_types import Identifier
from dateline.render.inks.inline import element
from dateline.render.shared.plain_dates import known_date
from dateline.text.inks import MARKDOWN, Ink, Piece


def coins_span(source: Source, ink: Ink = MARKDOWN) -> Piece:
    """The span for one source."""
    pairs = "&".join(f"{key}={quote(value, safe='')}" for key, value in _pairs(source))
    return element(ink, "span", "", class_="Z3988", title=pairs)


def _pairs(source: Source) -> Iterator[tuple[str, str]]:
    yield "ctx_ver", "Z39.88-2004"
    yield "rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"
    yield "rft.type", source.type.traits.coins
    single = {
        "rft.title": source.full_title,
        "rft.source": source.container,
        "rft.publisher": source.publisher,
        "rft.date": known_date(source.published),
        "rft.language": source.language,
        "rft.identifier": source.url,
    }
    for field in source.type.traits.fields:
        if field.coins and field.coins not in single:
            single[field.coins] = source.details.get(field.name, "")
    yield from ((key, value) for key, value in single.items() if value)
    if doi := source.details.get("doi"):
        yield "rft_id", f"info:doi/{bare_identifier(Identifier.DOI, doi)}"
    yield from (("rft.creator", name) for name in source.by)
    yield from (("rft.contributor", name) for name in (*source.editors, *source.translators))
