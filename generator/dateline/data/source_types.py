"""The types of sources: one row each, with all that depends on the type.

To add a type, add a row here and its name to the language files (`source_type.<word>`); for a
key that it has and others have not, a `SourceField`, and its label (`source_field.<name>`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Final, Self


class Shape(StrEnum):
    """What shape the value of a source's field has."""

    TEXT = "text"
    NAMES = "names"  # a list of names
    HOLDING = "holding"  # a record: where a paper is kept


class Identifier(StrEnum):
    """An identifier with rules of its own, and an address that it leads to."""

    DOI = "doi"
    ISBN = "isbn"
    ISSN = "issn"


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceField:
    """A key that only some types of source have.

    `says` is what the reference page says of it. The rest is what it is in other formats, empty
    where a format has no place for it: `csl` a variable of CSL-JSON, `bibtex` a field of BibTeX,
    `wikipedia` a parameter of Wikipedia's templates, `coins` a key of COinS, `schema_org` a
    property of schema.org.
    """

    name: str
    says: str
    shape: Shape = Shape.TEXT
    csl: str = ""
    bibtex: str = ""
    wikipedia: str = ""
    coins: str = ""
    schema_org: str = ""
    identifier: Identifier | None = None


_EDITORS: Final = SourceField(
    name="editors",
    says="a list of [names](#full-name-keys): who edited it, or the work that it is in",
    shape=Shape.NAMES,
    csl="editor",
    bibtex="editor",
    wikipedia="editor",
    schema_org="editor",
)
_TRANSLATORS: Final = SourceField(
    name="translators",
    says="a list of [names](#full-name-keys)",
    shape=Shape.NAMES,
    csl="translator",
    bibtex="translator",
    wikipedia="translator",
    schema_org="translator",
)
_PUBLISHER: Final = SourceField(
    name="publisher",
    says="who published it; of a thesis, the university",
    csl="publisher",
    bibtex="publisher",
    wikipedia="publisher",
    coins="rft.publisher",
)
_PLACE: Final = SourceField(
    name="place",
    says="where it was published",
    csl="publisher-place",
    bibtex="address",
    wikipedia="location",
    coins="rft.place",
)
_EDITION: Final = SourceField(
    name="edition",
    says="which edition it is",
    csl="edition",
    bibtex="edition",
    wikipedia="edition",
    coins="rft.edition",
    schema_org="bookEdition",
)
_RELEASE: Final = SourceField(
    name="edition",
    says=_EDITION.says,
    csl="version",
    bibtex="edition",
    wikipedia="version",
    coins="rft.edition",
    schema_org="version",
)
_VOLUME: Final = SourceField(
    name="volume",
    says="which volume it is, or is in",
    csl="volume",
    bibtex="volume",
    wikipedia="volume",
    coins="rft.volume",
)
_ISSUE: Final = SourceField(
    name="issue",
    says="which issue it is in",
    csl="issue",
    bibtex="number",
    wikipedia="issue",
    coins="rft.issue",
)
_PAGES: Final = SourceField(
    name="pages",
    says="the pages that it is on, such as `12-34`; where in it your words are is `at`",
    csl="page",
    bibtex="pages",
    wikipedia="pages",
    coins="rft.pages",
)
_SERIES: Final = SourceField(
    name="series",
    says="the series that it is in",
    csl="collection-title",
    bibtex="series",
    wikipedia="series",
    coins="rft.series",
)
_NUMBER: Final = SourceField(
    name="number",
    says="its number: of a report, a law, a case; of a book, its number in the series",
    csl="number",
    bibtex="number",
    wikipedia="number",
    schema_org="identifier",
)
_NUMBER_IN_SERIES: Final = SourceField(
    name="number",
    says=_NUMBER.says,
    csl="collection-number",
    bibtex="number",
    schema_org="position",
)
_DOI: Final = SourceField(
    name="doi",
    says="its DOI, such as `10.1000/182`; shown as a link",
    csl="DOI",
    bibtex="doi",
    wikipedia="doi",
    identifier=Identifier.DOI,
)
_ISBN: Final = SourceField(
    name="isbn",
    says="its ISBN; shown as a link",
    csl="ISBN",
    bibtex="isbn",
    wikipedia="isbn",
    coins="rft.isbn",
    schema_org="isbn",
    identifier=Identifier.ISBN,
)
_ISSN: Final = SourceField(
    name="issn",
    says="the ISSN of the periodical; shown as a link",
    csl="ISSN",
    bibtex="issn",
    wikipedia="issn",
    coins="rft.issn",
    schema_org="issn",
    identifier=Identifier.ISSN,
)
_COURT: Final = SourceField(
    name="court",
    says="which court decided",
    csl="authority",
    wikipedia="court",
)
_ARCHIVE: Final = SourceField(
    name="archive",
    says="[where it is kept](#archive-keys)",
    shape=Shape.HOLDING,
)

