"""What an export cannot hold: every key of our tables that a record has is in the file or is named.

An exporter says which keys it holds; all others of `data/keys.py` are looked for here, so that a
new key is never left out unsaid.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from dateline.data.keys import ACCOUNT, ERA, EVENT, MEDIUM, SECTIONS, SOURCE, TIMELINE, RecordKeys
from dateline.data.model import Account, Era, Event, Medium, Record, Timeline, WordsKind
from dateline.exchange.records import Note

_NO_PLACE: Final = "The format has no place for it."
_LEFT_OUT: Final = "They are left out."
# What these say is in the dates, the order and the records as they are read.
_WORKED_IN: Final = frozenset(["calendar", "date_order", "zone", "uses", "events", "sources"])
_OF_MODEL: Final = {"places": "locations"}


@dataclass(slots=True)
class Losses:
    """What an export could not hold, as it is found."""

    found: list[tuple[str, Note]] = field(default_factory=list)

    def add(self, of: str, part: str, why: str) -> None:
        """Note what is not in the file of an event or a source, or of the timeline (empty)."""
        self.found.append((of, Note(part, why)))

    def of_event(self, event: Event, held: frozenset[str], *, accounts: str) -> None:
        """Name the keys of an event that have no place in the format.

        `accounts` says what of these is in the file.
        """
        unset = {name for name in ("key", "draft") if not getattr(event, name)}
        self._keys(EVENT, event, event.id, held | unset | {"accounts"})
        if any(account.kind is not WordsKind.CITATION for account in event.accounts):
            why = f"Words, speakers and positions are left out; {accounts}."
            self.add(event.id, "accounts", why)
        elif any(map(_says_more, event.accounts)):
            why = f"What accounts say beside their source is left out; {accounts}."
            self.add(event.id, "accounts", why)

    def of_medium(self, event: Event, medium: Medium, held: frozenset[str]) -> None:
        """Name the keys of an event's medium that have no place in the format."""
        self._keys(MEDIUM, medium, event.id, held, "media.")

    def of_era(self, era: Era, held: frozenset[str]) -> None:
        """Name the keys of an era that have no place in the format."""
        self._keys(ERA, era, "", held, "era.")

    def of_timeline(self, timeline: Timeline, held: frozenset[str]) -> None:
        """Name the keys and sections of a timeline that have no place in the format."""
        for name in TIMELINE.names:
            is_there = name in timeline.places
            if name in SECTIONS:
                is_there = bool(getattr(timeline, _OF_MODEL.get(name, name)))
            if is_there and name not in held | _WORKED_IN:
                self.add("", name, _NO_PLACE)

    def of_sources(self, timeline: Timeline, kept: Mapping[str, frozenset[str]]) -> None:
        """Name the sources that are not in the file, and the keys of the others that are not.

        `kept` has the keys that are in the file, by the source's id.
        """
        for source in timeline.sources.values():
            if source.id in kept:
                self._keys(SOURCE, source, source.id, kept[source.id], "source.")
            else:
                self.add(source.id, "sources", _LEFT_OUT)

    def _keys(
        self, table: RecordKeys, record: Record, of: str, held: frozenset[str], section: str = ""
    ) -> None:
        for name in table.names:
            if name in record.places and name not in held:
                self.add(of, f"{section}{name}", _NO_PLACE)


def _says_more(account: Account) -> bool:
    """Whether an account is more than the id of its source."""
    return any(name != "source" and name in account.places for name in ACCOUNT.names)
