"""Reading dates as people write them, into expressions.

The whole text must match. Forms that contain others (ranges, bounds, choices) are tried
on the whole text once; only the simpler ones nest, and not deeper than people write.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from dateline.dates import refusals
from dateline.dates.borrowing import are_alike, borrow
from dateline.dates.edtf_reader import read_edtf
from dateline.dates.expressions import (
    Away,
    Bound,
    Choice,
    Clocked,
    Expression,
    Flagged,
    Given,
    InYear,
    PartOfDay,
    Piece,
    Portion,
    Range,
    Side,
    Unit,
    Weekday,
    lacks_year,
)
from dateline.dates.names import fold
from dateline.dates.pieces import Patterns, ambiguous_years, patterns_of, read_number, read_piece
from dateline.dates.relative import read_relative
from dateline.dates.value import DateError, Kind
from dateline.dates.words import AND, APPROXIMATE, FROM, OR, TO, UNCERTAIN, in_languages, sides_of

_DEEPEST = 4
_MOST_DASHES = 6
_YEAR_DIGITS = 4
_MOST_MEMBERS = 12
_PARTS = {
    "early": "early", "mid": "mid", "middle": "mid", "late": "late", "beginning": "early",
    "start": "early", "end": "late", "first half": "first half", "second half": "second half",
}  # fmt: skip
_PORTION = re.compile(
    r"(?:the )?(?P<which>early|mid|late|beginning|start|middle|end|first half|second half)"
    r"(?: in (?:the )?| of (?:the )?| on |[ -](?:the )?)(?P<rest>.+)"
)
_DAYTIME = "(?:early |late )?(?:morning|afternoon|evening)|night"
_DAY_THEN_PART = re.compile(rf"(?P<rest>.+?),? (?:in the |at )?(?P<which>{_DAYTIME})")
_PART_THEN_DAY = re.compile(
    rf"(?:the |early )?(?P<which>{_DAYTIME}|early|late|earlier|later)(?: of| on)? (?:the )?(?P<rest>.+)"
)
_TIME = (
    r"(?:at |um |à |a las |pukul |о |в )?(?P<time>(?P<h>[0-9]{1,2})(?:[:h](?P<m>[0-9]{2})(?::(?P<s>[0-9]{2}))?)?"
    r"(?: ?(?P<half>a\.?m\.?|p\.?m\.?)(?![a-z]))?|(?P<h2>[0-9]{1,2})\.(?P<m2>[0-9]{2})"
    r" ?(?P<half2>a\.?m\.?|p\.?m\.?)|noon|midday|midnight)(?: uhr)?"
)
_ZONE = (
    r"(?:,? ?\(?(?P<zone>local time|[a-z]{1,5}|(?:utc|gmt)? ?[+-][0-9]{1,2}(?::?[0-9]{2})?"
    r"|[a-z_]+/[a-z_/+-]+)\)?(?: time)?)"
)
_DAY_THEN_TIME = re.compile(rf"(?P<rest>.+?)(?:,? at |, | |(?<=[0-9])t){_TIME}{_ZONE}?", re.ASCII)
_TIME_THEN_DAY = re.compile(rf"{_TIME}(?:,? on |, | )(?P<rest>.+)", re.ASCII)
_TIME_ZONE_DAY = re.compile(rf"{_TIME}{_ZONE}(?:,? on |, | )(?P<rest>.+)", re.ASCII)
_LOOKS_CLOCKED = re.compile(r"[0-9][:h.][0-9]{2}|[0-9] ?[ap]\.?m|noon|midday|midnight|[0-9]t[0-9]")
_OTHER_YEAR = re.compile(
    r"(?P<rest>.+?)(?:,? of|,)? (?P<which>last|this|next|the same|the previous|the following) year"
)
_YEARS_AWAY = {"last": -1, "the previous": -1, "this": 0, "the same": 0, "next": 1,
               "the following": 1}  # fmt: skip
_DAYTIME_SIGNS = ("morning", "afternoon", "evening", "night", "early", "late", "earlier", "later")
_FLAG_ENDINGS = ("?", ")", "or so", "approx", "approx.", "approximately", "environ")
_BOUND_ENDINGS = ("onward", "onwards", "later", "after", "earlier", "before", "present", "ongoing")
_BETWEEN = re.compile(r"between (.+) and (.+)")
_ONWARDS = re.compile(r"(?:from )?(.+?) (?:onwards?|and (?:later|after)|or later)")
_EARLIER = re.compile(r"(.+?) (?:or|and) (?:earlier|before)")
_COMMA, _ANY_COMMA = re.compile(r", (?![0-9]{4}\b)"), re.compile(r", ")
_TO_PRESENT = re.compile(r"(?:from )?(.+?)(?: to | until | ?– ?| - |-)(?:the )?(?:present|ongoing)")
_DOTTED_TIME = re.compile(r"(?<![0-9.])([0-9]{1,2})\.([0-9]{2})(?![0-9.])", re.ASCII)
_TO = re.compile(r" (?:to|through|thru|until|till) | ?– ?| - ")
_SHORT_SLASH = re.compile(r"([0-9]{4})/([0-9]{2})")
_EDTF_LIKE = re.compile(r"-?[0-9x]{4}([?~%-].*)?|y-?[0-9]+.*", re.ASCII)


@dataclass(frozen=True, slots=True)
class _Reading:
    """What every reader needs: the author's text, the language, the order of numbers."""

    text: str
    language: str
    date_order: str
    patterns: Patterns
    leads: _Leads


