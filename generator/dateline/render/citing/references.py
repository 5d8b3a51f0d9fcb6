"""A source cited as the page has it: author, date, title, what it is in, who published it.

Each layout of `data/source_types.py` is a row of sentences here. A reference is runs of text, so
that a page can write titles and links as such, and a plain form need not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from babel.lists import format_list

from dateline.data.bibliography.identifiers import identifier_address
from dateline.data.bibliography.person_names import PersonName
from dateline.data.model import Source
from dateline.data.source_types import Identifier, Layout
from dateline.dates import show_date
from dateline.languages import Texts
from dateline.render.citing.places import shown_places
from dateline.render.inks.inline import element
from dateline.text.inks import Ink, Piece


class Style(StrEnum):
    """What a run of a reference is."""

    TEXT = "text"
    TITLE = "title"  # of a work by itself
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Run:
    """A run of a reference. Of a link, the text is its address."""

    text: str
    style: Style = Style.TEXT


Sentence = tuple[Run, ...]


def reference(source: Source, texts: Texts, ats: Iterable[str] = ()) -> tuple[Run, ...]:
    """A source cited, with the places in it that are cited. Its texts are those of a language."""
    cited = _Cited(source, texts, shown_places(source, ats, texts.language))
    body = [part(cited) for part in _LAYOUTS[source.type.traits.layout]]
    body = [sentence for sentence in body if sentence]
    if cited.places and not cited.detail("pages") and body:
        body[-1] = (*body[-1], Run(f", {cited.places}"))
    ends = [part(cited) for part in (_note, _links, _archived)]
    return tuple(_joined(filter(None, (*body, *ends))))


def plain_reference(runs: Iterable[Run]) -> str:
    """A reference as one line of text."""
    return "".join(run.text for run in runs)


def inked_reference(runs: Iterable[Run], ink: Ink) -> Piece:
    """A reference on a page."""
    return ink.piece("".join(_inked(run, ink) for run in runs))


def _inked(run: Run, ink: Ink) -> Piece:
    match run.style:
        case Style.TITLE:
            return element(ink, "cite", ink.attribute(run.text))
        case Style.LINK:
            return ink.link_out(run.text, run.text)
        case Style.TEXT:
            return ink.stretch(run.text)


def _joined(sentences: Iterable[Sentence]) -> Iterator[Run]:
    """Sentences in a row, each with a full stop, unless it ends with a mark or an address: nobody
    is to copy a full stop with an address.
    """
    before: Sentence = ()
    for sentence in sentences:
        if before:
            yield Run(_stop_after(before) + " ")
        yield from sentence
        before = sentence
    if before:
        yield Run(_stop_after(before))


def _stop_after(sentence: Sentence) -> str:
    last = sentence[-1]
    # Matches the end of `Who left?”`.
    ends = last.style is Style.LINK or re.search(r"[.?!…][”»“]?$", last.text)
    return "" if ends else "."


@dataclass(frozen=True, slots=True)
class _Cited:
    source: Source
    texts: Texts
    places: str

    def detail(self, name: str) -> str:
        return self.source.details.get(name, "")

    def names(self, names: Iterable[str]) -> str:
        """Names in a row, family names first where they are known."""
        return self.listed(
            f"{n.family}, {n.given}" if isinstance(n, PersonName) and n.given else str(n)
            for n in names
        )

    def listed(self, names: Iterable[str]) -> str:
        """Names in a row, as they are."""
        return format_list([*map(str, names)], locale=self.texts.locale)

    @property
    def date(self) -> str:
        if self.source.published is None:
            return self.texts.plain("reference_no_date")
        return show_date(self.source.published, self.texts.language, brief=True)


def _who(cited: _Cited) -> Sentence:
    """Who is responsible for it, and when; without an author the title comes first."""
    who = _responsible(cited)
    return (Run(f"{who} ({cited.date})"),) if who else ()


def _responsible(cited: _Cited) -> str:
    source = cited.source
    if source.by:
        return cited.names(source.by)
    if source.editors and source.type.traits.layout is Layout.WORK:
        return cited.texts.plain("reference_editors", names=cited.names(source.editors))
    return source.agency


def _title(cited: _Cited) -> Sentence:
    """Its title; with the date, where no author has it."""
    source, texts = cited.source, cited.texts
    date = "" if _responsible(cited) else f" ({cited.date})"
    title = source.full_title
    if not title:
        return (Run(f"{source.label}{date}"),) if date else ()
    if source.type.traits.layout is Layout.WORK:
        return tuple(filter(lambda run: run.text, (Run(title, Style.TITLE), Run(date))))
    return (Run(f"{texts.plain('quote_open')}{title}{texts.plain('quote_close')}{date}"),)


def _court(cited: _Cited) -> Sentence:
    parts = (cited.detail("court"), cited.detail("number"))
    named = cited.texts.in_row(parts)
    return (Run(f"{named} ({cited.date})"),) if named else ()


def _case(cited: _Cited) -> Sentence:
    has_court = _court(cited)
    title = cited.source.full_title or ("" if has_court else cited.source.label)
    if not title:
        return ()
    date = "" if has_court else f" ({cited.date})"
    return tuple(filter(lambda run: run.text, (Run(title, Style.TITLE), Run(date))))


def _whole(cited: _Cited) -> Sentence:
    """What it is a part of, and where in that."""
    source, texts = cited.source, cited.texts
    numbers = _numbers(cited)
    known = "" if source.full_title else source.label  # is there in place of a title
    if source.container in ("", _responsible(cited), known):
        return (Run(_capital(numbers)),) if numbers else ()
    is_chapter = source.type.traits.layout is Layout.CHAPTER
    before, _, after = texts.plain("reference_in", whole="\0").partition("\0")
    editors = cited.listed(source.editors) if is_chapter and source.editors else ""
    edited = texts.plain("reference_edited", names=editors) if editors else ""
    rest = cited.texts.in_row((edited, numbers))
    runs = (
        Run(before if is_chapter else ""),
        Run(source.container, Style.TITLE),
        Run((after if is_chapter else "") + (f"{texts.plain('comma')} {rest}" if rest else "")),
    )
    return tuple(run for run in runs if run.text)


def _numbers(cited: _Cited) -> str:
    """Edition, volume, issue, number, and pages with the places that are cited."""
    t = cited.texts.plain
    number = cited.detail("number")
    if cited.source.type.traits.layout is Layout.DECISION:
        number = ""
    pages = cited.detail("pages")
    is_range = bool(re.search(r"[-–,]", pages))
    parts = [
        _edition(cited),
        t("reference_volume", volume=cited.detail("volume")) if cited.detail("volume") else "",
        t("reference_number", number=cited.detail("issue")) if cited.detail("issue") else "",
        cited.detail("series"),
        t("reference_number", number=number) if number[:1].isdecimal() else number,
        t("locator_pages" if is_range else "locator_page", page=pages) if pages else "",
        t("reference_here", place=cited.places) if pages and cited.places else "",
    ]
    return cited.texts.in_row(parts)


def _edition(cited: _Cited) -> str:
    """The edition: a number, with or without what makes it an ordinal, or words as they are."""
    edition = cited.detail("edition")
    # Matches `2`, `2nd`, `2.`, `2-е`, `3.1`.
    number = re.fullmatch(r"(\d+(?:\.\d+)*)(?:st|nd|rd|th|\.|er|re|e|ème|ª|º|-е|-ге)?", edition)
    return cited.texts.plain("reference_edition", edition=number[1]) if number else edition


def _numbers_alone(cited: _Cited) -> Sentence:
    numbers = _numbers(cited)
    return (Run(_capital(numbers)),) if numbers else ()


def _translators(cited: _Cited) -> Sentence:
    names = cited.source.translators
    if not names:
        return ()
    told = cited.texts.plain("reference_translated", names=cited.listed(names))
    return (Run(_capital(told)),)


def _publisher(cited: _Cited) -> Sentence:
    parts = (cited.detail("place"), cited.source.publisher)
    told = ": ".join(filter(None, parts))
    return (Run(told),) if told else ()


def _container_of_work(cited: _Cited) -> Sentence:
    """What a work by itself is in all the same, such as the site that has it."""
    return (Run(cited.source.container),) if cited.source.container else ()


def _kept(cited: _Cited) -> Sentence:
    kept = cited.source.archive
    return (Run(cited.texts.in_row(kept.parts)),) if kept else ()


def _note(cited: _Cited) -> Sentence:
    return (Run(cited.source.note.rstrip(".")),) if cited.source.note else ()


def _links(cited: _Cited) -> Sentence:
    """The DOI or else the address, and the archived copy."""
    doi = identifier_address(Identifier.DOI, cited.detail("doi"))
    address = doi or cited.source.url
    return (Run(address, Style.LINK),) if address else ()


def _archived(cited: _Cited) -> Sentence:
    archived = cited.source.archived
    if archived is None:
        return ()
    before, _, after = cited.texts.plain("reference_archived", address="\0").partition("\0")
    runs = (Run(_capital(before)), Run(archived.url, Style.LINK), Run(after))
    return tuple(run for run in runs if run.text)


def _capital(text: str) -> str:
    """A sentence with a capital at its beginning."""
    return text[:1].upper() + text[1:]


_END: Final = (_translators, _publisher, _kept)
_LAYOUTS: Final[Mapping[Layout, tuple[Callable[[_Cited], Sentence], ...]]] = {
    Layout.PART: (_who, _title, _whole, *_END),
    Layout.CHAPTER: (_who, _title, _whole, *_END),
    Layout.WORK: (_who, _title, _numbers_alone, _container_of_work, *_END),
    Layout.DECISION: (_court, _case, _whole, *_END),
    Layout.PAPER: (_who, _title, _whole, *_END),
}
