"""One timeline in several languages: what of it is the original's, and what is its own."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from html.parser import HTMLParser
from pathlib import Path

import pytest
from tests.site.projects import CONFIG, TODAY, Project, harbour

from dateline import build
from dateline.data.keys import EVENT, Translated
from dateline.text.original_text import OriginalText

FRENCH = """
translates: ../../talks
language: fr
title: Les pourparlers du port
summary: Ce qui fut dit au port.
terms:
  talks: pourparlers
  Foreign Minister: Ministre
  7 July: 7 juillet
  8 July: 8 juillet
remarks:
  long-term: {same_because: Les deux rapportent une réponse.}
disputes:
  contact:
    question: Qui a rompu ?
    positions: {north-did: Le Nord., south-did: Le Sud.}
events:
  - id: talks-begin
    title: Les pourparlers commencent
    text: Selon [@outlet-a]. Puis vint [la fin](event:belov-leaves).
    accounts:
      - source: outlet-a
        translation: {text: Nous voulons un accord durable}
  - {id: belov-leaves, title: Belov part}
"""
ENGLISH_DAY = "date: 2022-07-07"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """The harbour talks in English, and in French beside them."""
    made = harbour(tmp_path)
    made.write({"docs/fr/talks/timeline.yml": FRENCH})
    return made


def data(project: Project, folder: str) -> dict[str, object]:
    found: dict[str, object] = json.loads(project.read(f"out/{folder}/data/timeline.json"))
    return found


def test_a_translation_is_whole(project: Project) -> None:
    assert project.dateline("check").output == "No problems.\n"
    done = project.dateline("build", "--out", "out")
    assert done.code == 0, done.output
    page = project.read("out/fr/talks/index.md")
    assert "Les pourparlers commencent" in page
    assert "Nous voulons un accord durable" in page
    assert "<mark>We want</mark> a long-term deal, <mark>nothing else</mark>" in page
    assert "8 juillet 2022" in page
    assert "[English](../../talks/index.md){ hreflang=en lang=en }" in page
    english = project.read("out/talks/index.md")
    assert "[français](../fr/talks/index.md){ hreflang=fr lang=fr }" in english


def test_all_but_the_words_is_the_original_s(project: Project) -> None:
    project.dateline("build", "--out", "out")
    ours, theirs = data(project, "fr/talks"), data(project, "talks")
    for key in ("id", "date", "earliest", "latest", "standing", "outlets", "precision"):
        assert [e[key] for e in ours["events"]] == [e[key] for e in theirs["events"]]  # type: ignore[attr-defined]
    for one, other in zip(ours["events"], theirs["events"], strict=True):  # type: ignore[call-overload]
        for mine, its in zip(one["accounts"], other["accounts"], strict=True):
            assert (mine["words"], mine["checked"]) == (its["words"], its["checked"])
            assert its["checked"] or not its["words"]
    assert ours["other_languages"] == [{"language": "en", "url": "talks/data/timeline.json"}]
    assert theirs["other_languages"] == [{"language": "fr", "url": "fr/talks/data/timeline.json"}]


def test_every_key_that_a_translation_writes_anew_is_taken_from_it(project: Project) -> None:
    anew = (Translated.HERE, Translated.NAME)
    keys = [key.name for key in EVENT.keys if key.translated in anew]
    told = FRENCH.replace(
        "{id: belov-leaves, title: Belov part}",
        "{id: belov-leaves, " + ", ".join(f"{key}: En français {key}" for key in keys) + "}",
    )
    project.write({"docs/fr/talks/timeline.yml": told})
    project.dateline("build", "--out", "out")
    events = data(project, "fr/talks")["events"]
    assert isinstance(events, list)
    (event,) = (event for event in events if event["id"] == "belov-leaves")
    assert {key: event[key] for key in keys} == {key: f"En français {key}" for key in keys}


def test_dates_are_typed_in_the_original_s_language(project: Project) -> None:
    project.replace("docs/talks/timeline.yml", ENGLISH_DAY, "date: 7 July 2022")
    project.dateline("build", "--out", "out")
    assert data(project, "fr/talks")["events"][0]["date_text"] == "7 juillet 2022"  # type: ignore[index]


def test_the_original_s_translation_is_not_taken_over(project: Project) -> None:
    project.replace(
        "docs/talks/timeline.yml",
        'quote: "We want a long-term deal, nothing else"',
        'quote: "We want a long-term deal, nothing else"\n        translation: {text: Deal}',
    )
    project.replace(
        "docs/fr/talks/timeline.yml",
        "    accounts:\n      - source: outlet-a\n"
        "        translation: {text: Nous voulons un accord durable}\n",
        "",
    )
    project.dateline("build", "--out", "out")
    french, english = data(project, "fr/talks"), data(project, "talks")
    assert english["events"][0]["accounts"][0]["translation"]["text"] == "Deal"  # type: ignore[index]
    assert not french["events"][0]["accounts"][0]["translation"]["text"]  # type: ignore[index]


def test_words_without_a_language_are_marked_as_the_original_s(project: Project) -> None:
    project.dateline("build", "--out", "out")
    page = project.read("out/fr/talks/index.md")
    assert re.search(r'<span lang="en"><bdi>«\sA long-term deal <mark>', page)


def test_what_is_wrong_with_the_original_is_told_once(project: Project) -> None:
    project.replace("docs/talks/timeline.yml", ENGLISH_DAY, "date: 2022-02-30")
    done = project.dateline("check")
    assert done.code == 1
    assert done.output.count("2022-02-30") == 1
    assert "docs/fr/" not in done.output
    assert project.dateline("build", "--out", "out").code == 1
    assert not (project.folder / "out").exists()


def test_what_cannot_be_read_of_the_original_is_told_once(project: Project) -> None:
    project.replace("docs/talks/timeline.yml", "title: The harbour talks", "title: {")
    done = project.dateline("check")
    assert "docs/talks/timeline.yml" in done.output
    assert "docs/fr/" not in done.output


def test_a_quotation_of_nobody_in_a_translation_is_warned_of(project: Project) -> None:
    project.replace(
        "docs/fr/talks/timeline.yml", "Belov part", "Belov part « en trois mots vrais »"
    )
    done = project.dateline("check")
    assert done.output.startswith("docs/fr/talks/timeline.yml:23:")
    assert "[unchecked-quotation]" in done.output


def test_the_record_is_the_original_s(project: Project) -> None:
    before = project.read("docs/talks/checked.yml")
    assert project.dateline("verify", "--today", TODAY).code == 0
    assert project.dateline("verify", "--frozen").code == 0
    assert project.read("docs/talks/checked.yml") == before
    assert sorted(path.name for path in (project.docs / "fr/talks").iterdir()) == ["timeline.yml"]


def test_pictures_are_found_from_the_original_s_folder(project: Project) -> None:
    project.write({"docs/talks/hall.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>"})
    project.replace(
        "docs/talks/timeline.yml",
        "    note: A secret\n    accounts",
        "    note: A secret\n    image: {file: hall.svg, alt: A hall}\n    accounts",
    )
    project.replace("docs/fr/talks/timeline.yml", "terms:\n", "terms:\n  A hall: Une salle\n")
    done = project.mkdocs("build", "--strict")
    assert done.code == 0, done.output
    page = (project.site / "fr/talks/index.html").read_text("utf-8")
    assert re.search(r'<img src="../../talks/hall.svg"[^>]* alt="Une salle"', page) or re.search(
        r'alt="Une salle"[^>]* src="../../talks/hall.svg"', page
    )


def test_heads_name_the_languages(project: Project) -> None:
    done = project.mkdocs("build", "--strict")
    assert done.code == 0, done.output
    site = "https://news.example/harbour/"
    for name in ("talks/sources/index.html", "fr/talks/sources/index.html"):
        page = (project.site / name).read_text("utf-8")
        assert re.findall(r'hreflang="(..)" href="(https[^"]+)"', page) in (
            [("en", f"{site}talks/sources/"), ("fr", f"{site}fr/talks/sources/")],
            [("fr", f"{site}fr/talks/sources/"), ("en", f"{site}talks/sources/")],
        )
    light = (project.site / "fr/talks/e/belov-leaves/index.html").read_text("utf-8")
    assert f'<link rel="alternate" hreflang="en" href="{site}talks/e/belov-leaves/">' in light
    assert "hreflang" not in (project.site / "index.html").read_text("utf-8")


def test_without_a_site_s_address_the_heads_name_them_too(tmp_path: Path) -> None:
    config = CONFIG.replace("site_url: https://news.example/harbour/\n", "")
    made = harbour(tmp_path, config)
    made.write({"docs/fr/talks/timeline.yml": FRENCH})
    assert made.mkdocs("build").code == 0
    page = (made.site / "talks/people/index.html").read_text("utf-8")
    assert 'hreflang="fr" href="../../fr/talks/people/"' in page
    light = (made.site / "talks/e/belov-leaves/index.html").read_text("utf-8")
    assert 'hreflang="fr" href="../../../fr/talks/e/belov-leaves/"' in light


def test_an_edit_of_the_original_is_seen_in_the_next_build(project: Project) -> None:
    assert project.mkdocs("build", "--strict").code == 0
    project.replace("docs/talks/timeline.yml", ENGLISH_DAY, "date: 2022-07-06/2022-07-07")
    project.replace(
        "docs/talks/timeline.yml", "    date_from: [{source: outlet-b, words: on Thursday}]\n", ""
    )
    done = project.mkdocs("build")
    assert done.code == 0, done.output
    page = (project.site / "fr/talks/index.html").read_text("utf-8")
    assert "2022-07-06" in page


UNTOLD = FRENCH.replace("  - {id: belov-leaves, title: Belov part}\n", "").replace(
    "  Foreign Minister: Ministre\n", ""
)


def test_a_text_that_is_the_original_s_is_in_its_language(project: Project) -> None:
    project.write({"docs/fr/talks/timeline.yml": UNTOLD, "docs/talks/notes/a.md": "# Notes\n"})
    text = "See [the notes](notes/a.md#top), [them](people.md) and [it](https://a.example/b)."
    project.replace(
        "docs/talks/timeline.yml",
        "title: Belov leaves early",
        f"title: Belov leaves early\n    text: {text}",
    )
    done = project.dateline("build", "--out", "out")
    assert done.code == 0, done.output
    page = project.read("out/fr/talks/index.md")
    assert '### <span lang="en" dir="ltr">Belov leaves early</span> { #belov-leaves' in page
    said = "See [the notes](<../../talks/notes/a.md#top>), [them](<people.md>) and [it](<https:"
    assert f'<div lang="en" dir="ltr" markdown>\n\n{said}' in page
    assert "Les pourparlers commencent" in page
    assert 'lang="en" dir="ltr">Les pourparlers commencent' not in page
    people = project.read("out/fr/talks/people.md")
    assert '<span lang="en" dir="ltr">Foreign Minister</span>' in people
    # A name is no word of a language.
    (heading,) = re.findall(r"^## .*Ana Belov.*", people, re.MULTILINE)
    assert "<span" not in heading
    light = project.read("out/fr/talks/e/belov-leaves/index.html")
    assert '<span lang="en" dir="ltr">Belov leaves early</span>' in light
    assert "<title>" in light
    assert "span" not in light.partition("<title>")[2].partition("</title>")[0]
    feed = project.read("out/fr/talks/feed.xml")
    assert "&lt;span" not in feed.partition("<entry>")[2].partition("</title>")[0]
    # The original's own pages are in one language.
    assert 'lang="en" dir="ltr">Belov' not in project.read("out/talks/index.md")


def test_the_pages_of_a_site_lead_where_the_original_s_links_do(project: Project) -> None:
    project.write({"docs/fr/talks/timeline.yml": UNTOLD, "docs/talks/notes/a.md": "# Notes\n"})
    project.replace(
        "docs/talks/timeline.yml",
        "title: Belov leaves early",
        "title: Belov leaves early\n    text: See [the notes](notes/a.md).",
    )
    done = project.mkdocs("build")
    assert done.code == 0, done.output
    page = (project.site / "fr/talks/index.html").read_text("utf-8")
    assert '<a href="../../talks/notes/a/">the notes</a>' in page
    assert re.search(r'<div lang="en" dir="ltr">\s*<p>See ', page)
    assert "notes/a.md" not in done.output


class Spoken(HTMLParser):
    """Each text of a page with the language that it is in."""

    VOID = frozenset(("br", "hr", "img", "input", "link", "meta", "wbr"))

    def __init__(self, html: str) -> None:
        super().__init__()
        self.texts: list[tuple[str, str]] = []
        self._languages = [("", "")]
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in self.VOID:
            self._languages.append((tag, dict(attrs).get("lang") or self._languages[-1][1]))

    def handle_endtag(self, tag: str) -> None:
        while tag not in self.VOID and len(self._languages) > 1:
            if self._languages.pop()[0] == tag:
                break

    def handle_data(self, data: str) -> None:
        if {tag for tag, _ in self._languages}.isdisjoint(("script", "title", "style")):
            self.texts.append((" ".join(data.split()), self._languages[-1][1]))


def texts_of(value: object) -> Iterator[OriginalText]:
    """All texts of a record that are an original's."""
    if isinstance(value, OriginalText):
        yield value
    elif is_dataclass(value):
        for one in fields(value):
            yield from texts_of(getattr(value, one.name))
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from texts_of(item)
    elif isinstance(value, tuple):
        for item in value:
            yield from texts_of(item)


def test_each_text_of_the_original_is_marked_wherever_it_is(project: Project) -> None:
    bare = "translates: ../../talks\nlanguage: fr\ntitle: Les pourparlers du port\n"
    project.write({"docs/fr/talks/timeline.yml": bare})
    done = project.mkdocs("build")
    assert done.code == 0, done.output
    (timeline,) = (t for t in build.load(project.docs).timelines if t.folder == "fr/talks")
    left = {str(text) for text in texts_of(timeline) if "[" not in text}
    assert len(left) > 6
    found = set()
    for page in (project.site / "fr/talks").rglob("*.html"):
        html = page.read_text("utf-8")
        main = html.partition('role="main">')[2] or html  # without the theme
        for text, language in Spoken(main).texts:
            for one in left & {text}:
                found.add(one)
                assert language == "en", f"{page.relative_to(project.site)}: {text}"
    assert len(found) > 6, left - found
