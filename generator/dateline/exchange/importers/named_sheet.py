"""A sheet whose columns are named as the keys that they become: it needs no mapping."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

from dateline.exchange.importers.mapped import read_mapped
from dateline.exchange.parts.date_formats import AS_DATELINE
from dateline.exchange.parts.tables.mapping import Column, Map
from dateline.exchange.parts.tables.sheets import is_sheet, read_sheet
from dateline.exchange.records import Given, NotImportedError, Options, Yielded

_DATE: Final = Column("date", (AS_DATELINE,))
_BECOMES: Final = {
    **{name: Column(name) for name in ("id", "title", "text", "where", "note")},
    "date": _DATE,
    "end": Column("end", (AS_DATELINE,)),
    "topics": Column("topics", split=","),
    "source": Column("source.url"),
    "outlet": Column("source.outlet"),
    "source title": Column("source.title"),
}
NEEDED: Final = ("date", "title")
"""Without these a sheet is of another kind."""


class NamedSheet:
    """The importer."""

    name = "sheet"
    says = f"a sheet with columns named {', '.join(_BECOMES)}"

    def recognises(self, given: Given) -> bool:
        """Whether each column has such a name, and the two are there that an event needs."""
        if not is_sheet(given):
            return False
        names = {name.strip().casefold() for name in read_sheet(given).columns}
        return {*NEEDED} <= names <= {*_BECOMES}

    def read(self, given: Given, options: Options) -> Iterator[Yielded]:
        """Every row.

        Raises:
            NotImportedError: the file is no sheet, or has other columns.
        """
        columns = {
            name: _BECOMES.get(name.strip().casefold()) for name in read_sheet(given).columns
        }
        known = {name: column for name, column in columns.items() if column}
        if len(known) < len(columns) or not {*NEEDED} <= {column.to for column in known.values()}:
            raise NotImportedError(
                "A sheet without a mapping has columns of these names alone: "
                f"{', '.join(_BECOMES)}. It needs {' and '.join(NEEDED)}.",
                "Name its columns so, or make a mapping with `--suggest`, for `--map`.",
            )
        yield from read_mapped(given, Map("events", MappingProxyType(known)), options)
