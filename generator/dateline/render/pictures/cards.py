"""What a share picture shows: texts and marks, not yet laid out.

A text is in a card only if it can be drawn (`letters.py`). Whatever a card says is said on the
page too, in the same words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.data.model import NO_COPY, Side, WordsKind
from dateline.data.resolved import (
    ResolvedAccount,
    ResolvedDispute,
    ResolvedEvent,
    ResolvedPosition,
    Standing,
)
from dateline.dates import Date, show_date
from dateline.quotes import Run
from dateline.render.citing.places import PARAGRAPH
from dateline.render.layout.blocks import blocks_of
from dateline.render.layout.drawn.bars import Bar
from dateline.render.layout.drawn.strip import Mark, Strip, strip_of
from dateline.render.layout.opening import opening_of
from dateline.render.pictures.letters import drawable
from dateline.render.shared.captions import place_of_words, with_place
from dateline.render.shared.edition import Edition
from dateline.render.shared.parts.signs import lead_and_more
from dateline.render.shared.phrases import Phrases, Told, all_match, standing_words
from dateline.text.inks import MARKDOWN
from dateline.text.prose import plain_prose


@dataclass(frozen=True, slots=True)
class Column:
    """Words, and whose they are. `side` is the number of the speaker's side, or 0.

    The words are in runs: those that differ in another report of the same remark are marked.
    `letters` are those of the side; `is_checked` says that the words match their source, and
    `is_paraphrase` that they are the source's, for what the speaker said.
    """

    words: tuple[Run, ...]
    told: str
    side: int = 0
    letters: str = ""
    is_checked: bool = False
    is_paraphrase: bool = False


@dataclass(frozen=True, slots=True)
class DrawnLane:
    """A lane of the strip. `number` is that of its side, or 0."""

    name: str
    number: int
    marks: tuple[Mark, ...]
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class DrawnStrip:
    """The strip of a timeline: its lanes, and the labels of its axis at their places, counted from
    where time begins: where it `is_turned`, on the right.
    """

    lanes: tuple[DrawnLane, ...]
    ticks: tuple[tuple[float, str], ...]
    breaks: tuple[float, ...]
    is_turned: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """A picture, from top to bottom. What is empty is left out.

    `above` is the date, `sign` says that an event is contested, `foot` is what the picture is a
    part of, `site` the site's name. `sides` are the numbers of those that its mark is for, 0 for
    none; `is_checked` says that all words of a timeline match their sources.
    """

    above: str = ""
    sign: str = ""
    title: str = ""
    columns: tuple[Column, ...] = ()
    text: str = ""
    strip: DrawnStrip | None = None
    foot: str = ""
    site: str = ""
    sides: tuple[int, ...] = ()
    is_checked: bool = False

    @property
    def says_something(self) -> bool:
        """Whether there is more to it than where it is from."""
        return bool(self.above or self.title or self.columns or self.strip)


def timeline_card(edition: Edition) -> Card:
    """The timeline: its title, span and strip, and how it was checked."""
    timeline, resolved = edition.timeline, edition.resolved
    lead = lead_and_more(timeline.summary)[0]
    plain = edition.texts.plain
    facts = [plain("events", n=len(resolved.events)), plain("sources", n=len(resolved.sources))]
    if resolved.disputes:
        facts.append(plain("disputes", n=len(resolved.disputes)))
    if resolved.matched:
        key = "matched_in_short" if all_match(resolved) else "checked_in_short"
        facts.append(plain(key, n=resolved.strings, matched=resolved.matched))
    elif resolved.sources:
        facts.append(plain("checked_nothing"))
    return Card(
        above=_span(edition),
        title=drawable(timeline.title),
        text=drawable(plain_prose(lead)),
        strip=_strip(edition),
        foot=drawable(" · ".join(facts)),
        site=drawable(edition.settings.site_name),
        sides=tuple(resolved.side_numbers.values())[:2],
        is_checked=0 < resolved.matched == resolved.strings,
    )


def disputes_card(edition: Edition) -> Card:
    """The question that the timeline opens with, and words of its two positions; else that of which
    most is said, with its positions. No side's words are shown without the other's.
    """
    found = [*edition.resolved.disputes]
    opening = opening_of(edition.resolved)
    dispute = opening.dispute if opening else max(found, key=_said_of, default=None)
    if dispute is None:
        return Card()
    count = edition.texts.plain("disputes", n=len(found))
    said = [_account(a, edition, marked=False) for a in opening.accounts] if opening else []
    if len(said) == 2 and all(column.words for column in said):
        columns = tuple(said)
    else:
        columns = tuple(_position(p, edition) for p in dispute.positions[:2])
    return Card(
        above=drawable(count if len(found) > 1 else edition.texts.plain("disputes_title")),
        title=drawable(dispute.question),
        columns=columns,
        sides=tuple(column.side for column in columns),
        foot=drawable(edition.timeline.title),
        site=drawable(edition.settings.site_name),
    )


def event_card(event: ResolvedEvent, edition: Edition) -> Card:
    """An event: its date, its headline, and the words of it, of two sides where they differ."""
    contested = event.standing is Standing.CONTESTED
    accounts, columns = _beside(event, edition)
    text = "" if columns else drawable(plain_prose(event.text))
    title = drawable(event.title)
    return Card(
        above=" · ".join(filter(None, (_date(event.date, edition), _remark(accounts, edition)))),
        sign=drawable(edition.texts.plain("standing.contested")) if contested else "",
        title=title,
        columns=columns,
        text=text or ("" if columns else _witness(event, edition)),
        strip=None if title else _strip(edition),
        sides=tuple(column.side for column in columns),
        foot=drawable(edition.timeline.title),
        site=drawable(edition.settings.site_name),
    )


def _witness(event: ResolvedEvent, edition: Edition) -> str:
    word, number = standing_words(event, event.witness)
    return drawable(edition.texts.plain(f"standing.{word}", n=number))


def _date(date: Date, edition: Edition) -> str:
    """A date in words; as EDTF, in digits, where the language's letters cannot be drawn."""
    return drawable(show_date(date, edition.language)) or drawable(date.edtf)


