"""What sources say of how many: never added up or averaged, compared where they are of one time."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from math import inf

from dateline.data.model import Count, Figure
from dateline.data.resolved import FigureClaim, ResolvedAccount, ResolvedFigure
from dateline.dates import Date


def resolve_figures(accounts: Sequence[ResolvedAccount]) -> tuple[ResolvedFigure, ...]:
    """The figures of an event's accounts, those of the same thing together."""
    found: dict[str, list[FigureClaim]] = {}
    for account in accounts:
        if account.record.figure:
            claim = FigureClaim(account.record.figure, account, counts=not account.is_replaced)
            found.setdefault(account.record.figure.of.casefold(), []).append(claim)
    return tuple(map(_resolve, found.values()))


def _resolve(claims: Sequence[FigureClaim]) -> ResolvedFigure:
    counting = [claim for claim in claims if claim.counts]
    numbers = [n for claim in counting for n in (claim.figure.low, claim.figure.high) if n]
    return ResolvedFigure(
        of=claims[0].figure.of,
        claims=tuple(claims),
        low=min(numbers, key=_number, default=None),
        high=max(numbers, key=_number, default=None),
        is_contested=any(_exclude(*pair) for pair in combinations(counting, 2)),
    )


def _number(count: Count) -> float:
    return count.number


def _exclude(one: FigureClaim, other: FigureClaim) -> bool:
    """Whether two figures of one time have no number in common. Later counts only follow."""
    if one.account.source.id == other.account.source.id or _are_successive(one, other):
        return False
    (low, high), (least, most) = _bounds(one.figure), _bounds(other.figure)
    return high < least or most < low


def _bounds(figure: Figure) -> tuple[float, float]:
    low = figure.low.number if figure.low else -inf
    return low, figure.high.number if figure.high else inf


def _are_successive(one: FigureClaim, other: FigureClaim) -> bool:
    first, second = _as_of(one), _as_of(other)
    return bool(first and second and (_is_before(first, second) or _is_before(second, first)))


def _as_of(claim: FigureClaim) -> Date | None:
    return claim.figure.as_of or claim.account.said


def _is_before(one: Date, other: Date) -> bool:
    if one.latest is None or other.earliest is None:
        return False
    if one.latest == other.earliest and one.clock and other.clock:
        return one.sort_key < other.sort_key
    return one.latest < other.earliest