_MADE_BY: Final = (_EDITORS, _TRANSLATORS, _PUBLISHER, _PLACE)
_IN_PERIODICAL: Final = (_VOLUME, _ISSUE, _PAGES)
_PRESS: Final = (_TRANSLATORS, _PUBLISHER, _PLACE, _EDITION, *_IN_PERIODICAL, _ISSN)
_BOOK: Final = (
    *_MADE_BY, _EDITION, _VOLUME, _SERIES, _NUMBER_IN_SERIES, _PAGES, _DOI, _ISBN,
)  # fmt: skip
_WORK: Final = (*_MADE_BY, _SERIES, _NUMBER, _DOI, _ARCHIVE)
_RECORDING: Final = (_PUBLISHER, _PLACE, _SERIES, _NUMBER, _DOI, _ARCHIVE)


class Called(StrEnum):
    """What a source goes by in running text; where that is not known, by what there is."""

    OUTLET = "outlet"
    AUTHOR = "author"  # author and year, or title
    BODY = "body"  # author or who published it, and year
    CHAPTER = "chapter"  # author, year and the book that it is in
    COURT = "court"  # court and number
    NUMBER = "number"  # title, or number
    SHELFMARK = "shelfmark"


class Layout(StrEnum):
    """What a citation of a source looks like."""

    PART = "part"  # its title in quotation marks, and what it is a part of
    CHAPTER = "chapter"  # the same, with "In:" before what it is a part of
    WORK = "work"  # its title, then who published it
    DECISION = "decision"  # the court and the number first
    PAPER = "paper"  # where it is kept


@dataclass(frozen=True, slots=True)
class Bibtex:
    """A type in BibTeX (https://ctan.org/pkg/bibtex): the entry's type, and the field for what it
    is in, who published it or where it is kept. Where that is not known it is a `misc`, which
    needs none. `subtype` is what BibLaTeX's readers know besides.
    """

    entry: str = "misc"
    container: str = "howpublished"
    subtype: str = ""


@dataclass(frozen=True, slots=True)
class Wikipedia:
    """A type at Wikipedia (https://en.wikipedia.org/wiki/Wikipedia:Citation_templates): the
    template, and what it calls the title, what the source is in, and the place in the source.

    `offline` is the template where there is no address, for those that ask for one; `author` is
    empty where a template has no authors, and `place` unless it has one parameter for all kinds of
    places; `renamed` are other parameters that have another name in it.
    """

    template: str
    title: str = "title"
    container: str = "work"
    author: str = "author"
    offline: str = ""
    place: str = ""
    renamed: tuple[tuple[str, str], ...] = ()


