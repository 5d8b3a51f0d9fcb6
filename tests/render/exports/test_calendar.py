"""The calendar: what is known to the day, no finer and no more; nothing injected."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from dateline.data.resolved import ResolvedTimeline
from dateline.data.settings import Settings
from dateline.render.exports.calendar import render_calendar
from dateline.render.shared.edition import Edition

Resolve = Callable[..., ResolvedTimeline]
Retitle = Callable[[str], ResolvedTimeline]

PROPERTIES = {
    *("UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "TRANSP"),
    *("LOCATION", "CATEGORIES", "URL"),
}


def entries(resolved: ResolvedTimeline, site: Settings) -> dict[str, Any]:
    (output,) = render_calendar(Edition(resolved, site))
    assert output.path == "talks/timeline.ics"
    calendar = Calendar.from_ical(output.content)
    assert isinstance(calendar, Calendar)
    return {str(entry["UID"]): entry for entry in calendar.walk("VEVENT")}


def one_event(resolve_talks: Resolve, when: str) -> list[Any]:
    text = f"{{title: T, zone: Asia/Makassar, events: [{{id: a, date: '{when}', title: A}}]}}"
    resolved = resolve_talks(text)
    if not list(render_calendar(Edition(resolved, Settings()))):
        return []
    return list(entries(resolved, Settings()).values())


def test_a_name_is_escaped_as_text(resolve_talks: Resolve) -> None:
    resolved = resolve_talks(
        "{title: 'The talks, July 2022; part one', events: [{id: a, date: 2022-07-08, title: A}]}"
    )
    (output,) = render_calendar(Edition(resolved, Settings()))
    lines = output.content.decode().split("\r\n")
    assert r"X-WR-CALNAME:The talks\, July 2022\; part one" in lines
    assert r"NAME:The talks\, July 2022\; part one" in lines


def test_icalendar_would_write_the_same(talks: ResolvedTimeline, resolve_talks: Resolve) -> None:
    wild = resolve_talks(
        "{title: 'A \\n, b; c', zone: Asia/Makassar, "
        "places: {here: {name: 'Ad, hoc', lat: 1.5, lon: -2}}, "
        "events: [{id: a, date: '8 July 2022, 10:00-12:00', title: 'é, 字; \\ and more', "
        "place: here, topics: ['a, b', c], text: 'One, two; three.'}]}"
    )
    for resolved in (talks, wild):
        (output,) = render_calendar(Edition(resolved, Settings()))
        again = Calendar.from_ical(output.content).to_ical()
        assert again.replace(b"\r\n ", b"") == output.content.replace(b"\r\n ", b"")
    assert b"GEO:1.5;-2.0\r\n" in output.content


@pytest.mark.parametrize("when", ["0079-08-24", "1453-05-29"])
def test_no_calendar_is_older_than_calendars(when: str, resolve_talks: Resolve) -> None:
    (entry,) = one_event(resolve_talks, when)
    assert entry["DTSTAMP"].dt == datetime(1970, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("when", "start", "end"),
    [
        ("2022-07-08", date(2022, 7, 8), None),
        ("8 July 2022", date(2022, 7, 8), None),
        ("0079-08-24", date(79, 8, 24), None),
        ("9999-12-31", date(9999, 12, 31), None),
        ("2022-07-07/2022-07-08", date(2022, 7, 7), date(2022, 7, 9)),
        ("2022-07-08T10:30", datetime(2022, 7, 8, 2, 30, tzinfo=UTC), None),
        ("2022-07-08T10:30:15Z", datetime(2022, 7, 8, 10, 30, 15, tzinfo=UTC), None),
    ],
)
def test_what_is_known_to_the_day(
    when: str, start: date, end: date | None, resolve_talks: Resolve
) -> None:
    (entry,) = one_event(resolve_talks, when)
    assert entry["DTSTART"].dt == start
    assert ("DTEND" in entry) == (end is not None)
    assert end is None or entry["DTEND"].dt == end


@pytest.mark.parametrize(
    "when",
    [
        *("2022", "2022-07", "early July 2022", "spring 2022", "1850s", "2022-W27"),
        *("2022-07-08?", "2022-07-08~", "about 8 July 2022", "possibly 8 July 2022"),
        *("before 8 July 2022", "since 8 July 2022", "by 8 July 2022", "2022-07-08/.."),
        *("2022-06/2022-07", "2022-07-07~/2022-07-08", "7 or 9 July 2022", "2022-07-XX"),
        *("2022-07-08T10", "15 March 44 BC", "2022-07-08/9999-12-31", "0001-01-01T02:00+08:00"),
    ],
)
def test_what_is_not(when: str, resolve_talks: Resolve) -> None:
    assert one_event(resolve_talks, when) == []


def test_each_of_several_days_is_an_entry(resolve_talks: Resolve) -> None:
    found = one_event(resolve_talks, "7 and 9 July 2022")
    assert [entry["DTSTART"].dt for entry in found] == [date(2022, 7, 7), date(2022, 7, 9)]
    assert [str(entry["UID"]) for entry in found] == [
        "talks/e/a@dateline.invalid",
        "talks/e/a/1@dateline.invalid",
    ]


def test_an_entry_in_full(talks: ResolvedTimeline, site: Settings) -> None:
    entry = entries(talks, site)["harbour/talks/e/talks-begin@news.example"]
    assert entry["SUMMARY"] == "The talks begin"
    assert entry["LOCATION"] == "Nusa Dua, Bali"
    assert entry["DESCRIPTION"] == "7 July 2022\nCited: 1 outlet, not quoted\nSources: Outlet A"
    assert entry["URL"] == "https://news.example/harbour/talks/e/talks-begin/"
    assert entry["DTSTAMP"].dt == datetime(2026, 11, 20, tzinfo=UTC)
    assert [str(topic) for topic in entry["CATEGORIES"].cats] == ["talks", "a & b"]


def test_the_stamp_is_the_last_change(talks: ResolvedTimeline, site: Settings) -> None:
    found = entries(talks, site)
    corrected = found["harbour/talks/e/belov-leaves-early@news.example"]
    assert corrected["DTSTAMP"].dt == datetime(2026, 11, 22, tzinfo=UTC)
    undated = found["harbour/talks/e/two-days@news.example"]
    assert undated["DTSTAMP"].dt == datetime(2022, 7, 7, tzinfo=UTC)


def test_the_calendar_says_how_many_are_missing(talks: ResolvedTimeline, site: Settings) -> None:
    (output,) = render_calendar(Edition(talks, site))
    calendar = Calendar.from_ical(output.content)
    assert calendar["NAME"] == "The harbour talks"
    assert calendar["DESCRIPTION"] == (
        "The events whose day is known. "
        "6 events are not here, since their days are not known for certain."
    )


def test_lines_are_short_and_end_as_the_rfc_says(retitled: Retitle, site: Settings) -> None:
    (output,) = render_calendar(Edition(retitled("é€𝄞" * 60), site))
    lines = output.content.split(b"\r\n")
    assert lines[-1] == b""
    assert all(len(line) <= 75 and b"\n" not in line and b"\r" not in line for line in lines)
    output.content.decode()


@pytest.mark.parametrize(
    "text",
    [
        "Talks\r\nBEGIN:VEVENT\r\nSUMMARY:x",
        "a\rATTENDEE:mailto:x@example.org\nEND:VCALENDAR",
        'a;b,c:d\\n"e"',
        "a\x85X:b\x0bX:c\u2028X:d\x00",
    ],
)
def test_hostile_text_adds_nothing(text: str, retitled: Retitle, site: Settings) -> None:
    check_hostile(text, retitled, site)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(min_size=1, max_size=40))
def test_any_text_adds_nothing(text: str, retitled: Retitle, site: Settings) -> None:
    check_hostile(text, retitled, site)


def check_hostile(text: str, retitled: Retitle, site: Settings) -> None:
    found = entries(retitled(text), site)
    assert len(found) == 4
    for entry in found.values():
        assert set(entry) <= PROPERTIES
        if "SUMMARY" in entry:
            clear = "".join(c if ord(c) >= 32 and not 127 <= ord(c) < 160 else " " for c in text)
            assert entry["SUMMARY"] == " ".join(clear.split())


def test_the_same_data_give_the_same_bytes(talks: ResolvedTimeline, site: Settings) -> None:
    assert list(render_calendar(Edition(talks, site))) == list(
        render_calendar(Edition(replace(talks), site))
    )
