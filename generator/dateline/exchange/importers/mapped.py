"""Sheets and JSON of any shape, by a mapping that says which column becomes what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from dateline.exchange.parts.addresses import fit_address, name_of_address, type_at, type_of
from dateline.exchange.parts.date_formats import AS_DATELINE, Conventions, read_formatted
from dateline.exchange.parts.date_parts import Parts, PartsDate, PartsError, join_span, read_span
from dateline.exchange.parts.html_prose import is_html, lost_elements, plain_html, read_html
from dateline.exchange.parts.markdown_text import fault_of_prose, prose_of
from dateline.exchange.parts.naming import Keys
from dateline.exchange.parts.plain_files import is_json
from dateline.exchange.parts.tables.flat_json import read_rows
from dateline.exchange.parts.tables.mapping import DATES, LISTS, PARTS, Map, read_map
from dateline.exchange.parts.tables.sheets import Row, Sheet, read_sheet
from dateline.exchange.records import (
    Given,
    Header,
    Item,
    Kind,
    Note,
    NoteKind,
    NotImportedError,
    Options,
    Refused,
    SourceRef,
    Value,
    Yielded,
)

_UNMAPPED: Final = "The mapping says nothing of this column: it is left out."
_MIDNIGHTS: Final = "Every clock time in it is 00:00: the days alone are taken."
# Matches in `2022-07-08 00:00:00` and `2022-07-08T00:00Z`, as programs write a day.
_MIDNIGHT: Final = re.compile(r"(?<=[0-9])(?:T|,? )00:00(?::00(?:[.]0+)?)?(?:Z|[+-]00:?00)?$")
# Matches `10:30`, `9 am`.
_CLOCK: Final = re.compile(r"[0-9]:[0-9]{2}|[0-9] ?[ap]\.?m\b", re.IGNORECASE)
_NO_ADDRESS: Final = "It is not a web address: it is in `note`."


class Mapped:
    """The importer."""

    name = "mapped"
    says = "a sheet or JSON of any shape, with a mapping (`--map`)"

    def recognises(self, _given: Given) -> bool:
        """Never by itself: a mapping says so."""
        return False

    def read(self, given: Given, options: Options) -> Iterator[Yielded]:
        """Everything in the file.

        Raises:
            NotImportedError: there is no mapping, or it does not fit the file.
        """
        if options.mapping is None:
            raise NotImportedError(
                "A sheet of your own needs a mapping.",
                "Make one with `--suggest`, and give it with `--map`.",
            )
        yield from read_mapped(given, read_map(options.mapping), options)


def read_mapped(given: Given, mapped: Map, options: Options) -> Iterator[Yielded]:
    """Everything in a file, by a mapping.

    Raises:
        NotImportedError: the mapping does not fit the file.
    """
    sheet, place = rows_of(given, mapped.items)
    missing = [name for name in mapped.columns if name not in sheet.columns]
    if missing:
        names = ", ".join(f"`{name}`" for name in sheet.columns)
        raise NotImportedError(
            f"The mapping names the column '{missing[0]}', which the file does not have.",
            f"Its columns: {names}.",
        )
    if sheet.notes:
        yield Header(notes=sheet.notes)
    conventions = Conventions(options.language, options.zone, options.date_order)
    reader = _Reader(mapped, conventions, place, _columns_of_midnights(sheet, mapped))
    for row in sheet.rows:
        yield from reader.read(row)


def _columns_of_midnights(sheet: Sheet, mapped: Map) -> frozenset[str]:
    """The columns of dates whose clock times are all midnight: they say no more than days. The
    beginning and the end of events are one: a night that ends at 00:00 has begun at a time.
    """
    found: list[str] = []
    span = {"date", "end"}
    for targets in (span, *({target} for target in DATES - span)):
        names = [name for name, column in mapped.columns.items() if column.to in targets]
        cells = (row.cells.get(name, "").strip() for name in names for row in sheet.rows)
        clocks = [cell for cell in cells if _CLOCK.search(cell)]
        if clocks and all(_MIDNIGHT.search(cell) for cell in clocks):
            found += names
    return frozenset(found)


def rows_of(given: Given, items: str = "") -> tuple[Sheet, str]:
    """The rows of a file, and what one is called in messages."""
    if is_json(given.data):
        return read_rows(given.data, items), "item"
    return read_sheet(given), "row"


@dataclass(slots=True)
class _Made:
    """A record in the making: its values, those of its source, the addresses of more sources than
    one, and notes.
    """

    record: dict[str, Value]
    source: dict[str, Value]
    more: list[str]
    notes: list[Note]
    remarks: list[str]


class _Reader:
    def __init__(
        self, mapped: Map, conventions: Conventions, place: str, midnights: frozenset[str]
    ) -> None:
        self._map = mapped
        self._midnights = midnights
        self._conventions = conventions
        self._place = place
        self._keys = Keys()
        self._sources: dict[str, str] = {}

    def read(self, row: Row) -> Iterator[Yielded]:
        place = f"{self._place} {row.number}"
        made = _Made({}, {}, [], [], [])
        called = plain_html(" ".join(self._cells(row, "title"))) or " ".join(
            self._cells(row, "id") or self._cells(row, "url")
        )
        try:
            self._fill(row, made)
        except PartsError as error:
            yield Refused(place, called, str(error))
            return
        if reason := self._reason_against(made):
            yield Refused(place, called, reason)
            return
        wished = " ".join(self._cells(row, "id"))
        key = self._keys.key(wished or called)
        if self._map.records == "sources":
            made.record.setdefault("type", type_of("website" if "url" in made.record else "book"))
            yield Item(
                kind=Kind.SOURCE, place=place, key=key, called=called, wished=wished,
                record=made.record, notes=tuple(made.notes),
            )  # fmt: skip
            return
        yield from self._source(made, place)
        if made.remarks:
            kept = made.record.get("note")
            made.record["note"] = "\n".join(
                [*([kept] if isinstance(kept, str) else []), *made.remarks]
            )
        yield Item(
            kind=Kind.EVENT, place=place, key=key, called=called, wished=wished,
            record=made.record, notes=tuple(dict.fromkeys(made.notes)),
        )  # fmt: skip

    def _cells(self, row: Row, target: str) -> list[str]:
        cells = (row.cells.get(name, "").strip() for name in self._map.columns_to(target))
        return [cell for cell in cells if cell]

    def _reason_against(self, made: _Made) -> str:
        if self._map.records == "sources":
            return "" if made.record else "It has nothing in the columns of the mapping."
        if not made.record.get("date"):
            return "It has no date."
        return "" if made.record.get("title") else "It has no title."

    def _fill(self, row: Row, made: _Made) -> None:
        if self._map.records == "events":
            when = self._when(row)
            if when:
                made.record["date"] = when.text
                made.notes += when.notes
                if any(note.part in ("time", "end time") for note in when.notes):
                    made.remarks.append(f"Clock times in the file: {self._clocks(row)}")
        for name, cell in row.cells.items():
            column = self._map.columns.get(name)
            if not cell.strip():
                continue
            if column is None:
                made.notes.append(Note(name, _UNMAPPED))
            elif column.to not in ("date", "end", "id", *PARTS):
                self._put(name, cell.strip(), made)

    def _when(self, row: Row) -> PartsDate | None:
        """The date from its column or its parts, and to its end if it has one."""
        start = self._date_in(row, "date")
        end = self._date_in(row, "end")
        if start is None:
            first, last = self._parts(row, ""), self._parts(row, "end.")
            return read_span(first, last) if first.year else None
        if time := " ".join(self._cells(row, "time")):
            start = self._with_time(start, time)
        return join_span(start, end) if end else start

    def _parts(self, row: Row, prefix: str) -> Parts:
        def part(name: str) -> str:
            return " ".join(self._cells(row, f"{prefix}{name}"))

        return Parts(part("year"), part("month"), part("day"), part("time"))

    def _date_in(self, row: Row, target: str) -> PartsDate | None:
        for name in self._map.columns_to(target):
            if cell := row.cells.get(name, "").strip():
                return self._date_of(name, cell)
        return None

    def _date_of(self, name: str, cell: str) -> PartsDate:
        """The date in a column's cell, without the midnight that all of the column has."""
        formats = self._map.columns[name].formats or (AS_DATELINE,)
        text = read_formatted(cell, formats, self._conventions)
        day = _MIDNIGHT.sub("", text) if name in self._midnights else text
        return PartsDate(day, (Note(name, _MIDNIGHTS, NoteKind.CHANGED),) if day != text else ())

    def _with_time(self, start: PartsDate, time: str) -> PartsDate:
        year, *rest = start.text.rsplit("-", 2)
        if len(rest) != 2 or "T" in start.text:
            return PartsDate(start.text, (Note("time", "A clock time without a day is left out."),))
        bc = str(int(year) - 1) if year.startswith("-") or int(year) == 0 else year
        return read_span(Parts(bc, rest[0], rest[1], time), Parts())

    def _clocks(self, row: Row) -> str:
        names = [*self._map.columns_to("time"), *self._map.columns_to("end.time")]
        names += [*self._map.columns_to("date"), *self._map.columns_to("end")]
        return " – ".join(row.cells[name].strip() for name in names if row.cells.get(name))

    def _put(self, name: str, cell: str, made: _Made) -> None:
        column = self._map.columns[name]
        target = column.to
        into = made.source if target.startswith("source.") else made.record
        key = target.removeprefix("source.")
        if target == "at":
            made.source["at"] = cell
        elif target in DATES:
            date = self._date_of(name, cell)
            into[key] = date.text
            made.notes += date.notes
        elif key == "url":
            for address in cell.split(column.split) if column.split else [cell]:
                self._put_address(name, address.strip(), into, made)
        elif target in LISTS:
            cut = cell.split(column.split) if column.split else [cell]
            values = tuple(filter(None, (plain_html(item) for item in cut)))
            before = into.get(key)
            into[key] = (*(before if isinstance(before, tuple) else ()), *values)
        elif key in ("text", "summary"):
            self._put_text(name, cell, into, made)
        else:
            words = plain_html(cell) if is_html(cell) else cell
            before = into.get(key)
            into[key] = f"{before} {words}" if isinstance(before, str) else words

    def _put_address(self, name: str, cell: str, into: dict[str, Value], made: _Made) -> None:
        address = fit_address(cell)
        if address and into is made.source and "url" in into:
            made.more += [address] if address not in (into["url"], *made.more) else []
        elif address:
            into["url"] = address
        elif cell:
            made.notes.append(Note(name, _NO_ADDRESS, NoteKind.CHANGED))
            made.remarks.append(f"{name} in the file: {cell}")

    def _put_text(self, name: str, cell: str, into: dict[str, Value], made: _Made) -> None:
        form = self._map.columns[name].form or ("html" if is_html(cell) else "plain")
        if form == "html":
            found = read_html(cell)
            prose = found.prose
            made.notes += lost_elements(name, found.lost)
        elif form == "markdown" and not (fault := fault_of_prose(cell)):
            prose = cell
        else:
            prose = prose_of(cell)
            if form == "markdown":
                why = f"It {fault}: all of it is kept as plain characters."
                made.notes.append(Note(name, why, NoteKind.CHANGED))
        before = into.get("text")
        into["text"] = f"{before}\n\n{prose}" if isinstance(before, str) else prose

    def _source(self, made: _Made, place: str) -> Iterator[Item]:
        """The event's sources, of those the ones that no row before had. What the row says of a
        source beside its address is said of the first.
        """
        at = made.source.pop("at", None)
        if not made.source:
            return
        accounts: list[Value] = []
        sources: list[Mapping[str, Value]] = [made.source, *({"url": each} for each in made.more)]
        for source in sources:
            url = source.get("url")
            key = url if isinstance(url, str) else repr(sorted(source.items(), key=lambda x: x[0]))
            ref = SourceRef(key)
            accounts.append({"source": ref, "at": at} if at and not accounts else ref)
            if key not in self._sources:
                self._sources[key] = place
                yield _source_item(source, place, key)
        made.record["accounts"] = tuple(accounts)


def _source_item(source: Mapping[str, Value], place: str, key: str) -> Item:
    url, title, outlet = source.get("url"), source.get("title"), source.get("outlet")
    at_address = name_of_address(url) if isinstance(url, str) else ""
    named = next((n for n in (title, at_address or outlet) if isinstance(n, str)), "source")
    kind = type_at(url) if isinstance(url, str) else type_of("document", "official")
    rest = {name: value for name, value in source.items() if name != "type"}
    return Item(
        kind=Kind.SOURCE, place=place, key=key, called=named, wished=named,
        record={"type": source.get("type", kind), **rest},
    )  # fmt: skip