CITE_WEB: Final = Wikipedia("cite web", offline="cite document")
"""The template for what has none of its own."""
_CITE_ARCHIVE: Final = Wikipedia(
    "cite archive", title="item", container="series", author="last", place="page"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """What follows from a source's type.

    `csl` is its type in CSL-JSON (https://docs.citationstyles.org/en/stable/specification.html,
    appendix III), `coins` its item type in Zotero, `schema_org` its type at schema.org; `bibtex`
    and `wikipedia` are what it is there.
    `reports`: it reports what others said, so that words without a speaker are doubtful.
    `spoken`: its text is speech, in which nobody writes quotation marks.
    `first_hand`: it can be the remark itself, and not a report of it.
    `issued`: its outlet issued it, and is what bibliographies call its publisher.
    `timed`: a time in it is a place, at which its address can be opened.
    `fields`: the keys that it has and others have not.
    `own_work`: its outlet published it as a work by itself, and not as a part of something.
    `container`: what its outlet is (`source_outlet.<word>` of the languages).
    `states`: what a full record of it says: `missing.<word>` of the languages where it does not.
    """

    csl: str
    coins: str
    schema_org: str
    states: tuple[str, ...]
    reports: bool = False
    spoken: bool = False
    first_hand: bool = False
    own_work: bool = False
    issued: bool = False
    timed: bool = False
    container: str = "outlet"
    called: Called = Called.OUTLET
    layout: Layout = Layout.PART
    bibtex: Bibtex = Bibtex()
    wikipedia: Wikipedia = CITE_WEB
    fields: tuple[SourceField, ...] = ()

    @property
    def is_of_outlet(self) -> bool:
        """Whether sources of the type go by the outlet that published them."""
        return self.called is Called.OUTLET


_OF_OUTLETS: Final = ("title", "outlet", "published", "address")
_NEWS: Final = Traits(
    csl="article-newspaper",
    coins="newspaperArticle",
    schema_org="NewsArticle",
    states=_OF_OUTLETS,
    reports=True,
    bibtex=Bibtex("article", "journal", "newspaper"),
    wikipedia=Wikipedia("cite news"),
    fields=_PRESS,
)


class SourceType(StrEnum):
    """What kind of published item a source is; the value is the word that authors write."""

    traits: Traits

    def __new__(cls, word: str, traits: Traits) -> Self:
        """Make a member that is its word, and carries its traits."""
        member = str.__new__(cls, word)
        member._value_ = word
        member.traits = traits
        return member

    NEWS = ("news", _NEWS)
    ANALYSIS = ("analysis", replace(_NEWS, schema_org="AnalysisNewsArticle"))
    WIRE = ("wire", _NEWS)
    OFFICIAL = (
        "official",
        Traits(
            csl="document",
            coins="document",
            schema_org="CreativeWork",
            states=_OF_OUTLETS,
            issued=True,
            first_hand=True,
            fields=(*_WORK, _EDITION, _VOLUME, _PAGES, _ISBN, _ISSN),
        ),
    )
    TRANSCRIPT = (
        "transcript",
        Traits(
            csl="document",
            coins="document",
            schema_org="CreativeWork",
            states=_OF_OUTLETS,
            issued=True,
            reports=True,
            spoken=True,
            first_hand=True,
            fields=(*_WORK, _VOLUME, _PAGES),
        ),
    )
    VIDEO = (
        "video",
        Traits(
            csl="motion_picture",
            coins="videoRecording",
            schema_org="VideoObject",
            states=_OF_OUTLETS,
            issued=True,
            reports=True,
            spoken=True,
            first_hand=True,
            timed=True,
            wikipedia=Wikipedia("cite AV media"),
            fields=_RECORDING,
        ),
    )
    AUDIO = (
        "audio",
        Traits(
            csl="song",
            coins="audioRecording",
            schema_org="AudioObject",
            states=_OF_OUTLETS,
            issued=True,
            reports=True,
            spoken=True,
            first_hand=True,
            timed=True,
            wikipedia=Wikipedia("cite AV media"),
            fields=_RECORDING,
        ),
    )
    POST = (
        "post",
        Traits(
            csl="post",
            coins="forumPost",
            schema_org="SocialMediaPosting",
            states=_OF_OUTLETS,
            spoken=True,
            first_hand=True,
        ),
    )
    BOOK = (
        "book",
        Traits(
            csl="book",
            coins="book",
            schema_org="Book",
            states=("title", "author", "publisher", "published"),
            own_work=True,
            container="publisher",
            called=Called.AUTHOR,
            layout=Layout.WORK,
            bibtex=Bibtex("book", "publisher"),
            wikipedia=Wikipedia("cite book", container="publisher"),
            fields=(*_BOOK, _ARCHIVE),
        ),
    )
    CHAPTER = (
        "chapter",
        Traits(
            csl="chapter",
            coins="bookSection",
            schema_org="Chapter",
            states=("title", "author", "book", "published"),
            container="book",
            called=Called.CHAPTER,
            layout=Layout.CHAPTER,
            bibtex=Bibtex("incollection", "booktitle"),
            wikipedia=Wikipedia("cite book", title="chapter", container="title"),
            fields=_BOOK,
        ),
    )
    ARTICLE = (
        "article",
        Traits(
            csl="article-journal",
            coins="journalArticle",
            schema_org="ScholarlyArticle",
            states=("title", "author", "journal", "published"),
            container="journal",
            called=Called.AUTHOR,
            bibtex=Bibtex("article", "journal"),
            wikipedia=Wikipedia("cite journal", container="journal"),
            fields=(*_MADE_BY, *_IN_PERIODICAL, _SERIES, _DOI, _ISSN),
        ),
    )
    REPORT = (
        "report",
        Traits(
            csl="report",
            coins="report",
            schema_org="Report",
            states=("title", "publisher", "published"),
            first_hand=True,
            own_work=True,
            container="publisher",
            called=Called.BODY,
            layout=Layout.WORK,
            bibtex=Bibtex("techreport", "institution"),
            wikipedia=Wikipedia("cite report", container="publisher"),
            fields=(*_WORK, _EDITION, _VOLUME, _PAGES, _ISBN, _ISSN),
        ),
    )
    THESIS = (
        "thesis",
        Traits(
            csl="thesis",
            coins="thesis",
            schema_org="Thesis",
            states=("title", "author", "publisher", "published"),
            own_work=True,
            container="publisher",
            called=Called.AUTHOR,
            layout=Layout.WORK,
            bibtex=Bibtex("phdthesis", "school"),
            wikipedia=Wikipedia("cite thesis", container="publisher"),
            fields=(*_WORK, _PAGES, _ISBN),
        ),
    )
    COURT = (
        "court",
        Traits(
            csl="legal_case",
            coins="case",
            schema_org="CreativeWork",
            states=("court", "number", "decided"),
            first_hand=True,
            container="work",
            called=Called.COURT,
            layout=Layout.DECISION,
            wikipedia=Wikipedia(
                "cite court",
                title="litigants",
                container="reporter",
                author="",
                place="pinpoint",
                renamed=(("volume", "vol"), ("pages", "opinion"), ("number", "opinion")),
            ),
            fields=(_COURT, _PAGES, _NUMBER, _VOLUME, _PLACE, _TRANSLATORS, _ARCHIVE),
        ),
    )
    LAW = (
        "law",
        Traits(
            csl="legislation",
            coins="statute",
            schema_org="Legislation",
            states=("title", "published"),
            first_hand=True,
            container="work",
            called=Called.NUMBER,
            layout=Layout.PART,
            fields=(
                _NUMBER, *_IN_PERIODICAL, _SERIES, _PUBLISHER, _PLACE, _TRANSLATORS, _ARCHIVE,
            ),
        ),
    )  # fmt: skip
    DATASET = (
        "dataset",
        Traits(
            csl="dataset",
            coins="dataset",
            schema_org="Dataset",
            states=("title", "publisher", "published", "address"),
            own_work=True,
            container="publisher",
            called=Called.BODY,
            layout=Layout.WORK,
            fields=(_EDITORS, _PUBLISHER, _PLACE, _RELEASE, _SERIES, _NUMBER, _DOI),
        ),
    )
    MAP = (
        "map",
        Traits(
            csl="map",
            coins="map",
            schema_org="Map",
            states=("title", "published"),
            own_work=True,
            container="publisher",
            called=Called.BODY,
            layout=Layout.WORK,
            wikipedia=Wikipedia("cite map", container="publisher"),
            fields=(*_WORK, _EDITION, _ISBN),
        ),
    )
    IMAGE = (
        "image",
        Traits(
            csl="graphic",
            coins="artwork",
            schema_org="ImageObject",
            states=("title", "author", "published"),
            first_hand=True,
            container="work",
            called=Called.AUTHOR,
            fields=(_PUBLISHER, _PLACE, _SERIES, _NUMBER, _PAGES, _DOI, _ARCHIVE),
        ),
    )
    INTERVIEW = (
        "interview",
        Traits(
            csl="interview",
            coins="interview",
            schema_org="CreativeWork",
            states=("author", "published"),
            reports=True,
            spoken=True,
            first_hand=True,
            timed=True,
            container="work",
            called=Called.AUTHOR,
            bibtex=Bibtex("article", "journal"),
            wikipedia=Wikipedia("cite interview"),
            fields=(*_MADE_BY, *_IN_PERIODICAL, _ARCHIVE),
        ),
    )
    LETTER = (
        "letter",
        Traits(
            csl="personal_communication",
            coins="letter",
            schema_org="ArchiveComponent",
            states=("author", "published"),
            first_hand=True,
            container="work",
            called=Called.AUTHOR,
            layout=Layout.PAPER,
            wikipedia=_CITE_ARCHIVE,
            fields=(*_MADE_BY, _VOLUME, _NUMBER, _PAGES, _ARCHIVE),
        ),
    )
    ARCHIVE = (
        "archive",
        Traits(
            csl="manuscript",
            coins="manuscript",
            schema_org="ArchiveComponent",
            states=("title", "archive", "published"),
            first_hand=True,
            container="work",
            called=Called.SHELFMARK,
            layout=Layout.PAPER,
            bibtex=Bibtex("unpublished", "note"),
            wikipedia=_CITE_ARCHIVE,
            fields=(_ARCHIVE, _EDITORS, _TRANSLATORS, _PLACE, _SERIES, _VOLUME, _NUMBER, _PAGES),
        ),
    )
    WEBSITE = (
        "website",
        Traits(
            csl="webpage",
            coins="webpage",
            schema_org="WebPage",
            states=("title", "address"),
            container="website",
            fields=(*_MADE_BY, _SERIES, _DOI, _ISSN),
        ),
    )


@cache
def types_with_field() -> Mapping[SourceField, Sequence[SourceType]]:
    """Every key that only some types have, and which types these are.

    What is called the same in the data is one key here, whatever it is in other formats.
    """
    first: dict[str, SourceField] = {}
    found: dict[SourceField, list[SourceType]] = {}
    for kind in SourceType:
        for field in kind.traits.fields:
            found.setdefault(first.setdefault(field.name, field), []).append(kind)
    return MappingProxyType(found)
