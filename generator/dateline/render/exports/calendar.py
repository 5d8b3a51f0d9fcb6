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

from icalendar import Calendar, Component, vText
from icalendar import Event as Entry

from dateline.data.file_names import CALENDAR
from dateline.data.outputs import Output
from dateline.data.resolved import ResolvedEvent, ResolvedTimeline
from dateline.dates import Date, Kind, show_date
from dateline.render.exports.folded_lines import folded
from dateline.render.reuse import Reuse, in_groups
from dateline.render.shared.edition import Edition
from dateline.render.shared.feed_items import published_day
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
    calendar = Calendar()
    calendar.add("prodid", "-//Dateline//Dateline//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    # RFC 7986, and what calendars read before it. Said to be text, so that commas are escaped:
    # readers cut a name off at one that is not.
    for name in ("name", "x-wr-calname"):
        calendar.add(name, vText(_clear(edition.timeline.title)))
    for name in ("description", "x-wr-caldesc"):
        calendar.add(name, vText(" ".join(about)))
    *head, end = _lines(calendar)
    entries = (
        reuse.note(CALENDAR, events, partial(_entries, edition, events))
        for events in in_groups(resolved.events)
    )
    yield Output(edition.path(CALENDAR), b"".join([*head, *entries, end]))


def _entries(edition: Edition, events: Iterable[ResolvedEvent]) -> bytes:
    return b"".join(
        line
        for event in events
        for number, span in enumerate(_spans(event.own_date))
        for line in _lines(_entry(edition, event, span, number))
    )


def _lines(component: Component) -> Iterator[bytes]:
    yield from (folded(line) + b"\r\n" for line in component.content_lines() if line)


def _entry(edition: Edition, event: ResolvedEvent, span: _Span, number: int) -> Entry:
    record = event.record
    entry = Entry()
    path = lasting_path(
        edition.settings, edition.folder, "e", record.id, str(number) if number else ""
    )
    entry.add("uid", f"{path}@{authority(edition.settings)}")
    entry.add("dtstamp", _stamp(event, span))
    entry.add("dtstart", span.start)
    if span.end is not None:
        entry.add("dtend", span.end)
    entry.add("summary", _clear(record.title))
    entry.add("description", "\n".join(_description(edition, event)))
    entry.add("transp", "TRANSPARENT")  # to look at the past makes no one busy
    if event.whereabouts:
        entry.add("location", _clear(event.whereabouts))
    place = event.location.record if event.location else None
    if place and place.lat is not None and place.lon is not None:
        entry.add("geo", (place.lat, place.lon))
    if record.topics:
        entry.add("categories", [_clear(topic) for topic in record.topics])
    address = edition.absolute(edition.event_address(record.id))
    if address:
        entry.add("url", address)
    return entry


def _description(edition: Edition, event: ResolvedEvent) -> Iterator[str]:
    """The date in words, the prose, the standing and the sources; one line each."""
    words = Phrases(edition, page="")
    record = event.record
    yield _clear(show_date(record.date, edition.language))
    if record.text:
        yield _clear(plain_prose(record.text))
    for one in event.fields:
        yield _clear(words.texts.labelled(one.field.label, ", ".join(one.values)))
    standing, number = standing_words(event, event.standing)
    yield words.texts.plain(f"standing.{standing}", n=number)
    names = dict.fromkeys(words.source_name(account.source) for account in event.accounts)
    if names:
        texts = words.texts
        yield _clear(texts.labelled(texts.plain("sources_title"), ", ".join(names)))


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
    """One line without control characters; icalendar escapes the rest."""
    return " ".join(text.translate(_CLEAR).split())
