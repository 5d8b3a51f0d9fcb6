"""Sheets: rows of cells from CSV, from xlsx, and from a saved page with a table."""

from __future__ import annotations

import csv
import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from html.parser import HTMLParser
from itertools import chain, islice
from typing import IO, Final

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from dateline.exchange.parts.plain_files import LONGEST_TEXT, text_of
from dateline.exchange.records import Given, Note, NotImportedError, require_few
from dateline.read.decoding import MAX_LINE

XLSX: Final = (".xlsx", ".xlsm", ".ods", ".xlsb")
_ZIP: Final = b"PK\x03\x04"
_MOST_INFLATED: Final = 150_000_000
_MOST_CELLS: Final = 6_000_000
_MOST_COLUMNS: Final = 500
# A cell's place in the XML of a sheet: r="XFD1048576".
_CELL: Final = re.compile(rb'\br="([A-Z]{1,3})([0-9]{1,7})"')
_MOST_ABOVE: Final = 5
_CHUNK: Final = 1 << 20
_DELIMITERS: Final = (",", ";", "\t", "|")


@dataclass(frozen=True, slots=True)
class Row:
    """One row that is not empty: its number as a spreadsheet shows it, and its cells by column."""

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The columns in their order, and the rows. `others` are the names of sheets of the file that
    are not it, `above` the lines over the names of the columns.
    """

    columns: tuple[str, ...]
    rows: Sequence[Row]
    others: tuple[str, ...] = ()
    above: tuple[str, ...] = ()

    @property
    def notes(self) -> tuple[Note, ...]:
        """What of the file is not in the sheet, for the report."""
        notes = [Note("above the columns", f"This is left out: {line}") for line in self.above]
        if self.others:
            names = ", ".join(f"`{name}`" for name in self.others)
            notes.append(Note("other sheets", f"Only the first sheet is read, not {names}."))
        return tuple(notes)


def is_sheet(given: Given) -> bool:
    """Whether a file is a sheet, by its name."""
    return given.ending in (".csv", ".tsv", *XLSX)


@lru_cache(maxsize=1)
def read_sheet(given: Given) -> Sheet:
    """The sheet of a file; its first row that is not empty names the columns.

    Raises:
        NotImportedError: the file is no sheet, or more than can be read safely.
    """
    others: tuple[str, ...] = ()
    if given.data.startswith(_ZIP):
        rows, others = _workbook_rows(given.data)
    elif given.ending in XLSX:
        raise NotImportedError("The file is not the workbook that its name says.")
    elif given.ending in (".html", ".htm"):
        rows = _table_rows(text_of(given.data))
    else:
        rows = _csv_rows(text_of(given.data), "\t" if given.ending == ".tsv" else "")
    return _with_columns(rows, others)


def _with_columns(rows: Iterator[tuple[int, list[str]]], others: tuple[str, ...]) -> Sheet:
    columns: list[str] = []
    above, rows = _without_title(rows)
    found: list[Row] = []
    cell_count = 0
    for number, cells in rows:
        if not any(cell.strip() for cell in cells):
            continue
        if not columns:
            columns = _named(cells)
            continue
        if len(cells) > len(columns):
            columns += map(name_of_unnamed, range(len(columns) + 1, len(cells) + 1))
        require_few(len(found) + 1)
        cell_count += len(cells)
        if cell_count > _MOST_CELLS:
            raise NotImportedError(f"The sheet has more than {_MOST_CELLS:,} cells.", "Divide it.")
        found.append(Row(number, dict(zip(columns, cells, strict=False))))
    if not columns:
        raise NotImportedError("The sheet is empty.", "Its first row must name the columns.")
    return Sheet(tuple(columns), found, others, above)


def _without_title(
    rows: Iterator[tuple[int, list[str]]],
) -> tuple[tuple[str, ...], Iterator[tuple[int, list[str]]]]:
    """The rows from that which names the columns, and what is above it: lines in one cell each, as
    people write the title of a sheet, over a row of several cells.
    """
    first = list(islice((row for row in rows if any(c.strip() for c in row[1])), _MOST_ABOVE + 1))
    filled = [[cell.strip() for cell in cells if cell.strip()] for _, cells in first]
    start = next((n for n, cells in enumerate(filled) if len(cells) > 1), 0)
    return tuple(cells[0] for cells in filled[:start]), chain(first[start:], rows)


def _named(cells: list[str]) -> list[str]:
    """The columns' names, each once; one without a name has its number."""
    names: list[str] = []
    for number, cell in enumerate(cells, 1):
        name = " ".join(cell.split()) or name_of_unnamed(number)
        names.append(name if name not in names else f"{name} (column {number})")
    return names


def name_of_unnamed(number: int) -> str:
    """What a column is called that has no name, by its number from 1."""
    return f"column {number}"


