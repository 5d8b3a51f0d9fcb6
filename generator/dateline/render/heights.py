"""How high an event will be, guessed from its text.

Browsers lay out only the events that are near the screen, and take our word for the others
(`contain-intrinsic-size`): the better the guess, the steadier the scroll bar. The figures
are fitted to two timelines in Chromium; a test holds the guess to a twentieth of the truth.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from dateline.render.layout import blocks_of
from dateline.resolved import ResolvedEvent


@dataclass(frozen=True, slots=True)
class _Screen:
    """Characters that a line holds, and the height (rem) of what every event or figure has."""

    title: int
    prose: int
    quote: int
    note: int
    event: float
    caption: float


WIDE: Final = _Screen(title=48, prose=72, quote=52, note=66, event=6.3, caption=3.4)
PHONE: Final = _Screen(title=27, prose=41, quote=33, note=40, event=9.3, caption=4.4)


def height(event: ResolvedEvent, screen: _Screen) -> int:
    """An event's height in rem."""
    record = event.event
    spoken = [account.account.words for account in event.accounts if account.account.words]
    cited = sum(len(a.source.label) + 2 for a in event.accounts if not a.account.words)
    told = sum(block.kind != "single" for block in blocks_of(event))
    paragraphs = record.text.count("\n\n") + bool(record.text)
    return round(
        screen.event
        + 1.45 * -(-len(record.title) // screen.title)
        + 1.28 * (len(record.text) / screen.prose + 0.5 * paragraphs)
        + 1.43 * sum(len(words) / screen.quote + 0.5 for words in spoken)
        + screen.caption * len(spoken)
        + 1.3 * -(-cited // screen.note)
        + 6 * told
        + 1.7 * bool(record.date_from)
    )
