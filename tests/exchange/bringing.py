"""What the tests of imports share: one import, what it wrote, and workbooks made by hand."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from click.testing import CliRunner

from dateline import build
from dateline.cli import main
from dateline.problems import Severity, as_text

if TYPE_CHECKING:
    from pathlib import Path

    from dateline.data.model import Timeline


@dataclass(frozen=True)
class Brought:
    """What an import printed, and the timeline that is there then."""

    status: int
    text: str
    folder: Path

    @property
    def timeline(self) -> Timeline:
        """The timeline, which has no errors."""
        site = build.load(self.folder, shown=self.folder.name)
        errors = [p for p in site.problems if p.severity is Severity.ERROR]
        assert not errors, "\n".join(map(as_text, errors))
        return site.timelines[0]

    @property
    def events(self) -> list[tuple[str, str]]:
        """Date and title of each event, in file order."""
        return [(event.date.edtf, event.title) for event in self.timeline.events.values()]

    @property
    def report(self) -> Any:  # noqa: ANN401 - JSON
        """The report, if it was asked for as JSON."""
        return json.loads(self.text)


def bring(file: Path, folder: Path, *options: str) -> Brought:
    """Run `dateline import`."""
    found = CliRunner().invoke(
        main, ["import", str(file), "--to", str(folder), *options], catch_exceptions=False
    )
    return Brought(found.exit_code, found.output.replace(f"{folder.as_posix()}/", ""), folder)


def contents(folder: Path) -> dict[str, bytes]:
    """All files of a folder, by name."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def workbook(rows: list[list[str | int | float | None]], *, sheet: str = "Sheet1") -> bytes:
    """A workbook with one sheet: the smallest that programs open."""
    cells = "".join(
        f'<row r="{n}">{"".join(_cell(n, m, value) for m, value in enumerate(row))}</row>'
        for n, row in enumerate(rows, 1)
    )
    return workbook_of_xml(f"<sheetData>{cells}</sheetData>", sheet=sheet)


def _cell(row: int, column: int, value: str | float | None) -> str:
    place = f"{chr(ord('A') + column)}{row}"
    if value is None:
        return ""
    if isinstance(value, str):
        return f'<c r="{place}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'
    return f'<c r="{place}"><v>{value}</v></c>'


def workbook_of_xml(sheet_data: str, *, sheet: str = "Sheet1") -> bytes:
    """A workbook whose sheet contains this XML."""
    main_ns = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    packages = "http://schemas.openxmlformats.org/package/2006"
    files = {
        "[Content_Types].xml": f'<Types xmlns="{packages}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/xl/workbook.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
        '<Override PartName="/xl/worksheets/sheet1.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{packages}/relationships"><Relationship Id="r1" '
        f'Type="{rel}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main_ns}" xmlns:r="{rel}"><sheets>'
        f'<sheet name="{sheet}" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{packages}/relationships">'
        f'<Relationship Id="r1" Type="{rel}/worksheet" Target="worksheets/sheet1.xml"/>'
        "</Relationships>",
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main_ns}">{sheet_data}</worksheet>',
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>{text}')
    return buffer.getvalue()
