"""`timeline.ics`: the events whose day is known, for calendars (RFC 5545).

A calendar can only say "on this day" and "at this minute". So it contains what is known to
the day: days, intervals between two known days, and each of several days, as all-day
events; and as timed ones what is known to the minute. Left out, and counted in the
calendar's description, is everything else: a month or an hour would look like a claim
about its days or minutes, "about" and "possibly" like certainty, "before" and "since"
like a day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Final

from dateline.data.file_names import CALENDAR
from dateline.data.outputs import Output
from dateline.data.resolved import ResolvedEvent, ResolvedTimeline
from dateline.dates import Date, Kind, show_date
from dateline.render.exports.calendar_lines import as_moment, as_text, written
from dateline.render.layout.times import published_day
from dateline.render.reuse import Reuse, in_groups
from dateline.render.shared.edition import Edition
from dateline.render.shared.phrases import Phrases, standing_words
from dateline.render.shared.stable_ids import authority, lasting_path
from dateline.text.prose import plain_prose

_CLEAR: Final = dict.fromkeys((*range(32), *range(127, 160), 0x2028, 0x2029), " ")
_LAST_DAY: Final = date.max.toordinal()


@dataclass(frozen=True, slots=True)
class _Span:
    """When a calendar entry is: a day or a moment; `end` is exclusive, None for one day."""

    start: date
    end: date | None = None


def has_calendar(resolved: ResolvedTimeline) -> bool:
    """Whether the day of any event is known."""
    return any(_spans(event.own_date) for event in resolved.events)


def render_calendar(edition: Edition, reuse: Reuse | None = None) -> Iterator[Output]:
    """The calendar, if the day of any event is known."""
    reuse = reuse or Reuse(edition)
    resolved = edition.resolved
    spans = {event.id: _spans(event.own_date) for event in resolved.events}
    missing = sum(not found for found in spans.values())
    if missing == len(spans):
        return
    texts = edition.texts
    about = [texts.plain("calendar_about")]
    if missing:
        about.append(texts.plain("calendar_missing", n=missing))
    title, description = _clear(edition.timeline.title), " ".join(about)
    head = [
        ("BEGIN", "VCALENDAR"),
        ("VERSION", "2.0"),
        ("PRODID", "-//Dateline//Dateline//EN"),
        ("CALSCALE", "GREGORIAN"),
        # RFC 7986, and what calendars read before it.
        ("DESCRIPTION", as_text(description)),
        ("X-WR-CALDESC", as_text(description)),
        ("NAME", as_text(title)),
        ("X-WR-CALNAME", as_text(title)),
    ]
    entries = (
        reuse.note(CALENDAR, events, partial(_entries, edition, events))
        for events in in_groups(resolved.events)
    )
    content = [written(head), *entries, written([("END", "VCALENDAR")])]
    yield Output(edition.path(CALENDAR), b"".join(content))


def _entries(edition: Edition, events: Iterable[ResolvedEvent]) -> bytes:
    return b"".join(
        written(_entry(edition, event, span, number))
        for event in events
        for number, span in enumerate(_spans(event.own_date))
    )


def _entry(
    edition: Edition, event: ResolvedEvent, span: _Span, number: int
) -> Iterator[tuple[str, str]]:
    """The names and the values of an entry's lines."""
    record = event.record
    path = lasting_path(
        edition.settings, edition.folder, "e", record.id, str(number) if number else ""
    )
    yield "BEGIN", "VEVENT"
    yield "SUMMARY", as_text(_clear(record.title))
    yield as_moment("DTSTART", span.start)
    if span.end is not None:
        yield as_moment("DTEND", span.end)
    yield as_moment("DTSTAMP", _stamp(event, span))
    yield "UID", as_text(f"{path}@{authority(edition.settings)}")
    if record.topics:
        yield "CATEGORIES", ",".join(as_text(_clear(topic)) for topic in record.topics)
    yield "DESCRIPTION", as_text("\n".join(_description(edition, event)))
    place = event.location.record if event.location else None
    if place and place.lat is not None and place.lon is not None:
        yield "GEO", f"{place.lat};{place.lon}"
    if event.whereabouts:
        yield "LOCATION", as_text(_clear(event.whereabouts))
    yield "TRANSP", "TRANSPARENT"  # to look at the past makes no one busy
    address = edition.absolute(edition.event_address(record.id))
    if address:
        yield "URL", address
    yield "END", "VEVENT"


