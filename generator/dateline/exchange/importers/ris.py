"""RIS, as Zotero, EndNote, Mendeley and library catalogues write it: sources.

The tags and types: https://github.com/aurimasv/translators/wiki/RIS-Tag-Map, and the format
specifications of Research Information Systems (2001, 2011).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from dateline.exchange.parts.date_parts import Parts, PartsError, read_parts
from dateline.exchange.parts.html_prose import plain_html
from dateline.exchange.parts.plain_files import lines_of
from dateline.exchange.parts.references import Name, Reference
from dateline.exchange.records import (
    Given,
    Note,
    NoteKind,
    NotImportedError,
    Options,
    Refused,
    Yielded,
    require_few,
)

TYPES: Final = {
    "ABST": "article", "ADVS": "video", "AGGR": "dataset", "ANCIENT": "book", "ART": "image",
    "BILL": "law", "BLOG": "website", "BOOK": "book", "CASE": "court", "CHAP": "chapter",
    "CHART": "image", "CLSWK": "book", "COMP": "dataset", "CONF": "book", "CPAPER": "chapter",
    "CTLG": "book", "DATA": "dataset", "DBASE": "dataset", "DICT": "chapter", "EBOOK": "book",
    "ECHAP": "chapter", "EDBOOK": "book", "EJOUR": "article", "ELEC": "website",
    "ENCYC": "chapter", "EQUA": "image", "FIGURE": "image", "GOVDOC": "official",
    "GRANT": "official", "HEAR": "transcript", "ICOMM": "letter", "INPR": "article",
    "JFULL": "article", "JOUR": "article", "LEGAL": "law", "MANSCPT": "archive", "MAP": "map",
    "MGZN": "news", "MPCT": "video", "MULTI": "website", "MUSIC": "audio", "NEWS": "news",
    "PAMP": "book", "PAT": "official", "PCOMM": "letter", "RPRT": "report", "SER": "book",
    "SLIDE": "video", "SOUND": "audio", "STAND": "report", "STAT": "law", "THES": "thesis",
    "UNBILL": "law", "UNPB": "archive", "VIDEO": "video", "WEB": "website",
}  # fmt: skip
# Of several tags for one thing, in the order in which they count.
_TEXTS: Final = {
    "title": ("TI", "T1", "CT"), "outlet": ("T2", "JO", "JF", "BT", "JA", "J2", "J1"),
    "publisher": ("PB",), "place": ("CY", "PP"), "edition": ("ET",), "volume": ("VL",),
    "issue": ("IS", "CP"), "series": ("T3",), "doi": ("DO",), "url": ("UR", "L2"),
    "language": ("LA",),
}  # fmt: skip
_NAMES: Final = {
    "by": ("AU", "A1"), "editors": ("ED", "A2"), "translators": ("A4",),
}  # fmt: skip
_REMARKS: Final = {
    "AN": "Accession number", "CN": "Call number", "DB": "Database", "M1": "Number",
    "M3": "Kind of work", "NV": "Volumes", "OP": "Original publication", "RI": "Reviewed item",
    "SE": "Section", "ST": "Short title", "A3": "Editors of the series", "AV": "Where it is",
    "DP": "Library", "C1": "Custom 1", "C2": "Custom 2", "C3": "Custom 3", "C4": "Custom 4",
    "C5": "Custom 5", "C6": "Custom 6", "C7": "Custom 7", "C8": "Custom 8",
}  # fmt: skip
_PUBLISHED: Final = ("DA", "PY", "Y1")
_ACCESSED: Final = "Y2"
_NOTES: Final = ("N1", "RN")
_LEFT_OUT: Final = "Our data has no such key: it is left out."
_HANDLED: Final = frozenset(["TY", "ER", "ID", "SP", "EP", "SN", _ACCESSED, *_PUBLISHED, *_NOTES])
# Matches `TY  - BOOK`, and `ER  -`.
_LINE: Final = re.compile(r"([A-Z][A-Z0-9]) {1,2}-(?: (.*)| ?$)")
# Matches `2022/07/08/spring`, `2022///`, of which each part may be empty.
_DATE: Final = re.compile(r"(-?\d{1,4})/(\d{0,2})/(\d{0,2})(?:/(.*))?", re.ASCII)
_ISBN_DIGITS: Final = (10, 13)


@dataclass(slots=True)
class _Record:
    """The tags of one reference, each with its texts, and the line that it begins in."""

    line: int
    tags: dict[str, list[str]] = field(default_factory=dict)
    _last: str = ""
    _is_begun: bool = False

    def add(self, tag: str, text: str) -> None:
        """Add a line; one without a tag goes on with the line before it."""
        if tag:
            self._last, self._is_begun = tag, False
        if not text:
            return
        if self._is_begun:
            self.tags[self._last][-1] += f" {text}"
        else:  # the tag's own line, or the first with a text after it
            self.tags.setdefault(self._last, []).append(text)
            self._is_begun = True

    def first(self, *tags: str) -> str:
        """The first text of the first of some tags that has one; empty if none has."""
        return next((self.tags[tag][0] for tag in tags if self.tags.get(tag)), "")

    def all(self, *tags: str) -> list[str]:
        """The texts of some tags, in the order of the tags."""
        return [text for tag in tags for text in self.tags.get(tag, ())]


class Ris:
    """The importer."""

    name = "ris"
    says = "RIS: sources of EndNote, Zotero and catalogues"

    def recognises(self, given: Given) -> bool:
        """Whether the file is named so, or begins with a reference's type."""
        if given.ending == ".ris":
            return True
        head = given.data[:200].decode("utf-8", "ignore").lstrip("\ufeff \r\n")
        return given.ending == ".txt" and bool(re.match(r"TY {1,2}- ", head))

    def read(self, given: Given, _options: Options) -> Iterator[Yielded]:
        """Every reference, in the order of the file.

        Raises:
            NotImportedError: the file is no text, has a line that is too long, has too many
                references, or none.
        """
        lines = lines_of(given.data)
        require_few(sum(line.startswith("TY") for line in lines))
        found = False
        for record in _records(lines):
            found = True
            yield record if isinstance(record, Refused) else _read(record)
        if not found:
            raise NotImportedError(
                "The file has no reference of RIS.", "Each begins with a line like `TY  - BOOK`."
            )


