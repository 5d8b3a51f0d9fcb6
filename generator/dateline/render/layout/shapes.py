"""The shape of a date's mark, on the rail and in the strip: it never looks finer than is known."""

from __future__ import annotations

from typing import Final

from dateline.dates import Date, Kind

_FINE: Final = frozenset(("day", "hour", "minute", "second"))


def shape_of(date: Date) -> str:
    """`bar` for a length of time, `full` for what is surely of one day or finer, else `ring`.

    A day of which digits are not known (`2022-XX-08`) is one of several.
    """
    if date.kind is Kind.INTERVAL:
        return "bar"
    sure = not (date.approximate or date.uncertain) and date.earliest == date.latest
    return "full" if sure and date.precision in _FINE else "ring"
