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

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Final

from dateline.data.model import Medium, Size, WordsKind
from dateline.data.resolved import (
    Period,
    ResolvedAccount,
    ResolvedEvent,
    ResolvedFigure,
    Standing,
)
from dateline.data.source_types import SourceType
from dateline.render.layout.blocks import Block, blocks_of, folded, questions_told
from dateline.render.layout.groups import Group
from dateline.render.layout.long_texts import long_text
from dateline.render.layout.naming import Naming
from dateline.render.layout.overview import listed_events, why_listed
from dateline.render.layout.picture_sizes import shown_size
from dateline.text.escaping import Markdown
from dateline.text.style_numbers import style_numbers

CHARACTER: Final = 0.455
"""The width of a character, as a part of the size of its letters."""


@dataclass(frozen=True, slots=True)
class _Screen:
    """The width of an event's text, how many columns are side by side, what a date takes."""

    width: float
    columns: int
    date: float


_WIDE: Final = _Screen(width=25.1, columns=2, date=0)
_PHONE: Final = _Screen(width=14.9, columns=1, date=0.8)

# Sizes of letters: of prose, of small print, of a quotation, of other words, of a title.
_TEXT, _SMALL, _QUOTE, _WORDS, _TITLE = 0.8, 0.65, 1.0, 0.85, 1.05
# A line of each, of a position's name, and what is above and below a paragraph.
_PROSE_LINE, _SMALL_LINE, _QUOTE_LINE, _WORDS_LINE, _TITLE_LINE = 1.28, 1.2, 1.4, 1.23, 1.31
_POSITION_LINE, _AROUND = 1.08, 0.6
_DATE_LINE = 1.0
# What is above a figure, above a row of columns and within a column, above small print that opens;
# what the words keep clear at their side; an event's last line.
_FIGURE, _COLUMNS, _COLUMN, _GUTTER, _SIDE, _FOOT = 0.7, 0.3, 0.4, 1.2, 1.4, 1.4
_LEAST = 4.0
_KEY = 1.25  # how much larger the title of a key event is
# What is below an event, and a heading of a period with the space around it.
_BELOW, _HEADING = 1.6, 3.4
# What is between the rows of a list; how much wider than an event's text a list is that
# is outside of events.
_ROW, _WIDER = 0.4, 9
# Letters of a title in such a list, a line of it, the small print below it; what an event keeps
# clear for its mark on a phone.
_LISTED, _LISTED_LINE, _BELOW_TITLE, _INDENT = 0.8, 1.04, 1.04, 0.8
_BELOW_LIST = 0.1
# Characters of what is between the names: a date, "Also cited:", "Reported by 2 outlets",
# "People: ".
_DAY, _CITED, _STANDING, _PEOPLE = 15, 10, 21, 8
_TRANSLATED = 19  # "Our translation: “”"
# A browser's player of recordings; pixels in a rem, as Material has it.
_PLAYER, _REM = 2.7, 20
_PARAPHRASE: Final = 15  # "paraphrased by "
_ANALYSIS: Final = 11  # " · analysis"
SERIF: Final = 1.12
"""How much wider the letters of quotations and titles are than those of prose."""

BOLD: Final = 1.3
"""How much wider bold ones are."""


LONG: Final = 1200
"""A page higher than that, in rem, is long: about sixty events."""


@dataclass(frozen=True, slots=True)
class Height:
    """On a wide screen and on a phone, in rem."""

    wide: float
    phone: float

    @property
    def at(self) -> Markdown:
        """As the style sheet reads it."""
        return style_numbers(self.wide, self.phone)

    @property
    def if_long(self) -> str:
        """The class of a page so high, with a space before it, if browsers are to pass over what
        is far from the screen. A shorter page is laid out at once: that takes no longer, a picture
        of the whole page has all of it, and every browser finds every word.
        """
        return " dl-long" if self.wide > LONG else ""


def height_of(
    event: ResolvedEvent,
    namings: Mapping[str, Naming],
    sizes: Mapping[str, Size] | None = None,
) -> Height:
    """An event's, without the space below it. `sizes` are those of pictures, by their paths."""
    wide, phone = (_height(event, screen, namings, sizes or {}) for screen in (_WIDE, _PHONE))
    return Height(max(wide, _LEAST), max(phone, _LEAST))


def height_of_chunk(groups: Sequence[Group], heights: Mapping[str, Height]) -> Height:
    """That of groups by the heights of the events' ids; headings are before the chunk."""
    found = [heights[event.id] for group in groups for event in group.events]
    more = len(found) * _BELOW
    more += _SMALL_LINE * sum(bool(each.pause) for group in groups for each in group.in_time)
    return Height(more + sum(h.wide for h in found), more + sum(h.phone for h in found))


