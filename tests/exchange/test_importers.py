"""Each format's records, dates to the last part given, and what is named in the report."""

from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path

import pytest
from tests.exchange.bringing import Brought, bring, workbook

from dateline.data.model import Source
from dateline.data.source_types import SourceType
from dateline.render.citing.csl import csl_item

FILES = Path(__file__).parent / "files"


def published(brought: Brought) -> dict[str, str]:
    """The EDTF of each source's date, by id; empty where it has none."""
    sources = brought.timeline.sources.values()
    return {source.id: source.published.edtf if source.published else "" for source in sources}


def book_of(name: str, folder: Path) -> Source:
    return bring(FILES / name, folder).timeline.sources["vanderberg-2015"]


def test_bibtex(tmp_path: Path) -> None:
    brought = bring(FILES / "library.bib", tmp_path / "b")
    assert published(brought) == {
        "vanderberg-2015": "2015",
        "lee-2009": "2009-07",
        "child": "199X",
        "parent": "199X",
        "amb": "",
    }
    lee = brought.timeline.sources["lee-2009"]
    assert dict(lee.details) == {
        "volume": "3", "issue": "2", "pages": "4–23", "doi": "10.1000/182",
    }  # fmt: skip
    assert (lee.url, lee.accessed and lee.accessed.edtf, lee.outlet, lee.note) == (
        "https://outlet.example/a_b", "2015-04-30", "Journal of Piers", "Key in the file: lee:2009",
    )  # fmt: skip
    assert list(lee.by) == ["Mia Lee", "et al."]
    child = brought.timeline.sources["child"]
    assert (child.outlet, child.details["publisher"], list(child.editors)) == (
        "The Whole", "Harbour Press", ["Jo Roe"],
    )  # fmt: skip
    assert (
        brought.text
        == """\
library.bib: 5 new sources (bibtex)
Not imported: 2 items
  line 26 'lee:2009': Another entry has the key 'lee:2009' too.
  line 27 '@book{broken, title = {No end': This is not an entry of BibTeX: unexpectedly reached \
end of file.
Lost on the way:
  keywords: Our data has no such key: it is left out. (line 12)
In another form than in the file:
  date: It is in the draft EDTF of 2012: the new form is taken. (line 23, line 24)
To look at:
  date: '1.5.1998' may be 1998-05-01 (day first) or 1998-01-05 (month first). It is in `note`. \
(line 25)
Written: timeline.yml, sources.yml
"""
    )


def test_the_same_book_from_both(tmp_path: Path) -> None:
    one, other = (book_of(n, tmp_path / n) for n in ("library.bib", "library.csl.json"))
    assert one.title == "Über die Häfen & mehr"
    assert list(one.by) == ["Ana María van der Berg", "Ministry of the Harbour", "Martin King Jr."]
    assert getattr(one.by[0], "family", "") == "van der Berg"
    assert (one.title, one.by, one.published, one.language, one.details) == (
        other.title, other.by, other.published, other.language, other.details,
    )  # fmt: skip


def test_ris(tmp_path: Path) -> None:
    brought = bring(FILES / "library.ris", tmp_path / "r")
    assert published(brought) == {
        "lee-2009": "2009-07", "uber-die-hafen": "2015", "no-type": "", "talks-begin": "2022-07-08",
    }  # fmt: skip
    lee, book = (brought.timeline.sources[name] for name in ("lee-2009", "uber-die-hafen"))
    assert dict(lee.details) == {
        "volume": "3", "issue": "2", "pages": "4–23", "issn": "1234-5679", "doi": "10.1000/182",
    }  # fmt: skip
    assert (lee.title, list(lee.by), lee.outlet, lee.language) == (
        "Piers in Übersee",
        ["Mia van der Lee", "Ministry of the Harbour", "Martin King Jr."],
        "Journal of Piers",
        "en",
    )
    assert (lee.url, lee.accessed and lee.accessed.edtf) == (
        "https://outlet.example/a", "2015-04-30",
    )  # fmt: skip
    assert (book.details["isbn"], book.note) == (
        "978-0-306-40615-7",
        "A note.\nAnother.\nNumber of pages: 312\nDate in words: Spring",
    )
    assert (
        brought.text
        == """\
library.ris: 4 new sources (ris)
Not imported: 1 item
  line 1 'Provider: Harbour Library': This is in no reference: it has no line `TY -`.
Lost on the way:
  AB: Our data has no such key: it is left out. (line 3)
  KW: Our data has no such key: it is left out. (line 3)
In another form than in the file:
  Number of pages: Our data has no such key: it is in `note`. (line 26)
  Date in words: Our data has no such key: it is in `note`. (line 26)
  Address: Our data has no such key: it is in `note`. (line 37)
To look at:
  TY: Its type `XYZ` is a `website` here. Look at it. (line 37)
  PY: There is no month 13. It is in `note`. (line 37)
Written: timeline.yml, sources.yml
"""
    )
    again = bring(FILES / "library.ris", tmp_path / "r")
    assert "Nothing to write" in again.text


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "The file has no reference of RIS."),
        ("TY  - BOOK\nTI  - One\nTY  - BOOK\nTI  - Two\n", "2 new sources"),
        ("TY - BOOK\r\nTI - One\r\nER -\r\n", "1 new source"),
        ("\ufeffTY  - BOOK\r\rTI  - One\rER  - \r", "1 new source"),
        ("TY  - BOOK\nER  - \n", "Not imported: 1 item"),
    ],
    ids=["empty", "without-end", "one-space", "old-mac", "bare"],
)
def test_ris_as_programs_write_it(text: str, says: str, tmp_path: Path) -> None:
    file = tmp_path / "x.ris"
    file.write_bytes(text.encode())
    assert says in bring(file, tmp_path / "t").text


