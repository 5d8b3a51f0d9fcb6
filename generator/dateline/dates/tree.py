"""What a text says about a date, before it is counted out.

An expression may lack a year ("8 July") or depend on the day it is counted from ("last
Friday"); `dateline.dates.evaluate` turns it into a date.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Literal

from dateline.dates.value import Date, Kind


class Unit(StrEnum):
    """What a piece of calendar names. A number means what its neighbour is."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SUB_YEAR = "sub-year"  # season, quarter, half: see `code`
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    FEAST = "feast"  # one that moves with Easter: see `feast`
    NUMBER = "number"


Style = Literal["", "iso", "julian", "dual", "julian-both", "dual-both"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A named piece of the calendar. `year` is astronomical (0 is 1 BC), None if not given.

    For a decade and a century `year` is the first year; `last` the last one. `era` is
    what was written: "bc", "ad" or nothing. `number` is a day, year or century that gets its
    meaning from a neighbour ("7" in "7-8 July"), `digits` how many digits it has, and `roman`
    whether it is in Roman ones, as centuries are ("XVIIe-XVIIIe siècle"). `feast` is a row of the
    language files, `reckoning` whose feast it is: `western` or `orthodox`. `style` is how a day is
    counted and written: as ISO 8601 has it (`iso`), always of our calendar; in the Julian calendar
    (`julian`), with its year as "1731/32" (`dual`), or with the same day of our calendar beside it
    (`julian-both`, `dual-both`).
    """

    unit: Unit
    year: int | None = None
    month: int = 0
    day: int = 0
    code: int = 0
    last: int = 0
    number: int = 0
    digits: int = 0
    roman: bool = False
    weekday: int | None = None
    era: str = ""
    vague_winter: bool = False
    feast: str = ""
    reckoning: str = ""
    style: Style = ""

    @property
    def is_julian(self) -> bool:
        """Whether it is a day of the Julian calendar."""
        return self.style not in ("", "iso")

    def in_year(self, year: int, era: str = "") -> Piece:
        """The same piece with a year."""
        return replace(self, year=year, era=era)


@dataclass(frozen=True, slots=True)
class Given:
    """A date that needs nothing more, such as one written in EDTF."""

    date: Date


@dataclass(frozen=True, slots=True)
class Wrapper:
    """Words around one expression. What is asked of the inside is asked through it."""

    inner: Expression


@dataclass(frozen=True, slots=True)
class Flagged(Wrapper):
    """About, or perhaps, another expression."""

    approximate: bool
    uncertain: bool
    likely: bool = False


@dataclass(frozen=True, slots=True)
class Portion(Wrapper):
    """The early, mid or late third, or a half, of a week, month, season, year, decade, century;
    a quarter of a century too.
    """

    which: str


@dataclass(frozen=True, slots=True)
class PartOfDay(Wrapper):
    """Morning, afternoon, evening, night or another part of a day: a row of the languages."""

    which: str


@dataclass(frozen=True, slots=True)
class OnWeekday(Wrapper):
    """A day with the weekday that it must be: "yesterday, Thursday"."""

    weekday: int


@dataclass(frozen=True, slots=True)
class Told(Wrapper):
    """Words counted from a day that the text has told of: "the next day", "a week later"."""


@dataclass(frozen=True, slots=True)
class Stretch(Wrapper):
    """The `first` to the `last` of the days that begin with a date's own first one; below zero
    they are counted from its end. With 0 and 0 it is the week that contains the date.
    """

    first: int = 0
    last: int = 0


@dataclass(frozen=True, slots=True)
class NightTo(Wrapper):
    """The night from the day before to a day: "in der Nacht zum Samstag"."""


@dataclass(frozen=True, slots=True)
class Clocked(Wrapper):
    """A clock time on a day."""

    hour: int
    minute: int
    second: int
    precision: str
    zone: str
    about: bool = False


class Side(StrEnum):
    """Which side of a named date is meant."""

    BEFORE = "before"
    AFTER = "after"
    NOT_BEFORE = "not_before"
    NOT_AFTER = "not_after"
    SINCE = "since"
    UNTIL = "until"
    UNKNOWN_END = "unknown_end"
    UNKNOWN_START = "unknown_start"


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
    """One of several expressions, or each of them. A range among them is each of its members."""

    kind: Kind
    members: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Somewhere:
    """One day, month or year, not known which, from one expression to another."""

    start: Expression
    end: Expression


@dataclass(frozen=True, slots=True)
class InSomeYear:
    """A day or month without a year, in one of some years (astronomical), not known which."""

    inner: Piece
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Weekday:
    """A weekday near the day counted from: `recent` (that day included), `last` (strictly
    before), `this` (of the same week), `coming` (strictly after), `nearest` (on either side),
    `within` (in the week itself) or `next` (ambiguous), and some weeks before that.
    """

    weekday: int
    which: str
    weeks_before: int = 0


@dataclass(frozen=True, slots=True)
class Away:
    """Some units before (negative) or after the unit that contains the day counted from."""

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
class DayOfMonth:
    """A day of the month some months from the one counted from; None: the most recent one."""

    day: int
    months: int | None


@dataclass(frozen=True, slots=True)
class Twofold:
    """Words with two meanings, which are refused. `readings` are words that say each, if there
    are such: at first as rows of phrases.
    """

    readings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InYear:
    """An expression without a year, in the year some years from the one counted from."""

    inner: Expression
    count: int


Relative = Weekday | Away | RestOf | Nearby | Weekend | DayOfMonth
Expression = (
    Piece
    | Given
    | Flagged
    | Portion
    | PartOfDay
    | Clocked
    | OnWeekday
    | Told
    | Stretch
    | NightTo
    | Bound
    | Range
    | Choice
    | Somewhere
    | InSomeYear
    | Relative
    | Twofold
    | InYear
)


def inside(expression: Expression) -> Expression:
    """What is inside all wrappers."""
    while isinstance(expression, Wrapper):
        expression = expression.inner
    return expression


def piece_inside(expression: Expression) -> Piece | None:
    """The piece of the calendar inside all wrappers; None where something else is there."""
    found = inside(expression)
    return found if isinstance(found, Piece) else None


def weekday_inside(expression: Expression) -> Weekday | None:
    """The bare weekday inside all wrappers; None where something else is there."""
    found = inside(expression)
    return found if isinstance(found, Weekday) and found.which == "recent" else None


def with_piece(expression: Expression, piece: Piece) -> Expression:
    """The expression with another piece inside its wrappers, where it has one."""
    if isinstance(expression, Wrapper):
        return replace(expression, inner=with_piece(expression.inner, piece))
    return piece if isinstance(expression, Piece) else expression


def with_inside(expression: Expression, new: Expression) -> Expression:
    """The expression with something else inside all its wrappers."""
    if isinstance(expression, Wrapper):
        return replace(expression, inner=with_inside(expression.inner, new))
    return new


def is_one_day(expression: Expression) -> bool:
    """Whether it names one day, or words around one but for a clock time and a part of the day."""
    if isinstance(expression, (Flagged, Told, OnWeekday)):
        return is_one_day(expression.inner)
    if isinstance(expression, Piece):
        return expression.unit in (Unit.DAY, Unit.FEAST)
    if isinstance(expression, Away):
        return expression.unit == "day"
    return isinstance(expression, (Weekday, DayOfMonth))


def lacks_year(expression: Expression) -> bool:
    """Whether a year can and must be filled in."""
    piece = piece_inside(expression)
    return piece is not None and piece.year is None