def _description(edition: Edition, event: ResolvedEvent) -> Iterator[str]:
    """The date in words, the prose, the standing and the sources; one line each."""
    words = Phrases(edition, page="")
    record = event.record
    yield _clear(show_date(record.date, edition.language))
    if record.text:
        yield _clear(plain_prose(record.text))
    for one in event.fields:
        yield _clear(words.texts.labelled(one.field.label, words.texts.in_row(one.values)))
    standing, number = standing_words(event, event.standing)
    yield words.texts.plain(f"standing.{standing}", n=number)
    names = dict.fromkeys(words.source_name(account.source) for account in event.accounts)
    if names:
        texts = words.texts
        yield _clear(texts.labelled(texts.plain("sources_title"), texts.in_row(names)))


def _stamp(event: ResolvedEvent, span: _Span) -> datetime:
    """When we last changed the entry, by our own record; else the event's day, since a
    calendar must have a stamp and there is no clock. No calendar was made before 1970.
    """
    days = [event.added, *(correction.on for correction in event.corrections)]
    known = max(map(published_day, days))
    day = date.fromisoformat(known) if known else max(date(1970, 1, 1), _day_of(span.start))
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def _day_of(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _spans(when: Date) -> tuple[_Span, ...]:
    """The days or the moments that a calendar can show; none if it can show none."""
    if when.approximate or when.uncertain:
        return ()
    if when.kind is Kind.ALL_OF:
        spans = [_point(member) for member in when.members]
        return tuple(span for span in spans if span) if all(spans) else ()
    span = _interval(when) if when.kind is Kind.INTERVAL else _point(when)
    return (span,) if span else ()


def _point(when: Date) -> _Span | None:
    if when.clock is None:
        day = _day(when)
        return _Span(day) if day else None
    moment = _moment(when)
    return _Span(moment) if moment else None


def _interval(when: Date) -> _Span | None:
    """From minute to minute if both are known, else all days from the first to the last."""
    first, last = _moment(when.start), _moment(when.end)
    if first and last and first.tzinfo == last.tzinfo:
        return _Span(first, last)
    from_day, to_day = _day(when.start), _day(when.end)
    if from_day is None or to_day is None or to_day == date.max:
        return None
    return _Span(from_day, to_day + timedelta(days=1))


def _moment(when: Date | None) -> datetime | None:
    """The minute, in UTC if the offset is known, if it is known beyond doubt.

    A time without a zone is what the clock on the spot showed, and calendars can say that.
    """
    day = _day(when)
    if day is None or when is None or when.clock is None or when.clock.precision == "hour":
        return None
    moment = datetime(day.year, day.month, day.day)  # noqa: DTZ001 - local, until below
    moment += timedelta(seconds=when.clock.second)
    if when.clock.offset is None:
        return moment
    try:
        return (moment - timedelta(minutes=when.clock.offset)).replace(tzinfo=UTC)
    except OverflowError:
        return None


def _day(when: Date | None) -> date | None:
    """The one day, if it is known beyond doubt and calendars can write it."""
    if when is None or when.kind is not Kind.POINT or when.approximate or when.uncertain:
        return None
    day = when.earliest
    if day is None or day != when.latest or not 1 <= day <= _LAST_DAY:
        return None
    return date.fromordinal(day)


def _clear(text: str) -> str:
    """One line without control characters."""
    return " ".join(text.translate(_CLEAR).split())