@pytest.mark.parametrize(
    ("lines", "published", "note"),
    [
        ("PY  - 2022\nDA  - Jul 8", "2022", "Da in the file: Jul 8"),
        ("DA  - spring\nPY  - 2022///", "2022", "Da in the file: spring"),
        ("DA  - 2022/13/01\nY1  - 2022", "2022", "Published in the file: 2022/13/01"),
        ("PY  - 2022\nDA  - 2022/07/08", "2022-07-08", None),
        ("DA  - Jul 8", None, "Da in the file: Jul 8"),
    ],
)
def test_ris_has_a_year_beside_a_day_without_one(
    lines: str, published: str | None, note: str | None, tmp_path: Path
) -> None:
    file = tmp_path / "x.ris"
    file.write_text(f"TY  - BOOK\nTI  - One\n{lines}\nER  - \n")
    [source] = bring(file, tmp_path / "t").timeline.sources.values()
    assert (source.published and source.published.edtf) == published
    assert source.note == (note or "")


@pytest.mark.parametrize(
    ("lines", "note"),
    [
        ("N1  - \nOne line\nand another.", "One line and another."),
        ("N1  - A note.\nN1  - \n\nOne line\nPB  - P", "A note.\nOne line"),
        ("N1  - \nPB  - P", ""),
    ],
)
def test_a_text_of_ris_may_begin_below_its_tag(lines: str, note: str, tmp_path: Path) -> None:
    file = tmp_path / "x.ris"
    file.write_text(f"TY  - BOOK\nTI  - One\n{lines}\nER  - \n")
    [source] = bring(file, tmp_path / "t").timeline.sources.values()
    assert source.note == note


def test_csl_json(tmp_path: Path) -> None:
    brought = bring(FILES / "library.csl.json", tmp_path / "c")
    assert published(brought) == {
        "vanderberg-2015": "2015",
        "lee-2009": "2009-07",
        "season": "2017-23~",
        "ranges": "-0043-03-15/",
        "words": "12XX",
        "old": "199X",
        "wrong": "",
        "untyped": "",
    }
    assert brought.timeline.sources["ranges"].note == (
        "Archive: State Archive\nOriginal date: -0099/-0098"
    )
    for line in (
        "  item 9: It is empty.\n",
        "  abstract: Our data has no such key: it is left out. (item 5)\n",
        (
            "  issued: '2001-02-30' has day 30, but 2001-02 has only days 1 to 28. It is left out. "
            "(item 7)\n"
        ),
        "  type: It has no type: it is a `book` here. Look at it. (item 8)\n",
    ):
        assert line in brought.text


def test_calendar(tmp_path: Path) -> None:
    brought = bring(FILES / "calendar.ics", tmp_path / "i")
    assert brought.timeline.title == "The harbour's days"
    assert brought.events == [
        ("2024-03-28", "Weekly"),
        ("2024-04-11", "Weekly"),
        ("2024-01-01/2024-01-03", "Several days"),
        ("2024-01-05", "One day"),
        ("2024-01-01T10:00:00", "Endless"),
        ("2024-01-01T10:00:00Z", "At ten in London"),
    ]
    events = brought.timeline.events
    assert events["weekly"].date.text == ("2024-03-28T10:00+01:00 – 2024-03-28T11:30+01:00")
    assert events["several-days"].text == "One, two.\\\nThree"
    assert events["several-days"].where == "Nusa Dua, Bali"
    assert events["weekly"].topics == ("A", "B")
    assert events["one-day"].draft
    for line in (
        "  line 42 'No date': Its start '2024-99-99' is not a date.\n",
        "  line 47 'Ends before': It ends (2024-01-01T10:00) before it begins (2024-01-02T10:00)",
        "  VTODO: Only events are imported: 1 of these are left out. (the file)\n",
        (
            "  RRULE: It repeats without an end, or more than 100 times: only the first time is "
            "here. (line 30)\n"
        ),
        (
            "  TZID: The zone 'Nowhere/Atall' is not known and has no table: the clock time has "
            "none. (line 30)\n"
        ),
    ):
        assert line in brought.text


