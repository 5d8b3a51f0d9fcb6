"""Parts of a date that are written once for several: "7-8 July 2022", "300-200 BC"."""

from __future__ import annotations

from dataclasses import replace

from dateline.dates.parse.years import century, in_era
from dateline.dates.tree import Expression, Piece, Unit, piece_inside, with_piece

PARTS_OF_A_YEAR = (Unit.DAY, Unit.MONTH, Unit.SUB_YEAR, Unit.FEAST)


def borrow(members: tuple[Expression, ...]) -> tuple[Expression, ...] | None:
    """Fill each member's missing parts from its neighbours.

    Returns None if a bare number is left that no neighbour explains.
    """
    pieces = [piece_inside(member) for member in members]
    if all(piece is None or _is_complete(piece) for piece in pieces):
        return members
    for place in range(1, len(pieces)):
        pieces[place] = _from_left(pieces[place], pieces[place - 1])
    for place in range(len(pieces) - 2, -1, -1):
        pieces[place] = _from_right(pieces[place], pieces[place + 1])
    for place in range(1, len(pieces)):
        pieces[place] = _same_year(pieces[place], pieces[place - 1])
    if any(piece is not None and piece.unit is Unit.NUMBER for piece in pieces):
        return None
    if _lack_a_year_beside_one(pieces):
        return None
    pieces = _in_one_calendar(pieces)
    pairs = zip(members, pieces, strict=True)
    return tuple(with_piece(member, piece) if piece else member for member, piece in pairs)


def _in_one_calendar(pieces: list[Piece | None]) -> list[Piece | None]:
    """All days are Julian where "(Julian)" is at the end: "14-16 October 1066 (Julian)"."""
    last = pieces[-1]
    if last is None or last.style not in ("julian", "dual"):
        return pieces
    return [
        replace(piece, style="julian")
        if piece and piece.unit is Unit.DAY and not piece.style
        else piece
        for piece in pieces
    ]


def _lack_a_year_beside_one(pieces: list[Piece | None]) -> bool:
    """Whether a year is beside a day without one: "2020 - 21 February" is no range."""
    units = {piece.unit for piece in pieces if piece}
    lacking = any(piece and piece.year is None for piece in pieces)
    return lacking and not units.isdisjoint((Unit.YEAR, Unit.DECADE, Unit.CENTURY))


def are_alike(members: tuple[Expression, ...]) -> bool:
    """Whether all are pieces of the calendar of one unit."""
    pieces = [piece_inside(member) for member in members]
    units = {piece.unit for piece in pieces if piece}
    return None not in pieces and (len(units) == 1 or units == {Unit.YEAR, Unit.DECADE})


def _is_complete(piece: Piece) -> bool:
    if piece.era or piece.style in ("julian", "dual"):
        return False
    return piece.year is not None and piece.unit is not Unit.NUMBER


def _from_left(piece: Piece | None, left: Piece | None) -> Piece | None:
    """A bare day after a day with a month: "July 7-8"."""
    if piece is None or left is None or piece.unit is not Unit.NUMBER:
        return piece
    if piece.roman:
        return century(piece.number, left.era) if left.unit is Unit.CENTURY else piece
    if left.unit is Unit.YEAR and left.era == "ad" and piece.digits and piece.year is None:
        return Piece(Unit.YEAR, piece.number, era="ad")
    if left.unit is Unit.DAY and piece.number <= 31:
        return Piece(
            Unit.DAY, piece.year, left.month, piece.number, era=piece.era, weekday=piece.weekday
        )
    return piece


def _from_right(piece: Piece | None, right: Piece | None) -> Piece | None:
    """A bare number before what explains it; a year and an era at the end."""
    if piece is None or right is None:
        return piece
    if piece.unit is Unit.NUMBER and piece.year is None:
        piece = _explain(piece, right)
    if (
        piece.unit is Unit.NUMBER
        and right.unit is Unit.DAY
        and right.year is None
        and not piece.roman
    ):
        piece = Piece(Unit.DAY, piece.year, right.month, piece.number)  # "1776 4-10 July"
    piece = _same_year(piece, right)
    return in_era(piece, right.era) if piece else piece


def _explain(piece: Piece, right: Piece) -> Piece:
    if piece.roman:
        return century(piece.number, right.era) if right.unit is Unit.CENTURY else piece
    if right.unit is Unit.DAY and piece.number <= 31:
        return Piece(
            Unit.DAY, right.year, right.month, piece.number, era=right.era, weekday=piece.weekday
        )
    if right.unit is Unit.YEAR and right.era and piece.digits:
        year = 1 - piece.number if right.era == "bc" else piece.number
        return Piece(Unit.YEAR, year=year, era=right.era)
    if right.unit is Unit.CENTURY and piece.digits <= 2 and 1 <= piece.number <= 99:
        return century(piece.number, right.era)
    if right.unit is Unit.YEAR and piece.digits == 3 and piece.number < (right.year or 0):
        return Piece(Unit.YEAR, year=piece.number)
    return piece


def _same_year(piece: Piece | None, other: Piece | None) -> Piece | None:
    if piece is None or other is None or piece.year is not None or other.year is None:
        return piece
    if piece.unit in PARTS_OF_A_YEAR and other.unit in PARTS_OF_A_YEAR:
        return piece.in_year(other.year, other.era)
    return piece
