"""TimelineJS JSON, version 3 (https://timeline.knightlab.com/docs/json-format.html)."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping
from typing import Any, Final

from markupsafe import Markup

from dateline.data.model import Era, Event, Source, Timeline
from dateline.exchange.exporters.leaving import (
    Exported,
    PlainSpan,
    addresses_of,
    linked_text,
    plain_span,
    shown_date,
)
from dateline.exchange.exporters.losses import Losses
from dateline.text.escaping import collapse_spaces, one_line
from dateline.text.prose_html import render_prose_html

# Drafts are left out as a whole.
_KEYS: Final = frozenset(
    ["id", "date", "title", "text", "topics", "where", "media", "image", "draft"]
)
_OF_SOURCES: Final = frozenset(["url", "title", "outlet"])
_OF_MEDIA: Final = frozenset(["url", "alt", "credit"])
_OF_ERAS: Final = frozenset(["date", "title"])
_HELD: Final = "the address of the first is the medium, if the event has no other"
_ISO: Final = re.compile(
    r"(?:Y?(?P<year>-?\d+))(?:-(?P<month>\d{2}))?(?:-(?P<day>\d{2}))?"
    r"(?:T(?P<hour>\d{2}):(?P<minute>\d{2})(?::(?P<second>\d{2}))?(?P<zone>\S*))?"
)


class TimelineJsJson:
    """The exporter."""

    name = "timelinejs"
    ending = ".json"
    says = "TimelineJS JSON, version 3"

    def export(self, timeline: Timeline) -> Exported:
        """One JSON file; drafts are not in it, since it is for readers."""
        losses = Losses()
        title: dict[str, Any] = {"headline": html.escape(timeline.title, quote=False)}
        if timeline.summary:
            title["text"] = _html(timeline.summary, timeline, "", losses)
        shown: set[str] = set()
        slides = [_slide(event, timeline, losses, shown) for event in timeline.events.values()]
        eras = [_era(era, losses) for era in timeline.eras]
        tree = {
            "title": {"text": title},
            "events": [slide for slide in slides if slide],
            "eras": [era for era in eras if era],
        }
        if not tree["eras"]:
            del tree["eras"]
        losses.of_sources(timeline, dict.fromkeys(shown, _OF_SOURCES))
        losses.of_timeline(timeline, frozenset(["title", "summary", "eras"]))
        text = json.dumps(tree, ensure_ascii=False, indent=1) + "\n"
        return Exported({"timeline.json": text.encode()}, len(tree["events"]), tuple(losses.found))


def _slide(
    event: Event, timeline: Timeline, losses: Losses, shown: set[str]
) -> dict[str, Any] | None:
    """A slide; `shown` gets the id of the source whose address is its medium."""
    span = plain_span(event.date)
    if event.draft or span is None:
        why = "A draft is left out." if event.draft else "TimelineJS has no events without a date."
        losses.add(event.id, "the event", why)
        return None
    slide: dict[str, Any] = {"unique_id": event.id, **_dates(span)}
    if not span.exact or span.start == span.end:  # all of 1914 is no point in it
        slide["display_date"] = shown_date(event.date, timeline.language)
        losses.add(event.id, "date", "It is in words, as `display_date`: the parts say less.")
    if "T" in span.start and re.search(r"T.*(?:Z|[+-]\d{2}:\d{2})$", span.start):
        losses.add(event.id, "date", "The zone of its clock time is left out.")
    slide["text"] = {"headline": html.escape(event.title, quote=False)}
    if event.text:
        slide["text"]["text"] = _html(event.text, timeline, event.id, losses)
    if event.topics:
        slide["group"] = html.escape(event.topics[0], quote=False)
    if len(event.topics) > 1:
        losses.add(event.id, "topics", "The first is its group, the others are left out.")
    if event.where:
        slide["location"] = {"name": event.where}
    if medium := _medium(event, timeline.sources, losses, shown):
        slide["media"] = medium
    losses.of_event(event, _KEYS, accounts=_HELD)
    return slide


def _dates(span: PlainSpan) -> dict[str, Any]:
    found = {"start_date": _parts(span.start)}
    return found | ({"end_date": _parts(span.end)} if span.end else {})


def _parts(iso: str) -> dict[str, str]:
    match = _ISO.fullmatch(iso)
    parts = {name: value for name, value in (match.groupdict() if match else {}).items() if value}
    parts.pop("zone", None)
    year = int(parts["year"])
    parts["year"] = str(year - 1 if year <= 0 else year)  # year 0 is 1 BC, and -1 there
    return {
        name: value if name == "year" else value.lstrip("0") or "0" for name, value in parts.items()
    }


def _era(era: Era, losses: Losses) -> dict[str, Any] | None:
    losses.of_era(era, _OF_ERAS)
    span = plain_span(era.date)
    if span is None:
        return None
    if not span.exact:
        why = f"TimelineJS cannot say '{era.date.text}' of '{era.title}': the parts say less."
        losses.add("", "era.date", why)
    return {**_dates(span), "text": {"headline": html.escape(era.title, quote=False)}}


def _medium(
    event: Event, sources: Mapping[str, Source], losses: Losses, shown_sources: set[str]
) -> dict[str, str]:
    """The event's first medium with an address; or else the address of its first source."""
    shown = [medium for medium in event.media if medium.url]
    addresses = addresses_of(event, sources)
    if len(event.media) > 1 or (event.media and not shown):
        losses.add(event.id, "media", "Only the first with an address is kept.")
    if shown:
        first = shown[0]
        losses.of_medium(event, first, _OF_MEDIA)
        every = {"url": first.url, "caption": html.escape(first.alt, quote=False),
                 "credit": html.escape(first.credit, quote=False)}  # fmt: skip
        if addresses and addresses != [first.url]:
            losses.add(event.id, "sources", "A slide has one medium: the sources are left out.")
        return {key: value for key, value in every.items() if value}
    if not addresses:
        return {}
    if len(addresses) > 1:
        losses.add(event.id, "sources", "A slide has one medium: the other sources are left out.")
    source = next(s for s in sources.values() if s.url == addresses[0])
    shown_sources.add(source.id)
    every = {"url": source.url, "caption": html.escape(source.title, quote=False),
             "credit": html.escape(source.outlet, quote=False)}  # fmt: skip
    return {key: value for key, value in every.items() if value}


def _html(text: str, timeline: Timeline, event: str, losses: Losses) -> str:
    def to_event(words: str, _name: str) -> str:
        losses.add(event, "text", "Links to other events are plain words.")
        return words

    linked = linked_text(text, timeline.sources, to_event)
    if "`" in linked:
        losses.add(event, "text", "Code is plain words when it is read back.")
    return str(render_prose_html(linked, lambda _kind, name: ("", name), _Ink()))


class _Ink:
    """Writes text and links as plain HTML."""

    def escape(self, value: object) -> Markup:
        """A text on one line; what is HTML already stays."""
        if isinstance(value, Markup):
            return value
        return Markup(html.escape(one_line(str(value)), quote=False))  # noqa: S704 - escaped

    def stretch(self, text: str) -> Markup:
        """A stretch of a line."""
        return Markup(html.escape(collapse_spaces(text), quote=False))  # noqa: S704 - escaped

    def link(self, words: object, target: str) -> Markup:
        """A link of ours: there is none."""
        return self.link_out(words, target)

    def link_out(self, words: object, address: str) -> Markup:
        """A link to the web."""
        return Markup('<a href="{}">{}</a>').format(address, self.escape(words))