def test_markwhen_keeps_the_clock_times_of_a_range(tmp_path: Path) -> None:
    file = tmp_path / "x.mw"
    file.write_text(
        "2021-03-03T10:15Z/2021-03-03T10:45Z: One\n"
        "2021-03-03T22:15/2021-03-04T02:45: Two\n"
        "2021-03-03T22:15/2021-03-05: Three\n",
        encoding="utf-8",
    )
    brought = bring(file, tmp_path / "m")
    events = brought.timeline.events
    assert {name: (event.date.text, event.note) for name, event in events.items()} == {
        "one": ("2021-03-03T10:15Z – 2021-03-03T10:45Z", ""),
        "two": ("2021-03-03T22:15 – 2021-03-04T02:45", ""),
        "three": ("2021-03-03/2021-03-05", "Date in the file: 2021-03-03T22:15/2021-03-05"),
    }
    assert (
        "  time: The clock time is in `note`: a range has a clock time at both ends or at none. "
        "(line 3)\n"
    ) in brought.text


def test_markwhen(tmp_path: Path) -> None:
    brought = bring(FILES / "harbour.mw", tmp_path / "m")
    assert (brought.timeline.title, brought.timeline.summary) == (
        "The harbour", "How it *came* to be.",
    )  # fmt: skip
    assert brought.events == [
        ("1901-02/1903", "The stone pier"),
        ("2012-12-01/2013-01", "A film of it"),
        ("2023-03", "Yearly"),
        ("2023-03-04", "American"),
        ("2020/..", "Since then"),
    ]
    pier = brought.timeline.events["the-stone-pier"]
    assert pier.topics == ("The works", "Piers", "works", "pier", "stone")
    film = brought.timeline.events["a-film-of-it"]
    assert film.text == "A [film](https://www.youtube.com/watch?v=1) of it"
    assert (
        brought.text
        == """\
harbour.mw: 5 new events, 1 new source (markwhen)
Not imported: 7 items
  line 6 'stray words': This text belongs to no event.
  line 22 'Lasts': '2023-04/4 months' gives a duration: write the end itself.
  line 23 'Relative': 'after !x 3 days' is relative to another event: write the date itself.
  line 24 'Repeats': '2023-01-03 every other week for 1 year' repeats: write each date as an event \
of its own.
  line 25 'Today': 'now' is another day each day: say which with `--today`.
  line 27 'No such day': '2023-02-30' has day 30, but 2023-02 has only days 1 to 28. Correct the \
day, or write 2023-02 if you do not know it.
  line 28 'No year': 'July 8' has no year. Add the year, as in 'July 8 2022'; words of a source \
go into date_from.
Lost on the way:
  #pier: Our data has no such key: it is left out. (the file)
In another form than in the file:
  text: Boxes to tick are ☐ and ☑. (line 10)
  text: It contains an address that is not allowed: all of it is kept as plain characters. (line 10)
Written: timeline.yml, sources.yml, events.yml
"""
    )
    today = bring(FILES / "harbour.mw", tmp_path / "n", "--today", "2026-11-29").events
    assert [date for date, title in today if title in ("Today", "Since then")] == [
        "2026-11-29",
        "2020/2026-11-29",
    ]


def test_a_sheet_with_a_mapping(tmp_path: Path) -> None:
    options = ("--map", str(FILES / "incidents.yml"))
    brought = bring(FILES / "incidents.csv", tmp_path / "s", *options)
    assert brought.events == [
        ("2021-04-03T14:30:00", "Spill at the pier"),
        ("2021-06-05", "Fire"),
        ("2020", "Party"),
    ]
    events = brought.timeline.events
    assert list(events) == ["12", "13", "14"]
    assert events["13"].topics == ("fire", "oil")
    assert events["13"].text == "Small **fire**"
    assert events["14"].note == "Link in the file: nowhere"
    assert (
        brought.text
        == """\
incidents.csv: 3 new events, 1 new source (mapped)
Not imported: 2 items
  row 6 'No such day': There is no month 31.
  row 7 '16': It has no title.
Lost on the way:
  Status: The mapping says nothing of this column: it is left out. (row 2, row 5)
In another form than in the file:
  Link: It is not a web address: it is in `note`. (row 5)
Written: timeline.yml, sources.yml, events.yml
"""
    )


def test_a_first_mapping_is_suggested(tmp_path: Path) -> None:
    told = bring(FILES / "incidents.csv", tmp_path / "s", "--suggest")
    assert not (tmp_path / "s").exists()
    assert (
        told.text
        == """\
# Which column becomes what. Look at each line, then import with `--map`.
# A column without a line is left out, and the report names it.
records: events
columns:
  "Incident No": id
  # No format fits every row: write those that occur, such as [DD/MM/YYYY, YYYY].
  "Date": {to: date, format: ""}
  "Time": time
  "What happened": title
  "Description": text
  "Location": where
  "Tags": {to: topics, split: ","}
  "Link": source.url
  "Newspaper": source.outlet
  # "Status": note
"""
    )


