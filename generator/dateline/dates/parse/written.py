"""Reading dates as people write them, into expressions.

The whole text must match. Forms that contain others (ranges, bounds, choices) are tried
on the whole text once; only the simpler ones nest, and not deeper than people write.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice, pairwise
from typing import Final

from dateline.dates import refusals
from dateline.dates.edtf.building import interval
from dateline.dates.names import fold
from dateline.dates.parse.around import OF_DAY, Form, Reading, reading_of
from dateline.dates.parse.patterns import Patterns, compiled
from dateline.dates.parse.phrases import (
    bare,
    is_flag,
    portion_beside,
    portion_of_number,
    read_clock_range,
    read_clocked,
    read_inner,
    read_named,
    read_phrase,
    with_flags,
)
from dateline.dates.parse.pieces import ambiguous_years, read_number
from dateline.dates.parse.relative import read_relative
from dateline.dates.parse.shared_parts import PARTS_OF_A_YEAR, are_alike, borrow
from dateline.dates.parse.unknown_parts import read_unknown_part
from dateline.dates.parse.unread_kinds import advise
from dateline.dates.tree import (
    Bound,
    Choice,
    Expression,
    Flagged,
    Given,
    PartOfDay,
    Piece,
    Portion,
    Range,
    Side,
    Unit,
    is_one_day,
    piece_inside,
    weekday_inside,
    with_piece,
)
from dateline.dates.value import DateError, EndState, Kind

_MOST_DASHES = 6
_SHORTEST_MONTH = 28
# Matches `4/5`.
_TWO_DAYS = re.compile(r"(?<![0-9/])([0-9]{1,2})/([0-9]{1,2})(?![0-9/])", re.ASCII)
_YEAR_DIGITS = 4
# Matches the end of `années 1850`, but not that of `1850s`.
_ENDS_IN_NUMBER: Final = re.compile(r"[0-9]\W*$")
_MOST_MEMBERS = 12
_MOST_JOINTS = 16
_SIDES: Final = {str(side): side for side in Side}
READ_AROUND_WHOLE_DATES: Final = (
    *_SIDES, "all_through", "some_time_in", "day_not_known", "date_not_known", "year_not_known",
)  # fmt: skip
"""The rows of phrases that are read here, around a whole date."""

_UNBOUNDED: Final = Given(interval("../..", None, None, EndState.OPEN, EndState.OPEN))
_COMMA, _ANY_COMMA = re.compile(r", (?![0-9]{4}\b)"), re.compile(r", ")
# Matches `10.30`.
_DOTTED_TIME = re.compile(r"(?<![0-9.])([0-9]{1,2})\.([0-9]{2})(?![0-9.])", re.ASCII)
# Matches `, 10.30.15`.
_DOTTED_SECONDS = re.compile(r"(?<=[ ,])([0-9]{1,2})\.([0-9]{2})\.([0-9]{2})(?![0-9.])", re.ASCII)
_WIDE_DIGITS = {ord("０") + digit: str(digit) for digit in range(10)}
# Spaces that some set between digits and "年月日".
# Matches the space of `2022 年`.
_SPACED_MARKS = re.compile("(?<=[0-9]) (?=[年月日])|(?<=[年月]) (?=[0-9])")
# Matches the year of `8 July 195?`.
_LOST_DIGIT = re.compile(r"(?:^|[^\W\d_]\.?,? )[12][0-9]{2}\?$")
# Matches `bc 195`.
_BC_FIRST = re.compile(r"(bce?|b\.c\.(?:e\.)?),? ([0-9]{1,4})\??", re.ASCII)
# Matches the minus of `10:30 utc–4`; not in "10:30 utc–11:30", where it joins two times.
_DASH_IN_ZONE = re.compile(r"(?<=\b(?:utc|gmt)) ?–(?=[0-9]{1,2}\)?$)", re.ASCII)
# Matches `2022/23`.
_SHORT_SLASH = re.compile(r"([0-9]{4})/([0-9]{2})")


def read_expression(text: str, language: str, date_order: str) -> Expression:
    """Read the whole text; `DateError` where nothing matches or a form is refused."""
    reading = reading_of(text, language, date_order)
    folded = fold(text)
    if "–" in folded:
        folded = _DASH_IN_ZONE.sub("-", folded)
    if folded[-1] == "?" and _LOST_DIGIT.search(folded) and not _ends_in_era(reading, folded[:-4]):
        raise _lost_digit(text, folded)
    if reading.patterns.names.needs_plain_digits:
        folded = _plain_digits(folded, reading.patterns)
    # A long dash joins two dates, but for "winter 2021–22", which `_read_whole` tries last.
    found = None if "–" in folded else read_named(reading, folded)
    if found is None:
        found = _read_whole(reading, folded)
    if found is None:
        found = _read_after_preposition(reading, folded) or _read_over_range(reading, folded)
    article = reading.around.articles.match(folded) if found is None else None
    if article is not None:
        found = _read_whole(reading, folded[article.end() :])
    if found is None:
        raise refusals.unparsable(text, _hint(text, folded))
    return found


def _ends_in_era(reading: Reading, folded: str) -> bool:
    """Whether an era is before the year, as in "AD 195?"."""
    names = reading.patterns.names
    return bool(compiled(rf"(?:.* )?(?:{names.era}|anno domini),? ?").fullmatch(folded))


def _lost_digit(text: str, folded: str) -> DateError:
    """For "July 195?", of which the last digit of the year may be unknown."""
    year = folded[-4:-1]
    return refusals.unparsable(
        text,
        f"Write {year}X for a year of the {year}0s that is not known, {year}X-07 for its July; or "
        f"the era, if it is the year AD {year} that is not certain.",
    )


def _read_after_preposition(reading: Reading, folded: str) -> Expression | None:
    for form, rest in reading.around.matches(folded):
        if form.name in ("on", "some_time_in"):
            article = reading.around.articles.match(rest)
            found = _read_whole(reading, rest[article.end() :] if article else rest)
            if found is not None:
                return found
    return None


def _read_over_range(reading: Reading, folded: str) -> Range | None:
    """From one date to another in words that mean all of it: "over 8-9 July 2022"."""

    def read(rest: str) -> Range | None:
        found = _read_whole(reading, rest)
        return found if isinstance(found, Range) else None

    found = read_relative(folded, reading.language, read)
    return found if isinstance(found, Range) else None


def _plain_digits(folded: str, patterns: Patterns) -> str:
    """Clock times with a colon, where the language writes them with a stop (10.30), and digits
    close to the word that belongs to them.
    """
    if patterns.names.year_marks:
        folded = _SPACED_MARKS.sub("", folded.translate(_WIDE_DIGITS))
    if not patterns.names.time_has_stop:
        return folded
    return _DOTTED_TIME.sub(r"\1:\2", _DOTTED_SECONDS.sub(r"\1:\2:\3", folded))


def _hint(text: str, folded: str) -> str:
    # Not of `1999/00`: no month is 00.
    if re.fullmatch(r"[0-9]{4}/(?!00)[0-9]{1,2}|[0-9]{4}-[1-9]", folded):
        return f"Write {folded[:4]}-{int(folded[5:]):02} for the month."
    if re.fullmatch(r"[0-9]{3}", folded):
        return f"Write 0{folded} or AD {folded} for the year."
    if re.fullmatch(r"-[0-9]{5,12}", folded):
        return f"Write Y{folded} for the year."
    era = _BC_FIRST.fullmatch(folded)
    if era:
        mark = "?" if folded[-1] == "?" else ""
        return f"Write the era after the year: '{era[2]} {era[1].upper()}{mark}'."
    if folded.startswith("from ") and not re.search(r" (?:to|until|till|through)\b", folded):
        day = text.strip()[len("from ") :].removesuffix(" on").removesuffix(" onward")
        return f"Write 'since {day}' for what goes on, or 'not before {day}'."
    advice = advise(text)
    if not advice and re.search(r"\?\W*\?", folded):
        return "One question mark says that a date is not certain; remarks go into `note`."
    return advice


def _read_whole(reading: Reading, folded: str) -> Expression | None:
    """Forms that contain others, then the simpler ones."""
    found = read_clock_range(reading, folded) or read_clocked(reading, folded, 0)
    phrases = reading.around.matches(folded)
    if found is None and phrases:
        found = _read_outer_phrase(reading, phrases)
    refusal: DateError | None = None
    if found is None and reading.around.joins.search(folded):
        try:
            found = _read_joined(reading, folded)
        except DateError as error:  # of one end, where a phrase may be around both
            refusal = error
    if found is None and folded in reading.around.nothing_known:
        return _UNBOUNDED
    found = found or read_phrase(reading, folded, 0, phrases) or read_named(reading, folded)
    if found is None and refusal is not None:
        raise refusal
    return found


def _read_joined(reading: Reading, folded: str) -> Expression | None:
    """Dates with something between them; raises the first refusal where nothing can be read."""
    refusal: DateError | None = None
    for read in (_read_night, _read_named_range, _read_between, _read_range, _read_choice):
        try:
            found = read(reading, folded)
        except DateError as error:
            refusal = refusal or error
            continue
        if found is not None:
            return found
    if refusal is not None:
        raise refusal
    return None


# --- forms that contain others -----------------------------------------------------------


def _read_outer_phrase(reading: Reading, phrases: Sequence[tuple[Form, str]]) -> Expression | None:
    """Phrases around a whole date only: a bound, what is not known, a set."""
    for form, rest in phrases:
        found: Expression | None = None
        if form.name in _SIDES:
            inner = read_inner(reading, rest, 1)
            found = Bound(_SIDES[form.name], inner) if inner else None
        elif form.name == "all_through":
            found = _read_all_through(reading, rest)
        elif form.name == "some_time_in":
            span = _read_range(reading, rest)
            found = Choice(Kind.ONE_OF, (span,)) if span else None
        elif form.name in ("day_not_known", "date_not_known", "year_not_known"):
            found = _read_partly_known(reading, form, rest)
        if found is not None:
            return found
    return None


def _read_all_through(reading: Reading, rest: str) -> Expression | None:
    """All of one date, or of the time from one to another."""
    inner = read_inner(reading, rest, 1)
    if inner is not None:
        return Range(inner, inner)
    return _read_range(reading, rest)


def _read_partly_known(reading: Reading, form: Form, rest: str) -> Expression | None:
    """A month or a year of which it is said that no more is known, or a span."""
    piece = read_named(reading, rest)
    if (
        isinstance(piece, Piece)
        and piece.unit in (Unit.MONTH, Unit.YEAR)
        and piece.year is not None
    ):
        return piece
    return read_unknown_part(reading, form.name, rest)


def _read_named_range(reading: Reading, folded: str) -> Expression | None:
    for match in reading.around.spans.matches(folded):
        found = _join(reading, match[1], match[2], "to", spaced=True)
        if found is not None:
            return found
    start = folded.removeprefix("from ")
    return _read_range(reading, start) if start != folded else None


def _read_night(reading: Reading, folded: str) -> Expression | None:
    """A night with both of its days: "the night from Monday to Tuesday"."""
    for match in reading.around.nights.matches(folded):
        found = _join(reading, match[1], match[2], "to", spaced=True)
        if isinstance(found, Range):
            return _night_of(found)
    for form, rest in reading.around.matches(folded):
        if form.name == f"{OF_DAY}night":
            days = _TWO_DAYS.sub(r"\1–\2", rest)  # "the night of 4/5 August"
            found = _read_range(reading, days)
            if isinstance(found, Range):
                return _night_of(found)
    return None


def _night_of(days: Range) -> Expression | None:
    """From the night of one day to the day after it; None where the two are no such days."""
    if not (is_one_day(days.start) and is_one_day(days.end)):
        return None
    first, last = weekday_inside(days.start), weekday_inside(days.end)
    if first and last:
        follow = (first.weekday + 1) % 7 == last.weekday
    else:
        one, two = bare(days.start), bare(days.end)
        follow = isinstance(one, Piece) and isinstance(two, Piece) and _follow(one, two)
    return Range(PartOfDay(days.start, "night"), days.end) if follow else None


def _follow(one: Piece, two: Piece) -> bool:
    """Whether a day may be the one after another, as far as their numbers tell."""
    if one.month == two.month:
        return two.day == one.day + 1
    return two.day == 1 and one.day >= _SHORTEST_MONTH and two.month == one.month % 12 + 1


def _read_between(reading: Reading, folded: str) -> Expression | None:
    """Some time between two dates: "between 1347 and 1351"."""
    for match in reading.around.between.matches(folded):
        found = _join(reading, match[1], match[2], "to", spaced=True)
        if isinstance(found, Range):
            return Choice(Kind.ONE_OF, (found,))
    return None


def _read_range(reading: Reading, folded: str) -> Expression | None:
    slash = _SHORT_SLASH.fullmatch(folded) if "/" in folded else None
    if slash and int(slash[2]) > int(slash[1]) % 100:
        raise ambiguous_years(reading.text, int(slash[1]), int(slash[2]))
    refusal: DateError | None = None
    for match in islice(reading.around.to.finditer(folded), _MOST_DASHES):
        spaced = match[0] != "–"
        sides = folded[: match.start()], folded[match.end() :]
        try:
            found = _join(reading, *sides, match[0].strip(), spaced=spaced)
        except DateError as error:
            refusal = refusal or error
            continue
        if found is not None:
            return found
    if refusal:
        raise refusal
    # One hyphen, set close: "2022-07-08 BC" and "-0043 -0001" are not ranges.
    left, hyphen, right = folded.partition("-")
    if not hyphen or "-" in right or left.endswith(" ") or right.startswith(" "):
        return None
    if left in ("early", "mid", "late") and right.partition(" ")[0] not in ("mid", "late"):
        return None
    return _join(reading, left, right, "-", spaced=False)


def _join(reading: Reading, left: str, right: str, dash: str, *, spaced: bool) -> Expression | None:
    start, end = _read_end(reading, left.strip()), _read_end(reading, right.strip())
    if start is None and isinstance(end, Portion):
        start = portion_beside(reading, left.strip(), end)
    if start is None or end is None:
        return None
    short = _short_years(reading, start, end, dash)
    if short is not None:
        return Range(start, short)
    _check_short_bc(reading, start, end)
    _check_round_year(reading, left, start, end)
    ends = _years_of_three_digits(start, end) or borrow((start, end))
    if ends is None or (dash in ("-", "–") and not spaced and not _may_stand_close(ends)):
        return None
    return Range(*ends)


def _years_of_three_digits(
    start: Expression, end: Expression
) -> tuple[Expression, Expression] | None:
    """Both ends of "618-907", where nothing else says that they are years."""
    first, last = bare(start), bare(end)
    if not isinstance(first, Piece) or not isinstance(last, Piece):
        return None
    if (first.digits, last.digits) != (3, 3) or first.number >= last.number:
        return None
    years = (Piece(Unit.YEAR, first.number), Piece(Unit.YEAR, last.number))
    return with_piece(start, years[0]), with_piece(end, years[1])


def _may_stand_close(ends: tuple[Expression, ...]) -> bool:
    """Without spaces, a dash joins like and like: "7-8 July", not "2020-21 February"."""
    return are_alike(ends) or not all(isinstance(bare(end), Piece) for end in ends)


def _check_round_year(reading: Reading, left: str, start: Expression, end: Expression) -> None:
    """Refuse "années 1850-1860", which may end with the year 1860 or with all of the 1860s: the
    word before both numbers may be of both. In "1850s to 1860" it is the first number's own.
    """
    if not _ENDS_IN_NUMBER.search(left):
        return
    first, last = bare(start), bare(end)
    if not isinstance(first, Piece) or not isinstance(last, Piece):
        return
    if (first.unit, last.unit) != (Unit.DECADE, Unit.YEAR) or last.year is None or last.year % 10:
        return
    decade, decade_2 = (f"{(piece.year or 0) // 10:03}X" for piece in (first, last))
    raise DateError(
        "ambiguous-year-range",
        f"{refusals.quote(reading.text)} may end with the year {last.year} or with the decade that "
        "begins in it.",
        f"Write {decade}/{decade_2} for both decades, {decade}/{last.year} for the year.",
    )


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
    for form, rest in reading.around.matches(folded):
        inner = read_number(reading.text, rest, reading.patterns) if rest else None
        found = inner and (
            with_flags(form, inner) if is_flag(form) else portion_of_number(form, inner)
        )
        if found:
            return found
    return read_inner(reading, folded, 2)


def _short_years(
    reading: Reading, start: Expression, end: Expression, dash: str
) -> Expression | None:
    """The end of `1939-45` or `1828–9`: one or two digits after a full year, if that can only be a
    year. A long dash joins dates only, but a hyphen may be in the middle of one.
    """
    first, last = bare(start), bare(end)
    if not isinstance(first, Piece) or not isinstance(last, Piece):
        return None
    if first.unit is not Unit.YEAR or first.year is None or first.year < 1000:
        return None
    if last.unit is not Unit.NUMBER or last.digits not in (1, 2) or last.year is not None:
        return None
    size = 10**last.digits
    later = first.year // size * size + last.number
    if last.digits == 1 and (dash != "–" or later <= first.year):
        return None
    if later <= first.year:
        raise DateError(
            "ambiguous-year-range",
            f"{refusals.quote(reading.text)} does not say in which century it ends.",
            f"Write {first.year}/{later + 100}, or {first.year}-{last.number:02} for a month.",
        )
    as_month = last.number <= 12 and last.digits == 2
    if dash == "–":
        is_year = later == first.year + 1 or isinstance(start, Flagged)
        as_month = as_month and not is_year
    if as_month or (dash == "-" and 21 <= last.number <= 41):
        raise ambiguous_years(reading.text, first.year, last.number)
    year = Piece(Unit.YEAR, year=later)
    return Flagged(year, end.approximate, end.uncertain) if isinstance(end, Flagged) else year


def _read_choice(reading: Reading, folded: str) -> Expression | None:
    for words, lead, kind in (
        (reading.around.either, "either ", Kind.ONE_OF),
        (reading.around.both, "both ", Kind.ALL_OF),
    ):
        text = folded.removeprefix(lead)
        parts = [part.strip().rstrip(",") for part in words.split(text)]
        if len(parts) < 2:
            continue
        found = _read_members(reading, parts, text, words)
        if found:
            _refuse_shared_day(reading, parts, found)
            return Choice(kind, found)
    return None


def _refuse_shared_day(reading: Reading, parts: list[str], members: tuple[Expression, ...]) -> None:
    """Refuse "8 July 1968 or 1969", where the second may be all of the year or its 8 July; so too
    "8 June or July 2022".
    """
    for number, (one, two) in enumerate(pairwise(members)):
        first, last = piece_inside(_last_end(one)), bare(two)
        if two is not last or not isinstance(last, Piece) or first is None or first.digits:
            continue
        is_year = last.unit is Unit.YEAR and first.unit in PARTS_OF_A_YEAR and first.era != "bc"
        is_month = (
            last.unit is Unit.MONTH
            and first.unit is Unit.DAY
            and len(parts) == len(members)
            and not _stands_alone(reading, parts[number], one)
        )
        if is_year or is_month:
            whole = "year" if is_year else "month"
            raise DateError(
                "ambiguous-relative",
                f"{refusals.quote(reading.text)} may end in all of a {whole}, or in the part of it "
                "that comes before.",
                f"Write both in full, as in '8 July 1968 or 8 July 1969'; or the {whole} first.",
            )


def _stands_alone(reading: Reading, text: str, member: Expression) -> bool:
    """Whether a member needs no year of the one after it."""
    try:
        return _read_whole(reading, text) == member
    except DateError:
        return False


def _last_end(member: Expression) -> Expression:
    return member.end if isinstance(member, Range) else member


def _read_members(
    reading: Reading, parts: list[str], text: str, words: re.Pattern[str]
) -> tuple[Expression, ...] | None:
    """Members, of which all but the last may be parted by commas.

    A comma may also be inside a member, as between a day and its year, so the readings are
    tried in turn; the last of them takes the fewest members that can be read.
    """
    refusal: DateError | None = None
    ways = [parts]
    if reading.around.commas.search(parts[0]):
        commas = (_COMMA, _ANY_COMMA, reading.around.commas)
        ways += [[*pattern.split(parts[0]), *parts[1:]] for pattern in commas]
    for texts in ways:
        try:
            members = [_read_member(reading, member) for member in texts[:_MOST_MEMBERS]]
        except DateError as error:
            refusal = refusal or error
            continue
        known = tuple(member for member in members if member is not None)
        settled = borrow(known) if len(known) == len(texts) else None
        if settled and (texts is parts or are_alike(settled)):
            return settled
    found = _read_fewest(reading, text, words)
    settled = borrow(found) if len(found) > 1 else None
    if settled is None and refusal:
        raise refusal
    return settled


def _read_fewest(reading: Reading, text: str, words: re.Pattern[str]) -> tuple[Expression, ...]:
    """The fewest members that a list can be read as; none if it cannot.

    Between the last two is a word; elsewhere a word or a comma. Either may be inside a
    member too: "1984 or earlier or 1990".
    """
    ends = [match.span() for match in words.finditer(text)]
    commas = [match.span() for match in reading.around.commas.finditer(text)]
    places = sorted({*ends, *commas})[:_MOST_JOINTS]
    starts = [0, *(stop for _, stop in places)]
    stops = [*(start for start, _ in places), len(text)]
    best: list[tuple[Expression, ...] | None] = [(), *[None] * len(stops)]
    for stop, end in enumerate(stops, 1):
        last = stop == len(stops)
        for begin in range(stop):
            before = best[begin]
            if before is None or starts[begin] >= end:
                continue
            if last and (begin == 0 or places[begin - 1] not in ends):
                continue
            known = best[stop]
            if known is not None and len(known) <= len(before) + 1:
                continue
            member = _try_member(reading, text[starts[begin] : end])
            if member is not None:
                best[stop] = (*before, member)
    return best[-1] or ()


def _try_member(reading: Reading, text: str) -> Expression | None:
    try:
        return _read_member(reading, text)
    except DateError:
        return None


def _read_member(reading: Reading, folded: str) -> Expression | None:
    """A date, or as pages show a run of dates in a list: "1670–1672", "1984 or earlier"."""
    # A date mostly ends in its year, these words never do.
    for form, rest in () if folded[-1:].isdigit() else reading.around.matches(folded):
        if form.is_shown and form.after and form.name in ("not_before", "not_after"):
            inner = read_inner(reading, rest, 1)
            if inner is not None:
                return Bound(_SIDES[form.name], inner)
    return _read_end(reading, folded) or _read_range(reading, folded)
