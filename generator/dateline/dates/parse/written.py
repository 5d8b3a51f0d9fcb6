"""Reading dates as people write them, into expressions.

The whole text must match. Forms that contain others (ranges, bounds, choices) are tried
on the whole text once; only the simpler ones nest, and not deeper than people write.
"""

from __future__ import annotations

import re
from itertools import islice

from dateline.dates import refusals
from dateline.dates.names import fold
from dateline.dates.parse.clock_words import LOOKS_CLOCKED
from dateline.dates.parse.patterns import Patterns, patterns_of
from dateline.dates.parse.patterns_around import Reading, leads_of
from dateline.dates.parse.phrases import (
    bare,
    flag_matches,
    flag_with,
    read_clocked,
    read_named,
    read_phrase,
    read_simple,
)
from dateline.dates.parse.pieces import ambiguous_years, read_number
from dateline.dates.parse.shared_parts import are_alike, borrow
from dateline.dates.tree import (
    Bound,
    Choice,
    Expression,
    Flagged,
    Piece,
    Range,
    Side,
    Unit,
)
from dateline.dates.value import DateError, Kind

_MOST_DASHES = 6
_YEAR_DIGITS = 4
_MOST_MEMBERS = 12
_BOUND_ENDINGS = ("onward", "onwards", "later", "after", "earlier", "before", "present", "ongoing")
_BETWEEN = re.compile(r"between (.+) and (.+)")
_ONWARDS = re.compile(r"(?:from )?(.+?) (?:onwards?|and (?:later|after)|or later)")
_EARLIER = re.compile(r"(.+?) (?:or|and) (?:earlier|before)")
_COMMA, _ANY_COMMA = re.compile(r", (?![0-9]{4}\b)"), re.compile(r", ")
_TO_PRESENT = re.compile(r"(?:from )?(.+?)(?: to | until | ?– ?| - |-)(?:the )?(?:present|ongoing)")
_DOTTED_TIME = re.compile(r"(?<![0-9.])([0-9]{1,2})\.([0-9]{2})(?![0-9.])", re.ASCII)
_TO = re.compile(r" (?:to|through|thru|until|till) | ?– ?| - ")
_SHORT_SLASH = re.compile(r"([0-9]{4})/([0-9]{2})")


def read_expression(text: str, language: str, date_order: str) -> Expression:
    """Read the whole text; `DateError` where nothing matches or a form is refused."""
    patterns = patterns_of(language)
    reading = Reading(text, language, date_order, patterns, leads_of(language))
    folded = _plain_time(fold(text), patterns)
    # A long dash joins two dates, but for "winter 2021–22", which `_read_whole` tries last.
    found = None if "–" in folded else read_named(reading, folded)
    if found is None:
        found = _read_whole(reading, folded)
    if found is None:
        preposition = reading.leads.preposition.fullmatch(folded)
        found = _read_whole(reading, preposition["rest"]) if preposition else None
    if found is None:
        raise refusals.unparsable(text, _hint(folded))
    return found


def _plain_time(folded: str, patterns: Patterns) -> str:
    """Clock times with a colon, where the language writes them with a stop: 10.30."""
    if not patterns.names.time_has_stop:
        return folded
    return _DOTTED_TIME.sub(r"\1:\2", folded)


def _hint(folded: str) -> str:
    if re.fullmatch(r"[0-9]{4}/[0-9]{1,2}|[0-9]{4}-[0-9]", folded):
        return f"Write {folded[:4]}-{int(folded[5:]):02} for the month."
    if re.fullmatch(r"-?[0-9]{5,12}", folded):
        return f"Write Y{folded} for the year."
    if re.fullmatch(r"[0-9]{3}", folded):
        return f"Write 0{folded} or AD {folded} for the year."
    if re.search(r"[0-9]:[0-9]{2}.*(–|-|/| to ).*[0-9]:[0-9]{2}", folded):
        return "A date has one clock time. Give the start, and tell the end in the text."
    return ""


def _read_whole(reading: Reading, folded: str) -> Expression | None:
    """Forms that hold others, then the simpler ones."""
    if LOOKS_CLOCKED.search(folded):
        clocked = read_clocked(reading, folded, 0)
        if clocked is not None:
            return clocked
    found = _read_bound(reading, folded)
    if found is None and reading.leads.joins.search(folded):
        found = (
            _read_named_range(reading, folded)
            or _read_range(reading, folded)
            or _read_choice(reading, folded)
        )
    return found or read_phrase(reading, folded, 0) or read_named(reading, folded)


# --- forms that hold others --------------------------------------------------------------


def _read_bound(reading: Reading, folded: str) -> Expression | None:
    match = reading.leads.side.fullmatch(folded)
    if match:
        inner = read_simple(reading, match["rest"], 1)
        return Bound(Side(reading.leads.sides[match["side"]]), inner) if inner else None
    for pattern, side in (
        (_ONWARDS, Side.SINCE),
        (_EARLIER, Side.NOT_AFTER),
        (_TO_PRESENT, Side.SINCE),
    ):
        match = pattern.fullmatch(folded) if folded.endswith(_BOUND_ENDINGS) else None
        if match:
            inner = read_simple(reading, match[1], 1)
            if inner is not None:
                later = folded.endswith("or later")
                return Bound(Side.NOT_BEFORE if later else side, inner)
    return None


def _read_named_range(reading: Reading, folded: str) -> Expression | None:
    between = folded.startswith("between ")
    match = (_BETWEEN if between else reading.leads.span).fullmatch(folded)
    if not match:
        start = folded.removeprefix("from ")
        return _read_range(reading, start) if start != folded else None
    return _join(reading, match[1], match[2], "to", spaced=True)