def height_of_list(chunks: Iterable[Sequence[Group]], heights: Mapping[str, Height]) -> Height:
    """That of all chunks of a page."""
    found = [height_of_chunk(chunk, heights) for chunk in chunks]
    return Height(sum(h.wide for h in found), sum(h.phone for h in found))


def height_of_overview(periods: Iterable[Period], spells: Collection[str] = ()) -> Height:
    """That of periods as an overview has them: a heading, what each has, and some events. `spells`
    are the paths of those that are the first of a month or a year with a heading of its own.
    """
    wide = phone = 0.0
    for period in periods:
        rows = [len(event.title) for event in listed_events(period)]
        told = bool(why_listed(period)) * (_SMALL_LINE + _AROUND)
        told += (period.path in spells) * (_HEADING + _SMALL_LINE)
        wide += told
        phone += told
        wide += _list_height(rows, _WIDE.width + _WIDER)
        phone += _list_height(rows, _PHONE.width + _INDENT)
    return Height(wide, phone)


def height_of_lines(events: Iterable[ResolvedEvent]) -> Height:
    """That of events of which only the date and the title are shown."""
    rows = [len(event.title) + _DAY for event in events]
    wide, phone = (
        sum(_PROSE_LINE * lines(row, width) + _LINE_GAP for row in rows)
        for width in (_WIDE.width + _WIDER, _PHONE.width)
    )
    return Height(wide, phone)


_LINE_GAP: Final = 0.1


def _list_height(rows: Iterable[int], width: float) -> float:
    return (
        _HEADING
        - _ROW
        + _SMALL_LINE
        + _BELOW_LIST
        + sum(
            _LISTED_LINE * lines(row, width, _LISTED * BOLD) + _BELOW_TITLE + _ROW for row in rows
        )
    )


def _height(
    event: ResolvedEvent,
    screen: _Screen,
    namings: Mapping[str, Naming],
    sizes: Mapping[str, Size],
) -> float:
    record, width = event.record, screen.width
    involved = sum(len(one.person.name) + len(one.role) + 4 for one in event.involved)
    involved *= event.has_roles
    fields = sum(len(one.field.label) + sum(map(len, one.values)) + 4 for one in event.fields)
    cited = sum(len(source.label) + 2 for source in event.cited)
    cited += sum(len(place) + 2 for places in event.places_cited.values() for place in places)
    begins, rest = long_text(record.text)
    paragraphs = [part for part in begins.split("\n\n") if part]
    blocks = blocks_of(event)
    shown, more = folded(blocks)
    told = questions_told(blocks)
    larger = _KEY if record.key else 1
    meta = len(event.whereabouts) + (not event.shows_its_witness) * _STANDING
    if event.standing is Standing.CONTESTED:
        meta += sum(len(on.question) + 2 for on in event.contested_on if on.id not in told) + 13
    return (
        screen.date
        + larger * _TITLE_LINE * lines(len(record.title), width, larger * _TITLE * SERIF)
        + _SMALL_LINE * lines(meta, width, _SMALL)
        + sum(_PROSE_LINE * lines(len(part), width) + _AROUND for part in paragraphs)
        + bool(rest) * (_SMALL_LINE + _AROUND)
        + bool(involved) * (_SMALL_LINE * lines(involved + _PEOPLE, width, _SMALL) + _AROUND)
        + bool(fields) * (_SMALL_LINE * lines(fields, width, _SMALL) + _AROUND)
        + sum(_medium(medium, width, sizes) for medium in record.media)
        + sum(_figure(figure, screen) for figure in event.figures)
        + sum(_block(block, screen, namings) for block in shown)
        + bool(more) * (_SMALL_LINE + _AROUND)
        + bool(cited) * (_SMALL_LINE * lines(cited + _CITED, width, _SMALL) + _AROUND)
        + (bool(event.claims) + bool(event.place_claims)) * (2 * _SMALL_LINE + _AROUND)
        + _FOOT
    )


def _medium(medium: Medium, width: float, sizes: Mapping[str, Size]) -> float:
    """A picture or a poster as wide as there is room, or a player, and the lines below it."""
    traits = medium.kind.traits
    is_picture = traits.is_picture and bool(medium.file)
    size = shown_size(sizes.get(medium.file if is_picture else medium.poster))
    seen = 0.0
    if size:
        seen = min(size.width / _REM, width) * size.height / size.width
    elif traits.player and medium.file:
        seen = width / traits.player.proportion if traits.player.proportion else _PLAYER
    told = len(medium.credit) + (0 if is_picture else len(medium.alt) + _DAY)
    return seen + bool(told) * _SMALL_LINE * lines(told + _CITED, width, _SMALL) + 2 * _AROUND