def _csv_rows(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > LONGEST_TEXT:
            message = f"This line has more than {LONGEST_TEXT:,} characters."
            raise NotImportedError(message, "Look for a quotation mark that is not closed.", number)
    lines = [re.sub(r'"[^"]*"', "", line) for line in text.split("\n", 20)[:20]]
    bare = next((line for line in lines if any(sign in line for sign in _DELIMITERS)), "")
    delimiter = delimiter or max(_DELIMITERS, key=bare.count)
    csv.field_size_limit(max(csv.field_size_limit(), MAX_LINE))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 0
    try:
        for number, cells in enumerate(reader, 1):
            if len(cells) > _MOST_COLUMNS:
                raise NotImportedError(f"Row {number} has more than {_MOST_COLUMNS} cells.")
            yield number, cells
    except csv.Error as error:
        raise NotImportedError(
            f"Row {number + 1} is not a row of a CSV file: {error}.",
            "Look for a quotation mark that is not closed.",
            reader.line_num,
        ) from error


def _workbook_rows(data: bytes) -> tuple[Iterator[tuple[int, list[str]]], tuple[str, ...]]:
    _refuse_bomb(data)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        shown = [
            sheet.name
            for sheet in book.sheets_metadata
            if sheet.typ == SheetTypeEnum.WorkSheet and sheet.visible == SheetVisibleEnum.Visible
        ]
        sheets = [(name, book.get_sheet_by_name(name)) for name in shown]
        filled = [(name, sheet) for name, sheet in sheets if sheet.start is not None]
        if not filled:
            raise NotImportedError("The workbook has no sheet with anything in it.")
        sheet = filled[0][1]
        top = (sheet.start or (0, 0))[0]
        rows = sheet.to_python(skip_empty_area=True)
    except (CalamineError, OSError, ValueError) as error:
        raise NotImportedError("The workbook cannot be read: it is damaged or locked.") from error
    others = tuple(other for other, _ in filled[1:])
    return ((top + n, [_cell(cell) for cell in row]) for n, row in enumerate(rows, 1)), others


def _cell(value: object) -> str:
    """A cell as text. A number has no point where it is whole; a day is written as ISO."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime):
        whole = not (value.hour or value.minute or value.second)
        return value.date().isoformat() if whole else value.isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.isoformat(timespec="seconds")
    if isinstance(value, timedelta):
        return f"{int(value.total_seconds()) // 3600}:{int(value.total_seconds()) // 60 % 60:02}"
    return str(value)


def _refuse_bomb(data: bytes) -> None:
    """Look at what a workbook inflates to, before anything reads it into memory.

    Raises:
        NotImportedError: it is too large, or has a cell so far out that all between take too much.
    """
    total = 0
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _refuse_large(sum(entry.file_size for entry in archive.infolist()))
            for entry in archive.infolist():
                bounds = [0, 0]
                with archive.open(entry) as stream:
                    total += _inflate(stream, bounds, _MOST_INFLATED - total)
                if bounds[0] * bounds[1] > _MOST_CELLS:
                    raise NotImportedError(
                        f"A sheet of the workbook reaches to row {bounds[0]:,} and column "
                        f"{bounds[1]:,}: more cells than can be read.",
                        "Delete the cells far out, or save the sheet as CSV.",
                    )
    except (
        zipfile.BadZipFile,
        zlib.error,
        OSError,
        EOFError,
        NotImplementedError,
        RuntimeError,
    ) as e:
        raise NotImportedError("The workbook cannot be read: it is damaged or locked.") from e


def _refuse_large(size: int) -> None:
    if size > _MOST_INFLATED:
        raise NotImportedError(
            f"The workbook contains more than {_MOST_INFLATED // 1_000_000} MB.",
            "Save the sheet as CSV, or in parts.",
        )


def _inflate(stream: IO[bytes], bounds: list[int], most: int) -> int:
    size, rest = 0, b""
    while chunk := stream.read(_CHUNK):
        size += len(chunk)
        _refuse_large(_MOST_INFLATED - most + size)
        for column, row in _CELL.findall(rest + chunk):
            bounds[0] = max(bounds[0], int(row))
            bounds[1] = max(bounds[1], _column_number(column))
        rest = chunk[-20:]
    return size


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _table_rows(text: str) -> Iterator[tuple[int, list[str]]]:
    reader = _Table()
    reader.feed(text)
    reader.close()
    if not reader.rows:
        raise NotImportedError("The page has no table.", "Save the sheet as CSV.")
    yield from enumerate(reader.rows, 1)


class _Table(HTMLParser):
    """The first table of a page, without the row numbers that a published sheet has at its side."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[str]] = []
        self._depth = 0
        self._cell: list[str] | None = None
        self._done = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._depth += 1
        elif self._depth == 1 and not self._done:
            named = dict(attrs)
            if tag == "tr":
                self.rows.append([])
            elif tag == "td" and "freezebar" not in (named.get("class") or ""):
                self._end_cell()
                self._cell = []
            elif tag == "br" and self._cell is not None:
                self._cell.append("\n")
            elif tag == "a" and self._cell is not None and named.get("href"):
                self._cell.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "tr"):
            self._end_cell()
        if tag == "table":
            self._depth -= 1
            self._done = self._done or (self._depth == 0 and any(self.rows))

    def handle_data(self, data: str) -> None:
        if self._cell is not None and not self._done:
            self._cell.append(data)

    def _end_cell(self) -> None:
        if self._cell is not None and self.rows:
            self.rows[-1].append("".join(self._cell).strip())
        self._cell = None
