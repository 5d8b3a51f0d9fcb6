"""CSL-JSON, as Zotero, Mendeley, JabRef and others write it: sources.

https://github.com/citation-style-language/schema (schemas/input/csl-data.json),
https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from dateline.exchange.parts.date_parts import Parts, PartsError, read_parts
from dateline.exchange.parts.html_prose import plain_html
from dateline.exchange.parts.plain_files import Tree, is_json, json_of
from dateline.exchange.parts.references import Name, Reference
from dateline.exchange.records import (
    Given,
    Note,
    NoteKind,
    NotImportedError,
    Options,
    Refused,
    Yielded,
)

TYPES: Final = {
    "article": "article", "article-journal": "article", "article-magazine": "news",
    "article-newspaper": "news", "bill": "law", "book": "book", "broadcast": "video",
    "chapter": "chapter", "classic": "book", "collection": "archive", "dataset": "dataset",
    "document": "official", "entry": "chapter", "entry-dictionary": "chapter",
    "entry-encyclopedia": "chapter", "event": "website", "figure": "image", "graphic": "image",
    "hearing": "transcript", "interview": "interview", "legal_case": "court",
    "legislation": "law", "manuscript": "archive", "map": "map", "motion_picture": "video",
    "musical_score": "book", "pamphlet": "book", "paper-conference": "chapter",
    "patent": "official", "performance": "video", "periodical": "article",
    "personal_communication": "letter", "post": "post", "post-weblog": "website",
    "regulation": "law", "report": "report", "review": "article", "review-book": "article",
    "software": "dataset", "song": "audio", "speech": "transcript", "standard": "report",
    "thesis": "thesis", "treaty": "law", "webpage": "website",
}  # fmt: skip
_TEXTS: Final = {
    "title": "title", "container-title": "outlet", "publisher": "publisher",
    "publisher-place": "place", "edition": "edition", "volume": "volume", "issue": "issue",
    "page": "pages", "collection-title": "series", "collection-number": "number",
    "number": "number", "DOI": "doi", "ISBN": "isbn", "ISSN": "issn", "URL": "url",
    "authority": "court", "note": "note", "version": "edition",
}  # fmt: skip
_NAMES: Final = {
    "author": "by", "editor": "editors", "translator": "translators", "director": "by",
    "interviewer": "editors", "container-author": "editors",
}  # fmt: skip
_REMARKS: Final = {
    "genre": "Genre", "medium": "Medium", "section": "Section", "event-title": "Event",
    "event": "Event", "event-place": "Event place", "archive": "Archive",
    "archive_location": "Archive location", "archive-place": "Archive place",
    "call-number": "Call number", "number-of-pages": "Number of pages",
    "number-of-volumes": "Number of volumes", "PMID": "PMID", "PMCID": "PMCID", "status": "Status",
    "original-title": "Original title", "reviewed-title": "Reviewed title",
    "references": "References",
    "dimensions": "Dimensions", "jurisdiction": "Jurisdiction", "chapter-number": "Chapter",
    "original-publisher": "Original publisher", "scale": "Scale", "source": "Library",
}  # fmt: skip
_DATES: Final = {
    "original-date": "Original date", "event-date": "Event date", "submitted": "Submitted",
    "available-date": "Available",
}  # fmt: skip
_IGNORED: Final = frozenset(
    ["id", "type", "citation-key", "citation-label", "issued", "accessed", "language"]
)
_SEASONS: Final = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}
_LEFT_OUT: Final = "Our data has no such key: it is left out."
_NOT_A_DATE: Final = "This is not a date of CSL-JSON."


class CslJson:
    """The importer."""

    name = "csl-json"
    says = "CSL-JSON: sources of Zotero and other programs"

    def recognises(self, given: Given) -> bool:
        """Whether the file has items with a type or variables of CSL."""
        if not is_json(given.data):
            return False
        tree = json_of(given.data)
        items = [item for _, item in _items(tree) if isinstance(item, dict)][:20]
        return "$schema" in tree or any(map(_is_csl, items))

    def read(self, given: Given, _options: Options) -> Iterator[Yielded]:
        """Every item of the file.

        Raises:
            NotImportedError: it has none.
        """
        tree = json_of(given.data)
        if "$schema" in tree:
            raise NotImportedError(
                "This is a JSON Schema: it says what a format is, and has no items."
            )
        items = list(_items(tree))
        if not items and tree != []:
            raise NotImportedError("This is not CSL-JSON: it has no list of items.")
        seen: dict[str, int] = {}
        for place, item in items:
            if not isinstance(item, dict) or not item:
                yield Refused(place, "", "It is empty.")
                continue
            reference = _reference(item, place)
            times = seen[reference.key] = seen.get(reference.key, 0) + 1
            if times > 1:
                why = f"Another item has the key '{reference.key}' too: this is its number {times}."
                reference.notes.append(Note("id", why, NoteKind.DOUBT))
                reference.key = f"{reference.key}-{times}"
            yield reference.item()


def _is_csl(item: Mapping[str, Tree]) -> bool:
    kind = item.get("type")
    known = kind in TYPES or any(name in item for name in ("issued", "container-title", "author"))
    return known and "start_date" not in item


def _items(tree: Tree, path: str = "") -> Iterator[tuple[str, Tree]]:
    """The items of a list, of an object of lists, or one item alone, each with its place."""
    if isinstance(tree, list):
        for number, item in enumerate(tree, 1):
            yield f"{path or 'item'} {number}", item
    elif isinstance(tree, dict):
        if isinstance(tree.get("id"), str) or isinstance(tree.get("type"), str):
            yield path or "item 1", tree
            return
        for key, value in tree.items():
            if isinstance(value, list):
                yield from _items(value, key)
            elif value == {}:
                yield key, value


def _reference(item: Mapping[str, Tree], place: str) -> Reference:
    kind, notes = _kind(item)
    reference = Reference(kind, _text(item.get("id")), place)
    reference.notes += notes
    for variable, key in _TEXTS.items():
        text = _text(item.get(variable))
        reference.put(key, plain_html(text) if key != "url" else text)
    for variable, key in _NAMES.items():
        listed = item.get(variable)
        names = [_name(name) for name in listed] if isinstance(listed, list) else []
        if names:
            reference.names[key] = [*reference.names.get(key, ()), *names]
    for variable, key in (("issued", "published"), ("accessed", "accessed")):
        _put_date(reference, item.get(variable), key, variable)
    reference.language(_text(item.get("language"))) if item.get("language") else None
    for variable, what in _REMARKS.items():
        reference.remark(what, plain_html(_text(item.get(variable))))
    for variable, what in _DATES.items():
        if variable in item:
            reference.remark_date(what, _date_text(item[variable]))
    known = {*_TEXTS, *_NAMES, *_REMARKS, *_DATES, *_IGNORED}
    reference.notes += [
        Note(name, _LEFT_OUT) for name, value in item.items() if value and name not in known
    ]
    return reference


def _kind(item: Mapping[str, Tree]) -> tuple[str, list[Note]]:
    named = _text(item.get("type"))
    if named in TYPES:
        return TYPES[named], []
    kind = "website" if item.get("URL") else "article" if item.get("container-title") else "book"
    what = f"Its type is '{named}', which CSL does not have" if named else "It has no type"
    return kind, [Note("type", f"{what}: it is a `{kind}` here. Look at it.", NoteKind.DOUBT)]


def _text(value: Tree | None) -> str:
    if isinstance(value, list):
        return "; ".join(inner for inner in value if isinstance(inner, str))
    return value if isinstance(value, str) else ""


def _name(value: Tree) -> Name:
    """A name; a particle that stays with the family's name is part of it."""
    if not isinstance(value, dict):
        return Name(whole=_text(value))
    parts = {key: " ".join(_text(part).split()) for key, part in value.items()}
    if parts.get("literal"):
        return Name(whole=parts["literal"])
    family = f"{parts.get('non-dropping-particle', '')} {parts.get('family', '')}".strip()
    given = f"{parts.get('given', '')} {parts.get('dropping-particle', '')}".strip()
    if suffix := parts.get("suffix"):
        family = f"{family} {suffix}"
    return Name(family=family, given=given)


