"""`data/sources.csl.json`: the sources for programs that write bibliographies.

CSL-JSON: https://github.com/citation-style-language/schema (schemas/input/csl-data.json),
https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables. Only
what our copy of a source shows stands in it; a name is not taken apart, since which part
is the family's is not known.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

from dateline.data.file_names import CSL
from dateline.data.model import Source
from dateline.data.outputs import Output
from dateline.dates import Date, Kind, show_date
from dateline.render.shared.edition import Edition
from dateline.render.shared.plain_dates import stated_date

_SEASONS: Final = range(21, 25)  # EDTF: spring, summer, autumn, winter; CSL counts from 1


def render_csl(edition: Edition) -> Iterator[Output]:
    """All sources, in file order, if there are any."""
    timeline = edition.timeline
    items = [csl_item(source, timeline.language) for source in timeline.sources.values()]
    if items:
        text = json.dumps(items, ensure_ascii=False, indent=1) + "\n"
        yield Output(edition.path(CSL), text.encode())


def csl_item(source: Source, language: str) -> dict[str, Any]:
    """One source as CSL-JSON. `language` is that in which unusual dates are written out."""
    item: dict[str, Any] = {"id": source.id, "type": source.type.traits.csl}
    archive = source.archived.url if source.archived else ""
    texts = {
        "title": source.title,
        "publisher" if source.type.traits.own_work else "container-title": source.outlet,
        "language": source.language,
        "URL": source.url,
        "archive_location": archive,
    }
    texts |= {field.csl: source.details.get(field.name, "") for field in source.type.traits.fields}
    item |= {key: value for key, value in texts.items() if value}
    if source.by:
        item["author"] = [{"literal": name} for name in source.by]
    # CSL has no word for who did the reporting, where, and what retells what.
    custom = {
        "agency": source.agency,
        "dateline": source.dateline.town if source.dateline else "",
        "based_on": list(source.based_on),
    }
    if any(custom.values()):
        item["custom"] = {key: value for key, value in custom.items() if value}
    dates = {"issued": source.published, "accessed": source.accessed}
    item |= {key: csl_date(date, language) for key, date in dates.items() if date}
    return item


def csl_date(date: Date, language: str) -> dict[str, Any]:
    """A date as CSL-JSON: in parts where it has them, else in words."""
    parts = _parts(date)
    if not parts:
        return {"literal": show_date(date, language)}
    found: dict[str, Any] = {"date-parts": parts}
    if date.code in _SEASONS:
        found["season"] = date.code - _SEASONS.start + 1
    if _in_doubt(date):
        found["circa"] = True
    return found


def _parts(date: Date) -> list[list[int]]:
    """One list of year, month and day for a point, two for an interval; none if unfit."""
    if date.kind is Kind.POINT and date.code in _SEASONS:
        year = date.edtf[:4]
        return [[int(year)]] if year.isdecimal() and year != "0000" else []
    ends = (date.start, date.end) if date.kind is Kind.INTERVAL else (date,)
    stated = [stated_date(end) for end in ends]
    if not all(stated):
        return []
    return [[int(part) for part in text.split("-")] for text in stated]


def _in_doubt(date: Date) -> bool:
    ends = [date, *(end for end in (date.start, date.end) if end)]
    return any(end.approximate or end.uncertain for end in ends)
