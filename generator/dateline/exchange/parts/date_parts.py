"""Dates that a file gives in parts: year, month, day and clock time, each a text."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import Final

from dateline.dates import Date, DateError, date_text, edtf_year, read_date
from dateline.exchange.records import Note, NoteKind

# Matches `-44`, `2012`, `2012.0` (a sheet's number).
_NUMBER: Final = re.compile(r"([-−–+]?)(\d{1,12})(?:\.0+)?", re.ASCII)
# Matches `-13,800,000,000`.
_GROUPED: Final = re.compile(r"[-−]?\d{1,3}(?:,\d{3})+", re.ASCII)
# Matches `2:30 PM`, `14:30:05`, `6:45:56.120`.
_TIME: Final = re.compile(
    r"(\d{1,2})(?::(\d{2}))?(?::(\d{2})(?:\.\d+)?)?\s*([AaPp]\.?[Mm]\.?)?", re.ASCII
)
_MONTHS: Final = 12
_BOTH: Final = "a range has a clock time at both ends or at none"


class PartsError(ValueError):
    """The parts are no date; the text says why, in a sentence."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of one date as typed; empty where the file gives none."""

    year: str = ""
    month: str = ""
    day: str = ""
    time: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is given."""
        return not any((self.year, self.month, self.day, self.time))


@dataclass(frozen=True, slots=True)
class PartsDate:
    """A date as EDTF, and what of the parts is not in it."""

    text: str
    notes: tuple[Note, ...] = field(default=())


def digits(text: str) -> str:
    """The text with every script's digits as 0 to 9."""
    return "".join(
        str(unicodedata.digit(char)) if char.isdigit() and not char.isascii() else char
        for char in text
    ).strip()


def read_parts(parts: Parts, *, bc_as_typed: bool = True) -> PartsDate:
    """One date. A negative year is BC as typed (-6 is 6 BC), or else as in EDTF (-6 is 7 BC).

    What makes no sense without a larger part (a day without a month) is left out, with a note.

    Raises:
        PartsError: there is no year, or the calendar has no such date.
    """
    year = _year(digits(parts.year), bc_as_typed=bc_as_typed)
    month, day = digits(parts.month), digits(parts.day)
    text, notes = year, []
    if month:
        text += f"-{_month(month):02}"
    if day and month:
        text += f"-{_day(day):02}"
    elif day:
        notes.append(Note("day", "A day without a month is left out."))
    if parts.time.strip() and day and month:
        text += f"T{_clock(digits(parts.time))}"
    elif parts.time.strip():
        notes.append(Note("time", "A clock time without a day is left out."))
    return PartsDate(_checked(text), tuple(notes))


def read_span(start: Parts, end: Parts, *, bc_as_typed: bool = True) -> PartsDate:
    """From one date to another; the first alone if the second is empty or the same.

    Raises:
        PartsError: as `read_parts`; or the end is before the start.
    """
    first = read_parts(start, bc_as_typed=bc_as_typed)
    if end.is_empty:
        return first
    if not end.year.strip():
        lost = Note("end", "An end without a year is left out.")
        return PartsDate(first.text, (*first.notes, lost))
    last = read_parts(end, bc_as_typed=bc_as_typed)
    return join_span(first, last)


def join_span(first: PartsDate, last: PartsDate) -> PartsDate:
    """From one date to another; without the clock times unless both ends have one.

    Raises:
        PartsError: the end is before the start.
    """
    notes = (*first.notes, *(note for note in last.notes if note not in first.notes))
    if first.text == last.text:
        return PartsDate(first.text, notes)
    if "T" not in first.text + last.text:
        return PartsDate(_checked(f"{first.text}/{last.text}"), notes)
    text = f"{first.text} – {last.text}"  # EDTF has no clock times in a range
    try:
        read_date(text)
    except DateError:
        return _without_clocks(first, last, notes)
    return PartsDate(text, notes)


def _without_clocks(first: PartsDate, last: PartsDate, notes: tuple[Note, ...]) -> PartsDate:
    start, end = first.text.partition("T")[0], last.text.partition("T")[0]
    if start == end:
        if first.text > last.text and _same_zone(first.text, last.text):
            raise PartsError(f"It ends ({last.text}) before it begins ({first.text}).")
        lost = Note("end time", f"The end is in `note`: {_BOTH}.")
        return PartsDate(first.text, (*notes, lost))
    lost = Note("time", f"The clock time is in `note`: {_BOTH}.")
    return PartsDate(_checked(f"{start}/{end}"), (*notes, lost))