@dataclass(frozen=True, slots=True)
class _Leads:
    """What may stand before or after a date and changes what it means."""

    flag_before: re.Pattern[str]
    flag_after: re.Pattern[str]
    side: re.Pattern[str]
    sides: dict[str, str]
    span: re.Pattern[str]
    either: re.Pattern[str]
    both: re.Pattern[str]
    joins: re.Pattern[str]
    preposition: re.Pattern[str]


@lru_cache(maxsize=64)
def _leads_of(language: str) -> _Leads:
    about = _any(in_languages(APPROXIMATE, language))
    perhaps = _any(in_languages(UNCERTAIN, language))
    sides = sides_of(language)
    names = patterns_of(language).names
    spans = [_any(in_languages(words, language)) for words in (FROM, TO)]
    joins = _any(tuple(word for words in (OR, AND, TO) for word in in_languages(words, language)))
    return _Leads(
        flag_before=re.compile(
            rf"(?:(?P<about>{about})(?: |(?<=\.)|(?<=c)(?=[0-9]))|(?P<tilde>~) ?|(?P<perhaps>{perhaps}) )(?P<rest>.+)"
        ),
        flag_after=re.compile(
            r"(?P<rest>.+?)(?: ?(?P<perhaps>\?|\(\?\)|\(uncertain\)|\(possibly\))"
            r"|,? ?(?P<about>\((?:approx\.?|approximately|circa|c\.?|ca\.?|about)\)|or so"
            r"|approx\.?|approximately|environ))"
        ),
        side=re.compile(rf"(?P<side>{_any(tuple(sides))}) (?:the |le |el |dem )?(?P<rest>.+)"),
        sides=sides,
        span=re.compile(rf"(?:{spans[0]}) (.+?) (?:{spans[1]}) (.+)"),
        either=re.compile(rf" (?:{_any(in_languages(OR, language))}) "),
        joins=re.compile(rf"[-–/&]| (?:{joins}) "),
        both=re.compile(rf" (?:{_any(in_languages(AND, language))}) "),
        preposition=re.compile(
            rf"(?:{names.before}|at|at the|over|over the|throughout|some ?time in) (?P<rest>.+)"
        ),
    )


