"""The days, months and years that dates are filed under, as EDTF names them."""

from __future__ import annotations

from enum import IntEnum
from functools import lru_cache
from typing import Final

from dateline.dates.calendar_days import edtf_year, iso_day, year_bounds, year_month_day
from dateline.dates.reading import read_date
from dateline.dates.value import UNKNOWN_DATE, Date, Kind

UNDATED: Final = "undated"
"""The period of all that has no place in time."""

_MOST_KNOWN: Final = 4096  # about ten years of days; each event asks again and again


class PeriodUnit(IntEnum):
    """How wide a period is, from the finest on."""

    DAY = 0
    MONTH = 1
    YEAR = 2


@lru_cache(_MOST_KNOWN)
def period_name(day: int, unit: PeriodUnit) -> str:
    """The EDTF of the period of a day number: `2022-07-08`, `2022-07`, `2022`, `-0043`.

    Of years with more than four digits EDTF knows no months or days, so these days are
    filed under their year: `Y12000`, `Y-11999`.
    """
    year, month, _ = year_month_day(day)
    name = edtf_year(year)
    if unit is PeriodUnit.YEAR or name.startswith("Y"):
        return name
    return iso_day(day) if unit is PeriodUnit.DAY else f"{name}-{month:02}"


@lru_cache(_MOST_KNOWN)
def period_date(name: str) -> Date:
    """The date of a period that `period_name` has named, however far away it is; the unknown
    date of `UNDATED`.
    """
    if name == UNDATED:
        return UNKNOWN_DATE
    if not name.startswith("Y"):
        return read_date(name, edtf_only=True)
    year = int(name.removeprefix("Y"))  # may have more digits than people may write
    first, last = year_bounds(year, year)
    return Date(name, name, Kind.POINT, first, last, precision="year")