def _records(lines: list[str]) -> Iterator[_Record | Refused]:
    record: _Record | None = None
    for number, line in enumerate(lines, 1):
        match = _LINE.fullmatch(line.rstrip())
        tag, text = (match[1], (match[2] or "").strip()) if match else ("", line.strip())
        if tag == "TY":
            if record is not None:
                yield record  # it has no `ER`
            record = _Record(number)
        if record is None:
            if text:
                why = "This is in no reference: it has no line `TY  -`."
                yield Refused(f"line {number}", text[:60], why)
        elif tag == "ER":
            yield record
            record = None
        else:
            record.add(tag, text)
    if record is not None:
        yield record


def _read(record: _Record) -> Yielded:
    named = record.first("TY")
    kind = TYPES.get(named, "")
    place = f"line {record.line}"
    if not record.tags.keys() - {"TY", "ID"}:
        return Refused(place, named, "It is empty.")
    reference = Reference(kind or _guess(record), record.first("ID"), place)
    if not kind and named != "GEN":
        why = f"Its type `{named}` is a `{reference.kind}` here. Look at it."
        reference.notes.append(Note("TY", why, NoteKind.DOUBT))
    _put_texts(reference, record)
    _put_pages(reference, record)
    for key, tags in _NAMES.items():
        names = [_name(text) for text in record.all(*tags)]
        if names:
            reference.names[key] = names
    for tag in _PUBLISHED:
        if "published" not in reference.texts:  # a day without a year is no date: the next counts
            _put_date(reference, record.first(tag), "published", tag)
    if record.first(_ACCESSED):
        _put_date(reference, record.first(_ACCESSED), "accessed", _ACCESSED)
    for tag, what in _REMARKS.items():
        reference.remark(what, "; ".join(map(plain_html, record.all(tag))))
    known = {*_HANDLED, *_REMARKS, *(tag for tags in (*_TEXTS.values(), *_NAMES.values())
             for tag in tags)}  # fmt: skip
    reference.notes += [Note(tag, _LEFT_OUT) for tag in record.tags if tag not in known]
    return reference.item()


def _guess(record: _Record) -> str:
    if record.first(*_TEXTS["outlet"]):
        return "article"
    return "website" if record.first(*_TEXTS["url"]) else "book"


def _put_texts(reference: Reference, record: _Record) -> None:
    for key, tags in _TEXTS.items():
        text = record.first(*tags)
        if key == "language":
            reference.language(text) if text else None
        else:
            reference.put(key, text if key in ("doi", "url") else plain_html(text))
    for more in record.all(*_TEXTS["url"])[1:]:
        reference.remark("Other address", more)
    reference.put("note", "\n".join(plain_html(text) for text in record.all(*_NOTES)))
    number = record.first("SN")
    digits = re.sub(r"[^0-9Xx]", "", number.partition("(")[0])
    reference.put("isbn" if len(digits) in _ISBN_DIGITS else "issn", number)


def _put_pages(reference: Reference, record: _Record) -> None:
    first, last = record.first("SP"), record.first("EP")
    if reference.kind in ("book", "thesis", "report") and not last:
        reference.remark("Number of pages", first)
    elif last and last != first and not re.search(r"[-–]", first):
        reference.put("pages", f"{first}–{last}" if first else last)
    else:
        reference.put("pages", first)


def _name(text: str) -> Name:
    """`Lee, Mia, Jr.`: the family's name first, then the given ones, then what follows."""
    family, _, rest = plain_html(text).partition(",")
    given, _, suffix = rest.partition(",")
    if not given.strip():
        return Name(whole=family.strip())
    return Name(family=f"{family.strip()} {suffix.strip()}".strip(), given=given.strip())


def _put_date(reference: Reference, text: str, key: str, tag: str) -> None:
    match = _DATE.fullmatch(text.strip())
    if not match:
        reference.date(key, text, called=tag)
        return
    year, month, day, more = match.groups()
    try:
        found = read_parts(Parts(year, month, day))
    except PartsError as error:
        reference.notes.append(Note(tag, f"{error} It is in `note`.", NoteKind.DOUBT))
        reference.remarks.append(f"{key.capitalize()} in the file: {text}")
        return
    reference.notes += found.notes
    reference.date(key, found.text, called=tag)
    if more and more.strip():
        reference.remark("Date in words", more)