UNNAMED = [
    {
        "_file": f"case-{n}.yaml",
        "summary": f"In case {n} [a film](https://a.example/{n}) has "
        + "the gate of the pier left open for a night. " * 2,
        "title": f"Gate {n}",
        "level": "high" if n % 2 else "low",
        "systems": ["gate", "crane"] if n % 2 else ["gate"],
        "version": "1.1",
        "picture": f"https://a.example/{n}.jpg",
        "sentBy": "https://people.example/mia",
        "foundAt": f"2021/03/0{n}" if n > 1 else None,
        "publishedAt": f"2021/04/0{n}",
        "evidence": [f"https://a.example/{n}", f"https://b.example/{n}"],
    }
    for n in range(1, 7)
]


def test_columns_whose_names_say_little_are_known_by_what_they_hold(tmp_path: Path) -> None:
    """Dates, addresses of sources (not pictures, not one person again and again) and prose."""
    file = tmp_path / "cases.json"
    file.write_text(json.dumps(UNNAMED), encoding="utf-8")
    suggested = bring(file, tmp_path / "s", "--suggest").text
    assert (
        suggested.partition("columns:\n")[2]
        == """\
  # "_file": note
  "summary": {to: text, as: markdown}
  "title": title
  # "level": topics # "high", "low"
  # "systems": {to: topics, split: ";"} # "gate", "crane"
  # "version": note
  # "picture": note
  # "sentBy": note
  # "foundAt": note # These are dates: is one of them the event's day?
  "publishedAt": {to: date, format: dateline}
  "evidence": {to: source.url, split: "; "}
"""
    )
    map_file = tmp_path / "map.yml"
    map_file.write_text(suggested.replace('# "systems"', '"systems"'), encoding="utf-8")
    brought = bring(file, tmp_path / "talks", "--map", str(map_file))
    assert brought.events[0] == ("2021-04-01", "Gate 1")
    assert next(iter(brought.timeline.events.values())).topics == ("gate", "crane")
    assert len(brought.events) == 6
    assert [len(event.accounts) for event in brought.timeline.events.values()] == [2] * 6
    assert "[a film](https://a.example/1)" in next(iter(brought.timeline.events.values())).text


LOG = """\
Harbour log
;;
Case no.;Date / Time;What happened?;Long description;Site
A-1;04/01/2021;Fire;Small;Pier 1
A-2;27/02/2021 08:15;Spill;;
A-3;March 2021;Theft;;Gate
A-4;04/02/2021 09:00;Fire;;
A-5;TBC;Fire;;
"""


@pytest.mark.parametrize(
    ("days", "formats"),
    [
        (["13.04.2021", "31.02.2021", "2021"], '["dateline"]'),
        (["03.04.2021", "31.02.2021", "2021"], '""'),
        (["03/04/2021 1:30 PM", "TBC", "2021"], '""'),
        (["03.04.2021", "around 2021"], '""'),
    ],
)
def test_days_with_stops_beside_other_forms(tmp_path: Path, days: list[str], formats: str) -> None:
    sheet = tmp_path / "log.csv"
    sheet.write_text("Date;Title\n" + "".join(f"{day};Fire\n" for day in days), encoding="utf-8")
    told = bring(sheet, tmp_path / "s", "--suggest")
    assert told.status == 0
    assert f'"Date": {{to: date, format: {formats}}}' in told.text


RULE = ("DTSTART:19700101T000000", "TZOFFSETFROM:+0800", "TZOFFSETTO:+0800")


def table_of(zone: str, *rule: str, end: str = "END:STANDARD") -> list[str]:
    inner = ["BEGIN:STANDARD", *rule, end] if rule else []
    return ["BEGIN:VTIMEZONE", f"TZID:{zone}", *inner, "END:VTIMEZONE"]


