"""The two ways in: what an author writes, and the words of a source."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from dateline.dates import refusals
from dateline.dates.calendar_days import iso_day, year_month_day
from dateline.dates.edtf.reading import read_edtf
from dateline.dates.evaluate.bounds import clock_in_interval
from dateline.dates.evaluate.counting import Count
from dateline.dates.evaluate.evaluate import settle
from dateline.dates.evaluate.zones import add_zone
from dateline.dates.names import DIRECTION_MARKS, plain_digits
from dateline.dates.parse.misspelt import meant
from dateline.dates.parse.old_forms import refuse_old_form
from dateline.dates.parse.other_eras import refuse_other_eras
from dateline.dates.parse.pieces import DATE_ORDERS, ambiguous_years
from dateline.dates.parse.written import read_expression
from dateline.dates.tree import Expression
from dateline.dates.value import Counting, Date, DateError, DateWarning, Kind
from dateline.languages import family, words_read_in

LONGEST = 200
_WORDS_WITHOUT_DATE = (
    "If these words of the source name a date, give only those that do, such as 'on Friday'; if "
    "they name none, say with `because:` in their place how the date is known."
)
_NAMES_ALONE = (
    "Of this language Dateline reads days, months and years, and no words such as 'yesterday': "
    "give the words that name the date, or say with `because:` in their place how it is known."
)
_NO_MARKS = str.maketrans("", "", DIRECTION_MARKS)
# Matches the `1920-21` of `1920-21/1922-23`.
_YEAR_AND_CODE = re.compile(r"(?<![0-9X-])([0-9]{4})-(2[1-9]|3[0-9]|4[01])(?![0-9^-])", re.ASCII)
# Matches `[1945]?`, what a cataloguer has supplied.
_SUPPLIED = re.compile(r"\[([^\[\],]*?)\](\??)")
# Matches `195x`.
_SMALL_X = re.compile(r"-?[0-9]{1,3}x[0-9x]{0,2}(?:-[0-9x]{2}){0,2}[?~%]?", re.ASCII)


def read_date(
    text: str,
    *,
    language: str = "en",
    date_order: str = "",
    zone: str = "",
    edtf_only: bool = False,
    julian_until: int | None = None,
) -> Date:
    """Read a date as an author writes it, or pure EDTF with `edtf_only`.

    `language` is a BCP 47 tag for names of months and weekdays (English ones are read
    too); `date_order` is "dmy" or "mdy" for all-digit dates; `zone` is an IANA name or a
    distance from UTC, given to clock times without a zone; days before `julian_until` (a day
    number) are read in the Julian calendar, but for those in ISO form. Raises `DateError`.
    """
    checked = stripped = _checked(text, date_order)
    if not edtf_only:
        stripped = plain_digits(checked)
    if not edtf_only and (stripped[0] == "[" or "x" in stripped):
        stripped = _without_brackets(stripped)
    if edtf_only:
        date = _read_iso_and_edtf(text, stripped, zone, edtf_only=True)
        if date is None:
            raise _not_edtf(stripped)
        return date
    own_digits = _has_own_digits(checked)

    def read(written: str) -> Date:
        found = _read(text, written, zone, language, date_order, own_digits=own_digits)
        if isinstance(found, Date):
            return found
        return _typed(settle(found, Count(written, zone=zone, julian_until=julian_until)), text)

    try:
        return read(stripped)
    except DateError as error:
        hint = _ask_for_meant(stripped, language, read) if error.hint == refusals.WRITE_LIKE else ""
        if hint:
            raise DateError(error.code, error.message, hint) from error
        # An error that is raised from itself holds all that its callers had at hand.
        raise


def _ask_for_meant(text: str, language: str, read: Callable[[str], Date]) -> str:
    """The question whether a date is meant that a text may be a misspelling of; empty if none."""
    for candidate in meant(text, language):
        try:
            read(candidate)
        except DateError:
            continue
        return f"Did you mean '{candidate}'? Then write that."
    return ""


def _has_own_digits(text: str) -> bool:
    return not text.isascii() and text != plain_digits(text)


def _read(
    text: str, stripped: str, zone: str, language: str, date_order: str, *, own_digits: bool
) -> Date | Expression:
    """A date in ISO form or EDTF, else what the words say."""
    found: Date | Expression | None = None
    try:
        found = _read_iso_and_edtf(text, stripped, zone, edtf_only=False)
        if found is None:
            found = read_expression(stripped, language, date_order.lower())
    except DateError:
        refuse_other_eras(stripped, None, language, own_digits=own_digits)
        raise
    refuse_other_eras(stripped, found, language, own_digits=own_digits)
    return found


def _without_brackets(text: str) -> str:
    """A date in the brackets of a catalogue, or with small x's for digits, in its usual form.

    >>> _without_brackets("[1945]?"), _without_brackets("[after 1726]"), _without_brackets("195x")
    ('1945?', 'after 1726', '195X')
    """
    match = _SUPPLIED.fullmatch(text) if text[0] == "[" else None
    if match and ".." not in match[1]:
        return (match[1].strip() + match[2]) or text
    return text.upper() if _SMALL_X.fullmatch(text) else text


def _checked(text: str, date_order: str) -> str:
    if date_order and date_order.lower() not in DATE_ORDERS:
        raise DateError(
            "bad-date-order",
            f"'{date_order}' is not an order of day, month and year.",
            "Write dmy (day first), mdy (month first) or ymd (then 07/08/2022 is refused).",
        )
    if len(text) > LONGEST:
        raise refusals.unparsable(text, f"A date has at most {LONGEST} characters.")
    stripped = text if text.isascii() else text.translate(_NO_MARKS)
    stripped = stripped.strip()
    if not stripped:
        raise DateError(
            "empty", "The date is empty.", "Write a date, such as 2022-07-08, or leave it out."
        )
    return stripped


def _typed(date: Date, text: str) -> Date:
    """Messages quote the trimmed text; the value keeps it as typed."""
    return date if date.text == text else replace(date, text=text)


def _read_iso_and_edtf(text: str, stripped: str, zone: str, *, edtf_only: bool) -> Date | None:
    if not _is_iso_day(stripped):  # the commonest form of all
        if not _may_be_edtf(stripped):
            return None
        if not edtf_only:
            if stripped.startswith(("?-", "?–")):
                raise _no_beginning(stripped)
            if _has_year_and_number(stripped):
                _refuse_year_and_code(stripped)
            if _is_short_range(stripped):
                return None
    found = read_edtf(stripped)
    if found is None:
        refuse_old_form(stripped)
        if stripped.count("/") == 1 and "T" in stripped and ":" in stripped:
            raise clock_in_interval(stripped)
        return None
    if found.clock is not None and found.clock.offset is None and zone and not edtf_only:
        clock = add_zone(stripped, found.earliest or 0, found.clock, zone)
        found = replace(found, clock=clock, edtf=found.edtf + clock.offset_text)
    return _typed(found, text)


def _no_beginning(text: str) -> DateError:
    """`?-1850`, which a catalogue has for an unknown beginning, and EDTF for a year BC."""
    end = text[2:].strip()
    return refusals.unparsable(
        text, f"Write '/{end}' if the beginning is not known, or '-{end}?' for a year BC."
    )


def _has_year_and_number(text: str) -> bool:
    """Whether there may be a `1929-33` in it: a cheap test before the dear one."""
    if not text[0].isdigit():
        return True
    return any(len(half.rstrip("?~%")) == 7 for half in text.split("/"))


def _refuse_year_and_code(text: str) -> None:
    """Refuse `1929-33~`, or `1920-21/1922-23`, whose author may mean years or parts of a year."""
    for match in _YEAR_AND_CODE.finditer(text):
        year, number = int(match[1]), int(match[2])
        if number > year % 100:
            raise ambiguous_years(text, year, number)


def _is_iso_day(text: str) -> bool:
    return len(text) == 10 and text[4] == "-" == text[7] and text[:4].isdigit()


def _may_be_edtf(text: str) -> bool:
    if " " in text and text[0] not in "[{":
        return False
    return text.isascii() and (text[0] in "0123456789-[{~?%XxYyu./(" or "/" in text)


def _is_short_range(text: str) -> bool:
    """`2020-21`, which an author may mean as years, is left to the words."""
    bare = text.strip("?~%")
    return (
        len(bare) == 7
        and bare[4] == "-"
        and bare[:4].isdigit()
        and bare[5:].isdigit()
        and int(bare[5:]) > 12
    )


def _not_edtf(text: str) -> DateError:
    hint = "Write EDTF, such as 2022-07-08, 2022-07, 1850~, 185X or 2022-07-07/2022-07-08."
    try:
        date = read_date(text)
    except DateError:
        return refusals.unparsable(text, hint)
    return refusals.unparsable(text, f"In EDTF it is {date.edtf}.")


def read_words(
    text: str,
    anchor: Date | None,
    *,
    language: str = "en",
    date_order: str = "",
    zone: str = "",
    direction: str = "past",
    told: bool = False,
    julian_until: int | None = None,
) -> Date:
    """Read a source's words, counted from its dateline or publication date.

    `told` says that the anchor is the day that the text tells of, so that "the next day" can be
    counted from it; such words are refused otherwise (`needs-from`).

    `direction` is "past" or "future": where a year or the side of a weekday is missing,
    the last at or before the anchor is taken, or the first at or after it.

    Where only bounds of the anchor are known ("not before 2022-07-10"), the result holds
    exactly what follows: its bounds are those that the words have for the first and the
    last day the anchor may be, and it has `is_counted_loosely` and a warning. Such a date
    is consistent with others, and proves none. Raises `DateError`.
    """
    checked = _checked(text, date_order)
    stripped = _without_brackets(plain_digits(checked))
    try:
        expression = _read(
            text, stripped, zone, language, date_order, own_digits=_has_own_digits(checked)
        )
    except DateError as error:
        if error.hint != refusals.WRITE_LIKE:
            raise
        is_known = len(words_read_in(language)) > 1 or family(language) == "en"
        hint = _WORDS_WITHOUT_DATE if is_known else _NAMES_ALONE
        raise DateError(error.code, error.message, hint) from error
    if isinstance(expression, Date):
        return expression
    future = direction == "future"
    count = Count(stripped, None, future, zone, told, julian_until)
    if anchor is None or _is_absolute(expression, count):
        return _typed(settle(expression, count), text)
    if anchor.approximate or anchor.uncertain:
        raise DateError(
            "needs-anchor",
            f"{refusals.quote(stripped)} cannot be counted from '{anchor.text.strip()}',"
            " which is not certain.",
            "Give the source a certain date, or write what you know: 'not before 2022-07-10'.",
        )
    if anchor.earliest is not None and anchor.earliest == anchor.latest:
        return _typed(settle(expression, replace(count, day=anchor.earliest)), text)
    return _typed(_count_loosely(expression, count, anchor), text)


def _is_absolute(expression: Expression, count: Count) -> bool:
    """Whether the words name their date without a day to count from."""
    try:
        settle(expression, count)
    except DateError as error:
        return error.code not in ("missing-year", "needs-anchor", "needs-from")
    return True


# --- an anchor of which only bounds are known ----------------------------------------------

_TRIES = 8  # no words are refused on more than a week of days, but for 29 February


def _count_loosely(expression: Expression, counting: Count, anchor: Date) -> Date:
    """What follows for every day that the anchor may be.

    All words move forward with the day they are counted from, so the first and the last
    possible day give the bounds.
    """

    def count(day: int) -> Date | None:
        try:
            return settle(expression, replace(counting, day=day))
        except DateError:
            return None

    first = _try_days(count, anchor.earliest, 1)
    last = _try_days(count, anchor.latest, -1)
    if first is None and last is None:
        day = anchor.earliest if anchor.earliest is not None else anchor.latest
        settle(expression, replace(counting, day=day))
        hint = "Give the source a dateline or publication date."
        raise refusals.unparsable(counting.text, hint)
    known_both = anchor.earliest is not None and anchor.latest is not None
    if known_both and first is not None and last is not None and first.edtf == last.edtf:
        return first
    return _between(
        counting.text, anchor, first, last, Counting(count, anchor.earliest, anchor.latest)
    )


def _try_days(count: Callable[[int], Date | None], day: int | None, step: int) -> Date | None:
    if day is None:
        return None
    for tries in range(_TRIES):
        found = count(day + step * tries)
        if found is not None:
            return found
    return None


def _between(
    text: str, anchor: Date, first: Date | None, last: Date | None, counting: Counting
) -> Date:
    warning = DateWarning(
        "bounded-anchor",
        f"{refusals.quote(text)} is counted from '{anchor.text.strip()}', which is not one day:"
        " the words may agree with a date, but do not prove it.",
        "Give the source the day of its dateline or publication, if it is known.",
    )
    earliest = first.earliest if first else None
    latest = last.latest if last else None
    low = _edge(first, first=True)
    high = _edge(last, first=False)
    if (not low and earliest is not None) or (not high and latest is not None):
        raise refusals.unparsable(text, "Write a date within the years -9999 to 9999.")
    kind = Kind.ONE_OF
    if earliest is None:
        kind = Kind.BEFORE
    elif latest is None:
        kind = Kind.AFTER
    found = read_edtf(f"[{low}..{high}]") if low or high else None
    if found is None:
        raise refusals.unparsable(text, "Give the source a dateline or publication date.")
    return replace(
        found, text=text, kind=kind, counting=counting, warnings=(warning,),
        precision="" if kind is not Kind.ONE_OF else "set",
        start=read_edtf(low) if kind is Kind.AFTER else None,
        end=read_edtf(high) if kind is Kind.BEFORE else None,
        members=found.members if kind is Kind.ONE_OF else (),
        earliest=earliest, latest=latest,
    )  # fmt: skip


def _edge(date: Date | None, *, first: bool) -> str:
    day = None if date is None else date.earliest if first else date.latest
    if date is None or day is None:
        return ""
    if date.precision in ("day", "month", "year") and not date.edtf.endswith(("?", "~", "%")):
        return date.edtf
    return iso_day(day) if -9999 <= year_month_day(day)[0] <= 9999 else ""
