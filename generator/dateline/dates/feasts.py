"""Feasts that move with Easter: `Easter 1916`, `Orthodox Easter 2022`, `Whit Monday 1854`.

Both reckonings are given as days of the Gregorian calendar, in which Easter was first kept in 1583.
Before that year, and in a country that kept the old calendar after it, the day that a source gives
is another one, so it must be written itself.
"""

from __future__ import annotations

from typing import Final, Literal

from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter

from dateline.dates import refusals

_FIRST, _LAST = 1583, 4099  # years for which both reckonings are right, by dateutil
# Days after Easter Sunday.
_AFTER_EASTER: Final = {
    "shrove_tuesday": -47, "ash_wednesday": -46, "palm_sunday": -7, "maundy_thursday": -3,
    "good_friday": -2, "holy_saturday": -1, "easter": 0, "easter_monday": 1, "ascension": 39,
    "pentecost": 49, "whit_monday": 50, "trinity_sunday": 56, "corpus_christi": 60,
}  # fmt: skip
WESTERN_ONLY: Final = ("shrove_tuesday", "ash_wednesday", "trinity_sunday", "corpus_christi")


def feast_day(text: str, feast: str, reckoning: str, year: int) -> int:
    """The day number of a feast (a row of the language files) in a year.

    `reckoning` is `western` or `orthodox`. Raises `DateError` (`invalid-date`) outside the years
    that can be reckoned, and where a church has no such feast.
    """
    if not _FIRST <= year <= _LAST:
        raise refusals.invalid(
            text,
            f"is a feast whose day Dateline can count out for the years {_FIRST} to {_LAST} only.",
            "Write the day itself, as the source gives it.",
        )
    if reckoning == "orthodox" and feast in WESTERN_ONLY:
        raise refusals.invalid(
            text, "is a feast that the Orthodox churches do not have.", "Write the day itself."
        )
    method: Literal[2, 3] = EASTER_ORTHODOX if reckoning == "orthodox" else EASTER_WESTERN
    return easter(year, method).toordinal() + _AFTER_EASTER[feast]
