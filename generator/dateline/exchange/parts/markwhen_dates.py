"""The dates of Markwhen: ISO and EDTF, American and other orders, words, and `now`.

https://docs.markwhen.com/syntax/dates-and-ranges. A range is `/` or ` - ` between two dates. Dates
of digits are month first unless the header's `dateFormat` says otherwise: the format says so, and
nothing is guessed. Relative dates, durations and repeats are refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from dateline.dates import Date, DateError, author_form, read_date
from dateline.exchange.parts.date_parts import (
    Parts,
    PartsDate,
    PartsError,
    edtf_of,
    join_span,
    read_parts,
)

# Matches `03/2023`, `12/01/2012`.
_SLASHED: Final = re.compile(r"(?:(\d{1,2})/)?(\d{1,2})/(\d{4})")
# Matches `4 months`, `1 year`, `36h`.
_DURATION: Final = re.compile(
    r"(?:\d+(?:\.\d+)?\s*(?:ms|milliseconds?|s|secs?|seconds?|mins?|minutes?|h|hrs?|hours?|d|days?|w|"
    r"wks?|weeks?|weekdays?|workdays?|months?|mos?|M|quarters?|y|yrs?|years?|decades?|centur(?:y|ies))"
    r"\s*)+",
    re.IGNORECASE,
)
# Matches ` every other week`, ` x9`.
_REPEAT: Final = re.compile(r"\bevery\b|\s(?:x\s*\d+|\d+\s*x)(?:\s|$)", re.IGNORECASE)
_RELATIVE: Final = re.compile(
    r"^(?:by|before|after|start|end)?\s*!|\b(?:before|after|by)\s+!|^[+.]"
)
_NOW: Final = re.compile(r"now|today|present", re.IGNORECASE)
# Matches `10:30`, `8am`.
_CLOCK_ALONE: Final = re.compile(r"\d{1,2}(?::\d{2}(?::\d{2})?)?\s*(?:am|pm)?", re.IGNORECASE)
_REFUSED: Final = "'{}' {}: write the date itself."


@dataclass(frozen=True, slots=True)
class MarkwhenDates:
    """How a file's dates are read: `day_first` if its header says so; `today` is `now`."""

    day_first: bool = False
    today: Date | None = None

    def read(self, text: str) -> PartsDate:
        """A date or a range as our data has it, and what of it is not in it.

        Raises:
            PartsError: it is relative, a duration, repeated, or no date.
        """
        text = " ".join(text.split())
        if _REPEAT.search(text):
            raise PartsError(f"'{text}' repeats: write each date as an event of its own.")
        if whole := self._whole(text):
            return PartsDate(whole)
        start, end = _ends(text)
        if not end:
            return self._one(start)
        if _DURATION.fullmatch(end):
            raise PartsError(f"'{text}' gives a duration: write the end itself.")
        if _NOW.fullmatch(end) and self.today is None:
            first = self._one(start)
            return PartsDate(author_form(f"{edtf_of(first.text)}/.."), first.notes)
        return join_span(self._one(start), self._one(end))

    def _whole(self, text: str) -> str:
        """A text that is EDTF as a whole, ranges too; else empty."""
        try:
            return author_form(text)
        except DateError:
            return ""

    def _one(self, text: str) -> PartsDate:
        if _NOW.fullmatch(text):
            if self.today is None:
                raise PartsError(f"'{text}' is another day each day: say which with `--today`.")
            return PartsDate(self.today.edtf)
        if _DURATION.fullmatch(text):
            raise PartsError(_REFUSED.format(text, "is a duration"))
        if _RELATIVE.search(text) or _CLOCK_ALONE.fullmatch(text):
            raise PartsError(_REFUSED.format(text, "is relative to another event"))
        if found := _SLASHED.fullmatch(text):
            first, second, year = found.groups()
            day, month = (first, second) if self.day_first else (second, first)
            return read_parts(Parts(year, month, day) if first else Parts(year, second))
        try:
            read_date(text)
        except DateError as error:
            raise PartsError(f"{error.message} {error.hint}".strip()) from error
        return PartsDate(edtf_of(text))


def _ends(text: str) -> tuple[str, str]:
    """Both sides of ` - `, or of the `/` of a range; the second is empty if there is none."""
    if found := re.fullmatch(r"(.+?)\s*(?:\s[-–]\s|(?<=\d)\s*[-–](?=\s*[A-Za-z(]))\s*(.+)", text):
        return found[1].strip(), found[2].strip()
    if found := re.fullmatch(r"(\d{1,2}/(?:\d{1,2}/)?\d{4})\s*[-–]\s*(.+)", text):
        return found[1], found[2].strip()
    if _SLASHED.fullmatch(text):
        return text, ""
    if text.count("/") == 1:
        start, _, end = text.partition("/")
        return start.strip(), end.strip()
    return text, ""
