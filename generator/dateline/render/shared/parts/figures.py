"""How many, by whom: the figures that an event's sources give, below each other on one scale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, inf, isinf
from typing import Final, Self

from dateline.data.model import NO_COPY, Count, Figure
from dateline.data.resolved import FigureClaim, ResolvedAccount, ResolvedFigure
from dateline.render.inks.inline import element, joined
from dateline.render.layout.drawn.round_numbers import round_step
from dateline.render.shared.phrases import Phrases
from dateline.text.escaping import Markdown
from dateline.text.inks import HtmlInk, Piece
from dateline.text.style_numbers import style_numbers

_WIDTH: Final = 400
_HEIGHT: Final = 26
_MARK: Final = 4
"""The width of a drawing, its height, and the width of the mark of one number."""

_END: Final = 352
"""Where the greatest number is: what is open goes on beyond it. The end of a whole is the edge."""

_MOST_STEPS: Final = 5
"""A scale has no more round numbers."""

_CLOSE: Final = 0.12
"""Nearer to the greatest number, in parts of the scale, none has room."""


def figure_table(words: Phrases, figure: ResolvedFigure) -> Piece:
    """One figure: a row for each source, the latest count first and what was withdrawn or revised
    last, with a bar from the least to the greatest number of the row.
    """
    t, ink = words.texts, words.ink
    claims = _in_order(figure.claims)
    scale = _Scale.of(figure)
    heads = [
        *(t("figure_source"), t("figure_number"), t("figure_scale")),
        *(t("figure_day"), t("source_checks")),
    ]
    classes = [None] * 4 + ["dl-said"]
    head = _row(
        words,
        [
            element(ink, "th", element(ink, "span", name, class_=one), scope="col")
            for name, one in zip(heads, classes, strict=True)
        ],
    )
    newest = _newest(claims)
    rows = [_claim_row(words, claim, scale, newest=claim in newest) for claim in claims]
    empty = element(ink, "td", "", colspan="2")
    foot = _row(words, [empty, element(ink, "td", _numbers(words, scale)), empty])
    if scale.standing:
        band = joined(ink, " ", [element(ink, "b", "", class_="dl-band"), t("figure_band")])
        key = element(ink, "td", band, colspan="5", class_="dl-key-of-band")
        foot = joined(ink, "", [foot, _row(words, [key])])
    caption = [element(ink, "b", joined(ink, "", [words.name(figure.of), t("colon")]))]
    if span := _span(words, figure):
        caption.append(span)
    parts = [
        element(ink, "caption", joined(ink, " ", caption)),
        element(ink, "thead", head),
        element(ink, "tbody", joined(ink, "", rows)),
        element(ink, "tfoot", foot, aria_hidden="true"),
    ]
    return element(ink, "table", joined(ink, "", parts), class_="dl-figures")


@dataclass(frozen=True, slots=True)
class _Scale:
    """From nothing, or the least number below it, to the whole that the numbers are parts of, or
    to the greatest where none is known. `standing` are the least and the greatest that count, if
    any does: without end where a source gives none.
    """

    first: Count
    last: Count
    is_whole: bool
    standing: tuple[float, float] | None

    @classmethod
    def of(cls, figure: ResolvedFigure) -> Self:
        """That of all numbers, those that count no more too."""
        given = [claim.figure for claim in figure.claims]
        counts = [count for one in given for count in (one.low, one.high) if count]
        wholes = [one.out_of for one in given if one.out_of]
        least = min([*counts, Count("0", 0)], key=lambda count: count.number)
        most = max([*counts, *wholes], key=lambda count: count.number)
        standing = None
        if figure.low and figure.high:
            is_open = _open_ends(figure)
            standing = (
                -inf if is_open[0] else figure.low.number,
                inf if is_open[1] else figure.high.number,
            )
        return cls(least, most, most in wholes, standing)

    def at(self, number: float) -> int:
        """Where a number is."""
        if isinf(number):
            return 0 if number < 0 else _WIDTH - _MARK
        first, end = self.first.number, _WIDTH - _MARK if self.is_whole else _END
        length = self.last.number - first
        return round((number - first) / length * end) if length else 0

    @property
    def between(self) -> tuple[int, ...]:
        """Round numbers after the first, as far apart as there is room for."""
        first, last = self.first.number, self.last.number
        if last - first <= 1:
            return ()
        step = round_step((last - first) / _MOST_STEPS)
        numbers = range(floor(first / step) * step, ceil(last), step)
        near = (last - first) * _CLOSE
        return tuple(n for n in numbers if first + near <= n <= last - near)


def _numbers(words: Phrases, scale: _Scale) -> Piece:
    """The numbers below a scale, each where it is."""
    ink = words.ink

    def told(count: Count) -> str:
        return words.texts.number(count.number) if isinstance(count.number, int) else count.words

    rows: list[Piece] = [ink.escape(told(scale.first))]
    rows += (
        element(ink, "i", ink.escape(words.texts.number(n)), data_at=_thousandths(scale, n))
        for n in scale.between
    )
    last = ink.escape(told(scale.last))
    if scale.is_whole:
        rows.append(element(ink, "i", last, class_="dl-all"))
    else:
        rows.append(element(ink, "i", last, data_at=_thousandths(scale, scale.last.number)))
    return element(ink, "span", joined(ink, " ", rows))


def _thousandths(scale: _Scale, number: float) -> Markdown:
    """Where the middle of a number's mark is, for the style sheet."""
    return style_numbers((scale.at(number) + _MARK / 2) / _WIDTH * 1000)


