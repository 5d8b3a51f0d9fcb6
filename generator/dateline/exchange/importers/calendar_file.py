"""iCalendar (RFC 5545): the events of a calendar. An end is exclusive there, and inclusive here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Any, Final

from dateutil.rrule import rrulestr
from icalendar import Component

from dateline.exchange.parts.addresses import fit_address, name_of_address, type_at
from dateline.exchange.parts.calendar_zones import UNREADABLE, read_calendars
from dateline.exchange.parts.date_parts import PartsDate, PartsError, join_span
from dateline.exchange.parts.html_prose import is_html, lost_elements, read_html
from dateline.exchange.parts.markdown_text import prose_of
from dateline.exchange.parts.plain_files import lines_of
from dateline.exchange.records import (
    Given,
    Header,
    Item,
    Kind,
    Note,
    NoteKind,
    NotImportedError,
    Options,
    Refused,
    SourceRef,
    Value,
    Yielded,
    require_few,
)

MOST_REPEATS: Final = 100
_MOST_LINES: Final = 600_000
_YEARS: Final = timedelta(days=366 * 60)
_DAY: Final = timedelta(days=1)
_RULE_PARTS: Final = frozenset(
    ["FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYDAY", "BYMONTH", "BYMONTHDAY"]
)
_LONGEST_MONTH: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_READ: Final = frozenset(
    ["DTSTART", "DTEND", "DURATION", "SUMMARY", "DESCRIPTION", "LOCATION", "URL", "CATEGORIES",
     "UID", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID", "STATUS", "CLASS", "DTSTAMP", "CREATED",
     "LAST-MODIFIED", "SEQUENCE", "TRANSP", "PRIORITY", "COLOR"]
)  # fmt: skip
_LEFT_OUT: Final = "Our data has no such key: it is left out."
_ENDLESS: Final = Note(
    "RRULE",
    f"It repeats without an end, or more than {MOST_REPEATS} times: only the first time is here.",
)
_OTHER_KINDS: Final = ("VTODO", "VJOURNAL", "VFREEBUSY", "VALARM")
# Matches `SUMMARY;LANGUAGE=en:The port shuts`.
_SUMMARY: Final = re.compile(r"SUMMARY(?:;[^:]*)?:(.*)", re.IGNORECASE)
_NOT_ENDED: Final = "The file ends before its calendar does: something may be missing."
_ZONE: Final = "The table of the zone '{}' cannot be read: it is left out."
_NOT: Final = "This is not a calendar (iCalendar)"

Moment = date | datetime


class CalendarFile:
    """The importer."""

    name = "icalendar"
    says = "iCalendar: events of a calendar (.ics)"

    def recognises(self, given: Given) -> bool:
        """Whether the file begins as a calendar does."""
        start = given.data[:200].removeprefix(b"\xef\xbb\xbf").lstrip().upper()
        return start.startswith(b"BEGIN:VCALENDAR")

    def read(self, given: Given, _options: Options) -> Iterator[Yielded]:
        """The calendar's name, and every event.

        Raises:
            NotImportedError: the file is no calendar.
        """
        lines = lines_of(given.data)
        require_few(_count(lines, "BEGIN:VEVENT"))
        if len(lines) > _MOST_LINES:
            message = f"The calendar has more than {_MOST_LINES:,} lines."
            raise NotImportedError(message, "Divide it.")
        if cut := _cut_event(lines):
            summary = next(filter(None, map(_SUMMARY.match, lines[cut:])), None)
            yield Refused(
                f"line {cut}",
                summary[1] if summary else "",
                "The file ends before this event does.",
            )
            lines = lines[: cut - 1]
        begun, ended = (_count(lines, f"{word}:VCALENDAR") for word in ("BEGIN", "END"))
        if begun > ended:
            yield Header(notes=(Note("END:VCALENDAR", _NOT_ENDED, NoteKind.DOUBT),))
            lines += ["END:VCALENDAR"] * (begun - ended)
        try:
            calendars, unread = read_calendars(lines)
        except UNREADABLE as error:
            raise NotImportedError(f"{_NOT}: {' '.join(str(error).split())[:200]}.") from error
        if unread:
            yield Header(notes=tuple(Note("VTIMEZONE", _ZONE.format(z or "?")) for z in unread))
        if not calendars:
            raise NotImportedError(f"{_NOT}: it has no `BEGIN:VCALENDAR`.")
        starts = [n for n, line in enumerate(lines, 1) if line.strip().upper() == "BEGIN:VEVENT"]
        places = iter([f"line {number}" for number in starts])
        for calendar in calendars:
            yield _header(calendar)
            events = list(calendar.walk("VEVENT"))
            named = [(event, next(places, "event")) for event in events]
            replaced = _replaced(events)
            for event, place in named:
                yield from _read_event(event, place, replaced)


def _cut_event(lines: Sequence[str]) -> int:
    """The line at which an event begins that the file does not end; 0 if there is none."""
    signs = [line.strip().upper() for line in lines]
    begun = max((n for n, sign in enumerate(signs, 1) if sign == "BEGIN:VEVENT"), default=0)
    return 0 if "END:VEVENT" in signs[begun:] else begun


def _count(lines: Iterable[str], wanted: str) -> int:
    return sum(line.strip().upper() == wanted for line in lines)


def _header(calendar: Component) -> Header:
    notes = [
        Note(kind, f"Only events are imported: {count} of these are left out.")
        for kind in _OTHER_KINDS
        if (count := len(calendar.walk(kind)))
    ]
    title = _text(calendar, "X-WR-CALNAME") or _text(calendar, "NAME")
    about = _text(calendar, "X-WR-CALDESC") or _text(calendar, "DESCRIPTION")
    return Header(title=title, summary=prose_of(about), notes=tuple(notes))


def _text(component: Component, name: str) -> str:
    value = component.get(name)
    value = value[0] if isinstance(value, list) and value else value
    return str(value).strip() if value is not None else ""


def _replaced(events: Iterable[Component]) -> Mapping[str, frozenset[Moment]]:
    """For each event that repeats, the times that have an event of their own."""
    found: dict[str, set[Moment]] = {}
    for event in events:
        moment = _moment(event, "RECURRENCE-ID")
        if moment is not None:
            found.setdefault(_text(event, "UID"), set()).add(moment)
    return {uid: frozenset(moments) for uid, moments in found.items()}


def _moment(event: Component, name: str) -> Moment | None:
    value = event.get(name)
    value = value[0] if isinstance(value, list) and value else value
    found = _plain(value, "dt")
    return found if isinstance(found, date) else None


def _plain(value: object, name: str) -> object:
    """What a property contains; None where it has it not, or is broken."""
    try:
        return getattr(value, name, None)
    except (ValueError, TypeError):
        return None


def _several(value: object, name: str) -> Iterable[object]:
    found = _plain(value, name)
    return found if isinstance(found, list | tuple) else ()


@dataclass(frozen=True, slots=True)
class _Occurrence:
    """One time of an event, and which one it is where there are several."""

    start: Moment
    end: Moment | None
    number: str = ""


def _read_event(
    event: Component, place: str, replaced: Mapping[str, frozenset[Moment]]
) -> Iterator[Yielded]:
    title = " ".join(_text(event, "SUMMARY").split())
    uid = _text(event, "UID")
    start = _moment(event, "DTSTART")
    if start is None:
        typed = _raw(event, "DTSTART")
        why = f"Its start '{typed}' is not a date." if typed else "It has no start."
        yield Refused(place, title or uid, why)
        return
    if not title:
        yield Refused(place, uid, "It has no title (SUMMARY).")
        return
    draft = _Draft(event)
    source = draft.source_item(place)
    if source:
        yield source
    occurrences, notes = _occurrences(event, start, replaced.get(uid, frozenset()))
    if not occurrences:
        yield Refused(place, title, "All its times are left out by EXDATE, or are other events.")
    for occurrence in occurrences:
        try:
            when, more = _when(occurrence, event)
        except PartsError as error:
            yield Refused(place, title, str(error))
            continue
        mark = occurrence.number or _iso(_moment(event, "RECURRENCE-ID"))
        yield Item(
            kind=Kind.EVENT,
            place=place,
            key=" ".join(filter(None, (uid or title, mark))),
            called=title,
            record=draft.record(title, when, occurrence, source),
            notes=tuple(dict.fromkeys((*when.notes, *more, *draft.notes, *notes))),
        )


def _raw(event: Component, name: str) -> str:
    """A property as typed, if the library could not read it."""
    value = event.get(name)
    if value is not None:
        return str(value)[:60]
    told = [str(error) for key, error in event.errors if key == name]
    found = re.search(r"(?:got|:) '?([^']+?)'?$", told[0], re.IGNORECASE) if told else None
    return found[1].strip() if found else ("?" if told else "")


# --- when -----------------------------------------------------------------------------------


def _occurrences(
    event: Component, start: Moment, replaced: frozenset[Moment]
) -> tuple[list[_Occurrence], tuple[Note, ...]]:
    """Each time that an event happens, within the bound; those with an event of their own apart."""
    end = _moment(event, "DTEND")
    lasts = _plain(event.get("DURATION"), "dt")
    if end is None and isinstance(lasts, timedelta):
        end = _after(start, lasts)
    length = end - start if end is not None and _alike(start, end) else None
    rule = event.get("RRULE")
    extra = [m for m in _listed(event, "RDATE") if _alike(start, m)]
    if rule is None and not extra:
        return [_Occurrence(start, end)], ()
    left_out = {*_listed(event, "EXDATE"), *replaced}
    times, endless = _repeats(rule, start) if rule is not None else ([start], False)
    times = sorted({start, *times, *extra} - left_out, key=_iso)
    if endless or len(times) > MOST_REPEATS:
        return [_Occurrence(start, end)], (_ENDLESS,)
    made = [_Occurrence(at, at + length if length is not None else None, _iso(at)) for at in times]
    notes = (Note("RRULE", f"It repeats: {len(made)} events are made.", NoteKind.CHANGED),)
    return made, notes


def _after(start: Moment, lasts: timedelta) -> Moment:
    """The end of what lasts so long: hours are of real time, days are those of the calendar
    (https://www.rfc-editor.org/rfc/rfc5545#section-3.3.6).
    """
    if not isinstance(start, datetime) or start.tzinfo is None:
        return start + lasts
    days = timedelta(days=lasts.days)
    end: datetime = (start + days).astimezone(UTC) + (lasts - days)
    return end.astimezone(start.tzinfo)


def _alike(one: Moment, other: Moment) -> bool:
    """Whether both are days, or both times with a zone, or both without."""
    if isinstance(one, datetime) and isinstance(other, datetime):
        return (one.tzinfo is None) == (other.tzinfo is None)
    return not isinstance(one, datetime) and not isinstance(other, datetime)


def _listed(event: Component, name: str) -> list[Moment]:
    values = event.get(name)
    rows = values if isinstance(values, list) else [values] if values is not None else []
    found = (_plain(item, "dt") for row in rows for item in _several(row, "dts"))
    return [moment for moment in found if isinstance(moment, date)]


def _repeats(rule: Any, start: Moment) -> tuple[list[Moment], bool]:  # noqa: ANN401 - theirs
    """The times of a rule, and whether there are more than the bound.

    They are worked out on the clock of the place, as calendars do.
    """
    written = rule[0] if isinstance(rule, list) else rule
    text = str(written.to_ical().decode())
    has_end = "COUNT=" in text or "UNTIL=" in text
    if not has_end or not _is_regular(text):
        return [], True
    zone = start.tzinfo if isinstance(start, datetime) else None
    first = start if isinstance(start, datetime) else datetime(start.year, start.month, start.day)  # noqa: DTZ001 - a day
    first = first.replace(tzinfo=None)
    until = re.search(r"UNTIL=(\d{8})(T\d{6})?(Z)?", text)
    last = _until(until, zone) if until else None
    text = re.sub(r";?UNTIL=[^;]*", "", text).strip(";")
    counted = re.search(r"COUNT=(\d{1,9})", text)
    most = int(counted[1]) if counted else MOST_REPEATS + 1
    text = re.sub(r";?COUNT=\d+", "", text).strip(";")
    until_day = first + _YEARS if last is None else min(last, first + _YEARS)
    text += f";UNTIL={until_day:%Y%m%dT%H%M%S}"
    found: list[Moment] = []
    try:
        for at in rrulestr(text, dtstart=first):
            if len(found) >= most:
                break
            if len(found) > MOST_REPEATS:
                return [], True
            found.append(at.replace(tzinfo=zone) if isinstance(start, datetime) else at.date())
    except (ValueError, TypeError, OverflowError):
        return [], True
    return found, False


def _is_regular(text: str) -> bool:
    """Whether a rule surely has another time soon. The library looks for one until the year 9999,
    which takes a minute where there is none, as on each 30 February.
    """
    parts = dict(part.split("=", 1) for part in text.upper().split(";") if "=" in part)
    interval = parts.get("INTERVAL", "1")
    if not parts.keys() <= _RULE_PARTS or not re.fullmatch(r"[1-9]\d{0,2}", interval):
        return False
    months = [int(n) for n in parts.get("BYMONTH", "").split(",") if n.isdigit()]
    days = [abs(int(n)) for n in re.findall(r"-?\d+", parts.get("BYMONTHDAY", ""))]
    if "BYMONTH" in parts and not (months and all(1 <= n <= len(_LONGEST_MONTH) for n in months)):
        return False
    longest = max(_LONGEST_MONTH[n - 1] for n in months or [1])
    if "BYMONTHDAY" in parts and not (days and all(1 <= day <= longest for day in days)):
        return False
    both = "BYDAY" in parts and "BYMONTHDAY" in parts
    ordinals = re.findall(r"-?\d+(?=[A-Z])", parts.get("BYDAY", ""))
    if both or any(abs(int(n)) not in range(1, 5) for n in ordinals):
        return False
    if parts.get("FREQ") == "YEARLY":
        return True
    if parts.get("FREQ") == "MONTHLY":
        return interval == "1" or not months
    alone = not days and not ordinals
    if parts.get("FREQ") == "DAILY":
        return alone and (interval == "1" or "BYDAY" not in parts)
    return parts.get("FREQ") == "WEEKLY" and alone


def _until(found: re.Match[str], zone: tzinfo | None) -> datetime:
    day, clock, utc = found.groups()
    at = datetime.strptime(day + (clock or "T235959"), "%Y%m%dT%H%M%S")  # noqa: DTZ007 - local
    if utc and zone is not None:
        return at.replace(tzinfo=UTC).astimezone(zone).replace(tzinfo=None)
    return at


def _when(occurrence: _Occurrence, event: Component) -> tuple[PartsDate, tuple[Note, ...]]:
    """The date of an occurrence.

    Raises:
        PartsError: it ends before it begins.
    """
    start, end = occurrence.start, occurrence.end
    notes = _zone_notes(event, start)
    if end is not None and not _alike(start, end):
        return PartsDate(_iso(start)), (*notes, Note("DTEND", "Its form is not that of the start."))
    if end is not None and end < start:
        raise PartsError(f"It ends ({_iso(end)}) before it begins ({_iso(start)}).")
    if end is None or end == start:
        return PartsDate(_iso(start)), notes
    if not isinstance(start, datetime) or not isinstance(end, datetime):
        last = end - _DAY
        return join_span(PartsDate(_iso(start)), PartsDate(_iso(max(last, start)))), notes
    midnights = not any((start.hour, start.minute, end.hour, end.minute))
    if midnights and start.tzinfo is None:
        last = end.date() - _DAY
        return join_span(PartsDate(_iso(start.date())), PartsDate(_iso(last))), notes
    return join_span(PartsDate(_iso(start)), PartsDate(_iso(end))), notes


def _zone_notes(event: Component, start: Moment) -> tuple[Note, ...]:
    named = str(getattr(event.get("DTSTART"), "params", {}).get("TZID", ""))
    if isinstance(start, datetime) and start.tzinfo is None and named:
        why = f"The zone '{named}' is not known and has no table: the clock time has none."
        return (Note("TZID", why, NoteKind.DOUBT),)
    return ()


def _iso(moment: Moment | None) -> str:
    """A day or a clock time as ISO; `Z` for UTC."""
    if moment is None:
        return ""
    if not isinstance(moment, datetime):
        return moment.isoformat()
    spec = "seconds" if moment.second else "minutes"
    text = moment.isoformat(timespec=spec)
    if moment.utcoffset() is None:
        return text
    if west := re.fullmatch(r"(.*)-(\d{2}):(\d{2})", text):  # `08:00-04:00` may be two clock times
        minutes = "" if west[3] == "00" else f":{west[3]}"
        return f"{west[1]} UTC-{int(west[2])}{minutes}"
    return f"{text[:-6]}Z" if text.endswith("+00:00") else text


# --- the record -----------------------------------------------------------------------------


class _Draft:
    """What all occurrences of an event share."""

    def __init__(self, event: Component) -> None:
        self.notes: list[Note] = []
        self._event = event
        self._remarks: list[str] = []
        described = _text(event, "DESCRIPTION")
        html = read_html(described) if is_html(described) else None
        self._text = html.prose if html else prose_of(described)
        self.notes += lost_elements("DESCRIPTION", html.lost) if html else ()
        self._address = fit_address(_text(event, "URL"))
        if _text(event, "URL") and not self._address:
            self._remarks.append(f"URL in the file: {_text(event, 'URL')}")
            why = "It is not a web address: it is in `note`."
            self.notes.append(Note("URL", why, NoteKind.CHANGED))
        left = dict.fromkeys(name for name in event if name not in _READ and name[:2] != "X-")
        self.notes += [Note(name, _LEFT_OUT) for name in left]
        self._draft = ""
        if _text(event, "STATUS").upper() == "CANCELLED":
            self._draft = "It is cancelled"
        elif _text(event, "CLASS").upper() in ("PRIVATE", "CONFIDENTIAL"):
            self._draft = "It is private"
        if self._draft:
            self.notes.append(Note("STATUS", f"{self._draft}: it is a draft.", NoteKind.DOUBT))

    def source_item(self, place: str) -> Item | None:
        """The event's address as a source."""
        if not self._address:
            return None
        return Item(
            kind=Kind.SOURCE,
            place=place,
            key=self._address,
            called=self._address,
            wished=name_of_address(self._address),
            record={"type": type_at(self._address), "url": self._address},
        )

    def record(
        self, title: str, when: PartsDate, occurrence: _Occurrence, source: Item | None
    ) -> Mapping[str, Value]:
        """All keys of one occurrence."""
        record: dict[str, Value] = {"date": when.text, "title": title}
        if self._text:
            record["text"] = self._text
        if where := " ".join(_text(self._event, "LOCATION").split()):
            record["where"] = where
        if topics := _categories(self._event):
            record["topics"] = topics
        if self._draft:
            record["draft"] = "true"
        remarks = [*self._remarks]
        if any(note.part in ("time", "end time") for note in when.notes):
            ends = f"{_iso(occurrence.start)} – {_iso(occurrence.end)}"
            remarks.append(f"Clock times in the file: {ends}")
        if remarks:
            record["note"] = "\n".join(remarks)
        if source:
            record["accounts"] = (SourceRef(source.key),)
        return record


def _categories(event: Component) -> tuple[str, ...]:
    values = event.get("CATEGORIES")
    rows = values if isinstance(values, list) else [values] if values is not None else []
    names = [str(name).strip() for row in rows for name in _several(row, "cats")]
    return tuple(dict.fromkeys(filter(None, names)))
