"""What the columns of a sheet are: by their names, and by what they hold."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Final

from dateline.exchange.parts.date_formats import Conventions, covering, fitting
from dateline.exchange.parts.tables.flat_json import BETWEEN

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
              "titel", "titre", "título", "judul", "название", "heading", "summary"),
    "text": ("text", "description", "details", "body", "detail", "content", "notes", "narrative",
             "beschreibung", "descripción", "keterangan", "описание", "abstract", "summary"),
    "where": ("where", "place", "location", "site", "locality", "city", "venue", "ort",
              "lieu", "lugar", "tempat", "место", "country", "region", "address"),
    "topics": ("topics", "topic", "tags", "tag", "group", "category", "categories", "type", "kind",
               "theme", "keywords"),
    "id": ("id", "nr", "number", "no", "ref", "reference", "key", "uid", "code"),
    "note": ("note", "comment", "comments", "remark", "internalnote"),
    "source.url": ("url", "link", "source", "sourceurl", "links", "href", "media", "website",
                   "sourcelink", "weblink", "references"),
    "source.title": ("sourcetitle", "articletitle"),
    "source.outlet": ("outlet", "publisher", "publication", "sourcename", "newspaper", "medium"),
    "source.by": ("author", "authors", "reporter", "byline"),
    "source.published": ("published", "publicationdate", "pubdate", "sourcedate"),
}  # fmt: skip
_SEVERAL: Final = frozenset(["text", "topics"])
"""What more than one column may become."""
# Ends a word: a sign, or a capital after a small letter (`publishedAt`).
_BETWEEN_WORDS: Final = re.compile(r"[\W_]+|(?<=[^\W\d_A-Z])(?=[A-Z])")
# A day of some month, or a year: `1.1` is a version.
_LIKE_DATE: Final = re.compile(
    r"\d{4}|\d\W+[^\W\d_]{3}|[^\W\d_]{3}\W+\d|\d{1,2}[./-]\d{1,2}[./-]\d{2}"
)
_WEB: Final = re.compile(r"https?://\S+", re.IGNORECASE)
_PICTURE: Final = re.compile(r"\.(?:avif|gif|jpe?g|png|svg|webp)$", re.IGNORECASE)
_OF_SOURCE: Final = "source.published"
_LONGEST_DATE: Final = 40
_LONG: Final = 60
_FEW: Final = 12
_SHORT: Final = 30
_MOST: Final = 0.8

Cells = Mapping[str, Sequence[str]]
"""The filled cells of each column, by its name."""


def meanings(cells: Cells, rows: int, is_dated: Callable[[str], bool]) -> dict[str, str]:
    """What each column becomes, by its name; a column of which that is not clear is not in it.
    `is_dated` says of a column whether it holds dates.

    Names count first. An event needs a date, and is little without its sources and its text:
    where no name says which column has them, the cells do.
    """
    meant = _by_name(cells)
    if not {"date", "year"} & set(meant.values()):
        left = [name for name in cells if meant.get(name, _OF_SOURCE) == _OF_SOURCE]
        dated = list(filter(is_dated, left))
        if dated:
            meant[max(dated, key=lambda name: len(cells[name]))] = "date"
    weighings: tuple[tuple[str, Callable[[Sequence[str]], float]], ...] = (
        ("source.url", _addresses),
        ("text", partial(_length, rows=rows)),
    )
    for target, weigh in weighings:
        weights = {name: weigh(cells[name]) for name in cells if name not in meant}
        if target not in meant.values() and any(weights.values()):
            meant[max(weights, key=lambda name: weights[name])] = target
    return meant


def holds_dates(values: Sequence[str], conventions: Conventions) -> bool:
    """Whether the cells of a column are dates. Bare numbers may be anything."""
    if not values or all(value.isdecimal() for value in values):
        return False
    if any(len(value) > _LONGEST_DATE or not _LIKE_DATE.search(value) for value in values):
        return False
    if fitting(values, conventions):
        return True
    several, unread = covering(values, conventions)
    return bool(several) and len(unread) <= len(values) * (1 - _MOST)


def recurring(values: Sequence[str], rows: int) -> list[str]:
    """The few short values that recur in a column, most often first; none if it is not so."""
    counts = Counter(_parts(values))
    few = 1 < len(counts) <= _FEW and 2 * len(counts) <= counts.total() and 2 * len(values) >= rows
    if not few or not all(map(_is_word, counts)):
        return []
    return sorted(counts, key=lambda part: (-counts[part], part))


def _is_word(part: str) -> bool:
    return len(part) <= _SHORT and bool(re.search(r"[^\W\d_]", part)) and not _WEB.match(part)


def _by_name(names: Iterable[str]) -> dict[str, str]:
    """What columns are by their names: of several that could be one thing, the best named."""
    claims = sorted(
        (rank, position, name, target)
        for position, name in enumerate(names)
        for rank, target in _claims(name)
    )
    meant: dict[str, str] = {}
    for _rank, _position, name, target in claims:
        if name not in meant and (target in _SEVERAL or target not in meant.values()):
            meant[name] = target
    return meant


def _claims(name: str) -> Iterator[tuple[tuple[int, int], str]]:
    """What a column may be by its whole name, or by a word of it, the last first: `Incident No.`;
    and how well it is named: whole names before words, usual names before rare ones.

    What is said of a link beside its address, such as `links.text`, is nothing of the event.
    """
    holder, _, last = name.rpartition(".")
    if "source.url" in _targets(holder) and "source.url" not in _targets(last):
        return
    words = [word for word in _BETWEEN_WORDS.split(name) if word]
    longer = [word for word in words[:-1] if len(word) > 2]  # "no" is a number at the end alone
    for depth, given in enumerate((name, *words[-1:], *reversed(longer))):
        if targets := _targets(given):
            yield from (((depth, rank), target) for target, rank in targets.items())
            return


def _targets(name: str) -> dict[str, int]:
    plain = re.sub(r"[\W_]+", "", name.casefold())
    return {target: names.index(plain) for target, names in _MEANT.items() if plain in names}


def _addresses(values: Sequence[str]) -> int:
    """How many different web addresses a column holds; 0 if it holds other things, or pictures."""
    parts = list(_parts(values))
    found = {part for part in parts if _WEB.fullmatch(part) and not _PICTURE.search(part)}
    return len(found) if sum(part in found for part in parts) >= len(parts) * _MOST else 0


def _length(values: Sequence[str], rows: int) -> float:
    """How many signs a row has in a column; 0 if that is too few for prose."""
    if any(_WEB.match(value) for value in values):
        return 0
    length = sum(map(len, values)) / rows if rows else 0
    return length if length >= _LONG else 0


def _parts(values: Collection[str]) -> Iterator[str]:
    for value in values:
        yield from filter(None, map(str.strip, value.split(BETWEEN)))