@pytest.mark.parametrize(
    "table",
    [
        table_of("Harbour"),
        table_of("Harbour", "DTSTART:junk", *RULE[1:]),
        table_of("Harbour", RULE[0], "TZOFFSETFROM:junk", RULE[2]),
        table_of("Harbour", RULE[0]),
        table_of("Harbour", *RULE, "RRULE:FREQ=JUNK"),
        table_of("Harbour", *RULE, end="X-NO:END"),
        table_of("Harbour", *RULE)[:-1],
        table_of("Harbour", *RULE)[:-2],
    ],
)
def test_a_zone_that_cannot_be_read_stops_no_event(tmp_path: Path, table: list[str]) -> None:
    event = ["BEGIN:VEVENT", "UID:1", "SUMMARY:Talks", "DTSTART;TZID=Harbour:20220708T100000",
             "END:VEVENT"]  # fmt: skip
    other = ["BEGIN:VEVENT", "UID:2", "SUMMARY:Ends", "DTSTART;TZID=Quay:20220709T100000",
             "END:VEVENT"]  # fmt: skip
    whole = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", *table, *table_of("Quay", *RULE),
             *event, *other, "END:VCALENDAR"]  # fmt: skip
    (tmp_path / "a.ics").write_text("\r\n".join(whole), encoding="utf-8")
    brought = bring(tmp_path / "a.ics", tmp_path / "a")
    assert brought.status == 0, brought.text
    assert "VTIMEZONE: The table of the zone 'Harbour' cannot be read: it is left out." in (
        brought.text
    )
    assert "'Quay'" not in brought.text
    assert brought.events == [
        ("2022-07-08T10:00:00", "Talks"),
        ("2022-07-09T10:00:00+08:00", "Ends"),
    ]
    assert "TZID: The zone 'Harbour' is not known and has no table" in brought.text


def test_hours_that_a_calendar_counts_are_of_real_time(tmp_path: Path) -> None:
    file = tmp_path / "x.ics"
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x"]
    for title, lasts in (("Hours", "PT2H"), ("Days", "P1D")):
        start = "DTSTART;TZID=Europe/Berlin:20211031T020000"
        lines += ["BEGIN:VEVENT", f"UID:{lasts}", start, f"DURATION:{lasts}", f"SUMMARY:{title}"]
        lines += ["END:VEVENT"]
    file.write_text("\r\n".join((*lines, "END:VCALENDAR", "")), encoding="utf-8")
    events = bring(file, tmp_path / "i").timeline.events
    assert events["hours"].date.text == "2021-10-31T02:00+02:00 – 2021-10-31T03:00+01:00"
    assert events["days"].date.text == "2021-10-31T02:00+02:00 – 2021-11-01T02:00+01:00"


def test_several_forms_of_dates_and_a_title_over_the_columns(tmp_path: Path) -> None:
    sheet = tmp_path / "log.csv"
    sheet.write_text(LOG, encoding="utf-8")
    suggested = bring(sheet, tmp_path / "s", "--suggest").text
    told = suggested.partition("columns:\n")[2]
    assert (
        told
        == """\
  "Case no.": id
  # No format fits every row: write those that occur, such as [DD/MM/YYYY, YYYY].
  "Date / Time": {to: date, format: ""}
  "What happened?": title
  "Long description": text
  "Site": where
"""
    )
    sheet.write_text(LOG.replace("04/01/2021", "14/01/2021"), encoding="utf-8")
    suggested = bring(sheet, tmp_path / "s", "--suggest").text
    assert (
        suggested.partition("id\n")[2].partition('  "What')[0]
        == """\
  # These forms occur in it.
  # Of none of these is "TBC": such a row is not imported.
  "Date / Time": {to: date, format: ["DD/MM/YYYY HH:mm", "dateline"]}
"""
    )
    map_file = tmp_path / "map.yml"
    map_file.write_text(suggested, encoding="utf-8")
    brought = bring(sheet, tmp_path / "talks", "--map", str(map_file))
    assert [date for date, _ in brought.events] == [
        *("2021-01-14", "2021-02-27T08:15:00", "2021-03", "2021-02-04T09:00:00"),
    ]
    assert "  row 8 'Fire': 'TBC'" in brought.text
    assert "  above the columns: This is left out: Harbour log (the file)\n" in brought.text


@pytest.mark.parametrize("other", ["02/27/2021", "27/02/2021"])
def test_days_that_come_first_and_second_are_not_told_apart(tmp_path: Path, other: str) -> None:
    """Of 03/04/2021 no one knows, if both orders occur."""
    sheet = tmp_path / "two.csv"
    dates = ("03/04/2021 10:00", "27/02/2021 10:00", f"{other} 11:00", "May 2021")
    sheet.write_text("Date,Title\n" + "".join(f"{d},One\n" for d in dates), encoding="utf-8")
    suggested = bring(sheet, tmp_path / "s", "--suggest").text
    assert ('format: ""' in suggested) == (other == "02/27/2021")


