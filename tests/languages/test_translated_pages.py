"""Pages in another language: its words, its dates, its direction, and no English left over."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

import dateline
from dateline.dates import show_date
from dateline.languages import texts_for

HERE = Path(__file__).parent
POURPARLERS = (HERE / "pourparlers.yml").read_text("utf-8")
# A page, and words that it shows.
FRENCH = (HERE / "pourparlers.txt").read_text("utf-8").splitlines()
SITE = dateline.Settings(
    site_url="https://nouvelles.example/", site_name="L’Exemple", report_url="mailto:a@b.example"
)
PRIVATE = {
    "journal-a": "Vendredi, ce fut fini. « Nous voulons un accord durable », a dit Ana Belov. Elle "
    "partit vendredi. « La Norlande n’a pas tenu ses promesses », dit Belov.",
    "journal-b": "Cela commença jeudi. « Nous voulons un accord stable », dit Belov. Selon Dahl, "
    "la Sudlande avait raccroché.",
    "livre-c": "Ana Belov partit à midi, sans un mot.",
}
# Dates that another language does not read, and the sources whose words stay French.
FRENCH_DATES = {
    "août 2021": "2021-08", "avant le 10 juillet 2022": "before 2022-07-10",
    "7 juillet 2022": "2022-07-07", "6 juillet 2022": "2022-07-06",
    "vendredi 8 juillet 2022": "2022-07-08", "9 juillet 2022": "2022-07-09",
    "avril 2022": "2022-04", "outlet: Journal B,": "outlet: Journal B, language: fr,",
}  # fmt: skip
# What stands in the files for programs is not for readers.
FOR_READERS = (".md", ".html", ".xml")

TALKS = """
title: محادثات
language: {language}
events:
  - {{id: start, date: 2022-07-08, title: بداية, accounts: [a]}}
sources:
  a: {{type: news, outlet: صحيفة, published: 2022-07-09}}