def _same_zone(one: str, other: str) -> bool:
    return re.sub(r".*T\d{2}(:\d{2})*", "", one) == re.sub(r".*T\d{2}(:\d{2})*", "", other)


def _year(text: str, *, bc_as_typed: bool) -> str:
    if not text:
        raise PartsError("It has no year.")
    found = _NUMBER.fullmatch(text.replace(",", "") if _GROUPED.fullmatch(text) else text)
    if not found:
        raise PartsError(f"'{text}' is not a year.")
    number = int(found[2])
    if found[1] in ("", "+"):
        if number == 0 and bc_as_typed:
            raise PartsError("There is no year 0: 1 BC is followed by AD 1.")
        return edtf_year(number)
    return edtf_year(1 - number if bc_as_typed else -number)


def _month(text: str) -> int:
    found = _NUMBER.fullmatch(text)
    if found and not found[1]:
        number = int(found[2])
        if 1 <= number <= _MONTHS:
            return number
        raise PartsError(f"There is no month {number}.")
    try:
        named = read_date(f"{text} 2000").edtf
    except DateError:
        named = ""
    if not re.fullmatch(r"2000-(?:0[1-9]|1[0-2])", named):
        raise PartsError(f"'{text}' is not a month.")
    return int(named[5:])


def _day(text: str) -> int:
    found = _NUMBER.fullmatch(text)
    if not found or found[1]:
        raise PartsError(f"'{text}' is not a day.")
    return int(found[2])


def _clock(text: str) -> str:
    if hour_alone := re.fullmatch(r"(\d{1,2})h", text):
        return f"{int(hour_alone[1]):02}"
    found = _TIME.fullmatch(text)
    if not found or (found[2] is None and not found[4]):
        raise PartsError(f"'{text}' is not a clock time.")
    hour = int(found[1])
    half = (found[4] or "").lower().replace(".", "")
    if half:
        if not 1 <= hour <= _MONTHS:
            raise PartsError(f"'{text}' is not a clock time.")
        hour = hour % _MONTHS + (_MONTHS if half == "pm" else 0)
    clock = f"{hour:02}"
    if found[2] or not half:
        clock += f":{found[2] or '00'}"
    return clock + (f":{found[3]}" if found[3] else "")


def _checked(text: str) -> str:
    try:
        if "T" in text:  # in EDTF a clock time has seconds; an author's may have none
            read_date(text)
            return text
        return read_date(text, edtf_only=True).edtf
    except DateError as error:
        raise PartsError(error.message) from error


def edtf_of(text: str) -> str:
    """A date that Dateline reads, in EDTF if that says all of it; else in words, or as it is typed
    where it is ISO with a clock time.

    >>> edtf_of("8 July 2022"), edtf_of("morning of 8 July 2022"), edtf_of("2022-07-08T10:30")
    ('2022-07-08', 'morning of 8 July 2022', '2022-07-08T10:30')

    Raises:
        DateError: it does not read it.
    """
    date = read_date(text)
    return text if "T" in text and date.clock is not None else date_text(date)


def contradicts(shown: str, text: str, *, language: str = "en") -> Note | None:
    """What to report of a date that the file shows to readers instead of its parts.

    `shown` is not believed: it is compared with `text`, the date that the parts give.
    """
    if not shown.strip():
        return None
    date = read_date(text)
    try:
        other = read_date(shown.strip(), language=language)
    except DateError:
        return Note("display date", "The date shown to readers is in `note`.", NoteKind.CHANGED)
    if (date.earliest, date.latest) == (other.earliest, other.latest):
        if _manner(date) == _manner(other):
            return None
        return Note("display date", "The date shown to readers is in `note`.", NoteKind.CHANGED)
    ends = (date.earliest, date.latest, other.earliest, other.latest)
    if None not in ends and (ends[2] <= ends[0] and ends[1] <= ends[3]):  # type: ignore[operator]
        return Note("display date", "The date shown to readers is in `note`.", NoteKind.CHANGED)
    return Note(
        "display date",
        f"The date shown to readers, '{shown.strip()}', says otherwise than the parts, {text}. "
        "The parts count; what was shown is in `note`.",
        NoteKind.DOUBT,
    )


def _manner(date: Date) -> tuple[object, ...]:
    """What a date says beside its bounds, but for a clock time: `about`, `night of`, `all of`."""
    ends = tuple(_manner(end) for end in (date.start, date.end) if end)
    doubt = (date.approximate, date.uncertain, date.likely)
    return (date.kind, *doubt, date.part, date.code, date.old_style, ends)
