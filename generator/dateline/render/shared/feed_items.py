"""What is new in a timeline: events that were added, and corrections. Feeds show it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.data.file_names import CORRECTIONS
from dateline.data.model import Correction, Timeline
from dateline.data.resolved import ResolvedEvent
from dateline.dates import show_date
from dateline.render.layout.times import published_day
from dateline.render.shared.edition import Edition
from dateline.render.shared.event_html import HtmlTeller
from dateline.render.shared.phrases import Phrases
from dateline.render.shared.stable_ids import tag_uri


@dataclass(frozen=True, slots=True)
class NewsItem:
    """One thing that is new: an event or a correction.

    `id` never changes. `address` is where a reader finds it, from the site's root. The
    days are ours (ISO), not the event's own: `added` is when it was published, `changed`
    the last day on which a correction changed it.
    """

    id: str
    title: str
    address: str
    topics: tuple[str, ...]
    added: str
    changed: str
    about: ResolvedEvent | Correction

    def html(self, teller: HtmlTeller) -> str:
        """All of it, as HTML."""
        if isinstance(self.about, Correction):
            return teller.correction(self.about)
        return teller.event(self.about)


def news_of(edition: Edition) -> tuple[NewsItem, ...]:
    """Everything that has a day of publication, the newest first.

    An event without `added` is no news: when it was published is not known.
    """
    items = [*_additions(edition), *_corrections(edition)]
    items.reverse()  # of one day, what is last in the data is the newest
    return tuple(sorted(items, key=lambda item: item.added, reverse=True))


def _additions(edition: Edition) -> Iterator[NewsItem]:
    texts = edition.texts
    for event in edition.resolved.by_id.values():
        record = event.record
        added = published_day(record.added)
        if not added:
            continue
        corrected = [published_day(correction.on) for correction in event.corrections]
        yield NewsItem(
            id=tag_uri(edition.settings, added[:4], edition.folder, "e", record.id),
            title=texts.labelled(show_date(record.date, texts.language), record.title),
            address=edition.event_address(record.id),
            topics=record.topics,
            added=added,
            changed=max([added, *corrected]),
            about=event,
        )


def _corrections(edition: Edition) -> Iterator[NewsItem]:
    timeline = edition.timeline
    words = Phrases(edition, page=CORRECTIONS)
    page = edition.page_address(CORRECTIONS)
    told: dict[tuple[str, str], int] = {}
    for correction in timeline.corrections:
        day = published_day(correction.on)
        if not day:
            continue
        # Counted among those of one day and event, so that others leave the id alone.
        count = told[day, correction.event] = told.get((day, correction.event), 0) + 1
        parts = (timeline.folder, "corrections", day, correction.event, str(count))
        yield NewsItem(
            id=tag_uri(edition.settings, day[:4], *parts),
            title=_correction_title(edition, correction),
            address=f"{page}#{words.correction_anchor(correction)}",
            topics=(),
            added=day,
            changed=day,
            about=correction,
        )


def _correction_title(edition: Edition, correction: Correction) -> str:
    texts = edition.texts
    kind = texts.plain(f"correction.{correction.kind}")
    event = edition.resolved.by_id.get(correction.event)
    of = event.title if event else correction.was or correction.event
    return texts.labelled(kind, of) if of else kind


def last_change(timeline: Timeline) -> str:
    """The day (ISO) of the newest event or correction; empty if none has a day."""
    days = [event.added for event in timeline.events.values() if not event.draft]
    return max(map(published_day, [*days, *(c.on for c in timeline.corrections)]), default="")
