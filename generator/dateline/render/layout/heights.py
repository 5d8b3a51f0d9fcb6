"""How high events will be, guessed from their text.

Browsers lay out only the events that are near the screen, and take our word for the others
(`contain-intrinsic-size`): the better the guess, the steadier the scroll bar. It adds up what
the style sheet gives each part of an event, with lines counted from characters. How wide a
character is was fitted to four timelines in Chromium, for Arial's letters and those as wide;
where a reader's are wider or narrower, the style sheet sees it by the width of a zero. A test
holds the guess to a twentieth of the truth. All lengths are in rem, as in the style sheet, so
that they hold for larger text too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Final

from dateline.data.model import WordsKind
from dateline.data.resolved import Period, ResolvedAccount, ResolvedEvent
from dateline.render.layout.blocks import Block, blocks_of
from dateline.render.layout.groups import Group
from dateline.text.escaping import Markdown

LISTED: Final = 3
"""Events of a period that an overview names."""

CHARACTER: Final = 0.455
"""The width of a character, as a part of the size of its letters."""


@dataclass(frozen=True, slots=True)
class _Screen:
    """The width of an event's text, how many columns are side by side, what a date takes."""

    width: float
    columns: int
    date: float


_WIDE: Final = _Screen(width=25.4, columns=2, date=0)
_PHONE: Final = _Screen(width=15.6, columns=1, date=1.2)

# Text of 0.8rem: a line of prose, of a note, of a caption; what is above and below it.
_PROSE, _NOTE, _CAPTION, _AROUND = 1.28, 1.24, 1.28, 0.64
_TITLE, _QUOTE, _POSITION = 1.42, 1.43, 1.19
# What a figure and a row of columns have around them, and a column within its border.
_FIGURE, _COLUMNS, _COLUMN = 1.2, 1.2, 0.5
_HOW = 1.8
# What is below an event, and a heading with the space around it.
_BELOW, _HEADING = 1.4, 4.74
# What is between the rows of a list; how much wider than an event's text a list is that
# is outside of events, and what it keeps clear at its sides.
_ROW, _WIDER, _SIDES = 0.4, 9, 2.5
# Characters of what is between the names: "word for word", "part of a sentence", a date,
# "Also cited:", "Permanent link · Copy link · Cite"; and whose voice the words are.
_GRADE, _CUT, _DAY, _CITED, _LINKS = 16, 20, 15, 10, 33
_KIND: Final = {WordsKind.PARAPHRASE: 39, WordsKind.NARRATION: 25}


@dataclass(frozen=True, slots=True)
class Height:
    """On a wide screen and on a phone, in rem."""

    wide: float
    phone: float

    @property
    def style(self) -> Markdown:
        """As the style sheet reads it."""
        return Markdown(f"--dl-h:{round(self.wide)};--dl-p:{round(self.phone)}")


def height_of(event: ResolvedEvent) -> Height:
    """An event's, without the space below it."""
    return Height(_height(event, _WIDE), _height(event, _PHONE))


def height_of_chunk(groups: Sequence[Group], heights: Mapping[str, Height]) -> Height:
    """That of groups by the heights of the events' ids, and of all headings but the first, which
    is before the chunk.
    """
    found = [heights[event.id] for group in groups for event in group.events]
    more = (len(groups) - 1) * _HEADING + len(found) * _BELOW
    return Height(more + sum(h.wide for h in found), more + sum(h.phone for h in found))


def height_of_overview(periods: Iterable[Period]) -> Height:
    """That of periods as an overview has them: a heading, the first events, how many more."""
    wide = phone = 0.0
    for period in periods:
        rows = [len(event.title) + _DAY for event in period.events[:LISTED]]
        rows += [_DAY] * (len(period.events) > LISTED)
        wide += _list_height(rows, _WIDE.width + _WIDER - _SIDES)
        phone += _list_height(rows, _PHONE.width - _SIDES)
    return Height(wide, phone)


def _list_height(rows: Iterable[int], width: float) -> float:
    return _HEADING - _ROW + sum(_PROSE * lines(row, width) + _ROW for row in rows)


def _height(event: ResolvedEvent, screen: _Screen) -> float:
    record, width = event.record, screen.width
    topics = sum(len(name) + 2 for name in record.topics)
    people = sum(len(person.name) + 2 for person in event.people)
    cited = sum(len(source.label) + 2 for source in event.cited)
    questions = sum(len(dispute.question) + 2 for dispute in event.disputes)
    paragraphs = [part for part in record.text.split("\n\n") if part]
    return (
        screen.date
        + _TITLE * lines(len(record.title), width, size=1.1)
        + _NOTE * lines(len(record.where) + _GRADE + questions, width)
        + _AROUND
        + sum(_PROSE * lines(len(part), width) + _AROUND for part in paragraphs)
        + sum(_block(block, screen) for block in blocks_of(event))
        + bool(cited) * (_NOTE * lines(cited + _CITED, width) + _AROUND)
        + bool(event.claims) * (2 * _NOTE + _AROUND)
        + event.has_date_from * _HOW
        + _NOTE * lines(topics + people + _LINKS, width)
        + _AROUND
    )


def lines(characters: int, width: float, size: float = 0.8) -> int:
    """How many lines a text takes; the width and the size of its letters are in rem."""
    return ceil(characters * size * CHARACTER / width)


def _block(block: Block, screen: _Screen) -> float:
    """One account, or several in columns under what they have in common."""
    if block.kind == "single":
        return _accounts(block.columns[0].accounts, screen.width)
    beside = min(len(block.columns), screen.columns)
    width = screen.width / beside - 2
    heights = [
        _COLUMN
        + (_position(column.position.summary, width) if column.position else 0)
        + _accounts(column.accounts, width)
        for column in block.columns
    ]
    rows = [max(heights[at : at + beside]) for at in range(0, len(heights), beside)]
    return _COLUMNS + _NOTE + _AROUND + sum(rows)


def _position(summary: str, width: float) -> float:
    return 0.6 + _POSITION * lines(len(summary), width, size=0.9)


def _accounts(accounts: Iterable[ResolvedAccount], width: float) -> float:
    return sum(
        _FIGURE
        + _QUOTE * lines(len(account.words) + 2, width - 1.1, size=0.95)
        + _CAPTION * _caption_lines(account, width - 1.1)
        for account in accounts
    )


def _caption_lines(account: ResolvedAccount, width: float) -> int:
    """The lines for the speaker, and those for the source."""
    record, source = account.record, account.source
    voices = [voice for voice in (account.by, account.via) if voice]
    said = sum(len(voice.name) + len(voice.role) + 3 for voice in voices) + len(record.to)
    side = account.by.side if account.by else None
    said += len(side.name) + 3 if side else 0
    dated = source.published is not None and source.published.precision == "day"
    told = len(source.label) + len(record.at) + _GRADE + _DAY * dated
    told += _KIND.get(record.kind, 0)
    if account.check and (account.check.cut_start or account.check.cut_end):
        told += _CUT
    return lines(said, width) + lines(told, width)
