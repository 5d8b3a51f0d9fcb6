"""Hostile and broken files: a clear error, or safely in; nothing half-written."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.exchange.bringing import bring, contents, workbook, workbook_of_xml

from dateline.exchange import NotImportedError, Options, Wanted, import_file, read_given
from dateline.exchange.parts.plain_files import MAX_BYTES
from dateline.write.root import Root

BOMB = f"<sheetData>{' ' * 160_000_000}</sheetData>"
FAR = (
    '<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v>'
    "</c></row></sheetData>"
)
TOO_MANY = (
    "The file has more than 50,000 events and sources, and no more are imported at once. "
    "Divide it, and import each part into a timeline of its own."
)
SMALL = workbook([["Year", "Headline"], [2012, "One"]])
REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "bomb.xlsx": (lambda: workbook_of_xml(BOMB), "The workbook contains more than 150 MB. "),
    "far.xlsx": (
        lambda: workbook_of_xml(FAR),
        "A sheet of the workbook reaches to row 1,048,576 and column 16,384: more cells than can ",
    ),
    "cut.xlsx": (lambda: SMALL[:-30], "The workbook cannot be read: it is damaged or locked."),
    "none.xlsx": (lambda: b"Year,Headline\n", "The file is not the workbook that its name says."),
    "large.csv": (lambda: b"x" * (MAX_BYTES + 1), "The file has 40.0 MB, and at most 40 MB are "),
    "long.csv": (
        lambda: b"Year,Headline\n2012," + b"x" * 200_000,
        "Row 2 is not a row of a CSV file: field larger than field limit (131072). ",
    ),
    "longer.csv": (
        lambda: b"Year,Headline\n" + b"," * 1_000_001,
        "This line has more than 1,000,000 characters. Look for a quotation mark that is not ",
    ),
    "rows.csv": (lambda: b"Year,Headline\n" + b"1,a\n" * 50_001, TOO_MANY),
    "cells.csv": (
        lambda: b"Year,Headline\n" + (b"," * 499 + b"1\n") * 12_001,
        "The sheet has more than 6,000,000 cells. Divide it.",
    ),
    "items.json": (
        lambda: b'{"events":[{"text":{"headline":"a"}}' + b",{}" * 50_001 + b"]}",
        TOO_MANY,
    ),
    "values.json": (
        lambda: b'{"events":[' + b"{}," * 2_000_001 + b"{}]}",
        "The JSON in this file has more than 4,000,000 values. Divide it.",
    ),
    "entries.bib": (lambda: b"@misc{a,}" * 10_000 + b"\n@misc(a,)\n" * 40_001, TOO_MANY),
    "fields.bib": (
        lambda: b"@misc{a,\n" + b"b={c},\n" * 1_000_001 + b"}",
        "The file has more than 1,000,000 fields. Divide it.",
    ),
    "events.ics": (
        lambda: b"BEGIN:VCALENDAR\n" + b"BEGIN:VEVENT\nEND:VEVENT\n" * 50_001 + b"END:VCALENDAR\n",
        TOO_MANY,
    ),
    "lines.ics": (
        lambda: b"BEGIN:VCALENDAR\n" + b"X-A:1\n" * 600_000 + b"END:VCALENDAR\n",
        "The calendar has more than 600,000 lines. Divide it.",
    ),
    "lines.mw": (lambda: b"2012: x\n" * 50_001, TOO_MANY),
    "deep.mw": (
        lambda: b"2012: x\n" + b"section a\n" * 200_000,
        "More than 100 sections and groups are open here. Close each with `endSection` or ",
    ),
    "long.mw": (lambda: b"2012: " + b"x" * 1_000_000, "This line has more than 100,000 "),
    "long.json": (
        lambda: json.dumps({"events": [{"text": {"headline": "x" * 1_000_001}}]}).encode(),
        "A text in this JSON has more than 1,000,000 characters.",
    ),
    "deep.json": (lambda: b'{"events":' + b"[" * 200_000, "The JSON in this file is nested too "),
    "twice.json": (
        lambda: b'{"events": [], "events": []}',
        "An object of this JSON has the key 'events' twice. Keep one of the two.",
    ),
    "latin.csv": (
        lambda: "Year,Headline\n2012,Café\n".encode("latin-1"),
        "Byte 23 of the file (0xE9) is not UTF-8: the file is saved in another encoding",
    ),
    "open.csv": (
        lambda: b'Year,Headline\n2012,"never closed\n',
        "Row 2 is not a row of a CSV file: unexpected end of data. Look for a quotation mark that ",
    ),
    "empty.csv": (lambda: b"", "The sheet is empty. Its first row must name the columns."),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_clear_error_and_nothing_written(name: str, tmp_path: Path) -> None:
    make, message = REFUSED[name]
    (tmp_path / name).write_bytes(make())
    told = bring(tmp_path / name, tmp_path / "out")
    assert told.status == 1
    assert f"error: {message}" in told.text
    assert not (tmp_path / "out").exists()


def test_scripts_and_formulas_come_in_as_words(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text(
        "Year,Headline,Text,Media\n"
        '2012,<script>alert(1)</script>Hi,"<img src=x onerror=x()>T [@x] [^1] ~~a~~","data:x"\n'
        "2013,=cmd|' /C calc'!A0,@SUM(1) \u202e\x07,\n",
        encoding="utf-8",
    )
    brought = bring(tmp_path / "x.csv", tmp_path / "out")
    assert brought.events == [("2012", "Hi"), ("2013", "=cmd|' /C calc'!A0")]
    assert [event.text for event in brought.timeline.events.values()] == [
        "T (@x\\] (^1\\] ~ ~a~ ~",
        "@SUM(1)",
    ]


def test_what_the_check_refuses_is_named_and_the_rest_arrives(tmp_path: Path) -> None:
    (tmp_path / "x.bib").write_text(
        "@online{a, title={A}, language={xx-nowhere-at-all-it-is}, date={2012}}\n", encoding="utf-8"
    )
    brought = bring(tmp_path / "x.bib", tmp_path / "out")
    assert brought.timeline.sources["a"].language == ""
    assert "language in the file: " in brought.timeline.sources["a"].note


def test_nothing_is_half_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run that is stopped between two files leaves no timeline with half of its records."""
    (tmp_path / "x.csv").write_text("Year,Headline\n2012,One\n", encoding="utf-8")
    write = Root.write

    def stopped(self: Root, path: str, content: bytes) -> None:
        if path == "timeline.yml":
            raise OSError(28, "No space left on device", path)
        write(self, path, content)

    monkeypatch.setattr(Root, "write", stopped)
    wanted = Wanted(folder=tmp_path / "out", shown="out")
    with pytest.raises(OSError, match="No space left"):
        import_file(read_given(tmp_path / "x.csv"), wanted, Options())
    assert "timeline.yml" not in contents(tmp_path / "out")


def test_a_folder_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("Year,Headline\n2012,One\n", encoding="utf-8")
    with pytest.raises(NotImportedError, match="is not a folder"):
        import_file(
            read_given(tmp_path / "x.csv"),
            Wanted(folder=tmp_path / "x.csv", shown="x.csv"),
            Options(),
        )


def test_five_thousand_of_one_title_get_ids_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text(
        "Year,Headline\n" + "".join(f"{n},Spill\n" for n in range(1, 5_001))
    )
    brought = bring(tmp_path / "x.csv", tmp_path / "out")
    assert list(brought.timeline.events)[:2] == ["spill", "spill-2"]
    assert len(brought.timeline.events) == 5_000
