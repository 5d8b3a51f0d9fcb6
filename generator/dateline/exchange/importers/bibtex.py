"""BibTeX and BibLaTeX: sources. https://ctan.org/pkg/biblatex (the manual, chapter 2)."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from bibtexparser.entrypoint import parse_string
from bibtexparser.library import Library
from bibtexparser.middlewares import LatexDecodingMiddleware
from bibtexparser.middlewares.names import (
    NameParts,
    parse_single_name_into_parts,
    split_multiple_persons_names,
)
from bibtexparser.model import (
    DuplicateBlockKeyBlock,
    DuplicateFieldKeyBlock,
    Entry,
    Field,
    ParsingFailedBlock,
)

from dateline.exchange.parts.date_parts import Parts, PartsError, digits, read_parts
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
    "article": "article", "book": "book", "mvbook": "book", "bookinbook": "chapter",
    "booklet": "book", "collection": "book", "mvcollection": "book", "proceedings": "book",
    "mvproceedings": "book", "reference": "book", "mvreference": "book", "inbook": "chapter",
    "incollection": "chapter", "inproceedings": "chapter", "conference": "chapter",
    "inreference": "chapter", "suppbook": "chapter", "suppcollection": "chapter",
    "manual": "report", "report": "report", "techreport": "report", "standard": "report",
    "thesis": "thesis", "phdthesis": "thesis", "mastersthesis": "thesis",
    "unpublished": "archive", "online": "website", "electronic": "website", "www": "website",
    "patent": "official", "periodical": "article", "suppperiodical": "article",
    "review": "article", "dataset": "dataset", "software": "dataset", "artwork": "image",
    "image": "image", "movie": "video", "video": "video", "performance": "video",
    "audio": "audio", "music": "audio", "jurisdiction": "court", "legislation": "law",
    "legal": "law", "letter": "letter",
}  # fmt: skip
_TEXTS: Final = {
    "title": "title", "subtitle": "subtitle", "journaltitle": "outlet", "journal": "outlet",
    "booktitle": "outlet", "publisher": "publisher", "institution": "publisher",
    "school": "publisher", "organization": "publisher", "location": "place", "address": "place",
    "edition": "edition", "version": "edition", "volume": "volume", "issue": "issue",
    "pages": "pages", "series": "series", "isbn": "isbn", "issn": "issn", "note": "note",
}  # fmt: skip
_AS_TYPED: Final = {"doi": "doi", "url": "url"}
_NAMES: Final = {"author": "by", "editor": "editors", "translator": "translators",
                 "bookauthor": "editors"}  # fmt: skip
_REMARKS: Final = {
    "howpublished": "Published as", "eprint": "Eprint", "titleaddon": "Title addition",
    "chapter": "Chapter", "part": "Part", "pagetotal": "Pages in all", "type": "Type",
    "eventtitle": "Event", "venue": "Venue", "addendum": "Addendum", "library": "Library",
    "origtitle": "Original title", "origlocation": "Original place", "pubstate": "State",
    "maintitle": "Main title", "volumes": "Volumes", "annotation": "Annotation",
}  # fmt: skip
_DATES: Final = {"origdate": "Original date", "eventdate": "Event date"}
_IGNORED: Final = frozenset(
    ["date", "year", "month", "day", "urldate", "language", "langid", "number", "crossref", "xdata",
     "eprinttype", "entrysubtype", "ids", "keywords", "options"]
)  # fmt: skip
_INHERITED: Final = (
    "publisher", "date", "year", "editor", "location", "address", "series", "isbn", "volume",
    "booktitle", "journaltitle", "journal", "month", "url", "doi",
)  # fmt: skip
_MOST_FIELDS: Final = 1_000_000
_LEFT_OUT: Final = "Our data has no such key: it is left out."
# Matches `@article{`.
_ENTRY: Final = re.compile(r"^[ \t]*@[A-Za-z]+[ \t]*[{(]", re.MULTILINE)
# What the library takes for the beginning of a block. Matches `@string{`.
_BLOCK: Final = re.compile(r"@\w*\s*[{(]")
# Matches `{Ministry of Truth}`, all of it in one pair of braces.
_WHOLE: Final = re.compile(r"\{[^{}]*\}")


class Bibtex:
    """The importer."""

    name = "bibtex"
    says = "BibTeX and BibLaTeX: sources"

    def recognises(self, given: Given) -> bool:
        """Whether the file is named so, or begins with an entry."""
        if given.ending == ".bib":
            return True
        return given.ending == ".txt" and bool(
            _ENTRY.search(given.data[:4096].decode("utf-8", "replace"))
        )

    def read(self, given: Given, _options: Options) -> Iterator[Yielded]:
        """Every entry, in the order of the file; those that do not parse by their line.

        Raises:
            NotImportedError: the file is no text, has a line that is too long, or is too large.
        """
        text = "\n".join(lines_of(given.data))
        require_few(sum(1 for _ in _BLOCK.finditer(text)))
        if text.count("=") > _MOST_FIELDS:
            raise NotImportedError(f"The file has more than {_MOST_FIELDS:,} fields.", "Divide it.")
        library = parse_string(text)
        entries = {entry.key.lower(): entry for entry in library.entries}
        made: list[tuple[int, Yielded]] = [
            (block.start_line or 0, _failed(block)) for block in library.failed_blocks
        ]
        made += [
            (entry.start_line or 0, _read_entry(entry, entries))
            for entry in library.entries
            if entry.entry_type.lower() not in ("xdata", "set")
        ]
        yield from (found for _, found in sorted(made, key=lambda pair: pair[0]))


def _failed(block: ParsingFailedBlock) -> Refused:
    place = f"line {(block.start_line or 0) + 1}"
    if isinstance(block, DuplicateBlockKeyBlock):
        return Refused(place, block.key, f"Another entry has the key '{block.key}' too.")
    if isinstance(block, DuplicateFieldKeyBlock):
        twice = ", ".join(f"`{key}`" for key in sorted(block.duplicate_keys))
        return Refused(place, "", f"It has {twice} twice.")
    start = (block.raw or "").strip().split("\n")[0][:60]
    return Refused(place, start, f"This is not an entry of BibTeX: {_reason(block)}.")


def _reason(block: ParsingFailedBlock) -> str:
    error = getattr(block.error, "abort_reason", "") or str(block.error) or "it is not closed"
    text = " ".join(str(error).split()).rstrip(".")
    return text[:1].lower() + text[1:160]


def _read_entry(entry: Entry, entries: Mapping[str, Entry]) -> Yielded:
    fields = _fields(entry, entries)
    reference = Reference(_kind(entry, fields), entry.key, f"line {(entry.start_line or 0) + 1}")
    if entry.entry_type.lower() not in TYPES and entry.entry_type.lower() != "misc":
        why = f"Its type `{entry.entry_type}` is a `{reference.kind}` here. Look at it."
        reference.notes.append(Note("type", why, NoteKind.DOUBT))
    for name, key in _TEXTS.items():
        reference.put(key, decode(fields.get(name, "")))
    for name, key in _AS_TYPED.items():
        reference.put(key, re.sub(r"\\(?=[_%&#~])", "", fields.get(name, "")))
    number = "issue" if reference.kind in ("article", "news") else "number"
    reference.put(number, decode(fields.get("number", "")))
    for name, key in _NAMES.items():
        if fields.get(name, "").strip():
            reference.names.setdefault(key, _names(fields[name]))
    _put_dates(reference, fields)
    if language := fields.get("langid") or fields.get("language"):
        reference.language(decode(language))
    for name, what in _REMARKS.items():
        reference.remark(what, decode(fields.get(name, "")))
    known = {*_TEXTS, *_AS_TYPED, *_NAMES, *_REMARKS, *_DATES, *_IGNORED}
    reference.notes += [Note(name, _LEFT_OUT) for name in fields if name not in known]
    if fields.get("keywords"):
        reference.notes.append(Note("keywords", _LEFT_OUT))
    return reference.item()


def _fields(entry: Entry, entries: Mapping[str, Entry]) -> Mapping[str, str]:
    """The fields in small letters, with those that the entry takes from others."""
    fields = {field.key.lower(): str(field.value) for field in entry.fields}
    for name in filter(None, re.split(r"\s*,\s*", fields.get("xdata", ""))):
        other = entries.get(name.lower())
        for field in other.fields if other else ():
            fields.setdefault(field.key.lower(), str(field.value))
    parent = entries.get(fields.get("crossref", "").strip().lower())
    if parent is not None and parent is not entry:
        above = {field.key.lower(): str(field.value) for field in parent.fields}
        if "title" in above:
            fields.setdefault("booktitle", above["title"])
        for name in _INHERITED:
            if name in above and not (
                name in ("date", "year") and {"date", "year"} & fields.keys()
            ):
                fields.setdefault(name, above[name])
    return MappingProxyType(fields)


def _kind(entry: Entry, fields: Mapping[str, str]) -> str:
    kind = TYPES.get(entry.entry_type.lower(), "")
    if kind == "article" and fields.get("entrysubtype", "").lower() in ("newspaper", "magazine"):
        return "news"
    return kind or ("website" if fields.get("url") else "book")


# --- dates --------------------------------------------------------------------------------


def _put_dates(reference: Reference, fields: Mapping[str, str]) -> None:
    date, year = (_bare(fields.get(name, "")) for name in ("date", "year"))
    if date:
        reference.date("published", _with_milliseconds_dropped(date, reference), called="date")
        if year and not date.lstrip("-").startswith(year.lstrip("-")):
            why = f"`date` says {date}, and `year` says {year}: `date` counts."
            reference.notes.append(Note("year", why, NoteKind.DOUBT))
        if _bare(fields.get("month", "")) and len(date) > 4:
            _compare_month(reference, date, _bare(fields["month"]))
    elif year:
        _put_year(reference, fields, year)
    elif _bare(fields.get("month", "")):
        reference.notes.append(Note("month", "A month without a year is left out."))
    read = _with_milliseconds_dropped(_bare(fields.get("urldate", "")), reference)
    reference.date("accessed", read, called="urldate")
    for name, what in _DATES.items():
        if fields.get(name):
            reference.remark_date(what, _bare(fields[name]))


def _put_year(reference: Reference, fields: Mapping[str, str], year: str) -> None:
    month, day = (_bare(fields.get(name, "")) for name in ("month", "day"))
    if month:
        try:
            reference.put("published", read_parts(Parts(year, month, day)).text)
        except PartsError as error:
            why = f"The month '{month}' is left out, since with the year '{year}' it is no date: "
            reference.notes.append(Note("month", f"{why}{str(error)[:1].lower()}{str(error)[1:]}"))
        else:
            return
    span = re.fullmatch(r"(\d{4})\s*(?:--?|–)\s*(\d{4})", year)
    reference.date("published", f"{span[1]}/{span[2]}" if span else year, called="year")


def _compare_month(reference: Reference, date: str, month: str) -> None:
    try:
        stated = read_parts(Parts("2000", month)).text[5:]
    except PartsError:
        stated = ""
    if stated != date[5:7]:
        why = f"`date` says {date}, and `month` says {month}: `date` counts."
        reference.notes.append(Note("month", why, NoteKind.DOUBT))


def _with_milliseconds_dropped(text: str, reference: Reference) -> str:
    """Biblatex passes over parts of a second, and so do we."""
    found = re.fullmatch(r"(.*T\d{2}:\d{2}:\d{2})\.\d+(.*)", text)
    if not found:
        return text
    reference.notes.append(Note("date", "Parts of a second are left out."))
    return found[1] + found[2]


def _bare(text: str) -> str:
    """A date without braces and LaTeX, its digits as 0 to 9."""
    return digits(re.sub(r"[{}]", "", text).replace(r"\textasciitilde", "~").strip())


# --- names and letters --------------------------------------------------------------------


def _names(text: str) -> list[Name]:
    return [_name(name) for name in split_multiple_persons_names(" ".join(text.split()))]


def _name(text: str) -> Name:
    if _WHOLE.fullmatch(text.strip()) or text.strip().startswith("{{"):
        return Name(whole=decode(text))
    if text.strip().lower() == "others":
        return Name(whole="et al.")
    try:
        parts: NameParts = parse_single_name_into_parts(text, strict=False)
    except (ValueError, IndexError):
        return Name(whole=decode(text))
    family = decode(" ".join([*parts.von, *parts.last]))
    if parts.jr:
        family = f"{family} {decode(' '.join(parts.jr))}"
    given = decode(" ".join(parts.first))
    return Name(family=family, given=given) if given else Name(whole=family)


# The library writes what it could not read into the log; our report has it.
logging.getLogger("bibtexparser").addHandler(logging.NullHandler())
_DECODER: Final = LatexDecodingMiddleware(allow_inplace_modification=True)


@lru_cache(maxsize=4096)
def decode(text: str) -> str:
    r"""LaTeX's letters and marks as text, on one line.

    >>> decode(r"{\"O}zg{\"u}r \& S{\o}n")
    'Özgür & Søn'
    """
    if not re.search(r"[\\{}$~%]|--|``|''", text):
        return " ".join(text.split())
    entry = _DECODER.transform_entry(Entry("misc", "x", [Field("text", text)]), Library())
    decoded = entry.fields_dict["text"].value if isinstance(entry, Entry) else text
    plain = str(decoded).replace("\N{NO-BREAK SPACE}", " ")
    return " ".join(re.sub(r"(?<![-\w])-{2}(?!-)|(?<=\d)--(?=\d)", "–", plain).split())
