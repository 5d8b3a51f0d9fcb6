"""Four ways to one page: MkDocs with the plugin, MkDocs and Zensical on written Markdown, and
Zensical on pages whose bodies are HTML. Each gives a reader the same.
"""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

import pytest
from tests.hostile.conftest import ATTACKS, attacked
from tests.hostile.syntax import LINES
from tests.site.links import BuiltSite
from tests.site.projects import ROOT, Project, run

ADDRESS = "https://news.example/harbour/"
CONFIG = """
site_name: The Example
site_url: https://news.example/harbour/
theme: {{name: material, font: false, language: en}}
plugins: [search{plugin}]
use_directory_urls: {directories}
extra_css: [assets/dateline.css]
extra_javascript: [assets/dateline.js]
markdown_extensions:
  - attr_list
  - md_in_html
  - tables
  - toc: {{permalink: false}}
"""
SITES = {
    "bali-2022": ROOT / "docs" / "bali-2022",
    "harbour-talks": ROOT / "tools" / "harbour" / "docs" / "harbour-talks",
    "long": ROOT / "tests" / "pages" / "long" / "docs" / "harbour-works",
    "right-to-left": ROOT / "tests" / "pages" / "right-to-left" / "docs" / "talks",
}
HOSTILE = (*ATTACKS[:6], *LINES[::5])
WAYS = {
    "plugin": ("mkdocs", None),
    "markdown": ("mkdocs", "markdown"),
    "zensical": ("zensical", "markdown"),
    "zensical-html": ("zensical", "html"),
}
VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
# What people hear and follow. Others' values are for the style sheet or the search.
TOLD = {"id", "class", "role", "href", "src", "alt", "lang", "dir", "datetime", "title", "name"}


class Page(HTMLParser):
    """What a timeline's page gives a reader: its elements, with what they say of themselves, and
    its text, in order; nothing that a theme adds.
    """

    def __init__(self, here: str) -> None:
        super().__init__(convert_charrefs=True)
        self.told: list[str] = []
        self._here = here
        self._words = ""
        self._depth = 0
        self._is_of_site = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if not self._depth and values.get("class", "").split()[:1] != ["dl"]:
            return
        # Of the site, as permanent links in headings are: the plugin gives it where it has none.
        self._is_of_site = values.get("class") == "dl-opens"
        if self._is_of_site:
            return
        self._end_text()
        kept = {
            name: self._kept(name, value)
            for name, value in values.items()
            if name in TOLD or name.startswith("aria-")
        }
        if tag == "h1":  # of the title, made by the builder
            kept.pop("id", None)
        self.told.append(f"<{tag} {sorted(kept.items())}>")
        self._depth += tag not in VOID

    def handle_endtag(self, tag: str) -> None:
        if self._is_of_site:
            self._is_of_site = False
        elif self._depth and tag not in VOID:
            self._end_text()
            self._depth -= 1
            self.told.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if self._depth:
            self._words += data

    def _kept(self, name: str, value: str) -> str:
        if name != "href":
            return value
        # Builders write one way to a page in several forms.
        address, anchor = urldefrag(urljoin(f"https://here.example/{self._here}", value))
        address = re.sub(r"(^|/)index\.html$", r"\1", address).rstrip("/")
        return f"{unquote(address)}#{unquote(anchor)}"

    def _end_text(self) -> None:
        words = re.sub(r"[ \t\r\n]+", " ", self._words).strip(" ")
        self._words = ""
        if words:
            self.told.append(words)


def read_pages(site: Path) -> dict[str, list[str]]:
    found = {}
    for path in sorted(site.rglob("*.html")):
        name = path.relative_to(site).as_posix()
        html = path.read_text("utf-8")
        if '<div class="dl"' in html:
            page = Page(name)
            page.feed(html[html.index('<div class="dl"') :])
            found[name] = page.told
    return found


def make(folder: Path, name: str) -> Project:
    if name == "hostile":
        return attacked(folder, HOSTILE, "site_name: X\n")
    project = Project(folder)
    shutil.copytree(SITES[name], project.docs / SITES[name].name)
    project.write({"docs/index.md": "# By hand\n"})
    return project


def build(folder: Path, name: str, way: str, directories: str) -> Path:
    builder, bodies = WAYS[way]
    project = make(folder, name)
    plugin = "" if bodies else ", dateline"
    config = CONFIG.format(plugin=plugin, directories=directories)
    project.write({"mkdocs.yml": config.replace("[search]", "[search, dateline]")})
    if bodies:
        done = project.dateline("build", "--bodies", bodies)
        assert done.code == 0, done.output
        if builder == "mkdocs":
            project.write({"mkdocs.yml": config})
    made = run([sys.executable, "-m", builder, "build"], folder)
    assert made.code == 0, made.output
    return project.site


@pytest.fixture(scope="module", params=[*SITES, "hostile"])
def ways(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Mapping[str, Path]:
    """A site as each way makes it."""
    # One of them has addresses that end in .html.
    directories = "false" if request.param == "long" else "true"
    folder = tmp_path_factory.mktemp("ways")
    return {way: build(folder / way, request.param, way, directories) for way in WAYS}


@pytest.mark.parametrize("way", [way for way in WAYS if way != "plugin"])
def test_the_same_pages(ways: Mapping[str, Path], way: str) -> None:
    one, other = read_pages(ways["plugin"]), read_pages(ways[way])
    assert len(one) >= 3
    assert sorted(one) == sorted(other)
    for name, told in one.items():
        assert told == other[name], name


@pytest.mark.parametrize("way", WAYS)
def test_links_lead_somewhere(ways: Mapping[str, Path], way: str) -> None:
    site = BuiltSite(ways[way], ADDRESS)
    ours = read_pages(ways[way]).keys()
    assert [line for line in site.lost_links() if line.partition(":")[0] in ours] == []
