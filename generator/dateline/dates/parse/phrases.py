"""Reading dates with words around them, which may nest: "late last month", "c. 1850?"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.dates.edtf.reading import read_edtf
from dateline.dates.parse.clock_words import FORMS, LOOKS_CLOCKED, clock_at
from dateline.dates.parse.patterns_around import Reading
from dateline.dates.parse.pieces import read_piece
from dateline.dates.parse.relative import read_relative
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
_PARTS = {
    "early": "early", "mid": "mid", "middle": "mid", "late": "late", "beginning": "early",
    "start": "early", "end": "late", "first half": "first half", "second half": "second half",
}  # fmt: skip
_PORTION = re.compile(
    r"(?:the )?(?P<which>early|mid|late|beginning|start|middle|end|first half|second half)"
    r"(?: in (?:the )?| of (?:the )?| on |[ -](?:the )?)(?P<rest>.+)"
)
_DAYTIME = "(?:early |late )?(?:morning|afternoon|evening)|night"
_DAY_THEN_PART = re.compile(
    rf"(?:early |late )?(?P<rest>.+?),? (?:in the |at )?(?P<which>{_DAYTIME})"
)
_PART_THEN_DAY = re.compile(
    rf"(?:the |early )?(?P<which>{_DAYTIME}|early|late|earlier|later)(?: of| on)?"
    r" (?:the )?(?P<rest>.+)"
)
_OTHER_YEAR = re.compile(
    r"(?P<rest>.+?)(?:,? of|,)? (?P<which>last|this|next|the same|the previous|the following) year"
)
_YEARS_AWAY = {"last": -1, "the previous": -1, "this": 0, "the same": 0, "next": 1,
               "the following": 1}  # fmt: skip
_DAYTIME_SIGNS = ("morning", "afternoon", "evening", "night", "early", "late", "earlier", "later")
_FLAG_ENDINGS = ("?", ")", "or so", "approx", "approx.", "approximately", "environ")
_EDTF_LIKE = re.compile(r"-?[0-9x]{4}([?~%-].*)?|y-?[0-9]+.*", re.ASCII)


def read_simple(reading: Reading, folded: str, depth: int) -> Expression | None:
    """A piece of the calendar, with or without words around it; None if it is neither."""
    if depth > _DEEPEST or not folded:
        return None
    return read_named(reading, folded) or read_phrase(reading, folded, depth)


def read_named(reading: Reading, folded: str) -> Expression | None:
    """A piece of the calendar and nothing else."""
    return read_piece(reading.text, folded, reading.patterns, reading.date_order)


def read_phrase(reading: Reading, folded: str, depth: int) -> Expression | None:
    """What is more than a piece of the calendar, but holds no other dates."""
    return (
        _read_flagged(reading, folded, depth)
        or _read_portion(reading, folded, depth)
        or read_relative(folded, reading.language)
        or _read_part_of_day(reading, folded, depth)
        or _read_other_year(reading, folded, depth)
        or (read_clocked(reading, folded, depth) if LOOKS_CLOCKED.search(folded) else None)
        or _read_edtf_inside(folded)
        or _read_after_preposition(reading, folded, depth)
    )


def _read_after_preposition(reading: Reading, folded: str, depth: int) -> Expression | None:
    match = reading.leads.preposition.fullmatch(folded)
    return read_simple(reading, match["rest"], depth + 2) if match else None


def _read_flagged(reading: Reading, folded: str, depth: int) -> Expression | None:
    for match in flag_matches(reading, folded):
        if match:
            inner = read_simple(reading, match["rest"], depth + 1)
            return flag_with(match, inner) if inner else None
    return None


def flag_matches(reading: Reading, folded: str) -> Iterator[re.Match[str] | None]:
    """Matches of marks and words of doubt, after the date and before it."""
    if folded.endswith(_FLAG_ENDINGS):
        yield reading.leads.flag_after.fullmatch(folded)
    yield reading.leads.flag_before.fullmatch(folded)


def flag_with(match: re.Match[str], inner: Expression) -> Expression:
    """The inner expression with the doubt that a match holds."""
    groups = match.groupdict()
    approximate = bool(groups.get("about") or groups.get("tilde"))
    uncertain = bool(groups.get("perhaps"))
    if isinstance(inner, Flagged):
        return Flagged(inner.inner, approximate or inner.approximate, uncertain or inner.uncertain)
    return Flagged(inner, approximate, uncertain)


def _is_one_day(expression: Expression) -> bool:
    inner = bare(expression)
    if isinstance(inner, Piece):
        return inner.unit is Unit.DAY
    return isinstance(inner, Weekday) or (isinstance(inner, Away) and inner.unit == "day")


def _read_portion(reading: Reading, folded: str, depth: int) -> Expression | None:
    match = _PORTION.fullmatch(folded)
    if not match:
        return None
    inner = read_simple(reading, match["rest"], depth + 1)
    if inner is None or isinstance(inner, (Portion, PartOfDay, Clocked, Flagged)):
        return None
    if _is_one_day(inner):
        return PartOfDay(inner, match["which"]) if match["which"] in ("early", "late") else None
    return Portion(inner, _PARTS[match["which"]])


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
    for pattern in FORMS:
        match = pattern.fullmatch(folded)
        if not match:
            continue
        inner = read_simple(reading, match["rest"].rstrip(","), max(depth, 2) + 1)
        if inner is not None and _is_one_day(inner):
            clocked = clock_at(reading.text, match, inner)
            if clocked is not None:
                return clocked
    return None


def bare(expression: Expression) -> Expression:
    """An expression without its flags."""
    return expression.inner if isinstance(expression, Flagged) else expression
