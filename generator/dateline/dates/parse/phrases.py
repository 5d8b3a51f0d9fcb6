"""Reading dates with words around them, which may nest: "late last month", "c. 1850?"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from dateline.dates import refusals
from dateline.dates.calendar_days import day_number, is_julian_day, julian_day_number
from dateline.dates.edtf.reading import read_edtf
from dateline.dates.parse.around import OF_DAY, Form, Reading
from dateline.dates.parse.clock_words import clock_at, split_times
from dateline.dates.parse.pieces import read_numeric_day, read_piece, read_season
from dateline.dates.parse.relative import read_relative
from dateline.dates.parse.unknown_parts import read_unknown_part
from dateline.dates.tree import (
    Clocked,
    Expression,
    Flagged,
    Given,
    PartOfDay,
    Piece,
    Portion,
    Range,
    Unit,
    is_one_day,
)
from dateline.dates.value import Kind
from dateline.languages import family

_DEEPEST = 4
# What a phrase's row says of a date: about, uncertain, and if so probable.
_FLAGS: Final = {
    "about": (True, False, False), "possibly": (False, True, False),
    "possibly_about": (True, True, False), "probably": (False, True, True),
}  # fmt: skip
_PARTS: Final = {
    "early": "early", "mid": "mid", "late": "late",
    "first_half": "first half", "second_half": "second half",
}  # fmt: skip
_HALF_YEARS: Final = {"first_half": 40, "second_half": 41}
_UNKNOWN: Final = ("day_not_known", "date_not_known", "year_not_known")
_HEMISPHERES: Final = {"southern": {21: 29, 22: 30, 23: 31, 24: 32},
                       "northern": {21: 25, 22: 26, 23: 27, 24: 28}}  # fmt: skip
_PLAIN: Final = ("on", "some_time_in")
# The rows of phrases that are read here, and those that contain other dates (in `written`).
READ_HERE: Final = (*_FLAGS, *_PARTS, *_HEMISPHERES, *_UNKNOWN, *_PLAIN, "julian")
# Matches the `1731/32` of `11 february 1731/32`.
_DUAL_YEAR: Final = re.compile(r"(?<![0-9/.-])([0-9]{4})/([0-9]{4}|[0-9]{1,2})(?![0-9/])", re.ASCII)
_LADY_DAY: Final = (3, 25)  # on which the English year began until 1752
# Matches `2004-06~-11`.
_EDTF_LIKE = re.compile(r"-?[0-9x]{4}([?~%-].*)?|y-?[0-9]+.*", re.ASCII)


def read_simple(reading: Reading, folded: str, depth: int) -> Expression | None:
    """A piece of the calendar, with or without words around it; None if it is neither."""
    if depth > _DEEPEST or not folded:
        return None
    return read_named(reading, folded) or read_phrase(reading, folded, depth)


def read_named(reading: Reading, folded: str) -> Expression | None:
    """A piece of the calendar and nothing else."""
    return read_piece(reading.text, folded, reading.patterns, reading.date_order)


def read_inner(reading: Reading, folded: str, depth: int) -> Expression | None:
    """What is inside a phrase, with or without an article."""
    found = read_simple(reading, folded, depth)
    if found is None:
        article = reading.around.articles.match(folded)
        found = read_simple(reading, folded[article.end() :], depth) if article else None
    return found


def read_phrase(
    reading: Reading,
    folded: str,
    depth: int,
    phrases: Sequence[tuple[Form, str]] | None = None,
) -> Expression | None:
    """What is more than a piece of the calendar, but contains no other dates.

    `phrases` are the forms that fit, where they are known.
    """
    # "akhir pekan lalu" is last weekend, though "akhir …" is the end of something.
    found = read_relative(folded, reading.language, None)
    if found is not None:
        return found
    plain: list[str] = []
    for form, rest in reading.around.matches(folded) if phrases is None else phrases:
        if form.name in _PLAIN:
            plain.append(rest)
        else:
            found = _read_in_form(reading, form, rest, depth)
            if found is not None:
                return found
    return (
        _read_old_style(reading, folded)
        or read_relative(folded, reading.language, lambda rest: _read_place(reading, rest, depth))
        or read_clocked(reading, folded, depth)
        or _read_edtf_inside(folded)
        or _first(reading, plain, depth + 2)
    )


def _read_place(reading: Reading, rest: str, depth: int) -> Expression | None:
    """What is at the place of a date in a form of `[dates.relative]`."""
    # Where days are written in numbers the day is first, but in English.
    order = reading.date_order or ("" if family(reading.language) == "en" else "dmy")
    day = read_numeric_day(rest, order, reading.patterns) if order else None
    return day or read_inner(reading, rest, depth + 1)


def _first(reading: Reading, texts: list[str], depth: int) -> Expression | None:
    found = (read_inner(reading, text, depth) for text in texts)
    return next((expression for expression in found if expression is not None), None)


def _read_in_form(reading: Reading, form: Form, rest: str, depth: int) -> Expression | None:
    """A date inside one form of a phrase; None where the phrase says nothing of such a date."""
    if form.name in _FLAGS:
        if (form.after[-1:] == "?" and rest[-1:] == "?") or (
            form.before == "?" and rest[0] in "-–"
        ):
            return None  # more than one mark is a remark
        inner = read_inner(reading, rest, depth + 1)
        return with_flags(form, inner) if inner else None
    if form.name.startswith(OF_DAY):
        inner = read_inner(reading, rest, depth + 1)
        part = form.name.removeprefix(OF_DAY)
        return PartOfDay(inner, part) if inner and is_one_day(inner) else None
    if form.name == "julian":
        return _read_julian(reading, rest)
    if form.name in _PARTS:
        return _read_portion(reading, form, rest, depth)
    if form.name in _HEMISPHERES:
        return _read_hemisphere(reading, form, rest)
    if form.name in _UNKNOWN:
        return read_unknown_part(reading, form.name, rest)
    return None


def with_flags(form: Form, inner: Expression) -> Expression:
    """The inner expression with the doubt that a form says."""
    approximate, uncertain, likely = _FLAGS[form.name]
    if isinstance(inner, Flagged):
        return Flagged(
            inner.inner, approximate or inner.approximate, uncertain or inner.uncertain,
            likely or inner.likely,
        )  # fmt: skip
    return Flagged(inner, approximate, uncertain, likely)


def is_flag(form: Form) -> bool:
    """Whether a form says that a date is about right, or perhaps."""
    return form.name in _FLAGS


def portion_of_number(form: Form, number: Piece) -> Expression | None:
    """Such as "late 18th", where a neighbour says of what: "late 18th-early 19th century"."""
    return Portion(number, _PARTS[form.name]) if form.name in _PARTS else None


def portion_beside(reading: Reading, word: str, end: Portion) -> Expression | None:
    """The "early" of "early to mid 1970s": a part of what the other end is a part of."""
    for forms in (*reading.around.by_first.values(), *reading.around.by_last.values()):
        for form in forms:
            if form.name in _PARTS and not form.after and form.before.strip(" -–") == word:
                return Portion(end.inner, _PARTS[form.name])
    return None


def _read_portion(reading: Reading, form: Form, rest: str, depth: int) -> Expression | None:
    inner = read_inner(reading, rest, depth + 1)
    if inner is None or isinstance(inner, (Portion, PartOfDay, Clocked, Flagged)):
        return None
    if is_one_day(inner):
        return PartOfDay(inner, form.name) if form.name in ("early", "late") else None
    if isinstance(inner, Piece) and inner.unit is Unit.YEAR and form.name in _HALF_YEARS:
        return Piece(Unit.SUB_YEAR, inner.year, code=_HALF_YEARS[form.name], era=inner.era)
    return Portion(inner, _PARTS[form.name])


def _read_hemisphere(reading: Reading, form: Form, rest: str) -> Expression | None:
    """A season of which half of the earth is named."""
    codes = _HEMISPHERES[form.name]
    # The season that begins in December: the northern winter, the southern summer.
    crossing = 22 if form.name == "southern" else 24
    season = read_season(reading.text, rest, reading.patterns, crossing)
    if season is None or season.code not in codes:
        return None
    return replace(season, code=codes[season.code], vague_winter=False)


def _read_julian(reading: Reading, rest: str) -> Expression | None:
    """A day of which it is said that it is in the Julian calendar."""
    piece = _read_dual_year(reading, rest) or read_named(reading, rest)
    if not isinstance(piece, Piece):
        return None
    if piece.unit is not Unit.DAY or piece.style == "iso":
        raise refusals.unparsable(
            reading.text,
            "Write a whole day of the Julian calendar, as in 14 October 1066 (Julian).",
        )
    return piece if piece.is_julian else replace(piece, style="julian")


def _read_dual_year(reading: Reading, folded: str) -> Expression | None:
    """A day in a year that began on 25 March, and later on 1 January: "11 February 1731/32"."""
    match = _DUAL_YEAR.search(folded) if "/" in folded else None
    if not match:
        return None
    year = int(match[1])
    whole = f"{folded[: match.start()]}{year + 1:04}{folded[match.end() :]}"
    piece = read_named(reading, whole)
    if not isinstance(piece, Piece) or piece.unit is not Unit.DAY:
        return None
    if not f"{year + 1:04}".endswith(match[2]) or (piece.month, piece.day) >= _LADY_DAY:
        raise refusals.invalid(
            reading.text,
            "is no date with two years: these follow each other, and are given from 1 January to "
            "24 March.",
            f"Write one year, such as {year}.",
        )
    return replace(piece, style="dual")


def _read_old_style(reading: Reading, folded: str) -> Expression | None:
    """A day of the Julian calendar, as pages show it: with the same day of ours."""
    old_styles = reading.around.old_style if folded[-1] in reading.around.old_style_ends else ()
    for pattern in old_styles:
        match = pattern.fullmatch(folded)
        old = _read_julian(reading, match[1]) if match else None
        ours = read_named(reading, match[2]) if match else None
        if not isinstance(old, Piece) or not isinstance(ours, Piece):
            continue
        if old.year is None or ours.year is None or not is_julian_day(old.year, old.month, old.day):
            continue
        day = julian_day_number(old.year, old.month, old.day)
        if day != day_number(ours.year, ours.month, ours.day):
            raise refusals.invalid(
                reading.text, "names two different days.", "Leave the second of them out."
            )
        return replace(old, style="dual-both" if old.style == "dual" else "julian-both")
    return _read_dual_year(reading, folded)


def _read_edtf_inside(folded: str) -> Expression | None:
    """A rarer EDTF date where a date is expected, as in `before 202X`."""
    if not _EDTF_LIKE.fullmatch(folded):
        return None
    date = read_edtf(folded.upper())
    return Given(date) if date is not None and date.kind is Kind.POINT else None


def read_clocked(reading: Reading, folded: str, depth: int) -> Expression | None:
    """A day with a clock time before or after it."""
    if not reading.clock.looks_clocked.search(folded):
        return None
    for pattern in reading.clock.forms:
        match = pattern.fullmatch(folded)
        if not match:
            continue
        rest = match["rest"].rstrip(",")
        inner = read_simple(reading, rest, max(depth, 2) + 1) or _read_on(reading, rest)
        if inner is not None and is_one_day(inner):
            clocked = clock_at(reading.text, match, inner, reading.clock)
            if clocked is not None:
                return clocked
    return None


def _read_on(reading: Reading, folded: str) -> Expression | None:
    """A day after the word that leads to it: the "am 8. Juli" of "22.30 Uhr am 8. Juli"."""
    rests = (rest for form, rest in reading.around.matches(folded) if form.name == "on")
    found = (
        read_named(reading, rest) or read_relative(rest, reading.language, None) for rest in rests
    )
    return next((day for day in found if day is not None), None)


def read_clock_range(reading: Reading, folded: str) -> Expression | None:
    """A day with two clock times: "25 May 2020, 20:15-20:45 UTC"."""
    texts = split_times(folded, reading.around.to) if folded.count(":") > 1 else None
    if texts is None:
        return None
    ends = [read_clocked(reading, text, 0) for text in texts]
    return Range(ends[0], ends[1]) if ends[0] and ends[1] else None


def bare(expression: Expression) -> Expression:
    """An expression without its flags."""
    return expression.inner if isinstance(expression, Flagged) else expression
