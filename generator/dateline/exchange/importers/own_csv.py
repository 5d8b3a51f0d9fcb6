"""The CSV that `dateline export` writes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from dateline.data.source_types import SourceType
from dateline.dates import DateError, read_date
from dateline.exchange.parts.addresses import fit_address, type_at
from dateline.exchange.parts.tables.own_columns import COLUMNS, WRITTEN, bare_cell
from dateline.exchange.parts.tables.sheets import is_sheet, read_sheet
from dateline.exchange.parts.unknown_dates import BECAUSE, is_unknown, unknown_date
from dateline.exchange.records import (
    Given,
    Item,
    Kind,
    Note,
    NotImportedError,
    Options,
    Refused,
    SourceRef,
    Value,
    Yielded,
)

_PLAIN: Final = ("title", "text", "where", "added", "note")


class OwnCsv:
    """The importer."""

    name = "csv"
    says = "the CSV that `dateline export` writes"

    def recognises(self, given: Given) -> bool:
        """Whether the columns are ours."""
        return is_sheet(given) and {*COLUMNS} <= {*read_sheet(given).columns}

    def read(self, given: Given, options: Options) -> Iterator[Yielded]:
        """Every row.

        Raises:
            NotImportedError: the file is no sheet, or has other columns.
        """
        sheet = read_sheet(given)
        if missing := [name for name in COLUMNS if name not in sheet.columns]:
            raise NotImportedError(
                f"This is not a CSV of Dateline's: it has no column `{missing[0]}`.",
                "Make a mapping with `--suggest`, and give it with `--map`.",
            )
        seen: set[str] = set()
        for row in sheet.rows:
            cells = {name: bare_cell(cell) for name, cell in row.cells.items()}
            place = f"row {row.number}"
            sources = list(_sources(cells.get("sources", ""), place))
            for source in sources:
                if source.key not in seen:
                    seen.add(source.key)
                    yield source
            yield _event(cells, place, sources, options)


def _event(cells: Mapping[str, str], place: str, sources: list[Item], options: Options) -> Yielded:
    title, date = cells.get("title", ""), cells.get("date", "").strip()
    notes: tuple[Note, ...] = ()
    record: dict[str, Value] = {"date": date}
    if is_unknown(date):
        keys, notes = unknown_date(cells.get(BECAUSE, "").split("\n"))
        record |= keys
    else:
        try:
            read_date(
                date, language=options.language, date_order=options.date_order, zone=options.zone
            )
        except DateError as error:
            return Refused(place, title, f"{error.message} {error.hint}".strip())
    record |= {name: cells[name] for name in _PLAIN if cells.get(name)}
    if topics := tuple(filter(None, cells.get("topics", "").split("\n"))):
        record["topics"] = topics
    record |= {name: "true" for name in ("key", "draft") if cells.get(name, "").lower() == "true"}
    if sources:
        record["accounts"] = tuple(SourceRef(source.key) for source in sources)
    left = [name for name in cells if name not in WRITTEN and cells[name]]
    notes += tuple(Note(name, "It is none of Dateline's columns: it is left out.") for name in left)
    name = cells.get("id", "")
    return Item(
        kind=Kind.EVENT, place=place, key=name or title, called=title, wished=name,
        record=record, notes=notes,
    )  # fmt: skip


def _sources(cell: str, place: str) -> Iterator[Item]:
    kinds = {str(kind) for kind in SourceType}
    for line in filter(str.strip, cell.split("\n")):
        name, *rest = line.split()
        kind = next((word for word in rest if word in kinds), "")
        address = next(filter(None, map(fit_address, rest)), "")
        record: dict[str, Value] = {"type": kind or type_at(address)}
        if address:
            record["url"] = address
        yield Item(kind=Kind.SOURCE, place=place, key=name, called=name, wished=name, record=record)