"""


def build(folder: Path, text: str, settings: dateline.Settings = SITE) -> Mapping[str, str]:
    """The generated files that readers see, by their path in the timeline's folder."""
    (folder / "docs" / "t").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text("site_name: L’Exemple\n", encoding="utf-8")
    (folder / "docs" / "t" / "timeline.yml").write_text(text, encoding="utf-8")
    (folder / "docs" / "t" / "salle.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (folder / "texts").mkdir()
    for source, private in PRIVATE.items():
        (folder / "texts" / f"{source}.txt").write_text(private, encoding="utf-8")
    verified = dateline.verify(folder / "docs", "2026-11-22")
    assert not verified.has_errors, "\n".join(map(dateline.as_text, verified.problems))
    outputs = dateline.load(folder / "docs", settings=settings).render()
    return {
        output.path.removeprefix("t/"): output.content.decode()
        for output in outputs
        if output.path.endswith(FOR_READERS)
    }


@pytest.fixture(scope="module")
def french(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    return build(tmp_path_factory.mktemp("fr"), POURPARLERS)


@pytest.fixture(scope="module")
def long_french(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """The same, its pages so short that each period has one of its own."""
    settings = dateline.Settings(page_size=1)
    return build(tmp_path_factory.mktemp("long"), POURPARLERS, settings)


def seen(page: str) -> str:
    """A page's text: no tags, characters for references, plain spaces for those that hold."""
    # A `<details>` of a citation page has forms for programs, which are in no language.
    text = re.sub(r"<(script|style)\b.*?</\1>|<details>.*?</details>", "", page, flags=re.DOTALL)
    # A feed escapes its HTML, so that tags come to light twice.
    for _ in range(2):
        text = html.unescape(re.sub(r"<[^>]+>", "", text))
    return re.sub(r"[ \u00a0\u202f]+", " ", text)


def words_of(page: str) -> str:
    """What is left when link targets, ids and classes go too, and the names of fields."""
    text = re.sub(r"\]\([^)\s]*\)|\{:? ?[#.][^}]*\}", "]", seen(page))
    return re.sub(r'\b[\w-]+ ?=|"[\w-]+":', "", text)


@pytest.mark.parametrize(("page", "words"), [line.split(" | ", 1) for line in FRENCH])
def test_a_french_page_speaks_french(french: Mapping[str, str], page: str, words: str) -> None:
    assert words in seen(french[page])


@pytest.mark.parametrize(
    "page",
    [
        *("index.md", "disputes.md", "people.md", "sources.md", "corrections.md"),
        *("embed/index.html", "e/depart/index.html", "e/depart/cite.html", "e/effacee/index.html"),
    ],
)
def test_a_french_page_says_that_it_is_french(french: Mapping[str, str], page: str) -> None:
    assert 'lang="fr" dir="ltr"' in french[page]


def test_a_long_french_timeline_speaks_french(long_french: Mapping[str, str]) -> None:
    july = next(page for name, page in long_french.items() if name.startswith("2022-07"))
    assert 'title: "Les pourparlers du port\u00a0: ' in july
    assert "[Vue d’ensemble](index.md)" in july
    assert "Plus tôt : mai 2022" in seen(july)
    assert "1 autre" not in seen(july)
    assert '<nav class="dl-periods" aria-label="Périodes">' in long_french["embed/index.html"]
    assert 'aria-current="page">Vue d’ensemble</a>' in long_french["embed/index.html"]


@pytest.mark.parametrize("built", ["french", "long_french"])
def test_no_english_is_left(built: str, request: pytest.FixtureRequest) -> None:
    pages: Mapping[str, str] = request.getfixturevalue(built)
    english = english_only()
    assert len(english) > 100
    for name, page in pages.items():
        text = words_of(page)
        left = [words for words in english if re.search(rf"\b{re.escape(words)}\b", text)]
        assert not left, name


@pytest.mark.parametrize("language", ["de", "es", "id", "ru", "uk"])
def test_no_english_is_left_in_other_languages(tmp_path: Path, language: str) -> None:
    text = POURPARLERS.replace("language: fr\n", f"language: {language}\n", 1)
    for french, iso in FRENCH_DATES.items():
        text = text.replace(french, iso)
    pages = build(tmp_path, text)
    assert f'lang="{language}" dir="ltr"' in pages["index.md"]
    english = english_only(language)
    assert len(english) > 100
    for name, page in pages.items():
        text = words_of(page)
        left = [words for words in english if re.search(rf"\b{re.escape(words)}\b", text)]
        assert not left, name


def english_only(language: str = "fr") -> list[str]:
    """What English says between the values of its texts, and a language does not."""
    french = " ".join(texts_for(language).messages.values()) + POURPARLERS
    parts = [
        part.strip(" .,:;()“”")
        for message in texts_for("en").messages.values()
        for part in re.split(r"\{\w+\}", message)
    ]
    ours = ("Dateline",)  # feeds name what made them
    return [part for part in parts if len(part) > 4 and part not in french and part not in ours]


@pytest.mark.parametrize(
    ("language", "direction"), [("fr", "ltr"), ("ar", "rtl"), ("he", "rtl"), ("en", "ltr")]
)
def test_every_page_has_its_language_and_direction(
    tmp_path: Path, language: str, direction: str
) -> None:
    pages = build(tmp_path, TALKS.format(language=language))
    names = ("index.md", "sources.md", "embed/index.html", "e/start/index.html",
             "e/start/cite.html")  # fmt: skip
    for name in names:
        assert f'lang="{language}" dir="{direction}"' in pages[name], name


def test_without_a_catalogue_words_are_english_and_dates_are_not(tmp_path: Path) -> None:
    pages = build(tmp_path, TALKS.format(language="nl"))
    assert "Cite" in pages["index.md"]
    assert show_date(dateline.read_date("2022-07-08"), "nl") == "8 juli 2022"
    assert "8 juli 2022" in seen(pages["index.md"])


@pytest.mark.parametrize("pages", ["french", "long_french"])
def test_french_colons_and_semicolons_do_not_touch_the_word_before(
    pages: str, request: pytest.FixtureRequest
) -> None:
    for name, page in request.getfixturevalue(pages).items():
        body = page.split("\n---\n", 1)[-1]  # without the settings of a page
        assert re.findall(r".*[\w»)][:;] .*", seen(body)) == [], name
    corrections = request.getfixturevalue(pages)["corrections.md"]
    assert "22 novembre 2026\u00a0: Correction" in html.unescape(corrections)


BORROWED = """
title: محادثات
language: {language}
events:
  - {{id: start, date: 2022-07-08, title: بداية, accounts: [a]}}
  - {{id: month, date: 2022-07, title: شهر, accounts: [a]}}
  - {{id: bound, date: before 2022-07-08, title: حد, accounts: [a]}}
  - {{id: both, date: 2022-07-01/2022-07-03, title: أيام, accounts: [a]}}
sources:
  a: {{type: news, outlet: صحيفة, published: 2022-07-09}}
"""
ENGLISH = '<bdi lang="en" dir="ltr">'


@pytest.mark.parametrize("language", ["he", "ja"])
def test_english_words_among_others_stand_apart(tmp_path: Path, language: str) -> None:
    pages = build(tmp_path, BORROWED.format(language=language))
    index, day = pages["index.md"], show_date(dateline.read_date("2022-07-08"), language)
    month = show_date(dateline.read_date("2022-07"), language, brief=True)
    assert f"[{ENGLISH}Link</bdi>](e/start/index.html)" in index
    assert f"{ENGLISH}Cited: <bdi>[<bdi>صحيفة</bdi>](sources.md#a)</bdi></bdi>" in index
    assert (
        f'{ENGLISH}<time datetime="2022-07"><bdi>{month}</bdi></time>, day not known</bdi>' in index
    )
    assert f">before <bdi>{day}</bdi></span></bdi>" in index
    assert f'<time datetime="2022-07-08">{day}</time>' in index  # no English, no element
    cite = pages["e/start/cite.html"]
    assert f"<h1>{ENGLISH}Cite “<bdi>بداية</bdi>”</bdi></h1>" in cite
    assert "<title>Cite “بداية” · محادثات</title>" in cite
    for name, page in pages.items():
        inside = re.sub(r"<title>.*?</title>|<bdi.*?</bdi>", "", page)  # a title has no elements
        assert not re.search(r'="[^"]*<bdi', page), name
        assert ">Cite" not in inside, name
        assert ">Link<" not in inside, name


def test_a_language_with_words_of_its_own_needs_no_element(french: Mapping[str, str]) -> None:
    assert not [name for name, page in french.items() if ENGLISH in page]
