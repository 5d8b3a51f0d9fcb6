"""How many, by whom: the figures that an event's sources give, side by side."""

from __future__ import annotations

from dateline.data.model import Figure
from dateline.data.resolved import FigureClaim, ResolvedFigure
from dateline.render.inks.inline import joined
from dateline.render.shared.phrases import Phrases
from dateline.text.inks import Piece


def figure_told(words: Phrases, figure: ResolvedFigure) -> Piece:
    """One figure: from the least to the greatest number, then who gives which."""
    t, ink = words.texts, words.ink
    claims = joined(ink, f"{t('semicolon')} ", [_claim(words, claim) for claim in figure.claims])
    parts: list[Piece] = [joined(ink, "", [words.name(figure.of), t("colon")])]
    if sum(claim.counts for claim in figure.claims) > 1 and figure.low and figure.high:
        low, high = figure.low.words, figure.high.words
        if figure.low.number == figure.high.number:
            parts.append(t("figure_same", number=low))
        else:
            parts.append(t("figure_range", low=low, high=high))
    return joined(ink, " ", [*parts, claims])


def _claim(words: Phrases, claim: FigureClaim) -> Piece:
    """A source's number, the source, and when that was the count."""
    t, figure, account = words.texts, claim.figure, claim.account
    source = words.link(
        words.name(words.source_name(account.source)),
        words.page_of(account.event.id),
        account.anchor,
    )
    told = [
        joined(words.ink, "", [_number(words, figure), t("colon"), words.ink.stretch(" "), source])
    ]
    if figure.as_of:
        told.append(t("figure_as_of", day=words.date(figure.as_of)))
    if not claim.counts:
        told.append(t("figure_withdrawn") if account.withdrawn else t("figure_revised"))
    return words.listed(told)


def _number(words: Phrases, figure: Figure) -> Piece:
    t, low, high = words.texts, figure.low, figure.high
    if low is None:
        return t("figure_most", number=high.words if high else "")
    if high is None:
        return t("figure_least", number=low.words)
    if low.number == high.number:
        return words.ink.escape(low.words)
    return t("figure_between", low=low.words, high=high.words)
