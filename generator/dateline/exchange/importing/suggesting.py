"""A first mapping, from the names of the columns and from which dates fit every row."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Final

from dateline.exchange.importers.mapped import rows_of
from dateline.exchange.parts.date_formats import AS_DATELINE, Conventions, covering, fitting
from dateline.exchange.parts.plain_files import is_json, json_of
from dateline.exchange.parts.tables.flat_json import longest_list
from dateline.exchange.parts.tables.sheets import Sheet
from dateline.exchange.records import Given

_MEANT: Final = {
    "date": ("date", "startdate", "start", "when", "day of event", "eventdate", "datum", "fecha",
             "tanggal", "дата", "begin", "from", "incidentdate", "occurred", "timestamp",
             "datetime", "datetext"),
    "end": ("end", "enddate", "until", "to", "finish", "endtime"),
    "year": ("year", "startyear", "yr", "jahr", "année", "annee", "año", "год"),
    "month": ("month", "startmonth"),
    "day": ("day", "startday"),
    "time": ("time", "starttime", "hour", "uhrzeit", "heure", "hora"),
    "end.year": ("endyear",),
    "end.month": ("endmonth",),
    "end.day": ("endday",),
    "title": ("title", "headline", "name", "event", "what", "whathappened", "incident", "subject",
              "summary", "titel", "titre", "título", "judul", "название", "heading"),
    "text": ("text", "description", "details", "body", "detail", "content", "notes", "narrative",
             "beschreibung", "descripción", "keterangan", "описание"),
    "where": ("where", "place", "location", "site", "locality", "city", "venue", "ort",
              "lieu", "lugar", "tempat", "место", "country", "region", "address"),
    "topics": ("topics", "topic", "tags", "tag", "group", "category", "categories", "type", "kind",
               "theme", "keywords"),
    "id": ("id", "nr", "number", "no", "ref", "reference", "key", "uid", "code"),
    "note": ("note", "comment", "comments", "remark", "internalnote"),
    "source.url": ("url", "link", "source", "sourceurl", "links", "href", "media", "website",
                   "sourcelink", "weblink"),
    "source.title": ("sourcetitle", "articletitle"),
    "source.outlet": ("outlet", "publisher", "publication", "sourcename", "newspaper", "medium"),
    "source.by": ("author", "authors", "reporter", "byline"),
    "source.published": ("published", "publicationdate", "pubdate", "sourcedate"),
}  # fmt: skip
_BY_NAME: Final = {name: target for target, names in _MEANT.items() for name in names}
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
        lines += [f"items: {json.dumps(path, ensure_ascii=False)}"] if path else []
    lines += ["columns:", *_column_lines(sheet, conventions)]
    return "\n".join(lines) + "\n"


def _column_lines(sheet: Sheet, conventions: Conventions) -> Iterator[str]:
    taken: set[str] = set()
    for name in sheet.columns:
        target = _target(name)
        written = json.dumps(name, ensure_ascii=False)
        if not target or (target in taken and target not in ("text", "topics")):
            yield f"  # {written}: note"
            continue
        taken.add(target)
        values = [row.cells.get(name, "") for row in sheet.rows]
        if target in _DATES:
            yield from _date_lines(written, target, values, conventions)
        elif target in ("topics", "source.by", "source.url"):
            # An address may have a comma in it.
            signs = ("; ",) if target == "source.url" else (";", "|", ",")
            split = next((sign for sign in signs if any(sign in v for v in values)), "")
            given = f"{{to: {target}, split: {json.dumps(split)}}}" if split else target
            yield f"  {written}: {given}"
        else:
            yield f"  {written}: {target}"


def _target(name: str) -> str:
    """What a column is by its whole name, or by a word of it, the last first: `Incident No.`.

    What is said of a link beside its address, such as `links.text`, is nothing of the event.
    """
    within = _BY_NAME.get(_plain(name.rpartition(".")[0]), "")
    if within == "source.url" and _BY_NAME.get(_plain(name.rpartition(".")[2])) != within:
        return ""
    words = [word for word in re.split(r"[\W_]+", name) if word]
    longer = [word for word in words[:-1] if len(word) > 2]  # "no" is a number at the end alone
    for given in (name, *words[-1:], *reversed(longer)):
        if found := _BY_NAME.get(_plain(given)):
            return found
    return ""


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
        shown = ", ".join(json.dumps(value, ensure_ascii=False) for value in unread[:_SHOWN])
        more = f" and {len(unread) - _SHOWN:,} more" if len(unread) > _SHOWN else ""
        yield f"  # Of none of these is {shown}{more}: such a row is not imported."


def _plain(name: str) -> str:
    return re.sub(r"[\W_]+", "", name.casefold())
