"""How two dates compare, and whether words support a date."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from itertools import chain

from dateline.dates.value import Counting, Date, EndState, Kind

_DAY = 86_400  # seconds
_CLOCK = {"hour": 3600, "minute": 60, "second": 1}
_FAR = 10**40  # beyond any second that a date can name
_REACH = 800  # days between an anchor and what its words name: two years, and some


def relation(a: Date, b: Date) -> str:
    """One of before, after, contains, within, overlaps, equal and equal-bounds.

    It speaks of what lies between the bounds. Clock times with a zone are compared as
    instants. `equal-bounds` is for dates that differ in kind, flags or precision only.
    Where an end is unknown, nothing is said to contain or equal anything because of it.
    """
    first, last = _seconds(a, b)
    other_first, other_last = _seconds(b, a)
    if last < other_first:
        return "before"
    if first > other_last:
        return "after"
    if EndState.UNKNOWN in (a.start_state, a.end_state, b.start_state, b.end_state):
        return "equal" if _is_same(a, b) else "overlaps"
    if (first, last) == (other_first, other_last):
        return "equal" if _is_same(a, b) else "equal-bounds"
    if first <= other_first and last >= other_last:
        return "contains"
    if first >= other_first and last <= other_last:
        return "within"
    return "overlaps"


def _seconds(date: Date, other: Date) -> tuple[int, int]:
    """First and last second: of UTC where both have a zone, else of the local day."""
    first = -_FAR if date.earliest is None else date.earliest * _DAY
    last = _FAR if date.latest is None else date.latest * _DAY + _DAY - 1
    clock = date.clock
    if clock is None:
        return first, last
    shift = 0
    if clock.offset is not None and other.clock is not None and other.clock.offset is not None:
        shift = clock.offset * 60
    start = first + clock.second - shift
    return start, start + _CLOCK[clock.precision] - 1


def _is_same(a: Date, b: Date) -> bool:
    if a.clock is not None and b.clock is not None:
        return a.clock.precision == b.clock.precision and (
            (a.clock.offset is None) == (b.clock.offset is None)
        )
    return (
        a.kind is b.kind
        and a.precision == b.precision
        and (a.approximate, a.uncertain) == (b.approximate, b.uncertain)
        and (a.start_state, a.end_state) == (b.start_state, b.end_state)
        and (a.edtf == b.edtf or a.kind is Kind.POINT)
    )


class Fit(StrEnum):
    """What words say of a date."""

    PROVES = "proves"  # they name it, or something inside it
    CONSISTENT = "consistent"  # they allow it
    IMPOSSIBLE = "impossible"  # they exclude it


def date_fits_words(date: Date, words: Date) -> Fit:
    """Compare an author's date with a source's words, as `read_words` counted them.

    Words prove a date that they name, that contains all they name, or that is the known end
    of what they leave open: "since February 15" proves 15 February. Words counted from an
    anchor of which only bounds are known prove nothing; they exclude a date that no
    possible day of the anchor allows.
    """
    if words.counting is not None:
        return _fit_loosely(date, words.counting)
    if date.clock is not None and words.clock is not None:
        return Fit.IMPOSSIBLE if relation(date, words) in ("before", "after") else _fit(date, words)
    return _fit(date, words)


def _fit(date: Date, words: Date) -> Fit:
    if not _touch(date, words):
        return Fit.CONSISTENT if _is_nearly(date, words) else Fit.IMPOSSIBLE
    if words.kind is Kind.ALL_OF:
        return _fit_all(date, words)
    if words.kind is Kind.INTERVAL:
        return _fit_interval(date, words)
    if words.kind is Kind.ONE_OF and not any(_touch(date, one) for one in words.members):
        return Fit.IMPOSSIBLE
    if words.clock is None and date.clock is not None:
        return Fit.CONSISTENT
    if (date.earliest, date.latest) == (words.earliest, words.latest):
        return Fit.PROVES
    holds = _before(date.earliest, words.earliest, -1) and _before(words.latest, date.latest, 1)
    return Fit.PROVES if holds and date.kind is not Kind.INTERVAL else Fit.CONSISTENT


def _before(a: int | None, b: int | None, side: int) -> bool:
    """Whether a is not after b, where None lies endlessly far on one side."""
    far = side * _FAR
    return (far if a is None else a) <= (far if b is None else b)


def _touch(a: Date, b: Date) -> bool:
    return _before(a.earliest if a.earliest is not None else -_FAR, b.latest, 1) and _before(
        b.earliest if b.earliest is not None else -_FAR, a.latest, 1
    )


def _is_nearly(date: Date, words: Date) -> bool:
    """Approximate words allow a date as far away as the words are wide."""
    if not words.approximate or words.earliest is None or words.latest is None:
        return False
    slack = words.latest - words.earliest + 1
    wider = replace(
        words, earliest=words.earliest - slack, latest=words.latest + slack, approximate=False
    )
    return _touch(date, wider)


def _fit_all(date: Date, words: Date) -> Fit:
    same = (date.earliest, date.latest) == (words.earliest, words.latest)
    if same or any(_fit(date, member) is Fit.PROVES for member in words.members):
        return Fit.PROVES
    inside = any(_touch(date, member) for member in words.members)
    return Fit.CONSISTENT if inside else Fit.IMPOSSIBLE


def _fit_interval(date: Date, words: Date) -> Fit:
    """Words with one known end prove a date that is this end; else all must agree."""
    if (date.earliest, date.latest) == (words.earliest, words.latest):
        return Fit.PROVES
    known = [end for end in (words.start, words.end) if end is not None]
    if len(known) == 1 and date.kind is Kind.POINT and _fit(date, known[0]) is Fit.PROVES:
        return Fit.PROVES
    return Fit.CONSISTENT


def _fit_loosely(date: Date, counting: Counting) -> Fit:
    """Whether any day that the anchor may be allows the date.

    Words name something within about two years of the day they are counted from, so only
    anchors that near the date matter.
    """
    if date.earliest is None and date.latest is None:
        return Fit.CONSISTENT
    low = date.earliest if date.earliest is not None else date.latest or 0
    high = date.latest if date.latest is not None else low
    first, last = low - _REACH, high + _REACH
    if counting.first is not None:
        first = max(first, counting.first)
    if counting.last is not None:
        last = min(last, counting.last)
    for day in _from_the_middle(first, last, low):
        words = counting.count(day)
        if words is not None and _fit(date, words) is not Fit.IMPOSSIBLE:
            return Fit.CONSISTENT
    return Fit.IMPOSSIBLE


def _from_the_middle(first: int, last: int, middle: int) -> chain[int]:
    """Every day from first to last, those after the middle first: words name what is past."""
    middle = min(max(middle, first), last + 1)
    return chain(range(middle, last + 1), range(middle - 1, first - 1, -1))
