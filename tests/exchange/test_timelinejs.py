"""TimelineJS comes in from each of its forms, and what does not come along is named."""

from __future__ import annotations

import csv
import html
import json
from pathlib import Path

import pytest
from tests.exchange.bringing import Brought, bring, workbook

FILES = Path(__file__).parent / "files"
EVENTS = [
    ("-0005", "The first pier"),
    ("1901-02/1903", "The stone pier"),
    ("1950-07-08T14:30:00", "Opening day"),
    ("1950-07-08", "Opening day"),
    ("1970-05", "A caption alone"),
]


def rows() -> list[list[str | int | float | None]]:
    """The cells of harbour.csv, its numbers as numbers."""
    with (FILES / "harbour.csv").open(encoding="utf-8", newline="") as stream:
        return [[int(c) if c.isdecimal() else c or None for c in row] for row in csv.reader(stream)]


def records(brought: Brought) -> object:
    """All records as they are written."""
    names = ("timeline.yml", "events.yml", "sources.yml")
    return [(brought.folder / name).read_text("utf-8") for name in names]


@pytest.mark.parametrize("name", ["harbour.csv", "harbour.json"])
def test_dates_titles_sources_and_eras(name: str, tmp_path: Path) -> None:
    brought = bring(FILES / name, tmp_path / "harbour")
    assert brought.events == EVENTS
    timeline = brought.timeline
    assert (timeline.title, timeline.summary) == ("The harbour", "How the *harbour* came to be.")
    assert [(era.date.edtf, era.title) for era in timeline.eras] == [("1940/1945", "The war years")]
    sources = {s.url: (s.title, s.outlet, str(s.type)) for s in timeline.sources.values()}
    assert sources["https://www.youtube.com/watch?v=abc"] == ("", "Outlet A", "video")
    assert sources["https://pictures.example/pier.jpg"] == ("The pier", "", "image")
    medium = timeline.events["the-first-pier"].media[0]
    assert (medium.url, str(medium.kind)) == ("https://pictures.example/pier.jpg", "image")
    assert (medium.alt, medium.credit) == ("The pier", "Harbour Archive")
    pier = timeline.events["the-stone-pier"]
    assert pier.text == (
        r"1\. Not a list; 2 \* 3 \[sic\] bad and [good](<https://outlet.example/pier>)."
    )
    assert pier.topics == ("Building",)
    assert pier.note == "Date shown in the file: 1901 to 1903"


def test_the_report_word_for_word(tmp_path: Path) -> None:
    assert (
        bring(FILES / "harbour.csv", tmp_path / "h").text
        == """\
harbour.csv: 5 new events, 2 new sources, 1 new era (timelinejs)
Not imported: 3 items
  row 8 'No such month': There is no month 13.
  row 9 'No such year': There is no year 0: 1 BC is followed by AD 1.
  row 10 'Ends too early': '1960/1955' ends before it begins.
Lost on the way:
  background: Pictures and colours behind a slide are left out. (the file)
  media caption: Only the words of the caption are kept, without its links and marks. (row 3)
  text: <script>: left out, with what is in it. (row 3)
  text: <a>: the words in it are kept, the element is not. (row 4)
  time: A clock time without a day is left out. (row 12)
  media thumbnail: Small pictures are left out. (row 12)
In another form than in the file:
  media: Its address begins with `//`: https is taken. (row 3)
  display date: The date shown to readers is in `note`. (row 4)
  headline: It has none: the title is the caption of its medium. (row 12)
  media: It is not a web address; it is in `note`. (row 12)
  media caption: It is in `note`: there is no source. (row 12)
To look at:
  media credit: It is the `outlet` of the source: look whether that is who published it. (row 4)
  display date: The date shown to readers, 'July 1951', says otherwise than the parts, \
1950-07-08T14:30. The parts count; what was shown is in `note`. (row 5)
Written: timeline.yml, sources.yml, events.yml
"""
    )


def test_all_forms_give_the_same_records(tmp_path: Path) -> None:
    (tmp_path / "harbour.xlsx").write_bytes(workbook(rows()))
    table = ""
    for number, row in enumerate(rows(), 1):
        cells = [f"<td>{html.escape(str(cell or ''))}</td>" for cell in row]
        table += f"<tr><th>{number}</th>{''.join(cells)}</tr>"
    (tmp_path / "harbour.html").write_text(f"<body><table class='waffle'>{table}</table></body>")
    values = {"values": [[str(cell or "") for cell in row] for row in rows()]}
    (tmp_path / "feed.json").write_text(json.dumps(values))
    named = [tmp_path / n for n in ("harbour.xlsx", "harbour.html", "feed.json")]
    every = [
        records(bring(path, tmp_path / f"to-{path.suffix[1:]}-{path.stem}"))
        for path in [FILES / "harbour.csv", FILES / "harbour.json", *named]
    ]
    assert every == every[:1] * len(every)


def test_version_2(tmp_path: Path) -> None:
    brought = bring(FILES / "harbour-v2.json", tmp_path / "h")
    assert brought.events == [
        ("2012-01-26/2012-01-27", "The new pier"),
        ("2012-02-03T10:30:00", "A meeting"),
        ("-0043-03-15", "Before Christ"),
        ("2013-05", "A month"),
    ]
    assert "date 3 'Two readings': '1/2/2012' may be 2012-02-01" in brought.text


def test_the_real_files(shared: Path, tmp_path: Path) -> None:
    counts = {
        "women_in_computing.csv": (10, 9, 0),
        "women_in_computing.json": (10, 9, 0),
        "my-own-timeline.csv": (10, 9, 0),
        "eras.json": (20, 19, 0),
        "all-media-types.json": (41, 38, 0),
        "marktwain.json": (17, 11, 0),
        "houston-v2.json": (18, 14, 0),
    }
    found = {}
    for name in counts:
        brought = bring(shared / "fixtures/timelinejs" / name, tmp_path / name, "--format", "json")
        timeline = brought.timeline
        refused = len(brought.report["refused"])
        found[name] = (len(timeline.events), len(timeline.sources), refused)
    assert found == counts
    twins = [tmp_path / f"women_in_computing.{kind}" for kind in ("csv", "json")]
    names = ("timeline.yml", "events.yml", "sources.yml")
    one, other = ([(twin / name).read_text("utf-8") for name in names] for twin in twins)
    assert one == other


@pytest.mark.parametrize(
    ("shown", "is_said"),
    [
        ("8 July 1950", False),
        ("July 8, 1950", False),
        ("morning of 8 July 1950", True),
        ("probably 8 July 1950", True),
        ("25 June 1950 (Julian)", True),
    ],
)
def test_what_is_shown_and_not_in_the_parts_is_kept(
    tmp_path: Path, shown: str, *, is_said: bool
) -> None:
    start = {"year": "1950", "month": "7", "day": "8"}
    event = {"start_date": start, "display_date": shown, "text": {"headline": "Opening"}}
    (tmp_path / "t.json").write_text(json.dumps({"events": [event]}), encoding="utf-8")
    brought = bring(tmp_path / "t.json", tmp_path / "t")
    note = brought.timeline.events["opening"].note
    assert note == (f"Date shown in the file: {shown}" if is_said else "")
    assert ("display date:" in brought.text) is is_said
