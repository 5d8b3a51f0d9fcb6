"""A source as an entry for BibTeX and BibLaTeX.

The types of entries and the fields that every style of BibTeX knows, and of BibLaTeX those fields
that BibTeX passes over (https://ctan.org/pkg/bibtex, https://ctan.org/pkg/biblatex).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from dateline.data.bibliography.identifiers import bare_identifier
from dateline.data.bibliography.person_names import PersonName
from dateline.data.model import Source
from dateline.data.source_types import Bibtex, Identifier, Layout
from dateline.dates import Date, show_date
from dateline.render.citing.syntax import citable_address, tex
from dateline.render.shared.plain_dates import stated_date

_MONTHS: Final = (
    *("jan", "feb", "mar", "apr", "may", "jun"),
    *("jul", "aug", "sep", "oct", "nov", "dec"),
)
_CAPITALS: Final = frozenset(("title", "booktitle", "series"))
_BARE: Final = frozenset(("month",))
"""Fields whose value is a name that BibTeX knows."""


def bibtex_source(source: Source, language: str) -> str:
    r"""An entry for a source. A place in it is told where it is cited, as by `\cite[p. 14]{…}`."""
    form, container = source.type.traits.bibtex, _container_of(source)
    if not container:
        form = Bibtex()
    fields: dict[str, str] = {
        "author": _names(_authors(source)),
        "editor": _names(source.editors),
        "translator": _names(source.translators),
        "title": _kept_whole("title", source.full_title),
        form.container: _kept_whole(form.container, container),
        **_issued(source.published, language),
    }
    for field in source.type.traits.fields:
        text = source.details.get(field.name, "")
        if text and field.bibtex and field.bibtex not in fields and text != container:
            fields[field.bibtex] = _detail(field.identifier, field.bibtex, text)
    kept = ", ".join(source.archive.parts) if source.archive else ""
    told = [fields.get("note", ""), tex(source.note)]
    if source.type.traits.layout is not Layout.PAPER:
        told.insert(1, tex(kept))
    fields |= {
        "entrysubtype": form.subtype,
        "language": source.language,
        "url": citable_address(source.url),
        "urldate": stated_date(source.accessed) if source.url else "",
        "note": "; ".join(filter(None, told)),
    }
    rows = [f"  {name} = {_value(name, value)}," for name, value in fields.items() if value]
    return "\n".join([f"@{form.entry}{{{source.id},", *rows, "}"])


def _value(name: str, value: str) -> str:
    return value if name in _BARE else f"{{{value}}}"


def _container_of(source: Source) -> str:
    """What it is in, who published it, who decided it, or where it is kept."""
    match source.type.traits.layout:
        case Layout.DECISION:
            named = (source.details.get("court", ""), source.details.get("number", ""))
            return ", ".join(filter(None, (*named, source.container)))
        case Layout.PAPER:
            kept = source.archive.parts if source.archive else (source.container,)
            return ", ".join(filter(None, kept))
        case Layout.WORK:
            return source.publisher
        case _:
            return source.container


def _authors(source: Source) -> tuple[str, ...]:
    """Who wrote it: where no one is named, the agency, or who published a work by itself."""
    is_work = source.type.traits.layout is Layout.WORK and not source.editors
    body = source.agency or (source.publisher if is_work and not source.by else "")
    return source.by or tuple(filter(None, (body,)))


def _kept_whole(name: str, text: str) -> str:
    """A field's text, with braces around it where styles would take its capitals away."""
    return f"{{{tex(text)}}}" if text and name in _CAPITALS else tex(text)


def _names(names: Iterable[str]) -> str:
    return " and ".join(map(_name, names))


def _name(name: str) -> str:
    """A name in its parts, or in braces, so that nobody takes it apart."""
    if not isinstance(name, PersonName) or not name.family:
        return f"{{{tex(name)}}}"
    family, given = _part(name.family), tex(name.given)
    return f"{family}, {given}" if given else f"{{{tex(name.family)}}}"


def _part(text: str) -> str:
    """A part of a name, in braces if BibTeX would read commas or small words in it."""
    return f"{{{tex(text)}}}" if re.search(r",|\s", text) else tex(text)


def _detail(identifier: Identifier | None, name: str, text: str) -> str:
    if identifier is Identifier.DOI:
        return citable_address(bare_identifier(identifier, text))
    if name in _CAPITALS:
        return _kept_whole(name, text)
    if name == "pages":
        return re.sub(r"\s*[-–—]+\s*", "--", tex(text))
    return tex(text)


def _issued(date: Date | None, language: str) -> Mapping[str, str]:
    """Year, month and day; a date that is none is written out as the year."""
    if date is None:
        return {}
    stated = stated_date(date)
    if not stated:
        return {"year": tex(show_date(date, language, brief=True))}
    year, month, day = [*stated.split("-"), "", ""][:3]
    found = {"year": year}
    if month:
        found["month"] = _MONTHS[int(month) - 1]
    if day:
        found["day"] = str(int(day))
    return found
