"""Written Markdown is the contract: another builder makes the same timeline of it."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path

import pytest
from tests.site.links import BuiltSite
from tests.site.projects import CANARY, ROOT, Project, files_of, run

# What the guide tells people to add for a builder that knows no plugins.
NAMED = "extra_css: [assets/dateline.css]\nextra_javascript: [assets/dateline.js]\n"
EXTENSIONS = "markdown_extensions: [attr_list, md_in_html, tables, {toc: {permalink: false}}]\n"
MATERIAL = (
    "site_name: The Example\nsite_url: https://news.example/harbour/\n"
    "theme: {name: material, font: false, language: en}\nplugins: [search, dateline]\n"
) + EXTENSIONS
VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}


class Articles(HTMLParser):
    """The text of each event of a page, by its id; its heading and the time of its date."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: dict[str, str] = {}
        self.titles: dict[str, str] = {}
        self.times: dict[str, list[str]] = {}
        self._open: list[str] = []
        self._id = ""
        self.words: list[str] = []
        self._times: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in VOID:
            return
        values = dict(attrs)
        if tag == "article" and "dl-event" in (values.get("class") or ""):
            self._open, self._id, self.words, self._times = [], "", [], []
        self._open.append(tag)
        if tag == "h3" and values.get("id"):
            self._id = values["id"] or ""
        if tag == "time":
            self._times.append(values.get("datetime") or "")

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        while self._open and self._open.pop() != tag:
            pass
        if tag == "h3" and self._id:
            self.titles[self._id] = flat(self.words)
        if tag == "article" and self._id:
            self.texts[self._id] = flat(self.words)
            self.times[self._id] = self._times
            self._id = ""

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def flat(words: list[str]) -> str:
    return " ".join("".join(words).replace("¶", "").split())


def articles(site: Path, name: str) -> Articles:
    reader = Articles()
    reader.feed((site / name / "index.html").read_text("utf-8"))
    return reader


@pytest.fixture(scope="session")
def both(pristine: Project, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Project]:
    """The small project, and the first timeline where it is, built by either builder."""
    built = {}
    for builder in ("mkdocs", "zensical"):
        folder = tmp_path_factory.mktemp(builder) / "project"
        shutil.copytree(pristine.folder, folder)
        shutil.copytree(ROOT / "docs" / "bali-2022", folder / "docs" / "bali-2022")
        project = built[builder] = Project(folder)
        project.write({"mkdocs.yml": MATERIAL + NAMED})
        if builder == "zensical":
            assert project.dateline("build").code == 0
        done = run([sys.executable, "-m", builder, "build", "--strict"], folder)
        assert done.code == 0, done.output
    return built


@pytest.mark.parametrize("name", ["talks", "bali-2022"])
def test_the_same_events_titles_dates_and_texts(both: Mapping[str, Project], name: str) -> None:
    one, other = (articles(both[builder].site, name) for builder in ("mkdocs", "zensical"))
    assert list(one.texts) == list(other.texts)
    assert len(one.texts) > 1
    assert one.titles == other.titles
    assert one.times == other.times
    assert one.texts == other.texts


@pytest.mark.parametrize("page", ["disputes", "people", "sources"])
def test_the_same_pages_beside_the_timeline(both: Mapping[str, Project], page: str) -> None:
    texts = []
    for builder in ("mkdocs", "zensical"):
        html = (both[builder].site / "talks" / page / "index.html").read_text("utf-8")
        start = html.index('<div class="dl"')
        reader = Articles()
        reader.feed(html[start : html.index("</article>", start)])
        texts.append(flat(reader.words))
    assert texts[0] == texts[1]
    assert len(texts[0]) > 200


def test_the_same_permanent_addresses_and_data(both: Mapping[str, Project]) -> None:
    one, other = (
        {
            name: content
            for name, content in files_of(both[builder].site)
            if (
                name.startswith(("talks/", "bali-2022/"))
                and not name.endswith((".yml", "/index.html"))
            )
            or "/e/" in name
        }
        for builder in ("mkdocs", "zensical")
    )
    assert one == other


def test_links_lead_somewhere(both: Mapping[str, Project]) -> None:
    site = BuiltSite(both["zensical"].site, "https://news.example/harbour/")
    assert [line for line in site.lost_links() if line.startswith(("talks", "bali"))] == []


def test_private_texts_stay_private(both: Mapping[str, Project]) -> None:
    for name, content in files_of(both["zensical"].site):
        assert CANARY.encode() not in content, name