def _span(edition: Edition) -> str:
    return drawable(Phrases(edition, "").plain_span(*edition.span)) if edition.span else ""


def _said_of(dispute: ResolvedDispute) -> tuple[int, int]:
    accounts = [len(position.accounts) for position in dispute.positions]
    return sum(1 for count in accounts if count), sum(accounts)


def _position(position: ResolvedPosition, edition: Edition) -> Column:
    t = Told(edition.texts, MARKDOWN)
    accounts = position.accounts
    sides = {account.by.side.id for account in accounts if account.by and account.by.side}
    names = dict.fromkeys(
        a.by.side.name if a.by and a.by.side else a.source.label for a in accounts
    )
    count = t.plain("position_count", n=len(accounts))
    told = t.labelled(count, t.in_row(names)) if accounts else t.plain("position_nobody")
    number = edition.resolved.side_numbers[sides.pop()] if len(sides) == 1 else 0
    summary = drawable(position.summary)
    return Column((Run(summary, differs=False),) if summary else (), drawable(told), number)


def _beside(
    event: ResolvedEvent, edition: Edition
) -> tuple[Sequence[ResolvedAccount], tuple[Column, ...]]:
    """The accounts that are first on the page; those that are side by side there before others, of
    each column the first. And what a card shows of them.
    """
    for block in sorted(blocks_of(event), key=lambda block: len(block.columns) < 2):
        accounts = [c.accounts[0] for c in block.columns if c.accounts]
        standing = [account for account in accounts if not account.withdrawn][:2]
        columns = tuple(_account(account, edition) for account in standing)
        if columns and all(column.words for column in columns):
            return standing, columns
    return (), ()


def _remark(accounts: Sequence[ResolvedAccount], edition: Edition) -> str:
    """That the accounts are reports of one remark, if they are."""
    remarks = {account.remark for account in accounts}
    if len(accounts) < 2 or len(remarks) > 1 or not any(remarks):
        return ""
    remark = edition.resolved.remarks[accounts[0].remark]
    reports = edition.texts.number(len(remark.accounts))
    return drawable(edition.texts.plain("position_remarks", n=1, reports=reports))


def _account(account: ResolvedAccount, edition: Edition, *, marked: bool = True) -> Column:
    """Its words, those `marked` that another report of the remark lacks, and whose they are."""
    by, texts = account.by, edition.texts
    names = [by.name] if by else []
    names += [by.side.name] if by and by.side else []
    is_paraphrase = account.kind is WordsKind.PARAPHRASE
    place = place_of_words(Phrases(edition, ""), account)
    source = with_place(account.source.label, "" if place.startswith(PARAGRAPH) else place)
    if is_paraphrase:  # the source's words are not put into a mouth
        source = texts.plain("paraphrased_by", source=source)
    names.append(source)
    if account.kind is WordsKind.NARRATION:
        names.append(texts.plain("kind_narration"))
    side = edition.resolved.side_numbers[by.side.id] if by and by.side else 0
    check = account.check
    start = texts.plain("ellipsis") if check and check.cut_start else ""
    end = texts.plain("ellipsis") if check and check.cut_end else ""
    marks = ("", "") if is_paraphrase else (texts.plain("quote_open"), texts.plain("quote_close"))
    runs = [
        Run(marks[0] + start, differs=False),
        *(_wording(account, edition) if marked else [Run(account.words, differs=False)]),
        Run(end + marks[1], differs=False),
    ]
    whole = drawable("".join(run.text for run in runs))
    return Column(
        tuple(_drawable(runs)) if whole else (),
        drawable(" · ".join(names)),
        side,
        _letters(by.side, edition) if by else "",
        is_checked=check is not None and account.source.text != NO_COPY,
        is_paraphrase=is_paraphrase,
    )


def _letters(side: Side | None, edition: Edition) -> str:
    return drawable(edition.resolved.side_initials.get(side.id, "")) if side else ""


def _wording(account: ResolvedAccount, edition: Edition) -> Iterable[Run]:
    """The words, those marked that the reports of a remark do not share."""
    remark = edition.resolved.remarks.get(account.remark)
    number = remark.numbers.get(account.anchor) if remark else None
    if remark and remark.comparison and number is not None:
        return remark.comparison.wordings[number]
    return (Run(account.words, differs=False),)


def _drawable(runs: Iterable[Run]) -> Iterable[Run]:
    """The runs as they can be drawn, with the spaces around them."""
    for run in runs:
        before = " " if run.text[:1].isspace() else ""
        after = " " if run.text[-1:].isspace() else ""
        yield Run(f"{before}{drawable(run.text)}{after}", run.differs)


def _strip(edition: Edition) -> DrawnStrip | None:
    found = strip_of(edition.resolved, edition.language)
    return _drawn(found, edition) if found else None


def _drawn(strip: Strip, edition: Edition) -> DrawnStrip:
    words = Phrases(edition, "")
    return DrawnStrip(
        tuple(
            DrawnLane(drawable(words.lane_name(lane)), lane.number, lane.marks, lane.bars)
            for lane in strip.lanes
        ),
        tuple((tick.left, drawable(tick.text)) for tick in strip.ticks),
        strip.breaks,
        is_turned=edition.direction == "rtl",
    )