def test_a_date_format_is_said_and_not_guessed(tmp_path: Path) -> None:
    sheet = tmp_path / "two.csv"
    sheet.write_text("Date,Title\n03/04/2021,One\n05/06/2021,Two\n", encoding="utf-8")
    suggested = bring(sheet, tmp_path / "s", "--suggest").text
    assert "  # DD/MM/YYYY and MM/DD/YYYY fit every row: say which it is.\n" in suggested
    map_file = tmp_path / "map.yml"
    map_file.write_text(suggested, encoding="utf-8")
    told = bring(sheet, tmp_path / "s", "--map", str(map_file))
    assert told.status == 1
    assert told.text == (
        f"{sheet}: error: map.yml:6:30: The column 'Date' needs the format of its dates. Write "
        "one, such as `DD/MM/YYYY`, or `dateline` for dates as Dateline reads them.\n"
    )
    map_file.write_text(suggested.replace('""', "MM/DD/YYYY"), encoding="utf-8")
    assert bring(sheet, tmp_path / "s", "--map", str(map_file)).events == [
        ("2021-03-04", "One"),
        ("2021-05-06", "Two"),
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "columns: {Nowhere: title}\n",
            "The mapping names the column 'Nowhere', which the file does",
        ),
        (
            "columns: {What happened: titel}\n",
            "map.yml:1:26: 'titel' is nothing that a column can ",
        ),
        (
            "columns: {Date: {to: date, format: DD/MM/YY}}\n",
            "The format 'DD/MM/YY' has a year of two",
        ),
        ("records: events\n", "map.yml:1:1: A mapping needs `columns`."),
    ],
)
def test_a_wrong_mapping(text: str, message: str, tmp_path: Path) -> None:
    map_file = tmp_path / "map.yml"
    map_file.write_text(text, encoding="utf-8")
    told = bring(FILES / "incidents.csv", tmp_path / "s", "--map", str(map_file))
    assert told.status == 1
    assert message in told.text


def test_json_and_a_workbook_of_any_shape(tmp_path: Path) -> None:
    rows = [{"when": {"day": f"2021-0{n}-03"}, "name": f"Thing {n}"} for n in (1, 2)]
    (tmp_path / "any.json").write_text(json.dumps({"meta": {}, "data": {"rows": rows}}))
    map_file = tmp_path / "map.yml"
    suggested = bring(tmp_path / "any.json", tmp_path / "s", "--suggest").text
    assert 'items: "data.rows"\n' in suggested
    map_file.write_text("columns: {when.day: date, name: title}\n", encoding="utf-8")
    expected = [("2021-01-03", "Thing 1"), ("2021-02-03", "Thing 2")]
    assert bring(tmp_path / "any.json", tmp_path / "j", "--map", str(map_file)).events == expected
    book = workbook([["when.day", "name"], *[[r["when"]["day"], r["name"]] for r in rows]])  # type: ignore[index]
    (tmp_path / "any.xlsx").write_bytes(book)
    assert bring(tmp_path / "any.xlsx", tmp_path / "x", "--map", str(map_file)).events == expected


NOTES = {
    "Talks begin.md": "---\ntitle: Talks begin\ndate: 2022-07-07\nend: 2022-07-08\n"
    "tags: [talks, bali]\nlocation: '[[Nusa Dua]]'\nsource: https://outlet.example/a\n"
    "cssclass: wide\n---\n# Talks begin\n\nThey begin. See [[Talks end|the end]], [[Nusa Dua]] and "
    "[other](sub/2022-07%20Other%20note.md). ![[map.png]]\n\n## Detail\n- one\n"
    "- [x](javascript:alert(1))\n",
    "Talks end.md": "---\ndate: 8 July 2022\n---\nAfter [[talks begin]].\n",
    "Nusa Dua.md": "A place.\n",
    "sub/2022-07 Other note.md": "Text %%hidden%% here.\n",
    "sub/amb.md": "---\ndate: 07/08/2022\n---\n",
    "sub/bad.md": "---\ndate: [1\n---\n",
}


def test_notes(tmp_path: Path) -> None:
    for name, text in NOTES.items():
        (tmp_path / "vault" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "vault" / name).write_text(text, encoding="utf-8")
    brought = bring(tmp_path / "vault", tmp_path / "n")
    assert brought.events == [
        ("2022-07-07/2022-07-08", "Talks begin"),
        ("2022-07-08", "Talks end"),
        ("2022-07", "Other note"),
    ]
    begin = brought.timeline.events["talks-begin"]
    assert begin.text == (
        "They begin. See [the end](event:talks-end), Nusa Dua and [other](event:other-note).\n\n"
        "**Detail**\n\n- one\n- x"
    )
    assert (begin.where, begin.topics) == ("Nusa Dua", ("talks", "bali"))
    assert brought.timeline.events["talks-end"].text == "After [talks begin](event:talks-begin)."
    for line in (
        (
            "  Nusa Dua.md 'Nusa Dua': It has no date: neither `date` in its front matter, nor in "
            "its name.\n"
        ),
        (
            "  sub/bad.md 'bad': Its front matter, line 2: The `[` that opens here is not closed, "
            "or a comma is missing in it, before line 2, column 1.\n"
        ),
        "  date: It is that of the file's name. (sub/2022-07 Other note.md)\n",
        "  cssclass: Our data has no such key: it is left out. (Talks begin.md)\n",
    ):
        assert line in brought.text


