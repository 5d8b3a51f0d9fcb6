"""Files cut short, written by programs, or parted by other signs: each item comes or is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.exchange.bringing import bring

if TYPE_CHECKING:
    from pathlib import Path

CUT = """\
BEGIN:VCALENDAR
BEGIN:VEVENT
DTSTART;VALUE=DATE:20220708
SUMMARY:The port opens
END:VEVENT
BEGIN:VEVENT
DTSTART;VALUE=DATE:20220709
SUMMARY;LANGUAGE=en:The port shuts
DESCRIPTION:It shuts at
"""


def given(folder: Path, name: str, text: str) -> Path:
    file = folder / name
    file.write_text(text, "utf-8")
    return file


def test_an_event_that_a_calendar_breaks_off_is_named(tmp_path: Path) -> None:
    brought = bring(given(tmp_path, "cut.ics", CUT), tmp_path / "talks")
    assert (
        brought.text.partition("Written")[0]
        == """\
cut.ics: 1 new event (icalendar)
Not imported: 1 item
  line 6 'The port shuts': The file ends before this event does.
To look at:
  END:VCALENDAR: The file ends before its calendar does: something may be missing. (the file)
"""
    )
    assert brought.events == [("2022-07-08", "The port opens")]


def test_a_column_of_midnights_has_days(tmp_path: Path) -> None:
    text = "Date,Title\n2022-07-08 00:00:00,One\n2022-07-09T00:00:00Z,Two\n2022-08,Three\n"
    brought = bring(given(tmp_path, "days.csv", text), tmp_path / "talks")
    assert [edtf for edtf, _ in brought.events] == ["2022-07-08", "2022-07-09", "2022-08"]
    told = "  Date: Every clock time in it is 00:00: the days alone are taken. (row 2, row 3)\n"
    assert f"In another form than in the file:\n{told}" in brought.text


def test_midnight_among_other_times_stays(tmp_path: Path) -> None:
    text = "Date,Title\n2022-07-08 00:00,One\n2022-07-09 10:30,Two\n"
    brought = bring(given(tmp_path, "times.csv", text), tmp_path / "talks")
    assert [edtf for edtf, _ in brought.events] == ["2022-07-08T00:00:00", "2022-07-09T10:30:00"]


def test_a_night_that_ends_at_midnight_keeps_its_end(tmp_path: Path) -> None:
    text = "Date,End,Title\n2022-07-08 22:00,2022-07-09 00:00,One\n"
    path = given(tmp_path, "nights.csv", text)
    form = 'format: "YYYY-MM-DD HH:mm"'
    columns = f"{{Date: {{to: date, {form}}}, End: {{to: end, {form}}}, Title: {{to: title}}}}"
    given(tmp_path, "map.yml", f"columns: {columns}\n")
    brought = bring(path, tmp_path / "talks", "--map", str(tmp_path / "map.yml"))
    assert [event.date.text for event in brought.timeline.events.values()] == [
        "2022-07-08T22:00 – 2022-07-09T00:00"
    ]


def test_a_line_of_markwhen_that_may_be_an_event_is_named(tmp_path: Path) -> None:
    text = "2022-07-08: The port opens\nevery 2 weeks: The crew meets\nNote: It rains\n"
    text += "Next steps: It rains\nBy contrast: It rains\nAfter the talks: It rains\n"
    brought = bring(given(tmp_path, "port.mw", text), tmp_path / "talks")
    told = "It has a line that may be an event: 'every 2 weeks: The crew meets'. (line 1)"
    assert f"To look at:\n  text: {told}\n" in brought.text
    assert "It rains'" not in brought.text


def test_columns_parted_by_a_stroke(tmp_path: Path) -> None:
    text = "Date|Title|Text\n2022-07-08|The port opens|At dawn, in rain\n"
    brought = bring(given(tmp_path, "port.csv", text), tmp_path / "talks")
    (event,) = brought.timeline.events.values()
    assert (event.title, event.text) == ("The port opens", "At dawn, in rain")


def test_a_topic_of_a_list_in_a_note_keeps_its_comma(tmp_path: Path) -> None:
    notes = tmp_path / "notes"
    notes.mkdir()
    head = "---\ntitle: The port opens\ndate: 2022-07-08\ntopics:"
    given(notes, "one.md", f"{head}\n  - docks, north\n  - rain\n---\n")
    given(notes, "two.md", f"{head} docks, rain\n---\n".replace("opens", "shuts"))
    brought = bring(notes, tmp_path / "talks")
    topics = {event.topics for event in brought.timeline.events.values()}
    assert topics == {("docks, north", "rain"), ("docks", "rain")}