def _put_date(reference: Reference, value: Tree | None, key: str, variable: str) -> None:
    if not value:
        return
    try:
        text = _date_text(value)
    except PartsError as error:
        reference.notes.append(Note(variable, f"{error} It is left out.", NoteKind.LOST))
        return
    reference.date(key, text, called=variable)


def _date_text(value: Tree) -> str:
    """A date variable as EDTF, or as its words.

    Raises:
        PartsError: it has parts that are no date.
    """
    if not isinstance(value, dict):
        return _text(value)
    parts = value.get("date-parts")
    if not isinstance(parts, list) or not parts:
        return _text(value.get("literal")) or _text(value.get("raw"))
    ends = [_end(part if isinstance(part, list) else [part]) for part in parts[:2]]
    season = _season(_text(value.get("season")))
    if season and len(ends) == 1 and "-" not in ends[0][1:]:
        ends = [f"{ends[0]}-{20 + season}"]
    if _text(value.get("circa")) not in ("", "false", "0"):
        ends = [f"{end}~" if end else "" for end in ends]
    if not ends[0]:
        raise PartsError(_NOT_A_DATE)
    return "/".join(ends)


def _end(parts: list[Tree]) -> str:
    """One end as EDTF; empty for an end that is not known, which is written as year 0."""
    texts = [_text(part).strip() for part in parts]
    year, month, day = [*texts, "", "", ""][:3]
    if year in ("0", ""):
        return ""
    return read_parts(Parts(year, month, day)).text


def _season(text: str) -> int:
    if text.isdigit():
        return int(text) % 20 if int(text) % 20 in range(1, 5) else 0
    return _SEASONS.get(text.lower(), 0)