def _open_ends(figure: ResolvedFigure) -> tuple[bool, bool]:
    """Whether a number that counts has no least, and whether one has no greatest."""
    counting = [claim.figure for claim in figure.claims if claim.counts]
    return any(one.low is None for one in counting), any(one.high is None for one in counting)


def _in_order(claims: Sequence[FigureClaim]) -> list[FigureClaim]:
    def key(claim: FigureClaim) -> tuple[bool, bool, tuple[int, ...]]:
        as_of = claim.figure.as_of
        newest_first = tuple(-part for part in as_of.sort_key) if as_of else ()
        return not claim.counts, as_of is None, newest_first

    return sorted(claims, key=key)


def _newest(claims: Sequence[FigureClaim]) -> list[FigureClaim]:
    """The counts of the last day, if there are some of an earlier one."""
    dated = [claim for claim in claims if claim.counts and claim.figure.as_of]
    days = [claim.figure.as_of.sort_key for claim in dated if claim.figure.as_of]
    newest = [claim for claim, day in zip(dated, days, strict=True) if day == days[0]]
    return newest if len(newest) < len(dated) else []


def _claim_row(words: Phrases, claim: FigureClaim, scale: _Scale, *, newest: bool) -> Piece:
    t, ink, account = words.texts, words.ink, claim.account
    head = [_link_in_html(words, claim)]
    if account.by is not None:
        head.append(element(ink, "span", words.name(account.by.name)))
    number = [element(ink, "b", _number(words, claim.figure))]
    if not claim.counts:
        told = t("figure_withdrawn") if account.withdrawn else t("figure_revised")
        number.append(element(ink, "span", told))
    number += [element(ink, "span", denied) for denied in _denied(words, account)]
    day = [words.date(claim.figure.as_of)] if claim.figure.as_of else [ink.stretch("–")]
    if newest:
        day.append(element(ink, "b", t("figure_latest")))
    checked = account.source.text != NO_COPY and account.check is not None
    cells = [
        element(ink, "th", joined(ink, " ", head), scope="row"),
        element(ink, "td", joined(ink, " ", number)),
        element(ink, "td", _bar(words, claim, scale)),
        element(ink, "td", joined(ink, " ", day), data_h=t.plain("figure_day")),
        element(ink, "td", words.check_sign(account.kind) if checked else words.grade(account)),
    ]
    return _row(words, cells)


def _denied(words: Phrases, account: ResolvedAccount) -> list[Piece]:
    """By whom a figure is denied: the speaker, else the source; nobody twice."""
    by_id = words.resolved.by_id
    places = [answer.of for answer in account.denied]
    found = [by_id[event].accounts[number - 1] for event, number in places]
    names = dict.fromkeys(one.by.name if one.by else words.source_name(one.source) for one in found)
    if not names:
        return []
    return [words.texts("figure_denied", by=words.listed(map(words.name, names)))]


def _row(words: Phrases, cells: list[Piece]) -> Piece:
    return element(words.ink, "tr", joined(words.ink, "", cells))


