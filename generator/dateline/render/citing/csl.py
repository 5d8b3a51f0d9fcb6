"""A source as an item of CSL-JSON.

https://github.com/citation-style-language/schema (schemas/input/csl-data.json),
https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables. Only
what our copy of a source shows is in it; a name is taken apart only where the data do so,
since which part is the family's is not known.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from dateline.data.bibliography.person_names import PersonName
from dateline.data.model import Holding, Source
from dateline.data.source_types import Shape
from dateline.dates import Date, Kind, show_date
from dateline.render.shared.plain_dates import stated_date

_SEASONS: Final = range(21, 25)  # EDTF: spring, summer, autumn, winter; CSL counts from 1


def csl_item(source: Source, language: str) -> dict[str, Any]:
    """One source as CSL-JSON. `language` is that in which unusual dates are written out."""
    item: dict[str, Any] = {"id": source.id, "type": source.type.traits.csl}
    kept = source.archive or Holding(name="")
    place_in_archive = ", ".join(filter(None, (kept.collection, kept.shelfmark)))
    archived = source.archived.url if source.archived else ""
    issuer = source.outlet if source.type.traits.issued and not source.publisher else ""
    texts = {
        "title": source.full_title,
        "container-title": "" if issuer else source.container,
        "publisher": source.publisher or issuer,
        "language": source.language,
        "URL": source.url,
        "archive": kept.name,
        "archive-place": kept.town,
        # Of `archive_collection` and `custom`, which CSL has since 2020, older programs warn.
        "archive_location": place_in_archive or archived,
        "note": "\n".join(
            filter(None, (source.note, *_remarks(source, archived if place_in_archive else "")))
        ),
    }
    for field in source.type.traits.fields:
        if field.csl and field.shape is Shape.TEXT and field.name in source.details:
            texts[field.csl] = source.details[field.name]
    item |= {key: value for key, value in texts.items() if value}
    names = {"author": source.by, "editor": source.editors, "translator": source.translators}
    item |= {key: [_csl_name(name) for name in value] for key, value in names.items() if value}
    dates = {"issued": source.published, "accessed": source.accessed}
    item |= {key: csl_date(date, language) for key, date in dates.items() if date}
    return item


def _remarks(source: Source, archived: str) -> Iterator[str]:
    """What CSL has no word for, a line for each: who did the reporting, where, and so on."""
    told = {
        "Agency": source.agency,
        "Dateline": source.dateline.town if source.dateline else "",
        "Based on": ", ".join(source.based_on),
        "Archived copy": archived,
    }
    yield from (f"{what}: {text}" for what, text in told.items() if text)


def _csl_name(name: str) -> dict[str, str]:
    """A name in its parts where those are told, else as it is."""
    if not isinstance(name, PersonName) or not name.family:
        return {"literal": name}
    parts = {"family": name.family, "given": name.given}
    return {key: value for key, value in parts.items() if value}


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