def lines(characters: int, width: float, size: float = _TEXT) -> int:
    """How many lines a text takes; the width and the size of its letters are in rem."""
    return ceil(characters * size * CHARACTER / width)


def _block(block: Block, screen: _Screen, namings: Mapping[str, Naming]) -> float:
    """One account, or several in columns under what they have in common."""
    if block.kind == "single":
        return _accounts(block.columns[0].accounts, screen.width, namings)
    beside = min(len(block.columns), screen.columns)
    width = (screen.width - (beside - 1) * _GUTTER) / beside
    heights = [
        _COLUMN
        + (_position(column.position.summary, width) if column.position else 0)
        + _accounts(column.accounts, width, namings)
        for column in block.columns
    ]
    rows = [max(heights[at : at + beside]) for at in range(0, len(heights), beside)]
    told = len(block.dispute.question) if block.dispute else _TOLD
    table = (len(block.columns) > 2) * len(block.columns) * _SMALL_LINE * (not block.dispute)
    return (
        _COLUMNS
        + _AROUND
        + _SMALL_LINE * lines(told, screen.width, _SMALL)
        + table
        + sum(rows)
        + _COLUMNS * len(rows)
    )


_TOLD: Final = 45
"""Characters of how two reports of a remark compare."""


def _position(summary: str, width: float) -> float:
    return _POSITION_LINE * lines(len(summary), width)


def _accounts(
    accounts: Iterable[ResolvedAccount], width: float, namings: Mapping[str, Naming]
) -> float:
    height = 0.0
    for account in accounts:
        beside = _SIDE if account.by and account.by.side else _NO_SIDE
        if account.kind is WordsKind.NARRATION:
            height += _narration(account, width - beside, namings)
            continue
        quoted = account.kind is WordsKind.QUOTE
        size, line = (_QUOTE, _QUOTE_LINE) if quoted else (_WORDS, _WORDS_LINE)
        height += _FIGURE + line * lines(len(account.words) + 2, width - beside, size * SERIF)
        height += _SMALL_LINE * lines(_caption(account, namings), width - beside, _SMALL)
        height += _translation(account, width - beside)
    return height


def _narration(account: ResolvedAccount, width: float, namings: Mapping[str, Naming]) -> float:
    """Words with their source in line with them, where it has room in whole."""
    words = (len(account.words) + 2) * _TEXT * SERIF * CHARACTER
    source = _caption(account, namings) * _SMALL * CHARACTER
    rows = ceil(words / width)
    if words + _SPACE + source > rows * width:
        rows += ceil(source / width)
    return _FIGURE + _SMALL_LINE * rows + _translation(account, width)


# What words of no side keep clear at their side; what is between a source's own and the source.
_NO_SIDE, _SPACE = 0.8, 0.4


def _caption(account: ResolvedAccount, namings: Mapping[str, Naming]) -> int:
    """The characters of what is below an account's words."""
    record, source = account.record, account.source
    naming = namings.get(account.anchor, Naming.FULL)
    told = len(source.label) + len(record.at) // 2 + 2 * bool(account.dispute) + 2
    if record.to:
        told += len(record.to) + 6
    told += sum(len(voice.name) + 15 for voice in account.via)
    told += len(record.doubt) + sum(50 for _ in account.answers) + 50 * account.is_replaced
    if account.by:
        told += len(account.by.name) + 3
    if naming in (Naming.FULL, Naming.ROLE) and account.by:
        told += len(account.by.role) + 2
    if naming is Naming.FULL and account.by and account.by.side:
        told += len(account.by.side.name) + 3
    if record.kind is WordsKind.PARAPHRASE:
        told += _PARAPHRASE
    if record.kind is WordsKind.NARRATION and source.type is SourceType.ANALYSIS:
        told += _ANALYSIS
    return told


def _translation(account: ResolvedAccount, width: float) -> float:
    translation = account.record.translation
    if translation is None:
        return 0
    told = len(translation.text) + len(translation.by) + _TRANSLATED
    return _SMALL_LINE * lines(told, width, _SMALL) + _AROUND


def _figure(figure: ResolvedFigure, screen: _Screen) -> float:
    """A sentence, or a table: on a phone a row's bar and day are below its source."""
    claims = figure.claims
    if len(claims) > 1:
        return _TABLE + len(claims) * (_TABLE_ROW if screen.columns > 1 else _TABLE_ROW_ON_PHONE)
    told = sum(len(claim.account.source.label) + _DAY for claim in claims)
    return _PROSE_LINE * lines(len(figure.of) + told, screen.width, _TEXT) + _AROUND


# What is above and below the rows of a table of figures, and a row.
_TABLE, _TABLE_ROW, _TABLE_ROW_ON_PHONE = 4.8, 2.35, 5.6