def _any(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def read_expression(text: str, language: str, date_order: str) -> Expression:
    """Read the whole text; `DateError` where nothing matches or a form is refused."""
    patterns = patterns_of(language)
    reading = _Reading(text, language, date_order, patterns, _leads_of(language))
    folded = _plain_time(fold(text), patterns)
    # A long dash joins two dates, but for "winter 2021–22", which `_read_whole` tries last.
    found = None if "–" in folded else _read_piece(reading, folded)
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


def _read_whole(reading: _Reading, folded: str) -> Expression | None:
    """Forms that hold others, then the simpler ones."""
    if _LOOKS_CLOCKED.search(folded):
        clocked = _read_clocked(reading, folded, 0)
        if clocked is not None:
            return clocked
    found = _read_bound(reading, folded)
    if found is None and reading.leads.joins.search(folded):
        found = (
            _read_named_range(reading, folded)
            or _read_range(reading, folded)
            or _read_choice(reading, folded)
        )
    return found or _read_phrase(reading, folded, 0) or _read_piece(reading, folded)


# --- forms that hold others --------------------------------------------------------------


def _read_bound(reading: _Reading, folded: str) -> Expression | None:
    match = reading.leads.side.fullmatch(folded)
    if match:
        inner = _read_simple(reading, match["rest"], 1)
        return Bound(Side(reading.leads.sides[match["side"]]), inner) if inner else None
    for pattern, side in (
        (_ONWARDS, Side.SINCE),
        (_EARLIER, Side.NOT_AFTER),
        (_TO_PRESENT, Side.SINCE),
    ):
        match = pattern.fullmatch(folded) if folded.endswith(_BOUND_ENDINGS) else None
        if match:
            inner = _read_simple(reading, match[1], 1)
            if inner is not None:
                later = folded.endswith("or later")
                return Bound(Side.NOT_BEFORE if later else side, inner)
    return None


def _read_named_range(reading: _Reading, folded: str) -> Expression | None:
    between = folded.startswith("between ")
    match = (_BETWEEN if between else reading.leads.span).fullmatch(folded)
    if not match:
        start = folded.removeprefix("from ")
        return _read_range(reading, start) if start != folded else None
    return _join(reading, match[1], match[2], "to", spaced=True)


def _read_range(reading: _Reading, folded: str) -> Expression | None:
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
    return _join(reading, left, right, "-", spaced=False)


def _join(
    reading: _Reading, left: str, right: str, dash: str, *, spaced: bool
) -> Expression | None:
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
    return are_alike(ends) or not all(isinstance(_bare(end), Piece) for end in ends)


def _check_short_bc(reading: _Reading, start: Expression, end: Expression) -> None:
    """Refuse "1274-58 BC", which may be 1274 to 1258 BC, or to 58 BC."""
    first, last = _bare(start), _bare(end)
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


def _read_end(reading: _Reading, folded: str) -> Expression | None:
    """One end of a range or member of a choice; a bare number too."""
    if not folded:
        return None
    if len(folded) == _YEAR_DIGITS and folded.isdigit():
        return Piece(Unit.YEAR, int(folded))
    number = read_number(reading.text, folded, reading.patterns)
    if number is not None:
        return number
    for match in _flag_matches(reading, folded):
        inner = read_number(reading.text, match["rest"], reading.patterns) if match else None
        if match and inner is not None:
            return _flag(match, inner)
    return _read_simple(reading, folded, 2)


def _short_years(
    reading: _Reading, start: Expression, end: Expression, dash: str
) -> Expression | None:
    """The end of `1939-45`: two digits after a full year, if that can only be a year."""
    first, last = _bare(start), _bare(end)
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


def _bare(expression: Expression) -> Expression:
    return expression.inner if isinstance(expression, Flagged) else expression


def _read_choice(reading: _Reading, folded: str) -> Expression | None:
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


def _read_members(reading: _Reading, parts: list[str]) -> tuple[Expression, ...] | None:
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


# --- simpler forms, which nest ------------------------------------------------------------


def _read_simple(reading: _Reading, folded: str, depth: int) -> Expression | None:
    if depth > _DEEPEST or not folded:
        return None
    return _read_piece(reading, folded) or _read_phrase(reading, folded, depth)


def _read_piece(reading: _Reading, folded: str) -> Expression | None:
    return read_piece(reading.text, folded, reading.patterns, reading.date_order)


def _read_phrase(reading: _Reading, folded: str, depth: int) -> Expression | None:
    """What is more than a piece of the calendar, but holds no other dates."""
    return (
        _read_flagged(reading, folded, depth)
        or _read_portion(reading, folded, depth)
        or read_relative(folded, reading.language)
        or _read_part_of_day(reading, folded, depth)
        or _read_other_year(reading, folded, depth)
        or (_read_clocked(reading, folded, depth) if _LOOKS_CLOCKED.search(folded) else None)
        or _read_edtf_inside(folded)
        or _read_after_preposition(reading, folded, depth)
    )


def _read_after_preposition(reading: _Reading, folded: str, depth: int) -> Expression | None:
    match = reading.leads.preposition.fullmatch(folded)
    return _read_simple(reading, match["rest"], depth + 2) if match else None


def _read_flagged(reading: _Reading, folded: str, depth: int) -> Expression | None:
    for match in _flag_matches(reading, folded):
        if match:
            inner = _read_simple(reading, match["rest"], depth + 1)
            return _flag(match, inner) if inner else None
    return None


def _flag_matches(reading: _Reading, folded: str) -> Iterator[re.Match[str] | None]:
    if folded.endswith(_FLAG_ENDINGS):
        yield reading.leads.flag_after.fullmatch(folded)
    yield reading.leads.flag_before.fullmatch(folded)


def _flag(match: re.Match[str], inner: Expression) -> Expression:
    groups = match.groupdict()
    approximate = bool(groups.get("about") or groups.get("tilde"))
    uncertain = bool(groups.get("perhaps"))
    if isinstance(inner, Flagged):
        return Flagged(inner.inner, approximate or inner.approximate, uncertain or inner.uncertain)
    return Flagged(inner, approximate, uncertain)


def _is_one_day(expression: Expression) -> bool:
    inner = _bare(expression)
    if isinstance(inner, Piece):
        return inner.unit is Unit.DAY
    return isinstance(inner, Weekday) or (isinstance(inner, Away) and inner.unit == "day")


def _read_portion(reading: _Reading, folded: str, depth: int) -> Expression | None:
    match = _PORTION.fullmatch(folded)
    if not match:
        return None
    inner = _read_simple(reading, match["rest"], depth + 1)
    if inner is None or isinstance(inner, (Portion, PartOfDay, Clocked, Flagged)):
        return None
    if _is_one_day(inner):
        return PartOfDay(inner, match["which"]) if match["which"] in ("early", "late") else None
    return Portion(inner, _PARTS[match["which"]])


def _read_part_of_day(reading: _Reading, folded: str, depth: int) -> Expression | None:
    if not any(word in folded for word in _DAYTIME_SIGNS):
        return None
    for pattern in (_DAY_THEN_PART, _PART_THEN_DAY):
        match = pattern.fullmatch(folded)
        if match:
            inner = _read_simple(reading, match["rest"].rstrip(","), depth + 1)
            if inner is not None and _is_one_day(inner):
                return PartOfDay(inner, match["which"])
    return None


def _read_other_year(reading: _Reading, folded: str, depth: int) -> Expression | None:
    match = _OTHER_YEAR.fullmatch(folded) if folded.endswith(" year") else None
    if not match:
        return None
    inner = _read_simple(reading, match["rest"], depth + 1)
    return InYear(inner, _YEARS_AWAY[match["which"]]) if inner and lacks_year(inner) else None


def _read_edtf_inside(folded: str) -> Expression | None:
    """A rarer EDTF date where a date is expected, as in `before 202X`."""
    if not _EDTF_LIKE.fullmatch(folded):
        return None
    date = read_edtf(folded.upper())
    return Given(date) if date is not None and date.kind is Kind.POINT else None


def _read_clocked(reading: _Reading, folded: str, depth: int) -> Expression | None:
    for pattern in (_DAY_THEN_TIME, _TIME_THEN_DAY, _TIME_ZONE_DAY):
        match = pattern.fullmatch(folded)
        if not match:
            continue
        inner = _read_simple(reading, match["rest"].rstrip(","), max(depth, 2) + 1)
        if inner is not None and _is_one_day(inner):
            clocked = _clock(reading, match, inner)
            if clocked is not None:
                return clocked
    return None


def _clock(reading: _Reading, match: re.Match[str], inner: Expression) -> Expression | None:
    groups = match.groupdict()
    zone = (groups.get("zone") or "").strip()
    zone = zone.upper() if zone.isalpha() else zone
    time = groups["time"]
    if time == "midnight":
        raise _midnight(reading.text)
    if time in ("noon", "midday"):
        return Clocked(inner, 12, 0, 0, "minute", zone)
    hour, minute = groups["h"] or groups["h2"], groups["m"] or groups["m2"]
    half = (groups["half"] or groups["half2"] or "").replace(".", "")
    iso_hour = not half and minute is None
    if iso_hour and not re.search(r"[0-9]t[0-9]{2}", reading.text.lower()):
        return None
    number = _hour_of_day(reading.text, int(hour), half, minute)
    precision = "second" if groups["s"] else "minute" if minute else "hour"
    return Clocked(inner, number, int(minute or 0), int(groups["s"] or 0), precision, zone)


def _hour_of_day(text: str, hour: int, half: str, minute: str | None) -> int:
    if not half:
        return hour
    if not 1 <= hour <= 12:
        raise refusals.invalid(
            text, f"has {hour} {half}, which no clock shows.", "Write the time in 24 hours."
        )
    if hour == 12 and half == "am" and (minute or "00") == "00":
        raise _midnight(text)
    return hour % 12 + (12 if half == "pm" else 0)


def _midnight(text: str) -> DateError:
    return refusals.unparsable(
        text,
        "Midnight may begin the day or end it: write 00:00 on the day that it begins.",
    )
