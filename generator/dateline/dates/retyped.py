"""A date typed anew, so that it is read as the same date in any timeline."""

from __future__ import annotations

from contextlib import suppress

from dateline.dates.reading import read_date
from dateline.dates.show.showing import show_date
from dateline.dates.value import Date, DateError


def date_text(date: Date) -> str:
    """A date as it can be read again in any timeline, whatever its language and zone: in EDTF if
    that says all, or in English; else as typed, as `unknown` is.
    """
    texts = [show_date(date, "en")]
    with suppress(DateError):
        texts.insert(0, author_form(date.edtf))
    for text in texts:
        with suppress(DateError):
            if _same(read_date(text), date):
                return text
    return date.text


def _same(one: Date, other: Date) -> bool:
    """Whether two dates say the same, to readers too: `1200?` is not `probably 1200`."""

    def values(date: Date) -> tuple[object, ...]:
        of_clock = date.clock and (date.clock.second, date.clock.precision, date.clock.offset)
        ends = (date.earliest, date.latest)
        shown = show_date(date, "en")
        return (date.edtf, date.kind, ends, date.part, date.precision, of_clock, shown)

    return values(one) == values(other)


def author_form(edtf: str) -> str:
    """EDTF in the form that an author's key takes: `2017-23`, which may be years there too, is
    written in words.

    >>> author_form("2017-23"), author_form("2017-03")
    ('autumn 2017', '2017-03')

    Raises:
        DateError: it is not EDTF, or has no other form.
    """
    date = read_date(edtf, edtf_only=True)
    try:
        if read_date(edtf).edtf == date.edtf:
            return edtf
    except DateError:
        words = show_date(date, "en")
        if read_date(words).edtf == date.edtf:
            return words
        raise
    return edtf
