"""What a text says about a date, before it is counted out.

An expression may lack a year ("8 July") or stand on the day it is counted from ("last
Friday"); `dateline.dates.settling` turns it into a date.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dateline.dates.value import Date, Kind


class Unit(StrEnum):
    """What a piece of calendar names. A number stands for whatever its neighbour is."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SUB_YEAR = "sub-year"  # season, quarter, half: see `code`
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Piece:
    """A named piece of the calendar. `year` is astronomical (0 is 1 BC), None if not given.

    For a decade and a century `year` is the first year; `last` the last one. `era` is
    what was written: "bc", "ad" or nothing. `number` is a day, year or century that gets
    its meaning from a neighbour ("7" in "7-8 July"), `digits` how many digits it has.
    """

    unit: Unit
    year: int | None = None
    month: int = 0
    day: int = 0
    code: int = 0
    last: int = 0
    number: int = 0
    digits: int = 0
    weekday: int | None = None
    era: str = ""
    vague_winter: bool = False

    def in_year(self, year: int, era: str = "") -> Piece:
        """The same piece with a year; written out, since `replace` costs ten times more."""
        return Piece(
            self.unit, year, self.month, self.day, self.code, self.last, self.number,
            self.digits, self.weekday, era, self.vague_winter,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Given:
    """A date that needs nothing more, such as one written in EDTF."""

    date: Date


@dataclass(frozen=True, slots=True)
class Flagged:
    """About, or perhaps, another expression."""

    inner: Expression
    approximate: bool
    uncertain: bool


@dataclass(frozen=True, slots=True)
class Portion:
    """The early, mid or late third, or a half, of a month, season, year, decade, century."""

    inner: Expression
    which: str


@dataclass(frozen=True, slots=True)
class PartOfDay:
    """Morning, afternoon, evening, night or another part of a day."""

    inner: Expression
    which: str


@dataclass(frozen=True, slots=True)
class Clocked:
    """A clock time on a day."""

    inner: Expression
    hour: int
    minute: int
    second: int
    precision: str
    zone: str


class Side(StrEnum):
    """Which side of a named date is meant."""

    BEFORE = "before"
    AFTER = "after"
    NOT_BEFORE = "not before"
    NOT_AFTER = "not after"
    SINCE = "since"
    UNTIL = "until"


@dataclass(frozen=True, slots=True)
class Bound:
    """Something that lies on one side of a date."""

    side: Side
    inner: Expression


@dataclass(frozen=True, slots=True)
class Range:
    """From one expression to another."""

    start: Expression
    end: Expression


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several expressions, or each of them."""

    kind: Kind
    members: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Weekday:
    """A weekday near the day counted from: `recent` (that day included), `last` (strictly
    before), `this` (of the same week), `coming` (strictly after) or `next` (ambiguous), and
    some weeks before that.
    """

    weekday: int
    which: str
    weeks_before: int = 0


@dataclass(frozen=True, slots=True)
class Away:
    """Some units before (negative) or after the unit that holds the day counted from."""

    unit: str  # day, week, month, quarter, year, decade
    count: int


@dataclass(frozen=True, slots=True)
class RestOf:
    """The part of a unit that lies `earlier` or `later` than the day counted from."""

    unit: str
    which: str


@dataclass(frozen=True, slots=True)
class Nearby:
    """A month or season: the `last` one that has ended, `this` year's, or the `next` one,
    which is ambiguous.
    """

    piece: Piece
    which: str


@dataclass(frozen=True, slots=True)
class Weekend:
    """A weekend: the `recent` one (a current one included), the `last` that has ended, or
    `this` week's.
    """

    which: str


@dataclass(frozen=True, slots=True)
class InYear:
    """An expression without a year, in the year some years from the one counted from."""

    inner: Expression
    count: int


Expression = (
    Piece
    | Given
    | Flagged
    | Portion
    | PartOfDay
    | Clocked
    | Bound
    | Range
    | Choice
    | Weekday
    | Away
    | RestOf
    | Nearby
    | Weekend
    | InYear
)


def lacks_year(expression: Expression) -> bool:
    """Whether a year can and must be filled in."""
    if isinstance(expression, Piece):
        return expression.year is None
    if isinstance(expression, (Flagged, Portion, PartOfDay, Clocked)):
        return lacks_year(expression.inner)
    return False
