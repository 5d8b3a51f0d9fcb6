"""Markwhen: a text with one event a line (https://docs.markwhen.com)."""

from __future__ import annotations

import re
from typing import Final

from dateline.data.model import Event, Timeline
from dateline.exchange.exporters.leaving import (
    Exported,
    linked_text,
    plain_span,
    shown_date,
)
from dateline.exchange.exporters.losses import Losses
from dateline.exchange.parts.markwhen_lines import TAG_UNFIT, safe_line, safe_title

# Drafts are left out as a whole, and ids are named once for all.
_HELD: Final = frozenset(["id", "date", "title", "text", "topics", "draft"])
_IDS: Final = "Ids are made of the titles when it is read back."


class MarkwhenText:
    """The exporter."""

    name = "markwhen"
    ending = ".mw"
    says = "Markwhen"

    def export(self, timeline: Timeline) -> Exported:
        """One text file; drafts are not in it, since it is for readers."""
        losses = Losses()
        losses.add("", "id", _IDS)
        lines = [f"title: {' '.join(timeline.title.split())}"]
        if timeline.summary:
            summary = _plain(timeline.summary, timeline, "", losses)
            lines.append(f"description: {' '.join(summary.split())}")
        events = [_event_lines(event, timeline, losses) for event in timeline.events.values()]
        lines += [line for event in events for line in event]
        losses.of_sources(timeline, {})
        losses.of_timeline(timeline, frozenset(["title", "summary"]))
        return Exported(
            {"timeline.mw": ("\n".join(lines) + "\n").encode()},
            sum(map(bool, events)),
            tuple(losses.found),
        )


def _event_lines(event: Event, timeline: Timeline, losses: Losses) -> list[str]:
    span = plain_span(event.date)
    if event.draft or span is None:
        why = "A draft is left out." if event.draft else "Markwhen has no events without a date."
        losses.add(event.id, "the event", why)
        return []
    if not span.exact:
        shown, written = shown_date(event.date, timeline.language), _date(span.start, span.end)
        losses.add(event.id, "date", f"Markwhen cannot say '{shown}': it is {written}.")
    tags = [topic for topic in event.topics if not TAG_UNFIT.search(topic)]
    if len(tags) < len(event.topics):
        losses.add(event.id, "topics", "Those of more than one word are left out: tags have one.")
    head = f"{_date(span.start, span.end)}: {safe_title(event.title)}"
    lines = ["", " ".join([head, *(f"#{tag}" for tag in tags)])]
    if event.text:
        text = _plain(event.text, timeline, event.id, losses)
        lines += [safe_line(line) for line in text.strip().split("\n")]
    losses.of_event(event, _HELD, accounts="so are sources")
    return lines


def _date(start: str, end: str) -> str:
    return f"{start}/{end}" if end else start


def _plain(text: str, timeline: Timeline, event: str, losses: Losses) -> str:
    def to_event(words: str, _name: str) -> str:
        losses.add(event, "text", "Links to other events are plain words.")
        return words

    return re.sub(r"\n{3,}", "\n\n", linked_text(text, timeline.sources, to_event))
