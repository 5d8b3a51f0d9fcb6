"""A sheet whose columns are named as the keys that they become: it needs no mapping."""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

from dateline.exchange.importers.mapped import read_mapped
from dateline.exchange.parts.date_formats import AS_DATELINE
from dateline.exchange.parts.tables.mapping import Column, Map
from dateline.exchange.parts.tables.sheets import Sheet, is_sheet, name_of_unnamed, read_sheet
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
_MOST_NAMED: Final = 5
# Matches the end of `title (column 3)`.
_NUMBER: Final = re.compile(r" \(column [0-9]+\)$", re.ASCII)


class NamedSheet:
    """The importer."""

    name = "sheet"
    says = f"a sheet with columns named {', '.join(_BECOMES)}"

    def recognises(self, given: Given) -> bool:
        """Whether the two columns are there that an event needs, and no others than ours.

        Raises:
            NotImportedError: the two are there, but other columns as well, or two of one name: if
                no other importer knows the file, this is what its writer has to change.
        """
        if not is_sheet(given):
            return False
        names = _columns_of(read_sheet(given))
        if not {*NEEDED} <= {_plain(name) for name in names}:
            return False
        _require_known(names)
        return True

    def read(self, given: Given, options: Options) -> Iterator[Yielded]:
        """Every row.

        Raises:
            NotImportedError: the file is no sheet, or has other columns, or two of one name.
        """
        names = _columns_of(read_sheet(given))
        _require_known(names)
        columns = {name: _BECOMES[_plain(name)] for name in names}
        yield from read_mapped(given, Map("events", MappingProxyType(columns)), options)


def _columns_of(sheet: Sheet) -> tuple[str, ...]:
    """The names of columns, without those that have neither a name nor anything below it, as
    spreadsheets write at the end of each row.
    """
    return tuple(
        name
        for number, name in enumerate(sheet.columns, 1)
        if name != name_of_unnamed(number)
        or any(row.cells.get(name, "").strip() for row in sheet.rows)
    )


def _plain(name: str) -> str:
    """A column's name as it is in our list: of two columns of one name, the later has its number
    behind it.
    """
    return _NUMBER.sub("", name).strip().casefold()


def _require_known(names: tuple[str, ...]) -> None:
    plain = [_plain(name) for name in names]
    lacking = [name for name in NEEDED if name not in plain]
    strange = [name for name, ours in zip(names, plain, strict=True) if ours not in _BECOMES]
    if lacking or strange:
        why = [f"There is no column `{name}`." for name in lacking]
        why += [f"The column `{name}` is none of them." for name in strange[:_MOST_NAMED]]
        raise NotImportedError(
            "A sheet without a mapping has columns of these names alone: "
            f"{', '.join(_BECOMES)}. It needs {' and '.join(NEEDED)}. {' '.join(why)}",
            "Rename or delete what is none of them, or make a mapping with `--suggest`, for "
            "`--map`.",
        )
    twice = next((name for name in plain if plain.count(name) > 1), "")
    if twice:
        raise NotImportedError(
            f"More than one column is named `{twice}`.",
            "Rename or delete all but one of them.",
        )
