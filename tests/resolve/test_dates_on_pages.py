"""Dates as the pages of a timeline show them together."""

from __future__ import annotations

from tests.resolving import Resolve, pages_of


def test_the_span_of_a_timeline_is_one_stretch(resolve: Resolve) -> None:
    found = resolve(
        "events:\n"
        "  - {id: first, date: 1918/1939, title: The first}\n"
        "  - {id: last, date: 1947/1991, title: The last}\n"
    )
    page = pages_of(found)["index.md"]
    assert "1918–1939</time> – <time" not in page
    assert '<time datetime="1918">1918</time>–<time datetime="1991">1991</time>' in page


def test_words_are_said_to_be_counted_from_the_event_they_name(resolve: Resolve) -> None:
    found = resolve(
        "events:\n"
        "  - {id: first, date: 2022-07-07, title: The first}\n"
        "  - id: second\n"
        "    date: 2022-07-08\n"
        "    title: The second\n"
        "    date_from: [{source: a, words: the next day, from: first}]\n"
    )
    page = pages_of(found)["index.md"]
    assert "says “the next day”, counted from 7 July 2022" in page


def test_a_day_of_the_julian_calendar_is_shown_with_ours(resolve: Resolve) -> None:
    found = resolve(
        "calendar: {julian-until: 1582-10-15}\n"
        "events:\n"
        "  - {id: hastings, date: 'Saturday, 14 October 1066', title: A battle}\n"
    )
    page = pages_of(found)["index.md"]
    assert 'datetime="1066-10-20"' in page
    assert "14 October 1066 (Julian; 20 October 1066 Gregorian)" in page.replace("&#59;", ";")