REAL = {
    "bibliography/better-dates.bib": (15, 0),
    "bibliography/better-dates.csl.json": (15, 0),
    "bibliography/biber-dateformats.bib": (34, 0),
    "bibliography/citationjs-core.json": (12, 1),
    "calendar/america_new_york.ics": (1, 0),
    "calendar/big_bad_calendar.ics": (0, 20),
    "calendar/bom_calendar.ics": (0, 0),
    "calendar/broken_dtstart.ics": (0, 1),
    "calendar/google_public_holidays.ics": (111, 0),
    "markwhen/example.mw": (5, 6),
}


def plain_source(source: Source) -> dict[str, object]:
    """What both of the twins say of a source, but for its dates."""
    left = {"place", "places", "accessed", "note", "published"}
    return {f.name: getattr(source, f.name) for f in fields(source) if f.name not in left}


def test_the_real_files(shared: Path, tmp_path: Path) -> None:
    found = {}
    for number, name in enumerate(REAL):
        brought = bring(shared / "fixtures" / name, tmp_path / f"t{number}", "--format", "json")
        if brought.report["files"]:
            assert brought.timeline.title
        found[name] = (brought.report["arrived"], len(brought.report["refused"]))
    assert found == REAL
    one, other = (published(Brought(0, "", tmp_path / name)) for name in ("t0", "t1"))
    circa = {"doe9-edtf-2011", "doe11-edtf-2011"}  # CSL-JSON cannot say which end is approximate
    assert {key: date for key, date in one.items() if key not in circa} == {
        key: date for key, date in other.items() if key not in circa
    }
    assert {one[key].replace("~", "") for key in circa} == {
        other[key].replace("~", "") for key in circa
    }
    # Titles have capitals in one alone, and days of access and notes are of one alone.
    mine, theirs = (
        {
            name: {
                key: value.casefold() if isinstance(value, str) else value
                for key, value in plain_source(source).items()
            }
            for name, source in Brought(0, "", tmp_path / folder).timeline.sources.items()
        }
        for folder in ("t0", "t1")
    )
    assert mine == theirs


def test_what_is_no_format(tmp_path: Path) -> None:
    odd = tmp_path / "odd.xyz"
    odd.write_text("Hello", encoding="utf-8")
    told = bring(odd, tmp_path / "o")
    assert (told.status, told.text) == (
        1,
        (
            f"{odd}: error: The file is of no format that Dateline knows. Name its format with "
            "`--as`; for a sheet or JSON of your own, make a mapping with `--suggest`.\n"
        ),
    )
    told = bring(odd, tmp_path / "o", "--as", "word")
    assert told.text.startswith(f"{odd}: error: There is no format 'word'. The formats: `csv`, ")
    assert not (tmp_path / "o").exists()


def test_1_january_in_bulk_is_reported(tmp_path: Path) -> None:
    rows = "".join(f"{year},1,1,Thing of {year}\n" for year in range(1901, 1905))
    sheet = tmp_path / "x.csv"
    sheet.write_text(f"Year,Month,Day,Headline\n{rows}1950,7,8,Other\n", encoding="utf-8")
    assert (
        bring(sheet, tmp_path / "x").text
        == """\
x.csv: 5 new events (timelinejs)
To look at:
  date: 4 events are dated 1 January, as this one is: where only the year is known, write the year \
alone. (row 2, row 3, row 4, row 5)
Written: timeline.yml, events.yml
"""
    )


@pytest.mark.parametrize("kind", [kind for kind in SourceType if kind.traits.issued])
def test_who_issued_it_is_its_outlet_again(tmp_path: Path, kind: SourceType) -> None:
    source = Source(id="a", type=kind, title="The New Quay", outlet="Harbour Film Unit")
    file = tmp_path / "library.csl.json"
    file.write_text(json.dumps([csl_item(source, "en")]), encoding="utf-8")
    (found,) = bring(file, tmp_path / "c").timeline.sources.values()
    assert (found.outlet, found.details) == ("Harbour Film Unit", {})


LINKED = """\
[{"when": "(Believed to be) 2020-06-05", "name": "One", "tags": ["rail", "talks"],
  "links": [{"url": "https://a.example/1", "text": "A"}, {"url": "https://b.example/2"}]},
 {"when": "2020-06-06", "name": "Two", "tags": [],
  "links": [{"url": "https://a.example/1"}, {"url": "https://a.example/1"}, {"url": "nowhere"}]},
 {"when": "2020-06-07", "name": "Three", "links": []}]
"""


def test_each_link_of_a_list_of_objects_is_a_source(tmp_path: Path) -> None:
    file = tmp_path / "incidents.json"
    file.write_text(LINKED, encoding="utf-8")
    suggested = bring(file, tmp_path / "s", "--suggest").text
    assert (
        suggested.partition("columns:\n")[2]
        == """\
  "when": {to: date, format: dateline}
  "name": title
  "tags": {to: topics, split: ";"}
  "links.url": {to: source.url, split: "; "}
  # "links.text": note
"""
    )
    map_file = tmp_path / "map.yml"
    map_file.write_text(suggested, encoding="utf-8")
    brought = bring(file, tmp_path / "talks", "--map", str(map_file))
    assert brought.events == [
        *(("2020-06-05?", "One"), ("2020-06-06", "Two"), ("2020-06-07", "Three")),
    ]
    one, two, three = brought.timeline.events.values()
    assert [account.source for account in one.accounts] == ["a-example-1", "b-example-2"]
    assert [account.source for account in two.accounts] == ["a-example-1"]
    assert three.accounts == ()
    assert two.note == "links.url in the file: nowhere"
    assert "  links.text: The mapping says nothing of this column" in brought.text
    assert "  links.url: It is not a web address: it is in `note`. (item 2)" in brought.text


