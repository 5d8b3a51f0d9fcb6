"""CSV: one event a row, flat, and safe to open in a spreadsheet.

A cell that a spreadsheet would take for a formula begins with an apostrophe
(https://owasp.org/www-community/attacks/CSV_Injection); so does one that begins with an apostrophe
itself, so that the import, which takes one away, gives back what was there.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from typing import Final

from dateline.data.model import Event, Source, Timeline
from dateline.dates import date_text
from dateline.exchange.exporters.leaving import Exported
from dateline.exchange.exporters.losses import Losses
from dateline.exchange.parts.tables.own_columns import WRITTEN, safe_cell
from dateline.exchange.parts.unknown_dates import BECAUSE, held_of, reasons_of
from dateline.text.prose import cited_in_prose

_OF_SOURCES: Final = frozenset(["type", "url"])
_HELD: Final = "their sources' ids, types and addresses are kept"


class CsvFile:
    """The exporter."""

    name = "csv"
    ending = ".csv"
    says = "one event a row, for spreadsheets"

    def export(self, timeline: Timeline) -> Exported:
        """One CSV file, in UTF-8 with a mark at its start, which spreadsheets need."""
        losses = Losses()
        buffer = io.StringIO()
        writer = csv.writer(buffer, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
        writer.writerow(WRITTEN)
        for event in timeline.events.values():
            cells = _cells(event, timeline.sources)
            writer.writerow([safe_cell(cells.get(column, "")) for column in WRITTEN])
            losses.of_event(event, frozenset(WRITTEN) | held_of(event), accounts=_HELD)
        cited = {source for event in timeline.events.values() for source in _cited(event)}
        losses.of_sources(timeline, dict.fromkeys(cited, _OF_SOURCES))
        losses.of_timeline(timeline, frozenset())
        data = b"\xef\xbb\xbf" + buffer.getvalue().encode()
        return Exported({"events.csv": data}, len(timeline.events), tuple(losses.found))


def _cells(event: Event, sources: Mapping[str, Source]) -> Mapping[str, str]:
    return {
        "id": event.id,
        "date": date_text(event.date),
        "title": event.title,
        "text": event.text,
        "where": event.where,
        "topics": "\n".join(event.topics),
        "key": "true" if event.key else "",
        "added": event.added.text if event.added else "",
        "draft": "true" if event.draft else "",
        "note": event.note,
        "sources": "\n".join(
            " ".join(filter(None, (name, str(sources[name].type), sources[name].url)))
            for name in _cited(event)
            if name in sources
        ),
        BECAUSE: "\n".join(reasons_of(event)),
    }


def _cited(event: Event) -> list[str]:
    named = (account.source for account in event.accounts)
    return list(dict.fromkeys([*named, *cited_in_prose(event.text)]))
