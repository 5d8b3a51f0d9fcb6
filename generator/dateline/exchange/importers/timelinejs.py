"""TimelineJS: its sheet (CSV, xlsx, a saved page or feed), its JSON of versions 3 and 2.

The sheet: https://timeline.knightlab.com/docs/using-spreadsheets.html. The JSON:
https://timeline.knightlab.com/docs/json-format.html, and of version 2
https://github.com/NUKnightLab/TimelineJS#json.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from dateline.dates import DateError, read_date
from dateline.exchange.parts.date_parts import Parts
from dateline.exchange.parts.html_prose import plain_html
from dateline.exchange.parts.plain_files import Tree, is_json, json_of
from dateline.exchange.parts.slides import Slide, Slides
from dateline.exchange.parts.tables.sheets import Row, Sheet, is_sheet, read_sheet
from dateline.exchange.records import (
    Given,
    Header,
    Note,
    NotImportedError,
    Options,
    Refused,
    Yielded,
)

_NOT: Final = "This is not a timeline of TimelineJS"
# Matches `2012,1,26,10,30`.
_COMMAS: Final = re.compile(r"\s*-?\d+(?:\s*,\s*\d*){0,6}\s*")


class TimelineJs:
    """The importer."""

    name = "timelinejs"
    says = "TimelineJS: a sheet (CSV, xlsx, saved page), JSON of version 3 or 2"

    def recognises(self, given: Given) -> bool:
        """Whether the columns or the keys are those of TimelineJS."""
        if is_sheet(given) or given.ending in (".html", ".htm"):
            return _is_of_slides(read_sheet(given))
        return is_json(given.data) and _is_timeline(json_of(given.data))

    def read(self, given: Given, _options: Options) -> Iterator[Yielded]:
        """Everything in the file.

        Raises:
            NotImportedError: it is not of TimelineJS.
        """
        if is_json(given.data):
            tree = json_of(given.data)
            if _is_feed(tree):
                yield from _read_sheet(_sheet_of_feed(tree))
            else:
                yield from _read_tree(tree)
        else:
            yield from _read_sheet(read_sheet(given))


# --- the sheet ----------------------------------------------------------------------------


def _plain(column: str) -> str:
    return re.sub(r"[^a-z]", "", column.lower())


def _is_of_slides(sheet: Sheet) -> bool:
    columns = {_plain(column) for column in sheet.columns}
    return "headline" in columns and bool(columns & {"year", "startdate"})


_READ: Final = frozenset(
    ["year", "month", "day", "time", "endyear", "endmonth", "endday", "endtime", "startdate",
     "enddate", "displaydate", "headline", "text", "media", "mediacredit", "mediacaption",
     "mediathumbnail", "alttext", "mediaalt", "type", "group", "tag", "background", "medialink"]
)  # fmt: skip


def _read_sheet(sheet: Sheet) -> Iterator[Yielded]:
    if not _is_of_slides(sheet):
        raise NotImportedError(
            f"{_NOT}: its first row has no columns `Year` and `Headline`.",
            "Make a mapping with `--suggest`, and give it with `--map`.",
        )
    if sheet.notes:
        yield Header(notes=sheet.notes)
    slides = Slides()
    for row in sheet.rows:
        cells = {_plain(column): cell.strip() for column, cell in row.cells.items()}
        place = f"row {row.number}"
        try:
            yield from slides.read(_slide_of_row(cells, place, _unread(row)))
        except DateError as error:
            yield Refused(place, plain_html(cells.get("headline", "")), error.message)


def _unread(row: Row) -> tuple[Note, ...]:
    return tuple(
        Note(column, "TimelineJS has no such column: it is left out.")
        for column, cell in row.cells.items()
        if cell.strip() and _plain(column) not in _READ
    )


def _slide_of_row(cells: Mapping[str, str], place: str, left: tuple[Note, ...]) -> Slide:
    def cell(*names: str) -> str:
        return next((cells[name] for name in names if cells.get(name)), "")

    start = Parts(cell("year"), cell("month"), cell("day"), cell("time"))
    end = Parts(cell("endyear"), cell("endmonth"), cell("endday"), cell("endtime"))
    return Slide(
        place=place,
        start=_parts_of_text(cell("startdate")) if start.is_empty else start,
        end=_parts_of_text(cell("enddate")) if end.is_empty else end,
        display=cell("displaydate"),
        headline=cell("headline"),
        text=cell("text"),
        media={
            "url": cell("media"),
            "caption": cell("mediacaption"),
            "credit": cell("mediacredit"),
            "thumbnail": cell("mediathumbnail"),
            "alt": cell("alttext", "mediaalt"),
            "link": cell("medialink"),
        },
        group=cell("group", "tag"),
        kind=cell("type").lower() if cell("type").lower() in ("title", "era") else "",
        background=bool(cell("background")),
        left=left,
    )


def _parts_of_text(text: str) -> Parts:
    """A date of version 2: `2012,1,26`, or one that Dateline reads as it is.

    Raises:
        DateError: it is neither; `1/2/2012` has two readings.
    """
    if not text:
        return Parts()
    if _COMMAS.fullmatch(text):
        parts = [part.strip() for part in text.split(",")]
        year, month, day, *clock = [*parts, "", "", ""][: max(len(parts), 3)]
        clock = [part for part in clock if part]
        time = ":".join(part.zfill(2) for part in clock[:3])
        return Parts(year, month, day, f"{time}h" if len(clock) == 1 else time)
    date = read_date(text)
    found = re.fullmatch(
        r"(-?\d{4,})(?:-(\d{2}))?(?:-(\d{2}))?(?:T(\d{2}:\d{2}(?::\d{2})?))?", date.edtf
    )
    if not found:
        raise DateError("unparsable", f"'{text}' is not a day, a month or a year.", "")
    year = found[1]
    if year.startswith("-") or int(year) == 0:  # from EDTF to BC as TimelineJS types it
        year = str(int(year) - 1)
    return Parts(year, found[2] or "", found[3] or "", found[4] or "")


# --- feeds of sheets ----------------------------------------------------------------------


def _is_feed(tree: Tree) -> bool:
    return isinstance(tree, dict) and (
        isinstance(tree.get("values"), list) or isinstance(tree.get("feed"), dict)
    )


def _sheet_of_feed(tree: Tree) -> Sheet:
    """The rows of a sheet as Google gave them to programs: a list of lists, or a feed."""
    values = tree.get("values") if isinstance(tree, dict) else None
    if isinstance(values, list) and values:
        rows = [[str(cell) for cell in row] for row in values if isinstance(row, list)]
        columns = rows[0]
        return Sheet(
            tuple(columns),
            [Row(n, dict(zip(columns, row, strict=False))) for n, row in enumerate(rows[1:], 2)],
        )
    feed = tree.get("feed") if isinstance(tree, dict) else None
    entries = feed.get("entry") if isinstance(feed, dict) else None
    rows_found = []
    for number, entry in enumerate(entries if isinstance(entries, list) else (), 2):
        cells = {
            key.removeprefix("gsx$"): _member(value, "$t")
            for key, value in (entry.items() if isinstance(entry, dict) else ())
            if key.startswith("gsx$")
        }
        rows_found.append(Row(number, cells))
    columns = list(dict.fromkeys(key for row in rows_found for key in row.cells))
    return Sheet(tuple(columns), rows_found)


# --- JSON ---------------------------------------------------------------------------------


def _is_timeline(tree: Tree) -> bool:
    if _is_feed(tree):
        return _is_of_slides(_sheet_of_feed(tree))
    if not isinstance(tree, dict):
        return False
    if isinstance(tree.get("timeline"), dict):
        return True
    events = tree.get("events")
    if events == []:  # a timeline without events has its title alone
        return isinstance(tree.get("title"), dict)
    return isinstance(events, list) and any(
        isinstance(event, dict) and ("start_date" in event or "text" in event)
        for event in events[:5]
    )


def _read_tree(tree: Tree) -> Iterator[Yielded]:
    if not _is_timeline(tree) or not isinstance(tree, dict):
        raise NotImportedError(f"{_NOT}: it has no list of `events`, and no `timeline`.")
    second = tree.get("timeline")
    slides = Slides()
    for made in _second(second) if isinstance(second, dict) else _third(tree):
        if isinstance(made, Refused):
            yield made
        else:
            yield from slides.read(made)


def _third(tree: Mapping[str, Tree]) -> Iterator[Slide | Refused]:
    title = tree.get("title")
    if isinstance(title, dict):
        yield _slide_of_object(title, "title", "title")
    for section, kind in (("eras", "era"), ("events", "")):
        listed = tree.get(section)
        for number, event in enumerate(listed if isinstance(listed, list) else (), 1):
            place = f"{kind or 'event'} {number}"
            if isinstance(event, dict):
                yield _slide_of_object(event, place, kind)
            else:
                yield Refused(place, "", "It is not an object of JSON.")


def _slide_of_object(event: Mapping[str, Tree], place: str, kind: str) -> Slide:
    start, text, media = (_object(event.get(name)) for name in ("start_date", "text", "media"))
    where = _object(event.get("location"))
    coordinates = ", ".join(filter(None, (_member(where, "lat"), _member(where, "lon"))))
    return Slide(
        place=place,
        start=_parts_of_object(start),
        end=_parts_of_object(_object(event.get("end_date"))),
        display=_member(event, "display_date") or _member(start, "display_date"),
        headline=_member(text, "headline"),
        text=_member(text, "text"),
        media={
            name: _member(media, name)
            for name in ("url", "caption", "credit", "thumbnail", "alt", "link")
        },
        group=_member(event, "group"),
        kind=kind,
        background=any(
            _member(_object(event.get("background")), name) for name in ("url", "color", "alt")
        ),
        unique_id=_member(event, "unique_id"),
        where=_member(where, "name"),
        coordinates=coordinates,
    )


def _parts_of_object(start: Mapping[str, Tree]) -> Parts:
    clock = [_member(start, name).strip() for name in ("hour", "minute", "second")]
    while clock and not clock[-1]:
        clock.pop()
    time = ":".join((part or "0").zfill(2) for part in clock)
    year, month, day = (_member(start, name).strip() for name in ("year", "month", "day"))
    return Parts(year, month, day, f"{time}h" if len(clock) == 1 else time)


def _second(timeline: Mapping[str, Tree]) -> Iterator[Slide | Refused]:
    yield _second_slide(timeline, "title", "title", Parts(), Parts())
    for section, kind in (("era", "era"), ("date", "")):
        listed = timeline.get(section)
        for number, event in enumerate(listed if isinstance(listed, list) else (), 1):
            place = f"{kind or section} {number}"
            if not isinstance(event, dict):
                yield Refused(place, "", "It is not an object of JSON.")
                continue
            try:
                start = _parts_of_text(_member(event, "startDate"))
                end = _parts_of_text(_member(event, "endDate"))
            except DateError as error:
                yield Refused(place, plain_html(_member(event, "headline")), error.message)
                continue
            yield _second_slide(event, place, kind, start, end)


def _second_slide(
    event: Mapping[str, Tree], place: str, kind: str, start: Parts, end: Parts
) -> Slide:
    asset = _object(event.get("asset"))
    return Slide(
        place=place,
        start=start,
        end=end,
        headline=_member(event, "headline"),
        text=_member(event, "text"),
        media={
            "url": _member(asset, "media"),
            **{name: _member(asset, name) for name in ("caption", "credit", "thumbnail")},
        },
        group=_member(event, "tag"),
        kind=kind,
    )


_EMPTY: Final[Mapping[str, Tree]] = MappingProxyType({})


def _object(value: Tree | None) -> Mapping[str, Tree]:
    return value if isinstance(value, dict) else _EMPTY


def _member(value: Tree | Mapping[str, Tree] | None, key: str) -> str:
    found = value.get(key) if isinstance(value, Mapping) else None
    return found if isinstance(found, str) else ""
