"""A folder of Markdown notes, one an event, for Obsidian and others."""

from __future__ import annotations

from typing import Final

from dateline.data.model import Event, Timeline
from dateline.dates import date_text
from dateline.exchange.exporters.leaving import (
    Exported,
    addresses_of,
    linked_text,
)
from dateline.exchange.exporters.losses import Losses
from dateline.exchange.parts.unknown_dates import BECAUSE, held_of, reasons_of
from dateline.exchange.parts.yaml_text import Plain, mapping_text

_KEYS: Final = frozenset(["id", "title", "date", "where", "topics", "draft", "note", "text"])
_HELD: Final = "the addresses of their sources are kept"


class NotesFolder:
    """The exporter."""

    name = "notes"
    ending = ""
    says = "a folder of Markdown notes, one an event"

    def export(self, timeline: Timeline) -> Exported:
        """A file for each event, drafts too."""
        losses = Losses()
        files = {}
        for event in timeline.events.values():
            files[f"{event.id}.md"] = _note(event, timeline).encode()
            losses.of_event(event, _KEYS | held_of(event), accounts=_HELD)
        cited = {a.source for event in timeline.events.values() for a in event.accounts}
        kept = {name: frozenset(["url"]) for name in cited if timeline.sources[name].url}
        losses.of_sources(timeline, kept)
        losses.of_timeline(timeline, frozenset())
        return Exported(files, len(files), tuple(losses.found))


def _note(event: Event, timeline: Timeline) -> str:
    keys: dict[str, Plain] = {
        "id": event.id,
        "title": event.title,
        "date": date_text(event.date),
        BECAUSE: reasons_of(event),
        "where": event.where,
        "topics": event.topics,
        "sources": tuple(addresses_of(event, timeline.sources)),
        "draft": "true" if event.draft else "",
        "note": event.note,
    }
    front = mapping_text({key: value for key, value in keys.items() if value})
    text = linked_text(event.text, timeline.sources, lambda words, name: f"[[{name}|{words}]]")
    body = f"\n{text}\n" if text else ""
    return f"---\n{front}---\n{body}"
