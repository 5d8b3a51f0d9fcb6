"""What a shared link, or a search engine, says of a page of events that no one has described."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dateline.data.resolved import ResolvedEvent
from dateline.dates import Date
from dateline.render.shared.edition import Edition
from dateline.render.shared.phrases import Phrases

_LONG: Final = 160
"""In characters: what previews show of a description. No further headline begins behind it."""


def first_headlines(
    events: Sequence[ResolvedEvent], edition: Edition, span: tuple[Date, Date] | None = None
) -> str:
    """How many events there are, from when to when if a `span` is given, and the first headlines:
    `1912 – 6 July 2022 · 2 events: The first ferry sails; The last ferry sails`. Empty without
    events.
    """
    if not events:
        return ""
    texts = edition.texts
    count = texts.plain("events", n=len(events))
    dates = Phrases(edition, "").plain_span(*span) if span else ""
    told = texts.labelled(f"{dates} · {count}" if dates else count, events[0].title)
    for event in events[1:]:
        longer = f"{told}{texts.plain('semicolon')} {event.title}"
        if len(longer) > _LONG:
            return f"{told}{texts.plain('semicolon')} …"
        told = longer
    return told
