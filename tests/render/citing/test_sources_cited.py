"""A source of each type, cited in every form, and read by programs that nobody here wrote."""

from __future__ import annotations

import json
import re
import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from citeproc import (  # type: ignore[import-untyped]
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.source.json import CiteProcJSON  # type: ignore[import-untyped]
from pybtex.database import BibliographyData, parse_string  # type: ignore[import-untyped]

import dateline
from dateline.data.model import Source
from dateline.data.source_types import SourceType
from dateline.languages import texts_for
from dateline.render.citing.bibtex import bibtex_source
from dateline.render.citing.csl import csl_item
from dateline.render.citing.references import plain_reference, reference
from dateline.render.citing.syntax import tex
from dateline.render.citing.wikipedia import wikipedia_source

ROOT = Path(__file__).resolve().parents[3]
DOCS = ROOT / "tests" / "pages" / "harbour-history" / "docs"
CSL_SCHEMA = ROOT.parent / "shared" / "fixtures" / "bibliography" / "csl-data.schema.json"


@pytest.fixture(scope="module")
def site() -> dateline.Site:
    return dateline.load(DOCS, settings=dateline.Settings())


@pytest.fixture(scope="module")
def sources(site: dateline.Site) -> Mapping[str, Source]:
    return site.timelines[0].sources


@pytest.fixture(scope="module")
def files(site: dateline.Site) -> Mapping[str, str]:
    return {
        output.path: output.content.decode()
        for output in site.render()
        if not output.path.endswith(".png")
    }


@pytest.fixture(scope="module")
def items(files: Mapping[str, str]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(files["harbour/data/sources.csl.json"])
    return found


@pytest.fixture(scope="module")
def entries(files: Mapping[str, str]) -> BibliographyData:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return parse_string(files["harbour/data/sources.bib"], "bibtex")


def test_each_type_has_a_source(site: dateline.Site, sources: Mapping[str, Source]) -> None:
    assert {source.type for source in sources.values()} == set(SourceType)
    assert site.problems == ()


def test_the_schema_of_csl_takes_them(items: list[dict[str, Any]]) -> None:
    if not CSL_SCHEMA.is_file():
        pytest.skip("the schema of CSL-JSON is in a folder `shared` beside the repository")
    schema = json.loads(CSL_SCHEMA.read_text("utf-8"))
    jsonschema.Draft7Validator(schema).validate(items)


def test_citeproc_reads_them_without_a_warning(items: list[dict[str, Any]]) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        read = CiteProcJSON(items)
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, read, formatter.plain)
    for item in items:
        bibliography.register(Citation([CitationItem(item["id"])]))
    shown = "\n".join(str(entry) for entry in bibliography.bibliography())
    assert "Lee, M. and van der Berg, J. (2015) The Harbour: A History. 2nd ed." in shown
    assert "Dahl, N. (1998) “The First Winter”, in M. Lee (ed.) Ice and Stone. " in shown
    assert "Rhee, I. (2009) “Silt, and who paid for it”, Harbour Studies, 12(3), pp. 201" in shown
    assert "Sato, K. (2004) Dredging by Hand. University of Northport" in shown


def test_csl_names_what_each_is_in(items: list[dict[str, Any]]) -> None:
    by_id = {item["id"]: item for item in items}
    chapter, case, paper = (by_id[id_] for id_ in ("dahl-winter", "court-1912", "minute-1911"))
    assert (chapter["container-title"], chapter["page"]) == ("Ice and Stone", "12-34")
    assert chapter["editor"] == [{"family": "Lee", "given": "Mia"}]
    assert (case["authority"], case["number"]) == ("High Court of Northland", "HC 12/1912")
    assert (case["container-title"], case["volume"], case["page"]) == (
        "Northland Reports",
        "7",
        "88",
    )
    assert (paper["archive"], paper["archive-place"]) == ("Northland Archives", "Northport")
    assert paper["archive_location"] == "Harbour Board, HB 3/17"
    assert paper["issued"] == {"date-parts": [[1911]], "circa": True}
    assert by_id["lee-history"]["collection-number"] == "4"
    assert by_id["film-1934"]["publisher"] == "Harbour Film Unit", "it is no part of a whole"
    assert "container-title" not in by_id["film-1934"]
    assert by_id["report-2001"]["number"] == "2001/4"


def test_pybtex_reads_them(entries: BibliographyData, sources: Mapping[str, Source]) -> None:
    assert list(entries.entries) == list(sources)
    book, chapter = entries.entries["lee-history"], entries.entries["dahl-winter"]
    assert [str(person) for person in book.persons["author"]] == ["Lee, Mia", "{van der Berg}, Jan"]
    assert book.fields["title"] == "{The Harbour: A History}"
    assert (book.fields["publisher"], book.fields["year"]) == ("North Press", "2015")
    assert (chapter.type, chapter.fields["booktitle"]) == ("incollection", "{Ice and Stone}")
    assert chapter.fields["pages"] == "12--34"
    article = entries.entries["rhee-silt"]
    assert (article.fields["journal"], article.fields["number"]) == ("Harbour Studies", "3")
    assert article.fields["month"] == "March"


@pytest.mark.parametrize("kind", SourceType)
def test_a_source_of_which_nothing_is_known(kind: SourceType) -> None:
    source = Source(id="a", type=kind)
    assert bibtex_source(source, "en") == "@misc{a,\n}"
    assert plain_reference(reference(source, texts_for("en"))) == "a (no date)."
    assert re.fullmatch(r"<ref>\{\{cite [\w ]+\}\}</ref>", wikipedia_source(source, "en"))
    assert csl_item(source, "en").keys() == {"id", "type"}


REFERENCES = """
lee-history | pp. 31-33 | Lee, Mia and van der Berg, Jan (2015). The Harbour: A History. \
Edition 2, Northern Harbours, no. 4. Translated by Ana Belov. Northport: North Press, pp. 31-33.
dahl-winter | 14 | Dahl, Nils (1998). “The First Winter”. In: Ice and Stone, edited by Mia Lee, \
vol. 2, pp. 12-34, here p. 14. Northport: North Press.
rhee-silt | | Rhee, Ina (March 2009). “Silt, and who paid for it”. Harbour Studies, vol. 12, \
no. 3, pp. 201-219. https://doi.org/10.1000/182
court-1912 | para. 12 | High Court of Northland, HC 12/1912 (3 May 1912). Vance v. Port of \
Northport. Northland Reports, vol. 7, p. 88, here para. 12.
minute-1911 | fol. 3r | Orr, Tom (about 1911). “Minute on the quay”. Northland Archives, \
Northport, Harbour Board, HB 3/17, fol. 3r.
site | | old-harbours.example (no date). https://www.old-harbours.example/northport
"""
FOOTNOTES = """
dahl-winter | 14 | cite book |last=Dahl |first=Nils |editor-last=Lee |editor-first=Mia \
|chapter=The First Winter |title=Ice and Stone |date=1998 |publisher=North Press \
|location=Northport |volume=2 |page=14
court-1912 | para. 12 | cite court |litigants=Vance v. Port of Northport, HC 12/1912 \
|reporter=Northland Reports |date=1912-05-03 |court=High Court of Northland \
|opinion=88 |vol=7 |pinpoint=para. 12
minute-1911 | fol. 3r | cite archive |last=Orr |first=Tom |item=Minute on the quay |date=c. 1911 \
|collection=Harbour Board |item-id=HB 3/17 |institution=Northland Archives |location=Northport \
|page=fol. 3r
map-1822 | | cite map |author=Royal Surveyors |title=The Bay of Northport |date=1822 \
|id=Northland Archives, MAP 9 |location=Northport
debate-1890 | | cite document |title=Debate on the Harbour Bill |publisher=Parliament of Northland \
|date=1890-06-02 |pages=41
radio-1961 | 12:40 | cite AV media |title=Ida Vance remembers |work=Radio Northport \
|date=1961-04-02 |time=12:40 |url=https://radio.example/vance
"""


def lines(text: str) -> list[list[str]]:
    """The source's id, a place in it, and what is shown, of each line."""
    rows = [line.split("|", 2) for line in text.strip().splitlines()]
    return [[part.strip() for part in row] for row in rows]


@pytest.mark.parametrize(("id_", "at", "shown"), lines(REFERENCES))
def test_the_page_cites(id_: str, at: str, shown: str, sources: Mapping[str, Source]) -> None:
    assert plain_reference(reference(sources[id_], texts_for("en"), [at])) == shown


@pytest.mark.parametrize(("id_", "at", "shown"), lines(FOOTNOTES))
def test_wikipedia_cites(id_: str, at: str, shown: str, sources: Mapping[str, Source]) -> None:
    assert wikipedia_source(sources[id_], "en", [at]) == f"<ref>{{{{{shown}}}}}</ref>"


def test_an_event_s_citation_page_has_its_sources_with_the_places(
    files: Mapping[str, str], entries: BibliographyData
) -> None:
    """Their entries for programs, which no place is a part of, are in the files of all sources."""
    pages = {path: text for path, text in files.items() if path.endswith("/cite.html")}
    [page] = [page for page in pages.values() if "here p. 14" in page]
    assert "|volume=2 |page=14}}" in page
    for name in ("sources.bib", "sources.csl.json"):
        assert f'href="../../data/{name}"' in page
        assert f"harbour/data/{name}" in files
    assert "@incollection" not in page
    assert "dahl-winter" in entries.entries


def test_the_place_is_on_the_page_and_opens_there(files: Mapping[str, str]) -> None:
    page = files["harbour/index.md"].replace("\N{NO-BREAK SPACE}", " ")
    assert "(<https://films.example/new-quay#t=3730>), 1&#58;02&#58;10" in page
    assert "(<https://radio.example/vance#t=760>), 12&#58;40" in page
    assert "(sources.md#dahl-winter), p&#46; 14" in page


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ('say "no"', "say ``no''"),
        ('"a" "b"', "``a'' ``b''"),
        ('"\'90s"', "{``}'90s''"),
        ("\"the '90s'\"", "``the '90s'{''}"),
        ("{paired}", r"\{paired\}"),
        ("}un{paired", r"$\rbrace$un$\lbrace$paired"),
        (r"\{", r"\textbackslash{}$\lbrace$"),
    ],
)
def test_tex(text: str, written: str) -> None:
    assert tex(text) == written
