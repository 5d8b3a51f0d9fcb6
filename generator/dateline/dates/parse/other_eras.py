"""Years that a language's readers would take for those of another calendar than ours."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass

from dateline.dates import refusals
from dateline.dates.calendar_days import year_month_day
from dateline.dates.tree import Expression, Piece, Unit
from dateline.dates.value import Date
from dateline.languages import family

_BUDDHIST = 543
_BUDDHIST_YEARS = range(2300, 2800)
_SOLAR_HIJRI = 621
_SOLAR_HIJRI_YEARS = range(1300, 1451)
# In Iran and Afghanistan.
_SOLAR_HIJRI_LANGUAGES = ("fa", "ps")
# The years that people now alive mean; Arabic has them in its own digits beside those of ours.
_HIJRI_YEARS = range(1340, 1460)
_HIJRI_LANGUAGES = ("ar", "ur")
_LANGUAGES = ("th", *_SOLAR_HIJRI_LANGUAGES, *_HIJRI_LANGUAGES)
# Matches `1401/04/17`, `1401/04`.
_YEAR_FIRST = re.compile(r"[0-9]{4}(?:/[0-9]{1,2}(?![0-9])|[.-][0-9]{1,2}[.-][0-9]{1,2})", re.ASCII)
_YEAR = re.compile(r"(?<![0-9])[0-9]{4}(?![0-9])", re.ASCII)


def refuse_other_eras(
    text: str, found: Expression | Date | None, language: str, *, own_digits: bool
) -> None:
    """Refuse a year without an era that is of the Buddhist era in Thai, of the Solar Hijri
    calendar in Persian, or of the lunar Hijri one in Arabic and Urdu in digits of their own.

    ISO and EDTF forms in ASCII digits are of our calendar, but for a Thai year alone. A Persian
    year in ASCII digits is of ours too, unless it is before a month and a day: "1401/04/17".

    Args:
        text: The date in ASCII digits, for the message too.
        found: What it is read as; None where it cannot be, as in a month that ours has not.
        language: A BCP 47 tag.
        own_digits: Whether the digits are those of another script.

    Raises:
        DateError: `invalid-date`.
    """
    code = family(language)
    if code not in _LANGUAGES:
        return
    if found is None and not own_digits and not _YEAR_FIRST.search(text):
        return  # four digits of such a text may be anything: "2330 GMT"
    years = map(int, _YEAR.findall(text)) if found is None else _years(found)
    if code == "th" and (own_digits or not isinstance(found, Date) or _YEAR.fullmatch(text)):
        for year in years:
            if year in _BUDDHIST_YEARS:
                ours = year - _BUDDHIST
                raise refusals.invalid(
                    text,
                    f"has a year that seems to be of the Buddhist era: {year} is {ours} of ours.",
                    f"Write the year as {ours}.",
                )
    if code in _SOLAR_HIJRI_LANGUAGES and (
        own_digits or (not isinstance(found, Date) and _YEAR_FIRST.search(text))
    ):
        for year in years:
            if year in _SOLAR_HIJRI_YEARS:
                ours = year + _SOLAR_HIJRI
                raise refusals.invalid(
                    text,
                    "has a year that seems to be of the Solar Hijri calendar: "
                    f"{year} begins in March {ours} of ours.",
                    f"Write the date in our calendar, in {ours} or {ours + 1}.",
                )
    if code in _HIJRI_LANGUAGES and own_digits:
        _refuse_hijri(text, years)


def _refuse_hijri(text: str, years: Iterable[int]) -> None:
    for year in years:
        if year in _HIJRI_YEARS:
            # 33 of its years are 32 of ours: 1443 began in August 2021.
            ours = year - year // 33 + 621
            raise refusals.invalid(
                text,
                f"has a year that may be of the Hijri calendar: {year} begins in {ours} or "
                f"{ours + 1} of ours.",
                f"Write the date in our calendar, or {year} in the digits 0 to 9 if it is of ours.",
            )


def _years(part: object) -> Iterator[int]:
    """The years in it that have no era of their own; not of centuries."""
    if isinstance(part, Piece):
        if part.year is not None and not part.era and part.unit is not Unit.CENTURY:
            yield part.year
    elif isinstance(part, Date):
        for day in (part.earliest, part.latest):
            if day is not None:
                yield year_month_day(day)[0]
    elif isinstance(part, tuple):
        for each in part:
            yield from _years(each)
    elif is_dataclass(part):
        for field in fields(part):
            yield from _years(getattr(part, field.name))
