"""What words are counted from."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.dates import refusals
from dateline.dates.value import DateError


@dataclass(frozen=True, slots=True)
class Count:
    """The author's text, the day counted from (None: none), and whether the past or the
    future is preferred where a year is missing. `zone` is for clock times without one. `told`
    says that the day is the one that the text tells of, from which "the next day" is counted.
    Days before `julian_until` (a day number) are of the Julian calendar.
    """

    text: str
    day: int | None = None
    future: bool = False
    zone: str = ""
    told: bool = False
    julian_until: int | None = None


def ambiguous(text: str, meanings: str, hint: str) -> DateError:
    """Words that people use for two different times."""
    return DateError("ambiguous-relative", f"{refusals.quote(text)} {meanings}.", hint)


def two_meanings(text: str, readings: tuple[str, ...]) -> DateError:
    """Words with two meanings; `readings` say each of them, where there are words for that."""
    clear = " or ".join(f"'{reading}'" for reading in readings)
    hint = (
        f"Write {clear}."
        if clear
        else "Write the date that is meant, as in 2022-07-08; in `date_from`, say with `because:` "
        "in place of these words how you know it."
    )
    return ambiguous(text, "has two meanings", hint)


def needs_from(text: str) -> DateError:
    """Words that are counted from a day that the text has told of before."""
    return DateError(
        "needs-from",
        f"{refusals.quote(text)} is counted from a day that the text has spoken of, not from the "
        "day on which it was written.",
        "Write the day itself, as in 2022-07-08; in `date_from`, add `from:` with the event or the "
        "date that it is counted from.",
    )