def _read_range(reading: Reading, folded: str) -> Expression | None:
    slash = _SHORT_SLASH.fullmatch(folded) if "/" in folded else None
    if slash and int(slash[2]) > int(slash[1]) % 100:
        raise ambiguous_years(reading.text, int(slash[1]), int(slash[2]))
    for match in islice(_TO.finditer(folded), _MOST_DASHES):
        spaced = match[0] != "–"
        sides = folded[: match.start()], folded[match.end() :]
        found = _join(reading, *sides, match[0].strip(), spaced=spaced)
        if found is not None:
            return found
    # One hyphen, set close: "2022-07-08 BC" and "-0043 -0001" are not ranges.
    left, hyphen, right = folded.partition("-")
    if not hyphen or "-" in right or left.endswith(" ") or right.startswith(" "):
        return None
    if left in ("early", "mid", "late"):
        return None
    return _join(reading, left, right, "-", spaced=False)


def _join(reading: Reading, left: str, right: str, dash: str, *, spaced: bool) -> Expression | None:
    start, end = _read_end(reading, left.strip()), _read_end(reading, right.strip())
    if start is None or end is None:
        return None
    short = _short_years(reading, start, end, dash)
    if short is not None:
        return Range(start, short)
    _check_short_bc(reading, start, end)
    ends = borrow((start, end))
    if ends is None or (dash in ("-", "–") and not spaced and not _may_stand_close(ends)):
        return None
    return Range(*ends)


def _may_stand_close(ends: tuple[Expression, ...]) -> bool:
    """Without spaces, a dash joins like and like: "7-8 July", not "2020-21 February"."""
    return are_alike(ends) or not all(isinstance(bare(end), Piece) for end in ends)


def _check_short_bc(reading: Reading, start: Expression, end: Expression) -> None:
    """Refuse "1274-58 BC", which may be 1274 to 1258 BC, or to 58 BC."""
    first, last = bare(start), bare(end)
    if not isinstance(first, Piece) or not isinstance(last, Piece) or last.era != "bc":
        return
    if first.unit not in (Unit.YEAR, Unit.NUMBER) or last.unit is not Unit.YEAR or first.era:
        return
    earlier, later = first.year or first.number, 1 - (last.year or 0)
    if later < earlier % 100 and earlier >= 100:
        full = earlier // 100 * 100 + later
        raise DateError(
            "ambiguous-year-range",
            f"{refusals.quote(reading.text)} may end in {full} BC or in {later} BC.",
            f"Write '{earlier} BC - {full} BC' or '{earlier} BC - {later} BC'.",
        )


def _read_end(reading: Reading, folded: str) -> Expression | None:
    """One end of a range or member of a choice; a bare number too."""
    if not folded:
        return None
    if len(folded) == _YEAR_DIGITS and folded.isdigit():
        return Piece(Unit.YEAR, int(folded))
    number = read_number(reading.text, folded, reading.patterns)
    if number is not None:
        return number
    for match in flag_matches(reading, folded):
        inner = read_number(reading.text, match["rest"], reading.patterns) if match else None
        if match and inner is not None:
            return flag_with(match, inner)
    return read_simple(reading, folded, 2)


def _short_years(
    reading: Reading, start: Expression, end: Expression, dash: str
) -> Expression | None:
    """The end of `1939-45`: two digits after a full year, if that can only be a year."""
    first, last = bare(start), bare(end)
    if not isinstance(first, Piece) or not isinstance(last, Piece):
        return None
    if first.unit is not Unit.YEAR or first.year is None or first.year < 1000:
        return None
    if last.unit is not Unit.NUMBER or last.digits != 2 or last.year is not None:
        return None
    later = first.year // 100 * 100 + last.number
    if later <= first.year:
        raise DateError(
            "ambiguous-year-range",
            f"{refusals.quote(reading.text)} does not say in which century it ends.",
            f"Write {first.year}/{later + 100}, or {first.year}-{last.number:02} for a month.",
        )
    if last.number <= 12 or (dash == "-" and 21 <= last.number <= 41):
        raise ambiguous_years(reading.text, first.year, last.number)
    year = Piece(Unit.YEAR, year=later)
    return Flagged(year, end.approximate, end.uncertain) if isinstance(end, Flagged) else year


def _read_choice(reading: Reading, folded: str) -> Expression | None:
    for words, lead, kind in (
        (reading.leads.either, "either ", Kind.ONE_OF),
        (reading.leads.both, "both ", Kind.ALL_OF),
    ):
        parts = [part.strip().rstrip(",") for part in words.split(folded.removeprefix(lead))]
        if len(parts) < 2:
            continue
        found = _read_members(reading, parts)
        if found:
            return Choice(kind, found)
    return None


def _read_members(reading: Reading, parts: list[str]) -> tuple[Expression, ...] | None:
    """Members, of which all but the last may be parted by commas.

    A comma may also stand between a day and its year, so the readings are tried in turn.
    """
    refusal: DateError | None = None
    ways = [parts]
    if "," in parts[0]:
        ways += [[*pattern.split(parts[0]), *parts[1:]] for pattern in (_COMMA, _ANY_COMMA)]
    for texts in ways:
        try:
            members = [_read_end(reading, text) for text in texts[:_MOST_MEMBERS]]
        except DateError as error:
            refusal = refusal or error
            continue
        known = tuple(member for member in members if member is not None)
        settled = borrow(known) if len(known) == len(texts) else None
        if settled and (texts is parts or are_alike(settled)):
            return settled
    if refusal:
        raise refusal
    return None