def _bar(words: Phrases, claim: FigureClaim, scale: _Scale) -> Piece:
    """A bar, a mark for one number, an arrow where there is no least or no greatest. The number is
    beside it in words.
    """
    ink, low, high = words.ink, claim.figure.low, claim.figure.high
    drawn: list[Piece] = []
    if scale.between:
        lines = "".join(f"M{scale.at(n) + _MARK // 2} 0v{_HEIGHT}" for n in scale.between)
        drawn.append(element(ink, "path", "", d=Markdown(lines), class_="dl-grid"))
    if scale.standing:
        first, last = map(scale.at, scale.standing)
        band = {"x": first, "y": 0, "width": last - first + _MARK, "height": _HEIGHT}
        drawn.append(element(ink, "rect", "", class_="dl-band", **band))
    left = scale.at(low.number) if low else 0
    right = scale.at(high.number) if high else _WIDTH - _MARK
    path = f"M{left} 6h{right - left + 4}v14h{left - right - 4}z"
    if low is None:
        path = f"M0 13l9-6v5H{right}V6h4v14h-4v-6H9v5z"
    elif high is None:
        path = f"M{left} 6h4v6h{right - left - 9}v-5l9 6-9 6v-5H{left + 4}v6h-4z"
    drawn.append(
        element(ink, "path", "", d=Markdown(path), class_=None if claim.counts else "dl-given-up")
    )
    box = Markdown(f"0 0 {_WIDTH} {_HEIGHT}")
    return element(
        ink,
        "svg",
        joined(ink, "", drawn),
        viewBox=box,
        preserveAspectRatio="none",
        aria_hidden="true",
    )


def _link_in_html(words: Phrases, claim: FigureClaim) -> Piece:
    """A link to a claim's account in an element, where Markdown reads none."""
    account, ink = claim.account, words.ink
    name, page = words.name(words.source_name(account.source)), words.page_of(account.event.id)
    if isinstance(ink, HtmlInk):
        return words.link(name, page, account.anchor)
    return element(ink, "a", name, href=words.page_target(f"{page}#{account.anchor}"))


def _span(words: Phrases, figure: ResolvedFigure) -> Piece | None:
    """From the least to the greatest number, where several count; "at least 96" and 117 are no 96
    to 117.
    """
    if sum(claim.counts for claim in figure.claims) < 2 or not (figure.low and figure.high):
        return None
    low, high = figure.low, figure.high
    match _open_ends(figure):
        case (True, True):
            return None
        case (False, True):
            return words.texts("figure_least", number=low.words)
        case (True, False):
            return words.texts("figure_most", number=high.words)
    if low.number == high.number:
        return words.texts("figure_same", number=low.words)
    return words.texts("figure_range", low=low.words, high=high.words)


def figure_told(words: Phrases, figure: ResolvedFigure) -> Piece:
    """One figure: from the least to the greatest number, then who gives which."""
    t, ink = words.texts, words.ink
    between = " – " if len(figure.claims) == 1 else f"{t('colon')} "
    told = [_claim(words, claim, between) for claim in figure.claims]
    claims = joined(ink, f"{t('semicolon')} ", told)
    parts: list[Piece] = [joined(ink, "", [words.name(figure.of), t("colon")])]
    if span := _span(words, figure):
        parts.append(span)
    return joined(ink, " ", [*parts, claims])


def _claim(words: Phrases, claim: FigureClaim, between: str) -> Piece:
    """A source's number, what is `between` it and the source, and when that was the count."""
    t, figure, account = words.texts, claim.figure, claim.account
    source = words.link(
        words.name(words.source_name(account.source)),
        words.page_of(account.event.id),
        account.anchor,
    )
    told = [joined(words.ink, between, [_number(words, figure), source])]
    if figure.as_of:
        told.append(t("figure_as_of", day=words.date(figure.as_of)))
    if not claim.counts:
        told.append(t("figure_withdrawn") if account.withdrawn else t("figure_revised"))
    return words.listed(told)


def _number(words: Phrases, figure: Figure) -> Piece:
    """A source's number, and of how many."""
    number = _part(words, figure)
    if figure.out_of is None:
        return number
    return words.texts("figure_out_of", number=number, whole=figure.out_of.words)


def _part(words: Phrases, figure: Figure) -> Piece:
    t, low, high = words.texts, figure.low, figure.high
    if low is None:
        return t("figure_most", number=high.words if high else "")
    if high is None:
        return t("figure_least", number=low.words)
    if low.number == high.number:
        return words.ink.escape(low.words)
    return t("figure_between", low=low.words, high=high.words)
