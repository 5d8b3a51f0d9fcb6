"""Reading dates with words around them, which may nest: "late last month", "c. 1850?"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from dateline.dates.edtf.reading import read_edtf
from dateline.dates.parse.around import Form, Reading
from dateline.dates.parse.clock_words import clock_at
from dateline.dates.parse.pieces import read_piece, read_season
from dateline.dates.parse.relative import read_relative
from dateline.dates.parse.unknown_parts import read_unknown_part
from dateline.dates.tree import (
    Away,
    Clocked,
    Expression,
    Flagged,
    Given,
    InYear,
    PartOfDay,
    Piece,
    Portion,
    Unit,
    Weekday,
    lacks_year,
)
from dateline.dates.value import Kind

_DEEPEST = 4
# What a phrase's row says of a date: about, uncertain.
_FLAGS: Final = {"about": (True, False), "possibly": (False, True), "possibly_about": (True, True)}
_PARTS: Final = {
    "early": "early", "mid": "mid", "late": "late",
    "first_half": "first half", "second_half": "second half",
}  # fmt: skip
_HALF_YEARS: Final = {"first_half": 40, "second_half": 41}
_UNKNOWN: Final = ("day_not_known", "year_not_known")
_HEMISPHERES: Final = {"southern": {21: 29, 22: 30, 23: 31, 24: 32},
                       "northern": {21: 25, 22: 26, 23: 27, 24: 28}}  # fmt: skip
_PLAIN: Final = ("on", "some_time_in")
_DAYTIME = "(?:early |late )?(?:morning|afternoon|evening)|night"
# Matches `8 july in the morning`.
_DAY_THEN_PART = re.compile(
    rf"(?:early |late )?(?P<rest>.+?),? (?:in the |at )?(?P<which>{_DAYTIME})"
)
# Matches `the morning of 8 july`.
_PART_THEN_DAY = re.compile(
    rf"(?:the |early )?(?P<which>{_DAYTIME}|early|late|earlier|later)(?: of| on)?"
    r" (?:the )?(?P<rest>.+)"
)
# Matches `april of last year`.
_OTHER_YEAR = re.compile(
    r"(?P<rest>.+?)(?:,? of|,)? (?P<which>last|this|next|the same|the previous|the following) year"
)
_YEARS_AWAY = {"last": -1, "the previous": -1, "this": 0, "the same": 0, "next": 1,
               "the following": 1}  # fmt: skip
_DAYTIME_SIGNS = ("morning", "afternoon", "evening", "night", "early", "late", "earlier", "later")
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
    plain: list[str] = []
    for form, rest in reading.around.matches(folded) if phrases is None else phrases:
        if form.name in _PLAIN:
            plain.append(rest)
        else:
            found = _read_in_form(reading, form, rest, depth)
            if found is not None:
                return found
    return (
        read_relative(folded, reading.language)
        or _read_part_of_day(reading, folded, depth)
        or _read_other_year(reading, folded, depth)
        or read_clocked(reading, folded, depth)
        or _read_edtf_inside(folded)
        or _first(reading, plain, depth + 2)
    )


def _first(reading: Reading, texts: list[str], depth: int) -> Expression | None:
    found = (read_inner(reading, text, depth) for text in texts)
    return next((expression for expression in found if expression is not None), None)


def _read_in_form(reading: Reading, form: Form, rest: str, depth: int) -> Expression | None:
    """A date inside one form of a phrase; None where the phrase says nothing of such a date."""
    if form.name in _FLAGS:
        inner = read_inner(reading, rest, depth + 1)
        return with_flags(form, inner) if inner else None
    if form.name in _PARTS:
        return _read_portion(reading, form, rest, depth)
    if form.name in _HEMISPHERES:
        return _read_hemisphere(reading, form, rest)
    if form.name in _UNKNOWN:
        return read_unknown_part(reading, form.name, rest)
    return None


def with_flags(form: Form, inner: Expression) -> Expression:
    """The inner expression with the doubt that a form says."""
    approximate, uncertain = _FLAGS[form.name]
    if isinstance(inner, Flagged):
        return Flagged(inner.inner, approximate or inner.approximate, uncertain or inner.uncertain)
    return Flagged(inner, approximate, uncertain)


def is_flag(form: Form) -> bool:
    """Whether a form says that a date is about right, or perhaps."""
    return form.name in _FLAGS


def _is_one_day(expression: Expression) -> bool:
    inner = expression.inner if isinstance(expression, Flagged) else expression
    if isinstance(inner, Piece):
        return inner.unit in (Unit.DAY, Unit.FEAST)
    return isinstance(inner, Weekday) or (isinstance(inner, Away) and inner.unit == "day")


def _read_portion(reading: Reading, form: Form, rest: str, depth: int) -> Expression | None:
    inner = read_inner(reading, rest, depth + 1)
    if inner is None or isinstance(inner, (Portion, PartOfDay, Clocked, Flagged)):
        return None
    if _is_one_day(inner):
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


def _read_part_of_day(reading: Reading, folded: str, depth: int) -> Expression | None:
    if not any(word in folded for word in _DAYTIME_SIGNS):
        return None
    for pattern in (_DAY_THEN_PART, _PART_THEN_DAY):
        match = pattern.fullmatch(folded)
        if match:
            inner = read_simple(reading, match["rest"].rstrip(","), depth + 1)
            if inner is not None and _is_one_day(inner):
                return PartOfDay(inner, match["which"])
    return None


def _read_other_year(reading: Reading, folded: str, depth: int) -> Expression | None:
    match = _OTHER_YEAR.fullmatch(folded) if folded.endswith(" year") else None
    if not match:
        return None
    inner = read_simple(reading, match["rest"], depth + 1)
    return InYear(inner, _YEARS_AWAY[match["which"]]) if inner and lacks_year(inner) else None


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
        inner = read_simple(reading, match["rest"].rstrip(","), max(depth, 2) + 1)
        if inner is not None and _is_one_day(inner):
            clocked = clock_at(reading.text, match, inner, reading.clock)
            if clocked is not None:
                return clocked
    return None


def bare(expression: Expression) -> Expression:
    """An expression without its flags."""
    return expression.inner if isinstance(expression, Flagged) else expression
