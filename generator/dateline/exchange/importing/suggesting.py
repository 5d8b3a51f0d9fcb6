"""A first mapping, from the names of the columns and from what they hold."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from dateline.exchange.importers.mapped import rows_of
from dateline.exchange.importing.columns import holds_dates, meanings, recurring
from dateline.exchange.parts.date_formats import AS_DATELINE, SERIAL, Conventions, covering, fitting
from dateline.exchange.parts.plain_files import is_json, json_of
from dateline.exchange.parts.tables.flat_json import longest_list
from dateline.exchange.parts.tables.sheets import Sheet
from dateline.exchange.records import Given

# Matches `[a video](https://`.
_MARKDOWN_LINK: Final = re.compile(r"\[[^\[\]]+\]\(https?://")
_SHOWN: Final = 4
_DATES: Final = frozenset(["date", "end", "source.published"])
_ENGLISH: Final = Conventions()
_HEAD: Final = """\
# Which column becomes what. Look at each line, then import with `--map`.
# A column without a line is left out, and the report names it.
"""


def suggest_map(given: Given, conventions: Conventions = _ENGLISH) -> str:
    """The text of a mapping for a file.

    Raises:
        NotImportedError: the file is no sheet, and no JSON with a list.
    """
    sheet, _ = rows_of(given)
    lines = [_HEAD + "records: events"]
    if is_json(given.data):
        path, _items = longest_list(json_of(given.data))
        lines += [f"items: {_quoted(path)}"] if path else []
    lines += ["columns:", *_column_lines(sheet, conventions)]
    return "\n".join(lines) + "\n"


def _column_lines(sheet: Sheet, conventions: Conventions) -> Iterator[str]:
    cells = {
        name: [cell for row in sheet.rows if (cell := row.cells.get(name, "").strip())]
        for name in sheet.columns
    }
    # To read all dates of a column in all forms takes long, and is asked for twice.
    is_dated = cache(lambda name: holds_dates(cells[name], conventions))
    meant = meanings(cells, len(sheet.rows), is_dated)
    for name in sheet.columns:
        written = _quoted(name)
        target = meant.get(name, "")
        if not target:
            found = recurring(cells[name], len(sheet.rows))
            yield from _left_out(written, cells[name], found, dated=not found and is_dated(name))
        elif target in _DATES:
            yield from _date_lines(written, target, cells[name], conventions)
        elif target in ("topics", "source.by", "source.url"):
            # An address may have a comma in it.
            signs = ("; ",) if target == "source.url" else (";", "|", ",")
            yield f"  {written}: {_to_each(target, _sign_between(cells[name], signs))}"
        elif target == "text" and any(map(_MARKDOWN_LINK.search, cells[name])):
            yield f"  {written}: {{to: text, as: markdown}}"
        else:
            yield f"  {written}: {target}"


def _left_out(written: str, cells: list[str], found: list[str], *, dated: bool) -> Iterator[str]:
    """The line of a column that becomes nothing yet, with what it seems to hold: the values that
    are `found` again and again, or dates.
    """
    if found:
        more = ", and others" if len(found) > _SHOWN else ""
        to = _to_each("topics", _sign_between(cells, (";",)))
        yield f"  # {written}: {to} # {', '.join(map(_quoted, found[:_SHOWN]))}{more}"
    elif dated:
        yield f"  # {written}: note # These are dates: is one of them the event's day?"
    else:
        yield f"  # {written}: note"


def _sign_between(values: list[str], signs: tuple[str, ...]) -> str:
    """The sign that parts the values of one cell, if any cell has more than one."""
    return next((sign for sign in signs if any(sign in value for value in values)), "")


def _to_each(target: str, sign: str) -> str:
    return f"{{to: {target}, split: {json.dumps(sign)}}}" if sign else target


def _date_lines(
    written: str, target: str, values: list[str], conventions: Conventions
) -> Iterator[str]:
    formats = fitting(values, conventions)
    if formats[:1] == (AS_DATELINE,):
        yield f"  {written}: {{to: {target}, format: {AS_DATELINE}}}"
    elif len(formats) == 1:
        yield "  # The one format that fits every row."
        yield f"  {written}: {{to: {target}, format: {json.dumps(formats[0])}}}"
    elif formats:
        yield f"  # {' and '.join(formats)} fit every row: say which it is."
        yield f'  {written}: {{to: {target}, format: ""}}'
    if formats:
        return
    if values and all(SERIAL.fullmatch(value.strip()) for value in values if value.strip()):
        yield "  # These are a sheet's own numbers of days: show the column as dates, such as"
        yield "  # 2022-07-08, and save the sheet again."
        yield f'  {written}: {{to: {target}, format: ""}}'
        return
    several, unread = covering(values, conventions)
    if several:
        yield from _told_unread(unread)
        yield f"  {written}: {{to: {target}, format: [{', '.join(map(json.dumps, several))}]}}"
    else:
        yield "  # No format fits every row: write those that occur, such as [DD/MM/YYYY, YYYY]."
        yield f'  {written}: {{to: {target}, format: ""}}'


def _told_unread(unread: list[str]) -> Iterator[str]:
    yield "  # These forms occur in it."
    if unread:
        shown = ", ".join(map(_quoted, unread[:_SHOWN]))
        more = f" and {len(unread) - _SHOWN:,} more" if len(unread) > _SHOWN else ""
        yield f"  # Of none of these is {shown}{more}: such a row is not imported."


def _quoted(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)
