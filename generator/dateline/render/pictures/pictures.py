"""The share pictures of a timeline, and which of them there are."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property, partial

from dateline.cache import Unit, key_of
from dateline.data.file_names import (
    DISPUTES_PICTURE,
    TIMELINE_PICTURE,
    event_picture,
)
from dateline.data.outputs import Output
from dateline.data.resolved import ResolvedEvent
from dateline.render.pictures.available import can_draw
from dateline.render.pictures.cards import Card, disputes_card, event_card, timeline_card
from dateline.render.pictures.letters import drawable
from dateline.render.shared.edition import Edition


class Pictures:
    """Those of one edition. There are none without Pillow, or where the site wants none."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        most = edition.settings.share_pictures if can_draw() else 0
        self.is_wanted = most > 0
        self.has_each = 0 < len(edition.resolved.events) <= most
        """Whether each event has one."""

    @cached_property
    def of_timeline(self) -> str:
        """The path of the timeline's picture, below the timeline's folder, or empty."""
        return TIMELINE_PICTURE if self.is_wanted and self._timeline.says_something else ""

    def of_event(self, event: ResolvedEvent) -> str:
        """The path of an event's picture; of the timeline's, for an event without; or empty."""
        has_own = self.has_each and (
            drawable(event.title) or event_card(event, self._edition).says_something
        )
        return event_picture(event.id) if has_own else self.of_timeline

    def units(self) -> Iterator[Unit]:
        """The pictures, each a unit: its key is what it shows, so that it is drawn anew only
        where that has changed.
        """
        for name, card in self._cards() if self.is_wanted else ():
            if card.says_something:
                path = self._edition.path(name)
                yield Unit(key_of("share picture", path, repr(card)), partial(_drawn, path, card))

    def _cards(self) -> Iterator[tuple[str, Card]]:
        yield TIMELINE_PICTURE, self._timeline
        disputes = disputes_card(self._edition)
        if disputes.title:
            yield DISPUTES_PICTURE, disputes
        if self.has_each:
            for event in self._edition.resolved.events:
                yield event_picture(event.id), event_card(event, self._edition)

    @cached_property
    def _timeline(self) -> Card:
        return timeline_card(self._edition)


def _drawn(path: str, card: Card) -> Iterator[Output]:
    # Pillow takes a tenth of a second to load: not where all pictures are known.
    from dateline.render.pictures.drawing import draw  # noqa: PLC0415

    yield Output(path, draw(card))