NAMED = """\
Date,title,topics,source,outlet
4 March 1911,It opens,"town, books",https://herald.example/1,The Herald
03/04/2021,It closes,,,
,Lost,,,
"""


def test_a_sheet_with_columns_of_our_names_needs_no_mapping(tmp_path: Path) -> None:
    sheet = tmp_path / "town.csv"
    sheet.write_text(NAMED, encoding="utf-8")
    brought = bring(sheet, tmp_path / "t")
    assert brought.events == [("1911-03-04", "It opens")]
    (event,) = brought.timeline.events.values()
    (source,) = brought.timeline.sources.values()
    assert event.topics == ("town", "books")
    assert (source.url, source.outlet) == ("https://herald.example/1", "The Herald")
    assert "town.csv: 1 new event, 1 new source (sheet)" in brought.text
    assert "row 3 'It closes'" in brought.text
    assert "row 4 'Lost'" in brought.text


@pytest.mark.parametrize(
    ("head", "why"),
    [
        ("Date,title,weather,source,outlet", "The column `weather` is none of them."),
        ("Date,title,,source,outlet", "The column `column 3` is none of them."),
        ("when,title,topics,source,outlet", "There is no column `date`."),
    ],
)
def test_a_sheet_with_another_column_is_not_guessed(head: str, why: str, tmp_path: Path) -> None:
    sheet = tmp_path / "town.csv"
    sheet.write_text(head + NAMED.partition("outlet")[2], encoding="utf-8")
    told = bring(sheet, tmp_path / "t").text
    assert ("of no format that Dateline knows" if head.startswith("when") else why) in told
    assert "make a mapping with `--suggest`" in told
    told = bring(sheet, tmp_path / "t", "--as", "sheet").text
    assert f"It needs date and title. {why}" in told
    assert "make a mapping with `--suggest`" in told


def test_a_sheet_may_end_in_columns_without_anything_in_them(tmp_path: Path) -> None:
    sheet = tmp_path / "town.csv"
    sheet.write_text("date,title,,\n1911-03-04,It opens,,\n1912,It closes, ,,\n", encoding="utf-8")
    brought = bring(sheet, tmp_path / "t")
    assert brought.events == [("1911-03-04", "It opens"), ("1912", "It closes")]
    assert "column" not in brought.text


@pytest.mark.parametrize("head", ["Date,Title,title", "date,title,title", "date,title,Title,title"])
def test_two_columns_of_one_name_are_refused(head: str, tmp_path: Path) -> None:
    sheet = tmp_path / "town.csv"
    sheet.write_text(f"{head}\n1911-03-04,It opens,Or does it\n", encoding="utf-8")
    assert "More than one column is named `title`." in bring(sheet, tmp_path / "t").text
    assert not (tmp_path / "t").exists()


def test_days_that_a_sheet_counts_are_no_years(tmp_path: Path) -> None:
    sheet = tmp_path / "days.csv"
    sheet.write_text("Title,Date\nOne,44750\nTwo,44751\n", encoding="utf-8")
    suggested = bring(sheet, tmp_path / "s", "--suggest").text
    assert "  # These are a sheet's own numbers of days: show the column as dates" in suggested
    assert 'format: ""' in suggested
    map_file = tmp_path / "map.yml"
    map_file.write_text(suggested.replace('""', '"YYYY"'), encoding="utf-8")
    told = bring(sheet, tmp_path / "s", "--map", str(map_file))
    assert "'44750' is not of the form YYYY. It may be a sheet's own number of a day" in told.text
    assert not (tmp_path / "s").exists()


def test_days_of_airtable_and_notion(tmp_path: Path) -> None:
    sheet = tmp_path / "days.csv"
    days = ("2022-07-08T10:30:00.000Z", '"July 8, 2022 → July 9, 2022"')
    sheet.write_text("Title,Date\n" + "".join(f"One,{d}\n" for d in days), encoding="utf-8")
    suggested = bring(sheet, tmp_path / "s", "--suggest").text
    map_file = tmp_path / "map.yml"
    map_file.write_text(suggested, encoding="utf-8")
    assert [date for date, _ in bring(sheet, tmp_path / "s", "--map", str(map_file)).events] == [
        "2022-07-08T10:30:00Z",
        "2022-07-08/2022-07-09",
    ]
